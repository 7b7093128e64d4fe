// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/filters.hpp"
#include "cli/layer_incidents.hpp"
#include "cli/map_outputs.hpp"
#include "cli/messages.hpp"
#include "cli/provenance.hpp"
#include "cli/report_input.hpp"

#include <fmt/format.h>

#include <iterator>

namespace placeline::cli {

namespace {

class RenderCommand final : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.positional("LAYER...",
                           "Layers of incidents that placeline wrote: .gpkg, .geojson, .shp, .fgb, .csv ...", layers_);
        options.value("--layer", "NAME", "The layer of a file that holds several; incidents if not given.", layer_);
        outputs_.declare_drawn(options);
        filters_.declare(options);
        options.flag("--overwrite", "Replace outputs that exist.", overwrite_);
        declare_gazetteer(options, gazetteers_);
        options.example("placeline render strikes.gpkg --choropleth killed -o strikes.png");
    }

    int run(Context& context) override
    {
        outputs_.prepare(layers_, overwrite_, "contract");
        const gazetteer::Gazetteer gazetteer = open_gazetteer(gazetteers_);
        filters_.prepare(gazetteer);
        bridge::Provenance made_how = provenance(context.arguments, gazetteer);
        IncidentSet set;
        for (const std::string& layer : layers_) {
            made_how.inputs.push_back(checksum_of(layer));
            auto incidents = read_layer(layer, layer_, bridge::gis_module());
            std::move(incidents.begin(), incidents.end(), std::back_inserter(set.incidents));
        }
        made_how.inputs = without_folders(std::move(made_how.inputs));
        const auto left_out =
            std::erase_if(set.incidents, [this](const MergedIncident& merged) { return !filters_.passes(merged); });
        outputs_.write(set, gazetteer, made_how, context.out);
        if (left_out > 0) {
            say(fmt::format("{} left out by filters", counted(left_out, "incident", "incidents")));
        }
        return status_done;
    }

private:
    std::vector<std::string> layers_;
    std::string layer_;
    MapOutputs outputs_;
    Filters filters_;
    bool overwrite_ = false;
    std::vector<std::string> gazetteers_;
};

} // namespace

std::unique_ptr<Command> make_render_command()
{
    return std::make_unique<RenderCommand>();
}

} // namespace placeline::cli
