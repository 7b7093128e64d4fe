// SPDX-License-Identifier: Apache-2.0
#include "cli/run_state.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/output_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string_view>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace placeline::cli {

namespace {

constexpr std::string_view title = "placeline state 1";
constexpr std::string_view any_version = "placeline state ";

/// Reads the lines of a state: "name value", then two numbers of 16 digits a report.
class StateReader {
public:
    explicit StateReader(std::string_view text) : rest_{text} {}

    /// The value of the line of that name. \return false: it is not what stands next.
    bool value(std::string_view name, std::string_view& into)
    {
        const std::size_t end = rest_.find('\n');
        const std::string_view line = rest_.substr(0, end);
        if (end == std::string_view::npos || !line.starts_with(name) || line.substr(name.size(), 1) != " ") {
            return false;
        }
        into = line.substr(name.size() + 1);
        rest_.remove_prefix(end + 1);
        return true;
    }

    bool number(std::string_view name, std::uint64_t& into)
    {
        std::string_view digits;
        return value(name, digits) && read(digits, into, 10);
    }

    bool report(pipeline::Fingerprint& into)
    {
        constexpr std::size_t digits = 16;
        constexpr std::size_t line = 2 * digits + 2;
        const bool good = rest_.size() >= line && rest_[digits] == ' ' && rest_[line - 1] == '\n' &&
                          read(rest_.substr(0, digits), into.id, 16) &&
                          read(rest_.substr(digits + 1, digits), into.content, 16);
        rest_.remove_prefix(good ? line : 0);
        return good;
    }

    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

private:
    static bool read(std::string_view digits, std::uint64_t& into, int base)
    {
        const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), into, base);
        return status == std::errc{} && end == digits.data() + digits.size();
    }

    std::string_view rest_;
};

bool read_all(StateReader& reader, RunState& state)
{
    std::string_view ended;
    std::uint64_t count = 0;
    std::string_view output;
    if (!reader.value("output", output) || !reader.number("bytes", state.bytes) || !reader.value("ended", ended) ||
        !reader.number("reports", count)) {
        return false;
    }
    state.output = output;
    state.ended = ended == "yes";
    for (std::uint64_t i = 0; i < count; ++i) {
        pipeline::Fingerprint report;
        if (!reader.report(report)) {
            return false;
        }
        state.reports.push_back(report);
    }
    return reader.at_end();
}

} // namespace

void check_is_run_state(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    std::string begin(any_version.size(), '\0');
    if (file && (!file.read(begin.data(), static_cast<std::streamsize>(begin.size())) || begin != any_version)) {
        throw InputError{fmt::format("{}: is no state of an earlier run; give --state another name", path.string())};
    }
}

std::optional<RunState> read_run_state(const std::filesystem::path& path)
{
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) {
        return std::nullopt;
    }
    std::ifstream file{path, std::ios::binary};
    const std::string all{std::istreambuf_iterator<char>{file}, {}};
    if (!file.is_open() || file.bad()) {
        throw InputError{fmt::format("{}: cannot be read: {}", path.string(), std::strerror(errno))};
    }
    check_is_run_state(path);
    if (!all.starts_with(fmt::format("{}\n", title))) {
        throw InputError{fmt::format(
            "{}: is a state of another version of placeline; remove it to take all reports again", path.string())};
    }
    RunState state;
    const std::size_t last = all.rfind("check ");
    StateReader tail{last == std::string::npos ? std::string_view{} : std::string_view{all}.substr(last)};
    std::string_view check;
    const std::string_view body = std::string_view{all}.substr(0, last);
    StateReader reader{body.substr(title.size() + 1)};
    if (!tail.value("check", check) || check != fmt::format("{:016x}", fnv1a(body)) || !read_all(reader, state)) {
        throw InputError{fmt::format("{}: is cut short or damaged; put back a copy of it, or remove it to take all "
                                     "reports again",
                                     path.string())};
    }
    return state;
}

void write_run_state(const std::filesystem::path& path, const RunState& state)
{
    OutputFile file{path, true};
    std::uint64_t hash = fnv1a("");
    const auto write = [&](std::string_view bytes) {
        hash = fnv1a(bytes, hash);
        file.write(bytes);
    };
    write(fmt::format("{}\noutput {}\nbytes {}\nended {}\nreports {}\n", title, state.output, state.bytes,
                      state.ended ? "yes" : "no", state.reports.size()));
    fmt::memory_buffer line;
    for (const pipeline::Fingerprint& report : state.reports) {
        line.clear();
        fmt::format_to(std::back_inserter(line), "{:016x} {:016x}\n", report.id, report.content);
        write({line.data(), line.size()});
    }
    file.write(fmt::format("check {:016x}\n", hash));
    file.commit();
}

void remove_leftovers(const std::filesystem::path& path)
{
    const std::filesystem::path temporary = temporary_name(path); // .placeline-PROCESS-NAME
    const std::string ending = "-" + path.filename().string();
    std::error_code ignored;
    for (std::filesystem::directory_iterator at{temporary.parent_path(), ignored}, end; !ignored && at != end;
         at.increment(ignored)) {
        const std::string name = at->path().filename().string();
        constexpr std::string_view begin = ".placeline-";
        if (name.size() <= begin.size() + ending.size() || !name.starts_with(begin) || !name.ends_with(ending)) {
            continue;
        }
        const std::string_view process =
            std::string_view{name}.substr(begin.size(), name.size() - begin.size() - ending.size());
        if (process.find_first_not_of("0123456789") == std::string_view::npos) {
            std::error_code gone;
            std::filesystem::remove(at->path(), gone);
        }
    }
}

RunLock::RunLock(const std::filesystem::path& state) : path_{state.string() + ".lock"}
{
    while (true) {
        descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (descriptor_ < 0) {
            throw OutputError{fmt::format("{}: cannot be made: {}", path_.string(), std::strerror(errno))};
        }
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
            ::close(descriptor_);
            throw InputError{
                fmt::format("{}: another run is at work with it; wait until it has ended", state.string())};
        }
        struct stat held {};
        struct stat named {};
        if (::fstat(descriptor_, &held) == 0 && ::stat(path_.c_str(), &named) == 0 && held.st_ino == named.st_ino) {
            return;
        }
        ::close(descriptor_); // the run before removed it between the opening and the locking
    }
}

RunLock::~RunLock()
{
    ::unlink(path_.c_str());
    ::close(descriptor_);
}

} // namespace placeline::cli
