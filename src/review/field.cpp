// SPDX-License-Identifier: Apache-2.0
#include "review/field.hpp"

#include "incidents/settle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace placeline::review {

namespace {

using Kind = Field::Kind;

constexpr std::array plain{
    std::pair{std::string_view{"place"}, Kind::place},
    std::pair{std::string_view{"where_prec"}, Kind::where_prec},
    std::pair{std::string_view{"date_start"}, Kind::date_start},
    std::pair{std::string_view{"date_end"}, Kind::date_end},
    std::pair{std::string_view{"date_prec"}, Kind::date_prec},
    std::pair{std::string_view{"event_type"}, Kind::event_type},
    std::pair{std::string_view{"level"}, Kind::level},
    std::pair{std::string_view{"actor1"}, Kind::actor1},
    std::pair{std::string_view{"actor2"}, Kind::actor2},
    std::pair{std::string_view{"measure"}, Kind::measure},
    std::pair{std::string_view{"group"}, Kind::group},
    std::pair{std::string_view{"attributed_to"}, Kind::attributed_to},
    std::pair{std::string_view{"attribution_kind"}, Kind::attribution_kind},
    std::pair{std::string_view{"stance"}, Kind::stance},
};

constexpr std::array numbers{
    std::pair{std::string_view{"low"}, Bound::low},
    std::pair{std::string_view{"value"}, Bound::best},
    std::pair{std::string_view{"high"}, Bound::high},
};

constexpr std::array bounds{
    std::pair{std::string_view{"_low"}, Bound::low},
    std::pair{std::string_view{"_best"}, Bound::best},
    std::pair{std::string_view{"_high"}, Bound::high},
};

struct CountColumn {
    std::string_view name;
    Measure measure;
    bool civilians;
};
constexpr std::array<CountColumn, 6> counts{{
    {"kill", Measure::killed, false},
    {"inj", Measure::injured, false},
    {"civ", Measure::killed, true},
    {"strk", Measure::strikes, false},
    {"targ", Measure::targets, false},
    {"mun", Measure::munitions, false},
}};

std::string shown_number(const std::optional<std::uint32_t>& number)
{
    return number ? fmt::format("{}", *number) : std::string{};
}

} // namespace

std::optional<Field> parse_field(std::string_view name) noexcept
{
    for (const auto& [known, kind] : plain) {
        if (known == name) {
            return Field{.kind = kind};
        }
    }
    for (const auto& [known, bound] : numbers) {
        if (known == name) {
            return Field{.kind = Kind::number, .bound = bound};
        }
    }
    for (const CountColumn& column : counts) {
        for (const auto& [end, bound] : bounds) {
            if (name.size() == column.name.size() + end.size() && name.starts_with(column.name) &&
                name.ends_with(end)) {
                return Field{
                    .kind = Kind::count, .bound = bound, .measure = column.measure, .civilians = column.civilians};
            }
        }
    }
    return std::nullopt;
}

std::string field_names()
{
    std::string names;
    const auto add = [&names](std::string_view name) { names.append(names.empty() ? "" : ", ").append(name); };
    for (const auto& [name, kind] : plain) {
        add(name);
    }
    for (const auto& [name, bound] : numbers) {
        add(name);
    }
    for (const CountColumn& column : counts) {
        add(fmt::format("{}_low|best|high", column.name));
    }
    return names;
}

Count& count_of(Figures& figures, const Field& field) noexcept
{
    return field.civilians ? figures.civilians : *incidents::figure(figures, field.measure);
}

std::optional<std::uint32_t>& bound_of(Count& count, Bound bound) noexcept
{
    return bound == Bound::low ? count.low : bound == Bound::best ? count.best : count.high;
}

std::string shown(const Incident& incident, const Field& field)
{
    switch (field.kind) {
    case Kind::place:
        return incident.place ? incident.place->id : std::string{};
    case Kind::where_prec:
        return incident.place ? fmt::format("{}", incident.place->where_prec) : std::string{};
    case Kind::date_start:
        return incident.date ? iso_day(incident.date->start) : std::string{};
    case Kind::date_end:
        return incident.date ? iso_day(incident.date->end) : std::string{};
    case Kind::date_prec:
        return incident.date ? fmt::format("{}", incident.date->prec) : std::string{};
    case Kind::event_type:
        return incident.event_type;
    case Kind::level:
        return std::string{to_string(incident.level)};
    case Kind::actor1:
        return incident.actor1;
    case Kind::actor2:
        return incident.actor2;
    case Kind::count: {
        Figures figures = incident.figures;
        return shown_number(bound_of(count_of(figures, field), field.bound));
    }
    default:
        return {};
    }
}

std::string shown(const Claim& claim, const Field& field)
{
    switch (field.kind) {
    case Kind::number:
    case Kind::count:
        return shown_number(field.bound == Bound::low    ? claim.bounds.low
                            : field.bound == Bound::best ? claim.bounds.value
                                                         : claim.bounds.high);
    case Kind::measure:
        return std::string{to_string(claim.measure)};
    case Kind::group:
        return claim.group;
    case Kind::attributed_to:
        return claim.attributed_to;
    case Kind::attribution_kind:
        return std::string{to_string(claim.attribution)};
    case Kind::stance:
        return std::string{to_string(claim.stance)};
    default:
        return {};
    }
}

} // namespace placeline::review
