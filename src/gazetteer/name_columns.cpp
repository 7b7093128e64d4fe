// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/name_columns.hpp"

#include "base/error.hpp"
#include "gazetteer/index_view.hpp"
#include "gazetteer/parallel.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace placeline::gazetteer {

namespace {

/// Where each key's entries start, and their end.
std::vector<std::uint32_t> groups_of(const std::vector<NameEntry>& entries)
{
    std::vector<std::uint32_t> groups;
    groups.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i == 0 || !entries[i].same_key(entries[i - 1])) {
            groups.push_back(static_cast<std::uint32_t>(i));
        }
    }
    groups.push_back(static_cast<std::uint32_t>(entries.size()));
    return groups;
}

/// Lists of hits, those that are alike stored once.
class Postings {
public:
    explicit Postings(const PlaceColumns& places)
        : places_{places}, single_(places.records.size() * kind_penalty.size(), no_posting)
    {
    }

    /// Sorts the hits of one key and enters them. \return Their number.
    std::uint32_t add(std::vector<NameHit>& hits)
    {
        std::sort(hits.begin(), hits.end(), [this](const NameHit& a, const NameHit& b) {
            const int strength_a = strength(a);
            const int strength_b = strength(b);
            return std::tie(strength_b, a.place, a.kind, a.surface) < std::tie(strength_a, b.place, b.kind, b.surface);
        });
        hits.back().flags = last_hit;
        const auto fresh = static_cast<std::uint32_t>(list.size());
        if (hits.size() == 1 && hits.front().kind != NameKind::abbreviation) { // most are: looked up without a hash
            const NameHit& hit = hits.front();
            std::uint32_t& known = single_[hit.place * kind_penalty.size() + static_cast<std::size_t>(hit.kind)];
            if (known == no_posting) {
                known = fresh;
                list.push_back(hit);
            }
            return known;
        }
        const std::string_view bytes{reinterpret_cast<const char*>(hits.data()), hits.size() * sizeof(NameHit)};
        const auto [found, is_new] = several_.try_emplace(std::string{bytes}, fresh);
        if (is_new) {
            list.insert(list.end(), hits.begin(), hits.end());
        }
        return found->second;
    }

    std::vector<NameHit> list;

private:
    [[nodiscard]] int strength(const NameHit& hit) const
    {
        return places_.records[hit.place].prominence - kind_penalty[static_cast<std::size_t>(hit.kind)];
    }

    const PlaceColumns& places_;
    std::vector<std::uint32_t> single_; ///< lists of one hit, by place and kind
    std::unordered_map<std::string, std::uint32_t> several_;
};

std::vector<TrieKey> enter_names(const std::vector<NameEntry>& entries, const std::vector<std::uint32_t>& groups,
                                 Postings& postings)
{
    std::vector<TrieKey> keys;
    keys.reserve(groups.size());
    std::vector<NameHit> hits;
    for (std::size_t group = 0; group + 1 < groups.size(); ++group) {
        hits.clear();
        for (std::uint32_t i = groups[group]; i < groups[group + 1]; ++i) {
            hits.push_back(entries[i].hit);
        }
        keys.push_back({entries[groups[group]].key, postings.add(hits)});
    }
    return keys;
}

/// The variant keys of all names that have one; the hit's place is the number of the name.
std::vector<NameEntry> variant_entries(const std::vector<NameEntry>& entries, const std::vector<std::uint32_t>& groups,
                                       std::vector<Arena>& arenas)
{
    const std::size_t n_parts = n_threads();
    const std::size_t n_names = groups.size() - 1;
    arenas.resize(n_parts);
    std::vector<std::vector<NameEntry>> parts(n_parts);
    in_parallel(n_parts, [&](std::size_t part) {
        const std::size_t last = n_names * (part + 1) / n_parts;
        parts[part].reserve(last - n_names * part / n_parts);
        for (std::size_t i = n_names * part / n_parts; i < last; ++i) {
            const bool spelt = std::any_of(entries.begin() + groups[i], entries.begin() + groups[i + 1],
                                           [](const NameEntry& entry) { return is_spelling(entry.hit.kind); });
            if (!spelt) {
                continue;
            }
            const std::string variant = text::variant_key(entries[groups[i]].key);
            if (usable_key(variant)) {
                parts[part].emplace_back(arenas[part].keep(variant), NameHit{static_cast<std::uint32_t>(i)});
            }
        }
        std::sort(parts[part].begin(), parts[part].end(), entry_less);
    });
    return merged(std::move(parts), entry_less);
}

/// The variant keys with their postings, sorted. A key is left out whose hits are those of the name of its letters.
std::vector<TrieKey> enter_variants(const std::vector<NameEntry>& entries, const std::vector<std::uint32_t>& groups,
                                    const std::vector<TrieKey>& keys, const std::vector<NameEntry>& variants,
                                    Postings& postings)
{
    std::vector<TrieKey> out;
    std::vector<NameHit> hits;
    std::size_t exact = 0;
    for (std::size_t first = 0, last = 0; first < variants.size(); first = last) {
        hits.clear();
        for (last = first; last < variants.size() && variants[last].same_key(variants[first]); ++last) {
            const std::uint32_t name = variants[last].hit.place;
            for (std::uint32_t i = groups[name]; i < groups[name + 1]; ++i) {
                if (is_spelling(entries[i].hit.kind)) {
                    hits.push_back(entries[i].hit);
                }
            }
        }
        std::sort(hits.begin(), hits.end(), [](const NameHit& a, const NameHit& b) {
            return std::tie(a.place, a.kind) < std::tie(b.place, b.kind);
        });
        hits.erase(std::unique(hits.begin(), hits.end(),
                               [](const NameHit& a, const NameHit& b) { return a.place == b.place; }),
                   hits.end());
        const std::uint32_t posting = postings.add(hits);
        while (exact < keys.size() && keys[exact].key < variants[first].key) {
            ++exact;
        }
        if (exact == keys.size() || keys[exact].key != variants[first].key || keys[exact].posting != posting) {
            out.push_back({variants[first].key, posting});
        }
    }
    return out;
}

/// Lays the variant keys out by their hashes. Of two with one hash, which may never happen, the first counts.
void hash_variants(const std::vector<TrieKey>& keys, NameColumns& columns)
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> hashed;
    hashed.reserve(keys.size());
    for (const TrieKey& key : keys) {
        hashed.emplace_back(variant_hash(key.key), key.posting);
    }
    std::sort(hashed.begin(), hashed.end());
    const std::size_t n_buckets = std::bit_ceil(std::max<std::size_t>(1, hashed.size() / 8)); // 4 to 8 in each
    auto& buckets = columns.variant_buckets;
    buckets.reserve(n_buckets + 1);
    for (const auto& [hash, posting] : hashed) {
        while (buckets.size() <= variant_bucket(hash, n_buckets)) {
            buckets.push_back(static_cast<std::uint32_t>(columns.variants.size()));
        }
        columns.variants.push_back({static_cast<std::uint32_t>(hash), posting});
    }
    buckets.resize(n_buckets + 1, static_cast<std::uint32_t>(columns.variants.size()));
}

/// The names read backwards, character by character, for look-up within two edits.
TrieParts reversed_trie(const std::vector<TrieKey>& keys)
{
    Arena arena;
    std::vector<NameEntry> entries;
    entries.reserve(keys.size());
    std::string backwards;
    for (const TrieKey& key : keys) {
        backwards.clear();
        for (std::size_t end = key.key.size(); end > 0;) {
            std::size_t start = end - 1;
            while (start > 0 && (static_cast<unsigned char>(key.key[start]) & 0xC0U) == 0x80U) {
                --start;
            }
            backwards.append(key.key.substr(start, end - start));
            end = start;
        }
        entries.emplace_back(arena.keep(backwards), NameHit{key.posting});
    }
    std::sort(entries.begin(), entries.end(), key_less);
    std::vector<TrieKey> reversed;
    reversed.reserve(entries.size());
    for (const NameEntry& entry : entries) {
        reversed.push_back({entry.key, entry.hit.place});
    }
    return build_trie(reversed);
}

} // namespace

void number_names(std::vector<NameEntry>& entries, const PlaceColumns& places)
{
    auto kept = entries.begin();
    for (auto first = entries.begin(), last = first; first != entries.end(); first = last) {
        for (last = first; last != entries.end() && last->same_key(*first); ++last) {
            last->hit.place = places.row_of(last->hit.place);
        }
        std::sort(first, last, [](const NameEntry& a, const NameEntry& b) {
            return std::tuple{a.hit.place, rank(a.hit.kind), a.hit.surface} <
                   std::tuple{b.hit.place, rank(b.hit.kind), b.hit.surface};
        });
        // Of one place's kinds the strongest stays, and each written form of an abbreviation.
        const auto end = std::unique(first, last, [](const NameEntry& a, const NameEntry& b) {
            return a.hit.place == b.hit.place && (b.hit.kind != NameKind::abbreviation || a.hit == b.hit);
        });
        kept = std::move(first, end, kept);
    }
    entries.erase(kept, entries.end());
}

NameColumns lay_out_names(const std::vector<NameEntry>& entries, const PlaceColumns& places)
{
    NameColumns columns;
    Postings postings{places};
    const auto groups = groups_of(entries);
    std::vector<Arena> arenas;
    std::vector<TrieKey> keys;
    std::vector<NameEntry> variants;
    keys = enter_names(entries, groups, postings);
    variants = variant_entries(entries, groups, arenas);
    columns.n_names = keys.size();
    in_parallel(2, [&](std::size_t part) {
        if (part == 0) {
            columns.reverse = reversed_trie(keys);
        } else {
            hash_variants(enter_variants(entries, groups, keys, variants, postings), columns);
            columns.forward = build_trie(keys);
        }
    });
    columns.postings = std::move(postings.list);
    if (columns.forward.tails.size() >= trie::leaf || columns.forward.nodes.size() >= trie::leaf ||
        columns.postings.size() >= trie::leaf) {
        throw InputError{"the sources hold more names than one index can; build several"};
    }
    return columns;
}

} // namespace placeline::gazetteer
