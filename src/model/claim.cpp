// SPDX-License-Identifier: Apache-2.0
#include "model/claim.hpp"

#include "model/enum_names.hpp"

namespace placeline {

namespace {

constexpr EnumNames<Measure, 11> measure_names{{"killed", "injured", "casualties", "missing", "abducted", "detained",
                                                "displaced", "strikes", "targets", "munitions", "intercepted"}};
constexpr EnumNames<Qualifier, 8> qualifier_names{
    {"exact", "about", "at_least", "more_than", "up_to", "fewer_than", "range", "vague"}};
constexpr EnumNames<Attribution, 9> kind_names{
    {"", "belligerent", "official", "health", "rescue", "monitor", "media", "witness", "organisation"}};
constexpr EnumNames<Stance, 3> stance_names{{"asserts", "denies", "unconfirmed"}};
constexpr EnumNames<Scope, 3> scope_names{{"own", "shared", "part"}};

} // namespace

std::string_view to_string(Measure measure) noexcept
{
    return measure_names.name(measure);
}

std::optional<Measure> parse_measure(std::string_view name) noexcept
{
    return measure_names.parse(name);
}

std::string_view to_string(Qualifier qualifier) noexcept
{
    return qualifier_names.name(qualifier);
}

std::optional<Qualifier> parse_qualifier(std::string_view name) noexcept
{
    return qualifier_names.parse(name);
}

std::string_view to_string(Attribution kind) noexcept
{
    return kind_names.name(kind);
}

std::optional<Attribution> parse_attribution(std::string_view name) noexcept
{
    return kind_names.parse(name);
}

std::string_view to_string(Stance stance) noexcept
{
    return stance_names.name(stance);
}

std::optional<Stance> parse_stance(std::string_view name) noexcept
{
    return stance_names.parse(name);
}

std::string_view to_string(Scope scope) noexcept
{
    return scope_names.name(scope);
}

std::optional<Scope> parse_scope(std::string_view name) noexcept
{
    return scope_names.parse(name);
}

} // namespace placeline
