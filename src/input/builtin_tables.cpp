// SPDX-License-Identifier: Apache-2.0
#include "input/builtin_tables.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace placeline::input {

std::vector<std::vector<std::string_view>> builtin_rows(std::string_view table, std::size_t width)
{
    std::vector<std::vector<std::string_view>> rows;
    bool head_seen = false;
    while (!table.empty()) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        std::string_view line = table.substr(0, end);
        table.remove_prefix(std::min(end + 1, table.size()));
        if (line.empty() || line.starts_with('#') || !std::exchange(head_seen, true)) {
            continue;
        }
        std::vector<std::string_view> cells;
        for (std::size_t tab = 0; tab != std::string_view::npos;) {
            tab = line.find('\t');
            cells.push_back(line.substr(0, tab));
            line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
        }
        if (cells.size() != width) {
            throw Error{fmt::format("geodata: a row that begins with \"{}\" has {} cells; expected {}", cells.front(),
                                    cells.size(), width)};
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

} // namespace placeline::input
