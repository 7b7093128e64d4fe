// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "model/date.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace placeline::incidents {

/// A claim or an occurrence at one site, with what tells one day's event from another's.
struct Telling {
    std::uint32_t position = 0; ///< byte: text order
    std::uint32_t sentence = 0;
    std::optional<DateRange> date;
    bool carried = false;   ///< its sentence names no place; its day may be that of the statement
    bool is_claim = false;  ///< a number, not a word that says that something happened
    bool is_attack = false; ///< a word for an attack, not a number or a word for harm
    std::optional<Measure> measure =
        std::nullopt; ///< of a claim that stands by itself; empty for occurrences, parts and updates
    std::optional<std::uint32_t> with =
        std::nullopt; ///< index of a telling, before this one, that it belongs to whatever its date
};

/// Tellings of one event.
struct DayGroup {
    std::optional<DateRange> date;
    std::vector<std::uint32_t> tellings; ///< indices, ascending
};

/// One place hit on two days is two events. Days that overlap are one; a telling without a day belongs to the event
/// told last; days that follow each other, told in one sentence, are one stretch ("raids on Tuesday and Wednesday")
/// where only one has numbers; a later day in a sentence that only carries the story on is the day of the statement
/// ("on Thursday the toll had risen"). \param tellings  Of one site, in text order.
std::vector<DayGroup> split_by_day(std::span<const Telling> tellings);

/// Whether two ranges have a day in common.
bool overlap(const DateRange& a, const DateRange& b) noexcept;

/// The narrower of two ranges that overlap.
DateRange narrower(const DateRange& a, const DateRange& b) noexcept;

} // namespace placeline::incidents
