// SPDX-License-Identifier: Apache-2.0
#include "places/candidates.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace placeline::places {

namespace {

constexpr std::size_t max_best_known = 16;
constexpr std::size_t max_in_context = 16;

constexpr std::array<std::string_view, n_feature_kinds> kind_names{
    "country", "admin1",    "admin2", "admin_lower", "capital", "seat1", "seat2", "town",
    "quarter", "continent", "region", "water",       "relief",  "spot",  "other"};

/// The consonants of a folded name as bits. Vowels, h, w and y come and go between spellings.
std::uint32_t consonants(std::string_view folded)
{
    std::uint32_t bits = 0;
    for (const char c : folded) {
        if (c >= 'a' && c <= 'z' && std::string_view{"aeiouhwy"}.find(c) == std::string_view::npos) {
            bits |= 1U << static_cast<unsigned>(c - 'a');
        }
    }
    return bits;
}

/// The name without "al", "el" and the like before it.
std::string_view without_article(std::string_view folded)
{
    const auto space = folded.find(' ');
    return space != std::string_view::npos && space <= 2 ? folded.substr(space + 1) : folded;
}

std::string_view last_words(std::string_view folded, std::ptrdiff_t count)
{
    for (std::size_t i = folded.size(); i-- > 0;) {
        if (folded[i] == ' ' && --count == 0) {
            return folded.substr(i + 1);
        }
    }
    return folded;
}

std::string_view first_words(std::string_view folded, std::ptrdiff_t count)
{
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (folded[i] == ' ' && --count == 0) {
            return folded.substr(0, i);
        }
    }
    return folded;
}

/// Share of consonants that only one of two names has.
float differing(std::string_view one, std::string_view other)
{
    const auto a = consonants(one);
    const auto b = consonants(other);
    return a == b ? 0.0F : static_cast<float>(std::popcount(a ^ b)) / static_cast<float>(std::popcount(a | b));
}

/// How unlike two names are, by as many words as the shorter one has: "Jenin refugee camp" is compared as Jenin,
/// "Province of La Union" as Union.
float unlikeness(std::string_view folded_name, std::string_view main_name)
{
    const auto folded_main = text::folded(main_name);
    const auto name = without_article(folded_name);
    const auto main = without_article(folded_main);
    const auto words = 1 + std::min(std::ranges::count(name, ' '), std::ranges::count(main, ' '));
    const float longer = std::ranges::count(main, ' ') >= words ? 0.15F : 0.0F; // "Easton" for Easton on the Hill
    const float unlike = std::min(differing(first_words(name, words), first_words(main, words)),
                                  differing(last_words(name, words), last_words(main, words)));
    return std::min(1.0F, longer + unlike);
}

Candidate read(const gazetteer::NameHit& hit, const gazetteer::PlaceRow& row, std::string_view folded_name,
               bool variant)
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
    if (hit.kind == gazetteer::NameKind::alternate && !folded_name.empty()) {
        candidate.unlike = unlikeness(folded_name, row.name);
    }
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

Candidate read_best(std::span<const gazetteer::NameHit> hits, const gazetteer::Gazetteer& gazetteer)
{
    return read(hits.front(), gazetteer.row(hits.front().place), {}, false);
}

std::vector<Candidate> read_candidates(std::span<const gazetteer::NameHit> hits, const gazetteer::Gazetteer& gazetteer,
                                       std::string_view folded_name, bool variant,
                                       std::span<const gazetteer::PlaceIndex> named_admin1,
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
        best.push_back(read(hit, row, folded_name, variant));
    }
    return best;
}

bool contains_by_distance(const Candidate& outer, const Candidate& inner) noexcept
{
    constexpr float beyond_any_region = 0.00155F; // the square of some 250 km
    if (inner.kind == FeatureKind::country || outer.place == inner.place ||
        chord_squared(outer.unit, inner.unit) >= beyond_any_region) {
        return false;
    }
    const double km = distance_km(outer, inner);
    switch (outer.kind) {
    case FeatureKind::region:
        return km < 250.0;
    case FeatureKind::relief: // an island, a valley
    case FeatureKind::water:
        return km < 120.0 && inner.kind != FeatureKind::admin1;
    default: // a quarter of a town, a village by its market town
        return inner.kind != FeatureKind::admin1 && outer.prominence >= inner.prominence && km < 20.0;
    }
}

} // namespace placeline::places
