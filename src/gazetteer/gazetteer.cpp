// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/gazetteer.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "gazetteer/boundaries.hpp"
#include "gazetteer/index_view.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace placeline::gazetteer {

namespace {

constexpr double snap_m = 25'000.0;
constexpr std::string_view mend = "; build it again with `placeline gazetteer build`";

std::string_view text_of(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// \throws InputError  The header does not fit the file.
void check(const std::filesystem::path& path, const format::Header& header, std::uint64_t file_size)
{
    const auto fail = [&](std::string_view reason) {
        throw InputError{fmt::format("{}: {}{}", path.string(), reason, mend)};
    };
    if (header.magic != format::magic) {
        fail("is no gazetteer index");
    }
    if (header.byte_order != format::byte_order_mark) {
        fail("was built on a machine of the other byte order");
    }
    if (header.version != format::version) {
        fail(fmt::format("has index format {}, {} than the format {} of this program", header.version,
                         header.version < format::version ? "older" : "newer", format::version));
    }
    constexpr std::size_t checked_bytes = offsetof(format::Header, header_checksum);
    if (header.header_checksum != fnv1a({reinterpret_cast<const char*>(&header), checked_bytes})) {
        fail("is damaged: its header does not fit its checksum");
    }
    if (header.file_size != file_size) {
        fail(fmt::format("is damaged: it has {} bytes of {}", file_size, header.file_size));
    }
    for (std::uint32_t i = 0; i < format::n_sections; ++i) {
        const auto& section = header.sections[i];
        if (section.offset % 8 != 0 || section.offset > file_size || section.size > file_size - section.offset) {
            fail("is damaged: a section lies outside of the file");
        }
    }
}

template <std::size_t n>
std::string_view until_nul(const std::array<char, n>& text) noexcept
{
    return {text.data(), static_cast<std::size_t>(std::find(text.begin(), text.end(), '\0') - text.begin())};
}

LonLat position_of(std::int32_t lon_e7, std::int32_t lat_e7) noexcept
{
    return {lon_e7 / 1e7, lat_e7 / 1e7}; // divided, so that 36.1 comes back as 36.1
}

/// A town of a million has a radius of 15 km, one of a thousand 2.7 km.
double settlement_radius_km(std::uint32_t population) noexcept
{
    return std::max(2.0, 0.475 * std::sqrt(std::sqrt(static_cast<double>(population))));
}

const Gazetteer::Impl& impl_of(const void* index) noexcept
{
    return *static_cast<const Gazetteer::Impl*>(index);
}

} // namespace

bool NameCursor::step(std::string_view folded_word)
{
    if (dead_ || index_ == nullptr || folded_word.empty()) {
        dead_ = true;
        return false;
    }
    const TrieView& trie = impl_of(index_).trie;
    const auto feed = [&](char byte) {
        if (in_tail_) {
            if (tail_ < trie.tails.size() && trie.tails[tail_] == byte) {
                ++tail_;
                return true;
            }
            return false;
        }
        const std::uint32_t child = byte == 0 ? trie::no_node : trie.child(node_, static_cast<std::uint8_t>(byte));
        if (child == trie::no_node) {
            return false;
        }
        node_ = child;
        if (trie.is_leaf(node_)) {
            in_tail_ = true;
            tail_ = trie.tail_of(node_);
        }
        return true;
    };
    dead_ = (started_ && !feed(' ')) || !std::all_of(folded_word.begin(), folded_word.end(), feed);
    started_ = true;
    return !dead_;
}

std::span<const NameHit> NameCursor::hits() const
{
    if (dead_ || !started_) {
        return {};
    }
    const auto& impl = impl_of(index_);
    if (!in_tail_) {
        return impl.hits(impl.trie.posting_at(node_));
    }
    return tail_ < impl.trie.tails.size() && impl.trie.tails[tail_] == 0 ? impl.hits(impl.trie.tail_posting(tail_))
                                                                         : std::span<const NameHit>{};
}

Gazetteer::Gazetteer(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Gazetteer Gazetteer::open(const std::filesystem::path& path)
{
    auto impl = std::make_unique<Impl>();
    impl->file = MappedFile{path};
    impl->path = path;
    const auto bytes = impl->file.bytes();
    if (!bytes.empty()) { // a short one fails the checks
        std::memcpy(&impl->header, bytes.data(), std::min(bytes.size(), sizeof impl->header));
    }
    check(path, impl->header, bytes.size());

    impl->strings = impl->section<char>(format::strings);
    impl->places = impl->section<format::PlaceRecord>(format::places);
    impl->features = impl->section<format::FeatureRecord>(format::features);
    impl->countries = impl->section<format::CountryRecord>(format::countries);
    impl->postings = impl->section<NameHit>(format::postings);
    impl->surfaces = impl->section<std::uint32_t>(format::surfaces);
    impl->variants = impl->section<format::VariantRecord>(format::variants);
    impl->variant_buckets = impl->section<std::uint32_t>(format::variant_buckets);
    impl->polygons = impl->section<format::RangeRecord>(format::polygons);
    impl->rings = impl->section<format::RangeRecord>(format::rings);
    impl->units = {impl->section<format::UnitRecord>(format::units),
                   impl->section<format::VertexRecord>(format::vertices), impl->section<std::uint32_t>(format::grid),
                   impl->section<std::uint32_t>(format::cells)};
    impl->trie = {impl->section<format::TrieNode>(format::trie), impl->section<char>(format::tails),
                  impl->section<std::uint8_t>(format::first_label), impl->section<std::uint8_t>(format::next_label)};
    impl->reverse = {impl->section<format::TrieNode>(format::reverse_trie), impl->section<char>(format::reverse_tails),
                     impl->section<std::uint8_t>(format::reverse_first_label),
                     impl->section<std::uint8_t>(format::reverse_next_label)};
    if (impl->trie.nodes.empty() || impl->trie.first_label.size() != impl->trie.nodes.size() ||
        impl->trie.next_label.size() != impl->trie.nodes.size() ||
        impl->reverse.first_label.size() != impl->reverse.nodes.size() ||
        impl->reverse.next_label.size() != impl->reverse.nodes.size() ||
        (impl->variant_buckets.size() >= 2 && !std::has_single_bit(impl->variant_buckets.size() - 1))) {
        throw InputError{fmt::format("{}: is damaged: its sections do not fit each other{}", path.string(), mend)};
    }
    return Gazetteer{std::move(impl)};
}

std::size_t Gazetteer::size() const noexcept
{
    return impl_->places.size();
}

PlaceRow Gazetteer::row(PlaceIndex place) const noexcept
{
    PlaceRow row;
    if (place >= impl_->places.size()) {
        return row;
    }
    const format::PlaceRecord& record = impl_->places[place];
    row.id = impl_->string(record.id);
    row.name = impl_->string(record.name);
    row.pcode = impl_->string(record.pcode);
    row.position = position_of(record.lon_e7, record.lat_e7);
    if (record.feature < impl_->features.size()) {
        const format::FeatureRecord& feature = impl_->features[record.feature];
        row.feature_class = feature.feature_class;
        row.feature_code = until_nul(feature.code);
    }
    if (record.country < impl_->countries.size()) {
        row.country = until_nul(impl_->countries[record.country].alpha2);
        row.country_index = record.country;
    }
    row.admin1 = record.admin1;
    row.admin2 = record.admin2;
    row.population = record.population;
    row.n_names = record.n_names;
    row.prominence = record.prominence;
    return row;
}

Place Gazetteer::place(PlaceIndex place) const
{
    Place out;
    if (place >= impl_->places.size()) {
        return out;
    }
    const PlaceRow row = this->row(place);
    const format::PlaceRecord& record = impl_->places[place];
    out.id = row.id;
    out.name = row.name;
    out.position = row.position;
    out.feature_class = row.feature_class;
    out.feature_code = row.feature_code;
    out.country = row.country;
    if (record.country < impl_->countries.size()) {
        out.iso3 = until_nul(impl_->countries[record.country].alpha3);
    }
    if (row.admin1 < impl_->places.size()) {
        const PlaceRow unit = this->row(row.admin1);
        out.admin1 = unit.name;
        out.adm1_pcode = unit.pcode;
    }
    if (row.admin2 < impl_->places.size()) {
        const PlaceRow unit = this->row(row.admin2);
        out.admin2 = unit.name;
        out.adm2_pcode = unit.pcode;
    }
    if (record.feature < impl_->features.size()) {
        const format::FeatureRecord& feature = impl_->features[record.feature];
        out.where_prec = row.country.empty() ? feature.where_prec_across : feature.where_prec;
        out.radius_km = static_cast<double>(feature.radius_km);
    }
    if (row.feature_code.starts_with("PCL") && record.country < impl_->countries.size() &&
        impl_->countries[record.country].radius_km > 0.0F) {
        out.radius_km = static_cast<double>(impl_->countries[record.country].radius_km);
    } else if (row.admin1 == place) {
        const auto& units = impl_->units.units;
        const auto found =
            std::lower_bound(units.begin(), units.end(), place,
                             [](const format::UnitRecord& unit, PlaceIndex p) { return unit.place < p; });
        if (found != units.end() && found->place == place) {
            out.radius_km = static_cast<double>(found->radius_km);
        }
    }
    if (out.radius_km <= 0.0) {
        out.radius_km = settlement_radius_km(row.population);
    }
    return out;
}

std::optional<PlaceIndex> Gazetteer::find_id(std::string_view id) const noexcept
{
    const auto& places = impl_->places;
    const auto found =
        std::lower_bound(places.begin(), places.end(), id,
                         [&](const format::PlaceRecord& p, std::string_view i) { return impl_->string(p.id) < i; });
    if (found == places.end() || impl_->string(found->id) != id) {
        return std::nullopt;
    }
    return static_cast<PlaceIndex>(found - places.begin());
}

std::span<const NameHit> Gazetteer::find(std::string_view folded_name) const noexcept
{
    return impl_->hits(impl_->trie.find(folded_name));
}

std::span<const NameHit> Gazetteer::find_variant(std::string_view key) const noexcept
{
    const auto& buckets = impl_->variant_buckets;
    if (buckets.size() >= 2) {
        const std::uint64_t hash = variant_hash(key);
        const std::uint64_t bucket = variant_bucket(hash, buckets.size() - 1);
        const std::size_t end = std::min<std::size_t>(buckets[bucket + 1], impl_->variants.size());
        for (std::size_t i = buckets[bucket]; i < end; ++i) {
            if (impl_->variants[i].fingerprint == static_cast<std::uint32_t>(hash)) {
                return impl_->hits(impl_->variants[i].posting);
            }
        }
    }
    return find(key); // a key that is its only name is not entered twice
}

NameCursor Gazetteer::cursor() const noexcept
{
    NameCursor cursor;
    cursor.index_ = impl_.get();
    return cursor;
}

std::string_view Gazetteer::surface(const NameHit& hit) const noexcept
{
    return hit.kind == NameKind::abbreviation && hit.surface < impl_->surfaces.size()
               ? impl_->string(impl_->surfaces[hit.surface])
               : std::string_view{};
}

PlaceIndex Gazetteer::admin1_at(const LonLat& position) const noexcept
{
    if (!geo::valid(position)) {
        return no_place;
    }
    std::uint32_t unit = impl_->units.unit_at(static_cast<std::int32_t>(std::lround(position.lon_deg * 1e7)),
                                              static_cast<std::int32_t>(std::lround(position.lat_deg * 1e7)));
    if (unit == no_unit) {
        unit = impl_->units.nearest_unit(position, snap_m);
    }
    return unit < impl_->units.units.size() ? impl_->units.units[unit].place : no_place;
}

PlaceIndex Gazetteer::country(std::string_view iso2) const noexcept
{
    const auto& countries = impl_->countries;
    const auto found = std::lower_bound(
        countries.begin(), countries.end(), iso2,
        [](const format::CountryRecord& c, std::string_view code) { return until_nul(c.alpha2) < code; });
    return !iso2.empty() && found != countries.end() && until_nul(found->alpha2) == iso2 ? found->place : no_place;
}

std::vector<std::vector<std::vector<LonLat>>> Gazetteer::boundary(PlaceIndex admin1) const
{
    std::vector<std::vector<std::vector<LonLat>>> polygons;
    const auto& units = impl_->units.units;
    const auto unit = std::lower_bound(units.begin(), units.end(), admin1,
                                       [](const format::UnitRecord& u, PlaceIndex p) { return u.place < p; });
    if (unit == units.end() || unit->place != admin1) {
        return polygons;
    }
    const auto range = [](auto all, std::uint64_t first, std::uint64_t count) {
        const auto from = std::min<std::uint64_t>(first, all.size());
        return all.subspan(from, std::min<std::uint64_t>(count, all.size() - from));
    };
    for (const auto& polygon : range(impl_->polygons, unit->first_polygon, unit->n_polygons)) {
        auto& rings = polygons.emplace_back();
        for (const auto& ring : range(impl_->rings, polygon.first, polygon.count)) {
            auto& positions = rings.emplace_back();
            for (const auto& vertex : range(impl_->units.vertices, ring.first, ring.count)) {
                positions.push_back(position_of(vertex.lon_e7, vertex.lat_e7));
            }
        }
    }
    return polygons;
}

Gazetteer::Info Gazetteer::info() const
{
    Info info;
    const auto meta = impl_->section<char>(format::meta);
    const std::string_view text{meta.data(), meta.size()};
    const auto end = std::min(text.find('\0'), text.size());
    info.version = text.substr(0, end);
    const std::string_view rest = text.substr(std::min(end + 1, text.size()));
    info.sources = rest.substr(0, rest.find('\0'));
    info.format_version = impl_->header.version;
    info.bytes = impl_->header.file_size;
    info.places = impl_->places.size();
    info.names = impl_->header.n_names;
    info.boundaries = impl_->units.units.size();
    info.checksum = impl_->header.body_checksum;
    return info;
}

void Gazetteer::verify() const
{
    if (fnv1a(text_of(impl_->file.bytes().subspan(sizeof(format::Header)))) != impl_->header.body_checksum) {
        throw InputError{
            fmt::format("{}: is damaged: its content does not fit its checksum{}", impl_->path.string(), mend)};
    }
}

} // namespace placeline::gazetteer
