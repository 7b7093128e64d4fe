// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "cli/incident_run.hpp"
#include "cli/incident_summary.hpp"
#include "cli/map_outputs.hpp"
#include "cli/messages.hpp"
#include "cli/provenance.hpp"

#include <fmt/format.h>

namespace placeline::cli {

namespace {

class MapCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        options_.declare(options);
        outputs_.declare(options, OptionSet::Presence::required);
        options.flag("--summary",
                     "Print the incidents as a table, and what they add up to with and without shared numbers; a "
                     "finished map becomes a sheet with both.",
                     summary_);
        options.example("placeline map report.txt --published 2024-02-03 -o strikes.geojson -o strikes.gpkg");
    }

    int run(Context& context) override
    {
        options_.check();
        outputs_.draw_sheets(summary_);
        outputs_.prepare(options_.reports.inputs, options_.reports.overwrite, options_.best);
        if (summary_ && outputs_.streams()) {
            throw UsageError{"--summary and '-o -' both go to standard output; give one of them"};
        }
        if (summary_ && outputs_.made_public()) {
            throw UsageError{"--summary prints what --public leaves out; give one of them"};
        }
        const gazetteer::Gazetteer gazetteer = options_.reports.open_gazetteer();
        bridge::Provenance made_how = provenance(context.arguments, gazetteer);
        options_.reports.checksums = outputs_.tell_how();
        if (outputs_.splits_shared()) {
            options_.allocate = "equal";
        }
        const IncidentRun run = run_incidents(options_, gazetteer);
        if (!run.any_record) {
            return run.status;
        }
        made_how.inputs = run.inputs;
        made_how.overrides = file_of_option(options_.reports.overrides);
        made_how.corrections = file_of_option(options_.corrections);
        outputs_.write(run.incidents, gazetteer, made_how, context.out);
        if (run.left_out > 0) {
            say(fmt::format("{} left out by filters", counted(run.left_out, "incident", "incidents")));
        }
        if (summary_) {
            context.out.write(incident_summary(run.incidents.incidents));
        }
        return run.status;
    }

private:
    IncidentOptions options_;
    MapOutputs outputs_;
    bool summary_ = false;
};

} // namespace

std::unique_ptr<Command> make_map_command()
{
    return std::make_unique<MapCommand>();
}

} // namespace placeline::cli
