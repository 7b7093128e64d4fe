// SPDX-License-Identifier: Apache-2.0
// A library to preload: lets one system call of the program fail, or ends the program at it, and makes clocks jump.
//
//   FAULT=CALL:NUMBER:ERROR  the NUMBERth CALL on a file under FAULT_FOLDER fails with ERROR (ENOSPC, EIO, EACCES) or,
//                            where that is KILL, is the last thing before SIGKILL
//   FAULT_FOLDER             only files of this folder count
//   FAULT_MARK               a file that is made when it has happened
//   FAULT_CLOCK=1            the clock of the day jumps forth and back by years with each look at it
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

template <typename Function>
Function* real(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name)); // POSIX lets dlsym return functions
}

struct Plan {
    std::string_view call;
    long number = 0;
    int error = 0; ///< 0: the program is killed
};

Plan read_plan()
{
    const char* const text = std::getenv("FAULT");
    if (text == nullptr) {
        return {};
    }
    const std::string_view all{text};
    const auto colon = all.find(':');
    const auto second = all.find(':', colon + 1);
    const std::string_view error = all.substr(second + 1);
    return {all.substr(0, colon), std::strtol(text + colon + 1, nullptr, 10),
            error == "KILL"     ? 0
            : error == "ENOSPC" ? ENOSPC
            : error == "EACCES" ? EACCES
                                : EIO};
}

bool in_folder(std::string_view path)
{
    const char* const folder = std::getenv("FAULT_FOLDER");
    return folder != nullptr && path.starts_with(folder);
}

/// Whether this call is the one that the plan is about. Kills where that is planned.
bool fails(std::string_view call, std::string_view path)
{
    static const Plan plan = read_plan();
    static std::atomic<long> calls{0};
    if (call != plan.call || !in_folder(path) || ++calls != plan.number) {
        return false;
    }
    if (const char* const mark = std::getenv("FAULT_MARK")) {
        ::close(::creat(mark, 0666));
    }
    if (plan.error == 0) {
        ::kill(::getpid(), SIGKILL);
    }
    errno = plan.error;
    return true;
}

bool fails_on(std::string_view call, int descriptor)
{
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    char path[4096];
    const int held = errno;
    const ssize_t length = ::readlink(link, path, sizeof path);
    const int flags = ::fcntl(descriptor, F_GETFL);
    errno = held;
    const bool written = flags >= 0 && ((flags & O_ACCMODE) != O_RDONLY || call == "fsync");
    return length > 0 && written && fails(call, {path, static_cast<std::size_t>(length)});
}

/// As the kernel would see it; relative names are those of the current folder.
bool fails_at(std::string_view call, const char* path)
{
    char whole[8192];
    if (path[0] != '/' && ::getcwd(whole, sizeof whole / 2) != nullptr) {
        const std::size_t length = std::strlen(whole);
        std::snprintf(whole + length, sizeof whole - length, "/%s", path);
        path = whole;
    }
    return fails(call, path);
}

std::time_t jump()
{
    static std::atomic<int> looks{0};
    constexpr std::time_t years = 5L * 366 * 86400;
    return std::getenv("FAULT_CLOCK") == nullptr ? 0 : (++looks % 2 == 0 ? years : -years);
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, std::size_t size)
{
    static const auto next = real<ssize_t(int, const void*, std::size_t)>("write");
    return fails_on("write", descriptor) ? -1 : next(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void* bytes, std::size_t size, off64_t at)
{
    static const auto next = real<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64");
    return fails_on("write", descriptor) ? -1 : next(descriptor, bytes, size, at);
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t size, off_t at)
{
    static const auto next = real<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
    return fails_on("write", descriptor) ? -1 : next(descriptor, bytes, size, at);
}

std::size_t fwrite(const void* bytes, std::size_t size, std::size_t count, FILE* file)
{
    static const auto next = real<std::size_t(const void*, std::size_t, std::size_t, FILE*)>("fwrite");
    return fails_on("write", ::fileno(file)) ? 0 : next(bytes, size, count, file);
}

int close(int descriptor)
{
    static const auto next = real<int(int)>("close");
    const bool failed = fails_on("close", descriptor);
    const int error = errno;
    const int status = next(descriptor); // as the kernel does: it is closed, and tells that not all was kept
    errno = failed ? error : errno;
    return failed ? -1 : status;
}

int fclose(FILE* file)
{
    static const auto next = real<int(FILE*)>("fclose");
    const bool failed = fails_on("close", ::fileno(file));
    const int error = errno;
    const int status = next(file);
    errno = failed ? error : errno;
    return failed ? EOF : status;
}

int fsync(int descriptor)
{
    static const auto next = real<int(int)>("fsync");
    return fails_on("fsync", descriptor) ? -1 : next(descriptor);
}

int fdatasync(int descriptor)
{
    static const auto next = real<int(int)>("fdatasync");
    return fails_on("fsync", descriptor) ? -1 : next(descriptor);
}

int rename(const char* from, const char* to) noexcept
{
    static const auto next = real<int(const char*, const char*)>("rename");
    return fails_at("rename", to) ? -1 : next(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept
{
    static const auto next = real<int(const char*, mode_t)>("mkdir");
    return fails_at("mkdir", path) ? -1 : next(path, mode);
}

int unlink(const char* path) noexcept
{
    static const auto next = real<int(const char*)>("unlink");
    return fails_at("unlink", path) ? -1 : next(path);
}

int clock_gettime(clockid_t clock, timespec* now) noexcept
{
    static const auto next = real<int(clockid_t, timespec*)>("clock_gettime");
    const int status = next(clock, now);
    now->tv_sec += clock == CLOCK_REALTIME ? jump() : 0;
    return status;
}

std::time_t time(std::time_t* into) noexcept
{
    static const auto next = real<std::time_t(std::time_t*)>("time");
    const std::time_t now = next(nullptr) + jump();
    if (into != nullptr) {
        *into = now;
    }
    return now;
}

int gettimeofday(timeval* __restrict now, void* __restrict zone) noexcept
{
    static const auto next = real<int(timeval*, void*)>("gettimeofday");
    const int status = next(now, zone);
    now->tv_sec += jump();
    return status;
}

} // extern "C"
