// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>

/// The index as it lies in the file: docs/gazetteer-index.md. Little-endian, each section at a multiple of 8 bytes.
namespace placeline::gazetteer::format {

constexpr std::array<char, 8> magic{'P', 'L', 'G', 'A', 'Z', '\r', '\n', '\x1a'}; // \r\n: a text-mode copy breaks it
constexpr std::uint32_t version = 3;
constexpr std::uint32_t byte_order_mark = 0x01020304;

enum Section : std::uint32_t {
    meta,            ///< data version and names of the sources, each ended by NUL
    strings,         ///< length (u16, unaligned) and bytes; others refer to the offset of the length
    places,          ///< PlaceRecord, sorted by id
    features,        ///< FeatureRecord
    countries,       ///< CountryRecord, sorted by code, after an empty one
    trie,            ///< TrieNode: double array, node 0 is the root
    tails,           ///< rest of a key, NUL, posting (u32, unaligned)
    postings,        ///< NameHit; the last of a list has `last_hit` in its flags
    surfaces,        ///< u32: strings of the written forms of abbreviations
    units,           ///< UnitRecord, sorted by place
    polygons,        ///< RangeRecord of rings
    rings,           ///< RangeRecord of vertices; of closed rings: the first vertex stands at the end again
    vertices,        ///< VertexRecord
    grid,            ///< u32 a cell, see boundaries.hpp: the first-order units
    cells,           ///< u32: the lists that cells refer to
    reverse_trie,    ///< TrieNode: the keys read backwards, for look-up within two edits
    reverse_tails,   ///< as tails
    variants,        ///< VariantRecord, sorted by hash
    variant_buckets, ///< u32: where the variants of each bucket start; a power of two of buckets, and the end
    second_grid,     ///< as grid: the second-order units
    second_cells,    ///< as cells
    other_ids,       ///< OtherIdRecord, sorted by id
    languages,       ///< LanguageRecord
    language_places, ///< LanguagePlaceRecord, sorted by place; the last says where the names end
    language_names,  ///< of each place: number of the language, length (1 or 2 bytes each), text in SCSU (UTS #6)
    n_sections
};
constexpr std::size_t max_sections = 32;

struct SectionRecord {
    std::uint64_t offset; ///< from the start of the file
    std::uint64_t size;   ///< bytes
};

struct Header {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t byte_order;
    std::uint64_t file_size;
    std::uint64_t body_checksum; ///< `checksum` of all that follows the header
    std::uint64_t n_names;
    std::uint32_t n_sections;
    std::uint32_t reserved;
    std::array<SectionRecord, max_sections> sections;
    std::uint64_t header_checksum; ///< fnv1a of all above
};

struct PlaceRecord {
    std::int32_t lon_e7; ///< 1e-7 degrees
    std::int32_t lat_e7;
    std::uint32_t id; ///< offset in strings, as name and pcode
    std::uint32_t name;
    std::uint32_t pcode;
    std::uint32_t admin1; ///< row or 0xFFFFFFFF
    std::uint32_t admin2;
    std::uint32_t population;
    std::uint16_t feature; ///< number in features
    std::uint16_t country; ///< number in countries
    std::uint16_t n_names;
    std::uint16_t prominence; ///< prior in points: feature code, population, number of names
};

struct FeatureRecord {
    char feature_class;
    std::array<char, 7> code; ///< NUL after its end
    std::uint8_t where_prec;
    std::uint8_t where_prec_across; ///< of a place without a country
    std::uint16_t rank;
    float radius_km; ///< 0: from the population
};

struct CountryRecord {
    std::array<char, 2> alpha2;
    std::array<char, 3> alpha3;
    std::array<char, 3> padding;
    std::uint32_t place; ///< row of its PCL* or 0xFFFFFFFF
    float radius_km;     ///< of the circle with the area of its units; 0: no boundary
};

struct TrieNode {
    std::uint32_t base = 0; ///< child for label c: base ^ c, of no two nodes alike. With `leaf`: see trie.hpp
    std::uint8_t label = 0; ///< its own: a node is a child of the base that its label leads from
    std::uint8_t next = 0;  ///< the next greater label among its siblings; 0: none
    std::uint8_t first = 0; ///< the least label of its children; of a leaf the characters that start in its tail, at
                            ///< most 255
    std::uint8_t padding = 0;
};

/// A variant key stands for itself by its hash alone (variant_hash in index_view.hpp). Its first bits choose the
/// bucket, its last 32 are kept: of 4 billion keys that are not there one seems to be.
struct VariantRecord {
    std::uint32_t fingerprint;
    std::uint32_t posting;
};

struct UnitRecord {
    std::uint32_t place;
    std::uint32_t first_polygon;
    std::uint32_t n_polygons;
    float radius_km; ///< of the circle with its area
};

/// The id of a place that was joined to one of another source, under which it is found still.
struct OtherIdRecord {
    std::uint32_t id; ///< offset in strings
    std::uint32_t place;
};

/// A language together with a use of names in it.
struct LanguageRecord {
    std::array<char, 3> code; ///< ISO 639; NUL after its end
    std::uint8_t use;         ///< NameUse
};

struct LanguagePlaceRecord {
    std::uint32_t place;
    std::uint32_t first; ///< byte in the names
};

struct RangeRecord {
    std::uint32_t first;
    std::uint32_t count;
};

struct VertexRecord {
    std::int32_t lon_e7; ///< even, so that no vertex lies on a line of the grid
    std::int32_t lat_e7;
};

/// FNV-1a over words of 8 bytes, little-endian, in place of bytes. \param bytes  A multiple of 8.
inline std::uint64_t checksum(std::span<const std::byte> bytes, std::uint64_t seed = fnv1a({})) noexcept
{
    std::uint64_t hash = seed;
    for (; bytes.size() >= sizeof hash; bytes = bytes.subspan(sizeof hash)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        hash = (hash ^ word) * 0x100000001b3U;
        hash ^= hash >> 32U; // else a flipped highest bit would touch no other
    }
    return hash;
}

/// The text of an array up to its first NUL.
template <std::size_t n>
std::string_view until_nul(const std::array<char, n>& text) noexcept
{
    return {text.data(), static_cast<std::size_t>(std::find(text.begin(), text.end(), '\0') - text.begin())};
}

static_assert(sizeof(Header) % 8 == 0 && std::is_trivially_copyable_v<Header>);
static_assert(sizeof(PlaceRecord) == 40 && sizeof(FeatureRecord) == 16 && sizeof(CountryRecord) == 16);
static_assert(sizeof(TrieNode) == 8 && sizeof(UnitRecord) == 16 && sizeof(LanguageRecord) == 4);

} // namespace placeline::gazetteer::format
