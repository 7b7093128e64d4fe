// SPDX-License-Identifier: Apache-2.0
#include "output/csv_file.hpp"

#include "base/spreadsheet_text.hpp"
#include "output/text_values.hpp"

namespace placeline::output {

namespace {

struct AppendCell {
    std::string& out;

    void operator()(std::monostate /*null*/) const {}
    void operator()(std::int64_t number) const { append_number(out, static_cast<long long>(number)); }
    void operator()(double number) const { append_number(out, number); }
    void operator()(Day day) const { out += iso_day(day); }
    void operator()(std::string_view text) const
    {
        const bool guarded = would_run_as_formula(text);
        if (text.find_first_of(std::string_view{",\"\r\n\0", 5}) == std::string_view::npos) {
            out.append(guarded ? "'" : "").append(text);
            return;
        }
        out.append(guarded ? "\"'" : "\"");
        for (const char c : text) {
            if (c == '"') {
                out += '"';
            }
            out += c == '\0' ? ' ' : c; // most readers end a cell there
        }
        out += '"';
    }
};

} // namespace

CsvFile::CsvFile(const std::filesystem::path& path, bool overwrite) : file_{path, overwrite} {}

void CsvFile::begin_layer(const LayerSchema& schema)
{
    line_.clear();
    for (const auto& field : schema.fields) {
        line_.append(line_.empty() ? "" : ",").append(field.name);
    }
    file_.write(line_ += '\n');
}

void CsvFile::add(std::span<const Value> values, const std::optional<LonLat>& /*position*/)
{
    line_.clear();
    bool first = true;
    for (const auto& value : values) {
        if (!first) {
            line_ += ',';
        }
        first = false;
        std::visit(AppendCell{line_}, value);
    }
    file_.write(line_ += '\n');
}

void CsvFile::add_area(std::span<const Value> values, const Polygons* /*polygons*/)
{
    add(values, std::nullopt);
}

void CsvFile::finish()
{
    file_.flush();
}

void CsvFile::publish()
{
    file_.commit();
}

} // namespace placeline::output
