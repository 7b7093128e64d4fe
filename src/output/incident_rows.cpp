// SPDX-License-Identifier: Apache-2.0
#include "output/incident_rows.hpp"

#include <algorithm>
#include <future>
#include <utility>

namespace placeline::output {

namespace {

/// Rows and their cells; both keep their memory from batch to batch.
struct Batch {
    static constexpr std::size_t most_rows = 512; // some 2 MB

    std::vector<IncidentRow> rows = std::vector<IncidentRow>(most_rows);
    std::vector<std::vector<Value>> cells = std::vector<std::vector<Value>>(most_rows);
    std::size_t size = 0;

    /// Fills it with the rows from `next` on. \return The incident after its last.
    std::size_t fill(const std::vector<MergedIncident>& incidents, bool located, std::size_t next)
    {
        for (size = 0; next < incidents.size() && size < most_rows; ++next) {
            if (position_of(incidents[next]).has_value() == located) {
                rows[size].fill(incidents[next]);
                cells_of(rows[size], incident_columns(), cells[size]);
                ++size;
            }
        }
        return next;
    }
};

} // namespace

void for_each_row(const std::vector<MergedIncident>& incidents, bool located,
                  const std::function<void(const MergedIncident&, std::span<const Value>)>& write)
{
    Batch now;
    std::size_t next = now.fill(incidents, located, 0);
    Batch later;
    while (now.size > 0) {
        std::future<std::size_t> filled; // waits in its destructor, so that `later` outlives the thread
        if (next < incidents.size()) {   // without a thread to be had, the work is done in `get`
            filled = std::async([&] { return later.fill(incidents, located, next); });
        }
        for (std::size_t i = 0; i < now.size; ++i) {
            write(now.rows[i].merged(), now.cells[i]);
        }
        if (!filled.valid()) {
            return;
        }
        next = filled.get();
        std::swap(now, later);
    }
}

std::vector<std::size_t> longest_texts(const std::vector<MergedIncident>& incidents)
{
    const auto columns = incident_columns();
    std::vector<std::size_t> longest(columns.size());
    IncidentRow row;
    for (const auto& merged : incidents) {
        if (!position_of(merged)) {
            continue;
        }
        row.fill(merged);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].field.type != FieldType::text) {
                continue;
            }
            const Value value = columns[i].get(row);
            if (const auto* text = std::get_if<std::string_view>(&value)) {
                longest[i] = std::max(longest[i], text->size());
            }
        }
    }
    return longest;
}

} // namespace placeline::output
