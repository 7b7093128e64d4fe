// SPDX-License-Identifier: Apache-2.0
#include "output/qgis_project.hpp"

#include "sample_set.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <string>

using namespace placeline;
using namespace placeline::output;

namespace {

std::string project_over(const geo::Extent& extent)
{
    return project_xml({"a.gpkg", "Title", extent, {}}, sample::provenance());
}

double side(const std::string& xml, const std::string& name)
{
    return std::strtod(xml.c_str() + xml.find("<" + name + ">") + name.size() + 2, nullptr);
}

} // namespace

TEST_CASE("a project opens on its incidents, on both sides of the antimeridian too", "[project]")
{
    SECTION("of Iraq in Web Mercator")
    {
        const std::string xml = project_over({42.0, 32.0, 44.0, 34.0});
        CHECK(xml.find("EPSG:3832") == std::string::npos);
        CHECK(side(xml, "xmin") == Approx(41.7 * 111319.49).epsilon(1e-6));
        CHECK(side(xml, "xmax") == Approx(44.3 * 111319.49).epsilon(1e-6));
    }
    SECTION("of Fiji in a Mercator map whose middle is in the Pacific; positions as PROJ has them")
    {
        const std::string xml = project_over({177.0, -20.0, 182.0, -15.0});
        CHECK(xml.find("<projectCrs><spatialrefsys>") != std::string::npos);
        CHECK(xml.find("EPSG:3857") == std::string::npos);
        CHECK(side(xml, "xmin") == Approx(2961098.46).epsilon(1e-7));
        CHECK(side(xml, "ymin") == Approx(-2305589.86).epsilon(1e-7));
        CHECK(side(xml, "xmax") == Approx(3606751.50).epsilon(1e-7));
        CHECK(side(xml, "ymax") == Approx(-1632379.96).epsilon(1e-7));
    }
    SECTION("of all the world in Web Mercator, which ends there")
    {
        const std::string xml = project_over({-170.0, -40.0, 185.0, 60.0});
        CHECK(xml.find("EPSG:3832") == std::string::npos);
        CHECK(side(xml, "xmin") == Approx(-180.0 * 111319.49).epsilon(1e-6));
    }
}
