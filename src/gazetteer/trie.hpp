// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/format.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::gazetteer {

/// Number of no posting list.
constexpr std::uint32_t no_posting = 0xFFFFFFFF;

/// A double-array trie with tails (Aoe 1989; minimal prefix): a node for each byte that two keys share, the rest of
/// each key as it is. Keys have no NUL: label 0 marks the end of a key.
///
/// A node with `leaf` in its base has no children. Reached by label 0, the rest of the base is the posting; else it is
/// the place in the tails: the rest of the key, NUL, the posting as 4 unaligned bytes; `first` then holds the number of
/// characters that start in that rest, so that a key of a wrong length is passed over without a look at it.
///
/// A node knows its label in place of its parent, as in Yata's darts-clone: bases are unique, so that a label leads to
/// one slot from one node only, and all that a step asks lies in eight bytes.
namespace trie {
constexpr std::uint32_t leaf = 0x80000000;
constexpr std::uint32_t no_node = 0xFFFFFFFF;
} // namespace trie

/// The trie as it lies in memory. Every step is checked against the bounds, so that a damaged file gives a wrong answer
/// at worst, never a crash.
struct TrieView {
    std::span<const format::TrieNode> nodes;
    std::span<const char> tails;

    /// \param from  The node where the key starts; the root unless told.
    /// \returns     The posting of that very key, or no_posting.
    [[nodiscard]] std::uint32_t find(std::string_view key, std::uint32_t from = 0) const noexcept;

    /// The child of `node` for a label, or no_node. `node` must not be a leaf.
    [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint8_t label) const noexcept
    {
        const std::uint32_t target = nodes[node].base ^ label;
        return target < nodes.size() && nodes[target].label == label ? target : trie::no_node;
    }
    [[nodiscard]] bool is_leaf(std::uint32_t node) const noexcept { return (nodes[node].base & trie::leaf) != 0; }
    /// The posting of the key that ends at an inner node, or no_posting.
    [[nodiscard]] std::uint32_t posting_at(std::uint32_t node) const noexcept
    {
        const std::uint32_t end = child(node, 0);
        return end != trie::no_node && is_leaf(end) ? nodes[end].base & ~trie::leaf : no_posting;
    }
    /// Where the tail of a leaf starts.
    [[nodiscard]] std::uint32_t tail_of(std::uint32_t node) const noexcept { return nodes[node].base & ~trie::leaf; }
    /// The tail from `at` to its NUL; empty when `at` lies outside.
    [[nodiscard]] std::string_view tail_text(std::uint32_t at) const noexcept;
    /// The posting behind the NUL at `at`, or no_posting.
    [[nodiscard]] std::uint32_t tail_posting(std::uint32_t at) const noexcept;
};

/// The parts of a trie to be written.
struct TrieParts {
    std::vector<format::TrieNode> nodes;
    std::string tails;

    [[nodiscard]] TrieView view() const noexcept { return {nodes, tails}; }
};

struct TrieKey {
    std::string_view key; ///< not empty, without NUL
    std::uint32_t posting;
};

/// \param keys  Sorted by bytes, no two alike.
TrieParts build_trie(std::span<const TrieKey> keys);

} // namespace placeline::gazetteer
