// SPDX-License-Identifier: Apache-2.0
#include "model/mention.hpp"

#include "model/enum_names.hpp"

namespace placeline {

namespace {

constexpr EnumNames<Role, 6> role_names{{"event", "origin", "treatment", "dateline", "actor", "background"}};

} // namespace

std::string_view to_string(Role role) noexcept
{
    return role_names.name(role);
}

std::optional<Role> parse_role(std::string_view name) noexcept
{
    return role_names.parse(name);
}

} // namespace placeline
