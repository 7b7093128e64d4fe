// SPDX-License-Identifier: Apache-2.0
#include "output/qgis_project.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "base/output_file.hpp"
#include "gis/errors.hpp"
#include "output/styles.hpp"
#include "output/text_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <memory>
#include <numbers>
#include <string_view>

namespace placeline::output {

namespace {

/// A layer of the project, in the order of the layer panel: the topmost first.
struct ProjectLayer {
    std::string_view id; ///< QGIS takes no id of less than eleven letters
    std::string_view name;
    std::string_view table;    ///< of the GeoPackage
    std::string_view subset;   ///< rows shown; empty: all
    std::string_view geometry; ///< "Point", "Polygon" or "No geometry"
    bool timed;                ///< moves with the time axis
    bool shown;
};

constexpr std::array layers{std::to_array<ProjectLayer>({
    {"incidents_dated", "Incidents", "incidents", "\"where_prec\" <= 2 AND \"date_start\" IS NOT NULL", "Point", true,
     true},
    {"areas_dated", "Incidents somewhere in an area", "incident_areas", "\"date_start\" IS NOT NULL", "Polygon", true,
     true},
    {"incidents_undated", "Incidents without a date", "incidents", "\"where_prec\" <= 2 AND \"date_start\" IS NULL",
     "Point", false, true},
    {"areas_undated", "Areas without a date", "incident_areas", "\"date_start\" IS NULL", "Polygon", false, true},
    {"sums_by_unit", "Sums by first-order unit", "admin_areas", "", "Polygon", false, false},
    {"incidents_unlocated", "Incidents without a place", "unlocated", "", "No geometry", false, false},
    {"claims_of_incidents", "Claims: each number once, with its words", "claims", "", "No geometry", false, false},
    {"mentions_found", "Place names found", "mentions", "", "No geometry", false, false},
    {"land_beneath", "Land", "base_map", "", "Polygon", false, true},
})};

std::string xml_text(std::string_view text)
{
    std::string made;
    append_xml_text(made, text);
    return made;
}

std::string source_of(const ProjectLayer& layer, const ProjectFacts& facts)
{
    std::string source = fmt::format("./{}|layername={}", facts.geopackage, layer.table);
    if (!layer.subset.empty()) {
        source += fmt::format("|subset={}", layer.subset);
    }
    return xml_text(source);
}

/// Spatial references as QGIS reads them: by its own number of them, with PROJ's text in case.
constexpr std::string_view wgs84 = "<spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4>"
                                   "<srsid>3452</srsid><srid>4326</srid><authid>EPSG:4326</authid></spatialrefsys>";
constexpr std::string_view web_mercator =
    "<spatialrefsys><proj4>+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m "
    "+nadgrids=@null +wktext +no_defs</proj4><srsid>3857</srsid><srid>3857</srid><authid>EPSG:3857</authid>"
    "</spatialrefsys>";
/// "PDC Mercator", about 150 degrees east: its map does not end at the antimeridian.
constexpr std::string_view pacific_mercator =
    "<spatialrefsys><proj4>+proj=merc +lon_0=150 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs</proj4>"
    "<srid>3832</srid><authid>EPSG:3832</authid></spatialrefsys>";

struct LayerStyle {
    std::string elements; ///< what stands inside <qgis> of a .qml, and inside <maplayer> of a project
    bool labels = false;
};

/// \param timed  Without, the time axis of the style is left out.
LayerStyle style_of(std::string_view table, bool timed)
{
    const auto styles = default_styles();
    const auto found = std::ranges::find(styles, table, &Style::layer);
    if (found == styles.end()) {
        return {};
    }
    const std::string_view qml{found->qml};
    const std::size_t root = qml.find("<qgis ");
    const std::size_t begin = qml.find('>', root) + 1;
    LayerStyle style{std::string{qml.substr(begin, qml.rfind("</qgis>") - begin)},
                     qml.substr(root, begin - root).find("labelsEnabled=\"1\"") != std::string_view::npos};
    constexpr std::string_view end_of_time = "</temporal>";
    if (const std::size_t time = style.elements.find("<temporal "); !timed && time != std::string::npos) {
        style.elements.erase(time, style.elements.find(end_of_time) + end_of_time.size() - time);
    }
    return style;
}

std::string map_layer(const ProjectLayer& layer, const ProjectFacts& facts)
{
    const auto [elements, labels] = style_of(layer.table, layer.timed);
    return fmt::format(
        "<maplayer type=\"vector\" geometry=\"{}\" labelsEnabled=\"{}\" styleCategories=\"AllStyleCategories\" "
        "simplifyDrawingHints=\"1\" simplifyLocal=\"1\" simplifyDrawingTol=\"1\" simplifyMaxScale=\"1\">\n"
        "<id>{}</id>\n<datasource>{}</datasource>\n<layername>{}</layername>\n<srs>{}</srs>\n"
        "<provider encoding=\"UTF-8\">ogr</provider>\n{}</maplayer>\n",
        layer.geometry, labels ? 1 : 0, layer.id, source_of(layer, facts), xml_text(layer.name),
        layer.geometry == "No geometry" ? "" : wgs84, elements);
}

std::string tree_layer(const ProjectLayer& layer, const ProjectFacts& facts)
{
    return fmt::format("<layer-tree-layer id=\"{}\" name=\"{}\" source=\"{}\" providerKey=\"ogr\" checked=\"{}\" "
                       "expanded=\"0\"/>\n",
                       layer.id, xml_text(layer.name), source_of(layer, facts),
                       layer.shown ? "Qt::Checked" : "Qt::Unchecked");
}

/// A rectangle in metres of a Mercator projection.
struct Window {
    double west, south, east, north;
    std::string_view reference; ///< of the projection
};

Window window_of(const geo::Extent& extent)
{
    constexpr double radius_m = 6378137.0;
    constexpr double radians = std::numbers::pi / 180.0;
    constexpr double pacific_middle_deg = 150.0;
    constexpr double flattening = 1.0 / 298.257223563;
    geo::Extent around = extent.grown(0.08, 0.3);
    const bool pacific = extent.east > 180.0 && around.east - around.west < 180.0;
    if (!pacific) { // Web Mercator ends at the antimeridian
        around.west = extent.east > 180.0 ? -180.0 : std::max(around.west, -180.0);
        around.east = std::min(around.east, 180.0);
    }
    const double eccentricity =
        pacific ? std::sqrt(flattening * (2.0 - flattening)) : 0.0; // Web Mercator's is a sphere
    const double middle_deg = pacific ? pacific_middle_deg : 0.0;
    const auto east_of = [&](double lon_deg) { return radius_m * (lon_deg - middle_deg) * radians; };
    const auto north_of = [&](double lat_deg) {
        const double sine = std::sin(lat_deg * radians); // Snyder 1987, equation 7-7
        return radius_m * (std::atanh(sine) - eccentricity * std::atanh(eccentricity * sine));
    };
    return {east_of(around.west), north_of(around.south), east_of(around.east), north_of(around.north),
            pacific ? pacific_mercator : web_mercator};
}

void close_file(VSILFILE* file)
{
    VSIFCloseL(file);
}

/// A ZIP archive with one file in it. GDAL writes no time into it, so that the same text gives the same bytes.
std::string zipped(std::string_view name, std::string_view text, const std::filesystem::path& target)
{
    const gis::ErrorScope errors;
    const std::string archive = fmt::format("/vsimem/placeline-{}.zip", static_cast<const void*>(text.data()));
    {
        const std::unique_ptr<VSILFILE, decltype(&close_file)> file{
            VSIFOpenL(fmt::format("/vsizip/{}/{}", archive, name).c_str(), "wb"), close_file};
        if (!file || VSIFWriteL(text.data(), 1, text.size(), file.get()) != text.size()) {
            errors.fail(target);
        }
    }
    vsi_l_offset size = 0;
    const std::unique_ptr<GByte, decltype(&VSIFree)> bytes{VSIGetMemFileBuffer(archive.c_str(), &size, TRUE), VSIFree};
    if (!bytes) {
        errors.fail(target);
    }
    return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

} // namespace

bool is_project(const std::filesystem::path& path)
{
    auto extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) { return ascii_lower(c); });
    return extension == ".qgz";
}

std::filesystem::path geopackage_of(const std::filesystem::path& project)
{
    return std::filesystem::path{project}.replace_extension(".gpkg");
}

ProjectFacts facts_of(const IncidentSet& incidents, const std::filesystem::path& project)
{
    ProjectFacts facts{geopackage_of(project).filename().string(),
                       "Reported strikes and attacks",
                       geo::extent_of(incidents.incidents),
                       {}};
    for (const MergedIncident& merged : incidents.incidents) {
        if (const auto& date = merged.incident.date) {
            facts.period = facts.period.value_or(*date);
            facts.period->start = std::min(facts.period->start, date->start);
            facts.period->end = std::max(facts.period->end, date->end);
        }
    }
    return facts;
}

std::string project_xml(const ProjectFacts& facts, const bridge::Provenance& provenance)
{
    const Window window = window_of(facts.extent);
    std::string xml = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n";
    xml +=
        fmt::format("<qgis projectname=\"{0}\" version=\"3.22.16\" saveDateTime=\"{1:.19}\">\n<homePath path=\"\"/>\n"
                    "<title>{0}</title>\n<projectCrs>{2}</projectCrs>\n<layer-tree-group>\n",
                    xml_text(facts.title), provenance.made, window.reference);
    for (const ProjectLayer& layer : layers) {
        xml += tree_layer(layer, facts);
    }
    xml += fmt::format("</layer-tree-group>\n<mapcanvas name=\"theMapCanvas\" annotationsVisible=\"1\">\n"
                       "<units>meters</units>\n<extent><xmin>{0:.1f}</xmin><ymin>{1:.1f}</ymin><xmax>{2:.1f}</xmax>"
                       "<ymax>{3:.1f}</ymax></extent>\n<rotation>0</rotation>\n<destinationsrs>{4}</destinationsrs>\n"
                       "</mapcanvas>\n<projectlayers>\n",
                       window.west, window.south, window.east, window.north, window.reference);
    for (const ProjectLayer& layer : layers) {
        xml += map_layer(layer, facts);
    }
    xml += "</projectlayers>\n<layerorder>\n";
    for (const ProjectLayer& layer : layers) {
        xml += fmt::format("<layer id=\"{}\"/>\n", layer.id);
    }
    xml += "</layerorder>\n<properties>\n<Gui><CanvasColorRedPart type=\"int\">220</CanvasColorRedPart>"
           "<CanvasColorGreenPart type=\"int\">232</CanvasColorGreenPart>"
           "<CanvasColorBluePart type=\"int\">240</CanvasColorBluePart></Gui>\n"
           "<Paths><Absolute type=\"bool\">false</Absolute></Paths>\n"
           "<SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled></SpatialRefSys>\n</properties>\n";
    xml += fmt::format("<ProjectViewSettings UseProjectScales=\"0\"><DefaultViewExtent xmin=\"{:.1f}\" ymin=\"{:.1f}\" "
                       "xmax=\"{:.1f}\" ymax=\"{:.1f}\">{}</DefaultViewExtent></ProjectViewSettings>\n",
                       window.west, window.south, window.east, window.north, window.reference);
    if (facts.period) {
        xml += fmt::format("<ProjectTimeSettings timeStepUnit=\"d\" timeStep=\"1\" frameRate=\"2\" "
                           "cumulativeTemporalRange=\"0\"><TemporalRange><start>{}T00:00:00Z</start>"
                           "<end>{}T00:00:00Z</end></TemporalRange></ProjectTimeSettings>\n",
                           iso_day(facts.period->start), iso_day(facts.period->end + std::chrono::days{1}));
    }
    return xml + "</qgis>\n";
}

void write_project(const std::filesystem::path& target, bool overwrite, const ProjectFacts& facts,
                   const bridge::Provenance& provenance)
{
    OutputFile file{target, overwrite};
    file.write(zipped(target.stem().string() + ".qgs", project_xml(facts, provenance), target));
    file.commit();
}

} // namespace placeline::output
