// SPDX-License-Identifier: Apache-2.0
// SQLite's own check, and GDAL's filter, on the index of a GeoPackage.
#include "output/write_layers.hpp"
#include "sample_set.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

using namespace placeline;
namespace fs = std::filesystem;

namespace {

/// On whole degrees, and between them where a float has no such number; several in one place.
IncidentSet incidents_over_the_world(std::size_t count)
{
    IncidentSet set;
    for (std::size_t i = 0; i < count; ++i) {
        const LonLat at{static_cast<double>(i * 37 % 361) - 180.0, static_cast<double>(i * 11 % 181) - 90.0};
        const LonLat between{at.lon_deg * 0.9999999, at.lat_deg * 0.9999999};
        set.incidents.push_back(
            sample::incident("event-" + std::to_string(i), sample::place("p", "Place", i % 2 == 0 ? at : between, 1)));
    }
    return set;
}

std::string answer(GDALDataset& dataset, const char* query)
{
    OGRLayer* const result = dataset.ExecuteSQL(query, nullptr, nullptr);
    REQUIRE(result != nullptr);
    const OGRFeatureUniquePtr row{result->GetNextFeature()};
    REQUIRE(row != nullptr);
    std::string text = row->GetFieldAsString(0);
    dataset.ReleaseResultSet(result);
    return text;
}

} // namespace

TEST_CASE("the index of a GeoPackage is whole, finds what is there and takes up what comes later", "[output]")
{
    auto name = (fs::temp_directory_path() / "placeline-index-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    const fs::path path = fs::path{name} / "out.gpkg";
    GDALAllRegister();
    for (const std::size_t count : {0U, 1U, 51U, 52U, 3000U}) { // a node holds 51
        CAPTURE(count);
        const auto set = incidents_over_the_world(count);
        Diagnostics diagnostics;
        output::write_layers(set, {{path, ""}}, {.overwrite = true}, sample::provenance(), sample::Areas{},
                             diagnostics);
        const GDALDatasetUniquePtr dataset{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)};
        REQUIRE(dataset);
        CHECK(answer(*dataset, "SELECT rtreecheck('rtree_incidents_geom')") == "ok");
        CHECK(answer(*dataset, "SELECT count(*) FROM rtree_incidents_geom") == std::to_string(count));

        OGRLayer& layer = *dataset->GetLayerByName("incidents");
        CHECK(answer(*dataset, "SELECT HasSpatialIndex('incidents', 'geom')") == "1");
        GIntBig expected = 0;
        for (const MergedIncident& merged : set.incidents) {
            const auto [lon, lat] = merged.incident.place->position;
            expected += lon >= 10.0 && lon <= 50.0 && lat >= -20.0 && lat <= 30.0 ? 1 : 0;
        }
        layer.SetSpatialFilterRect(10, -20, 50, 30);
        CHECK(layer.GetFeatureCount() == expected);

        OGRFeature late{layer.GetLayerDefn()};
        late.SetGeometryDirectly(new OGRPoint{12.5, 7.5}); // which the feature owns
        CHECK(layer.CreateFeature(&late) == OGRERR_NONE);
        CHECK(layer.GetFeatureCount() == expected + 1);
        CHECK(answer(*dataset, "SELECT rtreecheck('rtree_incidents_geom')") == "ok");
    }
    fs::remove_all(name);
}
