// SPDX-License-Identifier: Apache-2.0
#include "base/sync_file.hpp"

#include <cerrno>
#include <unistd.h>

namespace placeline {

int sync_file(int descriptor) noexcept
{
    if (::fsync(descriptor) == 0 || errno == EINVAL) { // EINVAL: a file system that cannot
        return 0;
    }
    return errno;
}

} // namespace placeline
