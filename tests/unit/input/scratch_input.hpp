// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/input_reader.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace placeline::input {

/// What came of one input.
struct ScratchOutcome {
    std::vector<Report> reports;
    std::vector<records::RejectedRecord> rejected;
    std::vector<std::string> warnings;
};

/// Reads `content` as a file of that name would be read.
inline ScratchOutcome read_scratch(const std::string& name, std::string_view content, InputOptions options = {})
{
    namespace fs = std::filesystem;
    std::string folder = (fs::temp_directory_path() / "placeline_input_XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    const fs::path path = fs::path{folder} / name;
    std::ofstream{path, std::ios::binary} << content;
    ScratchOutcome out;
    Diagnostics diagnostics{[&out](std::string_view message) { out.warnings.emplace_back(message); }};
    InputReader reader{{path.string()},
                       std::move(options),
                       diagnostics,
                       [&out](const records::RejectedRecord& rejected) { out.rejected.push_back(rejected); }};
    while (auto record = reader.next()) {
        out.reports.push_back(std::get<Report>(record->record));
    }
    CHECK(reader.totals().records == out.reports.size());
    CHECK(reader.totals().rejected == out.rejected.size());
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    return out;
}

/// The value of a field carried along, as JSON; empty: there is none.
inline std::string extra_of(const Report& report, std::string_view name)
{
    for (const ExtraField& field : report.extra) {
        if (field.name == name) {
            return field.json;
        }
    }
    return {};
}

} // namespace placeline::input
