// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/checksum.hpp"
#include "input/arrivals.hpp"
#include "input/gzip.hpp"
#include "input/transcode.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace placeline::input {

/// A file or standard input, read in pieces: what is held does not grow with the file. What is packed with gzip is
/// unpacked, and UTF-16 with a byte order mark becomes UTF-8; offsets are those of what comes out.
class ByteStream {
public:
    /// \param name     A path, or "-" for standard input.
    /// \param arrivals What waits at its end for more; must outlive the stream. nullptr: the end is the end.
    /// \param summed   Let the bytes be summed up as they are read, for `checksum`.
    /// \throws InputError  Absent, a folder, not readable: says so with the name.
    explicit ByteStream(std::string name, Arrivals* arrivals = nullptr, bool summed = false);
    ~ByteStream();
    ByteStream(ByteStream&& other) noexcept;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    ByteStream& operator=(ByteStream&&) = delete;

    /// What is read and not yet consumed. Valid until the next call of `read_more` or `consume`.
    [[nodiscard]] std::string_view unread() const noexcept { return std::string_view{buffer_}.substr(begin_); }
    /// Reads another piece behind `unread`. \return false at the end of the file, or where packed data cannot be
    /// unpacked any further, see `fault`. \throws InputError  A read failed.
    bool read_more();
    void consume(std::size_t bytes);

    /// From the first unread byte on, turns an encoding into UTF-8.
    /// \throws InputError  Unknown (see `Transcoder`).
    void decode_from(const std::string& charset);

    /// Why the bytes end before the file's content does; empty: they do not.
    [[nodiscard]] const std::string& fault() const noexcept { return fault_; }
    /// The last byte consumed, where the buffer still holds it; NUL before the first.
    [[nodiscard]] char last_consumed() const noexcept { return begin_ > 0 ? buffer_[begin_ - 1] : '\0'; }

    [[nodiscard]] bool at_end() const noexcept { return ended_ && begin_ == buffer_.size(); }
    [[nodiscard]] bool ended() const noexcept { return ended_; }            ///< nothing is left to be read
    [[nodiscard]] bool regular_file() const noexcept { return regular_; }   ///< never waits for a writer
    [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; } ///< of the first byte of `unread`
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

    /// Of the bytes as they lie in the file; of a pipe, of those that were read. Reads the rest of a file that nobody
    /// asked for, and ends the stream. \throws InputError
    FileChecksum checksum();

private:
    std::size_t read_raw(char* into, std::size_t bytes);
    bool read_piece();
    bool unpack_piece();
    std::size_t read_bytes(std::string& into);
    void look_at_begin();

    std::string name_;
    Arrivals* arrivals_ = nullptr;
    std::string buffer_;
    std::string fault_;
    std::string packed_; ///< read and not yet unpacked
    std::optional<Gunzip> gunzip_;
    std::optional<Transcoder> transcoder_;
    bool begun_ = false;
    std::size_t begin_ = 0;
    std::uint64_t offset_ = 0;
    int descriptor_ = -1;
    std::optional<Sha256> sum_;
    std::uint64_t raw_bytes_ = 0; ///< read from the file
    bool ended_ = false;
    bool regular_ = false;
};

} // namespace placeline::input
