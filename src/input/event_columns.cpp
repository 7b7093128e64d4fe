// SPDX-License-Identifier: Apache-2.0
#include "input/event_columns.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace placeline::input {

namespace {

constexpr std::string_view count_prefix = "count:";

/// The preset most of whose columns the table has; "any" where there is none.
std::string preset_of(const ColumnKeys& keys)
{
    constexpr double most_of_them = 0.6;
    std::string best = "any";
    double best_share = most_of_them;
    for (const std::string& preset : column_presets()) {
        if (preset == "hxl") {
            continue; // its names are tags, which are always understood
        }
        const std::vector<std::string> fields = preset_fields(preset);
        const auto found = std::count_if(fields.begin(), fields.end(), [&](const std::string& field) {
            return !keys.find_all(preset, field).empty();
        });
        const double share = static_cast<double>(found) / static_cast<double>(fields.size());
        const bool has_id = !keys.find_all(preset, "id").empty();
        if (has_id && share >= best_share) {
            best = preset;
            best_share = share;
        }
    }
    return best;
}

class Mapping {
public:
    Mapping(const TableHead& head, const ColumnOptions& options, const Note& note)
        : head_{head}, options_{options}, keys_{head}
    {
        map_.preset = options.preset;
        if (map_.preset.empty()) {
            map_.preset = preset_of(keys_);
            if (map_.preset != "any") {
                note(fmt::format("has the columns of {} and is read as such (--preset none goes by their names alone)",
                                 map_.preset));
            }
        } else if (map_.preset == "none" || map_.preset == "hxl") {
            map_.preset = "any";
        }
    }

    EventColumns made()
    {
        map_.id = column("id");
        map_.source = column("source");
        map_.url = column("url");
        map_.reported = column("reported");
        map_.country = column("country");
        map_.fips_country = column("fips_country");
        map_.lat = column("lat");
        map_.lon = column("lon");
        map_.position = column("position");
        map_.where_prec = column("where_prec");
        map_.geo_precision = column("geo_precision");
        map_.specificity = column("specificity");
        map_.geo_type = column("geo_type");
        map_.date_start = column("date_start");
        map_.date_end = column("date_end");
        map_.year = column("year");
        map_.month = column("month");
        map_.day = column("day");
        map_.date_prec = column("date_prec");
        map_.time_precision = column("time_precision");
        map_.event_type = column("event_type");
        map_.type_of_violence = column("type_of_violence");
        map_.suicide = column("suicide");
        map_.actor1 = column("actor1");
        map_.actor2 = column("actor2");
        if (map_.reported == map_.date_start) {
            map_.reported.reset();
        }
        add_places();
        add_counts();
        return map_;
    }

private:
    /// The column that the user names for a field, or the one that is known for it.
    EventColumns::Column column(std::string_view field)
    {
        const auto named = std::find_if(options_.events_named.begin(), options_.events_named.end(),
                                        [field](const auto& one) { return one.first == field; });
        return named != options_.events_named.end() ? of_user(named->second) : keys_.find(map_.preset, field);
    }

    EventColumns::Column of_user(const std::string& name)
    {
        const auto found = keys_.named(name);
        if (!found) {
            throw InputError{fmt::format("has no column \"{}\"; its columns are {}", name, listed(head_.names))};
        }
        return found;
    }

    void add_places()
    {
        if (const auto place = column("place")) {
            map_.places.push_back(*place);
        }
        const bool named = std::any_of(options_.events_named.begin(), options_.events_named.end(),
                                       [](const auto& one) { return one.first == "place"; });
        for (const std::size_t other : named ? std::vector<std::size_t>{} : keys_.find_all(map_.preset, "place")) {
            if (std::find(map_.places.begin(), map_.places.end(), other) == map_.places.end()) {
                map_.places.push_back(other);
            }
        }
        for (const std::string_view unit : {"admin3", "admin2", "admin1"}) {
            if (const auto found = column(unit)) {
                map_.units.push_back(*found);
            }
        }
    }

    void add_counts()
    {
        for (const auto& [field, name] : options_.events_named) {
            if (const auto count = parse_count_field(field)) {
                add_count(*count, *of_user(name));
            }
        }
        for (const std::string& field : preset_fields(map_.preset)) {
            if (!field.starts_with(count_prefix)) {
                continue;
            }
            const auto count = parse_count_field(std::string_view{field}.substr(count_prefix.size()));
            const std::vector<std::size_t> found = keys_.find_all(map_.preset, field);
            if (count && !found.empty()) {
                add_count(*count, found.front());
            }
        }
        for (std::size_t i = 0; map_.preset == "any" && i < keys_.size(); ++i) {
            if (const auto count = keys_.count_in(i)) {
                add_count(*count, i);
            }
        }
        std::stable_sort(map_.counts.begin(), map_.counts.end(), [](const auto& a, const auto& b) {
            return a.measure != b.measure ? a.measure < b.measure : a.group.empty() && !b.group.empty();
        });
    }

    /// The first column for a number stands; a column holds one number.
    void add_count(const CountField& field, std::size_t column)
    {
        if (!taken_.insert(column).second) {
            return;
        }
        auto count = std::find_if(map_.counts.begin(), map_.counts.end(), [&](const EventColumns::Count& one) {
            return one.measure == field.measure && one.group == field.group;
        });
        if (count == map_.counts.end()) {
            map_.counts.push_back({.measure = field.measure, .group = field.group, .best = {}, .low = {}, .high = {}});
            count = map_.counts.end() - 1;
        }
        EventColumns::Column& place = field.bound == CountBound::low    ? count->low
                                      : field.bound == CountBound::high ? count->high
                                                                        : count->best;
        if (!place) {
            place = column;
        }
    }

    const TableHead& head_;
    const ColumnOptions& options_;
    ColumnKeys keys_;
    EventColumns map_;
    std::set<std::size_t> taken_;
};

} // namespace

EventColumns map_event_columns(const Table& table, const ColumnOptions& options, const Note& note)
{
    const EventColumns map = Mapping{table.head(), options, note}.made();
    const bool nowhere = map.places.empty() && map.units.empty() && !map.country && !(map.lat && map.lon) &&
                         !map.position && !table.has_positions();
    if (nowhere) {
        throw InputError{fmt::format("no column holds a place or a position (columns: {}); name one with --columns "
                                     "place=NAME",
                                     listed(table.head().names))};
    }
    return map;
}

} // namespace placeline::input
