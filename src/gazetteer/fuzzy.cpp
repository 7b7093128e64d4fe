// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/edit_automaton.hpp"
#include "gazetteer/index_view.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::gazetteer {

namespace {

constexpr std::size_t longest_query = 60; ///< characters; longer ones are sentences, not names

/// The characters of a name, each as the bytes that write it.
using Characters = std::vector<std::string_view>;

std::size_t length_of_character(unsigned char lead) noexcept
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

Characters characters_of(std::string_view text)
{
    Characters out;
    while (!text.empty()) {
        const auto length = std::min(text.size(), length_of_character(static_cast<unsigned char>(text.front())));
        out.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return out;
}

/// A character of a key, packed from its bytes.
std::uint32_t packed(std::string_view bytes) noexcept
{
    std::uint32_t value = 0;
    for (const char byte : bytes) {
        value = value << 8U | static_cast<unsigned char>(byte);
    }
    return value;
}

/// Where in the trie a walk stands: at a node, or in the tail of a leaf.
struct Spot {
    std::uint32_t at = 0;
    bool in_tail = false;
    std::uint8_t length = 0; ///< in a tail: characters that it holds from its start
};

/// Scripts apart by the lead byte of their characters; Latin, with ASCII, is one.
int script_of(unsigned char lead) noexcept
{
    return lead < 0xCC   ? 0
           : lead < 0xD0 ? 1
           : lead < 0xD5 ? 2
           : lead < 0xD8 ? 3
           : lead < 0xDC ? 4
           : lead < 0xE0 ? 5
                         : lead;
}

/// The query as a walk asks of it: which of its characters is the one that the key has.
class Query {
public:
    explicit Query(const Characters& characters) : size_{static_cast<int>(characters.size())}
    {
        scripts_[0] = true; // digits and spaces occur in all
        for (std::size_t i = 0; i < characters.size(); ++i) {
            const std::uint32_t character = packed(characters[i]);
            const std::uint64_t bit = std::uint64_t{1} << (i + margin);
            if (character < ascii_.size()) {
                ascii_[character] |= bit;
            } else {
                auto found =
                    std::find_if(others_.begin(), others_.end(), [&](const auto& o) { return o.first == character; });
                (found != others_.end() ? *found : others_.emplace_back(character, 0)).second |= bit;
            }
            scripts_[script_of(static_cast<unsigned char>(characters[i].front()))] = true;
        }
    }

    [[nodiscard]] int size() const noexcept { return size_; }
    [[nodiscard]] bool has_script_of(unsigned char lead) const noexcept { return scripts_[script_of(lead)]; }

    /// As EditAutomaton::step wants them.
    [[nodiscard]] std::uint32_t matches(std::uint32_t character, int depth) const noexcept
    {
        if (character < ascii_.size()) {
            return window(ascii_[character], depth);
        }
        for (const auto& [other, places] : others_) {
            if (other == character) {
                return window(places, depth);
            }
        }
        return 0;
    }

private:
    static constexpr unsigned margin = most_edits; ///< columns that a row may reach before the query
    static_assert(longest_query + margin <= 64);

    static std::uint32_t window(std::uint64_t places, int depth) noexcept
    {
        // Column depth - 1 is in front of character depth - 2, whose bit is `margin` higher.
        return static_cast<std::uint32_t>(places >> depth) & ((1U << EditAutomaton::width) - 1);
    }

    int size_;
    std::array<std::uint64_t, 128> ascii_{};
    std::vector<std::pair<std::uint32_t, std::uint64_t>> others_; ///< few: a name has some ten letters
    std::array<bool, 256> scripts_{};
};

/// Walks a trie beside the automaton of the edits and leaves each branch where no key can come within them. Of the
/// first `split` characters of the query fewer may be changed than of all: two names within two edits have a half that
/// is within one, so that a walk from each end finds all and both stay narrow near the root.
class Walk {
public:
    Walk(const TrieView& trie, const Characters& characters, const EditAutomaton& automaton, std::size_t split,
         std::vector<std::pair<std::uint32_t, int>>& found)
        : trie_{trie}, characters_{characters}, query_{characters}, automaton_{automaton},
          split_{static_cast<int>(split)}, found_{found}
    {
    }

    void run()
    {
        if (!trie_.nodes.empty() && !trie_.is_leaf(0)) {
            visit({}, 0, automaton_.cut(automaton_.start(split_), 0, query_.size()));
        }
    }

private:
    using State = EditAutomaton::State;

    [[nodiscard]] State step(State state, std::uint32_t character, int depth) const noexcept
    {
        const State next = automaton_.step(state, query_.matches(character, depth), depth, split_);
        return automaton_.cut(next, depth + 1, query_.size());
    }

    /// \param depth  Characters of the key read so far.
    void visit(Spot spot, int depth, State state)
    {
        if (spot.in_tail) {
            walk_tail(spot, depth, state);
            return;
        }
        accept(trie_.posting_at(spot.at), depth, state);
        const State changed = automaton_.cut(automaton_.step(state, 0, depth, split_), depth + 1, query_.size());
        if (changed != EditAutomaton::dead) {
            finish_character(spot, 0, 0, depth, state);
            return;
        }
        // Nothing may be changed here: only the characters that the query has about here go on.
        const int first = std::max(0, depth - most_edits);
        const int last = std::min(query_.size(), depth + most_edits + 1);
        for (int at = first; at < last; ++at) {
            const std::string_view bytes = characters_[static_cast<std::size_t>(at)];
            if (std::find(characters_.begin() + first, characters_.begin() + at, bytes) != characters_.begin() + at) {
                continue;
            }
            const State next = step(state, packed(bytes), depth);
            if (Spot child = spot; next != EditAutomaton::dead && feed(child, bytes)) {
                visit(child, depth + 1, next);
            }
        }
    }

    /// The rest of a key is one text, and its length alone rules most keys out.
    void walk_tail(Spot spot, int depth, State state)
    {
        if (!automaton_.can_end(state, depth, query_.size(), spot.length)) {
            return;
        }
        std::string_view rest = trie_.tail_text(spot.at);
        const std::uint32_t end = spot.at + static_cast<std::uint32_t>(rest.size());
        while (!rest.empty()) {
            const auto bytes = std::min(rest.size(), length_of_character(static_cast<unsigned char>(rest.front())));
            state = step(state, packed(rest.substr(0, bytes)), depth);
            if (state == EditAutomaton::dead) {
                return;
            }
            rest.remove_prefix(bytes);
            ++depth;
        }
        accept(trie_.tail_posting(end), depth, state);
    }

    void accept(std::uint32_t posting, int depth, State state)
    {
        if (posting != no_posting) {
            if (const int cost = automaton_.cost(state, depth, query_.size()); cost <= most_edits) {
                found_.emplace_back(posting, cost);
            }
        }
    }

    /// Moves over the bytes of one character. \returns false, with `spot` somewhere, where the trie has no such way.
    bool feed(Spot& spot, std::string_view bytes) const noexcept
    {
        for (const char byte : bytes) {
            if (spot.in_tail) {
                if (spot.at >= trie_.tails.size() || trie_.tails[spot.at] != byte) {
                    return false;
                }
                ++spot.at;
                continue;
            }
            const std::uint32_t child = trie_.child(spot.at, static_cast<std::uint8_t>(byte));
            if (child == trie::no_node) {
                return false;
            }
            spot = entered(child);
        }
        return true;
    }

    [[nodiscard]] Spot entered(std::uint32_t node) const noexcept
    {
        return trie_.is_leaf(node) ? Spot{trie_.tail_of(node), true, trie_.nodes[node].first} : Spot{node, false, 0};
    }

    /// Goes on with each character that starts with the bytes read so far.
    /// \param left  Bytes that the character still needs; 0: it has not started.
    void finish_character(Spot spot, std::uint32_t value, std::size_t left, int depth, State state)
    {
        const auto go_on = [&](Spot next, unsigned char byte) {
            const std::uint32_t longer = value << 8U | byte;
            const std::size_t more = (left == 0 ? length_of_character(byte) : left) - 1;
            if (more > 0) {
                finish_character(next, longer, more, depth, state);
            } else if (const State after = step(state, longer, depth); after != EditAutomaton::dead) {
                visit(next, depth + 1, after);
            }
        };
        if (spot.in_tail) {
            if (spot.at < trie_.tails.size() && trie_.tails[spot.at] != 0) {
                go_on({spot.at + 1, true, spot.length}, static_cast<unsigned char>(trie_.tails[spot.at]));
            }
            return;
        }
        std::uint8_t label = trie_.nodes[spot.at].first;
        for (int guard = 0; guard < 256; ++guard) { // a damaged file may link labels in a ring
            const std::uint32_t child = trie_.child(spot.at, label);
            if (child == trie::no_node) {
                return;
            }
            // Nobody writes one letter of another script into a name, and the root has thousands of them.
            if (label != 0 && (left != 0 || query_.has_script_of(label))) {
                go_on(entered(child), label);
            }
            label = trie_.nodes[child].next;
            if (label == 0) {
                return;
            }
        }
    }

    const TrieView& trie_;
    const Characters& characters_;
    Query query_;
    const EditAutomaton& automaton_;
    int split_;
    std::vector<std::pair<std::uint32_t, int>>& found_;
};

} // namespace

std::vector<std::pair<std::uint32_t, int>> IndexView::find_fuzzy(std::string_view folded_name, int max_edits) const
{
    std::vector<std::pair<std::uint32_t, int>> found;
    const Characters forwards = characters_of(folded_name);
    if (forwards.empty() || forwards.size() > longest_query) {
        return found;
    }
    if (max_edits <= 0) {
        if (const std::uint32_t posting = find(folded_name); posting != no_posting) {
            found.emplace_back(posting, 0);
        }
        return found;
    }
    // One edit is in one of the halves, two are in one each or both in one.
    static const EditAutomaton one{1, 0};
    static const EditAutomaton two_from_front{2, 1};
    static const EditAutomaton two_from_back{2, 0};
    const Characters backwards{forwards.rbegin(), forwards.rend()};
    const std::size_t half = forwards.size() / 2;
    Walk{trie, forwards, max_edits == 1 ? one : two_from_front, half, found}.run();
    Walk{reverse, backwards, max_edits == 1 ? one : two_from_back, forwards.size() - half, found}.run();
    return found;
}

} // namespace placeline::gazetteer
