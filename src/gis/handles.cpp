// SPDX-License-Identifier: Apache-2.0
#include "gis/handles.hpp"

#include "base/error.hpp"
#include "gis/errors.hpp"

namespace placeline::gis {

Srs wgs84()
{
    const ErrorScope errors;
    Srs srs{new OGRSpatialReference};
    if (srs->importFromEPSG(4326) != OGRERR_NONE) {
        throw Error{"PROJ does not know EPSG:4326 (" + errors.message() +
                    "); install its database, proj-data, or set PROJ_LIB to the folder of proj.db"};
    }
    srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return srs;
}

} // namespace placeline::gis
