// SPDX-License-Identifier: Apache-2.0
#include "cli/overrides_option.hpp"

#include "cli/messages.hpp"
#include "input/overrides_file.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace placeline::cli {

void declare_overrides(OptionSet& options, std::string& target)
{
    options.value("--overrides", "FILE", "Names that mean what FILE says, whatever the text and the gazetteer say.",
                  target);
}

std::unique_ptr<const places::Overrides> open_overrides(const std::string& path, const gazetteer::Gazetteer& gazetteer)
{
    if (path.empty()) {
        return nullptr;
    }
    return std::make_unique<const places::Overrides>(input::read_overrides(path), gazetteer);
}

void tell_unused(const places::Overrides* overrides)
{
    if (overrides == nullptr) {
        return;
    }
    constexpr std::size_t most_messages = 20;
    const auto lines = overrides->unused();
    for (std::size_t i = 0; i < std::min(most_messages, lines.size()); ++i) {
        say(lines[i]);
    }
    if (lines.size() > most_messages) {
        say(fmt::format("... and {} more overrides that matched no name", lines.size() - most_messages));
    }
}

} // namespace placeline::cli
