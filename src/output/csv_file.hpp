// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/output_file.hpp"
#include "output/layer_file.hpp"

namespace placeline::output {

/// A table as CSV (RFC 4180, but lines end with a line feed): UTF-8 without byte-order mark, a header line, null as an
/// empty cell, dates as ISO 8601. Its geometry is in the columns `longitude` and `latitude`.
///
/// A text that a spreadsheet would run as a formula (its first character is = + - @, one of their full-width forms, a
/// tab or a line break) gets an apostrophe before it, which spreadsheets take as "this is text". Numbers are left
/// alone.
class CsvFile final : public LayerFile {
public:
    /// \throws OutputError  As `OutputFile`.
    CsvFile(const std::filesystem::path& path, bool overwrite);

    void begin_layer(const LayerSchema& schema) override;
    void add(std::span<const Value> values, const std::optional<LonLat>& position) override;
    void add_area(std::span<const Value> values, const Polygons* polygons) override; ///< without its geometry
    void finish() override;
    void publish() override;

private:
    OutputFile file_;
    std::string line_;
};

} // namespace placeline::output
