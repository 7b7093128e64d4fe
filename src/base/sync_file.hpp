// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace placeline {

/// Waits until the disk has all of an open file. Every output goes through here before it gets its name: a renaming may
/// reach the disk before the bytes do, and a power cut in between would leave an empty file where an old one was.
/// \return  0, or the `errno` of what failed. A file system that cannot do it is no failure.
int sync_file(int descriptor) noexcept;

} // namespace placeline
