// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace placeline::gazetteer {

constexpr int most_edits = 2;

/// The rows of the edit distance with swaps (optimal string alignment; Damerau 1964), tabulated: as in Schulz and Mihov
/// 2002 a row depends on where the next character of the key stands in the query around its own place, and on no more.
/// So a step is one look into a table, whatever the query.
///
/// A state stands for a row: the costs of turning the first j characters of the query into the key so far, for the five
/// columns j around the key's length, and what a swap with the next character would cost.
class EditAutomaton {
public:
    using State = std::uint16_t;
    static constexpr State dead = 0;
    static constexpr int width = 2 * most_edits + 1; ///< columns of a row
    static constexpr std::uint8_t too_far = most_edits + 1;

    /// \param max_edits    1 or 2.
    /// \param first_edits  Of the first half of the query at most so many characters may be changed.
    EditAutomaton(int max_edits, int first_edits);

    /// The row of the empty key. \param split  Characters of the query's first half.
    [[nodiscard]] State start(int split) const noexcept { return start_[in_first_half(-most_edits, split)]; }

    /// \param depth    Characters of the key before this one.
    /// \param matches  Bit b: the query's character in front of column depth - 1 + b is this one.
    [[nodiscard]] State step(State state, std::uint32_t matches, int depth, int split) const noexcept
    {
        return steps_[(std::size_t{state} * modes + in_first_half(depth + 1 - most_edits, split)) * n_matches +
                      matches];
    }
    /// The state without its columns behind the end of the query.
    [[nodiscard]] State cut(State state, int depth, int size) const noexcept
    {
        const int behind = depth + most_edits - size;
        return behind <= 0 ? state : behind >= width ? dead : cuts_[std::size_t{state} * width + behind];
    }
    /// The cost of a key that ends here, or too_far.
    [[nodiscard]] std::uint8_t cost(State state, int depth, int size) const noexcept
    {
        const int column = size - depth + most_edits;
        return column < 0 || column >= width ? too_far : costs_[state][static_cast<std::size_t>(column)];
    }
    /// Whether the key may end within the edits when `length` more characters come.
    [[nodiscard]] bool can_end(State state, int depth, int size, int length) const noexcept
    {
        const int off = size - depth - length + most_edits; // the column that needs no further edit
        return off > -width && off < 2 * width && (ends_[state] >> (off + width) & 1U) != 0;
    }

private:
    static constexpr std::size_t modes = width + 1;
    static constexpr std::size_t n_matches = 1U << width;

    /// How many columns of a row lie in the first half. \param column  The first.
    static std::size_t in_first_half(int column, int split) noexcept
    {
        const int n = split - column + 1;
        return static_cast<std::size_t>(n < 0 ? 0 : n > width ? width : n);
    }

    std::array<State, modes> start_{}; ///< by the number of columns in the first half
    std::vector<State> steps_;         ///< by state, that number, and matches
    std::vector<State> cuts_;          ///< by state and columns behind the end
    std::vector<std::array<std::uint8_t, width>> costs_;
    std::vector<std::uint32_t> ends_; ///< bit off + width of `can_end`
};

} // namespace placeline::gazetteer
