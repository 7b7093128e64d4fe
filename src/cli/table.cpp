// SPDX-License-Identifier: Apache-2.0
#include "cli/table.hpp"

#include <algorithm>
#include <utility>

namespace placeline::cli {

namespace {

std::size_t width_of(const std::string& utf8)
{
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

Table::Table(std::vector<std::string> heads)
{
    lines_.push_back({.cells = std::move(heads), .remark = {}});
}

void Table::row(std::vector<std::string> cells)
{
    lines_.push_back({.cells = std::move(cells), .remark = {}});
}

void Table::remark(std::string text)
{
    lines_.push_back({.cells = {}, .remark = std::move(text)});
}

std::string Table::text() const
{
    std::vector<std::size_t> widths;
    for (const Line& line : lines_) {
        widths.resize(std::max(widths.size(), line.cells.size()));
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(line.cells[i]));
        }
    }
    std::string out;
    for (const Line& line : lines_) {
        if (line.cells.empty()) {
            out += "    " + line.remark + '\n';
            continue;
        }
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
            out += line.cells[i];
            if (i + 1 < line.cells.size()) {
                out.append(widths[i] - width_of(line.cells[i]) + 2, ' ');
            }
        }
        out += '\n';
    }
    return out;
}

} // namespace placeline::cli
