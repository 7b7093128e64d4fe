// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/place.hpp"
#include "model/span.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline {

/// What a place name does in its sentence. Only `event` locates claims and incidents.
enum class Role { event, origin, treatment, dateline, actor, background };

std::string_view to_string(Role role) noexcept;
std::optional<Role> parse_role(std::string_view name) noexcept;

/// A gazetteer entry that the mention may also mean.
struct Alternative {
    std::string id;
    std::string name;
    LonLat position;
    double confidence = 0.0;

    bool operator==(const Alternative&) const = default;
};

/// A place name (toponym) at one span of a report.
struct Mention {
    TextSpan span;    ///< the name itself, in `Report::text`
    std::string text; ///< the words of the span
    Role role = Role::background;
    bool may_be_scene = false; ///< `background`, but nothing speaks against it as the scene of a number without a place
    double confidence = 0.0;   ///< 0 to 1: that `place` is what is meant
    std::optional<Place> place;
    std::vector<Alternative> alternatives; ///< best first
    std::vector<std::string> reasons;      ///< why this place, in words; for people
};

} // namespace placeline
