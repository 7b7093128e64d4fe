// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/reading_context.hpp"

#include <cstdint>
#include <optional>

namespace placeline::claims {

/// Reads numbers that go on with what the number before them, or after them, counts: "four people in A and one in B".
class ListReader : ReadingContext {
public:
    using ReadingContext::ReadingContext;

    /// "11, seven and four dead": a number without a noun before one that has the word of harm.
    [[nodiscard]] std::optional<Reading> before_shared_verb(std::uint32_t index) const;
    /// "in Arvela (8 killed), Basmat (4)": what the bracket before it counts.
    [[nodiscard]] std::optional<Reading> in_brackets(std::uint32_t index) const;
    /// "Arvela 33 dead, Basmat 8": what the number before it counts, of another name.
    [[nodiscard]] std::optional<Reading> behind_name(std::uint32_t index) const;
    /// "seven strikes in Iraq: four near Fallujah, ...": the first item after the colon.
    [[nodiscard]] std::optional<Reading> part_after_colon(std::uint32_t index) const;
    /// "four people in Arvela and one in Basmat", "a commander and two guards".
    [[nodiscard]] std::optional<Reading> next_of_list(std::uint32_t index) const;

private:
    /// "The bodies of three women and three children were found": the verb behind them is the bodies'.
    [[nodiscard]] bool of_noun(const Reading& reading) const;
    /// "25 Indians and a Nepali": a name of a people, next to another that is counted.
    [[nodiscard]] bool is_fellow(std::uint32_t index) const;
    /// One by "a" or "an", not by "his" or "their".
    [[nodiscard]] bool is_article(const Counted& counted) const;
    [[nodiscard]] bool joins(std::uint32_t token) const;
    /// The last word of "as well as", "along with".
    [[nodiscard]] bool ends_conjunction(std::uint32_t token) const;
    [[nodiscard]] bool only_places_between(std::uint32_t first, std::uint32_t last) const;
    /// "..., two witnesses and a doctor said": who tells of it.
    [[nodiscard]] bool speaks(const Counted& counted) const;
    /// An item without a noun is followed by its place or by the end: "one in Basmat".
    [[nodiscard]] bool item_ends(const Counted& counted) const;
    /// The end of a short phrase of place after the number, for the quote: "13 on the capital".
    [[nodiscard]] std::uint32_t place_after(const Counted& counted) const;
};

} // namespace placeline::claims
