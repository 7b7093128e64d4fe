// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/output_file.hpp"
#include "cli/option_set.hpp"
#include "cli/run_state.hpp"
#include "cli/standard_output.hpp"
#include "pipeline/seen_reports.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::cli {

/// Where the results of a run over a feed go, and what it leaves for the next one.
struct FeedOptions {
    std::string output; ///< empty: standard output
    std::string state;  ///< empty: every run takes all reports
    bool follow = false;

    void declare(OptionSet& options);
    /// \throws UsageError  An input would be written to, or cannot be followed.
    void check(const std::vector<std::string>& inputs) const;
};

/// The results of a run over a feed. With --state the output is added to, and a state that is replaced now and then
/// says which reports its first bytes hold: a run that is killed at any moment is taken up by the next from there.
class FeedRun {
public:
    /// Each text of each report is taken once, where there is a state or what comes is waited for.
    /// \throws UsageError, InputError, OutputError  The state or the output is not as the run before left it.
    FeedRun(const FeedOptions& options, bool overwrite, StandardOutput& out);
    ~FeedRun();

    /// Takes a report on its way in. Reports must come to `write` or `fail` in the order of this.
    pipeline::SeenReports::Taken take(const Report& report);

    /// The result of a report.
    void write(const pipeline::SeenReports::Taken& taken, std::string_view line);
    /// A report that gave no result: the next run tries it again.
    void fail(const pipeline::SeenReports::Taken& taken);

    /// The feed pauses: its readers shall have what is done.
    void pause();
    /// All is written: makes it last, and tells what was new.
    void finish();
    /// Writes all of the output that `finish` will give its name, so that what stands beside it can be written. Nothing
    /// may be written to it afterwards. \throws OutputError
    void finish_output();

private:
    class Appended;

    [[nodiscard]] bool stateful() const noexcept { return !options_.state.empty(); }
    void begin_with_state(bool overwrite);
    void open_appended(const RunState& before, bool overwrite);
    void save(bool ended);

    using Clock = std::chrono::steady_clock;

    const FeedOptions& options_;
    StandardOutput& out_;
    bool remember_ = false;
    std::optional<RunLock> lock_;
    std::optional<OutputFile> whole_;    ///< -o without --state
    std::unique_ptr<Appended> appended_; ///< -o with --state
    pipeline::SeenReports seen_;
    std::size_t done_ = 0;            ///< of `seen_`, those whose results are written
    std::vector<std::size_t> failed_; ///< of these, those that have none
    std::uint64_t known_ = 0, fresh_ = 0, revised_ = 0;
    bool unsaved_ = false;
    Clock::time_point next_save_;
};

} // namespace placeline::cli
