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
    void operator()(std::string_view text) const { append_csv_cell(out, text); }
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
    file_.finish();
}

void CsvFile::publish()
{
    file_.commit();
}

} // namespace placeline::output
