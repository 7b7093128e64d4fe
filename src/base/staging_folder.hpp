// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace placeline {

/// A folder beside a target that has several files (Shapefile) or temporary files of its own (SQLite's journal). What
/// is made in it bears its final name already, since a Shapefile's parts and FlatGeobuf's layer are named after the
/// file.
class StagingFolder {
public:
    /// \throws OutputError  As `check_output`, or the folder cannot be made.
    StagingFolder(const std::filesystem::path& target, bool overwrite);
    StagingFolder(const StagingFolder&) = delete;
    StagingFolder& operator=(const StagingFolder&) = delete;
    ~StagingFolder(); ///< removes the folder and what is left in it

    /// Where the main file is to be made.
    [[nodiscard]] std::filesystem::path main_file() const;
    /// Waits until the disk has all files (`sync_file`). \throws OutputError
    void sync() const;
    /// Renames all files into the target's folder, the main file last. \throws OutputError
    void publish();

private:
    std::filesystem::path target_;
    std::filesystem::path folder_;
};

} // namespace placeline
