// SPDX-License-Identifier: Apache-2.0
#include "model/incident.hpp"

#include "model/enum_names.hpp"

namespace placeline {

namespace {

constexpr EnumNames<Level, 3> level_names{{"place", "area", "umbrella"}};

} // namespace

std::string_view to_string(Level level) noexcept
{
    return level_names.name(level);
}

std::optional<Level> parse_level(std::string_view name) noexcept
{
    return level_names.parse(name);
}

} // namespace placeline
