// SPDX-License-Identifier: Apache-2.0
#include "page/write_pages.hpp"

#include "base/output_file.hpp"
#include "page/page_data.hpp"
#include "page/template.hpp"

#include <algorithm>

namespace placeline::page {

void check_pages(const std::vector<std::filesystem::path>& targets, const bridge::MapOptions& options)
{
    for (const auto& target : targets) {
        check_output(target, options.overwrite);
    }
}

std::string page_of(const IncidentSet& incidents, const bridge::MapOptions& options,
                    const bridge::Provenance& provenance, const bridge::AreaSource& areas)
{
    return filled(page_template, options.title.empty() ? "Reported strikes and attacks" : options.title,
                  page_data(incidents, options, provenance, areas));
}

std::vector<bridge::LayerSummary> write_pages(const IncidentSet& incidents,
                                              const std::vector<std::filesystem::path>& targets,
                                              const bridge::MapOptions& options, const bridge::Provenance& provenance,
                                              const bridge::AreaSource& areas)
{
    const std::string page = page_of(incidents, options, provenance, areas);
    const auto unlocated = static_cast<std::uint64_t>(std::ranges::count_if(
        incidents.incidents, [](const MergedIncident& merged) { return !merged.incident.place; }));
    std::vector<bridge::LayerSummary> summaries;
    for (const auto& target : targets) {
        OutputFile file{target, options.overwrite};
        file.write(page);
        file.commit();
        summaries.push_back({target, incidents.incidents.size() - unlocated, unlocated, {}});
    }
    return summaries;
}

} // namespace placeline::page
