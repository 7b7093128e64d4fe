// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <array>

namespace placeline::cli {

std::span<const CommandEntry> commands()
{
    static constexpr std::array table{
        CommandEntry{{"map", "Write the incidents that reports tell of as layers for GIS."}, make_map_command},
        CommandEntry{{"parse", "Write what reports say as NDJSON, one line a report."}, make_parse_command},
        CommandEntry{{"join", "Make incidents of tables of events: rows with places, days and counts."},
                     make_join_command},
        CommandEntry{{"merge", "Join the incidents of several reports, runs or sources to one set, as NDJSON."},
                     make_merge_command},
        CommandEntry{{"review", "List what a person should look at first, to fill in or to review on a page."},
                     make_review_command},
        CommandEntry{{"diff", "Say which incidents of a run are new, changed or gone in another."}, make_diff_command},
        CommandEntry{{"explain", "Say how an incident came about, from the words of its reports to its row."},
                     make_explain_command},
        CommandEntry{{"render", "Draw a map from layers that exist already."}, make_render_command},
        CommandEntry{{"geocode", "Look up place names."}, make_geocode_command},
        CommandEntry{{"evaluate", "Measure placeline against place names and positions that are known to be right."},
                     make_evaluate_command},
        CommandEntry{{"gazetteer build", "Make a gazetteer index from lists of places."}, make_gazetteer_build_command},
        CommandEntry{{"gazetteer info", "Say what a gazetteer index holds."}, make_gazetteer_info_command},
        CommandEntry{{"gazetteer search", "List all places that bear a name."}, make_gazetteer_search_command},
        CommandEntry{{"gazetteer export", "Write the places of a gazetteer as layers for GIS."},
                     make_gazetteer_export_command},
        CommandEntry{{"completion", "Write what makes a shell complete placeline's commands."},
                     make_completion_command},
    };
    return table;
}

} // namespace placeline::cli
