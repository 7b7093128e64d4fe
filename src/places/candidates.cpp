// SPDX-License-Identifier: Apache-2.0
#include "places/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace placeline::places {

namespace {

constexpr std::size_t max_best_known = 16;
constexpr std::size_t max_in_context = 16;

constexpr std::array<std::string_view, n_feature_kinds> kind_names{
    "country", "admin1",    "admin2", "admin_lower", "capital", "seat1", "seat2", "town",
    "quarter", "continent", "region", "water",       "relief",  "spot",  "other"};

Candidate read(const gazetteer::NameHit& hit, const gazetteer::PlaceRow& row, bool variant)
{
    Candidate candidate;
    candidate.place = hit.place;
    candidate.name_kind = hit.kind;
    candidate.variant = variant;
    candidate.kind = feature_kind(row.feature_class, row.feature_code);
    candidate.country = row.country_index;
    candidate.admin1 = row.admin1;
    candidate.admin2 = row.admin2;
    candidate.prominence = static_cast<float>(prominence(row));
    candidate.log_population = static_cast<float>(std::log10(static_cast<double>(row.population) + 1.0));
    candidate.log_names = static_cast<float>(std::log2(static_cast<double>(row.n_names) + 1.0));
    const double lon = row.position.lon_deg * std::numbers::pi / 180.0;
    const double lat = row.position.lat_deg * std::numbers::pi / 180.0;
    candidate.unit = {static_cast<float>(std::cos(lat) * std::cos(lon)),
                      static_cast<float>(std::cos(lat) * std::sin(lon)), static_cast<float>(std::sin(lat))};
    return candidate;
}

} // namespace

std::string_view to_string(FeatureKind kind) noexcept
{
    return kind_names[static_cast<std::size_t>(kind)];
}

FeatureKind feature_kind(char feature_class, std::string_view code) noexcept
{
    switch (feature_class) {
    case 'A':
        if (code.starts_with("PCL") || code == "TERR") {
            return FeatureKind::country;
        }
        if (code.starts_with("ADM1")) {
            return FeatureKind::admin1;
        }
        if (code.starts_with("ADM2")) {
            return FeatureKind::admin2;
        }
        return FeatureKind::admin_lower;
    case 'P':
        if (code == "PPLC") {
            return FeatureKind::capital;
        }
        if (code == "PPLA") {
            return FeatureKind::seat1;
        }
        if (code == "PPLA2") {
            return FeatureKind::seat2;
        }
        return code == "PPLX" ? FeatureKind::quarter : FeatureKind::town;
    case 'L':
        if (code == "CONT") {
            return FeatureKind::continent;
        }
        // A base, a camp, a field or a park is a spot; the rest are stretches of land.
        return code.starts_with("RGN") || code == "AREA" || code == "LCTY" || code == "CST" || code == "TRB" ||
                       code == "ZN"
                   ? FeatureKind::region
                   : FeatureKind::spot;
    case 'H':
        return FeatureKind::water;
    case 'T':
        return FeatureKind::relief;
    case 'S':
    case 'R':
        return FeatureKind::spot;
    default:
        return FeatureKind::other;
    }
}

double prominence(const gazetteer::PlaceRow& row) noexcept
{
    double bonus = 0.0;
    switch (feature_kind(row.feature_class, row.feature_code)) {
    case FeatureKind::country:
    case FeatureKind::continent:
        bonus = 4.0;
        break;
    case FeatureKind::admin1:
    case FeatureKind::capital:
        bonus = 2.0;
        break;
    case FeatureKind::water: // seas have no population and few names
        bonus = row.feature_code == "SEA" || row.feature_code == "OCN" || row.feature_code == "GULF" ||
                        row.feature_code == "STRT"
                    ? 6.0
                    : 2.0;
        break;
    case FeatureKind::region:
        bonus = 3.0;
        break;
    case FeatureKind::seat1:
        bonus = 1.0;
        break;
    case FeatureKind::quarter:
    case FeatureKind::admin_lower:
        bonus = -1.0;
        break;
    case FeatureKind::spot:
        bonus = -0.5;
        break;
    default:
        break;
    }
    return bonus + 0.35 * std::log(static_cast<double>(row.population) + 1.0) +
           0.9 * std::log(static_cast<double>(row.n_names) + 1.0);
}

std::vector<Candidate> read_candidates(std::span<const gazetteer::NameHit> hits, const gazetteer::Gazetteer& gazetteer,
                                       bool variant, std::span<const gazetteer::PlaceIndex> named_admin1,
                                       std::span<const std::uint16_t> named_countries)
{
    std::vector<Candidate> best;
    std::size_t in_context = 0;
    for (const auto& hit : hits) { // the index sorts them by prominence
        const bool known = best.size() < max_best_known + in_context;
        if (!known && in_context >= max_in_context) {
            break;
        }
        if (std::ranges::any_of(best, [&hit](const Candidate& c) { return c.place == hit.place; })) {
            continue;
        }
        const auto row = gazetteer.row(hit.place);
        if (!known) {
            const bool named =
                std::ranges::binary_search(named_admin1, row.admin1) ||
                (in_context < max_in_context / 2 && std::ranges::binary_search(named_countries, row.country_index));
            if (!named) {
                continue;
            }
            ++in_context;
        }
        best.push_back(read(hit, row, variant));
    }
    return best;
}

double distance_km(const Candidate& a, const Candidate& b) noexcept
{
    const float dx = a.unit[0] - b.unit[0];
    const float dy = a.unit[1] - b.unit[1];
    const float dz = a.unit[2] - b.unit[2];
    // Chord for arc: a tenth too short at 90 degrees, where the distance no longer matters.
    return 6371.0 * std::sqrt(static_cast<double>(dx * dx + dy * dy + dz * dz));
}

bool contains(const Candidate& outer, const Candidate& inner) noexcept
{
    if (outer.place == inner.place) {
        return false;
    }
    switch (outer.kind) {
    case FeatureKind::country:
        return outer.country != 0 && outer.country == inner.country && inner.kind != FeatureKind::country;
    case FeatureKind::admin1:
        return inner.admin1 == outer.place;
    case FeatureKind::admin2:
        return inner.admin2 == outer.place;
    case FeatureKind::continent:
        return false;
    case FeatureKind::region:
        return distance_km(outer, inner) < 250.0 && inner.kind != FeatureKind::country;
    case FeatureKind::relief: // an island, a valley
    case FeatureKind::water:
        return distance_km(outer, inner) < 120.0 && inner.kind != FeatureKind::country &&
               inner.kind != FeatureKind::admin1;
    default: // a quarter of a town, a village by its market town
        return inner.kind != FeatureKind::country && inner.kind != FeatureKind::admin1 &&
               outer.prominence >= inner.prominence && distance_km(outer, inner) < 20.0;
    }
}

} // namespace placeline::places
