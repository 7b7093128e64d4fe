// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace placeline::places {

/// The kinds of feature that the ranking tells apart, from GeoNames' class and code.
enum class FeatureKind : std::uint8_t {
    country,
    admin1,
    admin2,
    admin_lower,
    capital,
    seat1,
    seat2,
    town,
    quarter,
    continent,
    region,
    water,
    relief,
    spot,
    other
};
constexpr int n_feature_kinds = static_cast<int>(FeatureKind::other) + 1;

std::string_view to_string(FeatureKind kind) noexcept;
FeatureKind feature_kind(char feature_class, std::string_view feature_code) noexcept;

/// How well known a place is, from its kind, population and number of names: 0 to about 10, one unit some factor of e.
/// Places of the Middle East often have population 0; the number of names stands in for it.
double prominence(const gazetteer::PlaceRow& row) noexcept;

/// What the ranking must know of a place, read once from the index.
struct Candidate {
    gazetteer::PlaceIndex place = gazetteer::no_place;
    gazetteer::NameKind name_kind = gazetteer::NameKind::main;
    bool variant = false; ///< found by its variant key or within two edits, not by its name
    FeatureKind kind = FeatureKind::other;
    std::uint16_t country = 0; ///< dense number, 0: none
    gazetteer::PlaceIndex admin1 = gazetteer::no_place;
    gazetteer::PlaceIndex admin2 = gazetteer::no_place;
    float prominence = 0.0F;
    float log_population = 0.0F; ///< log10(population + 1)
    float log_names = 0.0F;      ///< log2(number of names + 1)
    /// Of an alternate name: how unlike the main one it is, 0 ("Derna" for Darnah) to 1 ("Oxford" for Ashley, which
    /// once was called so).
    float unlike = 0.0F;
    std::array<float, 3> unit{}; ///< position on the unit sphere
    double probability = 0.0;
    double score = 0.0;
};

/// The best known place of a name, by its first hit.
Candidate read_best(std::span<const gazetteer::NameHit> hits, const gazetteer::Gazetteer& gazetteer);

/// Reads the candidates of a name: the best known ones, and those that lie in a unit or country that the report
/// names. A name such as San Antonio has hundreds, of which all but a few never matter.
/// \param folded_name    The name as the text has it; empty: not wanted.
/// \param named_admin1    First-order units the report may name, sorted.
/// \param named_countries Countries it may name, sorted.
std::vector<Candidate> read_candidates(std::span<const gazetteer::NameHit> hits, const gazetteer::Gazetteer& gazetteer,
                                       std::string_view folded_name, bool variant,
                                       std::span<const gazetteer::PlaceIndex> named_admin1,
                                       std::span<const std::uint16_t> named_countries);

constexpr double sphere_km = 6371.0;

/// Of two positions on the unit sphere: the square of the straight line between them, for a first look at distance.
inline float chord_squared(const std::array<float, 3>& a, const std::array<float, 3>& b) noexcept
{
    const float dx = a[0] - b[0];
    const float dy = a[1] - b[1];
    const float dz = a[2] - b[2];
    return dx * dx + dy * dy + dz * dz;
}

/// Chord between two positions as kilometres of arc: a tenth too short at 90 degrees, where the
/// distance no longer matters.
inline double distance_km(const Candidate& a, const Candidate& b) noexcept
{
    return sphere_km * static_cast<double>(std::sqrt(chord_squared(a.unit, b.unit)));
}

/// Whether places of the kind hold what the gazetteer puts into them, rather than what is near.
constexpr bool holds_by_unit(FeatureKind kind) noexcept
{
    return kind == FeatureKind::country || kind == FeatureKind::admin1 || kind == FeatureKind::admin2 ||
           kind == FeatureKind::continent;
}

/// `contains` for the kinds that `holds_by_unit` leaves out.
bool contains_by_distance(const Candidate& outer, const Candidate& inner) noexcept;

/// Whether `inner` lies in `outer`: a unit or country that the gazetteer puts it into, a region, water or island about
/// it, or the greater town beside it. A continent holds nothing here.
inline bool contains(const Candidate& outer, const Candidate& inner) noexcept
{
    switch (outer.kind) {
    case FeatureKind::country:
        return outer.country != 0 && outer.country == inner.country && inner.kind != FeatureKind::country;
    case FeatureKind::admin1:
        return inner.admin1 == outer.place && inner.place != outer.place;
    case FeatureKind::admin2:
        return inner.admin2 == outer.place && inner.place != outer.place;
    case FeatureKind::continent:
        return false;
    default:
        return contains_by_distance(outer, inner);
    }
}

} // namespace placeline::places
