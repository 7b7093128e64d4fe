// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/folded_names.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/read_boundaries.hpp"
#include "gazetteer/source.hpp"
#include "gazetteer/string_pool.hpp"
#include "gazetteer/tables.hpp"
#include "gazetteer/unit_parts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeline::gazetteer {

/// The places of an index as they will be written: rows sorted by id, their features, countries and units.
class PlaceColumns {
public:
    /// \param stays  For each place of the table the one that it was joined to, as `join_places` returns it.
    PlaceColumns(const SourceTable& table, const std::vector<std::uint32_t>& stays, const BuildTables& tables,
                 StringPool& strings);

    /// The unit that a feature's properties name: by `id`, `gn_id`, P-code, or the codes of country and unit.
    [[nodiscard]] std::optional<Unit> unit_of(const FeatureKeys& keys) const;
    /// The place of a row as a unit.
    [[nodiscard]] Unit unit(std::uint32_t row) const;
    /// Gives each place its units: by its codes, else by the borders that hold it, if they are of its country.
    void enter_units(const UnitParts& units);
    /// Counts names and sums up how well known a place is, in points: its feature code, 6 for each power of ten of its
    /// people, 5 for each doubling of its names.
    void rank(const std::vector<NameEntry>& entries);

    /// Row of a place of the table, or of the one it was joined to.
    [[nodiscard]] std::uint32_t row_of(std::uint32_t source_place) const { return row_of_source_[source_place]; }

    [[nodiscard]] std::string_view name_of(std::uint32_t row) const { return source(row).name; }

    std::vector<format::PlaceRecord> records;
    std::vector<format::FeatureRecord> features;
    std::vector<format::CountryRecord> countries;
    std::vector<format::OtherIdRecord> other_ids; ///< sorted by id: of places joined to others

private:
    [[nodiscard]] const SourcePlace& source(std::uint32_t row) const { return table_.places[order_[row]]; }
    void number_kinds(const BuildTables& tables);
    void enter_rows(StringPool& strings);
    void index_units();
    void measure_countries(const UnitParts& units);
    /// Row of the place with an id, or of the one that it was joined to.
    [[nodiscard]] std::optional<std::uint32_t> row_of_id(std::string_view id) const;
    [[nodiscard]] std::uint32_t unit_row(const std::string& codes) const;

    const SourceTable& table_;
    std::vector<std::uint32_t> order_;  ///< source place of each row
    std::vector<std::uint32_t> joined_; ///< source places without one, sorted by id
    std::vector<std::uint32_t> row_of_source_;
    std::unordered_map<std::string, std::uint32_t> units_;       ///< "IQ.01" and "IQ.01.02": rows
    std::unordered_map<std::string_view, std::uint32_t> pcodes_; ///< of units
};

} // namespace placeline::gazetteer
