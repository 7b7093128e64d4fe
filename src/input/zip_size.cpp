// SPDX-License-Identifier: Apache-2.0
#include "input/zip_size.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <vector>

namespace placeline::input {

namespace {

/// Spreadsheets pack some 5 to 20 times, dull ones 100 times; deflate's own bound is 1032.
constexpr std::uint64_t most_growth = 200;
constexpr std::uint64_t growth_counts_from_bytes = std::uint64_t{64} << 20U;

// PKWARE APPNOTE 6.3, sections 4.3.12 and 4.3.16.
constexpr std::string_view end_mark = "PK\x05\x06";
constexpr std::string_view entry_mark = "PK\x01\x02";
constexpr std::size_t end_bytes = 22;
constexpr std::size_t entry_bytes = 46;
constexpr std::size_t longest_comment = 65535;
constexpr std::uint32_t in_extra_field = 0xFFFFFFFF; ///< of Zip64: no spreadsheet is that large

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t n)
{
    std::uint32_t value = 0;
    for (std::size_t i = n; i > 0; --i) {
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i - 1]);
    }
    return value;
}

std::string read(std::ifstream& file, std::uint64_t at, std::size_t n)
{
    std::string bytes(n, '\0');
    file.clear();
    file.seekg(static_cast<std::streamoff>(at));
    file.read(bytes.data(), static_cast<std::streamsize>(n));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return bytes;
}

} // namespace

void check_zip_size(const std::string& path)
{
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    if (!file) {
        return; // who opens it says why
    }
    const auto size = static_cast<std::uint64_t>(std::max<std::streamoff>(file.tellg(), 0));
    if (size < end_bytes || !read(file, 0, 2).starts_with("PK")) {
        return;
    }
    const std::size_t tail_bytes = static_cast<std::size_t>(std::min<std::uint64_t>(size, end_bytes + longest_comment));
    const std::string tail = read(file, size - tail_bytes, tail_bytes);
    const std::size_t end = tail.rfind(end_mark);
    if (end == std::string::npos || end + end_bytes > tail.size()) {
        return; // cut: no reader of spreadsheets opens it
    }
    const auto directory_bytes =
        static_cast<std::size_t>(std::min<std::uint64_t>(little_endian(tail, end + 12, 4), size));
    const std::string directory = read(file, little_endian(tail, end + 16, 4), directory_bytes);
    std::uint64_t unpacked = 0;
    for (std::size_t at = 0; at + entry_bytes <= directory.size() && directory.compare(at, 4, entry_mark) == 0;) {
        const std::uint32_t entry = little_endian(directory, at + 24, 4);
        unpacked += entry;
        if (entry == in_extra_field) {
            throw InputError{fmt::format("{}: holds a part of more than 4 GB; no table is read from it", path)};
        }
        at += entry_bytes + little_endian(directory, at + 28, 2) + little_endian(directory, at + 30, 2) +
              little_endian(directory, at + 32, 2);
    }
    if (unpacked > growth_counts_from_bytes && unpacked / size > most_growth) {
        throw InputError{
            fmt::format("{}: grows more than {} times when unpacked, as no table does; save it as CSV if you "
                        "trust it",
                        path, most_growth)};
    }
}

} // namespace placeline::input
