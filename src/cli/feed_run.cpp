// SPDX-License-Identifier: Apache-2.0
#include "cli/feed_run.hpp"

#include "base/error.hpp"
#include "base/write_error.hpp"
#include "cli/messages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace placeline::cli {

/// A file that results are added to, under its own name, behind those of earlier runs.
class FeedRun::Appended {
public:
    /// \param keep  Bytes that hold what was done; the rest is cut off. \throws InputError  It has fewer.
    Appended(const std::string& path, std::uint64_t keep, const std::string& state) : path_{path}, size_{keep}
    {
        descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        struct stat about {};
        if (descriptor_ < 0 || ::fstat(descriptor_, &about) != 0) {
            fail();
        }
        char last = '\n';
        const bool shorter = static_cast<std::uint64_t>(about.st_size) < keep;
        if (shorter || (keep > 0 && ::pread(descriptor_, &last, 1, static_cast<off_t>(keep - 1)) != 1) ||
            last != '\n') {
            ::close(descriptor_);
            throw InputError{fmt::format("{}: is not as {} says, which knows of {} bytes; put it back, or give "
                                         "--overwrite to begin anew",
                                         path, state, keep)};
        }
        if (::ftruncate(descriptor_, static_cast<off_t>(keep)) != 0 || ::lseek(descriptor_, 0, SEEK_END) < 0) {
            fail();
        }
    }
    ~Appended() { ::close(descriptor_); }
    Appended(const Appended&) = delete;
    Appended& operator=(const Appended&) = delete;

    void write(std::string_view bytes)
    {
        constexpr std::size_t enough = std::size_t{1} << 16U;
        buffer_ += bytes;
        size_ += bytes.size();
        if (buffer_.size() >= enough) {
            flush();
        }
    }

    void flush()
    {
        std::string_view rest = buffer_;
        while (!rest.empty()) {
            const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
            if (written < 0 && errno != EINTR) {
                fail();
            }
            rest.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
        }
        buffer_.clear();
    }

    /// So that no state names bytes that a power cut took away.
    void reach_disk()
    {
        flush();
        if (::fdatasync(descriptor_) != 0) {
            fail();
        }
    }

    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

private:
    [[noreturn]] void fail() const
    {
        throw OutputError{fmt::format("{}: cannot be written: {}", path_, write_error(errno))};
    }

    std::string path_;
    std::string buffer_;
    std::uint64_t size_ = 0; ///< with what is buffered
    int descriptor_ = -1;
};

namespace {

/// As the state names it, whatever folder a timer starts the next run in.
std::string full_name(const std::string& path)
{
    return path.empty() ? path : std::filesystem::absolute(path).lexically_normal().string();
}

} // namespace

void FeedOptions::declare(OptionSet& options)
{
    options.value("-o,--output", "FILE", "Write to FILE instead of standard output; with --state, add to it.", output);
    options.value("--state", "FILE",
                  "Take only reports that are new, or sent again with other words, since the run that left FILE; leave "
                  "it for the next run.",
                  state);
    options.flag("--follow",
                 "Go on when the input is read: wait for what is added to the file, or for files put into the folder, "
                 "until SIGINT or SIGTERM.",
                 follow);
}

void FeedOptions::check(const std::vector<std::string>& inputs) const
{
    if (follow && (inputs.size() != 1 || inputs.front() == "-")) {
        throw UsageError{"--follow takes one file or one folder; a pipe is read as it comes without it"};
    }
    for (const std::string& input : inputs) {
        for (const std::string& written : {output, state}) {
            std::error_code unknown;
            if (std::filesystem::equivalent(input, written, unknown) && !unknown) {
                throw UsageError{fmt::format("{} is an input; give another name for what is written", written)};
            }
        }
    }
}

FeedRun::FeedRun(const FeedOptions& options, bool overwrite, StandardOutput& out)
    : options_{options}, out_{out}, remember_{options.follow || !options.state.empty()}
{
    if (stateful()) {
        begin_with_state(overwrite);
    } else if (!options_.output.empty()) {
        whole_.emplace(options_.output, overwrite);
    }
}

FeedRun::~FeedRun() = default;

void FeedRun::begin_with_state(bool overwrite)
{
    const std::string output = full_name(options_.output);
    if (output.find('\n') != std::string::npos || output == full_name(options_.state)) {
        throw UsageError{"--state and --output are two files, with names of one line"};
    }
    check_output(options_.state, true);
    lock_.emplace(options_.state);
    remove_leftovers(options_.state);
    RunState before;
    bool first = true;
    if (overwrite) {
        check_is_run_state(options_.state);
    } else {
        if (auto read = read_run_state(options_.state)) {
            before = std::move(*read);
            first = false;
        }
    }
    for (const pipeline::Fingerprint& report : before.reports) {
        seen_.take(report);
    }
    done_ = seen_.all().size();
    if (!first && before.output != output && !before.ended) {
        throw UsageError{fmt::format(
            "the run that left {} was stopped, and its results are in {}; give that as the output once, to have it "
            "ended",
            options_.state, before.output.empty() ? "standard output" : before.output)};
    }
    if (output.empty()) {
        return;
    }
    const bool goes_on = !first && before.output == output;
    if (goes_on && !std::filesystem::exists(output) && !before.ended) {
        throw InputError{fmt::format("{}: is gone, with results of the run that left {}; put it back, or give "
                                     "--overwrite to begin anew",
                                     options_.output, options_.state)};
    }
    // An output that was moved away after a whole run (to rotate it) begins anew, with what is new.
    const bool there = goes_on && std::filesystem::exists(output);
    if (!there) {
        check_output(options_.output, overwrite);
    }
    appended_ = std::make_unique<Appended>(output, there ? before.bytes : 0, options_.state);
    save(false); // from here on the state names this output
}

pipeline::SeenReports::Taken FeedRun::take(const Report& report)
{
    return remember_ ? seen_.take(pipeline::fingerprint(report)) : pipeline::SeenReports::Taken{};
}

void FeedRun::write(const pipeline::SeenReports::Taken& taken, std::string_view line)
{
    if (taken.known) {
        ++known_;
        return;
    }
    ++(taken.revision > 0 ? revised_ : fresh_);
    appended_ ? appended_->write(line) : whole_ ? whole_->write(line) : out_.write(line);
    done_ = taken.index + 1;
    unsaved_ = true;
    constexpr std::size_t some = 64; // the clock is asked now and then only
    if (stateful() && done_ % some == 0 && Clock::now() >= next_save_) {
        save(false);
    }
}

void FeedRun::fail(const pipeline::SeenReports::Taken& taken)
{
    done_ = taken.index + 1;
    failed_.push_back(taken.index);
}

void FeedRun::pause()
{
    if (appended_) {
        appended_->flush();
    } else if (!whole_) {
        out_.flush();
    }
    if (stateful() && unsaved_ && Clock::now() >= next_save_) {
        save(false);
    }
}

void FeedRun::save(bool ended)
{
    const auto begin = Clock::now();
    out_.flush();
    if (appended_) {
        appended_->reach_disk();
    }
    RunState state{.output = full_name(options_.output),
                   .bytes = appended_ ? appended_->size() : 0,
                   .ended = ended,
                   .reports = {}};
    const auto done = seen_.all().first(done_);
    auto failed = failed_.begin();
    for (std::size_t i = 0; i < done.size(); ++i) {
        if (failed != failed_.end() && *failed == i) {
            ++failed;
        } else {
            state.reports.push_back(done[i]);
        }
    }
    write_run_state(options_.state, state);
    unsaved_ = false;
    // The state grows with the feed: writing it shall not take more than a twentieth of the time.
    constexpr int share = 20;
    next_save_ =
        Clock::now() + std::max<Clock::duration>(std::chrono::milliseconds{200}, share * (Clock::now() - begin));
}

void FeedRun::finish_output()
{
    if (whole_) {
        whole_->finish();
    }
}

void FeedRun::finish()
{
    out_.flush();
    if (whole_) {
        whole_->commit();
    }
    if (stateful()) {
        save(true);
        say(fmt::format("{} new, {} sent again with other words, {} known", fresh_, revised_, known_));
    }
}

} // namespace placeline::cli
