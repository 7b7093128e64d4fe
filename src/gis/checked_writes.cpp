// SPDX-License-Identifier: Apache-2.0
#include "gis/checked_writes.hpp"

#include "base/block_writer.hpp"

#include <cerrno>
#include <cpl_vsi.h>
#include <cstdint>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace placeline::gis {

namespace {

constexpr const char* prefix = "/vsiplaceline/"; // what follows is the path as it is

thread_local int first_error = 0;

/// An open file as GDAL's drivers use it: they go back and forth between far places, and often to where they are.
class File {
public:
    explicit File(int descriptor) : descriptor_{descriptor}, blocks_{descriptor} {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File()
    {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
    }

    bool write(std::string_view bytes)
    {
        written_ = true;
        window_.clear();
        if (!noted(blocks_.move_to(at_)) || !noted(blocks_.write(bytes))) {
            return false;
        }
        at_ += bytes.size();
        return true;
    }

    std::size_t read(char* bytes, std::size_t size)
    {
        std::size_t done = 0;
        while (done < size) {
            if (at_ < window_at_ || at_ >= window_at_ + window_.size()) {
                const bool filled = fill_window();
                if (window_.empty()) {
                    at_end_ = filled;
                    break;
                }
            }
            const std::size_t copied = window_.copy(bytes + done, size - done, at_ - window_at_);
            done += copied;
            at_ += copied;
        }
        return done;
    }

    [[nodiscard]] std::uint64_t at() const { return at_; }
    [[nodiscard]] bool at_end() const { return at_end_; } ///< the last reading has met the end

    bool seek(std::uint64_t offset, int whence)
    {
        at_end_ = false;
        struct stat status {};
        if (whence == SEEK_END && (!flush() || ::fstat(descriptor_, &status) != 0)) {
            return false;
        }
        at_ = offset + (whence == SEEK_END ? static_cast<std::uint64_t>(status.st_size) : whence == SEEK_CUR ? at_ : 0);
        return true;
    }

    bool flush() { return noted(blocks_.flush()); }

    bool truncate(std::uint64_t size)
    {
        written_ = true;
        window_.clear();
        return flush() && noted(::ftruncate(descriptor_, static_cast<off_t>(size)) == 0 ? 0 : errno);
    }

    bool close()
    {
        const bool flushed = flush();
        const int status = ::close(std::exchange(descriptor_, -1));
        return (status == 0 || !written_ || noted(errno)) && flushed;
    }

private:
    /// Reads what follows `at_`; empty at the end of the file.
    bool fill_window()
    {
        constexpr std::size_t window_bytes = std::size_t{1} << 16U;
        if (!flush()) {
            return false;
        }
        window_.resize(window_bytes);
        window_at_ = at_;
        ssize_t got = 0;
        do {
            got = ::pread(descriptor_, window_.data(), window_.size(), static_cast<off_t>(at_));
        } while (got < 0 && errno == EINTR);
        window_.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
        return got >= 0;
    }

    static bool noted(int error) noexcept
    {
        if (first_error == 0) {
            first_error = error;
        }
        return error == 0;
    }

    int descriptor_;
    BlockWriter blocks_;
    std::uint64_t at_ = 0;
    bool at_end_ = false;
    std::string window_; ///< bytes of the file from `window_at_` on, as read last
    std::uint64_t window_at_ = 0;
    bool written_ = false;
};

File& file_of(void* file)
{
    return *static_cast<File*>(file);
}

void* open_file(void* /*data*/, const char* name, const char* access)
{
    const std::string_view mode = access;
    int flags = mode.find('+') != std::string_view::npos ? O_RDWR : mode.starts_with('r') ? O_RDONLY : O_WRONLY;
    if (mode.starts_with('w')) {
        flags |= O_CREAT | O_TRUNC;
    } else if (!mode.starts_with('r')) { // no driver in use appends
        errno = EINVAL;
        return nullptr;
    }
    const int descriptor = ::open(name, flags | O_CLOEXEC, 0666);
    return descriptor < 0 ? nullptr : std::make_unique<File>(descriptor).release(); // GDAL gives it to `close_file`
}

std::size_t write_file(void* file, const void* bytes, std::size_t size, std::size_t count)
{
    return file_of(file).write({static_cast<const char*>(bytes), size * count}) ? count : 0;
}

std::size_t read_file(void* file, void* bytes, std::size_t size, std::size_t count)
{
    return size == 0 ? 0 : file_of(file).read(static_cast<char*>(bytes), size * count) / size;
}

vsi_l_offset tell_file(void* file)
{
    return file_of(file).at();
}

int seek_file(void* file, vsi_l_offset offset, int whence)
{
    return file_of(file).seek(offset, whence) ? 0 : -1;
}

int at_end_of_file(void* file)
{
    return file_of(file).at_end() ? 1 : 0;
}

int flush_file(void* file)
{
    return file_of(file).flush() ? 0 : -1;
}

int truncate_file(void* file, vsi_l_offset size)
{
    return file_of(file).truncate(size) ? 0 : -1;
}

int close_file(void* file)
{
    const std::unique_ptr<File> owned{&file_of(file)};
    return owned->close() ? 0 : -1;
}

int stat_file(void* /*data*/, const char* name, VSIStatBufL* status, int flags)
{
    return VSIStatExL(name, status, flags);
}

int unlink_file(void* /*data*/, const char* name)
{
    return ::unlink(name);
}

int rename_file(void* /*data*/, const char* from, const char* to)
{
    return ::rename(from, to);
}

char** read_folder(void* /*data*/, const char* name, int most)
{
    return VSIReadDirEx(name, most);
}

void install()
{
    const std::unique_ptr<VSIFilesystemPluginCallbacksStruct, decltype(&VSIFreeFilesystemPluginCallbacksStruct)> calls{
        VSIAllocFilesystemPluginCallbacksStruct(), &VSIFreeFilesystemPluginCallbacksStruct};
    calls->open = open_file;
    calls->write = write_file;
    calls->read = read_file;
    calls->tell = tell_file;
    calls->seek = seek_file;
    calls->eof = at_end_of_file;
    calls->flush = flush_file;
    calls->truncate = truncate_file;
    calls->close = close_file;
    calls->stat = stat_file;
    calls->unlink = unlink_file;
    calls->rename = rename_file;
    calls->read_dir = read_folder;
    VSIInstallPluginHandler(prefix, calls.get());
}

} // namespace

CheckedWrites::CheckedWrites()
{
    static std::once_flag once;
    std::call_once(once, install);
    first_error = 0;
}

std::string CheckedWrites::path(const std::filesystem::path& file)
{
    return prefix + file.string();
}

int CheckedWrites::error() noexcept
{
    return first_error;
}

} // namespace placeline::gis
