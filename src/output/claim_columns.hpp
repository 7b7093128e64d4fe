// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "output/value.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::output {

/// One row of the table `claims`. Views live as long as the incidents.
struct ClaimRow {
    const SourcedClaim* sourced = nullptr;
    std::string_view event_id; ///< empty: shared by several places
    std::string places;        ///< names as written, joined by "; "
};

/// Calls `write` with each claim once, in the order of the incidents. One that several incidents share has no
/// `event_id` and the places of all. Holds eight bytes a claim, and the rows of those that are shared.
void for_each_claim_row(const std::vector<MergedIncident>& incidents,
                        const std::function<void(const ClaimRow&)>& write);

std::span<const Column<ClaimRow>> claim_columns() noexcept;

} // namespace placeline::output
