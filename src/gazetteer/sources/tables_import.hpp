// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/sources/import.hpp"
#include "gazetteer/sources/table_columns.hpp"

namespace placeline::gazetteer {

/// Reads the layers of a file that is no text of a known kind, each by its columns: Who's On First, OCHA, Natural
/// Earth, OpenStreetMap, else the columns that the options name.
/// \throws InputError  It cannot be opened, or no layer has places.
void read_tables(Import& import);

/// The importers of one layer. \param rows  Before its first row.
void read_ocha_units(bridge::TableReader& rows, Import& import);
void read_ocha_pcodes(bridge::TableReader& rows, Import& import);
void read_natural_earth(bridge::TableReader& rows, Import& import);
void read_osm(bridge::TableReader& rows, std::string_view layer, Import& import);
/// \throws InputError  No column holds names, or none positions and the layer has none.
void read_named_columns(bridge::TableReader& rows, Import& import);

/// Whether a layer with these columns is of that kind.
bool is_ocha_units(const TableColumns& columns);
bool is_ocha_pcodes(const TableColumns& columns);
bool is_natural_earth(const TableColumns& columns);

} // namespace placeline::gazetteer
