// SPDX-License-Identifier: Apache-2.0
#include "cli/incident_summary.hpp"

#include "cli/table.hpp"
#include "incidents/totals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace placeline::cli {

namespace {

/// "16", "5-7", ">=5", "-" for not stated.
std::string figure(const Count& count)
{
    if (!count.stated()) {
        return "-";
    }
    const auto low = count.low.value_or(0);
    if (!count.high) {
        return fmt::format(">={}", low);
    }
    return low == *count.high ? fmt::format("{}", low) : fmt::format("{}-{}", low, *count.high);
}

std::string days(const std::optional<DateRange>& date)
{
    if (!date) {
        return "-";
    }
    return date->start == date->end ? iso_day(date->start)
                                    : fmt::format("{}/{}", iso_day(date->start), iso_day(date->end));
}

std::string rows(const std::vector<MergedIncident>& incidents)
{
    Table table{{"DATE", "PLACE", "COUNTRY", "PREC", "KILLED", "INJURED", "STRIKES", "EVENT", "ID"}};
    for (const MergedIncident& merged : incidents) {
        const Incident& incident = merged.incident;
        table.row({days(incident.date), incident.place_text.empty() ? "-" : incident.place_text,
                   incident.place ? incident.place->country : "-",
                   incident.place ? fmt::format("{}", incident.place->where_prec) : "-",
                   figure(incident.figures.killed), figure(incident.figures.injured), figure(incident.figures.strikes),
                   incident.event_type.empty() ? "-" : incident.event_type, incident.id});
    }
    return table.text();
}

std::string sums(const std::vector<MergedIncident>& incidents)
{
    const auto totals = incidents::totals_of(incidents);
    std::vector<std::string> heads{"TOTAL"};
    for (const Measure measure : incidents::summed_measures) {
        std::string head{to_string(measure)};
        std::transform(head.begin(), head.end(), head.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
        heads.push_back(std::move(head));
    }
    Table table{std::move(heads)};
    const auto line = [&](std::string_view name, auto value) {
        std::vector<std::string> cells{std::string{name}};
        for (const incidents::Total& total : totals) {
            const std::optional<std::uint64_t> sum = value(total);
            cells.push_back(sum ? fmt::format("{}", *sum) : "-");
        }
        table.row(std::move(cells));
    };
    line("at the places", [](const incidents::Total& total) { return total.rows; });
    if (std::any_of(totals.begin(), totals.end(), [](const incidents::Total& total) { return total.shared; })) {
        line("shared by places", [](const incidents::Total& total) { return total.shared; });
        line("together", [](const incidents::Total& total) { return total.whole(); });
    }
    return table.text();
}

} // namespace

std::string incident_summary(const std::vector<MergedIncident>& incidents)
{
    return rows(incidents) + "\n" + sums(incidents);
}

} // namespace placeline::cli
