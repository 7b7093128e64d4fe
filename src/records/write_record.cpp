// SPDX-License-Identifier: Apache-2.0
#include "records/write_record.hpp"

#include "records/code_points.hpp"

#include <fmt/format.h>

namespace placeline::records {

namespace {

void write_strings(JsonWriter& json, const std::vector<std::string>& strings)
{
    json.begin_array();
    for (const std::string& string : strings) {
        json.text(string);
    }
    json.end_array();
}

void write_span(JsonWriter& json, const TextSpan& code_points)
{
    json.key("start").integer(code_points.begin).key("end").integer(code_points.end);
}

void write_mention(JsonWriter& json, const Mention& mention, const TextSpan& code_points)
{
    json.begin_object();
    json.key("text").text(mention.text);
    write_span(json, code_points);
    json.key("role").text(to_string(mention.role));
    json.key("confidence").number(mention.confidence);
    json.key("place");
    write_place(json, mention.place);
    json.key("alternatives");
    write_alternatives(json, mention.alternatives);
    if (!mention.reasons.empty()) {
        json.key("reasons");
        write_strings(json, mention.reasons);
    }
    json.end_object();
}

void write_date(JsonWriter& json, const std::optional<DateRange>& date)
{
    if (!date) {
        json.null();
        return;
    }
    json.begin_object();
    json.key("start").text(iso_day(date->start)).key("end").text(iso_day(date->end));
    json.key("prec").integer(date->prec);
    json.key("from").text(date->from == DateSource::text ? "text" : "published");
    json.end_object();
}

/// Members of a claim up to `quote`; a claim in a report and one that has left it differ in what follows.
void write_claim_head(JsonWriter& json, const Claim& claim, const TextSpan& quote_cp)
{
    json.key("id").text(claim.id);
    json.key("measure").text(to_string(claim.measure));
    json.key("group").text_or_null(claim.group);
    json.key("low").integer_or_null(claim.bounds.low);
    json.key("high").integer_or_null(claim.bounds.high);
    json.key("value").integer_or_null(claim.bounds.value);
    json.key("qualifier").text(to_string(claim.qualifier));
    json.key("value_text").text(claim.value_text);
    json.key("attributed_to").text_or_null(claim.attributed_to);
    json.key("attribution_kind").text_or_null(to_string(claim.attribution));
    json.key("stance").text(to_string(claim.stance));
    json.key("quote").begin_object();
    write_span(json, quote_cp);
    json.key("text").text(claim.quote_text).end_object();
}

void write_claim_tail(JsonWriter& json, const Claim& claim, const TextSpan& number_cp)
{
    json.key("scope").text(to_string(claim.scope));
    json.key("share_group").text_or_null(claim.share_group);
    json.key("standing").boolean(claim.standing);
    json.key("counted").boolean(claim.counted);
    json.key("date");
    write_date(json, claim.date);
    json.key("number").begin_object();
    write_span(json, number_cp);
    json.end_object();
    json.key("retelling").boolean(claim.retelling);
    json.key("supersedes").boolean(claim.supersedes);
    json.key("outdated").boolean(claim.outdated);
    json.key("of_opponents").boolean(claim.of_opponents);
    json.key("part_of").integer_or_null(claim.part_of);
    json.key("sum_group").integer_or_null(claim.sum_group);
}

void write_numbers(JsonWriter& json, const std::vector<std::uint32_t>& numbers)
{
    json.begin_array();
    for (const std::uint32_t number : numbers) {
        json.integer(number);
    }
    json.end_array();
}

void write_count(JsonWriter& json, std::string_view name, const Count& count)
{
    json.key(name).begin_object();
    json.key("low").integer_or_null(count.low);
    json.key("best").integer_or_null(count.best);
    json.key("high").integer_or_null(count.high);
    json.end_object();
}

void write_place_and_time(JsonWriter& json, const Incident& incident)
{
    json.key("place_text").text_or_null(incident.place_text);
    json.key("place");
    write_place(json, incident.place);
    json.key("confidence").number(incident.confidence);
    const auto& date = incident.date;
    json.key("date_start").text_or_null(date ? iso_day(date->start) : "");
    json.key("date_end").text_or_null(date ? iso_day(date->end) : "");
    json.key("date_prec");
    date ? json.integer(date->prec) : json.null();
    json.key("date_from").text_or_null(!date ? "" : date->from == DateSource::text ? "text" : "published");
    json.key("scope").text(to_string(incident.scope));
    json.key("share_group").text_or_null(incident.share_group);
    json.key("split").boolean(incident.split);
    if (incident.stand_in) {
        json.key("stand_in").boolean(true);
    }
    json.key("level").text(to_string(incident.level));
    json.key("conflict").boolean(incident.conflict);
    json.key("actor1").text_or_null(incident.actor1);
    json.key("actor2").text_or_null(incident.actor2);
}

void write_figures(JsonWriter& json, const Figures& figures)
{
    write_count(json, "killed", figures.killed);
    write_count(json, "injured", figures.injured);
    write_count(json, "civilians", figures.civilians);
    write_count(json, "strikes", figures.strikes);
    write_count(json, "targets", figures.targets);
    write_count(json, "munitions", figures.munitions);
}

/// Of most incidents no person has said anything.
void write_corrections(JsonWriter& json, const Incident& incident)
{
    if (incident.corrections.empty()) {
        return;
    }
    json.key("corrections").begin_array();
    for (const Correction& correction : incident.corrections) {
        write_correction(json, correction);
    }
    json.end_array();
}

void write_incident(JsonWriter& json, const Incident& incident)
{
    json.begin_object();
    json.key("id").text(incident.id);
    json.key("event_type").text_or_null(incident.event_type);
    json.key("mentions");
    write_numbers(json, incident.mentions);
    json.key("claims");
    write_strings(json, incident.claims);
    write_place_and_time(json, incident);
    write_figures(json, incident.figures);
    write_corrections(json, incident);
    json.end_object();
}

void write_sourced_claim(JsonWriter& json, const SourcedClaim& sourced)
{
    json.begin_object();
    write_claim_head(json, sourced.claim, {sourced.quote_start_cp, sourced.quote_end_cp});
    json.key("report_id").text(sourced.report_id);
    json.key("place_text").text_or_null(fmt::format("{}", fmt::join(sourced.places, "; ")));
    json.key("places");
    write_strings(json, sourced.places);
    json.key("source").text_or_null(sourced.source);
    json.key("url").text_or_null(sourced.url);
    json.key("published").text_or_null(sourced.published);
    json.key("index").integer(sourced.index);
    write_claim_tail(json, sourced.claim, sourced.claim.number);
    json.end_object();
}

/// Of most reports there is one text only, and nothing to say.
void write_revision(JsonWriter& json, std::uint32_t revision)
{
    if (revision > 0) {
        json.key("revision").integer(revision);
    }
}

void write_part(JsonWriter& json, const IncidentPart& part)
{
    const Incident& incident = part.incident;
    json.begin_object();
    json.key("id").text(incident.id);
    json.key("event_type").text_or_null(incident.event_type);
    json.key("claims");
    write_strings(json, incident.claims);
    write_place_and_time(json, incident);
    json.key("report_id").text(part.report_id);
    json.key("source").text_or_null(part.source).key("url").text_or_null(part.url);
    json.key("published").text_or_null(part.published);
    write_revision(json, part.revision);
    json.end_object();
}

void write_extra(JsonWriter& json, const std::vector<ExtraField>& extra)
{
    if (extra.empty()) {
        return;
    }
    json.key("extra").begin_object();
    for (const ExtraField& field : extra) {
        json.key(field.name).raw(field.json);
    }
    json.end_object();
}

} // namespace

void write_place(JsonWriter& json, const std::optional<Place>& place)
{
    if (!place) {
        json.null();
        return;
    }
    json.begin_object();
    json.key("id").text(place->id);
    json.key("name").text(place->name);
    json.key("lat").number(place->position.lat_deg).key("lon").number(place->position.lon_deg);
    json.key("feature_class")
        .text_or_null(place->feature_class == ' ' ? "" : std::string_view{&place->feature_class, 1});
    json.key("feature_code").text_or_null(place->feature_code);
    json.key("country").text_or_null(place->country).key("iso3").text_or_null(place->iso3);
    json.key("admin1").text_or_null(place->admin1).key("admin2").text_or_null(place->admin2);
    json.key("adm1_pcode").text_or_null(place->adm1_pcode).key("adm2_pcode").text_or_null(place->adm2_pcode);
    json.key("where_prec").integer(place->where_prec);
    json.key("radius_km").number(place->radius_km);
    json.end_object();
}

void write_alternatives(JsonWriter& json, const std::vector<Alternative>& alternatives)
{
    json.begin_array();
    for (const Alternative& other : alternatives) {
        json.begin_object();
        json.key("id").text(other.id).key("name").text(other.name);
        json.key("lat").number(other.position.lat_deg).key("lon").number(other.position.lon_deg);
        json.key("confidence").number(other.confidence);
        json.end_object();
    }
    json.end_array();
}

void write_correction(JsonWriter& json, const Correction& correction)
{
    json.begin_object();
    json.key("action").text(to_string(correction.action));
    json.key("event").text_or_null(correction.event);
    json.key("report").text_or_null(correction.report);
    json.key("quote").text_or_null(correction.quote);
    json.key("field").text_or_null(correction.field);
    json.key("old").text_or_null(correction.old_value).key("new").text_or_null(correction.new_value);
    json.key("reviewer").text_or_null(correction.reviewer);
    json.key("date").text_or_null(correction.date);
    json.key("reason").text_or_null(correction.reason);
    json.end_object();
}

void write_parsed_report(std::string& out, const ParsedReport& parsed, const WriteOptions& options)
{
    const Report& report = parsed.report;
    const CodePoints code_points{report.text};
    const auto counted = [&](const TextSpan& span) { return report.text.empty() ? span : code_points.of_bytes(span); };
    JsonWriter json{out};
    json.begin_object();
    json.key("id").text(report.id);
    json.key("title").text_or_null(report.title);
    json.key("published").text_or_null(report.published);
    json.key("source").text_or_null(report.source).key("url").text_or_null(report.url);
    json.key("lang").text_or_null(report.lang);
    write_revision(json, parsed.revision);
    if (options.keep_text && !report.text.empty()) {
        json.key("text").text(report.text);
    }
    json.key("mentions").begin_array();
    for (const Mention& mention : parsed.mentions) {
        write_mention(json, mention, counted(mention.span));
    }
    json.end_array();
    json.key("claims").begin_array();
    for (const Claim& claim : parsed.claims) {
        json.begin_object();
        write_claim_head(json, claim, counted(claim.quote));
        json.key("mentions");
        write_numbers(json, claim.mentions);
        write_claim_tail(json, claim, counted(claim.number));
        json.end_object();
    }
    json.end_array();
    json.key("incidents").begin_array();
    for (const Incident& incident : parsed.incidents) {
        write_incident(json, incident);
    }
    json.end_array();
    json.key("problems");
    write_strings(json, parsed.problems);
    write_extra(json, report.extra);
    json.end_object();
    out += '\n';
}

void write_merged_incident(std::string& out, const MergedIncident& merged)
{
    JsonWriter json{out};
    json.begin_object();
    json.key("id").text(merged.incident.id);
    json.key("event_type").text_or_null(merged.incident.event_type);
    write_place_and_time(json, merged.incident);
    write_figures(json, merged.incident.figures);
    write_corrections(json, merged.incident);
    json.key("claims").begin_array();
    for (const SourcedClaim& claim : merged.sourced_claims) {
        write_sourced_claim(json, claim);
    }
    json.end_array();
    json.key("reports");
    write_strings(json, merged.reports);
    json.key("n_sources").integer(merged.n_sources).key("n_origins").integer(merged.n_origins);
    json.key("grade").text_or_null(merged.grade);
    json.key("replaces");
    write_strings(json, merged.replaces);
    json.key("parts").begin_array();
    for (const IncidentPart& part : merged.parts) {
        write_part(json, part);
    }
    json.end_array();
    json.end_object();
    out += '\n';
}

void write_rejected(std::string& out, const RejectedRecord& rejected)
{
    JsonWriter json{out};
    json.begin_object();
    json.key("source").text(rejected.source);
    json.key("line").integer(rejected.line).key("byte").integer(rejected.byte);
    json.key("reason").text(rejected.reason).key("record").text(rejected.record);
    json.end_object();
    out += '\n';
}

} // namespace placeline::records
