// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/map_module.hpp"
#include "model/work_item.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace placeline::page {

/// A page to review incidents with, offline: the worklist, the words of the reports and the map side by side. What the
/// reviewer decides leaves it as a corrections file, placeline-corrections(5). The same arguments give the same bytes.
/// \param items    What to look at, in the order to look in; at most one for each incident.
/// \param options  Title, disclaimer, best_rule, worldview.
std::string review_page_of(const IncidentSet& incidents, const std::vector<WorkItem>& items,
                           const bridge::MapOptions& options, const bridge::Provenance& provenance,
                           const bridge::AreaSource& areas);

/// Writes that page; it appears under its name only when whole. \throws OutputError
void write_review_page(const IncidentSet& incidents, const std::vector<WorkItem>& items,
                       const std::filesystem::path& target, const bridge::MapOptions& options,
                       const bridge::Provenance& provenance, const bridge::AreaSource& areas);

} // namespace placeline::page
