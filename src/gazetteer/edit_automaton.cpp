// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/edit_automaton.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

namespace placeline::gazetteer {

namespace {

constexpr int width = EditAutomaton::width;
constexpr std::uint8_t too_far = EditAutomaton::too_far;

struct Row {
    std::array<std::uint8_t, width> cost{}; ///< cost[b] is of column depth + b - 2
    std::array<std::uint8_t, width> swap{}; ///< in the next row, if its character is the one that was passed over

    bool operator<(const Row& other) const { return std::tie(cost, swap) < std::tie(other.cost, other.swap); }
};

constexpr std::uint8_t capped(int cost, int limit) noexcept
{
    return static_cast<std::uint8_t>(cost > limit ? too_far : cost);
}

} // namespace

EditAutomaton::EditAutomaton(int max_edits, int first_edits)
{
    std::vector<Row> rows;
    std::map<Row, State> numbers;
    const auto number = [&](const Row& row) {
        const auto [found, fresh] = numbers.try_emplace(row, static_cast<State>(rows.size()));
        if (fresh) {
            rows.push_back(row);
        }
        return found->second;
    };
    /// \param first_half  Columns of the row that lie in the first half of the query.
    const auto limit = [&](int b, int first_half) { return b < first_half ? first_edits : max_edits; };
    Row nothing;
    nothing.cost.fill(too_far);
    nothing.swap.fill(too_far);
    number(nothing);

    const auto next = [&](const Row& row, std::uint32_t matches, int first_half) {
        const auto match = [matches](int k) { return k >= 0 && k < width && (matches >> k & 1U) != 0; };
        Row out = nothing;
        for (int b = 0; b < width; ++b) {
            int cost = row.cost[b] + (match(b) ? 0 : 1);
            if (b > 0) {
                cost = std::min(cost, out.cost[b - 1] + 1);
            }
            if (match(b - 1)) {
                cost = std::min<int>(cost, row.swap[b]);
            }
            out.cost[b] = capped(cost, limit(b, first_half));
            if (b + 1 < width) {
                // A character put in right behind the first half counts for the second one.
                out.cost[b] = std::min(out.cost[b], capped(row.cost[b + 1] + 1, limit(b + 1, first_half)));
            }
        }
        for (int b = 0; b + 1 < width; ++b) {
            out.swap[b] = capped(match(b + 1) ? row.cost[b] + 1 : too_far, max_edits);
        }
        return out;
    };
    for (int first_half = 0; first_half < static_cast<int>(modes); ++first_half) {
        Row start = nothing;
        for (int b = most_edits; b < width; ++b) {
            start.cost[b] = capped(b - most_edits, limit(b, first_half));
        }
        start_[static_cast<std::size_t>(first_half)] = number(start);
    }
    const auto without_end = [&](Row row, int behind) {
        for (int b = width - behind; b < width; ++b) {
            row.cost[b] = too_far;
            row.swap[b] = too_far;
        }
        return row;
    };
    for (std::size_t state = 0; state < rows.size(); ++state) { // grows until no row is new
        const Row row = rows[state];
        for (int first_half = 0; first_half < static_cast<int>(modes); ++first_half) {
            for (std::uint32_t matches = 0; matches < n_matches; ++matches) {
                steps_.push_back(number(next(row, matches, first_half)));
            }
        }
        for (int behind = 0; behind < width; ++behind) {
            cuts_.push_back(number(without_end(row, behind)));
        }
        costs_.push_back(row.cost);
        std::uint32_t ends = 0;
        for (int off = 1 - width; off < 2 * width; ++off) {
            for (int b = 0; b < width; ++b) {
                // A swap under way may end one character later, a column further: no dearer than its own cost.
                if (row.cost[b] + std::abs(off - b) <= max_edits || row.swap[b] + std::abs(off - b) <= max_edits) {
                    ends |= 1U << (off + width);
                }
            }
        }
        ends_.push_back(ends);
    }
}

} // namespace placeline::gazetteer
