// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/sources/import.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::gazetteer {

/// The lines of a text source, without their ends; empty ones are passed over. A line that is not UTF-8 is rejected.
class TextLines {
public:
    TextLines(std::string_view text, Import& import);

    /// \return false after the last line.
    bool next();
    [[nodiscard]] std::string_view line() const noexcept { return line_; }
    [[nodiscard]] std::uint64_t number() const noexcept { return number_; }

private:
    std::string_view text_; ///< what is left
    Import& import_;
    bool valid_;
    std::string_view line_;
    std::uint64_t number_ = 0;
};

/// The fields of a line between its tabs. \param fields  Filled anew.
void split_tabs(std::string_view line, std::vector<std::string_view>& fields);

/// Calls `take` with each part that is not empty.
template <typename Take>
void for_each_part(std::string_view text, char separator, Take take)
{
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (const auto part = text.substr(0, end); !part.empty()) {
            take(part);
        }
        if (end == std::string_view::npos) {
            return;
        }
        text.remove_prefix(end + 1);
    }
}

/// The rows of a table of two columns that is compiled in, its comments and head left out.
template <typename Take>
void for_each_pair(std::string_view table, Take take)
{
    bool head = true;
    for_each_part(table, '\n', [&](std::string_view line) {
        const auto tab = line.find('\t');
        if (!line.starts_with('#') && tab != std::string_view::npos && !std::exchange(head, false)) {
            take(line.substr(0, tab), line.substr(tab + 1));
        }
    });
}

/// How a name is used, by the private part of its language's tag as Who's On First writes it: "rus_x_historical".
NameUse use_in(std::string_view tag);

/// "ar=الأنبار", "uk-x-historic=Кіровоград": the name, its language and use.
RowName with_language(std::string_view text, NameKind kind);

} // namespace placeline::gazetteer
