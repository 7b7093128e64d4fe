// SPDX-License-Identifier: Apache-2.0
#include "cli/library_guard.hpp"

#include "cli/command.hpp"

#include <algorithm>
#include <csignal>
#include <string_view>

#include <unistd.h>

namespace placeline::cli {

namespace {

constexpr std::array ending_signals{SIGABRT, SIGTRAP, SIGSEGV};

constexpr std::string_view name_of(int signal) noexcept
{
    return signal == SIGABRT ? "SIGABRT" : signal == SIGTRAP ? "SIGTRAP" : "SIGSEGV";
}

/// Only what is safe in a handler is called.
extern "C" void tell_of_broken_library(int signal)
{
    for (const std::string_view words :
         {std::string_view{"placeline: a library broke off while it wrote an output ("}, name_of(signal),
          std::string_view{
              "), as libraries do where memory runs out; the outputs are as they were or whole. Raise the "
              "limit (see 'ulimit -v') or give fewer outputs at a time; where memory was not short, report a "
              "bug\n"}}) {
        static_cast<void>(!::write(STDERR_FILENO, words.data(), words.size()));
    }
    ::_exit(status_failed);
}

} // namespace

LibraryGuard::LibraryGuard() noexcept
{
    std::ranges::transform(ending_signals, before_.begin(),
                           [](int signal) { return std::signal(signal, tell_of_broken_library); });
}

LibraryGuard::~LibraryGuard()
{
    for (std::size_t i = 0; i < before_.size(); ++i) {
        std::signal(ending_signals[i], before_[i]);
    }
}

} // namespace placeline::cli
