// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/table.hpp"
#include "model/claim.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::input {

/// Which number of a count a column holds.
enum class CountBound { best, low, high };

/// What a column of counts counts.
struct CountField {
    Measure measure = Measure::killed;
    std::string group; ///< of those counted: "civilians"; empty: everyone
    CountBound bound = CountBound::best;

    bool operator==(const CountField&) const = default;
};

/// "killed", "killed.low", "killed@civilians". Nothing: not of this form.
std::optional<CountField> parse_count_field(std::string_view text);

/// Names and hashtags of a table's columns, in the form in which they are compared.
class ColumnKeys {
public:
    explicit ColumnKeys(const TableHead& head);

    /// The first column that bears the best of the names that `preset` has for the field, or, with a row of HXL tags,
    /// the best of the tags for it.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view preset, std::string_view field) const;
    /// All columns that bear one of these names, the better names first.
    [[nodiscard]] std::vector<std::size_t> find_all(std::string_view preset, std::string_view field) const;
    /// The column of that name, however it is written.
    [[nodiscard]] std::optional<std::size_t> named(std::string_view name) const;

    /// What a column counts by the words of its name ("Civilians killed (min.)") or by its tag (#affected+killed+min).
    /// Nothing where a word of it says something else.
    [[nodiscard]] std::optional<CountField> count_in(std::size_t column) const;

    [[nodiscard]] std::size_t size() const noexcept { return keys_.size(); }

private:
    [[nodiscard]] std::optional<std::size_t> tagged(std::string_view tag) const;

    std::vector<std::string> keys_;               ///< names folded, without what stands between words
    std::vector<std::vector<std::string>> words_; ///< folded words of each name
    /// Of each column: the hashtag, then its attributes; none without a tag.
    std::vector<std::vector<std::string>> tags_;
};

/// Whose tables are known by name: "acled", "gdelt" ...
std::vector<std::string> column_presets();

/// The fields that a preset has rows for; "count:killed" and so on among them.
std::vector<std::string> preset_fields(std::string_view preset);

/// Whether these are names of columns, one of which holds the words of a report.
bool is_report_header(const std::vector<std::string>& cells);

/// "a, b, c", at most forty.
std::string listed(const std::vector<std::string>& names);

} // namespace placeline::input
