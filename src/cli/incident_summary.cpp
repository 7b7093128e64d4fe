// SPDX-License-Identifier: Apache-2.0
#include "cli/incident_summary.hpp"

#include "cli/table.hpp"
#include "incidents/totals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <tuple>

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

/// With spaces, at which a narrow column breaks the line.
std::string days_in_words(const std::optional<DateRange>& date)
{
    if (!date) {
        return "–";
    }
    return date->start == date->end ? iso_day(date->start)
                                    : fmt::format("{} – {}", iso_day(date->start), iso_day(date->end));
}

/// "16", "16 (12–20)", "at least 5", "–" for not stated.
std::string figure_in_words(const Count& count)
{
    if (!count.stated()) {
        return "–";
    }
    const std::uint32_t low = count.low.value_or(0);
    if (!count.high) {
        return count.best && *count.best != low ? fmt::format("{} (at least {})", *count.best, low)
                                                : fmt::format("at least {}", low);
    }
    if (low == *count.high) {
        return fmt::format("{}", low);
    }
    return count.best ? fmt::format("{} ({}–{})", *count.best, low, *count.high)
                      : fmt::format("{}–{}", low, *count.high);
}

std::string_view precision_in_words(const Incident& incident)
{
    constexpr std::array<std::string_view, 7> words{"the place",  "near the place", "the district", "the province",
                                                    "the region", "the country",    "international"};
    return incident.place && incident.place->where_prec >= 1 && incident.place->where_prec <= 7
               ? words[static_cast<std::size_t>(incident.place->where_prec - 1)]
               : "not located";
}

/// Words of a report in one line of a table, cut where they go on too long.
std::string cell(std::string_view words)
{
    constexpr std::size_t most_bytes = 90;
    std::string made{words.substr(0, most_bytes)};
    if (words.size() > most_bytes) {
        while (!made.empty() && (static_cast<unsigned char>(words[made.size()]) & 0xC0U) == 0x80U) {
            made.pop_back(); // not within a letter
        }
        made += "…";
    }
    std::ranges::replace_if(
        made, [](char c) { return c >= 0 && c < ' '; }, ' ');
    return made;
}

/// Who states the numbers that count; where the writer does, the source.
std::string speakers(const MergedIncident& merged)
{
    std::vector<std::string> names;
    for (const SourcedClaim& sourced : merged.sourced_claims) {
        const std::string& name = sourced.claim.attributed_to.empty() ? sourced.source : sourced.claim.attributed_to;
        if (sourced.claim.counted && !name.empty() && std::ranges::find(names, name) == names.end()) {
            names.push_back(name);
        }
    }
    return names.empty() ? "–" : cell(fmt::format("{}", fmt::join(names, "; ")));
}

std::string place_in_words(const Incident& incident)
{
    if (!incident.place) {
        return incident.place_text.empty() ? "–" : cell(incident.place_text);
    }
    const Place& place = *incident.place;
    const bool with_country = !place.country.empty() && !place.feature_code.starts_with("PCL");
    return cell(with_country ? fmt::format("{}, {}", place.name, place.country) : place.name);
}

bridge::SheetTable sheet_totals(const std::vector<MergedIncident>& incidents)
{
    const auto totals = incidents::totals_of(incidents);
    bridge::SheetTable table{{"Reported"}, {}};
    std::vector<incidents::Total> stated;
    for (std::size_t i = 0; i < totals.size(); ++i) {
        if (totals[i].whole()) {
            table.heads.emplace_back(to_string(incidents::summed_measures[i]));
            stated.push_back(totals[i]);
        }
    }
    const auto line = [&](std::string_view name, auto value) {
        std::vector<std::string> cells{std::string{name}};
        for (const incidents::Total& total : stated) {
            const std::optional<std::uint64_t> sum = value(total);
            cells.push_back(sum ? fmt::format("{}", *sum) : "–");
        }
        table.rows.push_back(std::move(cells));
    };
    line("at the places", [](const incidents::Total& total) { return total.rows; });
    if (std::ranges::any_of(stated, [](const incidents::Total& total) { return total.shared.has_value(); })) {
        line("for several places together", [](const incidents::Total& total) { return total.shared; });
        line("in all", [](const incidents::Total& total) { return total.whole(); });
    }
    return table;
}

} // namespace

bridge::Sheet incident_sheet(const std::vector<MergedIncident>& incidents)
{
    std::vector<const MergedIncident*> order;
    std::ranges::transform(incidents, std::back_inserter(order), [](const MergedIncident& one) { return &one; });
    const auto gravity = [](const MergedIncident* merged) {
        const Figures& figures = merged->incident.figures;
        const auto number = [](const Count& count) { return count.best.value_or(count.low.value_or(0)); };
        return std::tuple{number(figures.killed), number(figures.injured), number(figures.strikes)};
    };
    std::ranges::stable_sort(order,
                             [&](const MergedIncident* a, const MergedIncident* b) { return gravity(a) > gravity(b); });
    bridge::Sheet sheet{sheet_totals(incidents),
                        {{"Place", "Day", "Killed", "Injured", "Strikes", "Who says so", "Known is"}, {}}};
    for (const MergedIncident* merged : order) {
        const Incident& incident = merged->incident;
        sheet.incidents.rows.push_back(
            {place_in_words(incident), days_in_words(incident.date), figure_in_words(incident.figures.killed),
             figure_in_words(incident.figures.injured), figure_in_words(incident.figures.strikes), speakers(*merged),
             std::string{precision_in_words(incident)}});
    }
    return sheet;
}

std::string incident_summary(const std::vector<MergedIncident>& incidents)
{
    return rows(incidents) + "\n" + sums(incidents);
}

} // namespace placeline::cli
