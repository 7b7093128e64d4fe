// SPDX-License-Identifier: Apache-2.0
#include "page/review_page.hpp"

#include "base/error.hpp"
#include "page/template.hpp"
#include "review_sample.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <simdjson.h>

namespace placeline::page {

namespace {

std::string sample_page(const IncidentSet& set = sample::review_set())
{
    return review_page_of(set, sample::work_items(), {}, sample::provenance(), sample::PageAreas{});
}

std::size_t occurrences(std::string_view text, std::string_view of)
{
    std::size_t n = 0;
    for (auto at = text.find(of); at != std::string_view::npos; at = text.find(of, at + 1)) {
        ++n;
    }
    return n;
}

/// What a page carries for its program.
std::string data_of(const std::string& page)
{
    constexpr std::string_view start = "<script type=\"application/json\" id=\"data\">";
    const std::size_t at = page.find(start) + start.size();
    return page.substr(at, page.find("</script>", at) - at);
}

std::string fingerprint_of(const std::string& page)
{
    simdjson::dom::parser parser;
    return std::string{std::string_view{parser.parse(data_of(page))["review"]["fingerprint"]}};
}

} // namespace

SCENARIO("what a reviewer reads becomes no part of the program", "[page]")
{
    const std::string page = sample_page();
    CHECK(occurrences(page, "<script") == 3);
    CHECK(occurrences(page, "</script") == 3);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find("default-src 'none'; script-src 'sha256-") != std::string::npos);
    CHECK(data_of(page).find('<') == std::string::npos);
}

SCENARIO("the same worklist is the same page", "[page]")
{
    CHECK(sample_page() == sample_page());
    for (const auto& mark : {"<!--data-->", "<!--title-->"}) {
        CHECK(occurrences(review_template, mark) == 1);
    }
    CHECK(occurrences(review_template, "@style@") == 0);
}

SCENARIO("a review page knows what an incident was called before and how it was corrected", "[page]")
{
    simdjson::dom::parser parser;
    const simdjson::dom::element review = parser.parse(data_of(sample_page()))["review"];
    CHECK(simdjson::minify(review["other_ids"].at(4)) == R"(["older-id"])");
    CHECK(std::string_view{review["corrected"].at(4).at(0)["reviewer"]} == "O. Ther");
    THEN("its items stand in the order of the worklist, with rivals and the words around quotes")
    {
        const simdjson::dom::element first = review["items"].at(0);
        CHECK(first["incident"].get_int64().value() == 4);
        CHECK(first["rivals"].at(0)["confidence"].get_double().value() == 0.41);
        CHECK(std::string_view{first["rivals"].at(0)["admin1"]} == "Northland"); // two rivals may share a name
        CHECK(std::string_view{first["passages"].at(0)["after"]} == " Trains stood still.");
    }
    THEN("what a browser keeps of one worklist is not taken for another's")
    {
        IncidentSet other = sample::review_set();
        other.incidents[0].incident.id = "another";
        CHECK(fingerprint_of(sample_page(other)) != fingerprint_of(sample_page()));
    }
}

TEST_CASE("a review page that exists is not replaced unasked", "[page]")
{
    const auto path = std::filesystem::temp_directory_path() / "placeline-review-page-test.html";
    std::filesystem::remove(path);
    const sample::PageAreas areas;
    const auto write = [&](const bridge::MapOptions& options) {
        write_review_page(sample::review_set(), sample::work_items(), path, options, sample::provenance(), areas);
    };
    write({});
    CHECK_THROWS_AS(write({}), OutputError);
    bridge::MapOptions options;
    options.overwrite = true;
    CHECK_NOTHROW(write(options));
    std::filesystem::remove(path);
}

} // namespace placeline::page
