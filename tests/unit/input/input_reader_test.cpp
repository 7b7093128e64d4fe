// SPDX-License-Identifier: Apache-2.0
#include "input/input_reader.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace placeline;
using namespace placeline::input;
namespace fs = std::filesystem;

namespace {

/// A folder that goes with the test.
class Folder {
public:
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "placeline_input_XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name, std::string_view content) const
    {
        const fs::path path = path_ / name;
        std::ofstream{path, std::ios::binary} << content;
        return path.string();
    }
    [[nodiscard]] std::string name() const { return path_.string(); }

private:
    fs::path path_;
};

struct Outcome {
    std::vector<Report> reports;
    std::vector<records::RejectedRecord> rejected;
    std::vector<std::string> warnings;
    InputReader::Totals totals;
};

Outcome read_all(std::vector<std::string> inputs, InputOptions options = {})
{
    Outcome out;
    Diagnostics diagnostics{[&out](std::string_view message) { out.warnings.emplace_back(message); }};
    InputReader reader{std::move(inputs), std::move(options), diagnostics,
                       [&out](const records::RejectedRecord& rejected) { out.rejected.push_back(rejected); }};
    while (auto record = reader.next()) {
        out.reports.push_back(std::get<Report>(record->record));
    }
    out.totals = reader.totals();
    return out;
}

} // namespace

TEST_CASE("broken lines of NDJSON cost those lines only, and are told with line and byte", "[input]")
{
    const Folder folder;
    const std::string feed =
        folder.file("f.ndjson", "{\"text\": \"a b\"}\n{broken\n\n{\"text\": \"\"}\n{\"text\": \"c\"}");
    const Outcome out = read_all({feed});
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[1].text == "c");
    REQUIRE(out.rejected.size() == 2);
    CHECK(out.rejected[0].line == 2);
    CHECK(out.rejected[0].byte == 16);
    CHECK(out.rejected[0].record == "{broken");
    CHECK(out.rejected[1].line == 4);
    CHECK(out.totals.records + out.totals.rejected == 4);
}

TEST_CASE("a byte order mark is no part of the text", "[input]")
{
    const Folder folder;
    const Outcome out = read_all({folder.file("a.txt", "\xEF\xBB\xBFTwo hurt in Zaria.")});
    REQUIRE(out.reports.size() == 1);
    CHECK(out.reports[0].text == "Two hurt in Zaria.");
    CHECK(out.warnings.empty());
}

TEST_CASE("invalid UTF-8 is repaired and named with file and byte", "[input]")
{
    const Folder folder;
    const std::string name = folder.file("a.txt", "Two hurt in Z\xFF"
                                                  "aria.");
    const Outcome out = read_all({name});
    REQUIRE(out.reports.size() == 1);
    CHECK(out.reports[0].text == "Two hurt in Z\xEF\xBF\xBD"
                                 "aria.");
    REQUIRE(out.warnings.size() == 1);
    CHECK(out.warnings[0].starts_with(name + ": byte 13:"));
    CHECK(out.reports[0].problems.size() == 1);
}

TEST_CASE("a folder is read in the order of names, without hidden files and folders", "[input]")
{
    const Folder folder;
    folder.file("b.txt", "second");
    folder.file("a.txt", "first");
    folder.file(".hidden.txt", "never");
    fs::create_directory(fs::path{folder.name()} / "sub");
    folder.file("sub/c.txt", "never");
    const Outcome out = read_all({folder.name()});
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[0].text == "first");
    CHECK(out.reports[1].text == "second");
}

TEST_CASE("a missing input does not stop the others and counts as failed", "[input]")
{
    const Folder folder;
    const Outcome out = read_all({folder.name() + "/none.txt", folder.file("a.txt", "first")});
    CHECK(out.reports.size() == 1);
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].line == 0);
    CHECK(out.rejected[0].reason.starts_with("no such file"));
    CHECK(out.totals.failed_files == 1);
}

TEST_CASE("an empty report is rejected", "[input]")
{
    const Folder folder;
    const Outcome out = read_all({folder.file("a.txt", " \n")});
    CHECK(out.reports.empty());
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].reason == "the report is empty");
    CHECK(out.totals.failed_files == 0);
}

TEST_CASE("date and source of the command line are for reports that state none", "[input]")
{
    const Folder folder;
    const std::string feed = folder.file(
        "f.ndjson", "{\"text\": \"a\"}\n{\"text\": \"b\", \"published\": \"2023-01-01\", \"source\": \"S\"}\n");
    const Outcome out = read_all({feed}, {.from = Format::automatic, .published = "2024-02-03", .source = "Desk"});
    REQUIRE(out.reports.size() == 2);
    CHECK(out.reports[0].published == "2024-02-03");
    CHECK(out.reports[0].published_day == parse_iso_day("2024-02-03"));
    CHECK(out.reports[0].source == "Desk");
    CHECK(out.reports[1].published == "2023-01-01");
    CHECK(out.reports[1].source == "S");
}

TEST_CASE("a JSON array of many pieces is read element by element", "[input]")
{
    const Folder folder;
    std::string json = "[\n";
    for (int i = 0; i < 20000; ++i) {
        json +=
            "{\"id\": \"" + std::to_string(i) + "\",\n \"text\": \"Report of the day [" + std::to_string(i) + "]\"},\n";
    }
    json += "{\"id\": \"last\", \"text\": \"cut";
    const Outcome out = read_all({folder.file("a.json", json)});
    REQUIRE(out.reports.size() == 20000);
    CHECK(out.reports.back().id == "19999");
    REQUIRE(out.rejected.size() == 1);
    CHECK(out.rejected[0].line == 40002);
    CHECK(out.rejected[0].reason == "the file ends in the middle of this record");
}

TEST_CASE("--from overrules recognition", "[input]")
{
    const Folder folder;
    const std::string note = folder.file("a.txt", "{\"text\": \"x\"}");
    CHECK(read_all({note}, {.from = Format::text, .published = {}, .source = {}}).reports[0].text ==
          "{\"text\": \"x\"}");
    CHECK(read_all({note}).reports[0].text == "x");
}
