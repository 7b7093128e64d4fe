// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

#include <memory>
#include <span>

namespace placeline::cli {

struct CommandEntry {
    CommandInfo info;
    std::unique_ptr<Command> (*make)();
};

/// All commands, in the order in which help lists them. Help, completion and the test of the manual read this.
std::span<const CommandEntry> commands();

std::unique_ptr<Command> make_map_command();
std::unique_ptr<Command> make_parse_command();
std::unique_ptr<Command> make_geocode_command();
std::unique_ptr<Command> make_join_command();
std::unique_ptr<Command> make_merge_command();
std::unique_ptr<Command> make_review_command();
std::unique_ptr<Command> make_diff_command();
std::unique_ptr<Command> make_evaluate_command();
std::unique_ptr<Command> make_explain_command();
std::unique_ptr<Command> make_gazetteer_build_command();
std::unique_ptr<Command> make_gazetteer_info_command();
std::unique_ptr<Command> make_gazetteer_search_command();
std::unique_ptr<Command> make_gazetteer_export_command();
std::unique_ptr<Command> make_render_command();
std::unique_ptr<Command> make_completion_command();

} // namespace placeline::cli
