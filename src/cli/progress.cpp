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
    if (!terminal_ || done_ % 16 != 0 || Clock::now() < next_) { // the clock is asked now and then only
        return;
    }
    next_ = Clock::now() + std::chrono::milliseconds{200};
    fmt::print(stderr, "\r{} reports", done_);
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
