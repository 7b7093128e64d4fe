// SPDX-License-Identifier: Apache-2.0
#include "output/incident_rows.hpp"

#include "output/along_curve.hpp"
#include "output/text_values.hpp"

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

    void fill(const IncidentSource& incidents)
    {
        const MergedIncident* merged = nullptr;
        for (size = 0; size < most_rows && (merged = incidents()) != nullptr; ++size) {
            rows[size].fill(*merged);
            cells_of(rows[size], incident_columns(), cells[size]);
        }
    }
};

IncidentSource those(const std::vector<MergedIncident>& incidents, bool located)
{
    return [&incidents, located, next = std::size_t{0}]() mutable -> const MergedIncident* {
        while (next < incidents.size()) {
            const MergedIncident& merged = incidents[next++];
            if (position_of(merged).has_value() == located) {
                return &merged;
            }
        }
        return nullptr;
    };
}

} // namespace

IncidentSource located(const std::vector<MergedIncident>& incidents)
{
    return those(incidents, true);
}

IncidentSource unlocated(const std::vector<MergedIncident>& incidents)
{
    return those(incidents, false);
}

IncidentSource located_along_curve(const std::vector<MergedIncident>& incidents)
{
    std::vector<std::uint32_t> numbers;
    std::vector<LonLat> positions;
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        if (const auto position = position_of(incidents[i])) {
            numbers.push_back(static_cast<std::uint32_t>(i));
            positions.push_back(rounded(*position));
        }
    }
    auto order = along_curve(positions);
    std::ranges::transform(order, order.begin(), [&](std::uint32_t located) { return numbers[located]; });
    return [&incidents, order = std::move(order), next = std::size_t{0}]() mutable -> const MergedIncident* {
        return next < order.size() ? &incidents[order[next++]] : nullptr;
    };
}

void for_each_row(const IncidentSource& incidents,
                  const std::function<void(const MergedIncident&, std::span<const Value>)>& write)
{
    Batch now;
    now.fill(incidents);
    Batch later;
    while (now.size > 0) {
        std::future<void> filled;           // waits in its destructor, so that `later` outlives the thread
        if (now.size == Batch::most_rows) { // without a thread to be had, the work is done in `get`
            filled = std::async([&] { later.fill(incidents); });
        }
        for (std::size_t i = 0; i < now.size; ++i) {
            write(now.rows[i].merged(), now.cells[i]);
        }
        if (!filled.valid()) {
            return;
        }
        filled.get();
        std::swap(now, later);
    }
}

std::vector<std::size_t> longest_texts(const IncidentSource& incidents)
{
    const auto columns = incident_columns();
    std::vector<std::size_t> longest(columns.size());
    IncidentRow row;
    while (const MergedIncident* const merged = incidents()) {
        row.fill(*merged);
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
