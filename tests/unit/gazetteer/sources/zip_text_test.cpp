// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/zip_text.hpp"

#include "base/error.hpp"
#include "scratch_sources.hpp"

#include <catch2/catch.hpp>
#include <utility>
#include <zlib.h>

using namespace placeline::gazetteer;
using Catch::Matchers::Contains;

namespace {

/// The lowest byte first; of bytes beyond the fourth all are 0.
std::string bytes_of(std::uint64_t number, int n)
{
    std::string out;
    for (int i = 0; i < n; ++i) {
        out += static_cast<char>(number >> (8 * i) & 0xFFU);
    }
    return out;
}

std::string deflated(const std::string& text)
{
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(text.size() + 100, '\0');
    std::string input = text;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// An archive as PKWARE's APPNOTE has it: each member packed, or as it is.
std::string zip(const std::vector<std::pair<std::string, std::string>>& files, bool packed = true)
{
    std::string out;
    std::string directory;
    for (const auto& [name, text] : files) {
        const std::string content = packed ? deflated(text) : text;
        const auto crc = static_cast<std::uint32_t>(
            crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
        const std::string common = bytes_of(packed ? 8 : 0, 2) + bytes_of(0, 4) + bytes_of(crc, 4) +
                                   bytes_of(static_cast<std::uint32_t>(content.size()), 4) +
                                   bytes_of(static_cast<std::uint32_t>(text.size()), 4) +
                                   bytes_of(static_cast<std::uint32_t>(name.size()), 2) + bytes_of(0, 2);
        directory += "PK\x01\x02" + bytes_of(20, 2) + bytes_of(20, 2) + bytes_of(0, 2) + common +
                     bytes_of(0, 2 + 2 + 2) + bytes_of(0, 4) + bytes_of(static_cast<std::uint32_t>(out.size()), 4) +
                     name;
        out += "PK\x03\x04" + bytes_of(20, 2) + bytes_of(0, 2) + common + name + content;
    }
    const auto at = static_cast<std::uint32_t>(out.size());
    const auto n = static_cast<std::uint32_t>(files.size());
    return out + directory + "PK\x05\x06" + bytes_of(0, 4) + bytes_of(n, 2) + bytes_of(n, 2) +
           bytes_of(static_cast<std::uint32_t>(directory.size()), 4) + bytes_of(at, 4) + bytes_of(0, 2);
}

const std::string row =
    "2\tGoes\tGoes\t\t51.5\t3.9\tP\tPPL\tNL\t\t10\t0664\t\t\t27000\t\t1\tEurope/Amsterdam\t2024-01-01\n";

} // namespace

SCENARIO("a list of places is read from the archive that it is published in", "[sources]")
{
    ScratchSources scratch;
    for (const bool packed : {true, false}) {
        GIVEN((packed ? "a packed list beside a readme" : "a list as it is beside a readme"))
        {
            scratch.read("NL.zip", zip({{"readme.txt", "Readme for the extract files\n" + std::string(5'000, '=')},
                                        {"NL.txt", row}},
                                       packed));
            THEN("its rows are read")
            {
                CHECK(scratch.place("geonames:2").name == "Goes");
                CHECK(scratch.table.sources.front().kind == "GeoNames dump");
            }
        }
    }
}

TEST_CASE("an archive that cannot be read says why", "[sources]")
{
    const std::string good = zip({{"NL.txt", row}});
    const auto text_of = [](const std::string& archive) { return text_of_zip("x.zip", archive); };
    CHECK(text_of(good) == row);
    CHECK(text_of(zip({{"a.shp", "x"}})).empty());
    CHECK(text_of("PK\x03\x04").empty());
    CHECK_THROWS_WITH(text_of(zip({{"bomb.txt", std::string(50'000'000, 'x')}})),
                      Contains("grows more than 200 times"));
    std::string encrypted = good;
    encrypted[encrypted.find("PK\x01\x02") + 8] = 1;
    CHECK_THROWS_WITH(text_of(encrypted), Contains("x.zip: \"NL.txt\" in it is encrypted"));
    for (std::size_t at = 0; at < good.size(); ++at) { // whatever is flipped: the text, none, or a message
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x55);
        try {
            const std::string text = text_of(bad);
            CHECK((text.empty() || text == row));
        } catch (const placeline::InputError& error) {
            CHECK_THAT(error.what(), Contains("x.zip"));
        }
        CHECK_NOTHROW(text_of(good.substr(0, at))); // cut: the directory stands at the end
    }
}
