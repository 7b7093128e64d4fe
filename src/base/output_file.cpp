// SPDX-License-Identifier: Apache-2.0
#include "base/output_file.hpp"

#include "base/error.hpp"
#include "base/write_error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace placeline {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 16U;

std::filesystem::path folder_of(const std::filesystem::path& target)
{
    const auto folder = target.parent_path();
    return folder.empty() ? std::filesystem::path{"."} : folder;
}

[[noreturn]] void fail(const std::filesystem::path& target, int error)
{
    throw OutputError{target.string() + ": cannot be written: " + write_error(error)};
}

} // namespace

void check_output(const std::filesystem::path& target, bool overwrite)
{
    const auto folder = folder_of(target);
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        throw OutputError{target.string() + ": the folder " + folder.string() + " does not exist; make it first"};
    }
    if (std::filesystem::is_directory(target, error)) {
        throw OutputError{target.string() + ": is a folder; give the name of a file"};
    }
    if (!overwrite && std::filesystem::exists(target, error)) {
        throw OutputError{target.string() + " exists; give --overwrite to replace it"};
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        throw OutputError{target.string() + ": the folder " + folder.string() +
                          " cannot be written: " + write_error(errno)};
    }
}

std::filesystem::path temporary_name(const std::filesystem::path& target)
{
    return folder_of(target) / (".placeline-" + std::to_string(::getpid()) + "-" + target.filename().string());
}

OutputFile::OutputFile(std::filesystem::path target, bool overwrite) : target_{std::move(target)}
{
    check_output(target_, overwrite);
    temporary_ = temporary_name(target_);
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0) {
        fail(target_, errno);
    }
    buffer_.reserve(buffer_bytes);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_{std::move(other.target_)}, temporary_{std::exchange(other.temporary_, {})},
      buffer_{std::exchange(other.buffer_, {})}, descriptor_{std::exchange(other.descriptor_, -1)}
{
}

OutputFile::~OutputFile()
{
    discard();
}

void OutputFile::write(std::string_view bytes)
{
    buffer_.append(bytes);
    if (buffer_.size() >= buffer_bytes) {
        flush();
    }
}

void OutputFile::flush()
{
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        const auto written = ::write(descriptor_, rest.data(), rest.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            fail(target_, errno);
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
}

void OutputFile::finish()
{
    if (descriptor_ < 0) {
        return; // finished before
    }
    flush();
    if (::close(std::exchange(descriptor_, -1)) != 0) { // NFS and quotas tell of a full disk here
        fail(target_, errno);
    }
}

void OutputFile::finish_on_disk()
{
    flush();
    if (::fsync(descriptor_) != 0 && errno != EINVAL) { // EINVAL: a file system that cannot
        fail(target_, errno);
    }
    finish();
}

void OutputFile::commit()
{
    finish();
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
        fail(target_, errno);
    }
    temporary_.clear();
}

void OutputFile::discard() noexcept
{
    if (descriptor_ >= 0) {
        ::close(std::exchange(descriptor_, -1));
    }
    if (!temporary_.empty()) {
        ::unlink(temporary_.c_str());
        temporary_.clear();
    }
}

} // namespace placeline
