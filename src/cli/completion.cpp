// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"

#include "cli/commands.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace placeline::cli {

namespace {

struct Described {
    std::string name; ///< "map", "gazetteer build"
    std::string summary;
    std::vector<OptionInfo> options;
};

std::vector<Described> described()
{
    std::vector<Described> all;
    for (const CommandEntry& entry : commands()) {
        const auto command = entry.make();
        OptionSet options{entry.info.name, entry.info.summary};
        command->declare(options);
        all.push_back({std::string{entry.info.name}, std::string{entry.info.summary}, options.declared()});
        all.back().options.push_back(
            {.names = {"-h", "--help"}, .metavar = {}, .words = {}, .help = "Print this and end.", .fallback = {}});
    }
    return all;
}

bool is_file(const OptionInfo& option)
{
    return option.metavar == "FILE" || option.metavar == "OUT";
}

std::string first_word(const std::string& name)
{
    return name.substr(0, name.find(' '));
}

/// The second words of a group's commands; empty: `first` is a command itself.
std::vector<std::string> members(const std::vector<Described>& all, const std::string& first)
{
    std::vector<std::string> words;
    for (const Described& command : all) {
        if (command.name.starts_with(first + " ")) {
            words.push_back(command.name.substr(first.size() + 1));
        }
    }
    return words;
}

/// What stands first on a command line: commands and groups.
std::vector<std::string> first_words(const std::vector<Described>& all)
{
    std::vector<std::string> words;
    for (const Described& command : all) {
        if (words.empty() || words.back() != first_word(command.name)) {
            words.push_back(first_word(command.name));
        }
    }
    return words;
}

/// In single quotes, as all three shells read them.
std::string quoted(std::string text)
{
    for (std::size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 4)) {
        text.replace(at, 1, "'\\''");
    }
    return fmt::format("'{}'", text);
}

std::string bash_script(const std::vector<Described>& all)
{
    std::string groups;
    std::string cases;
    for (const std::string& first : first_words(all)) {
        if (const auto words = members(all, first); !words.empty()) {
            groups += fmt::format("    {0})\n"
                                  "        if ((COMP_CWORD == 2)); then\n"
                                  "            _placeline_words {1}\n"
                                  "            return\n"
                                  "        fi\n"
                                  "        command=\"{0} ${{COMP_WORDS[2]}}\" ;;\n",
                                  first, fmt::join(words, " "));
        }
    }
    for (const Described& command : all) {
        std::vector<std::string> names;
        std::string values;
        for (const OptionInfo& option : command.options) {
            names.insert(names.end(), option.names.begin(), option.names.end());
            if (!option.words.empty()) {
                values += fmt::format("        {}) _placeline_words {}; return ;;\n", fmt::join(option.names, "|"),
                                      fmt::join(option.words, " "));
            } else if (!option.metavar.empty() && !is_file(option)) {
                values += fmt::format("        {}) return ;;\n", fmt::join(option.names, "|"));
            } else if (!option.metavar.empty()) {
                values += fmt::format("        {}) compopt -o default; return ;;\n", fmt::join(option.names, "|"));
            }
        }
        cases += fmt::format("    {})\n"
                             "        case $previous in\n"
                             "{}"
                             "        esac\n"
                             "        options={} ;;\n",
                             quoted(command.name), values, quoted(fmt::format("{}", fmt::join(names, " "))));
    }
    return fmt::format(R"(# bash completion for placeline; made by 'placeline completion bash'
_placeline_words()
{{
    local word
    for word; do
        [[ $word == "$current"* ]] && COMPREPLY+=("$word ")
    done
}}

_placeline()
{{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command=${{COMP_WORDS[1]}} options=
    COMPREPLY=()
    compopt -o nospace
    if ((COMP_CWORD == 1)); then
        _placeline_words {} --help --version
        return
    fi
    case $command in
{}    esac
    case $command in
{}    esac
    if [[ $current == -* ]]; then
        _placeline_words $options
    else
        compopt +o nospace -o default
    fi
}}
complete -F _placeline placeline
)",
                       fmt::join(first_words(all), " "), groups, cases);
}

/// zsh reads `:`, `[` and `]` in the specifications of _arguments.
std::string for_arguments(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == ':' || c == '[' || c == ']' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out;
}

std::string zsh_script(const std::vector<Described>& all)
{
    std::string listed;
    std::string cases;
    for (const std::string& first : first_words(all)) {
        const auto words = members(all, first);
        const auto command =
            std::find_if(all.begin(), all.end(), [&first](const Described& one) { return one.name == first; });
        const std::string summary = command != all.end() ? command->summary : "Make and look into a gazetteer index.";
        listed += fmt::format("        {}\n", quoted(fmt::format("{}:{}", first, for_arguments(summary))));
        if (!words.empty()) {
            cases += fmt::format("    {0})\n"
                                 "        if ((CURRENT == 3)); then\n"
                                 "            compadd -- {1}\n"
                                 "            return\n"
                                 "        fi\n"
                                 "        command=\"{0} $words[3]\" ;;\n",
                                 first, fmt::join(words, " "));
        }
    }
    std::string options;
    for (const Described& command : all) {
        std::string lines;
        for (const OptionInfo& option : command.options) {
            const std::string value = option.metavar.empty()  ? ""
                                      : !option.words.empty() ? fmt::format(":value:({})", fmt::join(option.words, " "))
                                                              : fmt::format(":{}:{}", for_arguments(option.metavar),
                                                                            is_file(option) ? "_files" : " ");
            for (const std::string& name : option.names) {
                lines += fmt::format(" \\\n            {}",
                                     quoted(fmt::format("*{}[{}]{}", name, for_arguments(option.help), value)));
            }
        }
        options += fmt::format("    {})\n        _arguments{} \\\n            '*:file:_files' ;;\n",
                               quoted(command.name), lines);
    }
    return fmt::format(R"(#compdef placeline
# zsh completion for placeline; made by 'placeline completion zsh'
_placeline()
{{
    local command=$words[2]
    local -a listed
    listed=(
{}    )
    if ((CURRENT == 2)); then
        _describe command listed
        return
    fi
    case $command in
{}    esac
    case $command in
{}    esac
}}
_placeline "$@"
)",
                       listed, cases, options);
}

std::string fish_script(const std::vector<Described>& all)
{
    std::string out = "# fish completion for placeline; made by 'placeline completion fish'\n";
    out += fmt::format("set -l first {}\n", fmt::join(first_words(all), " "));
    for (const Described& command : all) {
        const std::string first = first_word(command.name);
        std::string condition = fmt::format("__fish_seen_subcommand_from {}", first);
        if (first == command.name) {
            out += fmt::format("complete -c placeline -n \"not __fish_seen_subcommand_from $first\" -f -a {} -d {}\n",
                               first, quoted(command.summary));
        } else {
            const std::string second = command.name.substr(first.size() + 1);
            const auto words = members(all, first);
            out += fmt::format("complete -c placeline -n \"not __fish_seen_subcommand_from $first\" -f -a {}\n", first);
            out +=
                fmt::format("complete -c placeline -n \"{}; and not __fish_seen_subcommand_from {}\" -f -a {} -d {}\n",
                            condition, fmt::join(words, " "), second, quoted(command.summary));
            condition += fmt::format("; and __fish_seen_subcommand_from {}", second);
        }
        for (const OptionInfo& option : command.options) {
            out += fmt::format("complete -c placeline -n \"{}\"", condition);
            for (const std::string& name : option.names) {
                out += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2))
                                              : fmt::format(" -s {}", name.substr(1));
            }
            if (!option.words.empty()) {
                out += fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(option.words, " "))));
            } else if (!option.metavar.empty()) {
                out += is_file(option) ? " -r -F" : " -x";
            }
            out += fmt::format(" -d {}\n", quoted(option.help));
        }
    }
    return out;
}

} // namespace

const std::vector<std::string>& completion_shells()
{
    static const std::vector<std::string> shells{"bash", "zsh", "fish"};
    return shells;
}

std::string completion_script(std::string_view shell)
{
    const auto all = described();
    return shell == "bash" ? bash_script(all) : shell == "zsh" ? zsh_script(all) : fish_script(all);
}

} // namespace placeline::cli
