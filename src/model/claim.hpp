// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/date.hpp"
#include "model/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline {

/// What a number counts (CONTRACT, "Claims"). `killed` is everyone killed, attackers too.
enum class Measure {
    killed,
    injured,
    casualties,
    missing,
    abducted,
    detained,
    displaced,
    strikes,
    targets,
    munitions,
    intercepted
};

/// How a number is to be read.
enum class Qualifier { exact, about, at_least, more_than, up_to, fewer_than, range, vague };

enum class Attribution { none, belligerent, official, health, rescue, monitor, media, witness, organisation };

enum class Stance { asserts, denies, unconfirmed };

/// Whose number it is: this place's; one for several places; a part of a total or of a sum.
enum class Scope { own, shared, part };

std::string_view to_string(Measure measure) noexcept;
std::string_view to_string(Qualifier qualifier) noexcept;
std::string_view to_string(Attribution kind) noexcept; ///< empty for `none`
std::string_view to_string(Stance stance) noexcept;
std::string_view to_string(Scope scope) noexcept;
std::optional<Measure> parse_measure(std::string_view name) noexcept;
std::optional<Qualifier> parse_qualifier(std::string_view name) noexcept;
std::optional<Attribution> parse_attribution(std::string_view name) noexcept;
std::optional<Stance> parse_stance(std::string_view name) noexcept;
std::optional<Scope> parse_scope(std::string_view name) noexcept;

/// The number as stated, and the value that sums use. Empty: not stated, open.
struct Bounds {
    std::optional<std::uint32_t> low;
    std::optional<std::uint32_t> high;
    std::optional<std::uint32_t> value;

    bool operator==(const Bounds&) const = default;
};

/// One number that a report states.
struct Claim {
    std::string id; ///< stable: from report, quote, measure and bounds
    Measure measure = Measure::killed;
    std::string group; ///< "civilians", "children", "fighters"; empty: everyone
    Bounds bounds;
    Qualifier qualifier = Qualifier::exact;
    std::string value_text;    ///< the counted phrase as written, "16 people"
    std::string attributed_to; ///< the speaker as written; empty: the writer
    Attribution attribution = Attribution::none;
    Stance stance = Stance::asserts;
    TextSpan quote;         ///< the words that say so; they hold the number
    std::string quote_text; ///< the words of `quote`
    TextSpan number;        ///< the number's own words, inside `quote`
    std::optional<DateRange> date;
    bool retelling = false;  ///< anniversary, funeral, background: confirms, never replaces
    bool supersedes = false; ///< says that the toll rose or was corrected
    bool outdated = false;   ///< the report itself calls it an earlier toll ("from 59", "first reports spoke of seven")
    bool of_opponents = false; ///< a side's own count of the other side's losses, beside a count of its own
    /// Index, in the same report, of the total that this number is a part of ("18, 15 of them children").
    std::optional<std::uint32_t> part_of;
    /// Claims of one report with the same number add up ("nine soldiers and one civilian").
    std::optional<std::uint32_t> sum_group;

    // Set by incidents/, which knows the places.
    std::vector<std::uint32_t> mentions; ///< indices of the report's mentions that it is about
    Scope scope = Scope::own;
    std::string share_group; ///< the same for all claims on the same set of places; empty: not shared
    bool standing = true;    ///< not replaced by a later number of its source
    bool counted = false;    ///< its value makes its incident's (or share group's) `best`
};

/// What kind of thing happened, before it is named as ACLED names it.
enum class EventKind {
    unknown,
    air_strike,
    shelling,
    explosive,
    suicide_bomb,
    armed_clash,
    attack,
    abduction,
    arrest,
    other
};

/// Words that say that something happened, with or without a number: "a drone hit the depot".
struct Occurrence {
    TextSpan span;   ///< the verb or noun
    TextSpan clause; ///< the clause it stands in
    EventKind kind = EventKind::unknown;
    std::string actor1; ///< who struck, as written
    std::string actor2; ///< who was struck, as written
    std::optional<DateRange> date;
    bool background =
        false; ///< of the past ("last year's raid"), planned, feared or denied: no incident of this report
};

/// All that claims/ finds in one report.
struct ReportFacts {
    std::vector<Claim> claims;           ///< in text order
    std::vector<Occurrence> occurrences; ///< in text order
};

} // namespace placeline
