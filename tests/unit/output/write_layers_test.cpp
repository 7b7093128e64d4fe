// SPDX-License-Identifier: Apache-2.0
#include "output/write_layers.hpp"

#include "base/error.hpp"
#include "bridge/layer_formats.hpp"
#include "output/incident_columns.hpp"
#include "sample_set.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gdal_priv.h>
#include <iterator>
#include <map>
#include <ogrsf_frmts.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace placeline;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, removed at its end.
class Scratch {
public:
    Scratch()
    {
        auto name = (fs::temp_directory_path() / "placeline-output-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder_ = name;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { fs::remove_all(folder_); }

    [[nodiscard]] fs::path operator/(const char* name) const { return folder_ / name; }
    [[nodiscard]] std::vector<std::string> files() const
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator{folder_}) {
            names.push_back(entry.path().filename().string());
        }
        std::ranges::sort(names);
        return names;
    }

private:
    fs::path folder_;
};

std::string content(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    REQUIRE(file);
    return {std::istreambuf_iterator<char>{file}, {}};
}

void write_text(const fs::path& path, std::string_view text)
{
    std::ofstream{path, std::ios::binary} << text;
}

std::vector<bridge::LayerSummary> write(const IncidentSet& set, const std::vector<bridge::LayerTarget>& targets,
                                        const bridge::LayerOptions& options = {})
{
    Diagnostics diagnostics{[](std::string_view message) { FAIL_CHECK(std::string{message}); }};
    return output::write_layers(set, targets, options, sample::provenance(), sample::Areas{}, diagnostics);
}

GDALDatasetUniquePtr open(const fs::path& path)
{
    GDALAllRegister();
    GDALDatasetUniquePtr dataset{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY)};
    INFO(path.string());
    REQUIRE(dataset);
    return dataset;
}

/// The features of a layer by event_id.
std::map<std::string, OGRFeatureUniquePtr> by_event(OGRLayer& layer)
{
    std::map<std::string, OGRFeatureUniquePtr> features;
    for (auto& feature : layer) {
        const char* id = feature->GetFieldAsString("event_id");
        features[id] = std::move(feature);
    }
    return features;
}

std::vector<std::string> layer_names(GDALDataset& dataset)
{
    std::vector<std::string> names;
    for (const auto* layer : dataset.GetLayers()) {
        names.emplace_back(const_cast<OGRLayer*>(layer)->GetName());
    }
    return names;
}

bool is_null(const OGRFeature& feature, const char* column)
{
    return !feature.IsFieldSetAndNotNull(feature.GetFieldIndex(column));
}

std::string text(const OGRFeature& feature, const char* column)
{
    return const_cast<OGRFeature&>(feature).GetFieldAsString(column);
}

std::string message_of(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST_CASE("every format holds the same located incidents, whole", "[write_layers]")
{
    const Scratch folder;
    const auto set = sample::incident_set();
    for (const auto& format : bridge::layer_formats()) {
        const fs::path path = folder / ("out" + std::string{format.extension}).c_str();
        CAPTURE(path.string());
        const auto summaries = write(set, {{path, ""}}, {.overwrite = true});
        REQUIRE(summaries.size() == 1);
        CHECK(summaries[0].located == 5);
        CHECK(summaries[0].unlocated == 1);

        const auto dataset = open(path);
        OGRLayer& layer = *dataset->GetLayer(0);
        CHECK(layer.GetFeatureCount() == 5);
        const auto features = by_event(layer);
        REQUIRE(features.size() == 5);
        for (const auto& column : output::incident_columns()) {
            CAPTURE(column.field.name);
            CHECK(layer.GetLayerDefn()->GetFieldIndex(std::string{column.field.name}.c_str()) >= 0);
        }
        const OGRFeature& zero = *features.at("aaa");
        CHECK(text(zero, "place") == "الرمادي");
        CHECK(text(*features.at("ddd"), "place") == "Дальний Мыс");
        CHECK(text(zero, "kill_best") == "0");
        if (format.format == bridge::LayerFormat::csv) { // null is an empty cell, and no geometry is a type
            CHECK(text(zero, "inj_best").empty());
            CHECK(text(zero, "date_start") == "2024-05-10");
            CHECK(text(zero, "latitude") == "33.42056");
            continue;
        }
        CHECK(is_null(zero, "inj_best"));
        CHECK(is_null(*features.at("eee"), "date_start"));
        CHECK(is_null(*features.at("ccc"), "targ_low"));
        CHECK(std::stod(text(*features.at("eee"), "kill_best")) ==
              (format.format == bridge::LayerFormat::kml ? 2147483647.0 : 4e9));
        auto date = text(zero, "date_start");
        std::ranges::replace(date, '/', '-'); // GDAL's own way to print a date
        CHECK(date == "2024-05-10");
        const auto* point = features.at("ddd")->GetGeometryRef()->toPoint();
        CHECK(point->getX() == Approx(179.9));
        CHECK(point->getY() == Approx(-16.5));
        const auto* srs = layer.GetSpatialRef();
        REQUIRE(srs != nullptr);
        CHECK(std::string{srs->GetName()}.find("WGS") != std::string::npos);
    }
}

TEST_CASE("GeoJSON is as RFC 7946 has it", "[write_layers]")
{
    const Scratch folder;
    write(sample::incident_set(), {{folder / "out.geojson", ""}});
    const auto json = content(folder / "out.geojson");
    CHECK(json.starts_with("{\"type\":\"FeatureCollection\",\n\"name\":\"incidents\",\n\"placeline\":{\"program\":"
                           "\"placeline 0.1.0\""));
    CHECK(json.find("\"coordinates\":[43.2681235,33.42056]") != std::string::npos);
    CHECK(json.find("\"crs\"") == std::string::npos);
    CHECK(json.find("\"inj_best\":null") != std::string::npos);
    CHECK(json.find("\"date_start\":\"2024-05-10\"") != std::string::npos);
}

TEST_CASE("a GeoPackage holds all layers, the incidents first, and its style", "[write_layers]")
{
    const Scratch folder;
    const auto summary = write(sample::incident_set(), {{folder / "out.gpkg", ""}}).at(0);
    CHECK(folder.files() == std::vector<std::string>{"out.gpkg"});
    CHECK(summary.notes.empty());
    const auto dataset = open(folder / "out.gpkg");
    CHECK(layer_names(*dataset) == std::vector<std::string>{"incidents", "incident_areas", "admin_areas", "unlocated",
                                                            "claims", "mentions", "layer_styles"}); // tables come last
    CHECK(std::string{dataset->GetMetadataItem("placeline")}.find("\"gazetteer\":\"sample 1\"") != std::string::npos);

    SECTION("a shared claim stands once, without an incident")
    {
        int shared = 0;
        for (auto& claim : *dataset->GetLayerByName("claims")) {
            if (text(*claim, "share_id") == "group-1") {
                ++shared;
                CHECK(is_null(*claim, "event_id"));
                CHECK(text(*claim, "place") == "Northland; Eastland");
                CHECK(text(*claim, "low") == "40");
                CHECK(is_null(*claim, "high"));
            }
        }
        CHECK(shared == 1);
        CHECK(dataset->GetLayerByName("claims")->GetFeatureCount() == 4);
    }
    SECTION("areas are drawn by polygon or by radius, valid also at the antimeridian")
    {
        const auto areas = by_event(*dataset->GetLayerByName("incident_areas"));
        REQUIRE(areas.size() == 3);
        const auto* north = areas.at("bbb")->GetGeometryRef()->toMultiPolygon();
        CHECK(north->get_Area() == Approx(1.0 - 0.04));
        CHECK(areas.at("ddd")->GetGeometryRef()->toMultiPolygon()->getNumGeometries() == 2);
        for (const auto& [id, area] : areas) {
            CAPTURE(id);
            CHECK(area->GetGeometryRef()->IsValid());
        }
    }
    SECTION("a country made of units that share a border is one area")
    {
        const auto areas = by_event(*dataset->GetLayerByName("incident_areas"));
        CHECK(areas.at("ccc")->GetGeometryRef()->toMultiPolygon()->getNumGeometries() == 1);
        CHECK(areas.at("ccc")->GetGeometryRef()->toMultiPolygon()->get_Area() == Approx(2.0));
    }
    SECTION("sums by unit")
    {
        auto& layer = *dataset->GetLayerByName("admin_areas");
        REQUIRE(layer.GetFeatureCount() == 1);
        const OGRFeatureUniquePtr north{layer.GetNextFeature()};
        CHECK(text(*north, "killed") == "4000000016");
        CHECK(is_null(*north, "strikes"));
    }
    SECTION("what has no place has no geometry, and what was only mentioned is no pin")
    {
        CHECK(dataset->GetLayerByName("unlocated")->GetFeatureCount() == 1);
        CHECK(dataset->GetLayerByName("unlocated")->GetGeomType() == wkbNone);
        CHECK(dataset->GetLayerByName("mentions")->GetFeatureCount() == 2);
        CHECK(dataset->GetLayerByName("mentions")->GetGeomType() == wkbNone);
    }
    SECTION("each layer with a geometry has a default style")
    {
        std::vector<std::string> styled;
        for (auto& style : *dataset->GetLayerByName("layer_styles")) {
            styled.push_back(text(*style, "f_table_name"));
            CHECK(text(*style, "f_geometry_column") == "geom");
            CHECK(text(*style, "styleQML").find("<qgis") != std::string::npos);
        }
        CHECK(styled == std::vector<std::string>{"incidents", "incident_areas", "admin_areas"});
    }
}

TEST_CASE("a GeoPackage without incidents has its layers in the same order", "[write_layers]")
{
    const Scratch folder;
    auto set = sample::incident_set();
    set.incidents.erase(set.incidents.begin(), set.incidents.begin() + 5); // leaves the one without a place
    for (const auto& format : bridge::layer_formats()) {
        const fs::path path = folder / ("out" + std::string{format.extension}).c_str();
        CAPTURE(path.string());
        CHECK(write(set, {{path, ""}}, {.overwrite = true}).at(0).located == 0);
        const auto dataset = open(path);
        if (format.format != bridge::LayerFormat::kml) { // GDAL reads an empty folder as no layer
            CHECK(dataset->GetLayer(0)->GetFeatureCount() == 0);
        }
    }
    CHECK(layer_names(*open(folder / "out.gpkg")).at(0) == "incidents");
}

TEST_CASE("a Shapefile says what it could not hold", "[write_layers]")
{
    const Scratch folder;
    const auto summary = write(sample::incident_set(), {{folder / "out.shp", ""}}).at(0);
    CHECK(folder.files() == std::vector<std::string>{"out.cpg", "out.dbf", "out.prj", "out.shp",
                                                     "out.shp.provenance.json", "out.shx", "out_unlocated.csv"});
    CHECK(summary.notes == std::vector<std::string>{"quote: 1 text cut at 254 bytes"});
    CHECK(content(folder / "out.cpg") == "UTF-8");
    const auto dataset = open(folder / "out.shp");
    const auto features = by_event(*dataset->GetLayer(0));
    const auto quote = text(*features.at("ddd"), "quote");
    CHECK(quote.size() == 253); // byte 254 is the first half of a letter
    CHECK(quote.ends_with(" удар"));
}

TEST_CASE("a cell is never a formula", "[write_layers]")
{
    const Scratch folder;
    write(sample::incident_set(), {{folder / "out.csv", ""}}, {.with_claims = true});
    CHECK(content(folder / "out.csv").find(",\"'=16 people, \"\"among them\"\" none, of the <b>depot</b>\nin") !=
          std::string::npos);
    CHECK(content(folder / "out.csv").find(",'@group,") != std::string::npos);
    CHECK(content(folder / "out.csv").find(",-16.5,") != std::string::npos); // a number stays a number
    CHECK(content(folder / "out_unlocated.csv").find(",'-Nowhere,") != std::string::npos);
    CHECK(content(folder / "out_claims.csv").find(",\"'=16 people") != std::string::npos);
}

TEST_CASE("KML text is only ever text", "[write_layers]")
{
    const Scratch folder;
    write(sample::incident_set(), {{folder / "out.kml", ""}});
    const auto kml = content(folder / "out.kml");
    CHECK(kml.find("<b>") == std::string::npos);
    CHECK(kml.find("&lt;b&gt;depot") != std::string::npos);
    CHECK(kml.find("<TimeSpan><begin>2024-02-29</begin><end>2024-03-01</end></TimeSpan>") != std::string::npos);
}

TEST_CASE("outputs of one stem share the tables beside them", "[write_layers]")
{
    const Scratch folder;
    write(sample::incident_set(), {{folder / "out.geojson", ""}, {folder / "out.kml", ""}}, {.with_claims = true});
    CHECK(folder.files() == std::vector<std::string>{"out.geojson", "out.kml", "out_claims.csv", "out_mentions.csv",
                                                     "out_unlocated.csv"});
}

TEST_CASE("the same input gives the same bytes", "[write_layers]")
{
    const Scratch first;
    const Scratch second;
    std::vector<bridge::LayerTarget> here;
    std::vector<bridge::LayerTarget> there;
    for (const auto& format : bridge::layer_formats()) {
        const auto name = "out" + std::string{format.extension};
        here.push_back({first / name.c_str(), ""});
        there.push_back({second / name.c_str(), ""});
    }
    write(sample::incident_set(), here);
    ::sleep(1); // SQLite and DBF have clocks of whole seconds
    write(sample::incident_set(), there);
    REQUIRE(first.files() == second.files());
    for (const auto& name : first.files()) {
        CAPTURE(name);
        CHECK(content(first / name.c_str()) == content(second / name.c_str()));
    }
}

TEST_CASE("nothing is replaced unasked, and asked for it is replaced whole", "[write_layers]")
{
    const Scratch folder;
    const auto set = sample::incident_set();
    const auto refuse = [&](const char* present, const char* target) {
        write_text(folder / present, "kept");
        CHECK(message_of([&] {
                  write(set, {{folder / target, ""}});
              }) == (folder / present).string() + " exists; give --overwrite to replace it");
        CHECK(content(folder / present) == "kept");
        CHECK(folder.files() == std::vector<std::string>{present});
        fs::remove(folder / present);
    };
    for (const char* name : {"out.geojson", "out.shp", "out.gpkg", "out.fgb", "out.kml", "out.csv"}) {
        refuse(name, name);
    }
    refuse("out.dbf", "out.shp");
    refuse("out_unlocated.csv", "out.fgb");
    refuse("out.csv.provenance.json", "out.csv");

    for (const char* name : {"out.geojson", "out.shp", "out.gpkg", "out.fgb"}) {
        write_text(folder / name, "not a layer");
        write_text(folder / "out_unlocated.csv", "of an older run");
        write_text((folder / name).string() + "-journal", "of a run that was killed");
        write(set, {{folder / name, ""}}, {.overwrite = true});
        if (std::string_view{name} == "out.gpkg") { // SQLite would play it into the new file
            CHECK_FALSE(fs::exists(folder / "out.gpkg-journal"));
        }
        CHECK(open(folder / name)->GetLayer(0)->GetFeatureCount() == 5);
    }
    CHECK(content(folder / "out_unlocated.csv").find("fff") != std::string::npos);
}

TEST_CASE("a failure leaves the old file and no other", "[write_layers]")
{
    const Scratch folder;
    struct Broken final : bridge::AreaSource {
        [[nodiscard]] Rings polygons(const std::string&) const override { throw InputError{"index damaged"}; }
        [[nodiscard]] Place admin1_of(const Place&) const override { return {}; }
    };
    write_text(folder / "out.gpkg", "old");
    Diagnostics diagnostics;
    CHECK(message_of([&] {
              output::write_layers(sample::incident_set(), {{folder / "out.gpkg", ""}}, {.overwrite = true},
                                   sample::provenance(), Broken{}, diagnostics);
          }) == "index damaged");
    CHECK(folder.files() == std::vector<std::string>{"out.gpkg"});
    CHECK(content(folder / "out.gpkg") == "old");
}

TEST_CASE("a disk that takes no more leaves the old file and no other", "[write_layers]")
{
    /// No file of this process grows beyond some bytes, which is as near to a full disk as a test without root gets.
    class FileSizeLimit {
    public:
        explicit FileSizeLimit(rlim_t bytes)
        {
            ::getrlimit(RLIMIT_FSIZE, &before_);
            handler_ = std::signal(SIGXFSZ, SIG_IGN); // fail with EFBIG instead of killing the process
            const rlimit now{bytes, before_.rlim_max};
            ::setrlimit(RLIMIT_FSIZE, &now);
        }
        FileSizeLimit(const FileSizeLimit&) = delete;
        FileSizeLimit& operator=(const FileSizeLimit&) = delete;
        ~FileSizeLimit()
        {
            ::setrlimit(RLIMIT_FSIZE, &before_);
            std::signal(SIGXFSZ, handler_);
        }

    private:
        rlimit before_{};
        void (*handler_)(int) = nullptr;
    };

    const auto set = sample::incident_set();
    for (const auto& format : bridge::layer_formats()) {
        const Scratch folder;
        const fs::path path = folder / ("out" + std::string{format.extension}).c_str();
        CAPTURE(path.string());
        write_text(path, "old");
        std::string message;
        {
            const FileSizeLimit limit{2048}; // also too small for what stands beside
            message = message_of([&] { write(set, {{path, ""}}, {.overwrite = true}); });
        }
        CHECK(message.starts_with(path.string() + ": cannot be written: "));
        CHECK(content(path) == "old");
        CHECK(folder.files() == std::vector<std::string>{path.filename().string()});
    }
}

TEST_CASE("targets that cannot be are refused before any work", "[write_layers]")
{
    const Scratch folder;
    const auto refused = [](std::vector<bridge::LayerTarget> targets) {
        return message_of([&] { output::check_targets(targets, {}); });
    };
    const auto at = [&](const char* name) { return (folder / name).string(); };
    CHECK(refused({{folder / "out.xyz", ""}}) ==
          at("out.xyz") +
              ": no format of layers has the extension \".xyz\"; known are .geojson, .shp, .gpkg, .fgb, .kml, .csv");
    CHECK(refused({{folder / "out", "tiff"}}) ==
          "\"tiff\" is no format of layers; known are geojson, shapefile, gpkg, flatgeobuf, kml, csv");
    CHECK(refused({{folder / "none/out.shp", ""}}) ==
          at("none/out.shp") + ": the folder " + at("none") + " does not exist; make it first");
    CHECK(refused({{folder / "a.csv", ""}, {folder / "./a.csv", ""}}).find("is named twice") != std::string::npos);
    CHECK(refused({{folder / "a.shp", ""}, {folder / "a_unlocated.csv", ""}}).find("is written beside") !=
          std::string::npos);
    CHECK(refused({{folder / "OUT.GeoJSON", ""}}) == "no error");
    fs::create_directory(folder / "dir.kml");
    CHECK(refused({{folder / "dir.kml", ""}}) == at("dir.kml") + ": is a folder; give the name of a file");
}

SCENARIO("areas have the geometry that is asked for", "[write_layers]")
{
    const Scratch folder;
    const auto geometry = [&](const char* name, const char* area_geometry, const char* event) {
        write(sample::incident_set(), {{folder / name, ""}}, {.overwrite = true, .area_geometry = area_geometry});
        const auto dataset = open(folder / name);
        const auto features = by_event(*dataset->GetLayer(0));
        const auto* found = features.at(event)->GetGeometryRef();
        return std::string{found == nullptr ? "none" : found->getGeometryName()};
    };
    for (const char* name : {"out.geojson", "out.kml"}) {
        INFO(name);
        CHECK(geometry(name, "point", "bbb") == "POINT");
        CHECK(geometry(name, "polygon", "bbb").find("POLYGON") != std::string::npos);
        CHECK(geometry(name, "polygon", "aaa") == "POINT"); // an exact place
        CHECK(geometry(name, "null", "bbb") == "none");
        CHECK(geometry(name, "null", "aaa") == "POINT");
    }
    CHECK(geometry("out.shp", "null", "bbb") == "none");
    THEN("a format that holds one kind refuses polygons")
    {
        const auto message = message_of([&] {
            output::check_targets({{folder / "new.shp", ""}}, {.area_geometry = "polygon"});
        });
        CHECK(message.find("does not hold points and polygons") != std::string::npos);
    }
}

SCENARIO("a style stands beside a layer on demand", "[write_layers]")
{
    const Scratch folder;
    write(sample::incident_set(), {{folder / "out.geojson", ""}, {folder / "out.shp", ""}}, {.with_style = true});
    CHECK(content(folder / "out.qml").find("<renderer-v2") != std::string::npos);
    CHECK(content(folder / "out.qml").find('@' + std::string{"killed"}) == std::string::npos);
    CHECK(message_of([&] {
              output::check_targets({{folder / "out.fgb", ""}}, {.with_style = true});
          }).find("out.qml exists") != std::string::npos);
}

SCENARIO("a project brings its GeoPackage", "[write_layers]")
{
    const Scratch folder;
    const auto summaries = write(sample::incident_set(), {{folder / "out.qgz", ""}});
    CHECK(folder.files() == std::vector<std::string>{"out.gpkg", "out.qgz"});
    CHECK(summaries.back().path == folder / "out.qgz");
    CHECK(summaries.back().unlocated == 1);
    const auto first = content(folder / "out.qgz");
    THEN("the same input gives the same bytes, also with the GeoPackage named beside it")
    {
        write(sample::incident_set(), {{folder / "out.gpkg", ""}, {folder / "out.qgz", ""}}, {.overwrite = true});
        CHECK(content(folder / "out.qgz") == first);
        const auto dataset = open(folder / "out.gpkg");
        const auto names = layer_names(*dataset);
        CHECK(std::ranges::find(names, "base_map") != names.end());
    }
    THEN("neither is replaced unasked")
    {
        fs::remove(folder / "out.qgz");
        CHECK(message_of([&] {
                  output::check_targets({{folder / "out.qgz", ""}}, {});
              }).find("out.gpkg exists") != std::string::npos);
    }
}

TEST_CASE("the balloon of a placemark holds text, not HTML of a report", "[write_layers]")
{
    const Scratch folder;
    write(sample::incident_set(), {{folder / "out.kml", ""}});
    const auto kml = content(folder / "out.kml");
    CHECK(kml.find("&lt;i&gt;=16 people, &amp;quot;among them&amp;quot; none, of the &amp;lt;b&amp;gt;depot") !=
          std::string::npos);
}
