// SPDX-License-Identifier: Apache-2.0
#include "input/gdelt.hpp"

#include "scratch_input.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

using namespace placeline;
using namespace placeline::input;

namespace {

std::string gkg_row(std::string_view id, std::string_view counts, std::string_view locations, std::string_view extras)
{
    std::vector<std::string> cells(27);
    cells[0] = id;
    cells[1] = "20240203141500";
    cells[3] = "desk.example";
    cells[4] = "https://desk.example/\"quoted\"";
    cells[5] = counts;
    cells[7] = "TAX_X;KILL";
    cells[9] = locations;
    cells[17] = "wc:120,c1.1:2";
    cells[26] = extras;
    return fmt::format("{}\n", fmt::join(cells, "\t"));
}

} // namespace

TEST_CASE("an article of the knowledge graph is its title, with GDELT's places as context", "[input]")
{
    const auto out =
        read_scratch("20240203141500.gkg.csv",
                     gkg_row("20240203141500-0", "KILL#3#traders#4#Baotou, Nei Mongol, China#CH#CH20#40.65#109.82#-1;",
                             "4#Baotou, Nei Mongol, China#CH#CH20#40.65#109.82#-1;1#Iraq#IZ#IZ#33#44#IZ",
                             "<PAGE_LINKS>x</PAGE_LINKS><PAGE_TITLE>Quiet &amp; calm in Baotou</PAGE_TITLE>"));
    REQUIRE(out.reports.size() == 1);
    const Report& report = out.reports[0];
    CHECK(report.id == "20240203141500-0");
    CHECK(report.text == "Quiet & calm in Baotou");
    CHECK(report.published == "2024-02-03T14:15:00");
    CHECK(report.source == "desk.example");
    CHECK(report.url == "https://desk.example/\"quoted\"");
    // CH of FIPS is China
    CHECK(extra_of(report, "counts") ==
          "[{\"type\": \"KILL\", \"number\": \"3\", \"of\": \"traders\", \"name\": \"Baotou, "
          "Nei Mongol, China\", \"country\": \"CN\", \"lat\": 40.65, \"lon\": 109.82}]");
    CHECK(report.positions == std::vector<LonLat>{{.lon_deg = 109.82, .lat_deg = 40.65}}); // no middle of a country
    CHECK(extra_of(report, "GCAM").empty());
    CHECK(extra_of(report, "THEMES") == "\"TAX_X;KILL\"");
}

TEST_CASE("half a file of the knowledge graph gives the good half and one reject", "[input]")
{
    const std::string title = "<PAGE_TITLE>Quiet in Zaria</PAGE_TITLE>";
    const std::string rows = gkg_row("20240203141500-0", "", "", title) + gkg_row("20240203141500-1", "", "", title);
    const auto out = read_scratch("a.csv", rows.substr(0, rows.size() - 60));
    CHECK(out.reports.size() == 1);
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].line == 2);
    CHECK(out.rejected[0].reason.find("the file ends in the middle of this row") != std::string::npos);
}

TEST_CASE("an article without a title has no words to read", "[input]")
{
    const auto out = read_scratch("a.csv", gkg_row("20240203141500-0", "", "", "<PAGE_LINKS>x</PAGE_LINKS>"));
    CHECK(out.reports.empty());
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].reason.starts_with("the row has no <PAGE_TITLE>"));
}

TEST_CASE("GDELT's files are told by their first row", "[input]")
{
    const auto events = [](std::size_t columns) {
        return fmt::format("1155\t20240203\t{}\n", fmt::join(std::vector<std::string>(columns - 2, "x"), "\t"));
    };
    CHECK(gdelt_file(events(61)) == GdeltFile::events);
    CHECK(gdelt_file(events(58)) == GdeltFile::events);
    CHECK_FALSE(gdelt_file(events(40)));
    CHECK(gdelt_shape(GdeltFile::events, events(61)).names[53] == "ActionGeo_CountryCode");
    CHECK(gdelt_shape(GdeltFile::events, events(58)).names[51] == "ActionGeo_CountryCode");
    CHECK(gdelt_shape(GdeltFile::events, events(58)).names.back() == "SOURCEURL");
    const auto out = read_scratch("20240203.export.CSV", events(61));
    REQUIRE(out.rejected.size() == 1); // as reports: there are no words in it
    CHECK(out.rejected[0].reason.find("placeline join") != std::string::npos);
}
