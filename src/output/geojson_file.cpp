// SPDX-License-Identifier: Apache-2.0
#include "output/geojson_file.hpp"

#include "output/text_values.hpp"

namespace placeline::output {

namespace {

struct AppendJson {
    std::string& out;

    void operator()(std::monostate /*null*/) const { out += "null"; }
    void operator()(std::int64_t number) const { append_number(out, static_cast<long long>(number)); }
    void operator()(double number) const { append_number(out, number); }
    void operator()(std::string_view text) const { append_json_string(out, text); }
    void operator()(Day day) const { out.append(1, '"').append(iso_day(day)).append(1, '"'); }
};

void append_position(std::string& out, const LonLat& position)
{
    const auto [lon_deg, lat_deg] = rounded(position);
    out += '[';
    append_degrees(out, lon_deg);
    out += ',';
    append_degrees(out, lat_deg);
    out += ']';
}

} // namespace

GeojsonFile::GeojsonFile(const std::filesystem::path& path, bool overwrite, const bridge::Provenance& provenance)
    : file_{path, overwrite}, provenance_{bridge::provenance_json(provenance)}
{
}

GeojsonFile::GeojsonFile(const std::filesystem::path& path, bool overwrite) : file_{path, overwrite}, sequence_{true} {}

void GeojsonFile::begin_layer(const LayerSchema& schema)
{
    std::string head = "{\"type\":\"FeatureCollection\",\n\"name\":";
    append_json_string(head, schema.name);
    head += ",\n\"placeline\":" + provenance_ + ",\n\"features\":[";
    if (!sequence_) {
        file_.write(head);
    }
    for (const auto& field : schema.fields) {
        std::string key = keys_.empty() ? "" : ",";
        append_json_string(key, field.name);
        keys_.push_back(key + ':');
    }
}

void GeojsonFile::add(std::span<const Value> values, const std::optional<LonLat>& position)
{
    std::string geometry = "null";
    if (position) {
        geometry = "{\"type\":\"Point\",\"coordinates\":";
        append_position(geometry, *position);
        geometry += '}';
    }
    add_feature(values, geometry);
}

void GeojsonFile::add_area(std::span<const Value> values, const Polygons* polygons)
{
    std::string geometry = "{\"type\":\"MultiPolygon\",\"coordinates\":[";
    for (const auto& polygon : *polygons) {
        geometry += geometry.back() == ']' ? ",[" : "[";
        for (const auto& ring : polygon) {
            geometry += &ring == &polygon.front() ? "[" : ",[";
            for (const LonLat& position : ring) {
                geometry += &position == &ring.front() ? "" : ",";
                append_position(geometry, position);
            }
            geometry += ']';
        }
        geometry += ']';
    }
    geometry += "]}";
    add_feature(values, geometry);
}

void GeojsonFile::add_feature(std::span<const Value> values, std::string_view geometry)
{
    line_ = sequence_ ? "" : first_ ? "\n" : ",\n";
    first_ = false;
    line_.append("{\"type\":\"Feature\",\"geometry\":").append(geometry).append(",\"properties\":{");
    for (std::size_t i = 0; i < values.size(); ++i) {
        line_ += keys_[i];
        std::visit(AppendJson{line_}, values[i]);
    }
    line_ += sequence_ ? "}}\n" : "}}";
    file_.write(line_);
}

void GeojsonFile::finish()
{
    if (!sequence_) {
        file_.write("\n]}\n");
    }
    file_.finish();
}

void GeojsonFile::publish()
{
    file_.commit();
}

} // namespace placeline::output
