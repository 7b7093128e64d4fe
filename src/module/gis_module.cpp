// SPDX-License-Identifier: Apache-2.0
#include "bridge/entry.hpp"
#include "output/write_layers.hpp"
#include "output/write_rows.hpp"
#include "tables/create_table.hpp"
#include "tables/open_table.hpp"

namespace placeline {

namespace {

class Module final : public bridge::GisModule {
public:
    void check_targets(const std::vector<bridge::LayerTarget>& targets,
                       const bridge::LayerOptions& options) const override
    {
        output::check_targets(targets, options);
    }

    std::vector<bridge::LayerSummary> write_layers(const IncidentSet& incidents,
                                                   const std::vector<bridge::LayerTarget>& targets,
                                                   const bridge::LayerOptions& options,
                                                   const bridge::Provenance& provenance,
                                                   const bridge::AreaSource& areas,
                                                   Diagnostics& diagnostics) const override
    {
        return output::write_layers(incidents, targets, options, provenance, areas, diagnostics);
    }

    void write_rows(const IncidentSet& incidents, const std::filesystem::path& target,
                    const bridge::RowOptions& options) const override
    {
        output::write_rows(incidents, target, options);
    }

    [[nodiscard]] std::vector<std::string> layer_names(const std::filesystem::path& path) const override
    {
        return tables::layer_names(path);
    }

    [[nodiscard]] std::unique_ptr<bridge::TableReader> open_table(const std::filesystem::path& path,
                                                                  const bridge::TableOptions& options) const override
    {
        return tables::open_table(path, options);
    }

    [[nodiscard]] std::unique_ptr<bridge::TableWriter> create_table(const std::filesystem::path& path,
                                                                    const bridge::TableLayer& layer,
                                                                    bool overwrite) const override
    {
        return tables::create_table(path, layer, overwrite);
    }
};

} // namespace

} // namespace placeline

extern "C" __attribute__((visibility("default"))) const placeline::bridge::ModuleEntry<placeline::bridge::GisModule>*
placeline_gis_entry()
{
    static placeline::Module module;
    static const placeline::bridge::ModuleEntry<placeline::bridge::GisModule> entry{
        PLACELINE_VERSION, placeline::bridge::layout_of_values(), &module};
    return &entry;
}
