// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gazetteer/format.hpp"
#include "scratch_index.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

using namespace placeline;
using namespace placeline::gazetteer;
using Catch::Matchers::Contains;

namespace {

std::string whole_index(ScratchIndex& scratch)
{
    std::string rows;
    for (int i = 0; i < 300; ++i) {
        rows += "x:" + std::to_string(i) + "\tAl Place " + std::to_string(i) + "\tOther" + std::to_string(i * 7) +
                "|ar=موضع|fr=Lieu" + "\t10.5\t20.5\tP\tPPL\tIQ\t01\t\t9\t\t\tP" + std::to_string(i) + ".\n";
    }
    rows += "x:u\tUnit\t\t10\t20\tA\tADM1\tIQ\t01\t\t5\t\t\t\n";
    scratch.add_rows("a.tsv", rows);
    scratch.add_boundaries("b.geojson", R"({"features":[{"properties":{"id":"x:u"},"geometry":{"type":"Polygon",
        "coordinates":[[[19,9],[21.1,9],[21.2,11],[19.4,11.7],[19,9]]]}}]})");
    scratch.build();
    std::ifstream in{scratch.options.output, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

TEST_CASE("an index that is cut off, foreign, older or newer is refused in words", "[gazetteer]")
{
    ScratchIndex scratch;
    const std::string index = whole_index(scratch);
    const auto open = [&](const std::string& bytes) { return Gazetteer::open(scratch.file("bad.plgaz", bytes)); };
    CHECK_NOTHROW(open(index));
    CHECK_THROWS_WITH(open(""), Contains("bad.plgaz: is no gazetteer index"));
    CHECK_THROWS_WITH(open("SQLite format 3"), Contains("is no gazetteer index"));
    CHECK_THROWS_WITH(open(index.substr(0, 100)), Contains("is damaged"));
    CHECK_THROWS_WITH(open(index.substr(0, index.size() - 1)), Contains("is damaged: it has"));
    CHECK_THROWS_WITH(open(index + "x"), Contains("is damaged: it has"));
    CHECK_THROWS_WITH(Gazetteer::open(scratch.folder / "none.plgaz"), Contains("none.plgaz: no such file"));
    CHECK_THROWS_WITH(Gazetteer::open(scratch.folder), Contains("is a folder"));

    std::string other = index;
    other[8] = static_cast<char>(format::version + 1);
    CHECK_THROWS_WITH(open(other), Contains("newer than the format") && Contains("gazetteer build"));
    other[8] = 0;
    CHECK_THROWS_WITH(open(other), Contains("older than the format"));
    other = index;
    std::swap(other[12], other[15]);
    std::swap(other[13], other[14]);
    CHECK_THROWS_WITH(open(other), Contains("byte order"));
    other = index;
    other[100] = static_cast<char>(other[100] ^ 4);
    CHECK_THROWS_WITH(open(other), Contains("does not fit its checksum"));
}

TEST_CASE("a flipped bit in the body is found by verify and never breaks a look-up", "[gazetteer]")
{
    ScratchIndex scratch;
    const std::string index = whole_index(scratch);
    std::mt19937 random{3};
    for (int round = 0; round < 300; ++round) {
        std::string bad = index;
        for (int flips = 1 + round % 20; flips > 0; --flips) {
            auto& byte = bad[sizeof(format::Header) + random() % (bad.size() - sizeof(format::Header))];
            byte = static_cast<char>(byte ^ (1U << random() % 8));
        }
        if (bad == index) {
            continue;
        }
        const Gazetteer gazetteer = Gazetteer::open(scratch.file("bad.plgaz", bad));
        CHECK_THROWS_WITH(gazetteer.verify(), Contains("is damaged: its content does not fit its checksum"));
        std::size_t seen = 0;
        for (int i = 0; i < 300; i += 3) {
            for (const NameHit& hit : gazetteer.find("al place " + std::to_string(i))) {
                seen += gazetteer.place(hit.place).name.size() + gazetteer.surface(hit).size();
                seen +=
                    gazetteer.names_of(hit.place).size() + gazetteer.name_in(hit.place, "local").value_or("").size();
            }
            seen += gazetteer.find_variant("place" + std::to_string(i)).size();
            NameCursor cursor = gazetteer.cursor();
            seen += cursor.step("al") && cursor.step("place") ? cursor.hits().size() : 0;
        }
        seen += gazetteer.find_fuzzy("al plase 12", 2, 10).size() + gazetteer.find_id("x:17").value_or(0);
        seen +=
            gazetteer.admin1_at({20.1, 10.1}) + gazetteer.admin1_at({19.0, 9.2}) + gazetteer.admin1_at({21.3, 10.0});
        seen += gazetteer.boundary(300).size() + gazetteer.country("IQ") + gazetteer.info().sources.size();
        CHECK(seen > 0);
    }
}
