// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "bridge/tables.hpp"
#include "cli/messages.hpp"
#include "cli/report_input.hpp"
#include "cli/table_output.hpp"
#include "pipeline/rounding.hpp"
#include "places/geocode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

namespace placeline::cli {

namespace {

using bridge::ColumnType;
using gazetteer::PlaceIndex;

const std::vector<bridge::TableColumn>& place_columns()
{
    static const std::vector<bridge::TableColumn> columns{
        {"place_id", ColumnType::text},   {"name", ColumnType::text},          {"feat_class", ColumnType::text},
        {"feat_code", ColumnType::text},  {"country", ColumnType::text},       {"iso3", ColumnType::text},
        {"admin1", ColumnType::text},     {"admin2", ColumnType::text},        {"pcode", ColumnType::text},
        {"adm1_pcode", ColumnType::text}, {"adm2_pcode", ColumnType::text},    {"population", ColumnType::integer},
        {"n_names", ColumnType::integer}, {"where_prec", ColumnType::integer}, {"radius_km", ColumnType::real},
        {"name_en", ColumnType::text},    {"name_local", ColumnType::text},    {"names", ColumnType::text}};
    return columns;
}

/// As the own columns of `gazetteer build` have them: "ar=دمشق|he=דמשק|ru-x-historic=…".
std::string names_in_languages(PlaceIndex place, const gazetteer::Gazetteer& gazetteer)
{
    std::string out;
    for (const gazetteer::LanguageName& name : gazetteer.names_of(place)) {
        if (name.text.find('|') != std::string::npos) {
            continue; // it would be read back as two
        }
        out += out.empty() ? "" : "|";
        out += name.language;
        if (name.use != gazetteer::NameUse::plain) {
            out += fmt::format("-x-{}", to_string(name.use));
        }
        out += '=';
        out += name.text;
    }
    return out;
}

class GazetteerExportCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.value(
            "-o,--output", "FILE",
            "The layer to write; the format follows the extension: .gpkg with layers \"places\" and \"units\", "
            ".geojson, .shp, or a table (.csv, .tsv, .xlsx, .ods).",
            output_);
        options.values("--country", "NAME", "Places of this country only, by code or name. May be given again.",
                       country_names_);
        options.values("--feature-class", "LETTER", "Places of this GeoNames class only, as P. May be given again.",
                       classes_);
        options.flag("--overwrite", "Replace an output that exists.", overwrite_);
        declare_gazetteer(options, gazetteers_);
        options.example("placeline gazetteer export --country SY --feature-class P -o syria.gpkg");
    }

    int run(Context& /*context*/) override
    {
        if (output_.empty()) {
            throw UsageError{"-o FILE is missing: the layer to write"};
        }
        for (const std::string& letter : classes_) {
            if (letter.size() != 1) {
                throw UsageError{fmt::format("--feature-class: \"{}\" is none of A, H, L, P, R, S, T, U, V", letter)};
            }
        }
        const gazetteer::Gazetteer gazetteer = open_gazetteer(gazetteers_);
        for (const std::string& name : country_names_) {
            const PlaceIndex country = places::find_country(name, gazetteer);
            if (country == gazetteer::no_place) {
                throw UsageError{fmt::format(
                    "--country: \"{}\" is no country that the gazetteer knows; give its name or its code of ISO 3166-1",
                    name)};
            }
            countries_.emplace(gazetteer.row(country).country);
        }
        const std::filesystem::path path{output_};
        const bool layers_apart = path.extension() == ".gpkg";
        const bool mixed = path.extension() == ".geojson";
        const auto writer = create_table(
            path, {"places", place_columns(), mixed ? bridge::TableGeometry::mixed : bridge::TableGeometry::point},
            overwrite_);
        std::vector<PlaceIndex> units;
        std::uint64_t written = 0;
        for (std::size_t i = 0; i < gazetteer.size(); ++i) {
            const auto index = static_cast<PlaceIndex>(i);
            if (!gazetteer.is_current(index) || !wanted(gazetteer.row(index))) {
                continue;
            }
            bridge::TableRow row = row_of(index, gazetteer);
            row.number = ++written;
            if (gazetteer.row(index).feature_class == 'A' && (mixed || layers_apart)) {
                if (auto polygons = gazetteer.boundary(index); !polygons.empty()) {
                    units.push_back(index);
                    row.polygons = mixed ? std::move(polygons) : bridge::TableRow{}.polygons;
                }
            }
            writer->write(row);
        }
        if (layers_apart) {
            writer->begin_layer({"units", place_columns(), bridge::TableGeometry::area});
            for (const PlaceIndex index : units) {
                bridge::TableRow row = row_of(index, gazetteer);
                row.polygons = gazetteer.boundary(index);
                writer->write(row);
            }
        }
        writer->close();
        for (const std::string& note : writer->notes()) {
            say(fmt::format("{}: {}", output_, note));
        }
        say(fmt::format("{}: {}, {} with borders", output_, counted(written, "place", "places"), units.size()));
        return status_done;
    }

private:
    [[nodiscard]] bool wanted(const gazetteer::PlaceRow& row) const
    {
        return (countries_.empty() || countries_.contains(std::string{row.country})) &&
               (classes_.empty() || std::ranges::find(classes_, std::string(1, row.feature_class)) != classes_.end());
    }

    static bridge::TableRow row_of(PlaceIndex index, const gazetteer::Gazetteer& gazetteer)
    {
        const gazetteer::PlaceRow entry = gazetteer.row(index);
        std::optional<Place> rounded{gazetteer.place(index)};
        pipeline::round_place(rounded);
        const Place& place = *rounded;
        const auto text = [](std::string value) {
            return value.empty() ? std::nullopt : std::optional{std::move(value)};
        };
        bridge::TableRow row;
        row.values = {place.id,
                      place.name,
                      std::string(1, place.feature_class),
                      text(place.feature_code),
                      text(place.country),
                      text(place.iso3),
                      text(place.admin1),
                      text(place.admin2),
                      text(std::string{entry.pcode}),
                      text(place.adm1_pcode),
                      text(place.adm2_pcode),
                      entry.population == 0 ? std::nullopt : std::optional{fmt::format("{}", entry.population)},
                      fmt::format("{}", entry.n_names),
                      fmt::format("{}", place.where_prec),
                      fmt::format("{}", place.radius_km),
                      gazetteer.name_in(index, "en"),
                      gazetteer.name_in(index, "local"),
                      text(names_in_languages(index, gazetteer))};
        row.position = place.position;
        return row;
    }

    std::string output_;
    std::vector<std::string> country_names_;
    std::vector<std::string> classes_;
    bool overwrite_ = false;
    std::vector<std::string> gazetteers_;
    std::set<std::string> countries_; ///< ISO 3166-1 alpha-2
};

} // namespace

std::unique_ptr<Command> make_gazetteer_export_command()
{
    return std::make_unique<GazetteerExportCommand>();
}

} // namespace placeline::cli
