// SPDX-License-Identifier: Apache-2.0
#include "model/correction.hpp"

#include "model/enum_names.hpp"

namespace placeline {

namespace {

constexpr EnumNames<CorrectionAction, 5> action_names{{"set", "drop", "merge", "split", "lock"}};

} // namespace

std::string_view to_string(CorrectionAction action) noexcept
{
    return action_names.name(action);
}

std::optional<CorrectionAction> parse_correction_action(std::string_view name) noexcept
{
    return action_names.parse(name);
}

} // namespace placeline
