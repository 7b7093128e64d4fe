// SPDX-License-Identifier: Apache-2.0
#include "bridge/layer_formats.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace placeline;
using namespace placeline::bridge;

TEST_CASE("an output's format follows its name, and --format overrules it", "[formats]")
{
    for (const auto& format : layer_formats()) {
        CHECK(layer_format_of("a.b" + std::string{format.extension}, "").format == format.format);
        CHECK(layer_format_of("a.dat", format.name).format == format.format);
    }
    CHECK(layer_format_of("A.GPKG", "").format == LayerFormat::geopackage);
    CHECK(layer_format_of("a.csv", "kml").format == LayerFormat::kml);
}

TEST_CASE("an unknown format is a wrong command line and says what is known", "[formats]")
{
    CHECK_THROWS_AS(layer_format_of("a.dwg", ""), UsageError);
    CHECK_THROWS_AS(layer_format_of("a.shp", "dwg"), UsageError);
    CHECK_THROWS_WITH(
        layer_format_of("a", ""),
        "a: the name has no extension to tell the format; known are .geojson, .shp, .gpkg, .fgb, .kml, .csv");
}
