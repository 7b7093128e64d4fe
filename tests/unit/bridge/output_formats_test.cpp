// SPDX-License-Identifier: Apache-2.0
#include "bridge/output_formats.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

namespace placeline::bridge {

TEST_CASE("an output's extension says what it is", "[bridge]")
{
    CHECK(output_kind_of("a/b.GeoJSON") == OutputKind::layer);
    CHECK(output_kind_of("b.ndjson") == OutputKind::records);
    CHECK(output_kind_of("b.PNG") == OutputKind::map);
    CHECK(output_kind_of("b.html") == OutputKind::page);
    CHECK(output_kind_of("b.qgz") == OutputKind::project);
    CHECK(extensions_of(OutputKind::map) == ".svg, .png, .pdf");
}

TEST_CASE("an unknown output is told all that there are", "[bridge]")
{
    for (const char* path : {"out.docx", "out"}) {
        try {
            output_kind_of(path);
            FAIL("taken");
        } catch (const UsageError& error) {
            const std::string message = error.what();
            for (const OutputFormat& format : output_formats()) {
                CHECK(message.find(format.extension) != std::string::npos);
            }
        }
    }
}

} // namespace placeline::bridge
