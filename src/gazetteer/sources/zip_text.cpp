// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/zip_text.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <utility>

#define ZLIB_CONST // the input is not written to
#include <zlib.h>

namespace placeline::gazetteer {

namespace {

// PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::string_view end_mark = "PK\x05\x06";
constexpr std::string_view entry_mark = "PK\x01\x02";
constexpr std::string_view member_mark = "PK\x03\x04";
constexpr std::size_t end_bytes = 22;
constexpr std::size_t entry_bytes = 46;
constexpr std::size_t member_bytes = 30;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;
constexpr std::uint64_t most_growth = 200; ///< lists of places pack some 4 times

struct Member {
    std::string_view name;
    std::uint32_t flags = 0;
    std::uint32_t method = 0;
    std::uint32_t crc = 0;
    std::uint32_t packed_bytes = 0;
    std::uint32_t bytes = 0;
    std::uint32_t at = 0; ///< of its own head
};

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t n)
{
    std::uint32_t value = 0;
    for (std::size_t i = n; i > 0; --i) {
        value = value << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
    }
    return value;
}

bool is_text(std::string_view name)
{
    const auto folder = name.find_last_of('/');
    const std::string_view file = name.substr(folder == std::string_view::npos ? 0 : folder + 1);
    return (file.ends_with(".txt") || file.ends_with(".tsv")) && !file.starts_with("readme") &&
           !file.starts_with("README");
}

std::optional<Member> largest_text(std::string_view archive)
{
    const std::size_t end = archive.rfind(end_mark);
    if (end == std::string_view::npos || archive.size() - end < end_bytes) {
        return std::nullopt;
    }
    std::optional<Member> largest;
    for (std::size_t at = number_at(archive, end + 16, 4);
         at <= archive.size() && archive.size() - at >= entry_bytes && archive.substr(at, 4) == entry_mark;) {
        const std::size_t name_bytes = number_at(archive, at + 28, 2);
        const Member member{.name = archive.substr(at + entry_bytes, name_bytes),
                            .flags = number_at(archive, at + 8, 2),
                            .method = number_at(archive, at + 10, 2),
                            .crc = number_at(archive, at + 16, 4),
                            .packed_bytes = number_at(archive, at + 20, 4),
                            .bytes = number_at(archive, at + 24, 4),
                            .at = number_at(archive, at + 42, 4)};
        if (is_text(member.name) && (!largest || member.bytes > largest->bytes)) {
            largest = member;
        }
        at += entry_bytes + name_bytes + number_at(archive, at + 30, 2) + number_at(archive, at + 32, 2);
    }
    return largest;
}

/// \return  Nothing: the bytes are no whole deflate stream of that size.
std::optional<std::string> inflated(std::string_view packed, std::uint32_t size)
{
    struct End {
        void operator()(z_stream* stream) const noexcept { inflateEnd(stream); }
    };
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) { // raw: ZIP has heads of its own
        return std::nullopt;
    }
    const std::unique_ptr<z_stream, End> owner{&stream};
    std::string out(size, '\0');
    stream.next_in = reinterpret_cast<const Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    return inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0 ? std::optional{std::move(out)}
                                                                               : std::nullopt;
}

} // namespace

std::string text_of_zip(const std::filesystem::path& path, std::string_view archive)
{
    const std::optional<Member> member = largest_text(archive);
    if (!member) {
        return {};
    }
    const auto fail = [&](std::string_view reason) {
        throw InputError{fmt::format("{}: \"{}\" in it {}", path.string(), member->name, reason)};
    };
    if (member->bytes == in_zip64 || member->packed_bytes == in_zip64 || member->at == in_zip64) {
        fail("is larger than 4 GB; unpack it first");
    }
    if ((member->flags & 1U) != 0 || (member->method != 0 && member->method != Z_DEFLATED)) {
        fail("is encrypted or packed in a way other than deflate; unpack it first");
    }
    if (member->bytes > most_growth * std::max<std::uint64_t>(member->packed_bytes, 1024)) {
        fail("grows more than 200 times when unpacked; no list of places does");
    }
    constexpr std::string_view damaged = "is damaged; copy or download it again";
    const std::size_t at = member->at;
    if (at > archive.size() || archive.size() - at < member_bytes || archive.substr(at, 4) != member_mark) {
        fail(damaged);
    }
    const std::size_t start = at + member_bytes + number_at(archive, at + 26, 2) + number_at(archive, at + 28, 2);
    if (start > archive.size() || archive.size() - start < member->packed_bytes) {
        fail(damaged);
    }
    const std::string_view packed = archive.substr(start, member->packed_bytes);
    auto text = member->method == 0 ? std::optional{std::string{packed}} : inflated(packed, member->bytes);
    if (!text || crc32_z(0, reinterpret_cast<const Bytef*>(text->data()), text->size()) != member->crc) {
        fail(damaged);
    }
    return std::move(*text);
}

} // namespace placeline::gazetteer
