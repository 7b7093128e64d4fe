// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

using namespace placeline::cli;

namespace {

/// The page of a command; the members of a group share one.
std::string manual_of(std::string_view command)
{
    const std::string name = "placeline-" + std::string{command.substr(0, command.find(' '))};
    std::ifstream file{std::filesystem::path{PLACELINE_SOURCE_DIR} / "docs/man" / (name + ".1")};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// As roff writes an option: each '-' escaped.
std::string in_roff(const std::string& option)
{
    std::string out;
    for (const char c : option) {
        out += c == '-' ? "\\-" : std::string{c};
    }
    return out;
}

} // namespace

TEST_CASE("each command has a manual page, which names all its options", "[cli]")
{
    for (const CommandEntry& entry : commands()) {
        CAPTURE(entry.info.name);
        const std::string manual = manual_of(entry.info.name);
        REQUIRE_FALSE(manual.empty());
        const auto command = entry.make();
        OptionSet options{entry.info.name, entry.info.summary};
        command->declare(options);
        for (const std::string& name : options.names()) {
            CAPTURE(name);
            CHECK(manual.find(in_roff(name)) != std::string::npos);
        }
    }
}

TEST_CASE("an option means the same wherever it occurs", "[cli]")
{
    std::vector<std::string> seen;
    std::map<std::string, std::string> line_of;
    for (const CommandEntry& entry : commands()) {
        CAPTURE(entry.info.name);
        const auto command = entry.make();
        OptionSet options{entry.info.name, entry.info.summary};
        command->declare(options);
        const std::string help = options.help();
        CHECK(help.starts_with("Usage: placeline " + std::string{entry.info.name}));
        CHECK(help.find("Example:\n  placeline " + std::string{entry.info.name}) != std::string::npos);
        for (const std::string& name : options.names()) {
            CHECK(name.starts_with('-'));
            seen.push_back(name);
        }
        // The same option has the same value name, text and default in all commands that read reports.
        for (const std::string name :
             {"--from", "--published", "--radius", "--since", "--gazetteer", "--threads", "--to"}) {
            const std::size_t at = help.find("  " + name + " ");
            if (at != std::string::npos) {
                const std::string line = help.substr(at, help.find("\n  --", at + 1) - at).substr(0, 60);
                CHECK(line_of.try_emplace(name, line).first->second == line);
            }
        }
    }
    const auto used = [&seen](const std::string& option) {
        return std::count_if(seen.begin(), seen.end(), [&option](const auto& one) { return one == option; });
    };
    CHECK(used("--gazetteer") >= 5);
    CHECK(used("--overwrite") >= 3);
}
