// SPDX-License-Identifier: Apache-2.0
#include "input/gdelt.hpp"

#include "input/ascii.hpp"
#include "input/cell_values.hpp"
#include "input/event_words.hpp"
#include "input/extra.hpp"
#include "input/feed_date.hpp"
#include "input/markup.hpp"
#include "records/json_writer.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace placeline::input {

namespace {

/// GDELT GKG Codebook V2.1, in its order.
constexpr std::array<std::string_view, 27> gkg_names{"GKGRECORDID",
                                                     "DATE",
                                                     "SOURCECOLLECTIONIDENTIFIER",
                                                     "SOURCECOMMONNAME",
                                                     "DOCUMENTIDENTIFIER",
                                                     "COUNTS",
                                                     "V2COUNTS",
                                                     "THEMES",
                                                     "V2THEMES",
                                                     "LOCATIONS",
                                                     "V2LOCATIONS",
                                                     "PERSONS",
                                                     "V2PERSONS",
                                                     "ORGANIZATIONS",
                                                     "V2ORGANIZATIONS",
                                                     "TONE",
                                                     "V2DATES",
                                                     "GCAM",
                                                     "SHARINGIMAGE",
                                                     "RELATEDIMAGES",
                                                     "SOCIALIMAGEEMBEDS",
                                                     "SOCIALVIDEOEMBEDS",
                                                     "QUOTATIONS",
                                                     "ALLNAMES",
                                                     "AMOUNTS",
                                                     "TRANSLATIONINFO",
                                                     "EXTRASXML"};

/// Their places in it.
enum GkgColumn : std::size_t {
    gkg_id = 0,
    gkg_date = 1,
    gkg_source = 3,
    gkg_document = 4,
    gkg_counts = 5,
    gkg_locations = 9,
    gkg_gcam = 17, ///< thousands of scores a row; not carried along
    gkg_translation = 25,
    gkg_extras = 26
};

std::vector<std::string_view> split(std::string_view text, char mark)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(mark);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

bool all_digits(std::string_view text) noexcept
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view first_line(std::string_view head) noexcept
{
    return head.substr(0, head.find('\n'));
}

/// GDELT 2.0 Event Database Codebook; 1.0 lacks the codes of second-order units and, in its older files, the address.
std::vector<std::string> event_names(bool second_version)
{
    std::vector<std::string> names{"GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"};
    for (const std::string_view actor : {"Actor1", "Actor2"}) {
        for (const std::string_view part : {"Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode",
                                            "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"}) {
            names.push_back(fmt::format("{}{}", actor, part));
        }
    }
    names.insert(names.end(), {"IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
                               "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"});
    for (const std::string_view place : {"Actor1Geo", "Actor2Geo", "ActionGeo"}) {
        for (const std::string_view part :
             {"Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"}) {
            if (second_version || part != "ADM2Code") {
                names.push_back(fmt::format("{}_{}", place, part));
            }
        }
    }
    names.insert(names.end(), {"DATEADDED", "SOURCEURL"});
    return names;
}

/// "type#name#FIPS#ADM1#lat#lon#feature"
struct GdeltPlace {
    std::string_view type, name, country;
    std::optional<LonLat> position;
};

std::optional<GdeltPlace> place_in(const std::vector<std::string_view>& parts, std::size_t from)
{
    if (parts.size() < from + 6) {
        return std::nullopt;
    }
    GdeltPlace place{.type = parts[from], .name = parts[from + 1], .country = parts[from + 2], .position = {}};
    const auto lat = degrees_in_cell(parts[from + 4], 90.0);
    const auto lon = degrees_in_cell(parts[from + 5], 180.0);
    if (lat && lon) {
        place.position = LonLat{.lon_deg = *lon, .lat_deg = *lat};
    }
    return place;
}

void write_place(records::JsonWriter& json, const GdeltPlace& place)
{
    json.key("name").text(place.name);
    json.key("country").text_or_null(country_of_fips(place.country));
    if (place.position) {
        json.key("lat").number(place.position->lat_deg).key("lon").number(place.position->lon_deg);
    }
}

class GkgSource : public RecordSource {
public:
    explicit GkgSource(std::unique_ptr<RowSource> rows) : rows_{std::move(rows)} {}

    std::optional<RawRecord> next() override
    {
        auto row = rows_->next();
        if (!row) {
            return std::nullopt;
        }
        row_ = std::move(*row);
        if (row_.raw.fault.empty() && row_.cells.size() != gkg_names.size()) {
            row_.raw.fault =
                fmt::format("the row has {} cells; the Global Knowledge Graph has {}{}", row_.cells.size(),
                            gkg_names.size(), row_.may_be_cut ? ", and the file ends in the middle of this row" : "");
        }
        return std::move(row_.raw);
    }

    std::optional<InputValue> read(std::string_view /*utf8*/) override
    {
        const auto cell = [this](std::size_t column) { return trimmed(row_.cells[column]); };
        Report report;
        report.id = cell(gkg_id);
        report.source = cell(gkg_source);
        report.url = cell(gkg_document);
        report.text = title_in(cell(gkg_extras));
        if (report.text.empty()) {
            throw records::RecordError{"the row has no <PAGE_TITLE>: the Global Knowledge Graph keeps no other words"};
        }
        report.title = report.text;
        report.lang = language_in(cell(gkg_translation));
        set_feed_date(report, cell(gkg_date));
        add_counts(report, cell(gkg_counts));
        add_locations(report, cell(gkg_locations));
        for (std::size_t i = 0; i < gkg_names.size(); ++i) {
            const bool used = i <= gkg_counts || i == gkg_locations || i == gkg_gcam || i == gkg_extras;
            if (!used && !cell(i).empty()) {
                add_extra(report, gkg_names.at(i), cell(i));
            }
        }
        return report;
    }

private:
    static std::string title_in(std::string_view extras)
    {
        constexpr std::string_view open = "<PAGE_TITLE>";
        const std::size_t begin = extras.find(open);
        const std::size_t end = extras.find("</PAGE_TITLE>");
        if (begin == std::string_view::npos || end == std::string_view::npos || end < begin + open.size()) {
            return {};
        }
        std::string title;
        append_decoded(title, extras.substr(begin + open.size(), end - begin - open.size()));
        return std::string{trimmed(title)};
    }

    /// "srclc:rus;eng:Moses 2.1.1": three letters of ISO 639-2; empty: English.
    static std::string language_in(std::string_view translation)
    {
        struct Language {
            std::string_view three, two;
        };
        constexpr std::array<Language, 5> known{
            {{"ara", "ar"}, {"ukr", "uk"}, {"rus", "ru"}, {"fra", "fr"}, {"spa", "es"}}};
        constexpr std::string_view mark = "srclc:";
        if (!translation.starts_with(mark)) {
            return "en";
        }
        const std::string_view three = translation.substr(mark.size(), 3);
        const auto* const found =
            std::find_if(known.begin(), known.end(), [three](const Language& one) { return one.three == three; });
        return std::string{found == known.end() ? three : found->two};
    }

    static void add_counts(Report& report, std::string_view cell)
    {
        std::string out;
        records::JsonWriter json{out};
        json.begin_array();
        bool any = false;
        for (const std::string_view one : split(cell, ';')) {
            const std::vector<std::string_view> parts = split(one, '#');
            const auto place = place_in(parts, 3);
            if (!place) {
                continue;
            }
            any = true;
            json.begin_object();
            json.key("type").text(parts[0]).key("number").text(parts[1]).key("of").text_or_null(parts[2]);
            write_place(json, *place);
            json.end_object();
        }
        json.end_array();
        if (any) {
            add_extra_json(report, "counts", std::move(out));
        }
    }

    static void add_locations(Report& report, std::string_view cell)
    {
        constexpr std::string_view towns = "34"; // of the United States, of the world
        std::string out;
        records::JsonWriter json{out};
        json.begin_array();
        bool any = false;
        for (const std::string_view one : split(cell, ';')) {
            const auto place = place_in(split(one, '#'), 0);
            if (!place) {
                continue;
            }
            any = true;
            json.begin_object();
            write_place(json, *place);
            json.end_object();
            if (place->position && place->type.size() == 1 && towns.find(place->type) != std::string_view::npos) {
                report.positions.push_back(*place->position);
            }
        }
        json.end_array();
        if (any) {
            add_extra_json(report, "locations", std::move(out));
        }
    }

    std::unique_ptr<RowSource> rows_;
    TableRow row_; ///< the last one
};

} // namespace

std::optional<GdeltFile> gdelt_file(std::string_view head)
{
    const std::vector<std::string_view> cells = split(first_line(head), '\t');
    const std::string_view id = cells.front();
    if (cells.size() >= 2 && all_digits(id) && all_digits(cells[1]) && cells[1].size() == 8 &&
        (cells.size() == 57 || cells.size() == 58 || cells.size() == 61)) {
        return GdeltFile::events;
    }
    // the first row of this one may be longer than what is at hand: "20240203141500-12", "20240203141500-T12"
    const bool of_gkg = id.size() > 15 && all_digits(id.substr(0, 14)) && id[14] == '-' && cells.size() >= 5 &&
                        cells[1] == id.substr(0, 14);
    return of_gkg ? std::optional{GdeltFile::gkg} : std::nullopt;
}

CsvShape gdelt_shape(GdeltFile file, std::string_view head)
{
    CsvShape shape{.separator = '\t', .quotes = Quotes::none, .names = {gkg_names.begin(), gkg_names.end()}};
    if (file == GdeltFile::events) {
        const auto width =
            static_cast<std::size_t>(1 + std::count(first_line(head).begin(), first_line(head).end(), '\t'));
        shape.names = event_names(width > 58);
        shape.names.resize(std::min(shape.names.size(), width));
    }
    return shape;
}

std::unique_ptr<RecordSource> make_gkg_source(std::unique_ptr<RowSource> rows)
{
    return std::make_unique<GkgSource>(std::move(rows));
}

} // namespace placeline::input
