// SPDX-License-Identifier: Apache-2.0
#include "pipeline/run_in_order.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <numeric>
#include <stdexcept>

using placeline::pipeline::run_in_order;

namespace {

/// Runs 0 ... n-1 through `work` and returns what came out.
std::vector<int> run(unsigned threads, int n, const std::function<int(int&&)>& work)
{
    int given = 0;
    std::vector<int> out;
    run_in_order<int, int>(
        threads, {.next = [&]() -> std::optional<int> { return given < n ? std::optional{given++} : std::nullopt; },
                  .ready = [] { return true; },
                  .work = work,
                  .emit = [&](int&& value) { out.push_back(value); }});
    return out;
}

} // namespace

TEST_CASE("outputs come in the order of the inputs whatever the number of threads", "[pipeline]")
{
    std::vector<int> wanted(1000);
    std::iota(wanted.begin(), wanted.end(), 0);
    for (const unsigned threads : {1U, 2U, 7U}) {
        const auto out = run(threads, 1000, [](int&& value) {
            if (value % 97 == 0) { // some take longer
                std::this_thread::sleep_for(std::chrono::milliseconds{1});
            }
            return value;
        });
        CHECK(out == wanted);
    }
    CHECK(run(3, 0, [](int&& value) { return value; }).empty());
}

TEST_CASE("an exception ends the run after the outputs before it", "[pipeline]")
{
    for (const unsigned threads : {1U, 4U}) {
        std::vector<int> out;
        int given = 0;
        const auto go = [&] {
            run_in_order<int, int>(threads, {.next = [&]() -> std::optional<int> { return given++; },
                                             .ready = [] { return true; },
                                             .work =
                                                 [](int&& value) {
                                                     if (value == 500) {
                                                         throw std::runtime_error{"500"};
                                                     }
                                                     return value;
                                                 },
                                             .emit = [&](int&& value) { out.push_back(value); }});
        };
        CHECK_THROWS_WITH(go(), "500");
        CHECK(out.size() == 500);
    }
}

TEST_CASE("what is done is handed out before an input is waited for", "[pipeline]")
{
    int given = 0;
    std::size_t seen = 0;
    bool complete_when_waiting = true;
    run_in_order<int, int>(3, {.next = [&]() -> std::optional<int> {
                                   if (given == 5) { // the first input that is waited for
                                       complete_when_waiting = seen == 5;
                                   }
                                   return given < 10 ? std::optional{given++} : std::nullopt;
                               },
                               .ready = [&] { return given != 5; },
                               .work = [](int&& value) { return value; },
                               .emit = [&](int&&) { ++seen; }});
    CHECK(complete_when_waiting);
    CHECK(seen == 10);
}
