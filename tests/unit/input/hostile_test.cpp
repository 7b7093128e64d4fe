// SPDX-License-Identifier: Apache-2.0
#include "scratch_input.hpp"

#include <fmt/format.h>

#include <sys/resource.h>

using namespace placeline;
using namespace placeline::input;

namespace {

/// Most memory that this process ever had, in bytes.
std::size_t peak_memory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024U;
}

} // namespace

TEST_CASE("JSON nested deeper than its parser goes costs its record", "[input]")
{
    const std::string deep = "{\"text\": \"x\", \"a\": " + std::string(5000, '[') + std::string(5000, ']') + "}";
    const auto lines = read_scratch("a.ndjson", deep + "\n{\"text\": \"Zaria was quiet.\"}\n");
    CHECK(lines.reports.size() == 1);
    REQUIRE(lines.rejected.size() == 1);
    CHECK(lines.rejected[0].reason.starts_with("not JSON"));
    CHECK(lines.rejected[0].record.size() == 4096);
    const auto articles = read_scratch("a.json", "{\"articles\": [" + deep + ", {\"title\": \"Zaria was quiet.\"}]}");
    CHECK(articles.reports.size() == 1);
    CHECK(articles.rejected.size() == 1);
    const auto envelope = read_scratch("a.json", std::string("{\"articles\": {}, \"x\": ") + std::string(5000, '['));
    CHECK(envelope.reports.empty());
    REQUIRE(envelope.rejected.size() == 1);
    CHECK(envelope.rejected[0].reason == "nested deeper than 1024 brackets");
}

TEST_CASE("NUL bytes become visible and cut nothing off", "[input]")
{
    using namespace std::string_literals;
    const auto csv = read_scratch("a.csv", "id,text\n1,Zaria\0 was quiet\n2,Mosul too\n"s);
    REQUIRE(csv.reports.size() == 2);
    CHECK(csv.reports[0].text == "Zaria\uFFFD was quiet");
    const auto lines = read_scratch("a.ndjson", "{\"text\": \"Zaria\\u0000 was quiet\"}\n"s);
    REQUIRE(lines.reports.size() == 1);
    CHECK(lines.reports[0].text == "Zaria\uFFFD was quiet");
}

TEST_CASE("a path or an address in an id is an id", "[input]")
{
    const auto out =
        read_scratch("a.ndjson", "{\"id\": \"../../etc/passwd\", \"url\": \"file:///etc/passwd\", \"text\": "
                                 "\"Zaria was quiet.\"}\n");
    REQUIRE(out.reports.size() == 1);
    CHECK(out.reports[0].id == "../../etc/passwd");
    CHECK(out.reports[0].url == "file:///etc/passwd");
}

TEST_CASE("a line of 1 GB is passed over in the memory of a record", "[input][.long]")
{
    std::string path = (std::filesystem::temp_directory_path() / "placeline_long_XXXXXX").string();
    REQUIRE(::mkdtemp(path.data()) != nullptr);
    const std::string file = path + "/a.ndjson";
    {
        std::ofstream out{file, std::ios::binary};
        const std::string piece(std::size_t{1} << 20U, 'x');
        out << "{\"text\": \"";
        for (int i = 0; i < 1024; ++i) {
            out << piece;
        }
        out << "\"}\n{\"text\": \"Zaria was quiet.\"}\n";
    }
    Diagnostics diagnostics;
    std::vector<records::RejectedRecord> rejected;
    const std::size_t before = peak_memory();
    InputReader reader{{file}, {}, diagnostics, [&](const records::RejectedRecord& one) { rejected.push_back(one); }};
    const auto good = reader.next();
    std::filesystem::remove_all(path);
    REQUIRE(good);
    CHECK(std::get<Report>(good->record).text == "Zaria was quiet.");
    REQUIRE(rejected.size() == 1);
    CHECK(rejected[0].reason == "a line of more than 64 MB is no record");
    CHECK(rejected[0].line == 1);
    CHECK(peak_memory() - before < (std::size_t{300} << 20U));
}
