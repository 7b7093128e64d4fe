// SPDX-License-Identifier: Apache-2.0
#include "page/page_data.hpp"

#include "page/base_map.hpp"
#include "records/json_writer.hpp"

#include <array>
#include <cmath>
#include <compare>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace placeline::page {

namespace {

using records::JsonWriter;

constexpr double position_grid = 1e5; ///< a metre, to the degree
constexpr int widest_drawn_prec = 6;  ///< where_prec 7 is no place

void number_rounded(JsonWriter& json, double value, double grid)
{
    json.number(std::round(value * grid) / grid);
}

void begin_table(JsonWriter& json, std::string_view name, std::initializer_list<std::string_view> columns)
{
    json.key(name).begin_object().key("columns").begin_array();
    for (const std::string_view column : columns) {
        json.text(column);
    }
    json.end_array().key("rows").begin_array();
}

void end_table(JsonWriter& json)
{
    json.end_array().end_object();
}

void write_day(JsonWriter& json, const std::optional<DateRange>& date, Day DateRange::*day)
{
    if (date) {
        json.integer(((*date).*day).time_since_epoch().count());
    } else {
        json.null();
    }
}

void write_count(JsonWriter& json, const Count& count)
{
    if (!count.stated()) {
        json.null();
    } else if (count.low == count.best && count.best == count.high) {
        json.integer_or_null(count.best);
    } else {
        json.begin_array().integer_or_null(count.low).integer_or_null(count.best).integer_or_null(count.high);
        json.end_array();
    }
}

/// Numbers things in the order in which they first come.
template <typename Key, typename Thing>
class Numbered {
public:
    std::size_t of(Key key, const Thing& thing)
    {
        const auto [known, is_new] = index_.try_emplace(std::move(key), things.size());
        if (is_new) {
            things.push_back(&thing);
        }
        return known->second;
    }

    std::vector<const Thing*> things;

private:
    std::map<Key, std::size_t> index_;
};

struct PageReport {
    std::string id, source, url, published;

    auto operator<=>(const PageReport&) const = default;
};

/// Whatever several incidents have in common, each once.
class Shared {
public:
    std::size_t place(const Place& of)
    {
        return places_.of({of.id, of.where_prec, of.position.lon_deg, of.position.lat_deg}, of);
    }

    /// A claim with the same id may stand twice in a quote ("two in A, two in B").
    std::size_t claim(const SourcedClaim& of)
    {
        return claims_.of({of.claim.id, of.report_id, of.claim.quote, of.claim.number}, of);
    }

    std::size_t report(const std::string& id, const std::string& source, const std::string& url,
                       const std::string& published)
    {
        return reports_.try_emplace({id, source, url, published}, reports_.size()).first->second;
    }

    void write_places(JsonWriter& json, const bridge::BaseMapData& base) const
    {
        begin_table(json, "places",
                    {"id", "name", "country", "admin1", "longitude", "latitude", "where_prec", "radius_km", "units"});
        for (const Place* place : places_.things) {
            json.begin_array()
                .text_or_null(place->id)
                .text_or_null(place->name)
                .text_or_null(place->country)
                .text_or_null(place->admin1);
            number_rounded(json, place->position.lon_deg, position_grid);
            number_rounded(json, place->position.lat_deg, position_grid);
            json.integer(place->where_prec);
            number_rounded(json, place->radius_km, 10.0);
            const auto units = drawn_units(*place, base);
            if (units.empty()) {
                json.null();
            } else {
                json.begin_array();
                for (const std::uint32_t unit : units) {
                    json.integer(unit);
                }
                json.end_array();
            }
            json.end_array();
        }
        end_table(json);
    }

    void write_reports(JsonWriter& json) const
    {
        std::vector<const PageReport*> reports(reports_.size());
        for (const auto& [report, index] : reports_) {
            reports[index] = &report;
        }
        begin_table(json, "reports", {"id", "source", "url", "published"});
        for (const PageReport* report : reports) {
            json.begin_array().text(report->id).text_or_null(report->source).text_or_null(report->url);
            json.text_or_null(report->published).end_array();
        }
        end_table(json);
    }

    void write_claims(JsonWriter& json)
    {
        begin_table(json, "claims",
                    {"measure", "group", "low", "high", "value", "qualifier", "words", "speaker", "kind", "stance",
                     "quote", "report", "scope", "share", "standing", "counted", "start", "end", "places"});
        for (const SourcedClaim* sourced : claims_.things) {
            write_claim(json, *sourced);
        }
        end_table(json);
    }

    /// Units that any of the places is drawn from.
    [[nodiscard]] std::vector<std::uint32_t> needed_units(const bridge::BaseMapData& base) const
    {
        std::set<std::uint32_t> needed;
        for (const Place* place : places_.things) {
            const auto units = drawn_units(*place, base);
            needed.insert(units.begin(), units.end());
        }
        return {needed.begin(), needed.end()};
    }

private:
    static std::vector<std::uint32_t> drawn_units(const Place& place, const bridge::BaseMapData& base)
    {
        return place.where_prec < 3 || place.where_prec > widest_drawn_prec ? std::vector<std::uint32_t>{}
                                                                            : units_of(place, base);
    }

    void write_claim(JsonWriter& json, const SourcedClaim& sourced)
    {
        const Claim& claim = sourced.claim;
        json.begin_array().text(to_string(claim.measure)).text_or_null(claim.group);
        json.integer_or_null(claim.bounds.low).integer_or_null(claim.bounds.high).integer_or_null(claim.bounds.value);
        json.text(to_string(claim.qualifier)).text_or_null(claim.value_text);
        json.text_or_null(claim.attributed_to).text_or_null(to_string(claim.attribution));
        json.text(to_string(claim.stance)).text_or_null(claim.quote_text);
        json.integer(report(sourced.report_id, sourced.source, sourced.url, sourced.published));
        json.text(to_string(claim.scope)).text_or_null(claim.share_group);
        json.integer(claim.standing ? 1 : 0).integer(claim.counted ? 1 : 0);
        write_day(json, claim.date, &DateRange::start);
        write_day(json, claim.date, &DateRange::end);
        json.begin_array();
        for (const std::string& place : sourced.places) {
            json.text(place);
        }
        json.end_array().end_array();
    }

    Numbered<std::tuple<std::string, int, double, double>, Place> places_;
    Numbered<std::tuple<std::string, std::string, TextSpan, TextSpan>, SourcedClaim> claims_;
    std::map<PageReport, std::size_t> reports_;
};

void write_incident(JsonWriter& json, const MergedIncident& merged, Shared& shared)
{
    const Incident& incident = merged.incident;
    json.begin_array().text(incident.id);
    if (incident.place) {
        json.integer(shared.place(*incident.place));
    } else {
        json.null();
    }
    json.text_or_null(incident.place_text);
    write_day(json, incident.date, &DateRange::start);
    write_day(json, incident.date, &DateRange::end);
    if (incident.date) {
        json.integer(incident.date->prec).text(incident.date->from == DateSource::text ? "text" : "published");
    } else {
        json.null().null();
    }
    json.text_or_null(incident.event_type).text_or_null(incident.actor1).text_or_null(incident.actor2);
    number_rounded(json, incident.confidence, 100.0);
    const Figures& figures = incident.figures;
    for (const Count* count : {&figures.killed, &figures.injured, &figures.civilians, &figures.strikes,
                               &figures.targets, &figures.munitions}) {
        write_count(json, *count);
    }
    json.text_or_null(incident.split ? std::string{} : incident.share_group);
    json.text(to_string(incident.level)).integer(incident.conflict ? 1 : 0).text_or_null(merged.grade);
    json.integer(merged.n_origins);
    json.begin_array();
    for (const SourcedClaim& claim : merged.sourced_claims) {
        json.integer(shared.claim(claim));
    }
    json.end_array().begin_array();
    std::set<std::size_t> reports;
    for (const IncidentPart& part : merged.parts) {
        reports.insert(shared.report(part.report_id, part.source, part.url, part.published));
    }
    for (const SourcedClaim& claim : merged.sourced_claims) {
        reports.insert(shared.report(claim.report_id, claim.source, claim.url, claim.published));
    }
    for (const std::size_t report : reports) {
        json.integer(report);
    }
    json.end_array().end_array();
}

void write_about(JsonWriter& json, const bridge::MapOptions& options, const bridge::Provenance& provenance,
                 const bridge::BaseMapData& base)
{
    json.key("about").begin_object();
    const auto member = [&json](std::string_view name, const std::string& text) { json.key(name).text_or_null(text); };
    member("title", options.title);
    json.key("disclaimer");
    if (options.disclaimer) {
        json.text(*options.disclaimer);
    } else {
        json.text("Borders and names imply no endorsement; disputed borders are dashed.");
    }
    member("best", options.best_rule);
    member("program", provenance.program);
    member("gazetteer", provenance.gazetteer);
    member("options", provenance.options);
    member("made", provenance.made);
    member("credit", base.credit);
    json.end_object();
}

/// In JSON `<` stands only within strings, and there its escape is the same text.
std::string inert(const std::string& json)
{
    std::string made;
    made.reserve(json.size());
    for (const char c : json) {
        if (c == '<') {
            made += "\\u003c";
        } else {
            made += c;
        }
    }
    return made;
}

} // namespace

std::string page_data(const IncidentSet& incidents, const bridge::MapOptions& options,
                      const bridge::Provenance& provenance, const bridge::AreaSource& areas,
                      const std::function<void(JsonWriter&)>& write_more)
{
    const bridge::BaseMapData base = areas.base_map();
    std::string text;
    JsonWriter json{text, JsonWriter::Spacing::tight};
    Shared shared;
    json.begin_object();
    write_about(json, options, provenance, base);
    begin_table(json, "incidents",
                {"id",        "place",  "place_text", "start",    "end",     "date_prec", "date_from", "event_type",
                 "actor1",    "actor2", "confidence", "killed",   "injured", "civilians", "strikes",   "targets",
                 "munitions", "share",  "level",      "conflict", "grade",   "n_origins", "claims",    "reports"});
    for (const MergedIncident& merged : incidents.incidents) {
        write_incident(json, merged, shared);
    }
    end_table(json);
    shared.write_claims(json);
    shared.write_reports(json);
    shared.write_places(json, base);
    json.key("base");
    write_base_map(json, base, LabelSource{areas, options.names}, geo::extent_of(incidents.incidents),
                   shared.needed_units(base), incidents.incidents, bridge::DisputedBorders{options.worldview});
    if (write_more) {
        write_more(json);
    }
    json.end_object();
    return inert(text);
}

} // namespace placeline::page
