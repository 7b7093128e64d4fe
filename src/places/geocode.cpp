// SPDX-License-Identifier: Apache-2.0
#include "places/geocode.hpp"

#include "geo/distance.hpp"
#include "places/candidates.hpp"
#include "places/name_look_up.hpp"
#include "places/reasons.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace placeline::places {

namespace {

using gazetteer::Gazetteer;
using gazetteer::NameKind;

constexpr std::size_t max_alternatives = 5;
/// Of a name that no list has as it is written, an answer that has less than this of all the weight is a guess: the
/// alternatives are told, none of them as the place.
constexpr double least_share_of_variant = 0.3;
constexpr double same_spot_m = 5'000.0;

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// "Long Beach, CA" and "Tripoli (Lebanon)": the name, then what holds it, nearest first.
std::vector<std::string_view> parts_of(std::string_view name)
{
    std::vector<std::string_view> parts;
    while (!name.empty()) {
        const auto end = std::min(name.find_first_of(",;()[]"), name.size());
        if (const auto part = trimmed(name.substr(0, end)); !part.empty()) {
            parts.push_back(part);
        }
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return parts;
}

Candidate as_candidate(const gazetteer::NameHit& hit, const Gazetteer& gazetteer)
{
    return read_best(std::span{&hit, 1}, gazetteer);
}

/// What a query says of where the place lies.
struct Whereabouts {
    struct Holder {
        std::string name;
        std::vector<Candidate> senses;
    };
    std::vector<Holder> holders; ///< units, regions or countries by name
    std::uint16_t country = 0;   ///< dense number; 0: not told
    std::optional<LonLat> near;

    [[nodiscard]] bool binding() const noexcept { return country != 0 || !holders.empty(); }
};

/// \param holders  Names of what holds the place, as they stand behind its name.
Whereabouts whereabouts_of(const GeocodeQuery& query, std::span<const std::string_view> holders,
                           const Gazetteer& gazetteer)
{
    constexpr std::size_t most_senses = 32;
    Whereabouts out;
    const auto add_holder = [&](std::string_view name) {
        auto& holder = out.holders.emplace_back(Whereabouts::Holder{std::string{name}, {}});
        for (const NameSense& sense : look_up(name, gazetteer, 0)) {
            if (sense.match != MatchKind::fuzzy && holder.senses.size() < most_senses) {
                holder.senses.push_back(as_candidate(sense.hit, gazetteer));
            }
        }
    };
    for (const std::string_view name : holders) {
        add_holder(name);
    }
    if (!query.admin1.empty()) {
        add_holder(query.admin1);
    }
    if (!query.country.empty()) {
        if (const auto place = find_country(query.country, gazetteer); place != gazetteer::no_place) {
            out.country = gazetteer.row(place).country_index;
        }
    }
    out.near = query.near;
    return out;
}

/// A sense with its points and the reasons for them.
struct Weighed {
    NameSense sense;
    Candidate candidate;
    gazetteer::PlaceRow row;
    double score = 0.0;
    bool fits = true; ///< it lies where the query says
    std::vector<std::string> reasons;
    double share = 0.0; ///< of all the weight
    int again = 0;      ///< entries of the same place that were added to it

    void add(double points, std::string_view reason)
    {
        score += points;
        reasons.push_back(fmt::format("{} {:+.1f}", reason, points));
    }
};

Weighed weighed(const NameSense& sense, const Whereabouts& where, const Gazetteer& gazetteer)
{
    Weighed w{.sense = sense,
              .candidate = as_candidate(sense.hit, gazetteer),
              .row = gazetteer.row(sense.hit.place),
              .reasons = {}};
    w.add(0.8 * static_cast<double>(w.candidate.prominence), "how well it is known");
    if (sense.hit.kind == NameKind::demonym) {
        w.add(-2.0, "the word is for its people");
    } else if (sense.hit.kind == NameKind::alternate && w.candidate.kind != FeatureKind::country) {
        w.add(-0.7, "the name is not its main one");
    }
    if (sense.edits > 0) {
        w.add(-4.0 * sense.edits, fmt::format("{} letter{} off", sense.edits, sense.edits == 1 ? "" : "s"));
    }
    for (const auto& [name, senses] : where.holders) {
        const bool held =
            std::ranges::any_of(senses, [&w](const Candidate& holder) { return contains(holder, w.candidate); });
        w.add(held ? 4.0 : -8.0, fmt::format("{}in \"{}\"", held ? "" : "not ", name));
        w.fits &= held;
    }
    if (where.country != 0) {
        const bool held = w.candidate.country == where.country;
        w.add(held ? 4.0 : -12.0, held ? "in the country asked for" : "not in the country asked for");
        w.fits &= held;
    }
    if (where.near) {
        const double km = geo::great_circle_m(w.row.position, *where.near) / 1000.0;
        w.add(-std::min(10.0, km / 60.0), fmt::format("{:.0f} km from the position given", km));
    }
    return w;
}

/// A unit often has the name of its chief town among its names. Who writes "Kirmanshah" alone means the town; only the
/// unit's very main name is as much its own.
void prefer_towns_to_their_units(std::vector<Weighed>& all, const Gazetteer& gazetteer)
{
    for (Weighed& unit : all) {
        const bool own_name = unit.sense.match == MatchKind::exact && unit.sense.hit.kind == NameKind::main;
        if (unit.row.feature_class != 'A' || unit.candidate.kind == FeatureKind::country || own_name) {
            continue;
        }
        const bool has_town = std::ranges::any_of(all, [&](const Weighed& town) {
            return town.sense.edits <= unit.sense.edits && may_name_unit(town.row, unit.sense.hit.place, gazetteer);
        });
        if (has_town) {
            unit.add(-4.0, "a town in it has the name too");
        }
    }
}

/// Two lists of places may have one town a little apart and spelt otherwise: its entries count together.
/// \param all  Sorted by score.
void add_up_entries_of_one_place(std::vector<Weighed>& all)
{
    std::vector<Weighed> places;
    for (Weighed& entry : all) {
        const auto same = std::ranges::find_if(places, [&entry](const Weighed& place) {
            return place.row.feature_class == 'P' && entry.row.feature_class == 'P' &&
                   place.row.country_index == entry.row.country_index &&
                   geo::great_circle_m(place.row.position, entry.row.position) <= same_spot_m;
        });
        if (same == places.end()) {
            places.push_back(std::move(entry));
        } else {
            same->share += entry.share;
            ++same->again;
        }
    }
    std::ranges::stable_sort(places, std::greater{}, &Weighed::share);
    all = std::move(places);
}

/// The words of one candidate for `GeocodeAnswer::reasons`.
std::string told(const Weighed& w, double confidence, const Gazetteer& gazetteer)
{
    std::string line = fmt::format("{}: {:.2f}", describe(w.row, gazetteer), confidence);
    for (const std::string& reason : w.reasons) {
        line += "; " + reason;
    }
    if (w.again > 0) {
        line += fmt::format("; with {} more {} of this place", w.again, w.again == 1 ? "entry" : "entries");
    }
    return line;
}

} // namespace

gazetteer::PlaceIndex find_country(std::string_view name, const Gazetteer& gazetteer)
{
    if (name.size() == 2) {
        std::string upper;
        for (const char c : name) {
            upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        }
        if (const auto place = gazetteer.country(upper); place != gazetteer::no_place) {
            return place;
        }
    }
    for (const auto& hit : exact_hits(name, gazetteer)) {
        const auto row = gazetteer.row(hit.place);
        if (feature_kind(row.feature_class, row.feature_code) == FeatureKind::country) {
            return hit.place;
        }
    }
    if (name.size() == 3) { // alpha-3 is no name: a country's place says it
        for (char a = 'A'; a <= 'Z'; ++a) {
            for (char b = 'A'; b <= 'Z'; ++b) {
                const auto place = gazetteer.country(std::string{a, b});
                if (place != gazetteer::no_place && gazetteer.place(place).iso3 == name) {
                    return place;
                }
            }
        }
    }
    return gazetteer::no_place;
}

std::string_view to_string(MatchKind kind) noexcept
{
    switch (kind) {
    case MatchKind::exact:
        return "exact";
    case MatchKind::variant:
        return "variant";
    case MatchKind::fuzzy:
        return "fuzzy";
    case MatchKind::none:
        break;
    }
    return "none";
}

GeocodeAnswer geocode(const GeocodeQuery& query, const Gazetteer& gazetteer)
{
    GeocodeAnswer answer;
    const auto whole = trimmed(query.name);
    const auto parts = parts_of(whole);
    if (parts.empty()) {
        return answer;
    }
    const Whereabouts where = whereabouts_of(query, std::span{parts}.subspan(1), gazetteer);
    auto senses = look_up(parts.front(), gazetteer, where.country);
    if (parts.size() > 1 && senses.empty()) { // "Washington, D.C." may be a name of its own
        for (const auto& hit : exact_hits(whole, gazetteer)) {
            senses.push_back({.hit = hit});
        }
    }
    std::vector<Weighed> all;
    for (const NameSense& sense : senses) {
        all.push_back(weighed(sense, where, gazetteer));
    }
    const bool any_fits = !where.binding() || std::ranges::any_of(all, &Weighed::fits);
    if (all.empty() || (!any_fits && where.country != 0)) {
        return answer; // a place in another country is no answer
    }
    prefer_towns_to_their_units(all, gazetteer);
    std::ranges::stable_sort(all, std::greater{}, &Weighed::score);
    double sum = 0.0;
    for (const Weighed& w : all) {
        sum += std::exp(w.score - all.front().score);
    }
    for (Weighed& w : all) {
        w.share = std::exp(w.score - all.front().score) / sum;
    }
    add_up_entries_of_one_place(all);

    const auto confidence_of = [any_fits](const Weighed& w) {
        const double trust = w.sense.match == MatchKind::exact ? 1.0 : w.sense.match == MatchKind::variant ? 0.85 : 0.6;
        return w.share * trust * (any_fits ? 1.0 : 0.4);
    };
    const Weighed& best = all.front();
    const bool sure = best.sense.match == MatchKind::exact || best.share >= least_share_of_variant;
    if (sure) {
        answer.place = gazetteer.place(best.sense.hit.place);
        answer.confidence = confidence_of(best);
        answer.match = best.sense.match;
    }
    for (std::size_t i = 0; i < all.size() && i <= max_alternatives; ++i) {
        const Weighed& w = all[i];
        if (i > 0 || !sure) {
            answer.alternatives.push_back(
                {std::string{w.row.id}, std::string{w.row.name}, w.row.position, confidence_of(w)});
        }
        answer.reasons.push_back(told(w, confidence_of(w), gazetteer));
    }
    return answer;
}

} // namespace placeline::places
