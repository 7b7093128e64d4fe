// SPDX-License-Identifier: Apache-2.0
#include "gis/errors.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <cpl_error.h>

using namespace placeline;

TEST_CASE("a failure that GDAL only reports becomes an exception with the path", "[errors]")
{
    const gis::ErrorScope errors;
    CHECK_NOTHROW(errors.check("out.gpkg"));
    CPLError(CE_Warning, CPLE_AppDefined, "a field was renamed");
    CHECK_NOTHROW(errors.check("out.gpkg"));
    CHECK(errors.warnings() == std::vector<std::string>{"a field was renamed"});
    CPLError(CE_Failure, CPLE_FileIO, "no space left");
    CPLErrorReset(); // even if somebody cleared the state since
    CHECK_THROWS_AS(errors.check("out.gpkg"), OutputError);
    CHECK_THROWS_WITH(errors.check("out.gpkg"), "out.gpkg: cannot be written: no space left");
}

TEST_CASE("an inner scope keeps its messages to itself", "[errors]")
{
    const gis::ErrorScope outer;
    {
        const gis::ErrorScope inner;
        CPLError(CE_Warning, CPLE_AppDefined, "inner");
    }
    CHECK(outer.warnings().empty());
}
