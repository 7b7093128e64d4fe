// SPDX-License-Identifier: Apache-2.0
#include "cli/table_rows.hpp"

#include "base/error.hpp"
#include "bridge/gis_module.hpp"
#include "input/zip_size.hpp"

#include <fmt/format.h>

#include <utility>

namespace placeline::cli {

namespace {

/// The rows of a layer as input/ takes those of a table.
class BridgeRows : public input::RowSource {
public:
    explicit BridgeRows(std::unique_ptr<bridge::TableReader> reader) : reader_{std::move(reader)} {}

    [[nodiscard]] std::vector<std::string> names() const override
    {
        std::vector<std::string> names;
        for (const bridge::TableColumn& column : reader_->columns()) {
            names.push_back(column.name);
        }
        return names;
    }

    [[nodiscard]] bool has_positions() const override { return true; }

    std::optional<input::TableRow> next() override
    {
        if (!reader_->next(row_)) {
            return std::nullopt;
        }
        input::TableRow row;
        row.raw.line = row_.number + 1; // below the names
        row.position = row_.position;
        for (const std::optional<std::string>& value : row_.values) {
            row.raw.bytes += row.cells.empty() ? "" : "\t";
            row.raw.bytes += value.value_or(std::string{});
            row.cells.push_back(value.value_or(std::string{}));
        }
        return row;
    }

private:
    std::unique_ptr<bridge::TableReader> reader_;
    bridge::TableRow row_;
};

} // namespace

input::OpenTable open_table_rows(std::string layer)
{
    return [layer = std::move(layer)](const std::string& name) -> std::unique_ptr<input::RowSource> {
        input::check_zip_size(name);
        return std::make_unique<BridgeRows>(bridge::gis_module().open_table(
            name, {.layer = layer, .with_polygons = false, .filter = {}, .open_options = {}}));
    };
}

} // namespace placeline::cli
