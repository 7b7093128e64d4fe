// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "review/row.hpp"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace placeline::review {

/// What became of the rows of the user's files in a run. Safe to use from several threads; what it tells is in the
/// order of the rows, whatever the order in which it was found.
class Findings {
public:
    /// The row changed something, or what it asks for is so already.
    void used(const Row& row);
    /// The same, and what it changed was not what the reviewer saw. Nothing where `now` is the new value already.
    void used(const Row& row, const std::string& now);
    /// The row could not do what it says, for a reason that is better than "matches nothing".
    void failed(const Row& row, std::string why);

    /// "mine.csv:7: kill_best: placeline now finds 18, not 16; the correction stands"
    [[nodiscard]] std::vector<std::string> differences() const;
    /// One line for each row that did nothing, with what is missing.
    [[nodiscard]] std::vector<std::string> unused(const std::vector<Row>& rows) const;

private:
    struct OfRow {
        bool used = false;
        std::string differs;
        std::string why;
    };

    mutable std::mutex mutex_;
    std::map<std::size_t, OfRow> of_row_; ///< by `Row::number`
};

} // namespace placeline::review
