// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/tables.hpp"
#include "tables/open_table.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace placeline::tables {

/// A folder of its own, gone at the end of the test.
class ScratchTables {
public:
    ScratchTables()
    {
        static std::atomic<int> number{0};
        folder_ = std::filesystem::temp_directory_path() /
                  ("placeline-tables-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
        std::filesystem::create_directories(folder_);
    }
    ScratchTables(const ScratchTables&) = delete;
    ScratchTables& operator=(const ScratchTables&) = delete;
    ~ScratchTables() { std::filesystem::remove_all(folder_); }

    std::filesystem::path operator/(std::string_view name) const { return folder_ / name; }
    std::filesystem::path file(std::string_view name, std::string_view content) const
    {
        const auto path = folder_ / name;
        std::ofstream{path, std::ios::binary} << content;
        return path;
    }

private:
    std::filesystem::path folder_;
};

/// All rows of a layer. A value that is null reads "NULL", so that it can be told from an empty text.
struct ReadTable {
    std::vector<bridge::TableColumn> columns;
    std::vector<std::vector<std::string>> values;
    std::vector<bridge::TableRow> rows;
};

inline ReadTable read_all(const std::filesystem::path& path, const bridge::TableOptions& options = {})
{
    ReadTable table;
    const auto reader = open_table(path, options);
    table.columns = reader->columns();
    bridge::TableRow row;
    while (reader->next(row)) {
        auto& values = table.values.emplace_back();
        for (const auto& value : row.values) {
            values.push_back(value.value_or("NULL"));
        }
        table.rows.push_back(row);
    }
    return table;
}

} // namespace placeline::tables
