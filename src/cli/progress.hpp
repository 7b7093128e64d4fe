// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace placeline::cli {

/// A count on standard error while long work goes on, for a person at a terminal; nothing in a pipe, and nothing in the
/// first second.
class Progress {
public:
    /// \param wanted  False: never shown, for what prints its results to the same terminal.
    explicit Progress(bool wanted);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// One more report is done.
    void step();
    /// Something else than reports is at this point: "NL.txt: 65536 rows".
    void show(std::string_view text);
    /// Takes the count off the screen, so that a message can be printed.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    bool terminal_ = false;
    bool shown_ = false;
    std::uint64_t done_ = 0;
    Clock::time_point next_;
};

} // namespace placeline::cli
