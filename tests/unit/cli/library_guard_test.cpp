// SPDX-License-Identifier: Apache-2.0
#include "cli/library_guard.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using namespace placeline::cli;

namespace {

struct Ended {
    int status = 0; ///< as `waitpid` has it
    std::string said;
};

/// Runs `work` in a process of its own.
template <typename Work>
Ended in_child(Work work)
{
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        for (const int signal : {SIGABRT, SIGTRAP, SIGSEGV}) {
            std::signal(signal, SIG_DFL); // not the test framework's
        }
        ::dup2(pipe[1], STDERR_FILENO);
        work();
        ::_exit(0);
    }
    ::close(pipe[1]);
    Ended ended;
    std::array<char, 4096> bytes{};
    for (ssize_t n = 0; (n = ::read(pipe[0], bytes.data(), bytes.size())) > 0;) {
        ended.said.append(bytes.data(), static_cast<std::size_t>(n));
    }
    ::close(pipe[0]);
    REQUIRE(::waitpid(child, &ended.status, 0) == child);
    return ended;
}

} // namespace

TEST_CASE("a library that ends the program does so in our words", "[cli]")
{
    for (const auto& [signal, name] : {std::pair{SIGABRT, "SIGABRT"}, {SIGTRAP, "SIGTRAP"}, {SIGSEGV, "SIGSEGV"}}) {
        const Ended ended = in_child([signal = signal] {
            const LibraryGuard guard;
            ::raise(signal);
        });
        REQUIRE(WIFEXITED(ended.status));
        CHECK(WEXITSTATUS(ended.status) == 1);
        CHECK_THAT(ended.said, Catch::Matchers::StartsWith("placeline: a library broke off") &&
                                   Catch::Matchers::Contains(name) && Catch::Matchers::EndsWith("\n"));
    }
}

TEST_CASE("what ends the program when no library writes is not hidden", "[cli]")
{
    const Ended ended = in_child([] {
        {
            const LibraryGuard guard;
        }
        ::raise(SIGTRAP);
    });
    REQUIRE(WIFSIGNALED(ended.status));
    CHECK(WTERMSIG(ended.status) == SIGTRAP);
    CHECK(ended.said.empty());
}
