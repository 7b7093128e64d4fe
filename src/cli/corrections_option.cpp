// SPDX-License-Identifier: Apache-2.0
#include "cli/corrections_option.hpp"

#include "cli/messages.hpp"
#include "input/corrections_file.hpp"
#include "places/own_place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace placeline::cli {

namespace {

review::PlaceSource places_of(const gazetteer::Gazetteer& gazetteer)
{
    return {.by_id = [&gazetteer](std::string_view id) -> std::optional<Place> {
                const auto found = gazetteer.find_id(id);
                return found ? std::optional{gazetteer.place(*found)} : std::nullopt;
            },
            .at =
                [&gazetteer](const LonLat& position, int where_prec, std::string_view name) {
                    return places::own_place(position, where_prec, std::string{name}, gazetteer);
                }};
}

void say_some(const std::vector<std::string>& lines, std::string_view more)
{
    constexpr std::size_t most_messages = 20;
    for (std::size_t i = 0; i < std::min(most_messages, lines.size()); ++i) {
        say(lines[i]);
    }
    if (lines.size() > most_messages) {
        say(fmt::format("... and {} more {}", lines.size() - most_messages, more));
    }
}

} // namespace

void declare_corrections(OptionSet& options, std::string& target)
{
    options.value("--corrections", "FILE", "What a person said of incidents and numbers; it wins over what is found.",
                  target);
}

review::Corrections open_corrections(const std::string& path, const gazetteer::Gazetteer& gazetteer)
{
    input::CorrectionsFile file;
    if (!path.empty()) {
        file = input::read_corrections(path);
        say_some(file.warnings, "columns");
    }
    return review::Corrections{std::move(file.rows), places_of(gazetteer)};
}

bool tell_of(const review::Corrections& corrections)
{
    say_some(corrections.differences(), "values that are others now");
    const std::vector<std::string> unused = corrections.unused();
    say_some(unused, "corrections that did nothing");
    return !unused.empty();
}

} // namespace placeline::cli
