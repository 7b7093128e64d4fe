// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <fmt/format.h>

#include <cstdio>

#include <unistd.h>

namespace placeline::cli {

Progress::Progress(bool wanted)
    : terminal_{wanted && ::isatty(STDERR_FILENO) == 1}, next_{Clock::now() + std::chrono::seconds{1}}
{
}

Progress::~Progress()
{
    clear();
}

void Progress::step()
{
    ++done_;
    if (terminal_ && done_ % 16 == 0) { // the clock is asked now and then only
        show(fmt::format("{} reports", done_));
    }
}

void Progress::show(std::string_view text)
{
    if (!terminal_ || Clock::now() < next_) {
        return;
    }
    next_ = Clock::now() + std::chrono::milliseconds{200};
    fmt::print(stderr, "\r\033[K{}", text);
    std::fflush(stderr);
    shown_ = true;
}

void Progress::clear()
{
    if (shown_) {
        fmt::print(stderr, "\r\033[K"); // ECMA-48: erase to the end of the line
        std::fflush(stderr);
        shown_ = false;
    }
}

} // namespace placeline::cli
