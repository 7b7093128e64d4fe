// SPDX-License-Identifier: Apache-2.0
#include "places/name_look_up.hpp"

#include "geo/distance.hpp"
#include "places/candidates.hpp"
#include "text/document.hpp"
#include "text/fold.hpp"
#include "text/lexicon.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

namespace placeline::places {

using gazetteer::Gazetteer;
using gazetteer::NameHit;
using gazetteer::NameKind;

namespace {

constexpr std::size_t max_senses = 512;
constexpr std::size_t max_fuzzy = 32;

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

bool is_unit(const gazetteer::PlaceRow& row)
{
    const FeatureKind kind = feature_kind(row.feature_class, row.feature_code);
    return kind == FeatureKind::admin1 || kind == FeatureKind::admin2 || kind == FeatureKind::admin_lower;
}

/// Senses found one after the other, each place once.
class Senses {
public:
    Senses(const Gazetteer& gazetteer, std::uint16_t country) : gazetteer_{gazetteer}, country_{country} {}

    /// \return  Whether there are senses now, in the country if one is asked for; else there are none.
    bool take(std::span<const NameHit> hits, MatchKind match)
    {
        for (const NameHit& hit : hits) {
            add(hit, match, 0);
        }
        return keep_if_any_fits();
    }
    bool take(std::span<const gazetteer::FuzzyHit> hits)
    {
        for (const gazetteer::FuzzyHit& fuzzy : hits) {
            add(fuzzy.hit, MatchKind::fuzzy, fuzzy.edits);
        }
        return keep_if_any_fits();
    }
    /// Where units alone were found: towns in one of them.
    void add_towns_in_units(std::span<const NameHit> hits)
    {
        std::vector<gazetteer::PlaceIndex> units;
        for (const NameSense& sense : list) {
            if (!is_unit(gazetteer_.row(sense.hit.place))) {
                return;
            }
            units.push_back(sense.hit.place);
        }
        for (const NameHit& hit : hits) {
            const gazetteer::PlaceRow row = gazetteer_.row(hit.place);
            const auto named = [&](gazetteer::PlaceIndex unit) { return may_name_unit(row, unit, gazetteer_); };
            if (std::ranges::any_of(units, named)) {
                add(hit, MatchKind::variant, 0);
            }
        }
    }

    std::vector<NameSense> list;

private:
    void add(const NameHit& hit, MatchKind match, int edits)
    {
        if (list.size() < max_senses && seen_.insert(hit.place).second) {
            list.push_back({hit, match, edits});
        }
    }

    bool keep_if_any_fits()
    {
        const auto fits = [this](const NameSense& sense) {
            return gazetteer_.row(sense.hit.place).country_index == country_;
        };
        if (country_ != 0 && std::ranges::none_of(list, fits)) {
            list.clear();
            seen_.clear();
        }
        return !list.empty();
    }

    const Gazetteer& gazetteer_;
    std::uint16_t country_;
    std::unordered_set<gazetteer::PlaceIndex> seen_;
};

} // namespace

bool may_name_unit(const gazetteer::PlaceRow& town, gazetteer::PlaceIndex unit, const Gazetteer& gazetteer)
{
    constexpr double reach_m = 50'000.0;
    if (town.feature_class != 'P') {
        return false;
    }
    if (unit == town.admin1 || unit == town.admin2) {
        return true;
    }
    const gazetteer::PlaceRow row = gazetteer.row(unit);
    return is_unit(row) && row.feature_code != "ADM1" && town.admin2 == gazetteer::no_place &&
           row.admin1 == town.admin1 && town.admin1 != gazetteer::no_place &&
           geo::great_circle_m(row.position, town.position) <= reach_m;
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

std::vector<NameSense> look_up(std::string_view name, const Gazetteer& gazetteer, std::uint16_t country)
{
    Senses senses{gazetteer, country};
    const std::string folded = text::folded(name);
    const auto variants =
        folded.size() >= 3 ? gazetteer.find_variant(text::variant_key(folded)) : std::span<const NameHit>{};
    if (senses.take(exact_hits(name, gazetteer), MatchKind::exact)) {
        senses.add_towns_in_units(variants);
        return std::move(senses.list);
    }
    const std::string shorter = without_generic(name);
    if (!shorter.empty() && senses.take(exact_hits(shorter, gazetteer), MatchKind::variant)) {
        return std::move(senses.list);
    }
    if (senses.take(variants, MatchKind::variant)) {
        return std::move(senses.list);
    }
    if (const std::string folded_shorter = text::folded(shorter);
        folded_shorter.size() >= 3 &&
        senses.take(gazetteer.find_variant(text::variant_key(folded_shorter)), MatchKind::variant)) {
        return std::move(senses.list);
    }
    if (folded.size() >= 4) {
        const std::size_t limit = country == 0 ? max_fuzzy : max_senses; // the country's own may be little known
        senses.take(gazetteer.find_fuzzy(folded, folded.size() >= 7 ? 2 : 1, limit));
    }
    return std::move(senses.list);
}

} // namespace placeline::places
