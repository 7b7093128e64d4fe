// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.hpp"
#include "base/mapped_file.hpp"
#include "gazetteer/boundaries.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/language_names.hpp"
#include "gazetteer/trie.hpp"

#include <array>
#include <bit>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace placeline::gazetteer {

/// Set in the flags of the last hit of a posting list.
constexpr std::uint8_t last_hit = 0x80;

/// Points that a hit loses against the place's prominence because of how the name belongs to it; by `NameKind`.
constexpr std::array<int, 5> kind_penalty{0, 3, 25, 0, 4};

/// 64-bit FNV-1a with MurmurHash3's last mixing, which makes its first bits as good as its last.
constexpr std::uint64_t variant_hash(std::string_view key) noexcept
{
    std::uint64_t hash = fnv1a(key);
    hash ^= hash >> 33U;
    hash *= 0xff51afd7ed558ccdU;
    hash ^= hash >> 33U;
    hash *= 0xc4ceb9fe1a85ec53U;
    return hash ^ hash >> 33U;
}

/// Bucket of a hash among `n_buckets`, a power of two.
constexpr std::uint64_t variant_bucket(std::uint64_t hash, std::uint64_t n_buckets) noexcept
{
    return n_buckets <= 1 ? 0 : hash >> (64U - static_cast<unsigned>(std::countr_zero(n_buckets)));
}

/// One index as it is mapped. Its numbers (places, countries, written forms) are its own; `Gazetteer` makes those of
/// several indexes one.
struct IndexView {
    /// \throws InputError  As Gazetteer::open.
    static IndexView open(const std::filesystem::path& path);

    MappedFile file;
    std::filesystem::path path;
    format::Header header{};
    std::span<const char> strings;
    std::span<const format::PlaceRecord> places;
    std::span<const format::FeatureRecord> features;
    std::span<const format::CountryRecord> countries;
    std::span<const NameHit> postings;
    std::span<const std::uint32_t> surfaces;
    std::span<const format::VariantRecord> variants;
    std::span<const std::uint32_t> variant_buckets;
    std::span<const format::RangeRecord> polygons;
    std::span<const format::RangeRecord> rings;
    std::span<const format::OtherIdRecord> other_ids;
    TrieView trie;
    TrieView reverse;
    LanguageView languages;
    UnitView first_order;
    UnitView second_order; ///< the same units and vertices on a grid of their own

    [[nodiscard]] std::string_view string(std::uint32_t offset) const noexcept;
    [[nodiscard]] std::string_view id(PlaceIndex place) const noexcept
    {
        return place < places.size() ? string(places[place].id) : std::string_view{};
    }
    [[nodiscard]] PlaceRow row(PlaceIndex place) const noexcept;
    [[nodiscard]] std::vector<LanguageName> names_of(PlaceIndex place) const;
    [[nodiscard]] std::optional<PlaceIndex> find_id(std::string_view id) const noexcept;

    /// Posting of a folded name, and of a variant key; no_posting where there is none.
    [[nodiscard]] std::uint32_t find(std::string_view folded_name) const noexcept { return trie.find(folded_name); }
    [[nodiscard]] std::uint32_t find_variant(std::string_view key) const noexcept;
    [[nodiscard]] std::span<const NameHit> hits(std::uint32_t posting) const noexcept;
    /// Postings of names within `max_edits`, each with its number of edits, in no order; one may stand twice.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, int>> find_fuzzy(std::string_view folded_name,
                                                                        int max_edits) const;

    /// The place of the unit that holds the point; no_place where none does.
    [[nodiscard]] PlaceIndex unit_at(const UnitView& order, const LonLat& position) const noexcept;
    /// The unit with a boundary whose place it is, or nullptr.
    [[nodiscard]] const format::UnitRecord* unit(PlaceIndex place) const noexcept;
    [[nodiscard]] std::vector<std::vector<std::vector<LonLat>>> boundary(const format::UnitRecord& unit) const;
    /// The country's record by ISO 3166-1 alpha-2, or nullptr.
    [[nodiscard]] const format::CountryRecord* country(std::string_view alpha2) const noexcept;

    [[nodiscard]] Gazetteer::Info info() const;
    void verify() const;

private:
    template <typename T>
    [[nodiscard]] std::span<const T> section(format::Section number) const noexcept
    {
        const auto& record = header.sections[number];
        const auto bytes = file.bytes().subspan(record.offset, record.size);
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
};

} // namespace placeline::gazetteer
