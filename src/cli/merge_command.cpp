// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/incident_run.hpp"
#include "cli/map_outputs.hpp"
#include "cli/messages.hpp"
#include "cli/provenance.hpp"
#include "cli/public_option.hpp"
#include "records/write_record.hpp"

#include <fmt/format.h>

namespace placeline::cli {

namespace {

class MergeCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        options_.declare(options);
        options.value("-o,--output", "FILE", "Write to FILE instead of standard output.", output_);
        public_.declare(options);
        options.example("placeline merge monday.ndjson tuesday.ndjson --radius 3");
    }

    int run(Context& context) override
    {
        options_.check();
        public_.check();
        if (!output_.empty()) {
            check_output(output_, options_.reports.overwrite);
            check_output(provenance_path(output_), options_.reports.overwrite);
        }
        const gazetteer::Gazetteer gazetteer = options_.reports.open_gazetteer();
        bridge::Provenance made_how = provenance(context.arguments, gazetteer);
        options_.reports.checksums = !output_.empty();
        IncidentRun run = run_incidents(options_, gazetteer);
        if (!run.any_record) {
            return run.status;
        }
        made_how.inputs = run.inputs;
        made_how.overrides = file_of_option(options_.reports.overrides);
        made_how.corrections = file_of_option(options_.corrections);
        if (public_.given()) {
            run.incidents = public_.applied(run.incidents, gazetteer, made_how);
        }
        std::optional<OutputFile> file;
        if (!output_.empty()) {
            file.emplace(output_, options_.reports.overwrite);
        }
        std::string line;
        for (const MergedIncident& incident : run.incidents.incidents) {
            line.clear();
            records::write_merged_incident(line, incident);
            file ? file->write(line) : context.out.write(line);
        }
        if (file) {
            file->finish();
            write_provenance(output_, options_.reports.overwrite, made_how);
            file->commit();
        }
        if (run.left_out > 0) {
            say(fmt::format("{} left out by filters", counted(run.left_out, "incident", "incidents")));
        }
        return run.status;
    }

private:
    IncidentOptions options_;
    std::string output_;
    PublicOption public_;
};

} // namespace

std::unique_ptr<Command> make_merge_command()
{
    return std::make_unique<MergeCommand>();
}

} // namespace placeline::cli
