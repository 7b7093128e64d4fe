// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/frame.hpp"

#include <string>
#include <vector>

namespace placeline::render {

/// Incidents of one day, week or month, by their first day.
struct Period {
    std::string title; ///< "3 February 2024", "week of 29 January 2024", "February 2024", "without a date"
    IncidentSet set;
};

/// Periods with an incident that a map can show, in their order; the undated ones last. \param by  "day", "week" (from
/// Monday) or "month".
std::vector<Period> periods_of(const IncidentSet& incidents, std::string_view by);

/// Divides the frame of `plan.view` among maps of one extent, one for each period, and fills them.
/// \param content  Of all periods; its scale becomes the one that all maps share.
/// \throws UsageError  There are more periods than have room.
void set_periods(MapPlan& plan, const IncidentSet& incidents, const bridge::MapOptions& options, PageContent& content,
                 const Ground& ground, Typesetter& typesetter);

} // namespace placeline::render
