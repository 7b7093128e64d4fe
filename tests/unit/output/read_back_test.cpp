// SPDX-License-Identifier: Apache-2.0
// What GDAL's readers find in each format is what the rows hold, to the last odd value.
#include "base/spreadsheet_text.hpp"
#include "bridge/layer_formats.hpp"
#include "output/incident_columns.hpp"
#include "output/text_values.hpp"
#include "output/write_layers.hpp"
#include "sample_set.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <gdal_priv.h>
#include <limits>
#include <map>
#include <ogrsf_frmts.h>

using namespace placeline;
using bridge::LayerFormat;
namespace fs = std::filesystem;

namespace {

const std::array<std::string, 12> odd_texts{
    "\"quoted\", and 'so', a \\ backslash; a | bar",
    "two\nlines\tand a tab",
    "=SUM(A1:A9)",
    "-12",
    "<b>&amp;</b> ]]> &#13;",
    "עזה 12 قتلى",
    "e\xCC\x81 \xF0\x9F\x95\x8A \xE2\x80\x8F",
    "NULL",
    "0",
    "\\N",
    std::string(5000, 'x') + "й",
    "%s%n {} $[description]",
};

/// More incidents than two batches of rows, whose values differ in every column that a value can differ in.
IncidentSet odd_incidents()
{
    IncidentSet set;
    const std::array<LonLat, 6> positions{
        {{180.0, -16.5}, {-180.0, 90.0}, {179.9999999, -90.0}, {0.0, 0.0}, {-0.00000001, 1e-9}, {37.12345678, 48.9}}};
    const std::array<const char*, 4> days{"2024-02-29", "1970-01-01", "1899-12-31", "2099-12-31"};
    const std::array<std::uint32_t, 4> counts{0, 1, 2'147'483'647U, std::numeric_limits<std::uint32_t>::max()};
    for (std::size_t i = 0; i < 1300; ++i) {
        const std::string& text = odd_texts[i % odd_texts.size()];
        auto merged = sample::incident("event-" + std::to_string(i),
                                       sample::place("id " + text, text, positions[i % positions.size()], 1));
        Incident& incident = merged.incident;
        incident.place->radius_km = i % 3 == 0 ? 0.0 : 19999.1234;
        incident.confidence = i % 7 == 0 ? std::numeric_limits<double>::quiet_NaN() : 1.0 / static_cast<double>(1 + i);
        incident.place_text = text;
        incident.actor1 = i % 2 == 0 ? text : "";
        if (i % 5 != 0) {
            const Day day = sample::day(days[i % days.size()]);
            incident.date = DateRange{day, day + std::chrono::days{i % 2}, 1, DateSource::published};
        }
        incident.figures.killed = {counts[i % counts.size()], counts[i / 2 % counts.size()], {}};
        auto claim = sample::claim("c", Measure::killed, counts[i % counts.size()]);
        claim.claim.quote_text = text;
        claim.claim.attributed_to = text;
        claim.source = text;
        merged.sourced_claims = {claim};
        set.incidents.push_back(merged);
    }
    return set;
}

/// The value of a cell as text, as a format is documented to keep it (placeline-layers(5), FORMATS).
std::string expected(const output::Value& value, LayerFormat format)
{
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        std::string kept{*text};
        if (format == LayerFormat::shapefile) {
            kept = output::cut_utf8(kept, 254);
        }
        if (format == LayerFormat::csv && would_run_as_formula(kept)) {
            kept.insert(kept.begin(), '\'');
        }
        return kept;
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        const auto most = format == LayerFormat::kml ? std::int64_t{2'147'483'647} : *number;
        return std::to_string(std::min(*number, most));
    }
    if (const auto* day = std::get_if<Day>(&value)) {
        return iso_day(*day);
    }
    return {};
}

bool is_text_layer(LayerFormat format)
{
    return format == LayerFormat::csv; // all its columns are read as text, and null as an empty one
}

void compare(const OGRFeature& feature, const output::Field& field, const output::Value& value, LayerFormat format)
{
    const int index = feature.GetFieldIndex(std::string{field.name}.c_str());
    REQUIRE(index >= 0);
    const bool is_null = !feature.IsFieldSetAndNotNull(index);
    if (std::holds_alternative<std::monostate>(value)) {
        CHECK((is_null || (is_text_layer(format) && std::string{feature.GetFieldAsString(index)}.empty())));
        return;
    }
    CHECK_FALSE(is_null);
    if (const auto* real = std::get_if<double>(&value)) {
        CHECK(feature.GetFieldAsDouble(index) == Approx(*real).epsilon(0).margin(1e-9));
        return;
    }
    std::string read = feature.GetFieldAsString(index);
    if (std::holds_alternative<Day>(value)) {
        std::ranges::replace(read, '/', '-'); // GDAL's own way to print a date
    }
    CHECK(read == expected(value, format));
}

} // namespace

TEST_CASE("GDAL reads the same values from every format", "[write_layers]")
{
    auto name = (fs::temp_directory_path() / "placeline-read-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    const fs::path folder{name};
    const auto set = odd_incidents();
    GDALAllRegister();
    for (const auto& format : bridge::layer_formats()) {
        const fs::path path = folder / ("out" + std::string{format.extension});
        CAPTURE(path.filename().string());
        Diagnostics diagnostics;
        output::write_layers(set, {{path, ""}}, {}, sample::provenance(), sample::Areas{}, diagnostics);
        const GDALDatasetUniquePtr dataset{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY)};
        REQUIRE(dataset);
        OGRLayer& layer = *dataset->GetLayer(0);
        REQUIRE(layer.GetFeatureCount() == static_cast<GIntBig>(set.incidents.size()));
        std::map<std::string, OGRFeatureUniquePtr> features;
        for (auto& feature : layer) {
            features[feature->GetFieldAsString("event_id")] = std::move(feature);
        }
        output::IncidentRow row;
        std::vector<output::Value> cells;
        for (const MergedIncident& merged : set.incidents) {
            CAPTURE(merged.incident.id);
            const auto found = features.find(merged.incident.id);
            REQUIRE(found != features.end());
            row.fill(merged);
            output::cells_of(row, output::incident_columns(), cells);
            for (std::size_t i = 0; i < cells.size(); ++i) {
                CAPTURE(output::incident_columns()[i].field.name);
                compare(*found->second, output::incident_columns()[i].field, cells[i], format.format);
            }
            if (format.format != LayerFormat::csv) {
                const auto* geometry = found->second->GetGeometryRef();
                REQUIRE(geometry != nullptr);
                const LonLat position = output::rounded(*output::position_of(merged));
                CHECK(geometry->toPoint()->getX() == position.lon_deg);
                CHECK(geometry->toPoint()->getY() == position.lat_deg);
            }
        }
    }
    fs::remove_all(folder);
}
