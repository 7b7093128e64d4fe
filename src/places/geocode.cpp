// SPDX-License-Identifier: Apache-2.0
#include "places/geocode.hpp"

#include "geo/distance.hpp"
#include "places/candidates.hpp"
#include "places/reasons.hpp"
#include "text/document.hpp"
#include "text/fold.hpp"
#include "text/lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace placeline::places {

namespace {

using gazetteer::Gazetteer;
using gazetteer::NameHit;
using gazetteer::NameKind;

constexpr std::size_t max_alternatives = 5;
constexpr std::size_t max_scored = 512;
constexpr std::size_t max_fuzzy = 32;

struct Found {
    NameHit hit;
    int edits = 0;
    double score = 0.0;
    std::vector<std::string> reasons;
};

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

/// The hits of a name as it is written: an abbreviation in other letters counts only where nothing else has the name.
std::vector<NameHit> exact_hits(std::string_view name, const Gazetteer& gazetteer)
{
    const auto found = gazetteer.find(text::folded(name));
    std::vector<NameHit> hits;
    std::vector<NameHit> other_letters;
    bool written = false;
    for (const auto& hit : found) {
        if (hit.kind != NameKind::abbreviation) {
            hits.push_back(hit);
            continue;
        }
        const auto form = gazetteer.surface(hit);
        if (form == name || (form.ends_with('.') && form.substr(0, form.size() - 1) == name)) {
            hits.insert(hits.begin(), hit);
            written = true;
        } else {
            other_letters.push_back(hit);
        }
    }
    if (!written && hits.empty()) {
        hits = std::move(other_letters);
    }
    return hits;
}

/// The name without words such as "province" or "the city of" at its ends; empty: it has none.
std::string without_generic(std::string_view name)
{
    const auto document = text::analyse(name);
    const auto& lexicon = text::builtin_lexicon();
    auto first = std::uint32_t{0};
    auto last = static_cast<std::uint32_t>(document.tokens.size());
    for (const auto class_name : {"place.of_generic", "place.generic", "place.near_after"}) {
        const auto cls = lexicon.find_cls(class_name);
        if (cls == text::no_class) {
            continue;
        }
        if (const auto* term = document.term_at(first, cls); term != nullptr && first + term->n_tokens < last) {
            first += term->n_tokens;
        }
        for (auto at = first + 1; at < last; ++at) {
            if (const auto* term = document.term_at(at, cls); term != nullptr && at + term->n_tokens == last) {
                last = at;
            }
        }
    }
    if (last <= first || (first == 0 && last == document.tokens.size())) {
        return {};
    }
    return std::string{document.span_of(first, last).of(document.text)};
}

/// What the name may mean, by the surest way that finds anything.
/// \param country  Dense number of the country that the place must lie in: a way that finds only others finds nothing.
///                 0: any.
std::vector<Found> look_up(std::string_view name, const Gazetteer& gazetteer, std::uint16_t country, MatchKind& match)
{
    std::vector<Found> found;
    const auto take = [&found](const auto& hits) {
        for (const auto& hit : hits) {
            found.push_back({hit, 0, 0.0, {}});
        }
    };
    const auto any_fits = [&] {
        if (country != 0 && std::ranges::none_of(found, [&](const Found& f) {
                return gazetteer.row(f.hit.place).country_index == country;
            })) {
            found.clear();
        }
        return !found.empty();
    };
    match = MatchKind::exact;
    take(exact_hits(name, gazetteer));
    if (any_fits()) {
        return found;
    }
    match = MatchKind::variant;
    const auto shorter = without_generic(name);
    if (!shorter.empty()) {
        take(exact_hits(shorter, gazetteer));
        if (any_fits()) {
            return found;
        }
    }
    for (const auto& form : {std::string{name}, shorter}) {
        const auto folded = text::folded(form);
        if (folded.size() >= 3) {
            take(gazetteer.find_variant(text::variant_key(folded)));
        }
        if (any_fits()) {
            return found;
        }
    }
    match = MatchKind::fuzzy;
    const auto folded = text::folded(name);
    if (folded.size() >= 4) {
        const std::size_t limit = country == 0 ? max_fuzzy : max_scored; // the country's own may be little known
        for (const auto& fuzzy : gazetteer.find_fuzzy(folded, folded.size() >= 7 ? 2 : 1, limit)) {
            found.push_back({fuzzy.hit, fuzzy.edits, 0.0, {}});
        }
    }
    if (!any_fits()) {
        match = MatchKind::none;
    }
    return found;
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

namespace {

Candidate as_candidate(const NameHit& hit, const Gazetteer& gazetteer)
{
    return read_best(std::span{&hit, 1}, gazetteer);
}

} // namespace

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
    auto parts = parts_of(whole);
    if (parts.empty()) {
        return answer;
    }
    // What the query says of where it lies: the rest of the name, its country, its unit.
    std::vector<std::vector<Candidate>> holders;
    std::vector<std::string> holder_names;
    const auto add_holder = [&](std::string_view name) {
        MatchKind kind = MatchKind::none;
        auto& senses = holders.emplace_back();
        holder_names.emplace_back(name);
        const auto hits = look_up(name, gazetteer, 0, kind);
        if (kind == MatchKind::exact || kind == MatchKind::variant) {
            for (const auto& found : std::span{hits}.first(std::min<std::size_t>(hits.size(), 32))) {
                senses.push_back(as_candidate(found.hit, gazetteer));
            }
        }
    };
    for (std::size_t i = 1; i < parts.size(); ++i) {
        add_holder(parts[i]);
    }
    if (!query.admin1.empty()) {
        add_holder(query.admin1);
    }
    const auto country = query.country.empty() ? gazetteer::no_place : find_country(query.country, gazetteer);
    const std::uint16_t country_index =
        country == gazetteer::no_place ? std::uint16_t{0} : gazetteer.row(country).country_index;

    auto found = look_up(parts.front(), gazetteer, country_index, answer.match);
    if (parts.size() > 1) { // "Washington, D.C." may be a name of its own
        if (const auto hits = exact_hits(whole, gazetteer); !hits.empty() && found.empty()) {
            answer.match = MatchKind::exact;
            for (const auto& hit : hits) {
                found.push_back({hit, 0, 0.0, {}});
            }
        }
    }
    if (found.size() > max_scored) {
        found.resize(max_scored);
    }
    std::vector<Found> distinct;
    for (auto& f : found) {
        if (std::ranges::none_of(distinct, [&f](const Found& d) { return d.hit.place == f.hit.place; })) {
            distinct.push_back(std::move(f));
        }
    }
    bool any_fits = holders.empty() && country_index == 0;
    for (auto& f : distinct) {
        const auto candidate = as_candidate(f.hit, gazetteer);
        const auto add = [&f](double points, std::string reason) {
            f.score += points;
            f.reasons.push_back(fmt::format("{} {:+.1f}", reason, points));
        };
        add(0.8 * static_cast<double>(candidate.prominence), "how well it is known");
        if (f.hit.kind == NameKind::demonym) {
            add(-2.0, "the word is for its people");
        } else if (f.hit.kind == NameKind::alternate && candidate.kind != FeatureKind::country) {
            add(-0.7, "the name is not its main one");
        }
        if (f.edits > 0) {
            add(-4.0 * f.edits, fmt::format("{} letter{} off", f.edits, f.edits == 1 ? "" : "s"));
        }
        bool fits = true;
        for (std::size_t h = 0; h < holders.size(); ++h) {
            const bool held = std::ranges::any_of(
                holders[h], [&candidate](const Candidate& holder) { return contains(holder, candidate); });
            add(held ? 4.0 : -8.0, fmt::format("{}in \"{}\"", held ? "" : "not ", holder_names[h]));
            fits &= held;
        }
        if (country_index != 0) {
            const bool held = candidate.country == country_index;
            add(held ? 4.0 : -12.0, held ? "in the country asked for" : "not in the country asked for");
            fits &= held;
        }
        if (query.near) {
            const double km = geo::great_circle_m(gazetteer.row(f.hit.place).position, *query.near) / 1000.0;
            add(-std::min(10.0, km / 60.0), fmt::format("{:.0f} km from the position given", km));
        }
        any_fits |= fits;
    }
    std::ranges::stable_sort(distinct, std::greater{}, &Found::score);
    if (distinct.empty() || (!any_fits && country_index != 0)) {
        answer.match = MatchKind::none;
        return answer; // a place in another country is no answer
    }
    double sum = 0.0;
    for (const auto& f : distinct) {
        sum += std::exp(f.score - distinct.front().score);
    }
    const double trust = (answer.match == MatchKind::exact     ? 1.0
                          : answer.match == MatchKind::variant ? 0.85
                                                               : 0.6) *
                         (any_fits ? 1.0 : 0.4);
    answer.place = gazetteer.place(distinct.front().hit.place);
    answer.confidence = trust / sum;
    for (std::size_t i = 0; i < distinct.size() && i <= max_alternatives; ++i) {
        const auto& f = distinct[i];
        const auto row = gazetteer.row(f.hit.place);
        const double confidence = trust * std::exp(f.score - distinct.front().score) / sum;
        if (i > 0) {
            answer.alternatives.push_back({std::string{row.id}, std::string{row.name}, row.position, confidence});
        }
        std::string line = fmt::format("{}: {:.2f}", describe(row, gazetteer), confidence);
        for (const auto& reason : f.reasons) {
            line += "; " + reason;
        }
        answer.reasons.push_back(std::move(line));
    }
    return answer;
}

} // namespace placeline::places
