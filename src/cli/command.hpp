// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/option_set.hpp"
#include "cli/standard_output.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace placeline::cli {

struct CommandInfo {
    std::string_view name; ///< as typed: "map", "gazetteer build"
    std::string_view summary;
};

/// What a command runs with.
struct Context {
    StandardOutput& out;
    std::vector<std::string> arguments; ///< as typed, the command's name first
};

/// Exit statuses (STYLE, "Errors say what to do next").
constexpr int status_done = 0;
constexpr int status_failed = 1;
constexpr int status_usage = 2;

class Command {
public:
    virtual ~Command() = default;
    /// Declares the options. Opens nothing: a mistyped option fails at once.
    virtual void declare(OptionSet& options) = 0;
    /// \return  The exit status. \throws Error  The command cannot go on.
    virtual int run(Context& context) = 0;
};

} // namespace placeline::cli
