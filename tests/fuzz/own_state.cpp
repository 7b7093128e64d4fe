// SPDX-License-Identifier: Apache-2.0
// A state that placeline itself wrote, and that something has changed since.
#include "target.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "cli/run_state.hpp"

using namespace placeline;
using namespace placeline::fuzz;

/// A state that somebody edited: its checksum is mended, so that its lines are read.
void state(std::string_view bytes)
{
    std::string text{bytes};
    if (!text.empty() && text.back() != 'x') {
        const std::size_t last = text.rfind("check ");
        text.resize(last == std::string::npos ? text.size() : last);
        char check[32];
        std::snprintf(check, sizeof check, "check %016llx\n", static_cast<unsigned long long>(fnv1a(text)));
        text += check;
    }
    try {
        static_cast<void>(cli::read_run_state(scratch_file(text)));
    } catch (const InputError&) { // says that it is damaged
    }
}
