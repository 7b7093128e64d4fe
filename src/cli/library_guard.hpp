// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace placeline::cli {

/// While it lives, a library that ends the program by a signal ends it with our words and status 1. GLib aborts where
/// memory or a thread is not to be had, Fontconfig and Pango then follow null pointers, GDAL's allocator aborts too;
/// none of them can be asked not to. What is being written is hidden until it is whole, so that outputs stay as they
/// were. One at a time: signals are the whole process's.
class LibraryGuard {
public:
    LibraryGuard() noexcept;
    ~LibraryGuard();
    LibraryGuard(const LibraryGuard&) = delete;
    LibraryGuard& operator=(const LibraryGuard&) = delete;

private:
    std::array<void (*)(int), 3> before_{};
};

} // namespace placeline::cli
