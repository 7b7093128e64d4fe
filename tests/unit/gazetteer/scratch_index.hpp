// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/build.hpp"
#include "gazetteer/gazetteer.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace placeline::gazetteer {

/// A folder of its own, gone at the end of the test, with what is needed to build an index from a few rows.
class ScratchIndex {
public:
    ScratchIndex()
    {
        static std::atomic<int> number{0};
        folder = std::filesystem::temp_directory_path() /
                 ("placeline-gazetteer-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
        std::filesystem::create_directories(folder);
        options.output = folder / "test.plgaz";
        options.data_version = "test 1";
        options.overwrite = true;
    }
    ScratchIndex(const ScratchIndex&) = delete;
    ScratchIndex& operator=(const ScratchIndex&) = delete;
    ~ScratchIndex() { std::filesystem::remove_all(folder); }

    static constexpr std::string_view header =
        "id\tname\talternatenames\tlatitude\tlongitude\tfeature_class\tfeature_code\t"
        "country_code\tadmin1_code\tadmin2_code\tpopulation\tpcode\tdemonyms\t"
        "abbreviations\n";

    std::filesystem::path file(std::string_view name, std::string_view content) const
    {
        const auto path = folder / name;
        std::ofstream{path, std::ios::binary} << content;
        return path;
    }
    /// Adds rows in placeline's columns (without the header).
    void add_rows(std::string_view name, std::string_view rows)
    {
        options.sources.push_back(file(name, std::string{header} + std::string{rows}));
    }
    void add_source(std::string_view name, std::string_view content) { options.sources.push_back(file(name, content)); }
    void add_boundaries(std::string_view name, std::string_view content)
    {
        options.boundaries.push_back(file(name, content));
    }

    Gazetteer build()
    {
        Diagnostics diagnostics{[this](std::string_view message) { warnings.emplace_back(message); }};
        summary = build_index(options, diagnostics);
        return Gazetteer::open(options.output);
    }

    std::filesystem::path folder;
    BuildOptions options;
    BuildSummary summary;
    std::vector<std::string> warnings;
};

/// Ids of the places of some hits, in their order, joined by spaces.
inline std::string ids(const Gazetteer& gazetteer, std::span<const NameHit> hits)
{
    std::string out;
    for (const NameHit& hit : hits) {
        out += (out.empty() ? "" : " ") + std::string{gazetteer.row(hit.place).id};
    }
    return out;
}

} // namespace placeline::gazetteer
