// SPDX-License-Identifier: Apache-2.0
#include "tables/drivers.hpp"

#include "base/error.hpp"
#include "gis/errors.hpp"

#include <array>
#include <cpl_string.h>
#include <fmt/format.h>
#include <mutex>
#include <system_error>

namespace placeline::tables {

namespace {

constexpr std::array<const char*, 18> file_drivers{
    "ESRI Shapefile", "GPKG",         "SQLite", "FlatGeobuf", "OSM", "GeoJSON",
    "GeoJSONSeq",     "TopoJSON",     "LIBKML", "KML",        "GPX", "CSV",
    "OpenFileGDB",    "MapInfo File", "XLSX",   "ODS",        "XLS", nullptr};
constexpr std::array<const char*, 2> database_drivers{"PostgreSQL", nullptr};

bool is_database(const std::string& name)
{
    return name.starts_with("PG:");
}

/// The name under which GDAL opens a file: absolute, so that no prefix of a driver can stand at its begin.
std::string name_for_gdal(const std::filesystem::path& path)
{
    if (is_database(path.string())) {
        return path.string();
    }
    std::error_code unknown;
    const auto status = std::filesystem::status(path, unknown);
    if (!std::filesystem::exists(status)) {
        throw InputError{fmt::format("{}: cannot be read: {}", path.string(),
                                     unknown ? unknown.message() : "no such file or folder; check the name")};
    }
    if (!std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status)) {
        throw InputError{fmt::format("{}: is neither a file nor a folder; copy its content to a file", path.string())};
    }
    const std::string name = std::filesystem::absolute(path, unknown).lexically_normal().string();
    if (unknown || name.starts_with("/vsi")) { // GDAL would take it for one of its own file systems
        throw InputError{fmt::format("{}: cannot be read: GDAL keeps names that begin with /vsi for itself; move the "
                                     "file",
                                     path.string())};
    }
    const bool text_table = path.extension() == ".txt" || path.extension() == ".psv";
    return text_table ? "CSV:" + name : name; // GDAL's driver knows such names by this prefix alone
}

/// What GDAL says beyond that no driver knew the file, in parentheses, with the name as the user typed it.
std::string reason(std::string message, const std::string& name, const std::filesystem::path& path)
{
    if (message.find("not recognized as") != std::string::npos || message.find("No such file") != std::string::npos) {
        return {};
    }
    if (const auto at = message.find(name); at != std::string::npos) {
        message.replace(at, name.size(), path.string());
    }
    return fmt::format(" ({})", message);
}

} // namespace

void register_drivers()
{
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRShape();
        RegisterOGRGeoPackage();
        RegisterOGRSQLite();
        RegisterOGRFlatGeobuf();
        RegisterOGROSM();
        RegisterOGRGeoJSON();
        RegisterOGRGeoJSONSeq();
        RegisterOGRTopoJSON();
        RegisterOGRLIBKML();
        RegisterOGRKML();
        RegisterOGRGPX();
        RegisterOGRCSV();
        RegisterOGROpenFileGDB();
        RegisterOGRTAB();
        RegisterOGRXLSX();
        RegisterOGRODS();
        RegisterOGRXLS();
        RegisterOGRPG();
    });
}

GDALDatasetUniquePtr open_dataset(const std::filesystem::path& path,
                                  const std::map<std::string, std::string>& open_options)
{
    register_drivers();
    const std::string name = name_for_gdal(path);
    CPLStringList options;
    for (const auto& [key, value] : open_options) {
        options.SetNameValue(key.c_str(), value.c_str());
    }
    const SheetHeads heads;
    const gis::ErrorScope errors;
    const auto* const drivers = is_database(name) ? database_drivers.data() : file_drivers.data();
    GDALDatasetUniquePtr dataset{GDALDataset::FromHandle(GDALOpenEx(
        name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers, options.List(), nullptr))};
    if (!dataset) {
        const std::string why = reason(errors.message(), name, path);
        if (why.empty() &&
            (path.extension() == ".xlsx" || path.extension() == ".ods")) { // which drivers know by content
            throw InputError{
                fmt::format("{}: is no whole spreadsheet: it was cut off or damaged, or is of another kind "
                            "than its name says; fetch it again, or save it anew as {}",
                            path.string(), path.extension().string())};
        }
        throw InputError{fmt::format("{}: is no table or layer that can be read{}; known are CSV, spreadsheets "
                                     "(.xlsx, .ods, .xls), GeoPackage, SQLite, Shapefile, GeoJSON, FlatGeobuf, KML, "
                                     "GPX, file geodatabases and OpenStreetMap files",
                                     path.string(), why)};
    }
    return dataset;
}

} // namespace placeline::tables
