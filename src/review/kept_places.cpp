// SPDX-License-Identifier: Apache-2.0
#include "review/kept_places.hpp"

#include "base/spreadsheet_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace placeline::review {

namespace {

bool is_place_chosen(const Incident& incident)
{
    return std::any_of(incident.corrections.begin(), incident.corrections.end(),
                       [](const Correction& said) { return said.field == "place" && !said.new_value.empty(); });
}

/// Whether a part's own place lies in that country too: then the name is to be known by it.
bool was_found_in(const std::string& country, const MergedIncident& merged)
{
    return std::any_of(merged.parts.begin(), merged.parts.end(), [&](const IncidentPart& part) {
        return part.incident.place && part.incident.place->country == country;
    });
}

/// The cells behind name, report and country.
std::string place_cells(const Place& place)
{
    std::string cells;
    const bool of_gazetteer = !place.id.starts_with("override:");
    append_csv_cell(cells, of_gazetteer ? place.id : std::string{});
    if (of_gazetteer) {
        return cells += ",,,,";
    }
    cells += fmt::format(",{},{},", place.position.lat_deg, place.position.lon_deg);
    append_csv_cell(cells, place.name);
    return cells += fmt::format(",{}", place.where_prec);
}

} // namespace

std::string overrides_of(const std::vector<MergedIncident>& incidents)
{
    std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> rows; // by name and country
    for (const MergedIncident& merged : incidents) {
        const Incident& incident = merged.incident;
        if (!incident.place || incident.place_text.empty() || !is_place_chosen(incident)) {
            continue;
        }
        const std::string country =
            was_found_in(incident.place->country, merged) ? incident.place->country : std::string{};
        rows[{incident.place_text, country}].emplace(incident.place->id, place_cells(*incident.place));
    }
    std::string out = "name,report,country,place,lat,lon,place_name,where_prec\n";
    for (const auto& [key, places] : rows) {
        if (places.size() == 1) {
            append_csv_cell(out, key.first);
            out += ",,";
            append_csv_cell(out, key.second);
            out += "," + places.begin()->second + "\n";
        }
    }
    return out;
}

} // namespace placeline::review
