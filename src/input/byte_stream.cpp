// SPDX-License-Identifier: Apache-2.0
#include "input/byte_stream.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace placeline::input {

namespace {

#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
constexpr std::size_t piece_bytes = 61; // so that small files too have borders between pieces, in odd places
#else
constexpr std::size_t piece_bytes = std::size_t{1} << 18U;
#endif

std::string shown(const std::string& name)
{
    return name == "-" ? "standard input" : name;
}

} // namespace

ByteStream::ByteStream(std::string name, Arrivals* arrivals, bool summed) : name_{std::move(name)}, arrivals_{arrivals}
{
    if (summed) {
        sum_.emplace();
    }
    descriptor_ = name_ == "-" ? STDIN_FILENO : ::open(name_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) {
        const int why = errno;
        throw InputError{why == ENOENT ? fmt::format("{}: no such file; check the name and the folder", name_)
                                       : fmt::format("{}: cannot be read: {}", name_, std::strerror(why))};
    }
    struct stat about {};
    if (::fstat(descriptor_, &about) == 0) {
        regular_ = S_ISREG(about.st_mode) && arrivals_ == nullptr;
        if (S_ISDIR(about.st_mode)) {
            if (name_ != "-") {
                ::close(descriptor_);
            }
            throw InputError{fmt::format("{}: is a folder; name files", shown(name_))};
        }
    }
}

ByteStream::ByteStream(ByteStream&& other) noexcept
    : name_{std::move(other.name_)}, arrivals_{other.arrivals_}, buffer_{std::move(other.buffer_)},
      fault_{std::move(other.fault_)}, packed_{std::move(other.packed_)}, gunzip_{std::move(other.gunzip_)},
      transcoder_{std::move(other.transcoder_)}, begun_{other.begun_}, begin_{other.begin_}, offset_{other.offset_},
      descriptor_{std::exchange(other.descriptor_, -1)}, sum_{std::move(other.sum_)}, raw_bytes_{other.raw_bytes_},
      ended_{other.ended_}, regular_{other.regular_}
{
}

ByteStream::~ByteStream()
{
    if (descriptor_ > STDIN_FILENO) {
        ::close(descriptor_);
    }
}

bool ByteStream::read_more()
{
    if (ended_) {
        return false;
    }
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t held = buffer_.size();
    try {
        // a piece may come to nothing: half a character, the header of a packed file
        while (!ended_ && buffer_.size() == held) {
            ended_ = !read_piece();
        }
    } catch (const InputError& error) {
        ended_ = true;
        throw InputError{fmt::format("{}: {}", shown(name_), error.what())};
    }
    return buffer_.size() > held;
}

/// Adds what can be had at once behind the buffer, in UTF-8 where the encoding is known. \return false at the end.
bool ByteStream::read_piece()
{
    const std::size_t held = buffer_.size();
    const bool more = gunzip_ ? unpack_piece() : read_bytes(buffer_) > 0;
    if (!begun_ && (buffer_.size() >= 2 || !more)) {
        look_at_begin(); // of a piece that nothing was done to yet
        return more;
    }
    if (transcoder_) {
        const std::string piece = buffer_.substr(held);
        buffer_.resize(held);
        transcoder_->convert(piece, buffer_, !more);
    }
    return more;
}

bool ByteStream::unpack_piece()
{
    if (packed_.empty() && read_bytes(packed_) == 0) {
        fault_ = gunzip_->within_member() ? "the gzip data ends too early: the file is cut" : "";
        return false;
    }
    try {
        packed_.erase(0, gunzip_->unpack(packed_, buffer_, piece_bytes));
    } catch (const InputError& error) { // what was unpacked before is good
        fault_ = error.what();
        return false;
    }
    return true;
}

std::size_t ByteStream::read_bytes(std::string& into)
{
    const std::size_t held = into.size();
    into.resize(held + piece_bytes);
    std::size_t got = 0;
    try {
        got = read_raw(into.data() + held, piece_bytes);
    } catch (const InputError&) {
        into.resize(held);
        throw;
    }
    into.resize(held + got);
    return got;
}

std::size_t ByteStream::read_raw(char* into, std::size_t bytes)
{
    ssize_t got = -1;
    do {
        got = ::read(descriptor_, into, bytes);
    } while ((got < 0 && errno == EINTR) ||
             (got == 0 && arrivals_ != nullptr && arrivals_->wait_for_growth(descriptor_)));
    if (got < 0) {
        throw InputError{fmt::format("cannot be read: {}", std::strerror(errno))};
    }
    const auto size = static_cast<std::size_t>(got);
    raw_bytes_ += size;
    if (sum_) {
        sum_->add({into, size});
    }
    return size;
}

FileChecksum ByteStream::checksum()
{
    std::string rest(piece_bytes, '\0');
    while (regular_ && sum_ && read_raw(rest.data(), rest.size()) > 0) { // behind the last record
    }
    ended_ = true;
    return {.name = name_, .bytes = raw_bytes_, .sha256 = sum_ ? sum_->hex() : std::string{}};
}

void ByteStream::look_at_begin()
{
    if (!gunzip_ && Gunzip::is_gzip(buffer_)) {
        packed_ = std::exchange(buffer_, {});
        gunzip_.emplace();
        return; // what is inside is looked at when it is unpacked
    }
    begun_ = true;
    if (buffer_.starts_with("\xFF\xFE") || buffer_.starts_with("\xFE\xFF")) {
        decode_from("UTF-16"); // reads the mark and passes over it
    }
}

void ByteStream::decode_from(const std::string& charset)
{
    transcoder_.emplace(charset);
    const std::string bytes = buffer_.substr(begin_);
    buffer_.clear();
    begin_ = 0;
    transcoder_->convert(bytes, buffer_, ended_);
}

void ByteStream::consume(std::size_t bytes)
{
    begin_ += bytes;
    offset_ += bytes;
}

} // namespace placeline::input
