// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::cli {

/// An option as it was declared.
struct OptionInfo {
    std::vector<std::string> names; ///< "-o", "--output"
    std::string metavar;            ///< "KM"; empty: a flag
    std::vector<std::string> words; ///< those it takes; empty: not a choice
    std::string help;               ///< one sentence or two, the default left out
    std::string fallback;           ///< the default as help prints it; empty: none

    /// "-o, --output OUT"
    [[nodiscard]] std::string head() const;
};

/// The options of one command: declared once, for parsing, help and completion. A thin layer over CLI11. All targets
/// must outlive the set; the value a target starts with is the default that the help prints.
///
/// \param names  "--radius", or "-o,--output".
class OptionSet {
public:
    /// \param command  As typed: "map", "gazetteer build". \param summary  One sentence.
    OptionSet(std::string_view command, std::string_view summary);
    ~OptionSet();
    OptionSet(const OptionSet&) = delete;
    OptionSet& operator=(const OptionSet&) = delete;

    enum class Presence { required, optional };
    void positional(std::string_view metavar, std::string_view help, std::vector<std::string>& target,
                    Presence presence = Presence::required);

    void flag(std::string_view names, std::string_view help, bool& target);
    void value(std::string_view names, std::string_view metavar, std::string_view help, std::string& target);
    void value(std::string_view names, std::string_view metavar, std::string_view help, double& target);
    void value(std::string_view names, std::string_view metavar, std::string_view help, int& target);
    void value(std::string_view names, std::string_view metavar, std::string_view help, std::optional<double>& target);
    void value(std::string_view names, std::string_view metavar, std::string_view help, std::optional<int>& target);
    /// May be given several times.
    void values(std::string_view names, std::string_view metavar, std::string_view help,
                std::vector<std::string>& target, Presence presence = Presence::optional);
    /// One of a few words.
    void choice(std::string_view names, std::string_view help, std::vector<std::string> words, std::string& target);

    /// Text that `--help` prints under the options: an example.
    void example(std::string_view text);

    /// Reads the arguments into the targets. \return false: `--help` was among them.
    /// \throws UsageError  An unknown option (with a suggestion), a missing or malformed value.
    bool parse(const std::vector<std::string>& arguments);

    [[nodiscard]] std::string help() const;

    /// In the order of declaration; without --help, which every command has.
    [[nodiscard]] const std::vector<OptionInfo>& declared() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placeline::cli
