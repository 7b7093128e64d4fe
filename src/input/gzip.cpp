// SPDX-License-Identifier: Apache-2.0
#include "input/gzip.hpp"

#include "base/error.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace placeline::input {

namespace {

constexpr std::string_view magic = "\x1F\x8B";

/// Prose packs some 3 to 5 times, dull tables 30 times; deflate's own bound is 1032. What is above this and long is
/// made to fill memory or disk.
constexpr std::uint64_t most_growth = 200;
constexpr std::uint64_t growth_counts_from_bytes = std::uint64_t{64} << 20U;

} // namespace

struct Gunzip::Impl {
    z_stream stream{};
    std::uint64_t packed_bytes = 0;
    std::uint64_t unpacked_bytes = 0;
    bool within_member = false;
    bool done = false; ///< what follows the last member is no gzip; gzip(1) passes over it too

    Impl()
    {
        if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) { // 16: a gzip header is expected
            throw InputError{"gzip data cannot be unpacked: not enough memory"};
        }
    }
    ~Impl() { inflateEnd(&stream); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
};

Gunzip::Gunzip() : impl_{std::make_unique<Impl>()} {}
Gunzip::~Gunzip() = default;
Gunzip::Gunzip(Gunzip&&) noexcept = default;
Gunzip& Gunzip::operator=(Gunzip&&) noexcept = default;

bool Gunzip::is_gzip(std::string_view head) noexcept
{
    return head.starts_with(magic);
}

std::size_t Gunzip::unpack(std::string_view packed, std::string& out, std::size_t most)
{
    Impl& self = *impl_;
    if (self.done || packed.empty()) {
        return packed.size();
    }
    if (!self.within_member) {
        if (packed.front() != magic.front()) {
            self.done = true;
            return packed.size();
        }
        inflateReset(&self.stream);
        self.within_member = true;
    }
    const std::size_t offered = std::min<std::size_t>(packed.size(), std::numeric_limits<uInt>::max());
    const std::size_t held = out.size();
    out.resize(held + most);
    // zlib's interface is older than const; it does not write to its input
    self.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    self.stream.avail_in = static_cast<uInt>(offered);
    self.stream.next_out = reinterpret_cast<Bytef*>(out.data() + held);
    self.stream.avail_out = static_cast<uInt>(most);
    const int status = inflate(&self.stream, Z_NO_FLUSH);
    const std::size_t made = most - self.stream.avail_out;
    const std::size_t used = offered - self.stream.avail_in;
    out.resize(held + made);
    self.packed_bytes += used;
    self.unpacked_bytes += made;
    if (status == Z_STREAM_END) {
        self.within_member = false;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
        throw InputError{
            fmt::format("the gzip data is damaged near byte {}; copy or download the file again", self.packed_bytes)};
    }
    if (self.unpacked_bytes > growth_counts_from_bytes && self.unpacked_bytes / self.packed_bytes > most_growth) {
        throw InputError{fmt::format("the gzip data grows more than {} times when unpacked, as no text does; unpack it "
                                     "yourself if you trust it",
                                     most_growth)};
    }
    return used;
}

bool Gunzip::within_member() const noexcept
{
    return impl_->within_member;
}

} // namespace placeline::input
