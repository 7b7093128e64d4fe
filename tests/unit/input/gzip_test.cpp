// SPDX-License-Identifier: Apache-2.0
#include "input/gzip.hpp"

#include "scratch_input.hpp"

#include <zlib.h>

using namespace placeline;
using namespace placeline::input;

namespace {

std::string packed(std::string_view text)
{
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(deflateBound(&stream, text.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// Many lines of which no two are alike, so that they do not pack to nothing.
std::string feed(int lines)
{
    std::string out;
    unsigned state = 1;
    for (int i = 0; i < lines; ++i) {
        state = state * 1664525U + 1013904223U;
        out += "{\"id\": " + std::to_string(i) + ", \"text\": \"Zaria was quiet " + std::to_string(state) + "\"}\n";
    }
    return out;
}

} // namespace

TEST_CASE("a packed file is read as what is in it, members one after the other", "[input]")
{
    const auto out = read_scratch("a.ndjson.gz", packed(feed(3000)) + packed(feed(2)) + std::string(512, '\0'));
    CHECK(out.reports.size() == 3002);
    CHECK(out.rejected.empty());
    CHECK(read_scratch("a", packed("id,text\n1,Zaria\n")).reports.at(0).text == "Zaria");
}

TEST_CASE("half a packed file gives its good half and one reject", "[input]")
{
    const std::string whole = packed(feed(3000));
    const auto out = read_scratch("a.ndjson.gz", whole.substr(0, whole.size() / 2));
    CHECK(out.reports.size() > 1000);
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].reason == "the gzip data ends too early: the file is cut");
    CHECK(out.rejected[0].line == out.reports.size() + 1);
}

TEST_CASE("a damaged packed file is told", "[input]")
{
    std::string bytes = packed(feed(3000));
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    bytes[bytes.size() / 2 + 1] = static_cast<char>(bytes[bytes.size() / 2 + 1] ^ 0x55);
    const auto out = read_scratch("a.ndjson.gz", bytes);
    REQUIRE_FALSE(out.rejected.empty());
    CHECK(out.rejected.back().reason.find("damaged") != std::string::npos);
}

TEST_CASE("what grows without measure is refused", "[input]")
{
    const auto out = read_scratch("bomb.ndjson.gz", packed(std::string(80U << 20U, '\n')));
    CHECK(out.reports.empty());
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].reason.find("more than 200 times") != std::string::npos);
}
