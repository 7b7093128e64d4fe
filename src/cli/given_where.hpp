// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/near_option.hpp"
#include "cli/option_set.hpp"
#include "places/geocode.hpp"

#include <optional>
#include <string>

namespace placeline::cli {

/// What the command line says of where names lie that do not say it themselves: --country, --admin1, --near.
class GivenWhere {
public:
    void declare(OptionSet& options);
    /// \throws UsageError  A value is not what it should be.
    void check();
    /// Adds what the query does not state.
    void complete(places::GeocodeQuery& query) const;

private:
    std::string country_;
    std::string admin1_;
    NearOption near_option_;
    std::optional<LonLat> near_;
};

} // namespace placeline::cli
