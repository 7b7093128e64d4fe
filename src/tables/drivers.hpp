// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gis/handles.hpp"

#include "gis/thread_option.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace placeline::tables {

/// Registers the drivers of the formats that are one file or folder of data. Never those that fetch, or that follow
/// what a file says to other files (VRT, WFS, HTTP and the like): a file's content is not the user's word.
void register_drivers();

/// While this lives, the first row of a sheet is its head: one of texts alone has one too, which GDAL would not guess.
/// It looks when it opens a file and when a layer is first used.
struct SheetHeads {
    gis::ThreadOption xlsx{"OGR_XLSX_HEADERS", "FORCE"};
    gis::ThreadOption ods{"OGR_ODS_HEADERS", "FORCE"};
    gis::ThreadOption xls{"OGR_XLS_HEADERS", "FORCE"};
};

/// Opens for reading.
/// \param path  An existing file or folder, whatever its name looks like; or what the user typed with "PG:".
/// \param open_options  Of the driver, by name.
/// \throws InputError  It is absent, or no driver reads it; says what can be read.
GDALDatasetUniquePtr open_dataset(const std::filesystem::path& path,
                                  const std::map<std::string, std::string>& open_options);

} // namespace placeline::tables
