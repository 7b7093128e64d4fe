// SPDX-License-Identifier: Apache-2.0
#include "cli/table_output.hpp"

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "base/spreadsheet_text.hpp"
#include "bridge/gis_module.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace placeline::cli {

namespace {

class CsvTableWriter : public bridge::TableWriter {
public:
    CsvTableWriter(const std::filesystem::path& path, const bridge::TableLayer& layer, bool overwrite)
        : file_{path, overwrite}, separator_{path.extension() == ".tsv" ? '\t' : ','}, columns_{layer.columns}
    {
        for (const bridge::TableColumn& column : columns_) {
            if (&column != &columns_.front()) {
                line_ += separator_;
            }
            append_cell(column.name, true);
        }
        file_.write(line_ += '\n');
    }

    void write(const bridge::TableRow& row) override
    {
        line_.clear();
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (i > 0) {
                line_ += separator_;
            }
            if (i < row.values.size() && row.values[i]) {
                append_cell(*row.values[i], columns_[i].type == bridge::ColumnType::text);
            }
        }
        file_.write(line_ += '\n');
    }

    void begin_layer(const bridge::TableLayer& /*layer*/) override
    {
        throw OutputError{fmt::format("{}: a text file holds one table; give a name that ends in .xlsx, .ods or .gpkg",
                                      file_.target().string())};
    }

    void close() override { file_.commit(); }
    [[nodiscard]] std::vector<std::string> notes() const override { return {}; }

private:
    void append_cell(std::string_view text, bool may_run)
    {
        const bool quoted = text.find(separator_) != std::string_view::npos ||
                            text.find_first_of(std::string_view{"\"\r\n\0", 4}) != std::string_view::npos;
        line_ += quoted ? "\"" : "";
        line_ += may_run && would_run_as_formula(text) ? "'" : "";
        if (quoted) {
            for (const char c : text) {
                line_ += c == '"' ? "\"" : "";
                line_ += c == '\0' ? ' ' : c; // most readers end a cell there
            }
            line_ += '"';
        } else {
            line_ += text;
        }
    }

    OutputFile file_;
    char separator_;
    std::vector<bridge::TableColumn> columns_;
    std::string line_;
};

} // namespace

std::unique_ptr<bridge::TableWriter> create_table(const std::filesystem::path& path, const bridge::TableLayer& layer,
                                                  bool overwrite)
{
    if (path.extension() == ".csv" || path.extension() == ".tsv") {
        return std::make_unique<CsvTableWriter>(path, layer, overwrite);
    }
    return bridge::gis_module().create_table(path, layer, overwrite);
}

} // namespace placeline::cli
