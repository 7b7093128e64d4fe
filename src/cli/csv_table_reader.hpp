// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/tables.hpp"
#include "input/byte_stream.hpp"
#include "input/csv_rows.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::cli {

/// CSV and TSV without GDAL, which takes several times as long and no standard input. Columns are texts; rows that
/// cannot be read are told to the user and left out.
class CsvTableReader : public bridge::TableReader {
public:
    /// \param name  A file, or "-" for standard input. \param encoding  Empty: UTF-8, or what the file's start says.
    /// \throws InputError  It cannot be read or has no head line.
    CsvTableReader(const std::string& name, const std::string& encoding);

    [[nodiscard]] const std::vector<bridge::TableColumn>& columns() const override { return columns_; }
    bool next(bridge::TableRow& row) override;

private:
    void tell(std::string_view message);
    void finish() const;

    std::string name_; ///< for messages
    input::ByteStream stream_;
    std::unique_ptr<input::RowSource> rows_;
    std::vector<bridge::TableColumn> columns_;
    std::uint64_t number_ = 0;
    std::uint64_t messages_ = 0;
    std::uint64_t rejected_ = 0;
};

} // namespace placeline::cli
