// SPDX-License-Identifier: Apache-2.0
#include "gis/checked_writes.hpp"

#include <cpl_vsi.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <mutex>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

namespace placeline::gis {

namespace {

constexpr const char* prefix = "/vsiplaceline/"; // what follows is the path as it is

thread_local int first_error = 0;

void note_failure() noexcept
{
    if (first_error == 0) {
        first_error = errno != 0 ? errno : EIO;
    }
}

/// Standard C files with large buffers: as GDAL's own handler has them, but that failures are kept.
struct File {
    std::FILE* stream = nullptr;
    bool written = false;
    std::vector<char> buffer;
};

std::FILE* stream_of(void* file)
{
    return static_cast<File*>(file)->stream;
}

void* open_file(void* /*data*/, const char* name, const char* access)
{
    std::FILE* const stream = std::fopen(name, access);
    if (stream == nullptr) {
        return nullptr;
    }
    auto file = std::make_unique<File>();
    file->stream = stream;
    file->buffer.resize(std::size_t{1} << 16U);
    std::setvbuf(stream, file->buffer.data(), _IOFBF, file->buffer.size());
    return file.release(); // GDAL hands it back to `close_file`
}

std::size_t write_file(void* file, const void* bytes, std::size_t size, std::size_t count)
{
    static_cast<File*>(file)->written = true;
    const std::size_t done = std::fwrite(bytes, size, count, stream_of(file));
    if (done < count) {
        note_failure();
    }
    return done;
}

std::size_t read_file(void* file, void* bytes, std::size_t size, std::size_t count)
{
    return std::fread(bytes, size, count, stream_of(file));
}

vsi_l_offset tell_file(void* file)
{
    return static_cast<vsi_l_offset>(::ftello(stream_of(file)));
}

int seek_file(void* file, vsi_l_offset offset, int whence)
{
    const int status = ::fseeko(stream_of(file), static_cast<off_t>(offset), whence); // writes what is buffered
    if (status != 0 && static_cast<File*>(file)->written) {
        note_failure();
    }
    return status;
}

int at_end_of_file(void* file)
{
    return std::feof(stream_of(file)) != 0 ? 1 : 0;
}

int flush_file(void* file)
{
    const int status = std::fflush(stream_of(file));
    if (status != 0) {
        note_failure();
    }
    return status;
}

int truncate_file(void* file, vsi_l_offset size)
{
    const bool done =
        std::fflush(stream_of(file)) == 0 && ::ftruncate(::fileno(stream_of(file)), static_cast<off_t>(size)) == 0;
    if (!done) {
        note_failure();
    }
    return done ? 0 : -1;
}

int close_file(void* file)
{
    const std::unique_ptr<File> owned{static_cast<File*>(file)};
    const bool spoilt = std::ferror(owned->stream) != 0;
    const int status = std::fclose(owned->stream);
    if (owned->written && (status != 0 || spoilt)) {
        note_failure();
    }
    return status;
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
