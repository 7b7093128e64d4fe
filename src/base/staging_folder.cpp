// SPDX-License-Identifier: Apache-2.0
#include "base/staging_folder.hpp"

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "base/sync_file.hpp"
#include "base/write_error.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace placeline {

namespace {

/// Where the files that are replaced lie while the new ones get their names.
constexpr const char* old_files = "old";

[[noreturn]] void fail(const std::filesystem::path& target, int error)
{
    throw OutputError{target.string() + ": cannot be written: " + write_error(error)};
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        if (!entry.is_directory()) { // but the one that `sync` makes
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

void put(const std::filesystem::path& file, const std::filesystem::path& final_name,
         const std::filesystem::path& target)
{
    if (::rename(file.c_str(), final_name.c_str()) != 0) {
        fail(target, errno);
    }
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
    if (::mkdir((folder_ / old_files).c_str(), 0777) !=
        0) { // now, so that a full disk shows before anything is renamed
        fail(target_, errno);
    }
    for (const auto& file : files_in(folder_)) {
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) {
            fail(target_, errno);
        }
        const int error = sync_file(descriptor);
        ::close(descriptor);
        if (error != 0) {
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
    if (files.size() == 1) {
        put(files.front(), target_.parent_path() / files.front().filename(), target_);
        return;
    }
    // Of several files the old ones make way first, the main file before all others: who is killed in between leaves no
    // main file, never one beside the sides of another run. Where a renaming fails the old ones come back.
    const auto old = folder_ / old_files;
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> done; // from, to
    const auto move = [&](const std::filesystem::path& from, const std::filesystem::path& to) {
        put(from, to, target_);
        done.emplace_back(from, to);
    };
    try {
        for (auto file = files.rbegin(); file != files.rend(); ++file) {
            const auto final_name = target_.parent_path() / file->filename();
            std::error_code absent;
            if (std::filesystem::exists(final_name, absent)) {
                move(final_name, old / file->filename());
            }
        }
        for (const auto& file : files) {
            move(file, target_.parent_path() / file.filename());
        }
    } catch (const OutputError&) {
        for (auto step = done.rbegin(); step != done.rend(); ++step) {
            std::error_code ignored; // the first failure is told
            std::filesystem::rename(step->second, step->first, ignored);
        }
        throw;
    }
}

} // namespace placeline
