// SPDX-License-Identifier: Apache-2.0
// What libFuzzer calls; compiled once a target, whose name FUZZ_TARGET is.
#include "target.hpp"

FuzzTarget FUZZ_TARGET;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    FUZZ_TARGET({reinterpret_cast<const char*>(data), size}); // bytes are bytes
    return 0;
}
