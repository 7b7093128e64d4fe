// SPDX-License-Identifier: Apache-2.0
#include "page/page_data.hpp"
#include "page/template.hpp"
#include "page/write_pages.hpp"

#include "base/error.hpp"
#include "page_sample.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <simdjson.h>

namespace placeline::page {

namespace {

std::string page_of_sample()
{
    return page_of(sample::page_set(), {}, sample::provenance(), sample::PageAreas{});
}

std::size_t occurrences(std::string_view text, std::string_view of)
{
    std::size_t n = 0;
    for (auto at = text.find(of); at != std::string_view::npos; at = text.find(of, at + 1)) {
        ++n;
    }
    return n;
}

/// Cell of a table of the data.
simdjson::dom::element cell(const simdjson::dom::element& data, const char* table, std::size_t row, const char* column)
{
    std::size_t at = 0;
    for (const std::string_view name : data[table]["columns"].get_array()) {
        if (name == column) {
            return data[table]["rows"].at(row).at(at);
        }
        ++at;
    }
    FAIL("no column " << column);
    return {};
}

} // namespace

SCENARIO("no text of a report becomes part of the program", "[page]")
{
    const std::string page = page_of_sample();
    THEN("the page has the script elements that it is made with, and no other")
    {
        CHECK(occurrences(page, "<script") == 3);
        CHECK(occurrences(page, "</script") == 3);
        CHECK(page.find("<img") == std::string::npos);
    }
    THEN("its policy allows no network, and scripts by their checksum alone")
    {
        CHECK(page.find("Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-") !=
              std::string::npos);
        CHECK(page.find("unsafe") ==
              page.find("unsafe", page.find("</script>"))); // Leaflet has the word, the policy not
    }
    THEN("a title is text")
    {
        bridge::MapOptions options;
        options.title = "A <b> & C";
        const std::string titled = page_of({}, options, sample::provenance(), sample::PageAreas{});
        CHECK(titled.find("<title>A &lt;b&gt; &amp; C</title>") != std::string::npos);
    }
}

SCENARIO("the same incidents are the same page", "[page]")
{
    CHECK(page_of_sample() == page_of_sample());
    CHECK(occurrences(page_template, "<!--data-->") == 1);
    CHECK(occurrences(page_template, "<!--title-->") == 1);
    CHECK(occurrences(page_template, "@style@") == 0);
}

SCENARIO("the data say what the incidents say", "[page]")
{
    const std::string text = page_data(sample::page_set(), {}, sample::provenance(), sample::PageAreas{});
    CHECK(text.find('<') == std::string::npos);
    simdjson::dom::parser parser;
    const simdjson::dom::element data = parser.parse(text);
    THEN("not stated, none and ranges differ")
    {
        CHECK(cell(data, "incidents", 0, "killed").get_int64().value() == 0);
        CHECK(cell(data, "incidents", 0, "injured").is_null());
        CHECK(simdjson::minify(cell(data, "incidents", 1, "injured")) == "[36,36,null]");
        CHECK(simdjson::minify(cell(data, "incidents", 3, "strikes")) == "[2,3,4]");
        CHECK(cell(data, "incidents", 4, "start").is_null());
        CHECK(cell(data, "incidents", 5, "place").is_null());
    }
    THEN("a number shared by places is there once")
    {
        CHECK(data["claims"]["rows"].get_array().size() == 5);
        const auto shared = simdjson::minify(cell(data, "incidents", 2, "claims"));
        CHECK(simdjson::minify(cell(data, "incidents", 1, "claims")) == "[1," + shared.substr(1));
    }
    THEN("an area knows the units that it is drawn from, a point none")
    {
        CHECK(simdjson::minify(cell(data, "places", 1, "units")) == "[0]");
        CHECK(cell(data, "places", 0, "units").is_null());
        CHECK(cell(data, "places", 2, "units").is_null()); // a circle of radius_km
    }
    THEN("text arrives as it was")
    {
        CHECK(std::string_view{cell(data, "claims", 4, "quote")} ==
              sample::hostile_incident().sourced_claims[0].claim.quote_text);
    }
}

TEST_CASE("a page that exists is not replaced unasked", "[page]")
{
    const auto path = std::filesystem::temp_directory_path() / "placeline-page-test.html";
    std::filesystem::remove(path);
    bridge::MapOptions options;
    const sample::PageAreas areas;
    const auto summaries = write_pages(sample::page_set(), {path}, options, sample::provenance(), areas);
    REQUIRE(summaries.size() == 1);
    CHECK(summaries[0].located == 6);
    CHECK(summaries[0].unlocated == 1);
    CHECK_THROWS_AS(check_pages({path}, options), OutputError);
    options.overwrite = true;
    CHECK_NOTHROW(check_pages({path}, options));
    std::filesystem::remove(path);
}

} // namespace placeline::page
