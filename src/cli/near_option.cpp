// SPDX-License-Identifier: Apache-2.0
#include "cli/near_option.hpp"

#include "base/error.hpp"
#include "geo/distance.hpp"

#include <charconv>
#include <fmt/format.h>

namespace placeline::cli {

void NearOption::declare(OptionSet& options, std::string help)
{
    options.value("--near", "LAT,LON", std::move(help), text_);
}

std::optional<LonLat> NearOption::position() const
{
    if (text_.empty()) {
        return std::nullopt;
    }
    LonLat position;
    const char* const end = text_.data() + text_.size();
    const auto [comma, lat_status] = std::from_chars(text_.data(), end, position.lat_deg);
    if (lat_status != std::errc{} || comma == end || *comma != ',') {
        throw UsageError{fmt::format("--near: \"{}\" is not LAT,LON in degrees, as 36.34,43.13", text_)};
    }
    const char* const after = comma + 1 != end && comma[1] == ' ' ? comma + 2 : comma + 1;
    const auto [last, lon_status] = std::from_chars(after, end, position.lon_deg);
    if (lon_status != std::errc{} || last != end) {
        throw UsageError{fmt::format("--near: \"{}\" is not LAT,LON in degrees, as 36.34,43.13", text_)};
    }
    if (!geo::valid(position)) {
        throw UsageError{
            fmt::format("--near: \"{}\": latitudes are -90 to 90 and stand first, longitudes -180 to 180", text_)};
    }
    return position;
}

} // namespace placeline::cli
