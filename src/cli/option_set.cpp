// SPDX-License-Identifier: Apache-2.0
#include "cli/option_set.hpp"

#include "base/error.hpp"
#include "cli/suggestion.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace placeline::cli {

namespace {

constexpr std::size_t help_column = 26;
constexpr std::size_t help_width = 96;

/// Numbers are read without the locale, which may write 34,5 for 34.5.
template <typename Number>
Number number_from(std::string_view names, const std::string& text)
{
    Number number{};
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (status != std::errc{} || end != text.data() + text.size()) {
        throw UsageError{fmt::format("{}: \"{}\" is not a number", names, text)};
    }
    return number;
}

/// Breaks `text` at spaces; lines after the first are indented to the help column.
std::string wrapped(std::string_view text)
{
    std::string out;
    std::size_t line = 0;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        const std::string_view word = text.substr(0, space);
        if (line > 0 && line + 1 + word.size() > help_width - help_column) {
            out += '\n';
            out.append(help_column, ' ');
            line = 0;
        } else if (line > 0) {
            out += ' ';
            ++line;
        }
        out += word;
        line += word.size();
        text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
    }
    return out;
}

std::string help_line(const std::string& head, std::string_view text)
{
    std::string line = "  " + head;
    if (line.size() + 2 > help_column) {
        line += '\n';
        line.append(help_column, ' ');
    } else {
        line.append(help_column - line.size(), ' ');
    }
    return line + wrapped(text) + '\n';
}

} // namespace

std::string OptionInfo::head() const
{
    const std::string joined = fmt::format("{}", fmt::join(names, ", "));
    return metavar.empty() ? joined : fmt::format("{} {}", joined, metavar);
}

struct OptionSet::Impl {
    struct Argument {
        std::string metavar;
        std::string help;
    };

    std::string command;
    std::string summary;
    std::string usage;
    std::vector<Argument> arguments;
    std::vector<OptionInfo> options;
    std::string example;
    CLI::App app;

    OptionInfo& note(std::string_view option_names, std::string_view metavar, std::string_view help,
                     std::string fallback = {})
    {
        OptionInfo option{.names = {},
                          .metavar = std::string{metavar},
                          .words = {},
                          .help = std::string{help},
                          .fallback = std::move(fallback)};
        const std::size_t comma = option_names.find(',');
        option.names.emplace_back(option_names.substr(0, comma));
        if (comma != std::string_view::npos) {
            option.names.emplace_back(option_names.substr(comma + 1));
        }
        return options.emplace_back(std::move(option));
    }

    template <typename Take>
    CLI::Option* add(std::string_view option_names, Take take)
    {
        return app.add_option_function<std::string>(std::string{option_names}, take)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    }

    [[noreturn]] void refuse(const std::string& argument) const
    {
        if (!argument.starts_with('-')) {
            throw UsageError{fmt::format("unexpected argument \"{}\"; see 'placeline {} --help'", argument, command)};
        }
        const std::string option = argument.substr(0, argument.find('='));
        std::vector<std::string> names;
        for (const OptionInfo& known : options) {
            names.insert(names.end(), known.names.begin(), known.names.end());
        }
        const auto meant = suggestion(option, names);
        throw UsageError{meant ? fmt::format("unknown option {}; did you mean {}? See 'placeline {} --help'", option,
                                             *meant, command)
                               : fmt::format("unknown option {}; see 'placeline {} --help'", option, command)};
    }

    /// "--radius KM" for "--radius: 1 required TEXT missing" and "--output is required", as CLI11 has it.
    [[nodiscard]] std::string as_written(std::string_view told) const
    {
        const std::string_view name = told.substr(0, told.find_first_of(": "));
        const auto known = std::find_if(options.begin(), options.end(), [&](const OptionInfo& option) {
            return std::find(option.names.begin(), option.names.end(), name) != option.names.end();
        });
        return known == options.end() ? std::string{name} : fmt::format("{} {}", name, known->metavar);
    }
};

OptionSet::OptionSet(std::string_view command, std::string_view summary) : impl_{std::make_unique<Impl>()}
{
    impl_->command = command;
    impl_->summary = summary;
    impl_->app.set_help_flag();
    impl_->app.allow_extras();
}

OptionSet::~OptionSet() = default;

void OptionSet::positional(std::string_view metavar, std::string_view help, std::vector<std::string>& target,
                           Presence presence)
{
    auto* option = impl_->app.add_option(std::string{"positional"}, target)->expected(-1);
    if (presence == Presence::required) {
        option->required();
    }
    impl_->usage += presence == Presence::required ? fmt::format(" {}", metavar) : fmt::format(" [{}]", metavar);
    impl_->arguments.push_back({std::string{metavar}, std::string{help}});
}

void OptionSet::flag(std::string_view names, std::string_view help, bool& target)
{
    impl_->app.add_flag(std::string{names}, target);
    impl_->note(names, "", help);
}

void OptionSet::value(std::string_view names, std::string_view metavar, std::string_view help, std::string& target)
{
    impl_->add(names, [&target](const std::string& text) { target = text; });
    impl_->note(names, metavar, help, target);
}

void OptionSet::value(std::string_view names, std::string_view metavar, std::string_view help, double& target)
{
    impl_->add(names, [&target, named = std::string{names}](const std::string& text) {
        target = number_from<double>(named, text);
    });
    impl_->note(names, metavar, help, fmt::format("{}", target));
}

void OptionSet::value(std::string_view names, std::string_view metavar, std::string_view help, int& target)
{
    impl_->add(names, [&target, named = std::string{names}](const std::string& text) {
        target = number_from<int>(named, text);
    });
    impl_->note(names, metavar, help, fmt::format("{}", target));
}

void OptionSet::value(std::string_view names, std::string_view metavar, std::string_view help,
                      std::optional<double>& target)
{
    impl_->add(names, [&target, named = std::string{names}](const std::string& text) {
        target = number_from<double>(named, text);
    });
    impl_->note(names, metavar, help);
}

void OptionSet::value(std::string_view names, std::string_view metavar, std::string_view help,
                      std::optional<int>& target)
{
    impl_->add(names, [&target, named = std::string{names}](const std::string& text) {
        target = number_from<int>(named, text);
    });
    impl_->note(names, metavar, help);
}

void OptionSet::values(std::string_view names, std::string_view metavar, std::string_view help,
                       std::vector<std::string>& target, Presence presence)
{
    auto* option = impl_->app.add_option_function<std::vector<std::string>>(
        std::string{names}, [&target](const std::vector<std::string>& all) { target = all; });
    option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    option->allow_extra_args(false); // what follows the value is an input: "--gazetteer mine.plgaz -"
    if (presence == Presence::required) {
        option->required();
        const std::string_view shortest = names.substr(0, names.find(','));
        impl_->usage += fmt::format(" {} {}...", shortest, metavar);
    }
    impl_->note(names, metavar, help);
}

void OptionSet::choice(std::string_view names, std::string_view help, std::vector<std::string> words,
                       std::string& target)
{
    const std::string joined = fmt::format("{}", fmt::join(words, "|"));
    impl_->add(names, [&target, named = std::string{names}, words, joined](const std::string& text) {
        if (std::find(words.begin(), words.end(), text) == words.end()) {
            throw UsageError{fmt::format("{}: \"{}\" is none of {}", named, text, joined)};
        }
        target = text;
    });
    impl_->note(names, joined, help, target).words = std::move(words);
}

void OptionSet::example(std::string_view text)
{
    impl_->example = text;
}

bool OptionSet::parse(const std::vector<std::string>& arguments)
{
    const auto end = std::find(arguments.begin(), arguments.end(), "--");
    if (std::any_of(arguments.begin(), end,
                    [](const auto& argument) { return argument == "--help" || argument == "-h"; })) {
        return false;
    }
    try {
        impl_->app.parse(
            std::vector<std::string>{arguments.rbegin(), arguments.rend()}); // CLI11 takes them from the back
    } catch (const CLI::RequiredError& error) {
        const auto extras = impl_->app.remaining(); // a mistyped option is why a value is missing
        const auto option =
            std::find_if(extras.begin(), extras.end(), [](const auto& extra) { return extra.starts_with('-'); });
        if (option != extras.end()) {
            impl_->refuse(*option);
        }
        const bool argument_missing = std::string_view{error.what()}.find("positional") != std::string_view::npos;
        const std::string what = argument_missing && !impl_->arguments.empty()
                                     ? fmt::format("{} is missing", impl_->arguments.front().metavar)
                                     : fmt::format("{} is missing", impl_->as_written(error.what()));
        throw UsageError{fmt::format("{}; see 'placeline {} --help'", what, impl_->command)};
    } catch (const CLI::ArgumentMismatch& error) {
        throw UsageError{fmt::format("{}: the value is missing; see 'placeline {} --help'",
                                     impl_->as_written(error.what()), impl_->command)};
    } catch (const CLI::ParseError& error) {
        throw UsageError{fmt::format("{}; see 'placeline {} --help'", error.what(), impl_->command)};
    }
    std::vector<std::string> extras = impl_->app.remaining();
    std::erase(extras, "--"); // CLI11 hands the mark itself back
    if (!extras.empty()) {
        const auto option =
            std::find_if(extras.begin(), extras.end(), [](const auto& extra) { return extra.starts_with('-'); });
        impl_->refuse(option == extras.end() ? extras.front() : *option);
    }
    return true;
}

std::string OptionSet::help() const
{
    std::string out =
        fmt::format("Usage: placeline {} [options]{}\n\n{}\n", impl_->command, impl_->usage, impl_->summary);
    if (!impl_->arguments.empty()) {
        out += "\nArguments:\n";
        for (const Impl::Argument& argument : impl_->arguments) {
            out += help_line(argument.metavar, argument.help);
        }
    }
    out += "\nOptions:\n";
    for (const OptionInfo& option : impl_->options) {
        out += help_line(option.head(), option.fallback.empty()
                                            ? option.help
                                            : fmt::format("{} (default: {})", option.help, option.fallback));
    }
    out += help_line("-h, --help", "Print this and end.");
    if (!impl_->example.empty()) {
        out += fmt::format("\nExample:\n  {}\n", impl_->example);
    }
    return out;
}

const std::vector<OptionInfo>& OptionSet::declared() const
{
    return impl_->options;
}

} // namespace placeline::cli
