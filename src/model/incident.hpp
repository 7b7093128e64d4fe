// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "model/correction.hpp"
#include "model/mention.hpp"
#include "model/place.hpp"
#include "model/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace placeline {

/// Bounds and best value of a count. Empty: not stated. 0: stated to be none.
struct Count {
    std::optional<std::uint32_t> low;
    std::optional<std::uint32_t> best;
    std::optional<std::uint32_t> high;

    [[nodiscard]] bool stated() const noexcept { return low || best || high; }
    bool operator==(const Count&) const = default;
};

/// The measures that have columns.
struct Figures {
    Count killed;
    Count injured;
    Count civilians; ///< civilians killed, only where stated
    Count strikes;
    Count targets;
    Count munitions;

    bool operator==(const Figures&) const = default;
};

enum class Level { place, area, umbrella };
std::string_view to_string(Level level) noexcept;
std::optional<Level> parse_level(std::string_view name) noexcept;

/// What the claims, joined, say happened at one place in one range of days.
struct Incident {
    std::string id;
    std::string event_type;              ///< ACLED sub-event type; empty: not told
    std::vector<std::uint32_t> mentions; ///< of the report; empty in a joined incident
    std::vector<std::string> claims;     ///< ids, in text order; shared claims too
    std::string place_text;              ///< the name as written
    std::optional<Place> place;
    bool stand_in = false; ///< `place` is the town or unit that the text puts the place in: the gazetteer lacks it
    double confidence = 0.0;
    std::optional<DateRange> date;
    Scope scope = Scope::own; ///< `shared` when any of its numbers is
    std::string share_group;
    bool split = false; ///< its figures hold a share of a shared number (--allocate equal)
    Level level = Level::place;
    bool conflict = false;
    std::string actor1;
    std::string actor2;
    Figures figures;                     ///< own and part claims only; a shared number is in none
    std::vector<Correction> corrections; ///< that made it what it is, by day
};

/// A report with all that was found in it: one line of `placeline parse`.
struct ParsedReport {
    Report report;
    std::vector<Mention> mentions; ///< in text order
    std::vector<Claim> claims;     ///< in text order
    std::vector<Incident> incidents;
    std::vector<std::string> problems;
    std::uint32_t revision = 0; ///< how many other texts came under its id before; the highest counts
};

/// A claim that has left its report.
struct SourcedClaim {
    Claim claim; ///< `mentions` is empty, spans are those of its report
    std::string report_id;
    std::vector<std::string> places; ///< the names as written that it is about
    std::string source;
    std::string url;
    std::string published;
    std::uint32_t index = 0; ///< place among the claims of its report; `Claim::part_of` counts in the same way

    /// Offsets as the record gave or will give them: code points, not bytes.
    std::uint32_t quote_start_cp = 0;
    std::uint32_t quote_end_cp = 0;
};

/// One report's incident that went into a joined one. Joining again starts from the parts, so that neither the order
/// nor the split of the input matters.
struct IncidentPart {
    Incident incident; ///< `mentions` is empty; its figures are not kept, the claims make them
    std::string report_id;
    std::string source;
    std::string url;
    std::string published;
    std::uint32_t revision = 0; ///< of its report, see `ParsedReport`
};

/// An incident joined across reports, self-contained.
struct MergedIncident {
    Incident incident; ///< `mentions` is empty; `claims` lists the ids of `sourced_claims`
    std::vector<SourcedClaim> sourced_claims;
    std::vector<std::string> reports; ///< ids, sorted
    std::uint32_t n_sources = 0;
    std::uint32_t n_origins = 0;       ///< five wires that quote one ministry are one origin
    std::string grade;                 ///< confirmed, fair, weak, contested
    std::vector<std::string> replaces; ///< ids of incidents that went into it
    std::vector<IncidentPart> parts;   ///< by report and id
};

/// A mention that has left its report, for the layers' table `mentions`.
struct SourcedMention {
    Mention mention;
    std::string report_id;
    std::uint32_t revision = 0; ///< of its report, see `ParsedReport`
};

/// What a layer file is written from.
struct IncidentSet {
    std::vector<MergedIncident> incidents; ///< sorted by date, place and id
    std::vector<SourcedMention> mentions;
};

} // namespace placeline
