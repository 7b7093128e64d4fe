// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/block_writer.hpp"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace placeline {

/// Throws when `target` cannot become an output: before any work is done.
/// \throws OutputError  It exists and `overwrite` is not set; its folder is absent or cannot be written; it is a
/// folder.
void check_output(const std::filesystem::path& target, bool overwrite);

/// A file that appears under its name only when it is whole and on the disk. Until `commit` the bytes lie under a
/// temporary name in the same folder (same file system, so that the renaming is one step); without `commit` they are
/// removed.
class OutputFile {
public:
    /// \throws OutputError  As `check_output`, or the temporary file cannot be made.
    OutputFile(std::filesystem::path target, bool overwrite);
    OutputFile(OutputFile&& other) noexcept;
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    /// Appends. \throws OutputError  The disk is full or the like; names the file.
    void write(std::string_view bytes);

    /// Writes what is buffered, waits until the disk has it (`sync_file`) and closes, so that all that can fail but the
    /// renaming has been done before other files are committed. Nothing may be written afterwards. \throws OutputError
    void finish();

    /// Finishes where that is not done yet, and renames. \throws OutputError  Any of it failed; nothing is left under
    /// the name.
    void commit();

    [[nodiscard]] const std::filesystem::path& target() const noexcept { return target_; }
    [[nodiscard]] const std::filesystem::path& temporary() const noexcept { return temporary_; }

private:
    void check(int error) const;
    void discard() noexcept;

    std::filesystem::path target_;
    std::filesystem::path temporary_; ///< empty: committed or moved from
    int descriptor_;
    BlockWriter blocks_;
    std::uint64_t sent_ = 0; ///< bytes that the kernel was told to send to the disk
};

/// The temporary name for `target`: in its folder, hidden, with its extension (GDAL's drivers look at that) and with
/// the process in it, so that two runs do not meet.
std::filesystem::path temporary_name(const std::filesystem::path& target);

} // namespace placeline
