// SPDX-License-Identifier: Apache-2.0
#include "output/geojson_file.hpp"

#include "output/text_values.hpp"
#include "records/json_writer.hpp"

namespace placeline::output {

namespace {

struct AppendJson {
    std::string& out;

    void operator()(std::monostate /*null*/) const { out += "null"; }
    void operator()(std::int64_t number) const { append_number(out, static_cast<long long>(number)); }
    void operator()(double number) const { append_number(out, number); }
    void operator()(std::string_view text) const { records::append_json_string(out, text); }
    void operator()(Day day) const { out.append(1, '"').append(iso_day(day)).append(1, '"'); }
};

void append_position(std::string& out, const LonLat& position)
{
    const auto [lon_deg, lat_deg] = rounded(position);
    out += '[';
    append_number(out, lon_deg);
    out += ',';
    append_number(out, lat_deg);
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
    records::append_json_string(head, schema.name);
    head += ",\n\"placeline\":" + provenance_ + ",\n\"features\":[";
    if (!sequence_) {
        file_.write(head);
    }
    for (const auto& field : schema.fields) {
        std::string key = keys_.empty() ? "" : ",";
        records::append_json_string(key, field.name);
        keys_.push_back(key + ':');
    }
}

void GeojsonFile::add(std::span<const Value> values, const std::optional<LonLat>& position)
{
    begin_feature();
    if (position) {
        line_ += "{\"type\":\"Point\",\"coordinates\":";
        append_position(line_, *position);
        line_ += '}';
    } else {
        line_ += "null";
    }
    end_feature(values);
}

void GeojsonFile::add_area(std::span<const Value> values, const Polygons* polygons)
{
    begin_feature();
    line_ += "{\"type\":\"MultiPolygon\",\"coordinates\":[";
    for (const auto& polygon : *polygons) {
        line_ += &polygon == &polygons->front() ? "[" : ",[";
        for (const auto& ring : polygon) {
            line_ += &ring == &polygon.front() ? "[" : ",[";
            for (const LonLat& position : ring) {
                line_ += &position == &ring.front() ? "" : ",";
                append_position(line_, position);
            }
            line_ += ']';
        }
        line_ += ']';
    }
    line_ += "]}";
    end_feature(values);
}

void GeojsonFile::begin_feature()
{
    line_ = sequence_ ? "" : first_ ? "\n" : ",\n";
    first_ = false;
    line_ += "{\"type\":\"Feature\",\"geometry\":";
}

void GeojsonFile::end_feature(std::span<const Value> values)
{
    line_ += ",\"properties\":{";
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
