// SPDX-License-Identifier: Apache-2.0
#include "cli/follow.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace placeline::cli {

namespace {

/// Written to by the handler of signals, which may do little else; readable for ever after.
std::atomic<int> stop_descriptor{-1};

extern "C" void ask_to_stop(int /*signal*/)
{
    const int kept = errno;
    const std::uint64_t one = 1;
    static_cast<void>(!::write(stop_descriptor.load(), &one, sizeof one));
    errno = kept;
}

void handle_signals(void (*handler)(int))
{
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART; // writes go on; what waits is woken by the descriptor
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace

Follow::Follow(std::string path) : path_{std::move(path)}
{
    std::error_code unknown;
    folder_ = std::filesystem::is_directory(path_, unknown);
    const std::filesystem::path parent = std::filesystem::path{path_}.parent_path();
    const std::string watched = folder_ ? path_ : parent.empty() ? "." : parent.string();
    if (!std::filesystem::is_directory(watched, unknown) ||
        (!folder_ && std::filesystem::exists(path_, unknown) && !std::filesystem::is_regular_file(path_, unknown))) {
        throw InputError{fmt::format("{}: --follow takes a file that grows or a folder that receives files", path_)};
    }
    events_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    const std::uint32_t wanted =
        folder_ ? IN_CLOSE_WRITE | IN_MOVED_TO : IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;
    if (events_ >= 0 && ::inotify_add_watch(events_, watched.c_str(), wanted) < 0) {
        ::close(events_);
        events_ = -1;
    }
    stop_descriptor = ::eventfd(0, EFD_CLOEXEC);
    handle_signals(ask_to_stop);
    if (folder_) {
        scan_folder(true);
    }
}

Follow::~Follow()
{
    handle_signals(SIG_DFL);
    ::close(stop_descriptor.exchange(-1));
    if (events_ >= 0) {
        ::close(events_);
    }
}

Follow::Look Follow::look_at(const std::string& path)
{
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) {
        return {};
    }
    constexpr std::int64_t second_ns = 1'000'000'000;
    return {.inode = about.st_ino,
            .size = about.st_size,
            .changed_ns = about.st_mtim.tv_sec * second_ns + about.st_mtim.tv_nsec};
}

bool Follow::asked_to_stop()
{
    pollfd stop{.fd = stop_descriptor, .events = POLLIN, .revents = 0};
    return ::poll(&stop, 1, 0) == 1;
}

bool Follow::wait()
{
    constexpr int tick_ms = 1000;
    std::array<pollfd, 2> what{{{.fd = stop_descriptor, .events = POLLIN, .revents = 0},
                                {.fd = events_, .events = POLLIN, .revents = 0}}}; // a negative one is passed over
    ::poll(what.data(), what.size(), tick_ms);
    read_events();
    return (what[0].revents & POLLIN) == 0;
}

void Follow::read_events()
{
    alignas(inotify_event) std::array<char, 1U << 14U> buffer;
    ssize_t got = 0;
    while (events_ >= 0 && (got = ::read(events_, buffer.data(), buffer.size())) > 0) {
        for (const char* at = buffer.data(); folder_ && at < buffer.data() + got;) {
            inotify_event event{};
            std::memcpy(&event, at, sizeof event);
            if (event.len > 0) {
                closed_.insert(at + sizeof event);
            }
            at += sizeof event + event.len;
        }
    }
}

void Follow::scan_folder(bool first)
{
    std::set<std::string> names; // in the order of names, as a folder that is read once
    std::error_code failed;
    for (std::filesystem::directory_iterator at{path_, failed}, end; !failed && at != end; at.increment(failed)) {
        names.insert(at->path().filename().string());
    }
    for (const std::string& name : names) {
        const std::string path = (std::filesystem::path{path_} / name).string();
        const Look look = look_at(path);
        const auto known = taken_.find(name);
        if (name.starts_with('.') || look.inode == 0 || (known != taken_.end() && known->second == look)) {
            continue;
        }
        // Without an event: not changed since the last look, so its writer has most likely ended.
        const auto before = waiting_.find(name);
        if (first || closed_.contains(name) || (before != waiting_.end() && before->second == look)) {
            taken_[name] = look;
            waiting_.erase(name);
            ready_.push_back(path);
        } else {
            waiting_[name] = look;
        }
    }
    closed_.clear();
}

bool Follow::file_ready()
{
    if (!folder_) {
        const Look now = look_at(path_);
        return now.inode != 0 && (now.inode != current_.inode || now.size < current_.size);
    }
    return !ready_.empty();
}

std::optional<std::string> Follow::next_file()
{
    if (asked_to_stop()) {
        return std::nullopt; // whatever else has come
    }
    while (!file_ready()) {
        if (!wait()) {
            return std::nullopt;
        }
        if (folder_) {
            scan_folder(false);
        }
    }
    if (!folder_) {
        current_ = look_at(path_);
        return path_;
    }
    std::string path = std::move(ready_.front());
    ready_.pop_front();
    return path;
}

bool Follow::wait_for_growth(int descriptor)
{
    while (true) {
        struct stat open_file {};
        if (::fstat(descriptor, &open_file) != 0) {
            return false;
        }
        const off_t read_to = ::lseek(descriptor, 0, SEEK_CUR);
        if (open_file.st_size > read_to) {
            return true;
        }
        current_.inode = open_file.st_ino;
        current_.size = read_to;
        if (open_file.st_size < read_to) { // cut: to be read from its beginning
            current_ = {};
            return false;
        }
        if (const Look named = look_at(path_); named.inode != 0 && named.inode != open_file.st_ino) {
            return false; // another file has its name now
        }
        if (!wait()) {
            return false;
        }
    }
}

} // namespace placeline::cli
