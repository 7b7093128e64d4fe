// SPDX-License-Identifier: Apache-2.0
#include "input/overrides_file.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string_view>

namespace placeline::input {

namespace {

std::vector<Override> read(std::string_view content)
{
    const auto path = std::filesystem::temp_directory_path() / "placeline-overrides-test";
    std::ofstream{path, std::ios::binary} << content;
    auto rows = read_overrides(path.string());
    std::filesystem::remove(path);
    for (auto& row : rows) {
        row.origin = row.origin.substr(row.origin.rfind(':') + 1);
    }
    return rows;
}

const Override tripoli{.name = "Tripoli",
                       .report = {},
                       .country = "LB",
                       .place_id = "t:1",
                       .position = {},
                       .place_name = {},
                       .origin = "2"};

} // namespace

TEST_CASE("overrides come as tables or NDJSON", "[input]")
{
    CHECK(read("name,country,place\nTripoli,LB,t:1\n") == std::vector{tripoli});
    CHECK(read("\xEF\xBB\xBFname;country;place\r\n\"Tripoli\";LB;t:1\r\n") == std::vector{tripoli});
    CHECK(read("country\tname\tplace\nLB\tTripoli\tt:1\n") == std::vector{tripoli});
    CHECK(read("# ours\n{\"name\": \"Tripoli\", \"country\": \"LB\", \"place\": \"t:1\"}\n") == std::vector{tripoli});

    const auto rows =
        read("report\tname\tlat\tlon\twhere_prec\tplace\n\t\"A, \"\"B\"\"\"\t33.5\t41\t2\t\nr1\tJordan\t\t\t\tnone\n");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name == "A, \"B\"");
    CHECK(rows[0].report.empty());
    CHECK(rows[0].position == LonLat{41.0, 33.5});
    CHECK(rows[0].where_prec == 2);
    CHECK(rows[1].no_place);
    CHECK(rows[1].report == "r1");

    const auto json = read("{\"name\": \"X\", \"place\": null}\n{\"name\": \"Y\", \"place\": {\"name\": \"Z\", "
                           "\"lat\": 1, \"lon\": 2}}\n");
    REQUIRE(json.size() == 2);
    CHECK(json[0].no_place);
    CHECK(json[1].position == LonLat{2.0, 1.0});
    CHECK(json[1].place_name == "Z");
}

TEST_CASE("a row of overrides that is wrong stops the run", "[input]")
{
    for (const auto content : {"nome,place\nX,none\n", "place\nnone\n", "name,place\nX,\n", "name,place\n,none\n",
                               "name,lat,lon\nX,95.2,10\n", "name,lat,lon\nX,33,\n", "name,place,lat,lon\nX,none,1,2\n",
                               "name,lat,lon,where_prec\nX,1,2,9\n", "name,place\n\"X,none\n", "{\"name\": \"X\"}\n",
                               "{\"name\": \"X\", \"lat\": 95, \"lon\": 1}\n", "{\"name\"\n"}) {
        CAPTURE(content);
        CHECK_THROWS_AS(read(content), InputError);
    }
}

} // namespace placeline::input
