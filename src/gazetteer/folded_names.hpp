// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/source.hpp"
#include "gazetteer/string_pool.hpp"
#include "gazetteer/tables.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace placeline::gazetteer {

/// A folded name of one place, to be sorted: `head` holds the first eight bytes so that most comparisons touch no
/// string.
struct NameEntry {
    std::uint64_t head = 0;
    std::string_view key;
    NameHit hit;

    NameEntry(std::string_view key_, NameHit hit_) : key{key_}, hit{hit_}
    {
        std::array<unsigned char, 8> bytes{};
        std::copy_n(key.data(), std::min(key.size(), bytes.size()), bytes.data());
        for (const unsigned char byte : bytes) {
            head = head << 8U | byte;
        }
    }

    [[nodiscard]] bool same_key(const NameEntry& other) const { return head == other.head && key == other.key; }
};

/// By the bytes of the key.
bool key_less(const NameEntry& a, const NameEntry& b);
/// By key, place, kind and written form.
bool entry_less(const NameEntry& a, const NameEntry& b);

/// Whether a key may stand in an index: it says something, and the trie can hold it.
bool usable_key(std::string_view key);

/// Abbreviations match as they are written, and words for a people are no spellings of the place.
inline bool is_spelling(NameKind kind)
{
    return kind != NameKind::abbreviation && kind != NameKind::demonym;
}

/// All names of the sources, folded; the hit's place counts `SourceTable::places`.
struct FoldedNames {
    std::vector<NameEntry> entries; ///< sorted by `entry_less`, no two alike
    std::vector<std::string_view>
        surfaces;              ///< written forms of the abbreviations, sorted; `NameHit::surface` counts them
    std::vector<Arena> arenas; ///< hold the keys
};

/// Folds the names and adds those without article or generic word.
/// \throws InputError  There are more abbreviations than an index holds.
FoldedNames fold_names(const SourceTable& table, const BuildTables& tables);

} // namespace placeline::gazetteer
