// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace placeline::bridge {

/// What a column holds. Values travel as text whatever the type; the type says how they read.
enum class ColumnType { text, integer, real, date, date_time };

struct TableColumn {
    std::string name;
    ColumnType type = ColumnType::text;
};

/// One row of a table, or one feature of a layer.
struct TableRow {
    /// As many as there are columns: valid UTF-8; numbers as in C, dates as ISO 8601; nothing where the cell is null.
    std::vector<std::optional<std::string>> values;
    std::optional<LonLat> position;                         ///< WGS 84: a point, or a point on a line or in a polygon
    std::vector<std::vector<std::vector<LonLat>>> polygons; ///< WGS 84, outer ring first; only when asked for
    std::uint64_t number = 0; ///< 1 for the first row below the header: what a message calls it
};

struct TableOptions {
    std::string layer;          ///< of those in the file; empty: the first
    bool with_polygons = false; ///< fill `TableRow::polygons`
    std::string filter;         ///< rows to read: the condition of an SQL WHERE, in OGR's dialect; empty: all
    /// GDAL's open options and configuration options by name, as `CONFIG_FILE` of its OSM driver.
    std::map<std::string, std::string> open_options;
};

/// Reads the rows of one layer, one after the other, in the order of the file.
class TableReader {
public:
    virtual ~TableReader() = default;
    [[nodiscard]] virtual const std::vector<TableColumn>& columns() const = 0;
    /// \param row  Filled anew; its memory is used again. \return false after the last row.
    /// \throws InputError  The rest cannot be read.
    virtual bool next(TableRow& row) = 0;
};

/// What geometry the rows of a new layer have. Formats without geometry take any and drop it.
enum class TableGeometry { none, point, area, mixed };

/// A layer to be written.
struct TableLayer {
    std::string name; ///< of the layer or sheet; formats that hold one layer call it after the file
    std::vector<TableColumn> columns;
    TableGeometry geometry = TableGeometry::point;
};

/// Writes rows to a new file, which appears under its name when whole.
class TableWriter {
public:
    virtual ~TableWriter() = default;
    /// Writes one row: its polygons where it has any and the layer holds areas, else its position.
    /// \param row  Values that do not read as their column's type, and texts that a spreadsheet would run as a formula,
    ///             are never written as such: the former fail, the latter begin with an apostrophe.
    /// \throws OutputError
    virtual void write(const TableRow& row) = 0;
    /// Further rows go to a new layer. \throws OutputError  The format holds one.
    virtual void begin_layer(const TableLayer& layer) = 0;
    /// Finishes the file; without it nothing appears. \throws OutputError
    virtual void close() = 0;
    /// Limits of the format that were met ("column population is called populatio"), for the summary.
    [[nodiscard]] virtual std::vector<std::string> notes() const = 0;
};

} // namespace placeline::bridge
