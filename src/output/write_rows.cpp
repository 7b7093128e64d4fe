// SPDX-License-Identifier: Apache-2.0
#include "output/write_rows.hpp"

#include "output/csv_file.hpp"
#include "output/geojson_file.hpp"
#include "output/hxl_tags.hpp"
#include "output/incident_columns.hpp"

#include <memory>

namespace placeline::output {

void write_rows(const IncidentSet& incidents, const std::filesystem::path& target, const bridge::RowOptions& options)
{
    const LayerSchema schema{"incidents", "", Geometry::point, fields_of(incident_columns())};
    std::unique_ptr<LayerFile> file;
    if (options.format == bridge::RowFormat::csv) {
        file = std::make_unique<CsvFile>(target, false);
    } else {
        file = std::make_unique<GeojsonFile>(target, false);
    }
    file->begin_layer(schema);
    std::vector<Value> cells;
    if (options.hxl) {
        for (const Field& field : schema.fields) {
            cells.push_back(text_or_null(hxl_tag_of(field.name)));
        }
        file->add(cells, std::nullopt);
    }
    IncidentRow row;
    for (const MergedIncident& merged : incidents.incidents) {
        row.fill(merged);
        cells_of(row, incident_columns(), cells);
        file->add(cells, position_of(merged));
    }
    file->finish();
    file->publish();
}

} // namespace placeline::output
