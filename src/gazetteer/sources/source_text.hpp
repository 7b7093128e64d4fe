// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/mapped_file.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace placeline::gazetteer {

/// The whole content of a file, unpacked when it is zstd (told by its first bytes).
/// \throws InputError  It cannot be read or unpacked.
std::string read_source_file(const std::filesystem::path& path);

/// The same as a view that lives as long as this does; what is not packed stays in the file until it is looked at. Of a
/// ZIP archive its largest text; the archive itself where it has none (a spreadsheet, a zipped Shapefile).
class SourceText {
public:
    /// \throws InputError
    explicit SourceText(const std::filesystem::path& path);
    SourceText(const SourceText&) = delete;
    SourceText& operator=(const SourceText&) = delete;

    /// Without a byte order mark.
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

private:
    MappedFile file_;
    std::string unpacked_;
    std::string_view text_;
};

} // namespace placeline::gazetteer
