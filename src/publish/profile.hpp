// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/incident.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::publish {

/// The layout of somebody else's table, as geodata/profiles/NAME.tsv says it.
class Profile {
public:
    /// \param name  One of `profile_names()`.
    explicit Profile(std::string_view name);

    /// Whether shared numbers belong split over the rows of their places.
    [[nodiscard]] bool splits_shared() const noexcept { return splits_shared_; }
    /// Columns that placeline cannot fill: they are there, and empty in every row.
    [[nodiscard]] std::vector<std::string> unfilled() const;
    /// What a reader of the table must know: "fatalities: are empty where no report states a number".
    [[nodiscard]] const std::vector<std::string>& notes() const noexcept { return notes_; }

    struct Table {
        std::string csv; ///< RFC 4180, lines end with a line feed; no text that a spreadsheet would run
        /// Ids of incidents that the layout has no row for, with the reason.
        std::vector<std::pair<std::string, std::string>> left_out;
    };
    [[nodiscard]] Table table(const std::vector<MergedIncident>& incidents,
                              const gazetteer::Gazetteer& gazetteer) const;

private:
    struct Column {
        std::string_view name;
        std::string_view value; ///< as in the data
        std::string_view tag;
    };
    struct Keep {
        std::string_view name;
        std::string values; ///< a blank before and behind each
    };
    using Maps = std::map<std::pair<std::string_view, std::string_view>, std::string_view>; ///< by map and value

    [[nodiscard]] std::string cell(std::string_view value, const MergedIncident& merged,
                                   const gazetteer::Gazetteer& gazetteer) const;
    [[nodiscard]] std::string why_left_out(const MergedIncident& merged) const;

    std::vector<Column> columns_;
    std::vector<Keep> keep_;
    Maps maps_;
    std::vector<std::string> notes_;
    bool splits_shared_ = false;
};

/// "acled", "hxl", "ucdp".
std::vector<std::string> profile_names();

} // namespace placeline::publish
