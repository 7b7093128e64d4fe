// SPDX-License-Identifier: Apache-2.0
#include "cli/public_option.hpp"

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/provenance.hpp"
#include "publish/public_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace placeline::cli {

namespace {

/// The words that options of a command take: they tell how, not whom.
std::set<std::string> choices_of(const std::string& command)
{
    std::set<std::string> words;
    for (const CommandEntry& entry : commands()) {
        if (entry.info.name == command) {
            const auto made = entry.make();
            OptionSet options{entry.info.name, entry.info.summary};
            made->declare(options);
            for (const OptionInfo& option : options.declared()) {
                words.insert(option.words.begin(), option.words.end());
            }
        }
    }
    return words;
}

/// The command line without what a user may have typed of people and places: names of options, their words and
/// numbers.
std::string public_options(const std::string& options)
{
    std::istringstream typed{options};
    std::string command;
    typed >> command;
    const std::set<std::string> choices = choices_of(command);
    std::string kept = command;
    for (std::string word; typed >> word;) {
        const bool is_option = word.starts_with("-") && word.size() > 1 && (word[1] < '0' || word[1] > '9');
        const bool is_number = word.find_first_not_of("0123456789.,-x") == std::string::npos;
        if (is_option || is_number || choices.contains(word)) {
            kept += " " + word.substr(0, is_option ? word.find('=') : std::string::npos);
        }
    }
    return kept;
}

void hide_names(std::vector<FileChecksum>& files, std::string_view what)
{
    for (std::size_t i = 0; i < files.size(); ++i) {
        files[i].name = fmt::format("{} {}", what, i + 1);
    }
}

} // namespace

void PublicOption::declare(OptionSet& options)
{
    options.flag("--public",
                 "Write what may be handed to anybody: places no nearer than a district or a tenth of a degree, no "
                 "quotes, names of persons, sources or handles.",
                 given_);
    options.flag("--links", "With --public: keep the reports' addresses.", links_);
    options.value("--salt", "FILE",
                  "With --public: a secret of your own, which lets incidents keep their public ids from run to run.",
                  salt_path_);
}

void PublicOption::check()
{
    if (!given_ && (links_ || !salt_path_.empty())) {
        throw UsageError{fmt::format("{} is of --public; give that too", links_ ? "--links" : "--salt")};
    }
    if (salt_path_.empty()) {
        return;
    }
    std::ifstream file{salt_path_, std::ios::binary};
    salt_.assign(std::istreambuf_iterator<char>{file}, {});
    while (!salt_.empty() && (salt_.back() == '\n' || salt_.back() == '\r')) {
        salt_.pop_back();
    }
    constexpr std::size_t least = 16; // what is shorter can be guessed
    if (salt_.size() < least) {
        throw InputError{fmt::format("{}: {}; a salt is a file with {} characters or more that nobody can guess",
                                     salt_path_, file ? "is too short" : "cannot be read", least)};
    }
}

IncidentSet PublicOption::applied(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer,
                                  bridge::Provenance& made_how) const
{
    made_how.options = public_options(made_how.options);
    hide_names(made_how.inputs, "input");
    hide_names(made_how.corrections, "corrections");
    hide_names(made_how.overrides, "overrides");
    made_how.notes.emplace_back("made to be public: places are coarsened to districts or a tenth of a degree; quotes, "
                                "names and sources are left out");
    if (publish::is_young(set, time_of_making())) {
        const std::string note = "some of it is younger than 48 hours";
        made_how.notes.push_back(note);
        say(fmt::format("{}: consider whether publishing it now puts anybody at risk", note));
    }
    return publish::public_set(set, gazetteer, {.links = links_, .salt = salt_});
}

} // namespace placeline::cli
