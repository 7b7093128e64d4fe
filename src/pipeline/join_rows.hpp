// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/event_row.hpp"
#include "model/incident.hpp"
#include "places/overrides.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace placeline::pipeline {

/// Whose position an incident gets where its row states one.
enum class PositionFrom { row, gazetteer };

struct JoinOptions {
    PositionFrom position = PositionFrom::row;
    double far_km = 25.0;   ///< row and gazetteer differ when they are further apart, beyond the radius of an area
    std::string event_type; ///< of rows that state none
};

/// Resolves the places of rows and makes an incident of each. Safe to use from several threads.
class RowJoiner {
public:
    /// \param overrides  nullptr: none. \param gazetteer, overrides  Must outlive the joiner.
    RowJoiner(const gazetteer::Gazetteer& gazetteer, const places::Overrides* overrides, JoinOptions options);

    /// One row as a parsed report with one incident, which bears the row's id. Its place is the nearest name that the
    /// gazetteer knows in the row's country, with the row's own position and precision where it states them; an area
    /// for a row that names no more. What is doubtful is in `problems`.
    [[nodiscard]] ParsedReport join(EventRow row) const;

private:
    struct Found;

    [[nodiscard]] std::string country_code(const std::string& name) const;
    [[nodiscard]] Found find_place(const EventRow& row, std::vector<std::string>& problems) const;
    [[nodiscard]] std::optional<Found> look_up(const NamedCell& cell, const EventRow& row,
                                               const std::string& country) const;
    [[nodiscard]] Place place_at(const LonLat& position, const EventRow& row, const std::string& country) const;
    void settle_position(Found& found, const EventRow& row, const std::string& country,
                         std::vector<std::string>& problems) const;

    const gazetteer::Gazetteer& gazetteer_;
    const places::Overrides* overrides_;
    JoinOptions options_;
    mutable std::mutex mutex_;
    mutable std::unordered_map<std::string, std::string> countries_; ///< codes by name
};

} // namespace placeline::pipeline
