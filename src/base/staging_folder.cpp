// SPDX-License-Identifier: Apache-2.0
#include "base/staging_folder.hpp"

#include "base/error.hpp"
#include "base/output_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace placeline {

namespace {

[[noreturn]] void fail(const std::filesystem::path& target, int error)
{
    throw OutputError{target.string() + ": cannot be written: " + std::strerror(error)};
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

} // namespace

StagingFolder::StagingFolder(const std::filesystem::path& target, bool overwrite) : target_{target}
{
    check_output(target_, overwrite);
    auto name = (target_.parent_path() / ".placeline-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        fail(target_, errno);
    }
    folder_ = name;
}

StagingFolder::~StagingFolder()
{
    std::error_code ignored; // a destructor has nobody to tell
    std::filesystem::remove_all(folder_, ignored);
}

std::filesystem::path StagingFolder::main_file() const
{
    return folder_ / target_.filename();
}

void StagingFolder::sync() const
{
    for (const auto& file : files_in(folder_)) {
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) {
            fail(target_, errno);
        }
        const int status = ::fsync(descriptor);
        const int error = errno;
        ::close(descriptor);
        if (status != 0 && error != EINVAL) { // EINVAL: a file system that cannot
            fail(target_, error);
        }
    }
}

void StagingFolder::publish()
{
    for (const char* ending :
         {"-journal", "-wal", "-shm"}) { // SQLite would play a dead run's journal into the new file
        std::error_code absent;
        std::filesystem::remove(target_.string() + ending, absent);
    }
    for (const char* extension : {".qix", ".sbn", ".sbx"}) { // spatial indices of the Shapefile that was there
        std::error_code absent;
        if (target_.extension() == ".shp") {
            std::filesystem::remove(std::filesystem::path{target_}.replace_extension(extension), absent);
        }
    }
    auto files = files_in(folder_);
    std::ranges::stable_partition(files, [this](const auto& file) { return file.filename() != target_.filename(); });
    for (const auto& file : files) {
        const auto final_name = target_.parent_path() / file.filename();
        if (::rename(file.c_str(), final_name.c_str()) != 0) {
            fail(final_name, errno);
        }
    }
}

} // namespace placeline
