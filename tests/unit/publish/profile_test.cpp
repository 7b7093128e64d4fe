// SPDX-License-Identifier: Apache-2.0
#include "publish/profile.hpp"

#include "made_gazetteer.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace placeline;

namespace {

/// The columns of the published codebooks, in their order.
const std::map<std::string, std::string> published_layouts{
    {"acled",
     "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
     "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
     "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"},
    {"ucdp",
     "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
     "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
     "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
     "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
     "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,"
     "high,low,gwnoa,gwnob"}};

MergedIncident strike(int where_prec, int date_prec)
{
    MergedIncident merged;
    Incident& incident = merged.incident;
    incident.id = "one";
    Place place;
    place.name = "Exton";
    place.country = "IQ";
    place.iso3 = "IRQ";
    place.admin1 = "Upland";
    place.position = {43.30, 33.42};
    place.where_prec = where_prec;
    incident.place = place;
    incident.date = DateRange{parse_iso_day("2024-02-02").value(), parse_iso_day("2024-02-02").value(), date_prec};
    incident.event_type = "Air/drone strike";
    incident.figures.killed = {4, 6, 6};
    merged.n_sources = 2;
    return merged;
}

/// Cells of the only row, by column; no cell of these rows needs quotation marks.
std::map<std::string, std::string> row_of(const std::string& csv)
{
    std::vector<std::vector<std::string>> lines(1);
    lines.front().emplace_back();
    for (const char c : csv) {
        if (c == '\n') {
            lines.emplace_back().emplace_back();
        } else if (c == ',') {
            lines.back().emplace_back();
        } else {
            lines.back().back() += c;
        }
    }
    std::map<std::string, std::string> row;
    for (std::size_t i = 0; i < lines[0].size(); ++i) {
        row[lines[0][i]] = lines.at(1).at(i);
    }
    return row;
}

} // namespace

TEST_CASE("each profile has the columns of its published layout", "[publish]")
{
    const auto gazetteer = sample::made_gazetteer();
    for (const auto& [name, columns] : published_layouts) {
        INFO(name);
        const std::string csv = publish::Profile{name}.table({}, gazetteer).csv;
        CHECK(csv == columns + "\n");
    }
    const std::string hxl = publish::Profile{"hxl"}.table({}, gazetteer).csv;
    CHECK(hxl.find("\n#event+id,#date+start,") != std::string::npos);
}

SCENARIO("ACLED's table is filled by ACLED's rules", "[publish]")
{
    const auto gazetteer = sample::made_gazetteer();
    const publish::Profile acled{"acled"};
    CHECK(acled.splits_shared());
    THEN("codes that only ACLED gives stay empty")
    {
        const auto row = row_of(acled.table({strike(1, 1)}, gazetteer).csv);
        for (const std::string& column : acled.unfilled()) {
            INFO(column);
            CHECK(row.at(column).empty());
        }
        CHECK(row.at("event_date") == "2024-02-02");
        CHECK(row.at("event_type") == "Explosions/Remote violence");
        CHECK(row.at("sub_event_type") == "Air/drone strike");
        CHECK(row.at("disorder_type") == "Political violence");
        CHECK(row.at("country") == "Iraq");
        CHECK(row.at("iso") == "368");
        CHECK(row.at("fatalities") == "6");
        CHECK(row.at("notes") == "[placeline one]");
    }
    THEN("UCDP's precisions become ACLED's three")
    {
        const std::map<int, const char*> precisions{{1, "1"}, {2, "2"}, {3, "2"}, {4, "3"}};
        for (const auto& [ucdp, expected] : precisions) {
            const auto row = row_of(acled.table({strike(ucdp, ucdp)}, gazetteer).csv);
            CHECK(row.at("time_precision") == expected);
            CHECK(row.at("geo_precision") == expected);
        }
    }
    THEN("what is vaguer has no row, and is listed with the reason")
    {
        auto unlocated = strike(1, 1);
        unlocated.incident.place.reset();
        const auto made = acled.table({strike(5, 1), strike(1, 5), unlocated}, gazetteer);
        using Reasons = std::vector<std::pair<std::string, std::string>>;
        CHECK(made.left_out ==
              Reasons{{"one", "where_prec 5"}, {"one", "date_prec 5"}, {"one", "its place is not known"}});
        CHECK(made.csv.find("Exton") == std::string::npos);
    }
}

TEST_CASE("UCDP's table has all three bounds and the cell of PRIO-GRID", "[publish]")
{
    const auto gazetteer = sample::made_gazetteer();
    auto merged = strike(1, 1);
    merged.incident.place->position = {69.17, 34.53}; // Kabul, whose cell is 179779
    const auto row = row_of(publish::Profile{"ucdp"}.table({merged}, gazetteer).csv);
    CHECK(row.at("low") == "4");
    CHECK(row.at("best") == "6");
    CHECK(row.at("high") == "6");
    CHECK(row.at("where_prec") == "1");
    CHECK(row.at("geom_wkt") == "POINT (69.17 34.53)");
    CHECK(row.at("priogrid_gid") == "179779");
    CHECK(row.at("id").empty());
}
