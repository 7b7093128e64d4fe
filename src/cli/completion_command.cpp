// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/completion.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace placeline::cli {

namespace {

class CompletionCommand final : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.positional("SHELL", "bash, zsh or fish.", shells_);
        options.example("placeline completion bash > ~/.local/share/bash-completion/completions/placeline");
    }

    int run(Context& context) override
    {
        const auto& known = completion_shells();
        if (shells_.size() != 1 || std::find(known.begin(), known.end(), shells_[0]) == known.end()) {
            throw UsageError{fmt::format("\"{1}\" is no shell that is known; give one of {0}", fmt::join(known, ", "),
                                         fmt::join(shells_, " "))};
        }
        context.out.write(completion_script(shells_[0]));
        return status_done;
    }

private:
    std::vector<std::string> shells_;
};

} // namespace

std::unique_ptr<Command> make_completion_command()
{
    return std::make_unique<CompletionCommand>();
}

} // namespace placeline::cli
