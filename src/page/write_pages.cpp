// SPDX-License-Identifier: Apache-2.0
#include "page/write_pages.hpp"

#include "base/output_file.hpp"
#include "page/page_data.hpp"
#include "page/template.hpp"

#include <algorithm>
#include <cassert>

namespace placeline::page {

namespace {

std::string html_text(std::string_view text)
{
    std::string made;
    for (const char c : text) {
        switch (c) {
        case '&':
            made += "&amp;";
            break;
        case '<':
            made += "&lt;";
            break;
        case '>':
            made += "&gt;";
            break;
        default:
            made += c;
        }
    }
    return made;
}

} // namespace

void check_pages(const std::vector<std::filesystem::path>& targets, const bridge::MapOptions& options)
{
    for (const auto& target : targets) {
        check_output(target, options.overwrite);
    }
}

std::string page_of(const IncidentSet& incidents, const bridge::MapOptions& options,
                    const bridge::Provenance& provenance, const bridge::BaseMapData& base)
{
    constexpr std::string_view title_mark = "<!--title-->";
    constexpr std::string_view data_mark = "<!--data-->";
    const std::size_t title_at = page_template.find(title_mark);
    const std::size_t data_at = page_template.find(data_mark);
    assert(title_at < data_at && data_at != std::string_view::npos);
    std::string page{page_template.substr(0, title_at)};
    page += html_text(options.title.empty() ? "Reported strikes and attacks" : options.title);
    page += page_template.substr(title_at + title_mark.size(), data_at - title_at - title_mark.size());
    page += page_data(incidents, options, provenance, base);
    page += page_template.substr(data_at + data_mark.size());
    return page;
}

std::vector<bridge::LayerSummary> write_pages(const IncidentSet& incidents,
                                              const std::vector<std::filesystem::path>& targets,
                                              const bridge::MapOptions& options, const bridge::Provenance& provenance,
                                              const bridge::AreaSource& areas)
{
    const std::string page = page_of(incidents, options, provenance, areas.base_map());
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
