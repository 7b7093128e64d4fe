// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace placeline::gazetteer {

/// What a source is, by its content.
enum class SourceKind {
    own_columns,
    geonames_dump,
    geonames_admin_codes,
    geonames_country_info,
    geonames_alternate_names,
    geonames_feature_codes, ///< names kinds of places, not places
    gns,
    whos_on_first, ///< GeoJSON
    packed,        ///< an archive that has to be unpacked first
    table,         ///< anything else: what GDAL makes of it decides
};

/// \param text  The begin of the file, unpacked.
SourceKind recognise(std::string_view text);

/// As the summary calls it.
std::string_view name_of(SourceKind kind) noexcept;

} // namespace placeline::gazetteer
