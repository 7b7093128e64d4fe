// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/incident_run.hpp"
#include "cli/messages.hpp"
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
        options.example("placeline merge monday.ndjson tuesday.ndjson --radius 3");
    }

    int run(Context& context) override
    {
        options_.check();
        if (!output_.empty()) {
            check_output(output_, options_.reports.overwrite);
        }
        const gazetteer::Gazetteer gazetteer = options_.reports.open_gazetteer();
        const IncidentRun run = run_incidents(options_, gazetteer);
        if (!run.any_record) {
            return run.status;
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
            file->commit();
        }
        if (run.left_out > 0) {
            say(fmt::format("{} incidents left out by filters", run.left_out));
        }
        return run.status;
    }

private:
    IncidentOptions options_;
    std::string output_;
};

} // namespace

std::unique_ptr<Command> make_merge_command()
{
    return std::make_unique<MergeCommand>();
}

} // namespace placeline::cli
