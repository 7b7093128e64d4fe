// SPDX-License-Identifier: Apache-2.0
// Promises on the gazetteer that the program ships: answers that were reported as bugs of other tools must not be ours.
#include "places/find_mentions.hpp"
#include "places/geocode.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace placeline;
using namespace placeline::places;

namespace {

const gazetteer::Gazetteer& embedded()
{
    static const auto index =
        gazetteer::Gazetteer::open(std::filesystem::path{PLACELINE_BINARY_DIR} / "share/placeline/placeline.plgaz");
    return index;
}

/// "US P" : country and feature class of the place the name is given in the text; "-" for none.
std::string place_of(std::string_view name, std::string_view text)
{
    Report report;
    report.text = std::string{text};
    std::vector<std::string> problems;
    for (const auto& mention : find_mentions(report, text::analyse(text), embedded(), {}, problems)) {
        if (mention.text == name && mention.place) {
            return mention.place->country + ' ' + mention.place->feature_class;
        }
    }
    return "-";
}

Role role_of(std::string_view name, std::string_view text)
{
    Report report;
    report.text = std::string{text};
    std::vector<std::string> problems;
    for (const auto& mention : find_mentions(report, text::analyse(text), embedded(), {}, problems)) {
        if (mention.text == name) {
            return mention.role;
        }
    }
    return Role::dateline;
}

std::string geocoded(std::string name)
{
    GeocodeQuery query;
    query.name = std::move(name);
    const auto answer = geocode(query, embedded());
    return answer.place ? answer.place->country + ' ' + answer.place->feature_class : "-";
}

/// Of the place that the name means alone.
LonLat position_of(std::string name)
{
    GeocodeQuery query;
    query.name = std::move(name);
    const auto answer = geocode(query, embedded());
    return answer.place ? answer.place->position : LonLat{};
}

} // namespace

SCENARIO("the absurd answers of others are not ours", "[places][embedded]")
{
    CHECK(geocoded("China") == "CN A");
    CHECK(geocoded("U.S.") == "US A");
    CHECK(geocoded("USA") == "US A");
    CHECK(geocoded("Long Beach, CA") == "US P");
    CHECK(geocoded("Bangor, Maine") == "US P");
    CHECK(geocoded("Oklahoma") == "US A");
    CHECK(geocoded("Colombia") == "CO A");
    CHECK(geocoded("Albania") == "AL A");
    CHECK(geocoded("Georgia, United States") == "US A");
    CHECK(geocoded("Tripoli, Lebanon") == "LB P");
    CHECK(geocoded("Paris, Texas") == "US P");
    CHECK(geocoded("Cambridge, Massachusetts") == "US P");
    CHECK(geocoded("Birmingham, Alabama") == "US P");
    CHECK(place_of("China", "The minister flew to China for talks on trade.") == "CN A");
    CHECK(place_of("U.S.", "He said the U.S. would not send more troops.") == "US A");
    CHECK(place_of("USA", "She moved to the USA with her family.") == "US A");
    CHECK(place_of("Long Beach", "Police in Long Beach, CA, found the car.") == "US P");
    CHECK(place_of("Bangor", "He grew up in Bangor, Maine.") == "US P");
    CHECK(place_of("Oklahoma", "A storm is moving across Oklahoma and Kansas.") == "US A");
    CHECK(place_of("Tripoli", "The army closed the port of Tripoli, Lebanon, on Friday.") == "LB P");
    CHECK(place_of("Georgia", "Troops crossed from Russia into Georgia near Tbilisi.") == "GE A");
    CHECK(place_of("Georgia", "Voters in Atlanta and the rest of Georgia went to the polls.") == "US A");
    CHECK(place_of("Athens", "Deputies in Athens, Georgia, arrested a man.") == "US P");
    CHECK(place_of("Damascus", "Two rockets landed in Damascus, the Syrian capital.") == "SY P");
}

SCENARIO("what is no place gets none", "[places][embedded]")
{
    CHECK(place_of("European", "A European court heard the case.") != "US P");
    CHECK(place_of("M.S.", "M.S. Halvorsen signed the letter.") == "-");
    CHECK(place_of("Of", "Of all the answers this was the worst.") == "-");
    CHECK(place_of("Police", "Police said nobody was hurt.") == "-");
    CHECK(place_of("Most", "Most of the houses burned down.") == "-");
    CHECK(place_of("Reading", "Reading and writing are taught there.") == "-");
    CHECK(place_of("Mobile", "Mobile phones were cut off.") == "-");
    CHECK(place_of("Nice", "Nice work, he said.") == "-");
    CHECK(place_of("March", "They will meet again in March.") == "-");
    CHECK(place_of("Sunday", "The market opens on Sunday.") == "-");
    CHECK(place_of("Jordan", "The coach praised Jordan Whitlock after the match.") == "-");
    CHECK(place_of("Paris", "The singer Paris Lindgren opened a hotel.") == "-");
    CHECK(place_of("Washington", "The Washington Post printed the letter.") == "-");
    CHECK(place_of("IT", "WHO TOOK IT FROM THEM") == "-");
}

SCENARIO("the places of the reports are where they are", "[places][embedded]")
{
    struct Known {
        const char* name;
        double lat, lon, within;
    };
    for (const auto& known :
         {Known{"Al Anbar", 32.9, 41.6, 1.5}, {"Anbar", 32.9, 41.6, 1.5},         {"الأنبار", 32.9, 41.6, 1.5},
          {"Al-Qaim", 34.39, 40.99, 0.2},     {"Deir ez-Zor", 35.34, 40.14, 0.2}, {"Dayr az Zawr", 35.34, 40.14, 0.2},
          {"Mosul", 36.34, 43.12, 0.2},       {"الموصل", 36.34, 43.12, 0.2},      {"Kirkuk", 35.47, 44.39, 0.2},
          {"Erbil", 36.19, 44.01, 0.2},       {"Baghdad", 33.34, 44.40, 0.2},     {"Damascus", 33.51, 36.29, 0.2},
          {"دمشق", 33.51, 36.29, 0.2},        {"Khan Yunis", 31.34, 34.31, 0.2},  {"Khan Younis", 31.34, 34.31, 0.2},
          {"Rafah", 31.29, 34.25, 0.2},       {"Kharkiv", 49.98, 36.25, 0.2},     {"Харків", 49.98, 36.25, 0.2},
          {"Chasiv Yar", 48.59, 37.84, 0.2},  {"Hodeidah", 14.80, 42.95, 0.4}}) {
        INFO(known.name);
        const auto position = position_of(known.name);
        CHECK(position.lat_deg == Approx(known.lat).margin(known.within));
        CHECK(position.lon_deg == Approx(known.lon).margin(known.within));
    }
}

SCENARIO("a square's market in a city is at the square; a river is no country", "[places]")
{
    const auto* const market = "Two blasts at Tayaran Square's clothes market in Baghdad killed 32 people.";
    CHECK(role_of("Tayaran Square", market) == Role::event);
    CHECK(role_of("Baghdad", market) == Role::background);
    CHECK(role_of("Niger", "Gunmen attacked a boat near Gao on the Niger, killing nine.") == Role::background);
    CHECK(role_of("Niger", "Gunmen killed nine people in Niger.") == Role::event);
    CHECK(place_of("Iskander", "Nine people were killed by one Iskander.") == "-");
}

SCENARIO("a church called after a far place is where the text says it is", "[places]")
{
    const auto* const church = "A man blew himself up inside the Mar Elias church in Damascus; 25 people died.";
    CHECK(role_of("Mar Elias", church) == Role::background);
    CHECK(role_of("Damascus", church) == Role::event);
}

SCENARIO("no country lies in a unit of another", "[places]")
{
    CHECK(place_of("Caad", "Forty fighters were killed at Caad, Mudug.") == "-");
    CHECK(place_of("Chad", "Forty fighters were killed in Chad.") == "TD A");
}

SCENARIO("a large town is no spelling of a country, an article no town", "[places]")
{
    CHECK(place_of("Marawi", "A bomb in a gymnasium in Marawi left four people dead.") == "PH P");
    CHECK(place_of("La", "Twelve people died in La Valencia, a hamlet in Ecuador.") == "-");
    CHECK(role_of("Black Sea", "Drones hit a hotel at Khorly, on the Black Sea shore; 24 people died.") ==
          Role::background);
}
