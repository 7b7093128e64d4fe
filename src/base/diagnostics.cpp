// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostics.hpp"

namespace placeline {

void Diagnostics::warn(std::string_view message)
{
    const std::lock_guard lock{mutex_};
    ++warnings_;
    if (sink_) {
        sink_(message);
    }
}

std::uint64_t Diagnostics::warnings() const
{
    const std::lock_guard lock{mutex_};
    return warnings_;
}

} // namespace placeline
