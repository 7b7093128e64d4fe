// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/tables_import.hpp"

#include "base/error.hpp"
#include "gazetteer/sources/whos_on_first.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>

namespace placeline::gazetteer {

namespace {

struct LayerKind {
    std::string_view name;
    bool (*is)(const TableColumns& columns);
    void (*read)(bridge::TableReader& rows, Import& import);
};
constexpr std::array<LayerKind, 3> layer_kinds{{{"OCHA P-codes", is_ocha_pcodes, read_ocha_pcodes},
                                                {"OCHA units", is_ocha_units, read_ocha_units},
                                                {"Natural Earth", is_natural_earth, read_natural_earth}}};

bool is_osm(const std::filesystem::path& path)
{
    return path.extension() == ".pbf" || path.extension() == ".osm";
}

/// The layers of the driver that hold what is looked for; lines are dams, others are parts of them.
void read_osm_layers(Import& import)
{
    import.set_kind("OpenStreetMap");
    if (import.options().osm_tags.empty()) {
        throw InputError{fmt::format("{}: cannot be read without osmconf.ini, which is installed with the program; "
                                     "install it again",
                                     import.path().string())};
    }
    for (const char* layer : {"points", "multipolygons", "lines"}) {
        bridge::TableOptions options;
        options.layer = layer;
        options.filter =
            "name IS NOT NULL AND (place IS NOT NULL OR boundary = 'administrative' OR military IS NOT NULL "
            "OR landuse = 'military' OR aeroway = 'aerodrome' OR waterway = 'dam' OR "
            "barrier = 'border_control')"; // most of a file is none of these
        options.open_options["CONFIG_FILE"] = import.options().osm_tags.string();
        const auto rows = import.options().open_table(import.path(), options);
        read_osm(*rows, layer, import);
    }
}

/// \return Whether the layer is of a known kind, and read.
bool read_layer(const std::string& layer, Import& import)
{
    const auto rows = import.options().open_table(
        import.path(), {.layer = layer, .with_polygons = true, .filter = "", .open_options = {}});
    const TableColumns columns{rows->columns()};
    const auto kind = std::ranges::find_if(layer_kinds, [&](const LayerKind& each) { return each.is(columns); });
    if (kind == layer_kinds.end()) {
        return false;
    }
    import.set_kind(kind->name);
    kind->read(*rows, import);
    return true;
}

} // namespace

void read_tables(Import& import)
{
    const SourceOptions& options = import.options();
    if (!options.open_table || !options.layer_names) {
        throw InputError{fmt::format("{}: is no gazetteer source: no text of GeoNames, GNS, Who's On First or with "
                                     "placeline's columns; see placeline-gazetteer(1)",
                                     import.path().string())};
    }
    if (is_osm(import.path())) {
        read_osm_layers(import);
        return;
    }
    auto layers = options.layer_names(import.path());
    if (is_whos_on_first_database(layers)) {
        read_whos_on_first_database(layers, import);
        return;
    }
    if (!options.layer.empty()) {
        layers.assign(1, options.layer);
    }
    bool any = false;
    if (options.columns.name.empty()) { // whoever names columns knows better
        for (const auto& layer : layers) {
            any = read_layer(layer, import) || any;
        }
    }
    if (!any) {
        import.set_kind("table");
        const auto rows = options.open_table(
            import.path(),
            {.layer = layers.empty() ? "" : layers.front(), .with_polygons = false, .filter = "", .open_options = {}});
        read_named_columns(*rows, import);
    }
}

} // namespace placeline::gazetteer
