// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipeline/seen_reports.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace placeline::cli {

/// What one run leaves for the next over the same feed.
struct RunState {
    std::string output;      ///< absolute path of the file that the results are in; empty: standard output
    std::uint64_t bytes = 0; ///< of it that hold the results of `reports`; what is behind them is to be done again
    bool ended = false;      ///< the run came to its end: nothing is behind them
    std::vector<pipeline::Fingerprint> reports; ///< in the order in which they were taken
};

/// \return  Nothing: there is no such file, and this is the first run.
/// \throws InputError  It is no such file, of another version, or not whole.
std::optional<RunState> read_run_state(const std::filesystem::path& path);

/// \throws InputError  There is a file of that name that no run left: not to be overwritten.
void check_is_run_state(const std::filesystem::path& path);

/// Replaces the file in one step, after all that it says is on the disk. \throws OutputError
void write_run_state(const std::filesystem::path& path, const RunState& state);

/// Removes what a run that was killed in the middle of writing the state left beside it. The state must be locked.
void remove_leftovers(const std::filesystem::path& path);

/// Held while a run goes on, so that a second one (a timer that fires too early) does not work on the same files.
class RunLock {
public:
    /// Makes FILE.lock and locks it. \throws InputError  Another run holds it. \throws OutputError
    explicit RunLock(const std::filesystem::path& state);
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
};

} // namespace placeline::cli
