// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"

#include <array>
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
    std::array<float, 3> unit{}; ///< position on the unit sphere
    double probability = 0.0;
    double score = 0.0;
};

/// Reads the candidates of a name: the best known ones, and those that lie in a unit or country that the report
/// names. A name such as San Antonio has hundreds, of which all but a few never matter.
/// \param named_admin1    First-order units the report may name, sorted.
/// \param named_countries Countries it may name, sorted.
std::vector<Candidate> read_candidates(std::span<const gazetteer::NameHit> hits, const gazetteer::Gazetteer& gazetteer,
                                       bool variant, std::span<const gazetteer::PlaceIndex> named_admin1,
                                       std::span<const std::uint16_t> named_countries);

/// Chord between two positions as kilometres of arc.
double distance_km(const Candidate& a, const Candidate& b) noexcept;

/// Whether `inner` lies in the unit or country `outer`.
bool contains(const Candidate& outer, const Candidate& inner) noexcept;

} // namespace placeline::places
