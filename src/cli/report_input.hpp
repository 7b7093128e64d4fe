// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/output_file.hpp"
#include "cli/option_set.hpp"
#include "cli/progress.hpp"
#include "gazetteer/gazetteer.hpp"
#include "input/input_reader.hpp"
#include "places/find_mentions.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace placeline::cli {

/// Options of all commands that read reports; they mean the same in each.
struct ReportOptions {
    std::vector<std::string> inputs;
    std::string from = "auto";
    std::string preset = "none";
    std::string columns;
    std::string layer;
    std::string encoding;
    std::string published;
    std::string source;
    std::string mentions = "find";
    bool explain = false;
    std::string rejects;
    bool strict = false;
    bool overwrite = false;
    int threads = 0;
    std::string overrides;
    std::vector<std::string> gazetteers;
    bool checksums = false; ///< of the inputs, for what is written; set by the command

    /// Declares them for a command that reads reports.
    /// \param positional, help  Of the arguments, where they are not reports alone.
    void declare(OptionSet& options, std::string_view positional = {}, std::string_view help = {});
    /// Declares those that a command for tables of events has.
    void declare_tables(OptionSet& options);
    /// \throws UsageError  A value is not what it should be.
    void check() const;

    [[nodiscard]] unsigned thread_count() const noexcept;
    /// \param overrides_to_use  Must outlive what is found with them; nullptr: none.
    [[nodiscard]] places::FindOptions find_options(const places::Overrides* overrides_to_use) const noexcept;
    [[nodiscard]] gazetteer::Gazetteer open_gazetteer() const;

    input::RowsAs rows_as = input::RowsAs::reports; ///< set by the way it is declared

private:
    void declare_common(OptionSet& options);
};

/// Declares --gazetteer, which may be given several times. \param target  Paths, or "default" for the index where
/// `gazetteer::default_index_path` finds it; empty: that one.
void declare_gazetteer(OptionSet& options, std::vector<std::string>& target);
gazetteer::Gazetteer open_gazetteer(const std::vector<std::string>& paths);

/// What the user should know of the input at one point of it: a record that was rejected, or words on one that went on.
using InputNote = std::variant<records::RejectedRecord, std::string>;

/// A record and the notes on what stood before it. They travel with it through the threads, so that messages come in
/// the order of the input.
struct NotedRecord {
    input::InputRecord record;
    std::vector<InputNote> before;
};

/// The inputs of one run: hands out records, tells the user of bad ones, and writes those to --rejects.
class ReportInput {
public:
    /// \param arrivals  Read in place of the inputs named; must outlive this.
    /// \throws OutputError  The --rejects file cannot be written.
    explicit ReportInput(const ReportOptions& options, bool show_progress = true, input::Arrivals* arrivals = nullptr);

    [[nodiscard]] std::optional<NotedRecord> next();
    [[nodiscard]] bool ready() const { return reader_.ready(); }

    /// Tells of the notes before a record that is done now. \throws InputError  One is a rejected record, and --strict
    /// was given.
    void tell(const std::vector<InputNote>& notes);
    /// Tells of a record that went on: "feed.ndjson:3: no place name was found".
    void warn(std::string_view message);
    /// Rejects a record that was read but is none of its own. \param record  What it says.
    void reject_row(std::string_view origin, std::string_view reason, std::string_view record = {});
    /// Rejects a record that was read but that a stage failed on: the run goes on, and fails in the end.
    void reject_later(std::string_view origin, std::string_view reason);

    /// Writes --rejects and tells how many records were rejected.
    /// \return  The exit status so far: failed when an input could not be read, or when nothing at all could.
    int finish();

    /// Whether any record came through; without one there is nothing to write.
    [[nodiscard]] bool any_record() const { return reader_.totals().records > 0; }

    /// The inputs read so far, where their checksums were asked for.
    [[nodiscard]] const std::vector<FileChecksum>& files() const noexcept { return reader_.files(); }

private:
    void reject(const records::RejectedRecord& rejected);

    const ReportOptions& options_;
    Diagnostics diagnostics_; ///< of the reader: notes until `tell`
    std::vector<InputNote> notes_;
    std::optional<OutputFile> rejects_;
    Progress progress_;
    std::uint64_t messages_ = 0;
    std::uint64_t rejected_later_ = 0;
    std::uint64_t failed_later_ = 0; ///< of these, those that make the run fail
    input::InputReader reader_;
};

} // namespace placeline::cli
