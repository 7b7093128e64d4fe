// SPDX-License-Identifier: Apache-2.0
#include "base/block_writer.hpp"

#include <cerrno>
#include <unistd.h>

namespace placeline {

namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 16U;

} // namespace

BlockWriter::BlockWriter(int descriptor) : descriptor_{descriptor}
{
    gathered_.reserve(block_bytes);
}

int BlockWriter::write(std::string_view bytes)
{
    for (;;) {
        const auto room = static_cast<std::size_t>(block_bytes - at() % block_bytes);
        gathered_.append(bytes.substr(0, room));
        if (bytes.size() < room) {
            return 0;
        }
        bytes.remove_prefix(room);
        if (const int error = flush(); error != 0) {
            return error;
        }
    }
}

int BlockWriter::move_to(std::uint64_t offset)
{
    if (offset == at()) {
        return 0;
    }
    const int error = flush();
    flushed_ = offset;
    return error;
}

int BlockWriter::flush()
{
    std::string_view rest = gathered_;
    while (!rest.empty()) {
        const auto written = ::pwrite(descriptor_, rest.data(), rest.size(), static_cast<off_t>(flushed_));
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            const int error = errno;
            flushed_ += rest.size();
            gathered_.clear(); // nothing is gathered without end by who passes over it
            return error;
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
        flushed_ += static_cast<std::uint64_t>(written);
    }
    gathered_.clear();
    return 0;
}

} // namespace placeline
