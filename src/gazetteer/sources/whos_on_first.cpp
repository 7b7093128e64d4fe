// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/whos_on_first.hpp"

#include "base/error.hpp"
#include "gazetteer/sources/country_codes.hpp"
#include "gazetteer/sources/numbers.hpp"
#include "gazetteer/sources/place_kinds.hpp"
#include "gazetteer/sources/text_lines.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <simdjson.h>
#include <string>

namespace placeline::gazetteer {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::string_view text_of(object properties, std::string_view key)
{
    std::string_view text;
    return properties[key].get_string().get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

/// A whole number, which some files write as text.
std::optional<std::int64_t> integer_of(object properties, std::string_view key)
{
    const auto value = properties[key];
    if (const auto integer = value.get_int64(); integer.error() == simdjson::SUCCESS) {
        return integer.value_unsafe();
    }
    if (const auto real = value.get_double(); real.error() == simdjson::SUCCESS) {
        return static_cast<std::int64_t>(real.value_unsafe());
    }
    const auto text = text_of(properties, key);
    return all_digits(text) ? std::optional{static_cast<std::int64_t>(*number(text))} : std::nullopt;
}

std::optional<LonLat> position_of(object properties)
{
    for (const auto& [lat_key, lon_key] :
         {std::pair{"lbl:latitude", "lbl:longitude"}, std::pair{"geom:latitude", "geom:longitude"}}) {
        double lat = 0.0;
        double lon = 0.0;
        if (properties[lat_key].get_double().get(lat) == simdjson::SUCCESS &&
            properties[lon_key].get_double().get(lon) == simdjson::SUCCESS) {
            return LonLat{lon, lat};
        }
    }
    return std::nullopt;
}

std::vector<std::vector<LonLat>> rings_of(element polygon)
{
    std::vector<std::vector<LonLat>> rings;
    for (const element ring : polygon.get_array()) {
        auto& positions = rings.emplace_back();
        for (const element position : ring.get_array()) {
            positions.push_back({position.at(0).get_double(), position.at(1).get_double()});
        }
    }
    return rings;
}

Outline outline_of(element geometry)
{
    Outline outline;
    const std::string_view type = geometry["type"].get_string();
    if (type == "Polygon") {
        outline.push_back(rings_of(geometry["coordinates"]));
    } else if (type == "MultiPolygon") {
        for (const element polygon : geometry["coordinates"].get_array()) {
            outline.push_back(rings_of(polygon));
        }
    }
    return outline;
}

bool is_gone(object properties)
{
    const auto deprecated = text_of(properties, "edtf:deprecated");
    const auto superseded = properties["wof:superseded_by"].get_array();
    return integer_of(properties, "mz:is_current") == 0 ||
           (!deprecated.empty() && deprecated != "u" && deprecated != "uuuu" && deprecated != "..") ||
           (superseded.error() == simdjson::SUCCESS && superseded.value_unsafe().size() > 0);
}

class Features {
public:
    explicit Features(Import& import) : import_{import}, kinds_{"wof"} {}

    void take(element feature)
    {
        object properties;
        if (feature["properties"].get_object().get(properties) != simdjson::SUCCESS) {
            import_.reject("is no GeoJSON feature with properties");
            return;
        }
        const auto id = integer_of(properties, "wof:id");
        const auto kind = kinds_.of(text_of(properties, "wof:placetype"));
        if (!id) {
            import_.reject("has no \"wof:id\"");
            return;
        }
        if (!kind || *id < 0 || is_gone(properties) || text_of(properties, "wof:name").empty()) {
            import_.pass_over();
            return;
        }
        SourceRow row;
        row.id = import_.keep(fmt::format("wof:{}", *id));
        row.name = import_.keep(text_of(properties, "wof:name"));
        row.feature_class = kind->feature_class;
        row.feature_code = kind->feature_code;
        row.country = import_.keep(countries_.alpha2(text_of(properties, "wof:country")));
        row.position = position_of(properties);
        if (!row.position) {
            import_.reject("has no position");
            return;
        }
        for (const auto* key : {"wof:population", "gn:population", "qs:pop"}) {
            if (const auto count = integer_of(properties, key); count && *count > 0 && row.population == 0) {
                row.population = static_cast<std::uint32_t>(std::min<std::int64_t>(*count, 4'000'000'000));
            }
        }
        take_units(properties, row);
        take_names(properties, row);
        if (element geometry; row.feature_class == 'A' && feature["geometry"].get(geometry) == simdjson::SUCCESS &&
                              geometry.is_object()) {
            row.outline = outline_of(geometry); // null where the border is not known
        }
        import_.take(row);
    }

private:
    void take_units(object properties, SourceRow& row)
    {
        object concordances;
        if (properties["wof:concordances"].get_object().get(concordances) == simdjson::SUCCESS) {
            if (const auto geonames = integer_of(concordances, "gn:id"); geonames && *geonames > 0) {
                row.same_as.push_back(import_.keep(fmt::format("geonames:{}", *geonames)));
            }
        }
        simdjson::dom::array hierarchy;
        if (properties["wof:hierarchy"].get_array().get(hierarchy) != simdjson::SUCCESS || hierarchy.size() != 1) {
            return; // of several nobody knows which holds
        }
        object units;
        if (hierarchy.at(0).get_object().get(units) == simdjson::SUCCESS) {
            const auto code = [&](const char* key) {
                const auto unit = integer_of(units, key);
                return unit && *unit > 0 ? import_.keep(fmt::format("{}", *unit)) : std::string_view{};
            };
            row.admin1_code = code("region_id");
            row.admin2_code = code("county_id");
        }
    }

    /// "name:ara_x_preferred": ["..."]
    void take_names(object properties, SourceRow& row)
    {
        for (const auto& [key, value] : properties) {
            simdjson::dom::array texts;
            if (!key.starts_with("name:") || value.get_array().get(texts) != simdjson::SUCCESS) {
                continue;
            }
            const auto tag = key.substr(5);
            const auto language = import_.keep(tag);
            const bool abbreviation = tag.ends_with("_abbreviation") || tag.ends_with("_abbr");
            for (const element text : texts) {
                std::string_view name;
                if (text.get_string().get(name) == simdjson::SUCCESS) {
                    row.names.push_back({import_.keep(name),
                                         abbreviation ? NameKind::abbreviation : NameKind::alternate, language,
                                         use_in(tag)});
                }
            }
        }
    }

    Import& import_;
    CountryCodes countries_;
    PlaceKinds kinds_;
};

/// \param number  Of the last feature of the source; goes on. \param file  For the message.
void read_whos_on_first(std::string_view text, Import& import, std::uint64_t& number, const std::filesystem::path& file)
{
    Features features{import};
    const auto take = [&](element feature) {
        import.begin_row(++number);
        try {
            features.take(feature);
        } catch (const simdjson::simdjson_error& error) {
            import.reject(fmt::format("is no GeoJSON feature: {}", error.what()));
        }
    };
    simdjson::dom::parser parser;
    simdjson::padded_string padded{text};
    simdjson::dom::document_stream documents;
    const std::size_t batch = std::max<std::size_t>(padded.size(), simdjson::dom::MINIMAL_BATCH_SIZE);
    auto status = parser.parse_many(padded, batch).get(documents); // one document, or one a line
    if (status == simdjson::SUCCESS) {
        for (auto document : documents) {
            element root;
            status = document.get(root);
            if (status != simdjson::SUCCESS) {
                break;
            }
            simdjson::dom::array list;
            if (root["features"].get_array().get(list) == simdjson::SUCCESS) {
                for (const element feature : list) {
                    take(feature);
                }
            } else {
                take(root);
            }
        }
        if (status == simdjson::SUCCESS && documents.truncated_bytes() > 0) {
            status = simdjson::TAPE_ERROR;
        }
    }
    if (status != simdjson::SUCCESS) {
        throw InputError{fmt::format("{}: is no whole JSON after feature {}: {}", file.string(), number,
                                     simdjson::error_message(status))};
    }
}

} // namespace

bool is_whos_on_first(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && text[begin] == '{' &&
           text.substr(0, std::size_t{1} << 20U).find("\"wof:id\"") != std::string_view::npos;
}

std::vector<std::filesystem::path> whos_on_first_files(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file() && entry.path().extension() == ".geojson") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    if (files.empty() || !is_whos_on_first(SourceText{files.front()}.text())) {
        files.clear();
    }
    return files;
}

void read_whos_on_first_files(const std::vector<std::filesystem::path>& files, Import& import)
{
    std::uint64_t number = 0;
    for (const auto& file : files) {
        try {
            read_whos_on_first(SourceText{file}.text(), import, number, file);
        } catch (const InputError& error) {
            import.begin_row(++number);
            import.reject(error.what());
        }
    }
}

void read_whos_on_first(std::string_view text, Import& import)
{
    std::uint64_t number = 0;
    read_whos_on_first(text, import, number, import.path());
}

} // namespace placeline::gazetteer
