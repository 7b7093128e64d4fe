// SPDX-License-Identifier: Apache-2.0
#include "page/review_page.hpp"

#include "base/hash.hpp"
#include "base/output_file.hpp"
#include "page/page_data.hpp"
#include "page/template.hpp"
#include "page/write_pages.hpp"

#include <cmath>
#include <set>

namespace placeline::page {

namespace {

using records::JsonWriter;

void write_texts(JsonWriter& json, const std::vector<std::string>& texts)
{
    json.begin_array();
    for (const std::string& text : texts) {
        json.text(text);
    }
    json.end_array();
}

/// A rival with the unit and country that it lies in: several share a name.
void write_rival(JsonWriter& json, const Alternative& rival, const bridge::AreaSource& areas)
{
    constexpr double position_grid = 1e5;   // a metre, to the degree
    constexpr double confidence_grid = 1e3; // a tenth of a percent
    const auto member = [&json](std::string_view name, double value, double grid) {
        json.key(name).number(std::round(value * grid) / grid);
    };
    Place where;
    where.id = rival.id;
    where.position = rival.position;
    const Place unit = areas.admin1_of(where);
    json.begin_object().key("id").text(rival.id).key("name").text(rival.name);
    json.key("admin1").text_or_null(unit.name).key("country").text_or_null(unit.country);
    member("longitude", rival.position.lon_deg, position_grid);
    member("latitude", rival.position.lat_deg, position_grid);
    member("confidence", rival.confidence, confidence_grid);
    json.end_object();
}

void write_item(JsonWriter& json, const WorkItem& item, const bridge::AreaSource& areas)
{
    json.begin_object().key("incident").integer(item.incident).key("why");
    write_texts(json, item.why);
    json.key("place_reasons");
    write_texts(json, item.place_reasons);
    json.key("others");
    write_texts(json, item.others);
    json.key("rivals").begin_array();
    for (const Alternative& rival : item.rivals) {
        write_rival(json, rival, areas);
    }
    json.end_array().key("passages").begin_array();
    for (const Passage& passage : item.passages) {
        json.begin_object().key("report").text(passage.report_id).key("before").text(passage.before);
        json.key("quote").text(passage.quote).key("after").text(passage.after).end_object();
    }
    json.end_array().end_object();
}

void write_correction(JsonWriter& json, const Correction& correction)
{
    json.begin_object().key("action").text(to_string(correction.action));
    const auto member = [&json](std::string_view name, const std::string& text) { json.key(name).text(text); };
    member("report", correction.report);
    member("quote", correction.quote);
    member("field", correction.field);
    member("old", correction.old_value);
    member("new", correction.new_value);
    member("reviewer", correction.reviewer);
    member("date", correction.date);
    member("reason", correction.reason);
    json.end_object();
}

/// Other ids under which an incident may stand in a corrections file: those it replaces and those of its parts.
std::set<std::string> other_ids(const MergedIncident& merged)
{
    std::set<std::string> ids{merged.replaces.begin(), merged.replaces.end()};
    for (const IncidentPart& part : merged.parts) {
        ids.insert(part.incident.id);
    }
    ids.erase(merged.incident.id);
    return ids;
}

/// Tells one worklist from another, so that what a browser kept of one is not taken for the other's.
std::string fingerprint(const IncidentSet& set)
{
    IdHash hash;
    for (const MergedIncident& merged : set.incidents) {
        hash.add(merged.incident.id);
    }
    return hash.text();
}

void write_review(JsonWriter& json, const IncidentSet& set, const std::vector<WorkItem>& items,
                  const bridge::AreaSource& areas)
{
    json.key("review").begin_object().key("fingerprint").text(fingerprint(set)).key("items").begin_array();
    for (const WorkItem& item : items) {
        write_item(json, item, areas);
    }
    json.end_array().key("other_ids").begin_array();
    for (const MergedIncident& merged : set.incidents) {
        const std::set<std::string> ids = other_ids(merged);
        write_texts(json, {ids.begin(), ids.end()});
    }
    json.end_array().key("corrected").begin_array();
    for (const MergedIncident& merged : set.incidents) {
        json.begin_array();
        for (const Correction& correction : merged.incident.corrections) {
            write_correction(json, correction);
        }
        json.end_array();
    }
    json.end_array().end_object();
}

} // namespace

std::string review_page_of(const IncidentSet& incidents, const std::vector<WorkItem>& items,
                           const bridge::MapOptions& options, const bridge::Provenance& provenance,
                           const bridge::AreaSource& areas)
{
    const std::string data = page_data(incidents, options, provenance, areas,
                                       [&](JsonWriter& json) { write_review(json, incidents, items, areas); });
    return filled(review_template, options.title.empty() ? "Review of reported incidents" : options.title, data);
}

void write_review_page(const IncidentSet& incidents, const std::vector<WorkItem>& items,
                       const std::filesystem::path& target, const bridge::MapOptions& options,
                       const bridge::Provenance& provenance, const bridge::AreaSource& areas)
{
    OutputFile file{target, options.overwrite};
    file.write(review_page_of(incidents, items, options, provenance, areas));
    file.commit();
}

} // namespace placeline::page
