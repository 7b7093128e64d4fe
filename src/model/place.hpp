// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <string>

namespace placeline {

/// The gazetteer entry that a mention was resolved to. Empty strings: the gazetteer does not say.
struct Place {
    std::string id;   ///< "geonames:98182", "placeline:akashat"
    std::string name; ///< the gazetteer's main name
    LonLat position;
    char feature_class = ' '; ///< as in GeoNames: P populated place, A administrative unit, ...
    std::string feature_code; ///< as in GeoNames: PPLA, ADM1, PCLI ...
    std::string country;      ///< ISO 3166-1 alpha-2
    std::string iso3;         ///< ISO 3166-1 alpha-3
    std::string admin1;       ///< name of the first-order unit
    std::string admin2;       ///< name of the second-order unit
    std::string adm1_pcode;   ///< OCHA P-codes
    std::string adm2_pcode;
    int where_prec = 1;     ///< UCDP GED: 1 exact place ... 7 estimated or international
    double radius_km = 0.0; ///< radius of what the name may mean

    bool operator==(const Place&) const = default;
};

} // namespace placeline
