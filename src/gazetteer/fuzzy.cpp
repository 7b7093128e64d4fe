// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/index_view.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace placeline::gazetteer {

namespace {

constexpr int most_edits = 2;
constexpr int band_size = 2 * most_edits + 1;
constexpr std::uint8_t too_far = most_edits + 1;
constexpr std::size_t longest_query = 100; ///< characters; longer ones are sentences, not names

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

/// Costs of turning the first j characters of the query into the key so far, for the five j around the key's length.
using Band = std::array<std::uint8_t, band_size>;

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

/// Walks a trie with the rows of the edit distance with swaps (optimal string alignment; Damerau 1964), cut where no
/// key can come within `max_edits`. Of the first `split` characters of the query at most `first_edits` may be changed:
/// two names within two edits have a half that is within one, so that a walk from each end finds all and both stay
/// narrow near the root.
class Walk {
public:
    struct Limits {
        int max_edits = 2;
        std::size_t split = 0;
        int first_edits = 2;
    };

    Walk(const TrieView& trie, const Characters& query, Limits limits,
         std::vector<std::pair<std::uint32_t, int>>& found)
        : trie_{trie}, query_{query}, size_{static_cast<int>(query.size())}, limits_{limits}, found_{found}
    {
        packed_.fill(0);
        scripts_[0] = true; // digits and spaces occur in all
        for (std::size_t i = 0; i < query.size(); ++i) {
            packed_[i + margin] = packed(query[i]);
            scripts_[script_of(static_cast<unsigned char>(query[i].front()))] = true;
        }
    }

    void run()
    {
        if (trie_.nodes.empty() || trie_.is_leaf(0)) {
            return;
        }
        Band start{};
        for (int b = 0; b < band_size; ++b) {
            start[b] = b < most_edits ? too_far : cut(b - most_edits, b - most_edits);
        }
        Band before;
        before.fill(too_far);
        visit({}, 0, start, before, 0);
    }

private:
    static constexpr int margin = most_edits + 2; ///< columns that a band may reach before the query

    /// The query's character in front of a column; 0 outside of it, which no character is.
    [[nodiscard]] std::uint32_t wanted(int column) const noexcept { return packed_[column - 1 + margin]; }

    /// The cost, or too_far where it breaks the limit for the first `changed` characters of the query.
    [[nodiscard]] std::uint8_t cut(int cost, int changed) const noexcept
    {
        const int limit = changed <= static_cast<int>(limits_.split) ? limits_.first_edits : limits_.max_edits;
        return static_cast<std::uint8_t>(cost > limit ? too_far : cost);
    }

    /// \param depth     Characters of the key read so far.
    /// \param band      Row for them; band[b] stands for column depth + b - 2.
    /// \param before    The row before, for swaps.
    /// \param last      The key's last character.
    void visit(Spot spot, int depth, const Band& band, const Band& before, std::uint32_t last)
    {
        if (spot.in_tail) {
            walk_tail(spot, depth, band, before, last);
            return;
        }
        accept(trie_.posting_at(spot.at), depth, band);
        const Band changed =
            next_row(depth, band, before, last, 0); // for a character that the query does not want here
        if (is_alive(changed)) {
            for_each_child(spot, [&](Spot child, std::uint32_t character) {
                for (int column = depth - most_edits; column <= depth + most_edits + 1; ++column) {
                    if (column >= 0 && wanted(column) == character) {
                        advance(child, depth, band, before, last, character);
                        return;
                    }
                }
                visit(child, depth + 1, changed, band, character);
            });
            return;
        }
        // Nothing may be changed here: only the characters that the query wants go on.
        std::array<std::uint32_t, band_size + 2> tried{};
        std::size_t n_tried = 0;
        for (int column = std::max(1, depth - most_edits); column <= std::min(size_, depth + most_edits + 1);
             ++column) {
            const std::uint32_t character = wanted(column);
            if (!is_useful(column, depth, band, before, last) ||
                std::find(tried.begin(), tried.begin() + n_tried, character) != tried.begin() + n_tried) {
                continue;
            }
            tried[n_tried++] = character;
            if (Spot child = spot; feed(child, query_[column - 1])) {
                advance(child, depth, band, before, last, character);
            }
        }
    }

    /// Whether the character in front of a column can keep the walk alive: it matches, or starts or ends a swap.
    [[nodiscard]] bool is_useful(int column, int depth, const Band& band, const Band& before,
                                 std::uint32_t last) const noexcept
    {
        const auto at = [](const Band& row, int b) { return b >= 0 && b < band_size ? row[b] : too_far; };
        const int match = column - 1 - depth + most_edits;      // from the column before
        const int swap_start = column - 2 - depth + most_edits; // the later of the two comes first
        const int swap_end = column - depth + most_edits; // in the row before: two columns to the one behind the next
        return at(band, match) <= limits_.max_edits || at(band, swap_start) < limits_.max_edits ||
               (at(before, swap_end) < limits_.max_edits && column < size_ && wanted(column + 1) == last);
    }

    static bool is_alive(const Band& row) noexcept
    {
        return std::any_of(row.begin(), row.end(), [](std::uint8_t cost) { return cost < too_far; });
    }

    /// The row for one more character of the key.
    [[nodiscard]] Band next_row(int depth, const Band& band, const Band& before, std::uint32_t last,
                                std::uint32_t character) const noexcept
    {
        Band row;
        for (int b = 0; b < band_size; ++b) {
            const int column = depth + 1 + b - most_edits;
            if (column < 0 || column > size_) {
                row[b] = too_far;
                continue;
            }
            int cost = column >= 1 ? band[b] + (wanted(column) == character ? 0 : 1) : too_far;
            if (b > 0) {
                cost = std::min(cost, row[b - 1] + 1);
            }
            if (column >= 2 && wanted(column - 1) == character && wanted(column) == last) {
                cost = std::min(cost, before[b] + 1);
            }
            row[b] = cut(cost, column);
            if (b + 1 < band_size) {
                // A character put in right behind the first half counts for the second one.
                row[b] = std::min(row[b], cut(band[b + 1] + 1, column + 1));
            }
        }
        return row;
    }

    void advance(Spot child, int depth, const Band& band, const Band& before, std::uint32_t last,
                 std::uint32_t character)
    {
        const Band row = next_row(depth, band, before, last, character);
        if (is_alive(row) || starts_swap(depth, band, character)) {
            visit(child, depth + 1, row, band, character);
        }
    }

    /// Whether the character may be the first of a swapped pair: then the row after the next may live though this one
    /// is dead.
    [[nodiscard]] bool starts_swap(int depth, const Band& band, std::uint32_t character) const noexcept
    {
        for (int b = 0; b < band_size; ++b) {
            const int column = depth + b - most_edits;
            if (band[b] < limits_.max_edits && column + 2 <= size_ && wanted(column + 2) == character) {
                return true;
            }
        }
        return false;
    }

    /// The rest of a key is one text, and its length alone rules most keys out.
    void walk_tail(Spot spot, int depth, Band band, Band before, std::uint32_t last)
    {
        if (!can_end(band, depth, spot.length) && !can_end(before, depth - 1, spot.length + 1)) {
            return;
        }
        std::string_view rest = trie_.tail_text(spot.at);
        const std::uint32_t end = spot.at + static_cast<std::uint32_t>(rest.size());
        while (!rest.empty()) {
            const auto bytes = std::min(rest.size(), length_of_character(static_cast<unsigned char>(rest.front())));
            const std::uint32_t character = packed(rest.substr(0, bytes));
            rest.remove_prefix(bytes);
            const Band row = next_row(depth, band, before, last, character);
            if (!is_alive(row) && !starts_swap(depth, band, character)) {
                return;
            }
            before = band;
            band = row;
            last = character;
            ++depth;
        }
        accept(trie_.tail_posting(end), depth, band);
    }

    /// Whether a row can come to an end within the limits when `length` characters of the key are left.
    [[nodiscard]] bool can_end(const Band& row, int depth, int length) const noexcept
    {
        for (int b = 0; b < band_size; ++b) {
            const int column = depth + b - most_edits;
            if (row[b] + std::abs(size_ - column - length) <= limits_.max_edits) {
                return true;
            }
        }
        return false;
    }

    void accept(std::uint32_t posting, int depth, const Band& band)
    {
        const int end = size_ - depth + most_edits;
        if (posting != no_posting && end >= 0 && end < band_size && band[end] <= limits_.max_edits) {
            found_.emplace_back(posting, band[end]);
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
        return trie_.is_leaf(node) ? Spot{trie_.tail_of(node), true, trie_.first_label[node]} : Spot{node, false, 0};
    }

    /// Calls `take(spot behind it, packed character)` for each character that goes on from a spot.
    template <typename Take>
    void for_each_child(Spot spot, Take take)
    {
        finish_character(spot, 0, 0, take);
    }

    /// \param left   Bytes that the character still needs; 0: it has not started.
    template <typename Take>
    void finish_character(Spot spot, std::uint32_t value, std::size_t left, Take& take)
    {
        const auto go_on = [&](Spot next, unsigned char byte) {
            const std::uint32_t longer = value << 8U | byte;
            const std::size_t more = (left == 0 ? length_of_character(byte) : left) - 1;
            if (more == 0) {
                take(next, longer);
            } else {
                finish_character(next, longer, more, take);
            }
        };
        if (spot.in_tail) {
            if (spot.at < trie_.tails.size() && trie_.tails[spot.at] != 0) {
                go_on({spot.at + 1, true, spot.length}, static_cast<unsigned char>(trie_.tails[spot.at]));
            }
            return;
        }
        std::uint8_t label = trie_.first_label[spot.at];
        for (int guard = 0; guard < 256; ++guard) { // a damaged file may link labels in a ring
            const std::uint32_t child = trie_.child(spot.at, label);
            if (child == trie::no_node) {
                return;
            }
            // Nobody writes one letter of another script into a name, and the root has thousands of them.
            if (label != 0 && (left != 0 || scripts_[script_of(label)])) {
                go_on(entered(child), label);
            }
            label = trie_.next_label[child];
            if (label == 0) {
                return;
            }
        }
    }

    const TrieView& trie_;
    const Characters& query_;
    int size_;
    std::array<std::uint32_t, longest_query + 2 * margin>
        packed_{}; ///< the query, with room for the band on both sides
    std::array<bool, 256> scripts_{};
    Limits limits_;
    std::vector<std::pair<std::uint32_t, int>>& found_;
};

} // namespace

std::vector<FuzzyHit> Gazetteer::find_fuzzy(std::string_view folded_name, int max_edits, std::size_t limit) const
{
    std::vector<FuzzyHit> hits;
    const Characters forwards = characters_of(folded_name);
    max_edits = std::clamp(max_edits, 0, most_edits);
    if (forwards.empty() || forwards.size() > longest_query || limit == 0) {
        return hits;
    }
    const Characters backwards{forwards.rbegin(), forwards.rend()};
    const std::size_t half = forwards.size() / 2;
    const std::size_t other_half = forwards.size() - half;
    std::vector<std::pair<std::uint32_t, int>> found;
    Walk{impl_->trie, forwards, {max_edits, half, max_edits / 2}, found}.run();
    Walk{impl_->reverse, backwards, {max_edits, other_half, 0}, found}.run();

    std::unordered_map<PlaceIndex, std::size_t> by_place;
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first < b.first;
    });
    for (const auto& [posting, edits] : found) {
        for (const NameHit& hit : impl_->hits(posting)) {
            if (hit.kind != NameKind::abbreviation && by_place.try_emplace(hit.place, hits.size()).second) {
                hits.push_back({hit, edits});
            }
        }
    }
    const auto prominence = [this](const FuzzyHit& hit) {
        return hit.hit.place < impl_->places.size() ? int{impl_->places[hit.hit.place].prominence} : -1;
    };
    const auto better = [&](const FuzzyHit& a, const FuzzyHit& b) {
        if (a.edits != b.edits) {
            return a.edits < b.edits;
        }
        const int prominence_a = prominence(a);
        const int prominence_b = prominence(b);
        return prominence_a != prominence_b ? prominence_a > prominence_b : a.hit.place < b.hit.place;
    };
    const auto kept = std::min(limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(), better);
    hits.resize(kept);
    return hits;
}

} // namespace placeline::gazetteer
