// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/merge.hpp"
#include "model/incident.hpp"

#include "builders.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::tests {

/// A parsed report of one incident or more, built by hand.
class Parsed {
public:
    Parsed(std::string id, std::string source, std::string when)
    {
        report_.report.id = std::move(id);
        report_.report.source = std::move(source);
        report_.report.published = std::move(when);
        report_.report.published_day = parse_iso_day(report_.report.published);
    }
    Parsed& at(const Place& place, std::optional<DateRange> date, std::string_view type = "Attack")
    {
        Incident incident;
        incident.id = report_.report.id + "/" + std::to_string(report_.incidents.size());
        incident.place = place;
        incident.place_text = place.name;
        incident.confidence = 0.9;
        incident.date = date;
        incident.event_type = type;
        report_.incidents.push_back(std::move(incident));
        return *this;
    }
    Parsed& nowhere(std::optional<DateRange> date)
    {
        at(town("nowhere", 0.0, 0.0), date);
        report_.incidents.back().place.reset();
        report_.incidents.back().place_text.clear();
        return *this;
    }
    Parsed& by(std::string actor)
    {
        report_.incidents.back().actor1 = std::move(actor);
        return *this;
    }
    Parsed& says(const Said& said) { return says_of({report_.incidents.size() - 1}, said); }
    Parsed& says_of(std::vector<std::size_t> rows, const Said& said)
    {
        Claim claim = said.claim();
        claim.id = report_.report.id + "-c" + std::to_string(report_.claims.size());
        for (const std::size_t row : rows) {
            report_.incidents[row].claims.push_back(claim.id);
        }
        report_.claims.push_back(std::move(claim));
        return *this;
    }
    operator ParsedReport() const { return report_; } // NOLINT(google-explicit-constructor): reads as the report itself

private:
    ParsedReport report_;
};

inline std::vector<MergedIncident> lifted(const std::vector<ParsedReport>& reports)
{
    std::vector<MergedIncident> all;
    for (const ParsedReport& report : reports) {
        for (MergedIncident& one : incidents::lift(report)) {
            all.push_back(std::move(one));
        }
    }
    return all;
}

} // namespace placeline::tests
