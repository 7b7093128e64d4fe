// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/map_module.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace placeline::page {

/// Checks, before any work is done, that each page can be written. \throws OutputError
void check_pages(const std::vector<std::filesystem::path>& targets, const bridge::MapOptions& options);

/// Writes the incidents as pages to look into with a browser, offline: one file each, that holds the map, the data and
/// the program, and asks nothing of any network. Each appears under its name only when whole. \throws OutputError
/// \param options  Title, disclaimer, best_rule; a page has no size and both themes.
std::vector<bridge::LayerSummary> write_pages(const IncidentSet& incidents,
                                              const std::vector<std::filesystem::path>& targets,
                                              const bridge::MapOptions& options, const bridge::Provenance& provenance,
                                              const bridge::AreaSource& areas);

/// The page itself. The same arguments give the same bytes.
std::string page_of(const IncidentSet& incidents, const bridge::MapOptions& options,
                    const bridge::Provenance& provenance, const bridge::AreaSource& areas);

} // namespace placeline::page
