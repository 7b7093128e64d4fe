// SPDX-License-Identifier: Apache-2.0
#include "output/geojson_file.hpp"

#include "output/provenance.hpp"
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

} // namespace

GeojsonFile::GeojsonFile(const std::filesystem::path& path, bool overwrite, const bridge::Provenance& provenance)
    : file_{path, overwrite}, provenance_{provenance_json(provenance)}
{
}

void GeojsonFile::begin_layer(const LayerSchema& schema)
{
    std::string head = "{\"type\":\"FeatureCollection\",\n\"name\":";
    append_json_string(head, schema.name);
    head += ",\n\"placeline\":" + provenance_ + ",\n\"features\":[";
    file_.write(head);
    for (const auto& field : schema.fields) {
        std::string key = keys_.empty() ? "" : ",";
        append_json_string(key, field.name);
        keys_.push_back(key + ':');
    }
}

void GeojsonFile::add(std::span<const Value> values, const std::optional<LonLat>& position)
{
    line_ = first_ ? "\n" : ",\n";
    first_ = false;
    line_ += "{\"type\":\"Feature\",\"geometry\":";
    if (position) {
        const auto [lon_deg, lat_deg] = rounded(*position);
        line_ += "{\"type\":\"Point\",\"coordinates\":[";
        append_number(line_, lon_deg);
        line_ += ',';
        append_number(line_, lat_deg);
        line_ += "]}";
    } else {
        line_ += "null";
    }
    line_ += ",\"properties\":{";
    for (std::size_t i = 0; i < values.size(); ++i) {
        line_ += keys_[i];
        std::visit(AppendJson{line_}, values[i]);
    }
    line_ += "}}";
    file_.write(line_);
}

void GeojsonFile::finish()
{
    file_.write("\n]}\n");
    file_.flush();
}

void GeojsonFile::publish()
{
    file_.commit();
}

} // namespace placeline::output
