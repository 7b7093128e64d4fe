// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/unit_finder.hpp"

#include "text/fold.hpp"

#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace placeline::gazetteer {

namespace {

constexpr double radians_per_degree = std::numbers::pi / 180.0;

bool is_unit(const SourcePlace& place)
{
    return place.feature_class == 'A' && !place.country.empty() &&
           (place.feature_code.starts_with("PCL") ||
            (place.feature_code.size() == 4 && place.feature_code.starts_with("ADM")));
}

/// Countries have codes of several kinds.
std::string_view order_of(std::string_view feature_code)
{
    return feature_code.starts_with("PCL") ? "PCL" : feature_code;
}

std::string name_key(std::string_view country, std::string_view feature_code, std::string_view name)
{
    return fmt::format("{} {} {}", country, order_of(feature_code), name);
}

} // namespace

UnitFinder::UnitFinder(const SourceTable& table) : table_{table}
{
    for (std::uint32_t i = 0; i < table_.places.size(); ++i) {
        add(i);
    }
    for (const SourceName& name : table_.names) {
        if (name.kind == NameKind::alternate && is_unit(table_.places[name.place])) {
            enter_name(name.place, name.text);
        }
    }
}

void UnitFinder::add(std::uint32_t place)
{
    const SourcePlace& entry = table_.places[place];
    if (is_unit(entry)) {
        enter_name(place, entry.name);
        if (!entry.pcode.empty()) {
            by_pcode_.emplace(entry.pcode, place);
        }
    }
}

void UnitFinder::enter_name(std::uint32_t place, std::string_view name)
{
    const SourcePlace& entry = table_.places[place];
    const std::string folded = text::folded(name);
    for (const std::string& key : {folded, text::variant_key(folded)}) {
        auto& places = by_name_[name_key(entry.country, entry.feature_code, key)];
        if (places.empty() || places.back() != place) {
            places.push_back(place);
        }
    }
}

std::optional<std::uint32_t> UnitFinder::only_one(const std::vector<std::uint32_t>& places, const SourceRow& row) const
{
    std::string_view parent_admin1;
    if (const auto parent = by_pcode_.find(row.parent_pcode); !row.parent_pcode.empty() && parent != by_pcode_.end()) {
        parent_admin1 = table_.places[parent->second].admin1_code;
    }
    std::optional<std::uint32_t> found;
    for (const std::uint32_t place : places) {
        const SourcePlace& entry = table_.places[place];
        const bool other_parent = row.feature_code != "ADM1" && !parent_admin1.empty() && !entry.admin1_code.empty() &&
                                  entry.admin1_code != parent_admin1;
        const bool other_pcode = !entry.pcode.empty() && !row.pcode.empty() && entry.pcode != row.pcode;
        if (other_parent || other_pcode || found == place) {
            continue;
        }
        if (found) {
            return std::nullopt;
        }
        found = place;
    }
    return found;
}

std::optional<std::uint32_t> UnitFinder::find(const SourceRow& row) const
{
    if (!row.pcode.empty()) {
        if (const auto found = by_pcode_.find(row.pcode); found != by_pcode_.end()) {
            return found->second;
        }
    }
    const auto named = [&](std::string_view name) -> std::optional<std::uint32_t> {
        const std::string folded = text::folded(name);
        for (const std::string& key : {folded, text::variant_key(folded)}) {
            if (const auto places = by_name_.find(name_key(row.country, row.feature_code, key));
                places != by_name_.end()) {
                if (const auto place = only_one(places->second, row)) {
                    return place;
                }
            }
        }
        return std::nullopt;
    };
    if (const auto place = named(row.name)) {
        return place;
    }
    for (const RowName& name : row.names) {
        if (const auto place = named(name.text)) {
            return place;
        }
    }
    return std::nullopt;
}

std::optional<LonLat> UnitFinder::middle_of_members(const SourceRow& row)
{
    if (row.country.empty() || row.admin1_code.empty()) {
        return std::nullopt;
    }
    if (!members_known_) {
        members_known_ = true;
        for (const SourcePlace& place : table_.places) {
            if (place.country.empty() || place.admin1_code.empty()) {
                continue;
            }
            const double lon = place.lon_e7 * 1e-7 * radians_per_degree;
            const double lat = place.lat_e7 * 1e-7 * radians_per_degree;
            for (const bool second : {false, true}) {
                if (second && place.admin2_code.empty()) {
                    continue;
                }
                Sum& sum =
                    members_[second ? fmt::format("{}.{}.{}", place.country, place.admin1_code, place.admin2_code)
                                    : fmt::format("{}.{}", place.country, place.admin1_code)];
                sum.x += std::cos(lat) * std::cos(lon); // on the sphere, so that the antimeridian does no harm
                sum.y += std::cos(lat) * std::sin(lon);
                sum.z += std::sin(lat);
            }
        }
    }
    const auto found =
        members_.find(row.admin2_code.empty() ? fmt::format("{}.{}", row.country, row.admin1_code)
                                              : fmt::format("{}.{}.{}", row.country, row.admin1_code, row.admin2_code));
    if (found == members_.end()) {
        return std::nullopt;
    }
    const auto& [x, y, z] = found->second;
    return LonLat{std::atan2(y, x) / radians_per_degree, std::atan2(z, std::hypot(x, y)) / radians_per_degree};
}

} // namespace placeline::gazetteer
