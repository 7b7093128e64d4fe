// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/index_view.hpp"

#include "base/error.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

namespace placeline::gazetteer {

namespace {

constexpr std::string_view mend = "; build it again with `placeline gazetteer build`";

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

LonLat position_of(std::int32_t lon_e7, std::int32_t lat_e7) noexcept
{
    return {lon_e7 / 1e7, lat_e7 / 1e7}; // divided, so that 36.1 comes back as 36.1
}

} // namespace

IndexView IndexView::open(const std::filesystem::path& path)
{
    IndexView view;
    view.file = MappedFile{path};
    view.path = path;
    const auto bytes = view.file.bytes();
    if (!bytes.empty()) { // a short one fails the checks
        std::memcpy(&view.header, bytes.data(), std::min(bytes.size(), sizeof view.header));
    }
    check(path, view.header, bytes.size());

    view.strings = view.section<char>(format::strings);
    view.places = view.section<format::PlaceRecord>(format::places);
    view.features = view.section<format::FeatureRecord>(format::features);
    view.countries = view.section<format::CountryRecord>(format::countries);
    view.postings = view.section<NameHit>(format::postings);
    view.surfaces = view.section<std::uint32_t>(format::surfaces);
    view.variants = view.section<format::VariantRecord>(format::variants);
    view.variant_buckets = view.section<std::uint32_t>(format::variant_buckets);
    view.polygons = view.section<format::RangeRecord>(format::polygons);
    view.rings = view.section<format::RangeRecord>(format::rings);
    view.other_ids = view.section<format::OtherIdRecord>(format::other_ids);
    view.languages = {view.section<format::LanguageRecord>(format::languages),
                      view.section<format::LanguagePlaceRecord>(format::language_places),
                      view.section<char>(format::language_names)};
    const auto units = view.section<format::UnitRecord>(format::units);
    const auto vertices = view.section<format::VertexRecord>(format::vertices);
    view.first_order = {units, vertices, view.section<std::uint32_t>(format::grid),
                        view.section<std::uint32_t>(format::cells)};
    view.second_order = {units, vertices, view.section<std::uint32_t>(format::second_grid),
                         view.section<std::uint32_t>(format::second_cells)};
    view.trie = {view.section<format::TrieNode>(format::trie), view.section<char>(format::tails)};
    view.reverse = {view.section<format::TrieNode>(format::reverse_trie), view.section<char>(format::reverse_tails)};
    if (view.trie.nodes.empty() ||
        (view.variant_buckets.size() >= 2 && !std::has_single_bit(view.variant_buckets.size() - 1))) {
        throw InputError{fmt::format("{}: is damaged: its sections do not fit each other{}", path.string(), mend)};
    }
    return view;
}

std::string_view IndexView::string(std::uint32_t offset) const noexcept
{
    if (strings.size() < 2 || offset > strings.size() - 2) {
        return {};
    }
    std::uint16_t length = 0;
    std::memcpy(&length, strings.data() + offset, sizeof length);
    return length > strings.size() - offset - 2 ? std::string_view{}
                                                : std::string_view{strings.data() + offset + 2, length};
}

PlaceRow IndexView::row(PlaceIndex place) const noexcept
{
    PlaceRow row;
    if (place >= places.size()) {
        return row;
    }
    const format::PlaceRecord& record = places[place];
    row.id = string(record.id);
    row.name = string(record.name);
    row.pcode = string(record.pcode);
    row.position = position_of(record.lon_e7, record.lat_e7);
    if (record.feature < features.size()) {
        row.feature_class = features[record.feature].feature_class;
        row.feature_code = format::until_nul(features[record.feature].code);
    }
    if (record.country < countries.size()) {
        row.country = format::until_nul(countries[record.country].alpha2);
        row.country_index = record.country;
    }
    row.admin1 = record.admin1;
    row.admin2 = record.admin2;
    row.population = record.population;
    row.n_names = record.n_names;
    row.prominence = record.prominence;
    return row;
}

std::vector<LanguageName> IndexView::names_of(PlaceIndex place) const
{
    return place < places.size() ? languages.names_of(place, string(places[place].name)) : std::vector<LanguageName>{};
}

std::optional<PlaceIndex> IndexView::find_id(std::string_view id) const noexcept
{
    const auto find_in = [&](const auto& records) {
        const auto found =
            std::lower_bound(records.begin(), records.end(), id,
                             [&](const auto& record, std::string_view i) { return string(record.id) < i; });
        return found != records.end() && string(found->id) == id ? &*found : nullptr;
    };
    if (const auto* const place = find_in(places)) {
        return static_cast<PlaceIndex>(place - places.data());
    }
    const auto* const other = find_in(other_ids);
    return other != nullptr && other->place < places.size() ? std::optional{other->place} : std::nullopt;
}

std::uint32_t IndexView::find_variant(std::string_view key) const noexcept
{
    if (variant_buckets.size() >= 2) {
        const std::uint64_t hash = variant_hash(key);
        const std::uint64_t bucket = variant_bucket(hash, variant_buckets.size() - 1);
        const std::size_t end = std::min<std::size_t>(variant_buckets[bucket + 1], variants.size());
        for (std::size_t i = variant_buckets[bucket]; i < end; ++i) {
            if (variants[i].fingerprint == static_cast<std::uint32_t>(hash)) {
                return variants[i].posting;
            }
        }
    }
    return find(key); // a key that is its only name is not entered twice
}

std::span<const NameHit> IndexView::hits(std::uint32_t posting) const noexcept
{
    if (posting >= postings.size()) {
        return {};
    }
    std::size_t end = posting;
    while (end < postings.size() && (postings[end].flags & last_hit) == 0) {
        ++end;
    }
    return postings.subspan(posting, std::min(end + 1, postings.size()) - posting);
}

PlaceIndex IndexView::unit_at(const UnitView& order, const LonLat& position) const noexcept
{
    if (!geo::valid(position)) {
        return no_place;
    }
    const std::uint32_t found = order.unit_at(static_cast<std::int32_t>(std::lround(position.lon_deg * 1e7)),
                                              static_cast<std::int32_t>(std::lround(position.lat_deg * 1e7)));
    return found < order.units.size() ? order.units[found].place : no_place;
}

const format::UnitRecord* IndexView::unit(PlaceIndex place) const noexcept
{
    const auto& units = first_order.units;
    const auto found = std::lower_bound(units.begin(), units.end(), place,
                                        [](const format::UnitRecord& u, PlaceIndex p) { return u.place < p; });
    return found != units.end() && found->place == place ? &*found : nullptr;
}

std::vector<std::vector<std::vector<LonLat>>> IndexView::boundary(const format::UnitRecord& unit) const
{
    std::vector<std::vector<std::vector<LonLat>>> out;
    const auto range = [](auto all, std::uint64_t first, std::uint64_t count) {
        const auto from = std::min<std::uint64_t>(first, all.size());
        return all.subspan(from, std::min<std::uint64_t>(count, all.size() - from));
    };
    for (const auto& polygon : range(polygons, unit.first_polygon, unit.n_polygons)) {
        auto& out_rings = out.emplace_back();
        for (const auto& ring : range(rings, polygon.first, polygon.count)) {
            auto& positions = out_rings.emplace_back();
            for (const auto& vertex : range(first_order.vertices, ring.first, ring.count)) {
                positions.push_back(position_of(vertex.lon_e7, vertex.lat_e7));
            }
        }
    }
    return out;
}

const format::CountryRecord* IndexView::country(std::string_view alpha2) const noexcept
{
    const auto found = std::lower_bound(
        countries.begin(), countries.end(), alpha2,
        [](const format::CountryRecord& c, std::string_view code) { return format::until_nul(c.alpha2) < code; });
    return !alpha2.empty() && found != countries.end() && format::until_nul(found->alpha2) == alpha2 ? &*found
                                                                                                     : nullptr;
}

Gazetteer::Info IndexView::info() const
{
    Gazetteer::Info info;
    info.path = path;
    const auto meta = section<char>(format::meta);
    const std::string_view text{meta.data(), meta.size()};
    const auto end = std::min(text.find('\0'), text.size());
    info.version = text.substr(0, end);
    const std::string_view rest = text.substr(std::min(end + 1, text.size()));
    info.sources = rest.substr(0, rest.find('\0'));
    info.format_version = header.version;
    info.bytes = header.file_size;
    info.places = places.size();
    info.names = header.n_names;
    info.language_places = languages.places.empty() ? 0 : languages.places.size() - 1;
    for (const format::Section part :
         {format::trie, format::tails, format::variants, format::variant_buckets, format::postings, format::languages,
          format::language_places, format::language_names}) {
        info.name_bytes += header.sections[part].size;
    }
    for (const format::Section part : {format::reverse_trie, format::reverse_tails}) {
        info.fuzzy_bytes += header.sections[part].size;
    }
    info.boundaries = first_order.units.size();
    info.checksum = header.body_checksum;
    return info;
}

void IndexView::verify() const
{
    const auto body = file.bytes().subspan(sizeof(format::Header));
    if (format::checksum(body) != header.body_checksum) {
        throw InputError{fmt::format("{}: is damaged: its content does not fit its checksum{}", path.string(), mend)};
    }
}

} // namespace placeline::gazetteer
