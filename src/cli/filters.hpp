// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/option_set.hpp"
#include "gazetteer/gazetteer.hpp"
#include "model/incident.hpp"

#include <optional>
#include <string>
#include <vector>

namespace placeline::cli {

/// A box of longitudes and latitudes; west of more than east crosses the antimeridian.
struct Box {
    double west_deg = -180.0;
    double south_deg = -90.0;
    double east_deg = 180.0;
    double north_deg = 90.0;

    [[nodiscard]] bool contains(const LonLat& position) const noexcept;
};

/// "W,S,E,N" in degrees. \throws UsageError
Box parse_box(const std::string& text);

/// Which incidents are written; the same options in `map` and `merge`. An incident that does not tell what is asked (a
/// day, a place) does not pass.
class Filters {
public:
    void declare(OptionSet& options);
    /// Reads what was given. \param gazetteer  Knows countries by name. \throws UsageError
    void prepare(const gazetteer::Gazetteer& gazetteer);

    [[nodiscard]] bool any() const noexcept;
    [[nodiscard]] bool passes(const MergedIncident& incident) const;

private:
    std::string since_text_;
    std::string until_text_;
    std::string bbox_text_;
    std::vector<std::string> country_names_;
    std::vector<std::string> measure_names_;
    std::optional<double> min_confidence_;
    std::optional<int> max_prec_;

    std::optional<Day> since_;
    std::optional<Day> until_;
    std::optional<Box> box_;
    std::vector<std::string> countries_; ///< ISO 3166-1 alpha-2
    std::vector<Measure> measures_;
};

} // namespace placeline::cli
