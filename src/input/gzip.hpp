// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace placeline::input {

/// Unpacks gzip (RFC 1952), piece by piece. Members that follow each other are one stream, as `cat a.gz b.gz` makes
/// them.
class Gunzip {
public:
    Gunzip();
    ~Gunzip();
    Gunzip(Gunzip&&) noexcept;
    Gunzip& operator=(Gunzip&&) noexcept;

    [[nodiscard]] static bool is_gzip(std::string_view head) noexcept;

    /// Unpacks from the front of `packed` and appends at most `most` bytes to `out`.
    /// \return  How many bytes of `packed` are used up.
    /// \throws InputError  Damaged, or grows beyond all measure (a "zip bomb").
    std::size_t unpack(std::string_view packed, std::string& out, std::size_t most);

    /// Whether a member has begun and not ended: at the end of the file this means that it was cut.
    [[nodiscard]] bool within_member() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placeline::input
