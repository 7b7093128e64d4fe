// SPDX-License-Identifier: Apache-2.0
#include "output/incident_columns.hpp"

#include "output/text_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace placeline::output {

namespace {

using Row = IncidentRow;

template <Count Figures::*figure, std::optional<std::uint32_t> Count::*bound>
Value count_of(const Row& row)
{
    const auto& number = row.incident().figures.*figure.*bound;
    return number ? Value{std::int64_t{*number}} : Value{};
}

template <std::string Place::*name>
Value place_text_of(const Row& row)
{
    return row.place() != nullptr ? text_or_null(row.place()->*name) : Value{};
}

template <std::string Incident::*name>
Value incident_text_of(const Row& row)
{
    return text_or_null(row.incident().*name);
}

template <std::string Row::*name>
Value row_text_of(const Row& row)
{
    return text_or_null(row.*name);
}

template <std::optional<Day> Row::*day>
Value row_day_of(const Row& row)
{
    return row.*day ? Value{*(row.*day)} : Value{};
}

Value size_value(std::size_t size)
{
    return static_cast<std::int64_t>(size);
}

std::string_view date_source_name(DateSource from)
{
    return from == DateSource::text ? "text" : "published";
}

std::string_view scope_name(const Incident& incident)
{
    return incident.split ? "split" : to_string(incident.scope == Scope::shared ? Scope::shared : Scope::own);
}

constexpr auto low = &Count::low;
constexpr auto best = &Count::best;
constexpr auto high = &Count::high;

constexpr std::array columns{std::to_array<Column<Row>>({
    {{"event_id"}, incident_text_of<&Incident::id>},
    {{"date_start", FieldType::date},
     [](const Row& r) { return r.incident().date ? Value{r.incident().date->start} : Value{}; }},
    {{"date_end", FieldType::date},
     [](const Row& r) { return r.incident().date ? Value{r.incident().date->end} : Value{}; }},
    {{"date_prec", FieldType::integer},
     [](const Row& r) { return r.incident().date ? positive_or_null(r.incident().date->prec) : Value{}; }},
    {{"where_prec", FieldType::integer},
     [](const Row& r) { return r.place() != nullptr ? positive_or_null(r.place()->where_prec) : Value{}; }},
    {{"date_from"},
     [](const Row& r) { return r.incident().date ? Value{date_source_name(r.incident().date->from)} : Value{}; }},
    {{"event_type"}, incident_text_of<&Incident::event_type>},
    {{"level"}, [](const Row& r) { return Value{to_string(r.incident().level)}; }},
    {{"place"}, place_text_of<&Place::name>},
    {{"place_id"}, place_text_of<&Place::id>},
    {{"feat_code"}, place_text_of<&Place::feature_code>},
    {{"country"}, place_text_of<&Place::country>},
    {{"iso3"}, place_text_of<&Place::iso3>},
    {{"admin1"}, place_text_of<&Place::admin1>},
    {{"admin2"}, place_text_of<&Place::admin2>},
    {{"adm1_pcode"}, place_text_of<&Place::adm1_pcode>},
    {{"adm2_pcode"}, place_text_of<&Place::adm2_pcode>},
    {{"place_text"}, incident_text_of<&Incident::place_text>},
    {{"loc_conf", FieldType::real, 4},
     [](const Row& r) { return r.place() != nullptr ? finite_or_null(rounded(r.incident().confidence, 4)) : Value{}; }},
    {{"unc_km", FieldType::real, 3},
     [](const Row& r) {
         return r.place() != nullptr && r.place()->radius_km > 0.0 ? finite_or_null(rounded(r.place()->radius_km, 3)) : Value{};
     }},
    {{"latitude", FieldType::real, 7},
     [](const Row& r) { return r.place() != nullptr ? finite_or_null(rounded(r.place()->position.lat_deg, 7)) : Value{}; }},
    {{"longitude", FieldType::real, 7},
     [](const Row& r) { return r.place() != nullptr ? finite_or_null(rounded(r.place()->position.lon_deg, 7)) : Value{}; }},
    {{"actor1"}, incident_text_of<&Incident::actor1>},
    {{"actor2"}, incident_text_of<&Incident::actor2>},
    {{"kill_low", FieldType::count}, count_of<&Figures::killed, low>},
    {{"kill_best", FieldType::count}, count_of<&Figures::killed, best>},
    {{"kill_high", FieldType::count}, count_of<&Figures::killed, high>},
    {{"inj_low", FieldType::count}, count_of<&Figures::injured, low>},
    {{"inj_best", FieldType::count}, count_of<&Figures::injured, best>},
    {{"inj_high", FieldType::count}, count_of<&Figures::injured, high>},
    {{"civ_low", FieldType::count}, count_of<&Figures::civilians, low>},
    {{"civ_best", FieldType::count}, count_of<&Figures::civilians, best>},
    {{"civ_high", FieldType::count}, count_of<&Figures::civilians, high>},
    {{"strk_low", FieldType::count}, count_of<&Figures::strikes, low>},
    {{"strk_best", FieldType::count}, count_of<&Figures::strikes, best>},
    {{"strk_high", FieldType::count}, count_of<&Figures::strikes, high>},
    {{"targ_low", FieldType::count}, count_of<&Figures::targets, low>},
    {{"targ_best", FieldType::count}, count_of<&Figures::targets, best>},
    {{"targ_high", FieldType::count}, count_of<&Figures::targets, high>},
    {{"mun_low", FieldType::count}, count_of<&Figures::munitions, low>},
    {{"mun_best", FieldType::count}, count_of<&Figures::munitions, best>},
    {{"mun_high", FieldType::count}, count_of<&Figures::munitions, high>},
    {{"scope"}, [](const Row& r) { return Value{scope_name(r.incident())}; }},
    {{"share_id"}, incident_text_of<&Incident::share_group>},
    {{"shared"}, row_text_of<&Row::shared>},
    {{"n_claims", FieldType::integer}, [](const Row& r) { return size_value(r.merged().sourced_claims.size()); }},
    {{"n_sources", FieldType::integer}, [](const Row& r) { return size_value(r.merged().n_sources); }},
    {{"n_origins", FieldType::integer}, [](const Row& r) { return size_value(r.merged().n_origins); }},
    {{"grade"}, [](const Row& r) { return text_or_null(r.merged().grade); }},
    {{"conflict", FieldType::integer}, [](const Row& r) { return size_value(r.incident().conflict ? 1U : 0U); }},
    {{"attrib_to"}, row_text_of<&Row::attributed_to>},
    {{"source"}, row_text_of<&Row::source>},
    {{"source_url"}, row_text_of<&Row::source_url>},
    {{"pub_first", FieldType::date}, row_day_of<&Row::published_first>},
    {{"pub_last", FieldType::date}, row_day_of<&Row::published_last>},
    {{"quote"}, row_text_of<&Row::quote>},
})};

std::string number_words(const Claim& claim)
{
    const auto& [low_bound, high_bound, value] = claim.bounds;
    switch (claim.qualifier) {
    case Qualifier::more_than:
        return low_bound ? fmt::format(">{}", *low_bound) : "";
    case Qualifier::at_least:
    case Qualifier::vague:
        return low_bound ? fmt::format(">={}", *low_bound) : "";
    case Qualifier::up_to:
        return high_bound ? fmt::format("<={}", *high_bound) : "";
    case Qualifier::fewer_than:
        return high_bound ? fmt::format("<{}", *high_bound) : "";
    case Qualifier::range:
        return low_bound && high_bound ? fmt::format("{}-{}", *low_bound, *high_bound) : "";
    case Qualifier::about:
    case Qualifier::exact:
        break;
    }
    const auto& number = value ? value : low_bound;
    return number ? fmt::format("{}{}", claim.qualifier == Qualifier::about ? "~" : "", *number) : "";
}

bool is_shared(const Claim& claim)
{
    return claim.scope == Scope::shared || !claim.share_group.empty();
}

/// Of claims on one measure for one set of places: those whose values make its best; where none does, those that stand.
struct SharedMeasure {
    Measure measure;
    std::vector<const Claim*> claims;
    bool counted;
};

struct SharedGroup {
    std::string_view id;
    const std::vector<std::string>* places;
    std::vector<SharedMeasure> measures;
};

void add_shared(std::vector<SharedGroup>& groups, const SourcedClaim& sourced)
{
    const Claim& claim = sourced.claim;
    if (!is_shared(claim) || !claim.standing || claim.stance == Stance::denies) {
        return;
    }
    auto group = std::ranges::find(groups, std::string_view{claim.share_group}, &SharedGroup::id);
    if (group == groups.end()) {
        groups.push_back({claim.share_group, &sourced.places, {}});
        group = groups.end() - 1;
    }
    auto measure = std::ranges::find(group->measures, claim.measure, &SharedMeasure::measure);
    if (measure == group->measures.end()) {
        group->measures.push_back({claim.measure, {&claim}, claim.counted});
    } else if (claim.counted && !measure->counted) {
        *measure = {claim.measure, {&claim}, true};
    } else if (claim.counted == measure->counted) {
        measure->claims.push_back(&claim);
    }
}

} // namespace

std::string shared_words(const MergedIncident& merged)
{
    std::vector<SharedGroup> groups;
    for (const auto& sourced : merged.sourced_claims) {
        add_shared(groups, sourced);
    }
    std::string words;
    for (const auto& group : groups) {
        std::string numbers;
        for (const auto& [measure, claims, counted] : group.measures) {
            std::string number;
            for (const Claim* claim : claims) {
                const auto words_of_claim = number_words(*claim);
                if (!counted) {
                    append_distinct(number, words_of_claim, " or "); // two sources may say the same
                } else if (!words_of_claim.empty()) {
                    number += fmt::format("{}{}", number.empty() ? "" : "+", words_of_claim);
                }
            }
            if (!number.empty()) {
                numbers += fmt::format("{}{} {}", numbers.empty() ? "" : ", ", to_string(measure), number);
            }
        }
        if (!numbers.empty()) {
            words += fmt::format("{}{}{}", words.empty() ? "" : "; ", numbers,
                                 group.places->empty() ? "" : fmt::format(" ({})", fmt::join(*group.places, ", ")));
        }
    }
    return words;
}

void IncidentRow::fill(const MergedIncident& merged)
{
    merged_ = &merged;
    shared = shared_words(merged);
    attributed_to.clear();
    source.clear();
    source_url.clear();
    quote.clear();
    published_first.reset();
    published_last.reset();
    const bool any_counted = std::ranges::any_of(merged.sourced_claims, [](const auto& s) { return s.claim.counted; });
    const auto came_from = [this](const auto& origin) {
        append_distinct(source, origin.source, "; ");
        append_distinct(source_url, origin.url, "; ");
        if (const auto day = parse_iso_day(origin.published)) {
            published_first = std::min(published_first.value_or(*day), *day);
            published_last = std::max(published_last.value_or(*day), *day);
        }
    };
    for (const auto& part : merged.parts) { // a report may tell of it without a number
        came_from(part);
    }
    for (const auto& sourced : merged.sourced_claims) {
        came_from(sourced);
        if (any_counted ? sourced.claim.counted : sourced.claim.standing) { // whose numbers the columns show
            append_distinct(attributed_to, sourced.claim.attributed_to, "; ");
            append_distinct(quote, sourced.claim.quote_text, " | ");
        }
    }
}

std::optional<LonLat> position_of(const MergedIncident& merged)
{
    if (!merged.incident.place) {
        return std::nullopt;
    }
    const LonLat& position = merged.incident.place->position;
    const bool on_earth = std::abs(position.lat_deg) <= 90.0 && std::abs(position.lon_deg) <= 180.0; // false for NaN
    return on_earth ? std::optional{position} : std::nullopt;
}

std::span<const Column<IncidentRow>> incident_columns() noexcept
{
    return columns;
}

} // namespace placeline::output
