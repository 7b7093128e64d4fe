// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.hpp"
#include "base/mapped_file.hpp"
#include "gazetteer/boundaries.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/trie.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <filesystem>
#include <span>
#include <string_view>

namespace placeline::gazetteer {

/// Set in the flags of the last hit of a posting list.
constexpr std::uint8_t last_hit = 0x80;

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

/// The mapped sections.
struct Gazetteer::Impl {
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
    TrieView trie;
    TrieView reverse;
    UnitView units;

    template <typename T>
    [[nodiscard]] std::span<const T> section(format::Section number) const noexcept
    {
        const auto& record = header.sections[number];
        const auto bytes = file.bytes().subspan(record.offset, record.size);
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }

    [[nodiscard]] std::string_view string(std::uint32_t offset) const noexcept
    {
        if (strings.size() < 2 || offset > strings.size() - 2) {
            return {};
        }
        std::uint16_t length = 0;
        std::memcpy(&length, strings.data() + offset, sizeof length);
        return length > strings.size() - offset - 2 ? std::string_view{}
                                                    : std::string_view{strings.data() + offset + 2, length};
    }

    [[nodiscard]] std::span<const NameHit> hits(std::uint32_t posting) const noexcept
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
};

} // namespace placeline::gazetteer
