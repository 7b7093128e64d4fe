// SPDX-License-Identifier: Apache-2.0
#include "records/column_values.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace placeline::records {

namespace {

void append_distinct(std::string& list, const std::string& item, std::string_view separator)
{
    const std::string whole = fmt::format("{0}{1}{0}", separator, list);
    if (!item.empty() && whole.find(fmt::format("{0}{1}{0}", separator, item)) == std::string::npos) {
        list += list.empty() ? "" : separator;
        list += item;
    }
}

template <Count Figures::*figure, std::optional<std::uint32_t> Count::*bound>
std::string figure_of(const MergedIncident& merged)
{
    const auto& number = merged.incident.figures.*figure.*bound;
    return number ? fmt::format("{}", *number) : std::string{};
}

template <std::string Incident::*text>
std::string text_of(const MergedIncident& merged)
{
    return merged.incident.*text;
}

const Place* place_of(const MergedIncident& merged)
{
    const auto& place = merged.incident.place;
    return place ? &*place : nullptr;
}

/// Calls `each` for whatever says where the incident came from.
template <typename Each>
void for_origins(const MergedIncident& merged, Each each)
{
    std::ranges::for_each(merged.parts, each); // a report may tell of it without a number
    std::ranges::for_each(merged.sourced_claims, each);
}

template <std::string SourcedClaim::*of_claim, std::string IncidentPart::*of_part>
std::string origins_of(const MergedIncident& merged)
{
    std::string list;
    for (const IncidentPart& part : merged.parts) {
        append_distinct(list, part.*of_part, "; ");
    }
    for (const SourcedClaim& claim : merged.sourced_claims) {
        append_distinct(list, claim.*of_claim, "; ");
    }
    return list;
}

/// First and last day of publication; empty: none is known.
std::pair<std::string, std::string> published(const MergedIncident& merged)
{
    std::pair<std::string, std::string> days;
    for_origins(merged, [&days](const auto& origin) {
        if (const auto day = parse_iso_day(origin.published)) {
            const std::string text = iso_day(*day);
            days.first = days.first.empty() ? text : std::min(days.first, text);
            days.second = std::max(days.second, text);
        }
    });
    return days;
}

/// Of the claims whose numbers the columns show.
template <std::string Claim::*text>
std::string claims_text_of(const MergedIncident& merged, std::string_view separator)
{
    const bool any_counted = std::ranges::any_of(merged.sourced_claims, [](const auto& s) { return s.claim.counted; });
    std::string list;
    for (const SourcedClaim& sourced : merged.sourced_claims) {
        if (any_counted ? sourced.claim.counted : sourced.claim.standing) {
            append_distinct(list, sourced.claim.*text, separator);
        }
    }
    return list;
}

template <std::string Place::*text>
std::string place_text_of(const MergedIncident& merged)
{
    return place_of(merged) != nullptr ? place_of(merged)->*text : std::string{};
}

std::string rounded(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    return fmt::format("{}", std::round(value * scale) / scale + 0.0);
}

template <double LonLat::*which>
std::string degrees_of(const MergedIncident& merged)
{
    return place_of(merged) != nullptr ? rounded(place_of(merged)->position.*which, 7) : std::string{};
}

template <Day DateRange::*day>
std::string day_of(const MergedIncident& merged)
{
    const auto& date = merged.incident.date;
    return date ? iso_day((*date).*day) : std::string{};
}

constexpr auto low = &Count::low;
constexpr auto best = &Count::best;
constexpr auto high = &Count::high;

struct NamedValue {
    std::string_view name;
    std::string (*get)(const MergedIncident&);
};

using Row = MergedIncident;

constexpr std::array values{std::to_array<NamedValue>({
    {"event_id", text_of<&Incident::id>},
    {"date_start", day_of<&DateRange::start>},
    {"date_end", day_of<&DateRange::end>},
    {"date_prec", [](const Row& row) { return row.incident.date ? fmt::format("{}", row.incident.date->prec) : ""; }},
    {"where_prec", [](const Row& row) { return place_of(row) ? fmt::format("{}", place_of(row)->where_prec) : ""; }},
    {"date_from",
     [](const Row& row) -> std::string {
         const auto& date = row.incident.date;
         return !date ? "" : date->from == DateSource::text ? "text" : "published";
     }},
    {"event_type", text_of<&Incident::event_type>},
    {"level", [](const Row& row) { return std::string{to_string(row.incident.level)}; }},
    {"place", place_text_of<&Place::name>},
    {"place_id", place_text_of<&Place::id>},
    {"feat_code", place_text_of<&Place::feature_code>},
    {"country", place_text_of<&Place::country>},
    {"iso3", place_text_of<&Place::iso3>},
    {"admin1", place_text_of<&Place::admin1>},
    {"admin2", place_text_of<&Place::admin2>},
    {"adm1_pcode", place_text_of<&Place::adm1_pcode>},
    {"adm2_pcode", place_text_of<&Place::adm2_pcode>},
    {"place_text", text_of<&Incident::place_text>},
    {"loc_conf", [](const Row& row) { return place_of(row) ? rounded(row.incident.confidence, 4) : ""; }},
    {"unc_km",
     [](const Row& row) {
         return place_of(row) && place_of(row)->radius_km > 0.0 ? rounded(place_of(row)->radius_km, 3) : "";
     }},
    {"latitude", degrees_of<&LonLat::lat_deg>},
    {"longitude", degrees_of<&LonLat::lon_deg>},
    {"actor1", text_of<&Incident::actor1>},
    {"actor2", text_of<&Incident::actor2>},
    {"kill_low", figure_of<&Figures::killed, low>},
    {"kill_best", figure_of<&Figures::killed, best>},
    {"kill_high", figure_of<&Figures::killed, high>},
    {"inj_low", figure_of<&Figures::injured, low>},
    {"inj_best", figure_of<&Figures::injured, best>},
    {"inj_high", figure_of<&Figures::injured, high>},
    {"civ_low", figure_of<&Figures::civilians, low>},
    {"civ_best", figure_of<&Figures::civilians, best>},
    {"civ_high", figure_of<&Figures::civilians, high>},
    {"strk_low", figure_of<&Figures::strikes, low>},
    {"strk_best", figure_of<&Figures::strikes, best>},
    {"strk_high", figure_of<&Figures::strikes, high>},
    {"targ_low", figure_of<&Figures::targets, low>},
    {"targ_best", figure_of<&Figures::targets, best>},
    {"targ_high", figure_of<&Figures::targets, high>},
    {"mun_low", figure_of<&Figures::munitions, low>},
    {"mun_best", figure_of<&Figures::munitions, best>},
    {"mun_high", figure_of<&Figures::munitions, high>},
    {"scope",
     [](const Row& row) {
         return row.incident.split
                    ? std::string{"split"}
                    : std::string{to_string(row.incident.scope == Scope::shared ? Scope::shared : Scope::own)};
     }},
    {"share_id", text_of<&Incident::share_group>},
    {"n_claims", [](const Row& row) { return fmt::format("{}", row.sourced_claims.size()); }},
    {"n_sources", [](const Row& row) { return fmt::format("{}", row.n_sources); }},
    {"n_origins", [](const Row& row) { return fmt::format("{}", row.n_origins); }},
    {"grade", [](const Row& row) { return row.grade; }},
    {"conflict", [](const Row& row) { return std::string{row.incident.conflict ? "1" : "0"}; }},
    {"attrib_to", [](const Row& row) { return claims_text_of<&Claim::attributed_to>(row, "; "); }},
    {"source", origins_of<&SourcedClaim::source, &IncidentPart::source>},
    {"source_url", origins_of<&SourcedClaim::url, &IncidentPart::url>},
    {"pub_first", [](const Row& row) { return published(row).first; }},
    {"pub_last", [](const Row& row) { return published(row).second; }},
    {"quote", [](const Row& row) { return claims_text_of<&Claim::quote_text>(row, " | "); }},
})};

} // namespace

std::span<const std::string_view> column_names() noexcept
{
    static const auto names = [] {
        std::array<std::string_view, values.size()> made;
        std::ranges::transform(values, made.begin(), &NamedValue::name);
        return made;
    }();
    return names;
}

std::string column_value(const MergedIncident& merged, std::string_view name)
{
    const auto found = std::ranges::find(values, name, &NamedValue::name);
    if (found == values.end()) {
        throw Error{fmt::format("\"{}\" is no column of incidents", name)};
    }
    return found->get(merged);
}

} // namespace placeline::records
