// SPDX-License-Identifier: Apache-2.0
#include "scratch_index.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace placeline;
using namespace placeline::gazetteer;

namespace {

/// Optimal string alignment over characters, by the book.
int distance(const std::u32string& a, const std::u32string& b)
{
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<int>(i + j);
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

std::string utf8(const std::u32string& text)
{
    std::string out;
    for (const char32_t c : text) {
        if (c < 0x80) {
            out.push_back(static_cast<char>(c));
        } else {
            out.push_back(static_cast<char>(0xC0 | c >> 6U));
            out.push_back(static_cast<char>(0x80 | (c & 0x3FU)));
        }
    }
    return out;
}

} // namespace

TEST_CASE("look-up within two edits finds what comparing with every name finds", "[gazetteer]")
{
    const std::u32string letters =
        GENERATE(std::u32string{U"abcdef "}, std::u32string{U"абвгд "}); // of one byte and of two
    std::mt19937 random{11};
    const auto word = [&](std::size_t length) {
        std::u32string out;
        while (out.size() < length) {
            const char32_t c = letters[random() % letters.size()];
            if (c != U' ' || (!out.empty() && out.back() != U' ' && out.size() + 1 < length)) {
                out.push_back(c);
            }
        }
        return out;
    };
    std::map<std::string, std::u32string> names;
    while (names.size() < 1500) {
        const auto name = word(3 + random() % 8);
        names.emplace(utf8(name), name);
    }
    ScratchIndex scratch;
    std::string rows;
    for (const auto& [bytes, name] : names) {
        rows += bytes + "\t" + bytes + "\t\t1\t2\tP\tPPL\tNL\t\t\t0\t\t\t\n";
    }
    scratch.add_rows("a.tsv", rows);
    const Gazetteer gazetteer = scratch.build();
    REQUIRE(scratch.summary.names == names.size());

    int checked = 0;
    for (int round = 0; round < 400; ++round) {
        const auto query = word(2 + random() % 9);
        for (const int edits : {0, 1, 2}) {
            std::map<std::string, int> expected;
            for (const auto& [bytes, name] : names) {
                if (const int d = distance(query, name); d <= edits) {
                    expected[bytes] = d;
                }
            }
            std::map<std::string, int> found;
            int before = 0;
            for (const FuzzyHit& hit : gazetteer.find_fuzzy(utf8(query), edits, 10'000)) {
                found[std::string{gazetteer.row(hit.hit.place).name}] = hit.edits;
                CHECK(hit.edits >= before); // the nearest first
                before = hit.edits;
            }
            INFO(utf8(query) << " within " << edits);
            CHECK(found == expected);
            checked += static_cast<int>(expected.size());
        }
    }
    CHECK(checked > 1000);
}

TEST_CASE("a misspelt name finds its place", "[gazetteer]")
{
    ScratchIndex scratch;
    scratch.add_rows("a.tsv", "x:1\tKharkiv\tХарків\t50\t36\tP\tPPLA\tUA\t\t\t1400000\t\t\tKHK\n"
                              "x:2\tKharkov Station\t\t50\t36\tS\tRSTN\tUA\t\t\t0\t\t\t\n");
    const Gazetteer gazetteer = scratch.build();
    const auto best = [&](std::string_view name) {
        const auto hits = gazetteer.find_fuzzy(name, 2, 1);
        return hits.empty() ? ""
                            : std::string{gazetteer.row(hits[0].hit.place).id} + " " + std::to_string(hits[0].edits);
    };
    CHECK(best("kharkiv") == "x:1 0");
    CHECK(best("khrakiv") == "x:1 1"); // letters swapped
    CHECK(best("karkv") == "x:1 2");
    CHECK(best("харьков") == "x:1 2");
    CHECK(best("odesa").empty());
    CHECK(best("khl").empty()); // abbreviations match as they are written only
    CHECK(gazetteer.find_fuzzy("", 2, 5).empty());
    CHECK(gazetteer.find_fuzzy("kharkiv", 2, 0).empty());
    CHECK(gazetteer.find_fuzzy(std::string(5000, 'k'), 2, 5).empty());
}
