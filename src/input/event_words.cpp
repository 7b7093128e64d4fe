// SPDX-License-Identifier: Apache-2.0
#include "input/event_words.hpp"

#include "input/ascii.hpp"
#include "input/builtin_tables.hpp"
#include "text/fold.hpp"

#include <map>
#include <utility>

namespace placeline::input {

namespace {

using ByPreset = std::map<std::pair<std::string, std::string>, std::string>;

const ByPreset& event_types()
{
    static const ByPreset table = [] {
        ByPreset built;
        for (const auto& row : builtin_rows(event_types_table, 3)) {
            built[{std::string{row[0]}, text::folded(row[1])}] = row[2] == "-" ? std::string_view{} : row[2];
        }
        return built;
    }();
    return table;
}

} // namespace

std::optional<std::string> event_type_in_cell(std::string_view preset, std::string_view cell)
{
    std::string key = text::folded(trimmed(cell));
    const bool coded = preset == "gdelt";
    while (!key.empty()) {
        if (const auto found = event_types().find({std::string{preset}, key}); found != event_types().end()) {
            return found->second;
        }
        if (!coded) {
            return std::nullopt;
        }
        key.pop_back(); // what is not listed is as what it is a kind of
    }
    return std::nullopt;
}

std::string country_of_fips(std::string_view fips)
{
    static const std::map<std::string_view, std::string_view> table = [] {
        std::map<std::string_view, std::string_view> built;
        for (const auto& row : builtin_rows(fips_table, 2)) {
            built.emplace(row[0], row[1]);
        }
        return built;
    }();
    const auto found = table.find(trimmed(fips));
    return found == table.end() ? std::string{} : std::string{found->second};
}

} // namespace placeline::input
