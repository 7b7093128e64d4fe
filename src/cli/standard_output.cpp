// SPDX-License-Identifier: Apache-2.0
#include "cli/standard_output.hpp"

#include "base/write_error.hpp"

#include <cerrno>

#include <unistd.h>

namespace placeline::cli {

void StandardOutput::write(std::string_view bytes)
{
    constexpr std::size_t enough = std::size_t{1} << 16U;
    buffer_ += bytes;
    if (buffer_.size() >= enough) {
        flush();
    }
}

void StandardOutput::flush()
{
    std::string_view rest{buffer_};
    while (!rest.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            throw BrokenPipe{"standard output: closed by its reader"};
        } else if (errno != EINTR) {
            throw OutputError{"standard output: cannot be written: " + write_error(errno)};
        }
    }
    buffer_.clear();
}

bool StandardOutput::is_terminal() noexcept
{
    return ::isatty(STDOUT_FILENO) == 1;
}

} // namespace placeline::cli
