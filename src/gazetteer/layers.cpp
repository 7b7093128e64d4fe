// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/layers.hpp"

#include "base/error.hpp"
#include "gazetteer/same_place.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <unordered_map>

namespace placeline::gazetteer {

namespace {

// What `earlier_` holds: nothing yet, that there is none, or the place.
constexpr std::uint32_t not_asked = 0;
constexpr std::uint32_t none_there = 1;
constexpr std::uint32_t first_known = 2;

Described described(const PlaceRow& row)
{
    return {row.feature_class, row.feature_code, row.country, row.position};
}

} // namespace

Layers::Layers(std::span<const IndexView> parts) : parts_{parts}
{
    first_.push_back(0);
    first_surface_.push_back(0);
    std::size_t n_places = 0;
    for (const IndexView& part : parts_) {
        n_places += part.places.size();
        first_.push_back(static_cast<PlaceIndex>(n_places));
        first_surface_.push_back(first_surface_.back() + static_cast<std::uint32_t>(part.surfaces.size()));
    }
    if (n_places >= no_place - first_known || first_surface_.back() > 0xFFFF) {
        throw InputError{fmt::format("{} places and {} abbreviations are more than one gazetteer can hold; give fewer "
                                     "indexes",
                                     n_places, first_surface_.back())};
    }
    std::unordered_map<std::string_view, std::uint16_t> numbers;
    for (const IndexView& part : parts_) {
        auto& of_part = country_numbers_.emplace_back();
        for (const format::CountryRecord& country : part.countries) { // the first index keeps its own numbers
            const auto fresh = static_cast<std::uint16_t>(numbers.size());
            of_part.push_back(numbers.try_emplace(format::until_nul(country.alpha2), fresh).first->second);
        }
    }
    successors_.emplace(parts_, first_);
    earlier_ = std::make_unique<std::atomic<std::uint32_t>[]>(n_places - parts_.front().places.size());
}

Layers::~Layers() = default;

std::size_t Layers::part_of(PlaceIndex place) const noexcept
{
    std::size_t part = 0;
    while (part + 1 < parts_.size() && place >= first_[part + 1]) {
        ++part;
    }
    return part;
}

Layers::Local Layers::local(PlaceIndex place) const noexcept
{
    if (place >= size()) {
        return {};
    }
    const std::size_t part = part_of(place);
    return {&parts_[part], place - first_[part]};
}

std::string_view Layers::id(PlaceIndex place) const noexcept
{
    const Local at = local(place);
    return at.part == nullptr ? std::string_view{} : at.part->id(at.place);
}

std::optional<PlaceIndex> Layers::find_id(std::string_view id) const noexcept
{
    for (std::size_t part = parts_.size(); part-- > 0;) {
        if (const auto place = parts_[part].find_id(id)) {
            return number(part, *place);
        }
    }
    return std::nullopt;
}

PlaceIndex Layers::earlier(PlaceIndex place) const noexcept
{
    if (place < first_[1] || place >= size()) {
        return no_place;
    }
    auto& kept = earlier_[place - first_[1]]; // threads may find it at once: all find the same
    std::uint32_t known = kept.load(std::memory_order_relaxed);
    if (known == not_asked) {
        const PlaceIndex found = find_earlier(place);
        known = found == no_place ? none_there : found + first_known;
        kept.store(known, std::memory_order_relaxed);
    }
    return known == none_there ? no_place : known - first_known;
}

PlaceIndex Layers::find_earlier(PlaceIndex place) const
{
    const std::size_t own_part = part_of(place);
    const PlaceRow row = own_row(place);
    for (std::size_t part = own_part; part-- > 0;) {
        if (const auto found = parts_[part].find_id(row.id)) {
            return number(part, *found);
        }
    }
    const std::string name = text::folded(row.name);
    const std::string key = text::variant_key(name);
    const auto same = [&](std::size_t part, std::uint32_t posting) {
        for (const NameHit& hit : parts_[part].hits(posting)) {
            if (hit.kind != NameKind::abbreviation && hit.kind != NameKind::demonym &&
                same_place(described(row), described(parts_[part].row(hit.place)))) {
                return number(part, hit.place);
            }
        }
        return no_place;
    };
    for (std::size_t part = own_part; part-- > 0;) {
        for (const std::uint32_t posting : {parts_[part].find(name), parts_[part].find_variant(key)}) {
            if (const PlaceIndex found = same(part, posting); found != no_place) {
                return found;
            }
        }
    }
    return no_place;
}

PlaceIndex Layers::meant(PlaceIndex place) const noexcept
{
    place = current(place);
    const Local at = local(place);
    if (place < first_[1] || at.part == nullptr || at.part->row(at.place).feature_class != 'A') {
        return place;
    }
    const PlaceIndex before = earlier(place);
    return before == no_place || id(before) == id(place) ? place : meant(before);
}

PlaceRow Layers::own_row(PlaceIndex place) const noexcept
{
    const Local at = local(place);
    if (at.part == nullptr) {
        return {};
    }
    const std::size_t part = part_of(place);
    PlaceRow row = at.part->row(at.place);
    if (row.country_index < country_numbers_[part].size()) {
        row.country_index = country_numbers_[part][row.country_index];
    }
    row.admin1 = number(part, row.admin1);
    row.admin2 = number(part, row.admin2);
    return row;
}

PlaceRow Layers::row(PlaceIndex place) const noexcept
{
    PlaceRow row = own_row(place);
    if (const PlaceIndex before = earlier(place); before != no_place) {
        const PlaceRow old = this->row(before);
        row.population = row.population == 0 ? old.population : row.population;
        row.n_names = std::max(row.n_names, old.n_names);
        row.prominence = std::max(row.prominence, old.prominence);
        row.pcode = row.pcode.empty() ? old.pcode : row.pcode;
        row.admin1 = row.admin1 == no_place ? old.admin1 : row.admin1;
        row.admin2 = row.admin2 == no_place ? old.admin2 : row.admin2;
        if (row.country.empty()) {
            row.country = old.country;
            row.country_index = old.country_index;
        }
    }
    row.admin1 = meant(row.admin1);
    row.admin2 = meant(row.admin2);
    if (place < first_[1] || row.feature_class == 'A' || row.feature_class == 'H' || row.feature_class == 'T') {
        return row; // a first index is whole in itself; rivers, ranges and units need not lie in one unit
    }
    if (row.admin1 == no_place) {
        const PlaceIndex unit = unit_at(&IndexView::first_order, row.position);
        const PlaceRow holder = own_row(unit);
        if (unit != no_place && (row.country.empty() || row.country == holder.country)) {
            row.admin1 = unit;
            row.country = holder.country;
            row.country_index = holder.country_index;
        }
    }
    if (row.admin2 == no_place && row.admin1 != no_place) {
        const PlaceIndex unit = unit_at(&IndexView::second_order, row.position);
        row.admin2 = unit != no_place && own_row(unit).country == row.country ? unit : no_place;
    }
    return row;
}

std::vector<LanguageName> Layers::names_of(PlaceIndex place) const
{
    const Local at = local(place);
    if (at.part == nullptr) {
        return {};
    }
    std::vector<LanguageName> names = at.part->names_of(at.place);
    if (const PlaceIndex before = earlier(place); before != no_place) {
        for (LanguageName& old : names_of(before)) {
            const bool known = std::any_of(names.begin(), names.end(), [&](const LanguageName& name) {
                return name.language == old.language && name.text == old.text;
            });
            if (!known) {
                names.push_back(std::move(old));
            }
        }
        std::stable_sort(names.begin(), names.end(), [](const LanguageName& a, const LanguageName& b) {
            return std::tie(a.language, a.use) < std::tie(b.language, b.use);
        });
    }
    return names;
}

const format::CountryRecord* Layers::country(std::string_view alpha2) const noexcept
{
    const format::CountryRecord* any = nullptr;
    for (const IndexView& part : parts_) {
        const format::CountryRecord* const record = part.country(alpha2);
        if (record != nullptr && (record->place != no_place || record->radius_km > 0.0F)) {
            return record;
        }
        any = any == nullptr ? record : any;
    }
    return any;
}

PlaceIndex Layers::country_place(std::string_view alpha2) const noexcept
{
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        const format::CountryRecord* const record = parts_[part].country(alpha2);
        if (record != nullptr && record->place != no_place) {
            return current(number(part, record->place));
        }
    }
    return no_place;
}

std::pair<const IndexView*, const format::UnitRecord*> Layers::unit(PlaceIndex place) const noexcept
{
    const Local at = local(place);
    if (at.part == nullptr) {
        return {};
    }
    if (const auto* const record = at.part->unit(at.place)) {
        return {at.part, record};
    }
    const PlaceIndex before = earlier(place);
    return before == no_place ? std::pair<const IndexView*, const format::UnitRecord*>{} : unit(before);
}

PlaceIndex Layers::unit_at(UnitView IndexView::*order, const LonLat& position) const noexcept
{
    for (std::size_t part = parts_.size(); part-- > 0;) {
        const PlaceIndex place = parts_[part].unit_at(parts_[part].*order, position);
        if (place != no_place) {
            return meant(number(part, place));
        }
    }
    return no_place;
}

PlaceIndex Layers::nearest_unit(const LonLat& position, double reach_m) const noexcept
{
    for (std::size_t part = parts_.size(); part-- > 0;) {
        const UnitView& units = parts_[part].first_order;
        const std::uint32_t unit = units.nearest_unit(position, reach_m);
        if (unit < units.units.size()) {
            return meant(number(part, units.units[unit].place));
        }
    }
    return no_place;
}

std::span<const NameHit> Layers::hits(const Postings& postings) const
{
    const auto is_no_posting = [](std::uint32_t posting) { return posting == no_posting; };
    if (std::all_of(postings.begin() + 1, postings.end(), is_no_posting)) {
        const auto found = parts_.front().hits(postings.front());
        if (std::none_of(found.begin(), found.end(),
                         [this](const NameHit& hit) { return current(hit.place) != hit.place; })) {
            return found; // as they lie in the first index, whose numbers are the ones of all
        }
    }
    return joined_.get(postings, [this, &postings] { return joined(postings); });
}

std::vector<NameHit> Layers::joined(const Postings& postings) const
{
    std::vector<NameHit> all;
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        for (NameHit hit : parts_[part].hits(postings[part])) {
            hit.place = meant(number(part, hit.place));
            hit.flags = 0;
            hit.surface = static_cast<std::uint16_t>(hit.surface + first_surface_[part]);
            if (hit.place != no_place) {
                all.push_back(hit);
            }
        }
    }
    std::vector<std::pair<PlaceIndex, PlaceIndex>> taken_over; // a place, the later one that stands for it
    for (const NameHit& hit : all) {
        if (const PlaceIndex before = earlier(hit.place); before != no_place) {
            taken_over.emplace_back(meant(before), hit.place);
        }
    }
    for (NameHit& hit : all) {
        for (const auto& [before, later] : taken_over) {
            hit.place = hit.place == before ? later : hit.place;
        }
    }
    std::sort(all.begin(), all.end(), [](const NameHit& a, const NameHit& b) {
        return std::tuple{a.place, rank(a.kind), a.surface} < std::tuple{b.place, rank(b.kind), b.surface};
    });
    all.erase(std::unique(all.begin(), all.end(),
                          [](const NameHit& a, const NameHit& b) {
                              return a.place == b.place && (b.kind != NameKind::abbreviation || a == b);
                          }),
              all.end());
    std::vector<std::pair<int, NameHit>> ranked;
    for (const NameHit& hit : all) {
        const auto kind = std::min(static_cast<std::size_t>(hit.kind), kind_penalty.size() - 1);
        ranked.emplace_back(row(hit.place).prominence - kind_penalty[kind], hit);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::transform(ranked.begin(), ranked.end(), all.begin(), [](const auto& r) { return r.second; });
    return all;
}

std::string_view Layers::surface(std::uint16_t number) const noexcept
{
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        if (number < first_surface_[part + 1]) {
            return parts_[part].string(parts_[part].surfaces[number - first_surface_[part]]);
        }
    }
    return {};
}

std::vector<FuzzyHit> Layers::find_fuzzy(std::string_view folded_name, int max_edits) const
{
    std::vector<FuzzyHit> found;
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        for (const auto& [posting, edits] : parts_[part].find_fuzzy(folded_name, max_edits)) {
            Postings postings = no_postings;
            postings[part] = posting;
            for (const NameHit& hit : hits(postings)) {
                found.push_back({hit, edits});
            }
        }
    }
    for (std::size_t i = 0; i < found.size(); ++i) { // a place and the one it was taken over by are one answer
        if (const PlaceIndex before = earlier(found[i].hit.place); before != no_place) {
            for (FuzzyHit& other : found) {
                other.hit.place = other.hit.place == meant(before) ? found[i].hit.place : other.hit.place;
            }
        }
    }
    return found;
}

} // namespace placeline::gazetteer
