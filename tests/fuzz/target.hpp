// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// A fuzz target: `bytes` are anything at all. It returns where all is well, and ends the process (`must`, a sanitizer,
/// an exception that nobody expects) where a promise is broken. CMakeLists.txt lists the targets.
using FuzzTarget = void(std::string_view bytes);

namespace placeline::fuzz {

/// Ends the process where a promise does not hold.
inline void must(bool holds, const char* promise)
{
    if (!holds) {
        std::fprintf(stderr, "broken promise: %s\n", promise);
        std::abort();
    }
}

/// `bytes` as text: valid UTF-8, as everything behind the door of input/ is. Where the first byte is odd, each further
/// byte stands for a word of reports (or, from the last word on, for itself): so the fuzzer builds sentences, not
/// letters.
std::string text_of(std::string_view bytes);

/// A file in memory that holds `bytes`. One a process: valid until the next call.
/// \return  Its path.
const std::string& scratch_file(std::string_view bytes);

} // namespace placeline::fuzz
