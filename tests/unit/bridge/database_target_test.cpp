// SPDX-License-Identifier: Apache-2.0
#include "bridge/database_target.hpp"

#include "base/error.hpp"
#include "bridge/layer_formats.hpp"
#include "bridge/output_formats.hpp"

#include <catch2/catch.hpp>

using namespace placeline::bridge;

TEST_CASE("a database is told from a file by how it begins", "[database_target]")
{
    CHECK(is_database("PG:dbname=war"));
    CHECK(is_database("postgresql://localhost/war"));
    CHECK(is_database("postgres://localhost/war"));
    CHECK_FALSE(is_database("PG.csv"));
    CHECK_FALSE(is_database("out/PG:x.csv"));
    CHECK(output_kind_of("PG:dbname=war") == OutputKind::layer);
    CHECK(layer_format_of("PG:dbname=war host=/run/a.csv", {}).format == LayerFormat::postgis);
}

TEST_CASE("a database is called by its name and schema alone", "[database_target]")
{
    CHECK(database_name("PG:host=h user=u password=secret dbname=war port=1") == "PG:dbname=war");
    CHECK(database_name("PG:dbname = 'war' password='it''s  dbname=x' active_schema=feeds") ==
          "PG:dbname=war active_schema=feeds");
    CHECK(database_name(R"(PG:password='a\' dbname=secret' dbname=war)") == "PG:dbname=war");
    CHECK(database_name("PG:service=press") == "PG:service=press");
    CHECK(database_name("postgresql://u:secret@h:5432/war?sslmode=require") == "PG:dbname=war");
    CHECK(database_name("PG:dbname=війна") == "PG:dbname=війна");
    SECTION("what may hold a password is not shown")
    {
        CHECK(database_name("PG:dbname=postgresql://u:secret@h/war") == "PG:...");
        CHECK(database_name("PG:dbname='host=h password=secret'") == "PG:...");
        CHECK(database_name("postgresql://u:sec/ret@h/war") == "PG:...");
        CHECK(database_name("postgresql://u:secret@h") == "PG:...");
        CHECK(database_name("PG:secret") == "PG:...");
        CHECK(database_name("PG:") == "PG:...");
        CHECK(database_name("PG:password='secret") == "PG:...");
        CHECK(database_name("PG:password=secret\\") == "PG:...");
    }
}

TEST_CASE("what is no list of keys and values is refused without being repeated", "[database_target]")
{
    CHECK(database_schema("PG:dbname=war active_schema='of feeds'") == "of feeds");
    CHECK(database_schema("PG:dbname=war").empty());
    CHECK(database_schema("postgresql://h/war").empty());
    for (const char* target :
         {"PG:secret", "PG:dbname=war secret", "PG:password=my secret=1", "PG:password='a' 'secret=1"}) {
        CAPTURE(target);
        try {
            database_schema(target);
            FAIL_CHECK("not refused");
        } catch (const placeline::UsageError& error) {
            CHECK(std::string{error.what()}.find("secret") == std::string::npos);
        }
    }
}
