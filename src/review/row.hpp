// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/correction.hpp"
#include "model/date.hpp"
#include "model/place.hpp"
#include "model/position.hpp"
#include "review/field.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::review {

/// Where places come from.
struct PlaceSource {
    std::function<std::optional<Place>(std::string_view id)> by_id; ///< nothing: the gazetteer lacks it
    /// A place of the reviewer's own, with the units around it.
    std::function<Place(const LonLat& position, int where_prec, std::string_view name)> at;
};

/// A correction that was read through: its keys fit its action, and its new value is one that its field can take.
struct Row {
    static constexpr std::size_t carried = static_cast<std::size_t>(-1);

    Correction given;
    std::size_t number = carried; ///< among the rows of the user's files; `carried`: it came along in a record
    std::optional<Field> field;
    bool empty = false; ///< the new value is "not stated"
    std::optional<std::uint32_t> count;
    std::optional<Day> day;
    std::optional<Place> place;      ///< its name is empty where the words of the report are to stand
    std::vector<std::string> others; ///< ids to merge
    std::string quote;               ///< `comparable`

    /// Whether it acts on what one report says, before reports are joined.
    [[nodiscard]] bool of_report() const noexcept;
    /// Whether it gives a field a value: `set`, or `lock` with a field.
    [[nodiscard]] bool sets() const noexcept;
};

/// \throws InputError  What is wrong with it and what to do, without its origin.
Row checked(Correction given, const PlaceSource& places);

/// The order in which records carry corrections: by day, then by their words. Rows of which a later one won are not
/// carried, so no other order is needed.
bool comes_before(const Correction& a, const Correction& b);

/// Words in the form in which a reviewer's are compared with a report's: case, accents, punctuation and white space do
/// not matter, since spreadsheets and people change them.
std::string comparable(std::string_view words);

} // namespace placeline::review
