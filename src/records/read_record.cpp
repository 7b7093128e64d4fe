// SPDX-License-Identifier: Apache-2.0
#include "records/read_record.hpp"

#include "base/hash.hpp"
#include "records/code_points.hpp"
#include "records/json_fields.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <limits>

namespace placeline::records {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view white = " \t\r\n\f\v";
    const std::size_t first = text.find_first_not_of(white);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

std::optional<Place> place_at(const object& from, std::string_view key)
{
    object item;
    if (from[key].get(item) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    const auto position = position_in(item);
    if (!position) {
        throw RecordError{fmt::format("\"{}\" has no \"lat\" of -90 to 90 and \"lon\" of -180 to 180", key)};
    }
    Place place;
    place.id = string_at(item, "id");
    place.name = string_at(item, "name");
    place.position = *position;
    const std::string feature_class = string_at(item, "feature_class");
    place.feature_class = feature_class.size() == 1 ? feature_class.front() : ' ';
    place.feature_code = string_at(item, "feature_code");
    place.country = string_at(item, "country");
    place.iso3 = string_at(item, "iso3");
    place.admin1 = string_at(item, "admin1");
    place.admin2 = string_at(item, "admin2");
    place.adm1_pcode = string_at(item, "adm1_pcode");
    place.adm2_pcode = string_at(item, "adm2_pcode");
    place.where_prec = static_cast<int>(std::clamp(count_at(item, "where_prec").value_or(1), 1U, 7U));
    place.radius_km = std::max(0.0, number_at(item, "radius_km", 0.0));
    return place;
}

std::vector<Alternative> alternatives_at(const object& from, std::string_view key)
{
    std::vector<Alternative> alternatives;
    for_objects(from, key, [&](const object& item) {
        if (const auto position = position_in(item)) {
            alternatives.push_back({.id = string_at(item, "id"),
                                    .name = string_at(item, "name"),
                                    .position = *position,
                                    .confidence = number_at(item, "confidence", 0.0)});
        }
    });
    return alternatives;
}

std::optional<DateRange> date_range(std::string_view start, std::string_view end, std::optional<std::uint32_t> prec,
                                    std::string_view from)
{
    const auto first = parse_iso_day(start);
    if (!first) {
        return std::nullopt;
    }
    const Day last = std::max(*first, parse_iso_day(end).value_or(*first));
    return DateRange{.start = *first,
                     .end = last,
                     .prec = static_cast<int>(std::clamp(prec.value_or(1), 1U, 5U)),
                     .from = from == "published" ? DateSource::published : DateSource::text};
}

Claim claim_in(const object& from)
{
    Claim claim;
    claim.id = string_at(from, "id");
    claim.measure = enum_at(from, "measure", parse_measure);
    claim.group = string_at(from, "group");
    claim.bounds = {.low = count_at(from, "low"), .high = count_at(from, "high"), .value = count_at(from, "value")};
    claim.qualifier = enum_at(from, "qualifier", parse_qualifier);
    claim.value_text = string_at(from, "value_text");
    claim.attributed_to = string_at(from, "attributed_to");
    claim.attribution = parse_attribution(string_at(from, "attribution_kind")).value_or(Attribution::none);
    claim.stance = enum_at(from, "stance", parse_stance);
    object quote;
    if (from["quote"].get(quote) == simdjson::SUCCESS) {
        claim.quote = span_in(quote);
        claim.quote_text = string_at(quote, "text");
    }
    object number;
    if (from["number"].get(number) == simdjson::SUCCESS) {
        claim.number = span_in(number);
    }
    claim.mentions = counts_at(from, "mentions");
    claim.scope = enum_at(from, "scope", parse_scope);
    claim.share_group = string_at(from, "share_group");
    claim.standing = flag_at(from, "standing", true);
    claim.counted = flag_at(from, "counted", false);
    claim.retelling = flag_at(from, "retelling", false);
    claim.supersedes = flag_at(from, "supersedes", false);
    claim.outdated = flag_at(from, "outdated", false);
    claim.of_opponents = flag_at(from, "of_opponents", false);
    claim.part_of = count_at(from, "part_of");
    claim.sum_group = count_at(from, "sum_group");
    object date;
    if (from["date"].get(date) == simdjson::SUCCESS) {
        claim.date = date_range(string_at(date, "start"), string_at(date, "end"), count_at(date, "prec"),
                                string_at(date, "from"));
    }
    return claim;
}

Count figure_at(const object& from, std::string_view key) noexcept
{
    object item;
    if (from[key].get(item) != simdjson::SUCCESS) {
        return {};
    }
    return {.low = count_at(item, "low"), .best = count_at(item, "best"), .high = count_at(item, "high")};
}

Correction correction_in(const object& from)
{
    return {.action = enum_at(from, "action", parse_correction_action),
            .event = string_at(from, "event"),
            .report = string_at(from, "report"),
            .quote = string_at(from, "quote"),
            .field = string_at(from, "field"),
            .old_value = string_at(from, "old"),
            .new_value = string_at(from, "new"),
            .reviewer = string_at(from, "reviewer"),
            .date = string_at(from, "date"),
            .reason = string_at(from, "reason"),
            .origin = {}};
}

/// All members but `claims`, which are ids in a parsed report and objects in a joined incident.
Incident incident_in(const object& from)
{
    Incident incident;
    incident.id = string_at(from, "id");
    if (incident.id.empty()) {
        throw RecordError{"an incident has no \"id\""};
    }
    incident.event_type = string_at(from, "event_type");
    incident.mentions = counts_at(from, "mentions");
    incident.place_text = string_at(from, "place_text");
    incident.place = place_at(from, "place");
    incident.confidence = number_at(from, "confidence", 0.0);
    incident.date = date_range(string_at(from, "date_start"), string_at(from, "date_end"), count_at(from, "date_prec"),
                               string_at(from, "date_from"));
    incident.scope = enum_at(from, "scope", parse_scope);
    incident.share_group = string_at(from, "share_group");
    incident.split = flag_at(from, "split", false);
    incident.stand_in = flag_at(from, "stand_in", false);
    incident.level = parse_level(string_at(from, "level")).value_or(Level::place);
    incident.conflict = flag_at(from, "conflict", false);
    incident.actor1 = string_at(from, "actor1");
    incident.actor2 = string_at(from, "actor2");
    incident.figures = {.killed = figure_at(from, "killed"),
                        .injured = figure_at(from, "injured"),
                        .civilians = figure_at(from, "civilians"),
                        .strikes = figure_at(from, "strikes"),
                        .targets = figure_at(from, "targets"),
                        .munitions = figure_at(from, "munitions")};
    for_objects(from, "corrections", [&](const object& item) { incident.corrections.push_back(correction_in(item)); });
    return incident;
}

MergedIncident merged_incident_in(const object& from)
{
    MergedIncident merged;
    merged.incident = incident_in(from);
    for_objects(from, "claims", [&](const object& item) {
        SourcedClaim sourced;
        sourced.claim = claim_in(item);
        sourced.quote_start_cp = sourced.claim.quote.begin;
        sourced.quote_end_cp = sourced.claim.quote.end;
        sourced.report_id = string_at(item, "report_id");
        sourced.places = strings_at(item, "places");
        if (sourced.places.empty()) {
            if (auto place = string_at(item, "place_text"); !place.empty()) {
                sourced.places.push_back(std::move(place));
            }
        }
        sourced.source = string_at(item, "source");
        sourced.url = string_at(item, "url");
        sourced.published = string_at(item, "published");
        sourced.index = count_at(item, "index").value_or(0);
        merged.incident.claims.push_back(sourced.claim.id);
        merged.sourced_claims.push_back(std::move(sourced));
    });
    merged.reports = strings_at(from, "reports");
    merged.n_sources = count_at(from, "n_sources").value_or(0);
    merged.n_origins = count_at(from, "n_origins").value_or(0);
    merged.grade = string_at(from, "grade");
    merged.replaces = strings_at(from, "replaces");
    for_objects(from, "parts", [&](const object& item) {
        IncidentPart part;
        part.incident = incident_in(item);
        part.incident.claims = strings_at(item, "claims");
        part.report_id = string_at(item, "report_id");
        part.source = string_at(item, "source");
        part.url = string_at(item, "url");
        part.published = string_at(item, "published");
        part.revision = count_at(item, "revision").value_or(0);
        merged.parts.push_back(std::move(part));
    });
    return merged;
}

void read_extra(Report& report, const object& fields)
{
    for (const auto field : fields) {
        report.extra.push_back({.name = std::string{field.key}, .json = simdjson::minify(field.value)});
    }
}

/// Puts a string member of a report where it belongs. \return false: `key` is none of them.
bool read_text_field(Report& report, std::string_view key, const element& value)
{
    std::string* target = nullptr;
    std::string published;
    if (key == "id") {
        target = &report.id;
    } else if (key == "title") {
        target = &report.title;
    } else if (key == "text") {
        target = &report.text;
    } else if (key == "source") {
        target = &report.source;
    } else if (key == "url") {
        target = &report.url;
    } else if (key == "lang") {
        target = &report.lang;
    } else if (key == "published") {
        target = &published;
    } else {
        return false;
    }
    if (auto text = string_of(value)) {
        *target = std::move(*text);
    } else if (!value.is_null()) {
        report.problems.push_back(fmt::format("\"{}\" is not a string and was left out", key));
    }
    if (target == &published && !published.empty()) {
        set_published(report, published);
    }
    return true;
}

/// Turns the caller's spans (code points) into spans of bytes, sorted; one that lies outside the text is noted.
void read_given_mentions(Report& report, const object& from)
{
    if (!has_array(from, "mentions")) {
        return;
    }
    const CodePoints code_points{report.text};
    for_objects(from, "mentions", [&](const object& item) {
        const auto start = count_at(item, "start");
        const auto end = count_at(item, "end");
        const auto begin_byte = start ? code_points.byte_of(*start) : std::nullopt;
        const auto end_byte = end ? code_points.byte_of(*end) : std::nullopt;
        if (!begin_byte || !end_byte || *begin_byte >= *end_byte) {
            report.problems.push_back(
                fmt::format("a given mention was left out: its span is not within the {} characters "
                            "of the text: {}",
                            code_points.size(), std::string{simdjson::minify(item)}));
            return;
        }
        report.given_mentions.push_back({*begin_byte, *end_byte});
    });
    std::sort(report.given_mentions.begin(), report.given_mentions.end());
}

Report report_in(const object& from)
{
    Report report;
    for (const auto field : from) {
        if (read_text_field(report, field.key, field.value) || field.key == "mentions") {
            continue;
        }
        if (object earlier; field.key == "extra" && field.value.get(earlier) == simdjson::SUCCESS) {
            read_extra(report, earlier);
            continue;
        }
        report.extra.push_back({.name = std::string{field.key}, .json = simdjson::minify(field.value)});
    }
    if (trimmed(report.text).empty()) {
        element text;
        const bool absent = from["text"].get(text) != simdjson::SUCCESS || text.is_null();
        throw RecordError{absent ? "no \"text\"" : "\"text\" is empty"};
    }
    read_given_mentions(report, from);
    if (report.id.empty()) {
        report.id = derived_id(report);
    }
    return report;
}

ParsedReport parsed_report_in(const object& from)
{
    ParsedReport parsed;
    Report& report = parsed.report;
    for (const auto field : from) {
        if (field.key != "text") { // its spans stay code points: see Record
            read_text_field(report, field.key, field.value);
        }
    }
    if (report.id.empty()) {
        throw RecordError{"a parsed report has no \"id\""};
    }
    parsed.revision = count_at(from, "revision").value_or(0);
    if (object extra; from["extra"].get(extra) == simdjson::SUCCESS) {
        read_extra(report, extra);
    }
    for_objects(from, "mentions", [&](const object& item) {
        Mention mention;
        mention.span = span_in(item);
        mention.text = string_at(item, "text");
        mention.role = enum_at(item, "role", parse_role);
        mention.confidence = number_at(item, "confidence", 0.0);
        mention.place = place_at(item, "place");
        mention.alternatives = alternatives_at(item, "alternatives");
        mention.reasons = strings_at(item, "reasons");
        parsed.mentions.push_back(std::move(mention));
    });
    for_objects(from, "claims", [&](const object& item) { parsed.claims.push_back(claim_in(item)); });
    for_objects(from, "incidents", [&](const object& item) {
        parsed.incidents.push_back(incident_in(item));
        parsed.incidents.back().claims = strings_at(item, "claims");
    });
    parsed.problems = strings_at(from, "problems");
    const auto n_mentions = static_cast<std::uint32_t>(parsed.mentions.size());
    const auto beyond = [n_mentions](std::uint32_t mention) { return mention >= n_mentions; };
    for (const Claim& claim : parsed.claims) {
        if (std::any_of(claim.mentions.begin(), claim.mentions.end(), beyond)) {
            throw RecordError{
                fmt::format("claim {} points at a mention that is not there; parse the report again", claim.id)};
        }
    }
    for (const Incident& incident : parsed.incidents) {
        if (std::any_of(incident.mentions.begin(), incident.mentions.end(), beyond)) {
            throw RecordError{
                fmt::format("incident {} points at a mention that is not there; parse the report again", incident.id)};
        }
    }
    return parsed;
}

} // namespace

struct RecordReader::Impl {
    simdjson::dom::parser parser;

    object root(std::string_view json)
    {
        element value;
        if (const auto error = parser.parse(json.data(), json.size()).get(value)) {
            throw RecordError{fmt::format("not JSON: {}", simdjson::error_message(error))};
        }
        object fields;
        if (value.get(fields) != simdjson::SUCCESS) {
            throw RecordError{"not a JSON object"};
        }
        return fields;
    }
};

RecordReader::RecordReader() : impl_{std::make_unique<Impl>()} {}
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;

Record RecordReader::read(std::string_view json)
{
    const object fields = impl_->root(json);
    if (has_array(fields, "claims") && has_array(fields, "reports")) {
        return merged_incident_in(fields);
    }
    if (has_array(fields, "claims") && has_array(fields, "incidents")) {
        return parsed_report_in(fields);
    }
    return report_in(fields);
}

NameRecord RecordReader::read_name(std::string_view json)
{
    const object fields = impl_->root(json);
    NameRecord record{.id = string_at(fields, "id"),
                      .name = string_at(fields, "name"),
                      .country = string_at(fields, "country"),
                      .admin1 = string_at(fields, "admin1"),
                      .near = position_in(fields)};
    if (trimmed(record.name).empty()) {
        throw RecordError{"no \"name\""};
    }
    return record;
}

Override RecordReader::read_override(std::string_view json)
{
    const object fields = impl_->root(json);
    Override row{.name = std::string{trimmed(string_at(fields, "name"))},
                 .report = string_at(fields, "report"),
                 .country = string_at(fields, "country"),
                 .place_id = string_at(fields, "place"),
                 .position = position_in(fields),
                 .place_name = string_at(fields, "place_name"),
                 .where_prec = static_cast<int>(std::clamp(count_at(fields, "where_prec").value_or(1), 1U, 7U)),
                 .no_place = false,
                 .origin = {}};
    const bool states_position = !fields["lat"].error() || !fields["lon"].error();
    if (element place; fields["place"].get(place) == simdjson::SUCCESS && !place.is_string()) {
        row.no_place = place.is_null();
        if (const auto chosen = place_at(fields, "place")) {
            row.position = chosen->position;
            row.place_name = row.place_name.empty() ? chosen->name : row.place_name;
        }
    } else if (states_position && !row.position) {
        throw RecordError{"\"lat\" and \"lon\" are not -90 to 90 and -180 to 180"};
    }
    if (row.place_id == "none" || row.place_id == "no place") {
        row.place_id.clear();
        row.no_place = true;
    }
    return row;
}

Correction RecordReader::read_correction(std::string_view json)
{
    return correction_in(impl_->root(json));
}

std::string derived_id(const Report& report)
{
    IdHash hash;
    hash.add(report.title).add(report.text).add(report.published).add(report.source).add(report.url);
    return hash.text();
}

void set_published(Report& report, std::string_view published)
{
    report.published = trimmed(published);
    report.published_day = parse_iso_day(report.published);
    if (!report.published_day && !report.published.empty()) {
        report.problems.push_back(
            fmt::format("published \"{}\" is not an ISO 8601 date; relative dates stay open", report.published));
    }
}

std::size_t replace_nul(std::string& text)
{
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::size_t replaced = 0;
    for (std::size_t at = text.find('\0'); at != std::string::npos; at = text.find('\0', at)) {
        text.replace(at, 1, replacement);
        ++replaced;
    }
    return replaced;
}

} // namespace placeline::records
