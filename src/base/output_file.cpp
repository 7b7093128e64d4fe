// SPDX-License-Identifier: Apache-2.0
#include "base/output_file.hpp"

#include "base/error.hpp"
#include "base/sync_file.hpp"
#include "base/write_error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace placeline {

namespace {

constexpr std::uint64_t disk_batch_bytes = std::uint64_t{1} << 23U;

std::filesystem::path folder_of(const std::filesystem::path& target)
{
    const auto folder = target.parent_path();
    return folder.empty() ? std::filesystem::path{"."} : folder;
}

[[noreturn]] void fail(const std::filesystem::path& target, int error)
{
    throw OutputError{target.string() + ": cannot be written: " + write_error(error)};
}

int create(const std::filesystem::path& target, const std::filesystem::path& temporary, bool overwrite)
{
    check_output(target, overwrite);
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        fail(target, errno);
    }
    return descriptor;
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

OutputFile::OutputFile(std::filesystem::path target, bool overwrite)
    : target_{std::move(target)}, temporary_{temporary_name(target_)},
      descriptor_{create(target_, temporary_, overwrite)}, blocks_{descriptor_}
{
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_{std::move(other.target_)}, temporary_{std::exchange(other.temporary_, {})},
      descriptor_{std::exchange(other.descriptor_, -1)}, blocks_{std::move(other.blocks_)}, sent_{other.sent_}
{
}

OutputFile::~OutputFile()
{
    discard();
}

void OutputFile::write(std::string_view bytes)
{
    check(blocks_.write(bytes));
    if (const auto unsent = blocks_.flushed() - sent_; unsent >= disk_batch_bytes) {
        // The disk works while the next rows are made; what becomes of it `finish` is told.
        ::sync_file_range(descriptor_, static_cast<off64_t>(sent_), static_cast<off64_t>(unsent),
                          SYNC_FILE_RANGE_WRITE);
        sent_ += unsent;
    }
}

void OutputFile::check(int error) const
{
    if (error != 0) {
        fail(target_, error);
    }
}

void OutputFile::finish()
{
    if (descriptor_ < 0) {
        return; // finished before
    }
    check(blocks_.flush());
    check(sync_file(descriptor_));
    if (::close(std::exchange(descriptor_, -1)) != 0) { // NFS and quotas tell of a full disk here
        fail(target_, errno);
    }
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
