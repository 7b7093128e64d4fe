// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace placeline::gis {

struct Release {
    void operator()(OGRSpatialReference* srs) const noexcept { srs->Release(); } // ref-counted
};
using Srs = std::unique_ptr<OGRSpatialReference, Release>;

/// WGS 84 (EPSG:4326), longitude first everywhere.
/// \throws Error  PROJ's database is missing.
Srs wgs84();

} // namespace placeline::gis
