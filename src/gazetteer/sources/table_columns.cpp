// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/table_columns.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace placeline::gazetteer {

namespace {

std::string plain(std::string_view name)
{
    std::string out = small_letters(name);
    std::erase_if(out, [](char c) { return c == '_' || c == '-' || c == ' ' || c == '#' || c == '.'; });
    return out;
}

} // namespace

std::string small_letters(std::string_view text)
{
    std::string out{text};
    for (char& c : out) {
        c = ascii_lower(c);
    }
    return out;
}

std::string_view trimmed(std::string_view text) noexcept
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

TableColumns::TableColumns(const std::vector<bridge::TableColumn>& columns)
{
    for (const auto& column : columns) {
        names_.push_back(plain(column.name));
        written_.push_back(column.name);
    }
}

std::size_t TableColumns::find(std::initializer_list<std::string_view> names) const
{
    for (const auto name : names) {
        const auto found = std::ranges::find(names_, plain(name));
        if (found != names_.end()) {
            return static_cast<std::size_t>(found - names_.begin());
        }
    }
    return absent;
}

std::string TableColumns::listed() const
{
    return fmt::format("{}", fmt::join(written_, ", "));
}

std::string_view TableColumns::value(const bridge::TableRow& row, std::size_t column)
{
    if (column >= row.values.size() || !row.values[column]) {
        return {};
    }
    return trimmed(*row.values[column]);
}

} // namespace placeline::gazetteer
