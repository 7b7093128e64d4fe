// SPDX-License-Identifier: Apache-2.0
#include "cli/app.hpp"

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/suggestion.hpp"
#include "gazetteer/gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <optional>

#include <unistd.h>

namespace placeline::cli {

namespace {

/// The entry that the arguments begin with, and how many words its name has.
struct Found {
    const CommandEntry* entry = nullptr;
    std::size_t words = 0;
};

Found find_command(const std::vector<std::string>& arguments)
{
    const std::string one = arguments[0];
    const std::string two = arguments.size() > 1 ? fmt::format("{} {}", arguments[0], arguments[1]) : one;
    for (const CommandEntry& entry : commands()) {
        if (entry.info.name == two && two != one) {
            return {&entry, 2};
        }
        if (entry.info.name == one) {
            return {&entry, 1};
        }
    }
    return {};
}

/// Commands whose name begins with `group` and a space.
std::vector<const CommandEntry*> members_of(const std::string& group)
{
    std::vector<const CommandEntry*> members;
    for (const CommandEntry& entry : commands()) {
        if (entry.info.name.starts_with(group + " ")) {
            members.push_back(&entry);
        }
    }
    return members;
}

std::string listed(const std::vector<const CommandEntry*>& entries)
{
    std::string out;
    for (const CommandEntry* entry : entries) {
        out += fmt::format("  {:<18} {}\n", entry->info.name, entry->info.summary);
    }
    return out;
}

std::string program_help()
{
    std::vector<const CommandEntry*> all;
    for (const CommandEntry& entry : commands()) {
        all.push_back(&entry);
    }
    return fmt::format("Usage: placeline COMMAND [options] ...\n\n"
                       "Reads reports of strikes and attacks and maps where they happened.\n\n"
                       "Commands:\n{}\n"
                       "Options:\n"
                       "  -h, --help         Print this and end; 'placeline COMMAND --help' tells of a command.\n"
                       "  --version          Print the versions of the program, its data and its libraries and end.\n\n"
                       "Example:\n"
                       "  placeline map report.txt --published 2024-02-03 -o strikes.gpkg\n",
                       listed(all));
}

std::string version_text()
{
    std::string out = fmt::format("placeline {}\n", PLACELINE_VERSION);
    try {
        const auto path = gazetteer::default_index_path();
        const auto info = gazetteer::Gazetteer::open(path).info();
        out += fmt::format("gazetteer {} ({} places, {} names): {}\n", info.version, info.places, info.names,
                           path.string());
        out += fmt::format("made from {}\n", info.sources);
    } catch (const Error& error) {
        out += fmt::format("gazetteer: {}\n", error.what());
    }
    out += "built with " PLACELINE_BUILT_WITH "\n";
    return out;
}

[[noreturn]] void refuse_command(const std::vector<std::string>& arguments)
{
    const auto members = members_of(arguments[0]);
    std::string typed = arguments[0];
    std::vector<std::string> known;
    if (!members.empty()) {
        if (arguments.size() == 1) {
            throw UsageError{fmt::format("{0} what? See 'placeline {0} --help'", arguments[0])};
        }
        typed = fmt::format("{} {}", arguments[0], arguments[1]);
        for (const CommandEntry* member : members) {
            known.emplace_back(member->info.name);
        }
    } else {
        for (const CommandEntry& entry : commands()) {
            known.emplace_back(entry.info.name.substr(0, entry.info.name.find(' ')));
        }
    }
    if (typed.starts_with('-')) {
        throw UsageError{fmt::format("unknown option {}; the command comes first, see 'placeline --help'", typed)};
    }
    const auto meant = suggestion(typed, known);
    throw UsageError{
        meant ? fmt::format("unknown command \"{}\"; did you mean '{}'? See 'placeline --help'", typed, *meant)
              : fmt::format("unknown command \"{}\"; see 'placeline --help'", typed)};
}

bool is_help(const std::string& argument)
{
    return argument == "--help" || argument == "-h" || argument == "help";
}

int dispatch(const std::vector<std::string>& arguments, StandardOutput& out)
{
    if (arguments.empty()) {
        throw UsageError{"no command; see 'placeline --help'"};
    }
    if (is_help(arguments[0]) && arguments.size() == 1) {
        out.write(program_help());
        return status_done;
    }
    if (arguments[0] == "--version") {
        out.write(version_text());
        return status_done;
    }
    if (arguments[0] == "help") { // "placeline help map"
        std::vector<std::string> turned{arguments.begin() + 1, arguments.end()};
        turned.emplace_back("--help");
        return dispatch(turned, out);
    }
    if (arguments.size() > 1 && is_help(arguments[1]) && !members_of(arguments[0]).empty()) {
        out.write(fmt::format("Usage: placeline {} COMMAND [options] ...\n\nCommands:\n{}", arguments[0],
                              listed(members_of(arguments[0]))));
        return status_done;
    }
    const Found found = find_command(arguments);
    if (found.entry == nullptr) {
        refuse_command(arguments);
    }
    const std::unique_ptr<Command> command = found.entry->make();
    OptionSet options{found.entry->info.name, found.entry->info.summary};
    command->declare(options);
    const auto first = arguments.begin() + static_cast<std::ptrdiff_t>(found.words);
    if (!options.parse({first, arguments.end()})) {
        out.write(options.help());
        return status_done;
    }
    Context context{.out = out, .arguments = arguments};
    return command->run(context);
}

/// The gazetteer is mapped: where its file is cut under the program (copied over, not replaced), the next look into it
/// is this signal. Only what is safe in a handler is called.
extern "C" void tell_of_cut_mapping(int /*signal*/)
{
    constexpr std::string_view words = "placeline: a gazetteer index was cut short or changed while it was in use; put "
                                       "it back (replace such a file by "
                                       "renaming, as `placeline gazetteer build` does) and run again\n";
    static_cast<void>(!::write(STDERR_FILENO, words.data(), words.size()));
    ::_exit(status_failed);
}

} // namespace

int run_program(const std::vector<std::string>& arguments)
{
    std::signal(SIGBUS, tell_of_cut_mapping);
    std::signal(SIGPIPE, SIG_IGN); // a gone reader shows as a failed write, after which temporary files are removed
    StandardOutput out;
    try {
        const int status = dispatch(arguments, out);
        out.flush();
        return status;
    } catch (const BrokenPipe&) {
        return status_done;
    } catch (const UsageError& error) {
        say(error.what());
        return status_usage;
    } catch (const std::bad_alloc&) {
        say("not enough memory; give fewer reports at a time or --threads 1, or raise the limit (see 'ulimit -v')");
        return status_failed;
    } catch (const std::exception& error) {
        say(error.what());
        try {
            out.flush();               // the records before the one that failed are whole
        } catch (const OutputError&) { // most likely what `error` told of
        }
        return status_failed;
    }
}

} // namespace placeline::cli
