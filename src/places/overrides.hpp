// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/override.hpp"
#include "places/candidates.hpp"
#include "places/geocode.hpp"
#include "places/names.hpp"
#include "text/document.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeline::places {

/// A user's overrides, ready to be used on reports. Of rows that fit one name the one for the report wins, then the one
/// for a country, then the later one. Safe to use from several threads.
class Overrides {
public:
    struct Row {
        Override given;
        std::vector<std::string> words; ///< of the name, folded
        bool capital = false;           ///< the name starts with a capital: so must what it is found in
        std::uint16_t country = 0;      ///< `gazetteer::PlaceRow::country_index`; 0: any
        std::optional<Place> place;     ///< nothing: no place
        Candidate candidate;            ///< of `place`; its number is `no_place` where the gazetteer lacks it
    };

    /// \throws InputError  A row names a place or a country that the gazetteer lacks.
    Overrides(std::vector<Override> rows, const gazetteer::Gazetteer& gazetteer);

    /// Names of a report that rows speak of.
    struct Applied {
        std::vector<const Row*> of_entry; ///< per entry of the names, nullptr where no row speaks of it
        bool any = false;
    };
    /// Puts the names that rows speak of in place of what was found there, unless that is a longer name; names that
    /// were not found at all are added. \param countries  `country_index` of the countries that the report has places
    /// in, sorted. \param only_whole Change the names that are there and add none: the caller has its own recognizer.
    Applied apply(NameSet& names, const text::Document& document, std::string_view report,
                  std::span<const std::uint16_t> countries, bool only_whole) const;

    /// The row for a name by itself, or nullptr.
    [[nodiscard]] const Row* find(std::string_view name, std::string_view report, std::uint16_t country) const;

    [[nodiscard]] bool any_by_country() const noexcept { return any_by_country_; }

    /// One line for each row that no name of the run fitted, in the order of the file.
    [[nodiscard]] std::vector<std::string> unused() const;

private:
    [[nodiscard]] bool holds(const Row& row, std::string_view report, std::span<const std::uint16_t> countries) const;
    void use(const Row& row) const { used_[static_cast<std::size_t>(&row - rows_.data())] = true; }

    std::vector<Row> rows_; ///< in the order of the file
    std::unordered_multimap<std::string, std::uint32_t> by_first_word_;
    std::unique_ptr<std::atomic<bool>[]> used_;
    bool any_by_country_ = false;
};

/// Why the row's place is the place, for people.
std::string override_reason(const Overrides::Row& row);

/// Looks a name up, unless an override speaks of it. \param overrides  nullptr: none.
GeocodeAnswer geocode(const GeocodeQuery& query, const gazetteer::Gazetteer& gazetteer, const Overrides* overrides);

} // namespace placeline::places
