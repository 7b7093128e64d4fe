// SPDX-License-Identifier: Apache-2.0
#include "incidents/event_type.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace placeline::incidents {

namespace {

constexpr std::array<std::pair<EventKind, std::string_view>, 8> types{{
    {EventKind::air_strike, "Air/drone strike"},
    {EventKind::shelling, "Shelling/artillery/missile attack"},
    {EventKind::explosive, "Remote explosive/landmine/IED"},
    {EventKind::suicide_bomb, "Suicide bomb"},
    {EventKind::armed_clash, "Armed clash"},
    {EventKind::attack, "Attack"},
    {EventKind::abduction, "Abduction/forced disappearance"},
    {EventKind::arrest, "Arrests"},
}};

bool says_nothing(EventKind kind) noexcept
{
    return kind == EventKind::unknown || kind == EventKind::other;
}

/// Kinds that give way to every other, the stronger first: those abducted in an attack were attacked.
constexpr std::array general{EventKind::attack, EventKind::abduction, EventKind::arrest};

bool is_general(EventKind kind) noexcept
{
    return std::find(general.begin(), general.end(), kind) != general.end();
}

} // namespace

std::string_view event_type_of(EventKind kind) noexcept
{
    const auto found =
        std::find_if(types.begin(), types.end(), [kind](const auto& type) { return type.first == kind; });
    return found == types.end() ? std::string_view{} : found->second;
}

EventKind kind_of(std::string_view event_type) noexcept
{
    const auto found =
        std::find_if(types.begin(), types.end(), [event_type](const auto& type) { return type.second == event_type; });
    return found == types.end() ? EventKind::unknown : found->first;
}

EventKind main_kind(std::span<const EventKind> kinds) noexcept
{
    const auto has = [kinds](EventKind kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); };
    if (has(EventKind::suicide_bomb)) {
        return EventKind::suicide_bomb;
    }
    if (has(EventKind::armed_clash)) {
        return EventKind::armed_clash;
    }
    EventKind best = EventKind::unknown;
    std::ptrdiff_t most = 0;
    for (const EventKind kind : kinds) {
        if (says_nothing(kind) || is_general(kind)) {
            continue;
        }
        const std::ptrdiff_t n = std::count(kinds.begin(), kinds.end(), kind);
        if (n > most) {
            most = n;
            best = kind;
        }
    }
    if (most > 0) {
        return best;
    }
    for (const EventKind kind : general) {
        if (has(kind)) {
            return kind;
        }
    }
    return EventKind::unknown;
}

bool may_be_one(EventKind a, EventKind b) noexcept
{
    if (a == b || says_nothing(a) || says_nothing(b)) {
        return true;
    }
    const auto either = [a, b](EventKind first, EventKind second) {
        return (a == first && b == second) || (a == second && b == first);
    };
    if (a == EventKind::arrest || b == EventKind::arrest) {
        return false;
    }
    if (a == EventKind::attack || b == EventKind::attack) {
        return true; // "attack" is what any of them is called in passing
    }
    return either(EventKind::air_strike, EventKind::shelling) ||
           either(EventKind::explosive, EventKind::suicide_bomb) ||
           either(EventKind::armed_clash, EventKind::shelling) ||
           either(EventKind::armed_clash, EventKind::suicide_bomb) ||
           either(EventKind::explosive, EventKind::shelling) || either(EventKind::explosive, EventKind::air_strike);
}

} // namespace placeline::incidents
