// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::incidents {

/// The latest text of each report that was sent again with other words. What its earlier texts said no longer counts,
/// in whatever order they come and also where they are joined to something already.
class Revisions {
public:
    /// A text of a report was read, with incidents or without. \param revision  See `ParsedReport`.
    void note(std::string_view report_id, std::uint32_t revision);

    /// Takes out all that earlier texts said; an incident that nothing else told of goes.
    /// To be called once, after all of the input was noted.
    void drop_earlier(std::vector<MergedIncident>& incidents);
    void drop_earlier(std::vector<SourcedMention>& mentions) const;

private:
    [[nodiscard]] bool is_earlier(std::string_view report_id, std::uint32_t revision) const;

    std::map<std::string, std::uint32_t, std::less<>> latest_; ///< only of reports with several
};

} // namespace placeline::incidents
