// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"
#include "text/lexicon.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeline::text {

/// A trie over words: a phrase is a path of word numbers. Words and edges live in two open-addressing tables, since a
/// node has few children and building must be quick: the program reads its lexicon anew in each run.
struct Lexicon::Impl {
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    struct Word {
        std::uint32_t begin = 0; ///< in `letters`
        std::uint32_t end = 0;
        std::uint32_t node = none; ///< of the phrase that is this word alone
    };
    struct Node {
        std::uint32_t first_term = none; ///< in `terms`
        bool inner = false;              ///< longer phrases go on from here
    };
    struct PhraseTerm {
        ClassId cls = no_class;
        std::uint32_t value = 0;
        std::uint32_t next = none; ///< another class of the same phrase
    };
    struct Edge {
        std::uint64_t key = ~std::uint64_t{0}; ///< node in the high half, word in the low
        std::uint32_t node = none;
    };

    std::string letters;
    std::vector<Word> words;
    std::vector<std::uint32_t> word_slots;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::size_t n_edges = 0;
    std::vector<PhraseTerm> terms;
    std::vector<std::string> values;
    std::vector<std::string> class_names;
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const noexcept { return std::hash<std::string_view>{}(name); }
    };
    std::unordered_map<std::string, ClassId, NameHash, std::equal_to<>> class_ids;

    [[nodiscard]] std::uint32_t find_word(std::string_view word) const noexcept;
    [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const noexcept;
    std::uint32_t add_word(std::string_view word);
    std::uint32_t add_child(std::uint32_t node, std::uint32_t word);
    void grow_edges();
};

/// What a token is called in a phrase: its fold, or, for punctuation, the mark itself.
std::string_view phrase_key(const Token& token, std::string_view text, std::string_view folds) noexcept;

/// A hyphen between two words without spaces: skipped in phrases, so that "36-year-old" and "36 year old" are one.
bool joins_words(const std::vector<Token>& tokens, std::size_t index, std::string_view text) noexcept;

} // namespace placeline::text
