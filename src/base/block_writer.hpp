// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace placeline {

/// Gathers what is written to an open file into whole aligned blocks. A file system makes large blocks from them; those
/// that lie across cost it half as much again, and far larger ones need memory in pieces that are hard to find.
class BlockWriter {
public:
    /// \param descriptor  Stays the caller's; open for writing as long as this is used.
    explicit BlockWriter(int descriptor);

    /// Appends at `at()`. \return  0, or the `errno` of what failed; the file is then spoilt.
    [[nodiscard]] int write(std::string_view bytes);
    /// The next bytes go to `offset`. \return  As `write`.
    [[nodiscard]] int move_to(std::uint64_t offset);
    /// Gives the kernel what is gathered. \return  As `write`.
    [[nodiscard]] int flush();

    /// Where the next byte goes.
    [[nodiscard]] std::uint64_t at() const noexcept { return flushed_ + gathered_.size(); }
    /// Where the first byte goes that the kernel does not have.
    [[nodiscard]] std::uint64_t flushed() const noexcept { return flushed_; }

private:
    int descriptor_;
    std::uint64_t flushed_ = 0;
    std::string gathered_;
};

} // namespace placeline
