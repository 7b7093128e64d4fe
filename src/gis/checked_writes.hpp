// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace placeline::gis {

/// While it lives, failed writes of GDAL's drivers in this thread to names that `path` gave are noticed. The drivers of
/// Shapefile and FlatGeobuf pass over them: on a full disk they say that all is well, and the file is cut.
class CheckedWrites {
public:
    CheckedWrites();
    CheckedWrites(const CheckedWrites&) = delete;
    CheckedWrites& operator=(const CheckedWrites&) = delete;

    /// The name by which GDAL is to know the file.
    [[nodiscard]] static std::string path(const std::filesystem::path& file);
    /// The `errno` of the first write, or closing, that failed since the beginning; 0: none did.
    [[nodiscard]] static int error() noexcept;
};

} // namespace placeline::gis
