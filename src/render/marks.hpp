// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/areas.hpp"
#include "model/incident.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace placeline::render {

/// What a symbol counts: the measure that most of its incidents state with more than nought; of as many the gravest.
enum class Lead { killed, injured, strikes, targets, munitions, none };
constexpr std::size_t n_leads = 6;

/// All incidents at one place, drawn as one thing.
struct Mark {
    Place place;
    Lead lead = Lead::none;
    std::uint64_t number = 0; ///< sum of `best` (else of `low`) of what `lead` counts
    std::uint32_t n_incidents = 0;
    bool at_least = false; ///< one of the numbers had only a lower bound
};

/// A count that a report gives for several places together. It is in none of their marks.
struct Tie {
    std::vector<Place> places; ///< at least two, no place twice
    std::string text;          ///< "28 killed together"
};

/// The incidents as a map shows them.
struct Marks {
    std::vector<Mark> points; ///< where_prec 1 and 2; the greatest number first
    std::vector<Mark> areas;  ///< where_prec 3 to 6; the coarsest first
    std::vector<Tie> ties;
    std::uint32_t n_drawn = 0;          ///< incidents in points and areas
    std::uint32_t n_unlocated = 0;      ///< without a place
    std::uint32_t n_international = 0;  ///< where_prec 7: no place on a map stands for them
    std::vector<std::string> countries; ///< ISO 3166-1 alpha-2 of what is drawn, most incidents first
    std::vector<std::string> sources;   ///< sorted, each once
    std::uint32_t n_reports = 0;
    std::optional<DateRange> period; ///< of the incidents drawn that are dated
    std::uint32_t n_undated = 0;
    bool split = false; ///< shared numbers were divided among their places
};

Marks marks_of(const IncidentSet& set);

/// Numbers of one measure summed by first-order unit, for a map that shades units.
struct UnitMarks {
    Marks marks;                 ///< no points; an area for each unit; ties of that measure alone
    std::uint32_t n_no_unit = 0; ///< incidents known no nearer than a region or country, or at sea: not drawn
};
UnitMarks unit_marks_of(const IncidentSet& set, Lead lead, const bridge::AreaSource& areas);

/// "killed", "injured", "strikes", "targets" or "munitions". \throws UsageError  Another word.
Lead lead_of(std::string_view word);

/// "killed", "injured", "strikes", ...; "no number above 0 stated" for none.
std::string_view words_of(Lead lead) noexcept;

/// "16 killed", "1 strike", "at least 5 injured"; "1 incident" where no number is stated.
std::string number_text(const Mark& mark);

} // namespace placeline::render
