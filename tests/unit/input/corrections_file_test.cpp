// SPDX-License-Identifier: Apache-2.0
#include "input/corrections_file.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string_view>

namespace placeline::input {

namespace {

CorrectionsFile read(std::string_view content)
{
    const auto path = std::filesystem::temp_directory_path() / "placeline-corrections-test";
    std::ofstream{path, std::ios::binary} << content;
    CorrectionsFile file;
    try {
        file = read_corrections(path.string());
    } catch (...) { // to be thrown on without the file
        std::filesystem::remove(path);
        throw;
    }
    std::filesystem::remove(path);
    for (Correction& row : file.rows) {
        row.origin = row.origin.substr(row.origin.rfind(':') + 1);
    }
    return file;
}

const Correction more{.action = CorrectionAction::set,
                      .event = {},
                      .report = "r1",
                      .quote = "four\npeople, \"all told\"",
                      .field = "value",
                      .old_value = "4",
                      .new_value = "5",
                      .reviewer = "ed",
                      .date = "2024-06-01",
                      .reason = "=as read",
                      .origin = "2"};

} // namespace

TEST_CASE("corrections come as tables or NDJSON", "[input]")
{
    const std::string cells = "set,r1,\"four\npeople, \"\"all told\"\"\",value,4,5,ed,2024-06-01,'=as read\n";
    CHECK(read("action,report,quote,field,old,new,reviewer,date,reason\n" + cells).rows == std::vector{more});
    CHECK(read("\xEF\xBB\xBFquote;action;report;field;new;old;date;reviewer;reason\r\n"
               "\"four\npeople, \"\"all told\"\"\";SET;r1;value;5;4;2024-06-01;ed;'=as read\r\n")
              .rows == std::vector{more});
    CHECK(read("# mine\n{\"action\": \"set\", \"event\": null, \"report\": \"r1\", \"quote\": \"four\\npeople, \\\"all "
               "told\\\"\", \"field\": \"value\", \"old\": \"4\", \"new\": 5, \"reviewer\": \"ed\", \"date\": "
               "\"2024-06-01\", \"reason\": \"=as read\"}\n")
              .rows == std::vector{more});
}

TEST_CASE("rows are told by the line they start on, and those without an action say nothing", "[input]")
{
    const auto rows =
        read("action,event,reason\n\nlock,e1,\"two\nlines\"\n# a remark\n,e2,not decided\ndrop,e3\n").rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].origin == "3");
    CHECK(rows[1].origin == "7");
    CHECK(rows[1].event == "e3");
}

TEST_CASE("columns that mean nothing are told, but for those of a worklist", "[input]")
{
    CHECK(read("action,event,colour\nlock,e1,red\n").warnings.size() == 1);
    CHECK(read("action,event,rank,score\nlock,e1,1,2\n").warnings.empty());
}

TEST_CASE("a file of corrections that cannot be read names line and remedy", "[input]")
{
    const auto message = [](std::string_view content) {
        try {
            read(content);
        } catch (const InputError& error) {
            const std::string text = error.what();
            return text.substr(text.find(':') + 1);
        }
        return std::string{};
    };
    using Catch::Matchers::Contains;
    CHECK_THAT(message("event,field\ne1,place\n"), Contains("1: the first line must name the columns, \"action\""));
    CHECK_THAT(message("action,event\n\ndelete,e1\n"), Contains("3: \"action\" is \"delete\"; expected set, drop"));
    CHECK_THAT(message("action,event\nlock,\"e1\n"), Contains("2: a quotation mark is not closed"));
    CHECK_THAT(message("{\"action\": \"set\"\n"), Contains("1: not JSON"));
    CHECK_THAT(message("{\"action\": \"lock\", \"event\": \"e1\"}\nlock,e2\n"), Contains("2: is not a JSON object"));
}

} // namespace placeline::input
