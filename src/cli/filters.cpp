// SPDX-License-Identifier: Apache-2.0
#include "cli/filters.hpp"

#include "base/error.hpp"
#include "places/geocode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace placeline::cli {

namespace {

std::optional<Day> day_option(std::string_view name, const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    const auto day = parse_iso_day(text);
    if (!day) {
        throw UsageError{fmt::format("{}: \"{}\" is not a date; write it as 2024-02-03", name, text)};
    }
    return day;
}

/// The country a user means by "IQ", "IRQ" or "Iraq".
std::string country_code(const std::string& text, const gazetteer::Gazetteer& gazetteer)
{
    const auto place = places::find_country(text, gazetteer);
    if (place != gazetteer::no_place) {
        return std::string{gazetteer.row(place).country};
    }
    throw UsageError{fmt::format("--country: \"{}\" is no country; give its name or its code of ISO 3166-1", text)};
}

bool has_measure(const MergedIncident& incident, Measure measure)
{
    const Figures& figures = incident.incident.figures; // a layer has them without their claims
    const bool in_figures = (measure == Measure::killed && figures.killed.stated()) ||
                            (measure == Measure::injured && figures.injured.stated()) ||
                            (measure == Measure::strikes && figures.strikes.stated()) ||
                            (measure == Measure::targets && figures.targets.stated()) ||
                            (measure == Measure::munitions && figures.munitions.stated());
    return in_figures ||
           std::any_of(incident.sourced_claims.begin(), incident.sourced_claims.end(),
                       [measure](const SourcedClaim& sourced) { return sourced.claim.measure == measure; });
}

} // namespace

bool Box::contains(const LonLat& position) const noexcept
{
    const bool in_lon = west_deg <= east_deg ? position.lon_deg >= west_deg && position.lon_deg <= east_deg
                                             : position.lon_deg >= west_deg || position.lon_deg <= east_deg;
    return in_lon && position.lat_deg >= south_deg && position.lat_deg <= north_deg;
}

Box parse_box(const std::string& text)
{
    std::array<double, 4> numbers{};
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto [next, status] = std::from_chars(at, end, numbers[i]);
        const bool last = i + 1 == numbers.size();
        if (status != std::errc{} || (last ? next != end : next == end || *next != ',')) {
            throw UsageError{
                fmt::format("--bbox: \"{}\" is not WEST,SOUTH,EAST,NORTH in degrees, as 38.8,29,48.6,37.4", text)};
        }
        at = next + (last ? 0 : 1);
    }
    const Box box{.west_deg = numbers[0], .south_deg = numbers[1], .east_deg = numbers[2], .north_deg = numbers[3]};
    const bool on_earth = std::abs(box.west_deg) <= 180.0 && std::abs(box.east_deg) <= 180.0 &&
                          box.south_deg >= -90.0 && box.north_deg <= 90.0 && box.south_deg <= box.north_deg;
    if (!on_earth) {
        throw UsageError{
            fmt::format("--bbox: \"{}\": longitudes are -180 to 180, latitudes -90 to 90, south first", text)};
    }
    return box;
}

void Filters::declare(OptionSet& options)
{
    options.value("--since", "DATE", "Only incidents that end on this day or later.", since_text_);
    options.value("--until", "DATE", "Only incidents that begin on this day or earlier.", until_text_);
    options.value("--bbox", "W,S,E,N", "Only places within the box, in degrees.", bbox_text_);
    options.values("--country", "NAME", "Only places in the country, by name or ISO code; may be given again.",
                   country_names_);
    options.values("--measure", "NAME",
                   "Only incidents with a number of killed, injured, strikes ...; may be given again.", measure_names_);
    options.value("--min-confidence", "X", "Only places that are at least this certain, 0 to 1.", min_confidence_);
    options.value("--max-prec", "N", "Only places known at least this exactly: where_prec at most N, 1 to 7.",
                  max_prec_);
}

void Filters::prepare(const gazetteer::Gazetteer& gazetteer)
{
    since_ = day_option("--since", since_text_);
    until_ = day_option("--until", until_text_);
    if (since_ && until_ && *until_ < *since_) {
        throw UsageError{"--until is before --since; exchange the two days"};
    }
    if (!bbox_text_.empty()) {
        box_ = parse_box(bbox_text_);
    }
    for (const std::string& name : country_names_) {
        countries_.push_back(country_code(name, gazetteer));
    }
    for (const std::string& name : measure_names_) {
        const auto measure = parse_measure(name);
        if (!measure) {
            throw UsageError{fmt::format("--measure: \"{}\" is none of killed, injured, casualties, missing, abducted, "
                                         "detained, displaced, strikes, targets, munitions, intercepted",
                                         name)};
        }
        measures_.push_back(*measure);
    }
    if (min_confidence_ && (*min_confidence_ < 0.0 || *min_confidence_ > 1.0)) {
        throw UsageError{fmt::format("--min-confidence: {} is not between 0 and 1", *min_confidence_)};
    }
    if (max_prec_ && (*max_prec_ < 1 || *max_prec_ > 7)) {
        throw UsageError{fmt::format("--max-prec: {} is not between 1 and 7", *max_prec_)};
    }
}

bool Filters::any() const noexcept
{
    return since_ || until_ || box_ || !countries_.empty() || !measures_.empty() || min_confidence_ || max_prec_;
}

bool Filters::passes(const MergedIncident& merged) const
{
    const Incident& incident = merged.incident;
    if (since_ && (!incident.date || incident.date->end < *since_)) {
        return false;
    }
    if (until_ && (!incident.date || incident.date->start > *until_)) {
        return false;
    }
    if (box_ && (!incident.place || !box_->contains(incident.place->position))) {
        return false;
    }
    if (!countries_.empty() && (!incident.place || std::find(countries_.begin(), countries_.end(),
                                                             incident.place->country) == countries_.end())) {
        return false;
    }
    if (!measures_.empty() && std::none_of(measures_.begin(), measures_.end(),
                                           [&merged](Measure measure) { return has_measure(merged, measure); })) {
        return false;
    }
    if (min_confidence_ && (!incident.place || incident.confidence < *min_confidence_)) {
        return false;
    }
    return !max_prec_ || (incident.place && incident.place->where_prec <= *max_prec_);
}

} // namespace placeline::cli
