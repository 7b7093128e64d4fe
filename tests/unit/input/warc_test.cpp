// SPDX-License-Identifier: Apache-2.0
#include "scratch_input.hpp"

#include <fmt/format.h>
#include <zlib.h>

using namespace placeline;
using namespace placeline::input;

namespace {

std::string record(std::string_view type, std::string_view uri, std::string_view media_type, std::string_view block,
                   std::size_t length = std::string::npos)
{
    return fmt::format("WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: 2024-02-05T01:00:00Z\r\n"
                       "Content-Type: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
                       type, uri, media_type, length == std::string::npos ? block.size() : length, block);
}

std::string text(std::string_view uri, std::string_view words, std::size_t length = std::string::npos)
{
    return record("conversion", uri, "text/plain", words, length);
}

std::string response(std::string_view uri, std::string_view header, std::string_view body)
{
    return record("response", uri, "application/http; msgtype=response",
                  fmt::format("HTTP/1.1 200 OK\r\n{}\r\n\r\n{}", header, body));
}

std::string gzipped(const std::string& plain)
{
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(packed.size() - stream.avail_out);
    deflateEnd(&stream);
    return packed;
}

constexpr std::string_view page =
    "<html lang=\"en\"><head><title>Quiet night</title><meta property=\"article:published_time\" "
    "content=\"2024-02-03T10:00:00Z\"></head><body><article><p>Zaria was quiet.</p></article></body></html>";

} // namespace

TEST_CASE("pages of an archive are reports; requests, pictures and redirects are passed over", "[input]")
{
    const std::string archive =
        record("warcinfo", "", "application/warc-fields", "software: x") +
        response("https://desk.example/1", "Content-Type: text/html; charset=utf-8", page) +
        record("request", "https://desk.example/1", "application/http; msgtype=request", "GET / HTTP/1.1") +
        response("https://desk.example/a.png", "Content-Type: image/png", "\x89PNG\x01\x02") +
        record("response", "https://desk.example/2", "application/http; msgtype=response",
               "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>moved</p>") +
        text("https://desk.example/3", "Mosul was quiet, too.");
    const auto out = read_scratch("crawl.warc", archive);
    CHECK(out.rejected.empty());
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[0].id == "https://desk.example/1");
    CHECK(out.reports[0].title == "Quiet night");
    CHECK(out.reports[0].text == "Zaria was quiet.");
    CHECK(out.reports[0].published == "2024-02-03T10:00:00Z"); // the page's own day, not that of the crawl
    CHECK(extra_of(out.reports[0], "fetched") == "\"2024-02-05T01:00:00Z\"");
    CHECK(out.reports[1].text == "Mosul was quiet, too.");
    CHECK(out.reports[1].published.empty());
    REQUIRE(out.warnings.size() == 1);
    CHECK(out.warnings[0].find("4 records of an archive without a page passed over") != std::string::npos);
}

TEST_CASE("records packed one by one are read as one archive", "[input]")
{
    const auto out = read_scratch("crawl.warc.gz", gzipped(text("u:1", "One.")) + gzipped(text("u:2", "Two.")));
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[1].text == "Two.");
}

TEST_CASE("what an archive's headers say is valid UTF-8, whatever their bytes", "[input]")
{
    const auto out = read_scratch("crawl.warc", text("u:\xA3", "One.") + "WARC/1.0\r\nContent-Length: 5\xDD\r\n\r\n");
    REQUIRE(out.reports.size() == 1);
    CHECK(out.reports[0].id == "u:\uFFFD");
    CHECK(out.reports[0].url == "u:\uFFFD");
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].reason == "its Content-Length is \"5\uFFFD\"; expected a number");
}

TEST_CASE("half an archive gives the good half and one reject", "[input]")
{
    const std::string whole = text("u:1", "One.") + text("u:2", "Two was longer than one.");
    SECTION("plain")
    {
        const auto out = read_scratch("crawl.wet", whole.substr(0, whole.size() - 12));
        CHECK(out.reports.size() == 1);
        REQUIRE(out.rejected.size() == 1);
        CHECK(out.rejected[0].reason == "the file ends in the middle of this record, or its Content-Length is wrong");
        CHECK(out.rejected[0].line == 10);
    }
    SECTION("packed")
    {
        const std::string packed = gzipped(text("u:1", "One.")) + gzipped(text("u:2", "Two was longer than one."));
        const auto out = read_scratch("crawl.warc.gz", packed.substr(0, packed.size() - 20));
        CHECK(out.reports.size() == 1);
        REQUIRE(out.rejected.size() == 1);
        CHECK(out.rejected[0].reason == "the gzip data ends too early: the file is cut");
    }
}

TEST_CASE("a Content-Length that lies costs its record; the next one is found", "[input]")
{
    const auto check = [](std::size_t length, const std::string& reason) {
        const auto out =
            read_scratch("crawl.warc", text("u:1", "One.") + text("u:2", "A lie.", length) + text("u:3", "Three."));
        REQUIRE(out.reports.size() == 2);
        CHECK(out.reports[0].text == "One.");
        CHECK(out.reports[1].text == "Three.");
        REQUIRE(out.rejected.size() == 1);
        CHECK(out.rejected[0].reason == reason);
    };
    check(2, "its Content-Length is wrong: no record follows where it says");
    check(60, "its Content-Length is wrong: no record follows where it says");
    check(100000, "the file ends in the middle of this record, or its Content-Length is wrong");
    check(std::size_t{1} << 50U, "a record of more than 64 MB is no report");
}

TEST_CASE("a page is unpacked, joined from its chunks and turned from its own encoding", "[input]")
{
    const std::string packed = gzipped(std::string{page});
    const std::string chunked = fmt::format("{:x}\r\n{}\r\n{:x};x=y\r\n{}\r\n0\r\n\r\n", 20, packed.substr(0, 20),
                                            packed.size() - 20, packed.substr(20));
    const std::string cp1251 = "<html><body><article><p>\xCC\xEE\xF1\xF3\xEB, Mosul.</p></article></body></html>";
    const auto out = read_scratch(
        "crawl.warc",
        response("u:1", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked) +
            response("u:2", "Content-Type: text/html; charset=windows-1251", cp1251));
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[0].text == "Zaria was quiet.");
    CHECK(out.reports[1].text == "Мосул, Mosul.");
    CHECK(out.reports[1].problems.empty());
}

TEST_CASE("a page that grows without measure is refused", "[input]")
{
    const std::string bomb = gzipped(std::string(std::size_t{100} << 20U, ' '));
    const auto out = read_scratch(
        "crawl.warc", response("u:1", "Content-Type: text/html\r\nContent-Encoding: gzip", bomb) + text("u:2", "Two."));
    REQUIRE(out.reports.size() == 1);
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].reason.starts_with("the gzip data grows more than 200 times"));
}
