// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "output/value.hpp"

#include <optional>
#include <span>
#include <string>

namespace placeline::output {

/// One row of the layers `incidents`, `unlocated` and `incident_areas`: an incident and what its columns say in words.
class IncidentRow {
public:
    /// The row refers to the incident and may be filled again with another.
    void fill(const MergedIncident& merged);

    [[nodiscard]] const MergedIncident& merged() const noexcept { return *merged_; }
    [[nodiscard]] const Incident& incident() const noexcept { return merged_->incident; }
    [[nodiscard]] const Place* place() const noexcept
    {
        return merged_->incident.place ? &*merged_->incident.place : nullptr;
    }

    std::string shared;        ///< the shared numbers in words: "targets >40, munitions >90 (Northland, Eastland)"
    std::string attributed_to; ///< speakers of the numbers, joined by "; "
    std::string source;
    std::string source_url;
    std::string quote; ///< the words that carry the numbers, joined by " | "
    std::optional<Day> published_first;
    std::optional<Day> published_last;

private:
    const MergedIncident* merged_ = nullptr;
};

/// Where an incident is drawn; nothing: it has no place, or one that is not on the earth.
std::optional<LonLat> position_of(const MergedIncident& merged);

/// The one schema of all formats (CONTRACT, "Layers").
std::span<const Column<IncidentRow>> incident_columns() noexcept;

/// The numbers that an incident shares with other places, in words, by set of places.
/// ">" more than, ">=" at least, "<=" up to, "<" fewer than, "~" about; parts of a sum are joined by "+".
std::string shared_words(const MergedIncident& merged);

} // namespace placeline::output
