// SPDX-License-Identifier: Apache-2.0
#include "cli/option_set.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>

using placeline::UsageError;
using placeline::cli::OptionSet;

namespace {

struct Targets {
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    bool strict = false;
    double radius_km = 5.0;
    int days = 1;
    std::optional<double> min_confidence;
    std::string from = "auto";

    void declare(OptionSet& options)
    {
        options.positional("INPUT...", "Inputs.", inputs);
        options.values("-o,--output", "OUT", "Outputs.", outputs);
        options.flag("--strict", "Strict.", strict);
        options.value("--radius", "KM", "Radius.", radius_km);
        options.value("--days", "N", "Days.", days);
        options.value("--min-confidence", "X", "Least.", min_confidence);
        options.choice("--from", "Format.", {"auto", "text"}, from);
    }
};

} // namespace

TEST_CASE("options reach their targets in any order", "[cli]")
{
    Targets got;
    OptionSet options{"map", "Maps."};
    got.declare(options);
    CHECK(options.parse({"a.txt", "-o", "x.shp", "--radius", "2.5", "b.txt", "-o", "y.gpkg", "--strict", "--days=3",
                         "--min-confidence", "0.5", "-", "--from", "text"}));
    CHECK(got.inputs == std::vector<std::string>{"a.txt", "b.txt", "-"});
    CHECK(got.outputs == std::vector<std::string>{"x.shp", "y.gpkg"});
    CHECK(got.strict);
    CHECK(got.radius_km == 2.5);
    CHECK(got.days == 3);
    CHECK(got.min_confidence == 0.5);
    CHECK(got.from == "text");
}

TEST_CASE("a wrong command line says what is wrong", "[cli]")
{
    const auto refused = [](const std::vector<std::string>& arguments) -> std::string {
        Targets got;
        OptionSet options{"map", "Maps."};
        got.declare(options);
        try {
            options.parse(arguments);
        } catch (const UsageError& error) {
            return error.what();
        }
        return "accepted";
    };
    CHECK(refused({"a.txt", "--radus", "3"}) ==
          "unknown option --radus; did you mean --radius? See 'placeline map --help'");
    CHECK(refused({"--frm"}).starts_with("unknown option --frm; did you mean --from?"));
    CHECK(refused({}) == "INPUT... is missing; see 'placeline map --help'");
    CHECK(refused({"a.txt", "--radius", "2,5"}) == "--radius: \"2,5\" is not a number");
    CHECK(refused({"a.txt", "--days", "1.5"}) == "--days: \"1.5\" is not a number");
    CHECK(refused({"a.txt", "--from", "pdf"}) == "--from: \"pdf\" is none of auto|text");
    CHECK(refused({"a.txt", "--radius"}) == "--radius KM: the value is missing; see 'placeline map --help'");
    CHECK(refused({"a.txt", "-o"}) == "--output OUT: the value is missing; see 'placeline map --help'");
    CHECK(refused({"a.txt", "--from="}) == "--from auto|text: the value is missing; see 'placeline map --help'");
    CHECK(refused({"a.txt", "--", "-odd-name"}) == "accepted");
}

TEST_CASE("help prints the values that the targets start with", "[cli]")
{
    Targets got;
    got.radius_km = 7.25;
    OptionSet options{"map", "Maps."};
    got.declare(options);
    const std::string help = options.help();
    CHECK(help.starts_with("Usage: placeline map [options] INPUT...\n\nMaps.\n"));
    CHECK(help.find("Radius. (default: 7.25)") != std::string::npos);
    CHECK(help.find("--from auto|text") != std::string::npos);
    CHECK_FALSE(options.parse({"a.txt", "--help"}));
    CHECK(options.parse({"a.txt", "--", "--help"}));
}
