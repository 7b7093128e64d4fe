// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "model/incident.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace placeline::review {

/// In the order in which they are set: a best value takes the bounds along.
enum class Bound { best, low, high };

/// What a correction's `field` names: a column of the layer, or a member of a claim.
struct Field {
    /// In the order in which they are set: a first day takes the last one along.
    enum class Kind {
        place,
        where_prec,
        date_start,
        date_end,
        date_prec,
        event_type,
        level,
        actor1,
        actor2,
        count, ///< `measure` and `bound`
        // Of a claim only:
        number, ///< `bound`; best is `value`
        measure,
        group,
        attributed_to,
        attribution_kind,
        stance
    };
    Kind kind = Kind::place;
    Bound bound = Bound::best;
    Measure measure = Measure::killed;
    bool civilians = false;

    [[nodiscard]] bool of_claim() const noexcept { return kind >= Kind::number; }
    [[nodiscard]] bool is_number() const noexcept { return kind == Kind::count || kind == Kind::number; }
    /// Whether it says when or where something happened, or what kind of thing: what joining goes by.
    [[nodiscard]] bool joins() const noexcept { return kind <= Kind::event_type; }
};

std::optional<Field> parse_field(std::string_view name) noexcept;

/// The names of all fields, for messages.
std::string field_names();

/// The figure of a field of kind `count`.
Count& count_of(Figures& figures, const Field& field) noexcept;
std::optional<std::uint32_t>& bound_of(Count& count, Bound bound) noexcept;

/// What stands in a field now, as a correction's `old` gives it; empty: not stated.
std::string shown(const Incident& incident, const Field& field);
std::string shown(const Claim& claim, const Field& field);

} // namespace placeline::review
