// SPDX-License-Identifier: Apache-2.0
#include "bridge/entry.hpp"
#include "render/draw_maps.hpp"

namespace placeline {

namespace {

class Module final : public bridge::MapModule {
public:
    void check_maps(const std::vector<std::filesystem::path>& targets, const bridge::MapOptions& options) const override
    {
        render::check_maps(targets, options);
    }

    std::vector<bridge::LayerSummary> draw_maps(const IncidentSet& incidents,
                                                const std::vector<std::filesystem::path>& targets,
                                                const bridge::MapOptions& options, const bridge::Provenance& provenance,
                                                const bridge::AreaSource& areas) const override
    {
        return render::draw_maps(incidents, targets, options, provenance, areas);
    }
};

} // namespace

} // namespace placeline

extern "C" __attribute__((visibility("default"))) const placeline::bridge::ModuleEntry<placeline::bridge::MapModule>*
placeline_maps_entry()
{
    static placeline::Module module;
    static const placeline::bridge::ModuleEntry<placeline::bridge::MapModule> entry{
        PLACELINE_VERSION, placeline::bridge::layout_of_values(), &module};
    return &entry;
}
