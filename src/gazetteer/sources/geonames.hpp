// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/sources/import.hpp"

#include <string_view>

namespace placeline::gazetteer {

constexpr std::size_t geonames_columns = 19;

/// The dump (XX.txt, allCountries.txt, citiesN.txt), 19 columns as in GeoNames' readme.txt.
void read_geonames_dump(std::string_view text, Import& import);
/// admin1CodesASCII.txt, admin2Codes.txt: names of units by code, for places of the dump or units without a point.
void read_geonames_admin_codes(std::string_view text, Import& import);
/// countryInfo.txt
void read_geonames_country_info(std::string_view text, Import& import);
/// alternateNamesV2.txt: names of places that a source before it has.
void read_geonames_alternate_names(std::string_view text, Import& import);

} // namespace placeline::gazetteer
