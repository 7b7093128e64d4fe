// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/gazetteer.hpp"

#include "base/error.hpp"
#include "gazetteer/country_languages.hpp"
#include "gazetteer/index_view.hpp"
#include "gazetteer/layers.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <unordered_map>

namespace placeline::gazetteer {

/// One index is asked itself; several through their layers.
struct Gazetteer::Impl {
    std::vector<IndexView> parts;
    std::unique_ptr<Layers> layers; ///< nullptr: there is one index

    [[nodiscard]] const IndexView& only() const noexcept { return parts.front(); }

    [[nodiscard]] Layers::Local local(PlaceIndex place) const noexcept
    {
        if (layers) {
            return layers->local(place);
        }
        return place < only().places.size() ? Layers::Local{&only(), place} : Layers::Local{};
    }
    [[nodiscard]] std::pair<const IndexView*, const format::UnitRecord*> unit(PlaceIndex place) const noexcept
    {
        return layers ? layers->unit(place) : std::pair{&only(), only().unit(place)};
    }
    [[nodiscard]] const format::CountryRecord* country(std::string_view alpha2) const noexcept
    {
        return layers ? layers->country(alpha2) : only().country(alpha2);
    }
    [[nodiscard]] int prominence(PlaceIndex place) const noexcept
    {
        if (layers) {
            return layers->row(place).prominence;
        }
        return place < only().places.size() ? only().places[place].prominence : -1;
    }
    /// The hits behind the posting that `find` gives of each index.
    template <typename Find>
    [[nodiscard]] std::span<const NameHit> hits(Find find) const
    {
        if (!layers) {
            return only().hits(find(only(), std::size_t{0}));
        }
        Postings postings = no_postings;
        bool any = false;
        for (std::size_t part = 0; part < parts.size(); ++part) {
            postings[part] = find(parts[part], part);
            any |= postings[part] != no_posting;
        }
        return any ? layers->hits(postings) : std::span<const NameHit>{};
    }
};

namespace {

constexpr double snap_m = 25'000.0;

/// A town of a million has a radius of 15 km, one of a thousand 2.7 km.
double settlement_radius_km(std::uint32_t population) noexcept
{
    return std::max(2.0, 0.475 * std::sqrt(std::sqrt(static_cast<double>(population))));
}

const Gazetteer::Impl& impl_of(const void* gazetteer) noexcept
{
    return *static_cast<const Gazetteer::Impl*>(gazetteer);
}

} // namespace

bool NameCursor::step(std::string_view folded_word)
{
    if (gazetteer_ == nullptr) {
        return false;
    }
    const auto& parts = impl_of(gazetteer_).parts;
    bool any = false;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const TrieView& trie = parts[part].trie;
        Spot& spot = spots_[part];
        const auto feed = [&](char byte) {
            if (spot.in_tail) {
                if (spot.at < trie.tails.size() && trie.tails[spot.at] == byte) {
                    ++spot.at;
                    return true;
                }
                return false;
            }
            const std::uint32_t child =
                byte == 0 ? trie::no_node : trie.child(spot.at, static_cast<std::uint8_t>(byte));
            if (child == trie::no_node) {
                return false;
            }
            spot.in_tail = trie.is_leaf(child);
            spot.at = spot.in_tail ? trie.tail_of(child) : child;
            return true;
        };
        spot.dead = spot.dead || folded_word.empty() || (started_ && !feed(' ')) ||
                    !std::all_of(folded_word.begin(), folded_word.end(), feed);
        any |= !spot.dead;
    }
    started_ = true;
    return any;
}

std::span<const NameHit> NameCursor::hits() const
{
    if (!started_) {
        return {};
    }
    return impl_of(gazetteer_).hits([this](const IndexView& index, std::size_t part) {
        const Spot& spot = spots_[part];
        if (spot.dead) {
            return no_posting;
        }
        if (!spot.in_tail) {
            return index.trie.posting_at(spot.at);
        }
        const auto& tails = index.trie.tails;
        return spot.at < tails.size() && tails[spot.at] == 0 ? index.trie.tail_posting(spot.at) : no_posting;
    });
}

std::string_view to_string(NameUse use) noexcept
{
    constexpr std::array<std::string_view, 5> words{"preferred", "plain", "short", "colloquial", "historic"};
    return words[std::min(static_cast<std::size_t>(use), words.size() - 1)];
}

Gazetteer::Gazetteer(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer Gazetteer::open(const std::filesystem::path& path)
{
    return open(std::span{&path, 1});
}

Gazetteer Gazetteer::open(std::span<const std::filesystem::path> paths)
{
    if (paths.empty() || paths.size() > most_layers) {
        throw UsageError{
            fmt::format("{} gazetteer indexes are given; one to {} are looked up together", paths.size(), most_layers)};
    }
    auto impl = std::make_unique<Impl>();
    impl->parts.reserve(paths.size());
    for (const auto& path : paths) {
        impl->parts.push_back(IndexView::open(path));
    }
    if (impl->parts.size() > 1) {
        impl->layers = std::make_unique<Layers>(impl->parts);
    }
    return Gazetteer{std::move(impl)};
}

std::size_t Gazetteer::size() const noexcept
{
    return impl_->layers ? impl_->layers->size() : impl_->only().places.size();
}

bool Gazetteer::is_current(PlaceIndex place) const noexcept
{
    return place < size() && (!impl_->layers || impl_->layers->current(place) == place);
}

PlaceRow Gazetteer::row(PlaceIndex place) const noexcept
{
    return impl_->layers ? impl_->layers->row(place) : impl_->only().row(place);
}

Place Gazetteer::place(PlaceIndex place) const
{
    Place out;
    const Layers::Local at = impl_->local(place);
    if (at.part == nullptr) {
        return out;
    }
    const PlaceRow row = this->row(place);
    out.id = row.id;
    out.name = row.name;
    out.position = row.position;
    out.feature_class = row.feature_class;
    out.feature_code = row.feature_code;
    out.country = row.country;
    const format::CountryRecord* const country = impl_->country(row.country);
    if (country != nullptr) {
        out.iso3 = format::until_nul(country->alpha3);
    }
    if (row.admin1 != no_place) {
        const PlaceRow unit = this->row(row.admin1);
        out.admin1 = unit.name;
        out.adm1_pcode = unit.pcode;
    }
    if (row.admin2 != no_place) {
        const PlaceRow unit = this->row(row.admin2);
        out.admin2 = unit.name;
        out.adm2_pcode = unit.pcode;
    }
    if (const std::size_t number = at.part->places[at.place].feature; number < at.part->features.size()) {
        const format::FeatureRecord& feature = at.part->features[number];
        out.where_prec = row.country.empty() ? feature.where_prec_across : feature.where_prec;
        out.radius_km = static_cast<double>(feature.radius_km);
    }
    if (row.feature_code.starts_with("PCL")) {
        if (country != nullptr && country->radius_km > 0.0F) {
            out.radius_km = static_cast<double>(country->radius_km);
        }
    } else if (row.feature_class == 'A') {
        if (const auto* const unit = impl_->unit(place).second) {
            out.radius_km = static_cast<double>(unit->radius_km);
        }
    }
    if (out.radius_km <= 0.0) {
        out.radius_km = settlement_radius_km(row.population);
    }
    return out;
}

std::optional<PlaceIndex> Gazetteer::find_id(std::string_view id) const noexcept
{
    return impl_->layers ? impl_->layers->find_id(id) : impl_->only().find_id(id);
}

std::span<const NameHit> Gazetteer::find(std::string_view folded_name) const noexcept
{
    return impl_->hits([&](const IndexView& index, std::size_t) { return index.find(folded_name); });
}

std::span<const NameHit> Gazetteer::find_variant(std::string_view key) const noexcept
{
    return impl_->hits([&](const IndexView& index, std::size_t) { return index.find_variant(key); });
}

std::vector<FuzzyHit> Gazetteer::find_fuzzy(std::string_view folded_name, int max_edits, std::size_t limit) const
{
    std::vector<FuzzyHit> all;
    if (limit == 0) {
        return all;
    }
    if (impl_->layers) {
        all = impl_->layers->find_fuzzy(folded_name, max_edits);
    } else {
        for (const auto& [posting, edits] : impl_->only().find_fuzzy(folded_name, max_edits)) {
            for (const NameHit& hit : impl_->only().hits(posting)) {
                all.push_back({hit, edits});
            }
        }
    }
    std::erase_if(all, [](const FuzzyHit& hit) { return hit.hit.kind == NameKind::abbreviation; });
    std::sort(all.begin(), all.end(), [](const FuzzyHit& a, const FuzzyHit& b) {
        return std::tie(a.hit.place, a.edits, a.hit.kind) < std::tie(b.hit.place, b.edits, b.hit.kind);
    });
    all.erase(std::unique(all.begin(), all.end(),
                          [](const FuzzyHit& a, const FuzzyHit& b) { return a.hit.place == b.hit.place; }),
              all.end());
    const auto kept = std::min(limit, all.size());
    const auto better = [this](const FuzzyHit& a, const FuzzyHit& b) {
        if (a.edits != b.edits) {
            return a.edits < b.edits;
        }
        const int prominence_a = impl_->prominence(a.hit.place);
        const int prominence_b = impl_->prominence(b.hit.place);
        return prominence_a != prominence_b ? prominence_a > prominence_b : a.hit.place < b.hit.place;
    };
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(), better);
    all.resize(kept);
    return all;
}

NameCursor Gazetteer::cursor() const noexcept
{
    NameCursor cursor;
    cursor.gazetteer_ = impl_.get();
    return cursor;
}

std::string_view Gazetteer::surface(const NameHit& hit) const noexcept
{
    if (hit.kind != NameKind::abbreviation) {
        return {};
    }
    if (impl_->layers) {
        return impl_->layers->surface(hit.surface);
    }
    const auto& surfaces = impl_->only().surfaces;
    return hit.surface < surfaces.size() ? impl_->only().string(surfaces[hit.surface]) : std::string_view{};
}

std::vector<LanguageName> Gazetteer::names_of(PlaceIndex place) const
{
    return impl_->layers ? impl_->layers->names_of(place) : impl_->only().names_of(place);
}

std::optional<std::string> Gazetteer::name_in(PlaceIndex place, std::string_view language) const
{
    std::vector<LanguageName> names = names_of(place);
    const auto shown = [&](std::string_view code) -> std::optional<std::string> {
        for (LanguageName& name : names) { // sorted by use: the first is the best
            if (name.language == code && name.use != NameUse::colloquial && name.use != NameUse::historic) {
                return std::move(name.text);
            }
        }
        return std::nullopt;
    };
    if (language != "local") {
        return shown(language);
    }
    for (const std::string_view spoken : languages_of(row(place).country)) {
        if (auto name = shown(spoken)) {
            return name;
        }
    }
    return std::nullopt;
}

PlaceIndex Gazetteer::admin1_at(const LonLat& position) const noexcept
{
    if (!geo::valid(position)) {
        return no_place;
    }
    if (impl_->layers) {
        const PlaceIndex inside = impl_->layers->unit_at(&IndexView::first_order, position);
        return inside != no_place ? inside : impl_->layers->nearest_unit(position, snap_m);
    }
    const IndexView& index = impl_->only();
    if (const PlaceIndex inside = index.unit_at(index.first_order, position); inside != no_place) {
        return inside;
    }
    const std::uint32_t unit = index.first_order.nearest_unit(position, snap_m);
    return unit < index.first_order.units.size() ? index.first_order.units[unit].place : no_place;
}

PlaceIndex Gazetteer::admin2_at(const LonLat& position) const noexcept
{
    return impl_->layers ? impl_->layers->unit_at(&IndexView::second_order, position)
                         : impl_->only().unit_at(impl_->only().second_order, position);
}

PlaceIndex Gazetteer::country(std::string_view iso2) const noexcept
{
    if (impl_->layers) {
        return impl_->layers->country_place(iso2);
    }
    const format::CountryRecord* const record = impl_->only().country(iso2);
    return record == nullptr ? no_place : record->place;
}

std::vector<PlaceIndex> Gazetteer::bordered_units() const
{
    std::vector<PlaceIndex> found;
    if (impl_->layers) {
        for (PlaceIndex place = 0; place < size(); ++place) {
            if (const auto record = impl_->unit(place).second;
                record != nullptr && record->n_polygons > 0 && is_current(place)) {
                found.push_back(place);
            }
        }
        return found;
    }
    for (const format::UnitRecord& unit : impl_->only().first_order.units) { // by place
        if (unit.n_polygons > 0) {
            found.push_back(unit.place);
        }
    }
    return found;
}

std::vector<std::vector<std::vector<LonLat>>> Gazetteer::boundary(PlaceIndex unit) const
{
    const auto [index, record] = impl_->unit(unit);
    return record == nullptr ? std::vector<std::vector<std::vector<LonLat>>>{} : index->boundary(*record);
}

std::vector<Gazetteer::Info> Gazetteer::infos() const
{
    std::vector<Info> infos;
    for (const IndexView& part : impl_->parts) {
        infos.push_back(part.info());
    }
    return infos;
}

Gazetteer::Info Gazetteer::info() const
{
    auto infos = this->infos();
    Info all = std::move(infos.front());
    for (std::size_t i = 1; i < infos.size(); ++i) {
        const Info& next = infos[i];
        all.path.clear();
        all.version += " + " + next.version;
        all.sources += ", " + next.sources;
        all.bytes += next.bytes;
        all.places += next.places;
        all.names += next.names;
        all.language_places += next.language_places;
        all.name_bytes += next.name_bytes;
        all.fuzzy_bytes += next.fuzzy_bytes;
        all.boundaries += next.boundaries;
        all.checksum = fnv1a(fmt::format("{:016x}", next.checksum), all.checksum);
    }
    return all;
}

void Gazetteer::verify() const
{
    for (const IndexView& part : impl_->parts) {
        part.verify();
    }
}

} // namespace placeline::gazetteer
