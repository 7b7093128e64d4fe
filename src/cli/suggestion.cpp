// SPDX-License-Identifier: Apache-2.0
#include "cli/suggestion.hpp"

#include <algorithm>
#include <numeric>

namespace placeline::cli {

namespace {

std::size_t edits(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, above + 1, diagonal + (a[i] == b[j] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

std::optional<std::string> suggestion(std::string_view typed, const std::vector<std::string>& known)
{
    const std::string* best = nullptr;
    std::size_t best_edits = 3;
    for (const std::string& word : known) {
        const bool begins = typed.size() >= 3 && word.starts_with(typed);
        const std::size_t away = begins ? 1 : edits(typed, word);
        if (away < best_edits && away < word.size()) {
            best = &word;
            best_edits = away;
        }
    }
    return best == nullptr ? std::nullopt : std::optional{*best};
}

} // namespace placeline::cli
