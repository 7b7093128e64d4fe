// SPDX-License-Identifier: Apache-2.0
#include "output/kml_file.hpp"

#include "output/text_values.hpp"

#include <fmt/format.h>

namespace placeline::output {

namespace {

std::string_view kml_type(FieldType type)
{
    switch (type) {
    case FieldType::integer:
    case FieldType::count:
        return "int";
    case FieldType::real:
        return "double";
    case FieldType::text:
    case FieldType::date:
        break;
    }
    return "string";
}

struct AppendXml {
    std::string& out;

    void operator()(std::monostate /*null*/) const {}
    void operator()(std::int64_t number) const { append_number(out, static_cast<long long>(number)); }
    void operator()(double number) const { append_number(out, number); }
    void operator()(std::string_view text) const { append_xml_text(out, text); }
    void operator()(Day day) const { out += iso_day(day); }
};

/// The cell of a column, or null when the table has no such column.
Value cell(const LayerSchema& schema, std::span<const Value> values, std::string_view column)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (schema.fields[i].name == column) {
            return values[i];
        }
    }
    return {};
}

void append_element(std::string& out, std::string_view tag, const Value& value)
{
    if (!std::holds_alternative<std::monostate>(value)) {
        out.append("<").append(tag).append(">");
        std::visit(AppendXml{out}, value);
        out.append("</").append(tag).append(">");
    }
}

/// What a globe shows of an incident when it is clicked. Globes read this as HTML: each text in it is escaped once for
/// that, and the whole once more for the XML.
std::string balloon_of(const LayerSchema& schema, std::span<const Value> values)
{
    std::string html;
    const auto append = [&](std::string_view column, std::string_view before, std::string_view after) {
        if (const Value value = cell(schema, values, column); !std::holds_alternative<std::monostate>(value)) {
            html += before;
            std::visit(AppendXml{html}, value);
            html += after;
        }
    };
    append("date_start", "", "");
    append("date_end", " to ", "<br>");
    append("kill_best", "killed: ", "<br>");
    append("inj_best", "injured: ", "<br>");
    append("strk_best", "strikes: ", "<br>");
    append("shared", "shared with other places: ", "<br>");
    append("quote", "<i>", "</i><br>");
    append("attrib_to", "said by ", "<br>");
    append("source", "source: ", "");
    return html;
}

void append_position(std::string& out, const LonLat& position)
{
    const auto [lon_deg, lat_deg] = rounded(position);
    append_number(out, lon_deg);
    out += ',';
    append_number(out, lat_deg);
}

} // namespace

KmlFile::KmlFile(const std::filesystem::path& path, bool overwrite, const bridge::Provenance& provenance)
    : file_{path, overwrite}, provenance_{bridge::provenance_words(provenance)}
{
}

void KmlFile::begin_layer(const LayerSchema& schema)
{
    schema_ = schema;
    text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n"
            "<Document id=\"root_doc\">\n<description>";
    append_xml_text(text_, provenance_);
    text_ += fmt::format("</description>\n<Schema name=\"{0}\" id=\"{0}\">\n", schema.name);
    for (const auto& field : schema.fields) {
        text_ += fmt::format("<SimpleField name=\"{}\" type=\"{}\"/>\n", field.name, kml_type(field.type));
    }
    text_ += fmt::format("</Schema>\n<Style id=\"incident\"><BalloonStyle><text>$[description]</text></BalloonStyle>"
                         "<PolyStyle><fill>0</fill></PolyStyle></Style>\n<Folder><name>{}</name>\n",
                         schema.name);
    file_.write(text_);
}

void KmlFile::add(std::span<const Value> values, const std::optional<LonLat>& position)
{
    std::string geometry;
    if (position) {
        geometry = "<Point><coordinates>";
        append_position(geometry, *position);
        geometry += "</coordinates></Point>";
    }
    add_placemark(values, geometry);
}

void KmlFile::add_area(std::span<const Value> values, const Polygons* polygons)
{
    std::string geometry = "<MultiGeometry>";
    for (const auto& polygon : *polygons) {
        geometry += "<Polygon>";
        for (const auto& ring : polygon) {
            const std::string_view side = &ring == &polygon.front() ? "outerBoundaryIs" : "innerBoundaryIs";
            geometry += fmt::format("<{}><LinearRing><coordinates>", side);
            for (const LonLat& position : ring) {
                geometry += &position == &ring.front() ? "" : " ";
                append_position(geometry, position);
            }
            geometry += fmt::format("</coordinates></LinearRing></{}>", side);
        }
        geometry += "</Polygon>";
    }
    geometry += "</MultiGeometry>";
    add_placemark(values, geometry);
}

void KmlFile::add_placemark(std::span<const Value> values, std::string_view geometry)
{
    text_ = "<Placemark>";
    append_element(text_, "name", cell(schema_, values, "place"));
    text_ += "<description>";
    append_xml_text(text_, balloon_of(schema_, values));
    text_ += "</description><styleUrl>#incident</styleUrl>";
    const auto begin = cell(schema_, values, "date_start");
    const auto end = cell(schema_, values, "date_end");
    if (std::holds_alternative<Day>(begin) && std::holds_alternative<Day>(end)) {
        text_ += "<TimeSpan>";
        append_element(text_, "begin", begin);
        append_element(text_, "end", end);
        text_ += "</TimeSpan>";
    }
    text_ += fmt::format("<ExtendedData><SchemaData schemaUrl=\"#{}\">", schema_.name);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::holds_alternative<std::monostate>(values[i])) {
            text_.append("<SimpleData name=\"").append(schema_.fields[i].name).append("\">");
            std::visit(AppendXml{text_}, values[i]);
            text_ += "</SimpleData>";
        }
    }
    text_.append("</SchemaData></ExtendedData>").append(geometry).append("</Placemark>\n");
    file_.write(text_);
}

void KmlFile::finish()
{
    file_.write("</Folder>\n</Document>\n</kml>\n");
    file_.finish();
}

void KmlFile::publish()
{
    file_.commit();
}

} // namespace placeline::output
