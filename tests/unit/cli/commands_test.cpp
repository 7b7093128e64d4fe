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

/// The page's paragraph on an option (".TP", its names, what it says), roff's escapes undone; empty: there is none.
std::string paragraph_on(const std::string& option, const std::string& manual)
{
    std::string plain = manual;
    for (const std::string_view escape : {"\\fB", "\\fI", "\\fR", "\\"}) {
        for (std::size_t at = plain.find(escape); at != std::string::npos; at = plain.find(escape, at)) {
            plain.erase(at, escape.size());
        }
    }
    const std::string_view rest{plain};
    for (std::size_t at = rest.find(".TP\n"); at != std::string_view::npos; at = rest.find(".TP\n", at + 1)) {
        const std::string_view head = rest.substr(at + 4, rest.find('\n', at + 4) - at - 4);
        const std::size_t found = head.find(option);
        const std::size_t end = found + option.size();
        if (found != std::string_view::npos && (end == head.size() || head[end] == ' ' || head[end] == ',')) {
            return std::string{rest.substr(at, std::min(rest.find(".TP\n", at + 1), rest.find(".SH", at + 1)) - at)};
        }
    }
    return {};
}

/// All options, by the name of their command.
std::map<std::string, std::vector<OptionInfo>> all_declared()
{
    std::map<std::string, std::vector<OptionInfo>> all;
    for (const CommandEntry& entry : commands()) {
        const auto command = entry.make();
        OptionSet options{entry.info.name, entry.info.summary};
        command->declare(options);
        all.emplace(entry.info.name, options.declared());
    }
    return all;
}

} // namespace

TEST_CASE("each command has a manual page, which tells of all its options and their defaults", "[cli]")
{
    for (const auto& [command, options] : all_declared()) {
        CAPTURE(command);
        const std::string manual = manual_of(command);
        REQUIRE_FALSE(manual.empty());
        for (const OptionInfo& option : options) {
            for (const std::string& name : option.names) {
                CAPTURE(name);
                CHECK_FALSE(paragraph_on(name, manual).empty());
            }
            if (!option.fallback.empty()) {
                const std::string paragraph = paragraph_on(option.names.back(), manual);
                CAPTURE(paragraph);
                CHECK(paragraph.find("efault") != std::string::npos);
                CHECK(paragraph.find(option.fallback) != std::string::npos);
            }
        }
    }
}

TEST_CASE("each command shows its use and an example", "[cli]")
{
    for (const CommandEntry& entry : commands()) {
        CAPTURE(entry.info.name);
        const auto command = entry.make();
        OptionSet options{entry.info.name, entry.info.summary};
        command->declare(options);
        const std::string help = options.help();
        CHECK(help.starts_with("Usage: placeline " + std::string{entry.info.name}));
        CHECK(help.find("Example:\n  placeline " + std::string{entry.info.name}) != std::string::npos);
    }
}

TEST_CASE("an option means the same wherever it occurs", "[cli]")
{
    std::map<std::string, OptionInfo> first;
    std::map<std::string, int> used;
    for (const auto& [command, options] : all_declared()) {
        CAPTURE(command);
        for (const OptionInfo& option : options) {
            const std::string& name = option.names.back();
            CAPTURE(name);
            CHECK(name.starts_with("--"));
            ++used[name];
            if (name == "--output") { // a file here, files of any format there
                continue;
            }
            const OptionInfo& known = first.try_emplace(name, option).first->second;
            CHECK(known.names == option.names);
            if (known.words == option.words) { // one command may know more choices than another
                CHECK(known.metavar == option.metavar);
                CHECK(known.fallback == option.fallback);
            }
        }
    }
    CHECK(used["--gazetteer"] >= 5);
    CHECK(used["--overwrite"] >= 3);
}
