// SPDX-License-Identifier: Apache-2.0
#include "input/corrections_file.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "input/hand_table.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace placeline::input {

namespace {

/// Of a row's cells, in this order.
constexpr std::array<std::string_view, 10> columns{"action", "event", "report",   "quote", "field",
                                                   "old",    "new",   "reviewer", "date",  "reason"};

Correction correction_of(const std::vector<std::string>& cells)
{
    const auto action = parse_correction_action(ascii_lower(cells[0]));
    if (!action) {
        throw InputError{fmt::format("\"action\" is \"{}\"; expected set, drop, merge, split or lock", cells[0])};
    }
    return {.action = *action,
            .event = cells[1],
            .report = cells[2],
            .quote = cells[3],
            .field = cells[4],
            .old_value = cells[5],
            .new_value = cells[6],
            .reviewer = cells[7],
            .date = cells[8],
            .reason = cells[9],
            .origin = {}};
}

} // namespace

CorrectionsFile read_corrections(const std::string& name)
{
    const HandTable table = read_hand_table(name, columns, "action");
    CorrectionsFile file;
    // A worklist that was filled in has columns that are for the reader.
    const bool worklist = std::ranges::find(table.unknown_columns, "rank") != table.unknown_columns.end();
    for (const std::string& column : worklist ? std::vector<std::string>{} : table.unknown_columns) {
        file.warnings.push_back(fmt::format("{}: the column \"{}\" means nothing in corrections; expected {}",
                                            table.header_origin, column, fmt::join(columns, ", ")));
    }
    records::RecordReader reader;
    for (const HandRow& given : table.rows) {
        if (given.json.empty() && given.cells[0].empty()) {
            continue; // of a worklist, not decided yet
        }
        try {
            file.rows.push_back(given.json.empty() ? correction_of(given.cells) : reader.read_correction(given.json));
        } catch (const InputError& error) {
            throw InputError{given.origin + ": " + error.what()};
        }
        file.rows.back().origin = given.origin;
    }
    return file;
}

} // namespace placeline::input
