// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/source.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace placeline::gazetteer {

/// A layer as GDAL would read it. Empty cells are null.
struct FakeLayer {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::optional<LonLat>> positions{};
    std::vector<Outline> outlines{};
};

class FakeReader : public bridge::TableReader {
public:
    explicit FakeReader(const FakeLayer& layer) : layer_{layer}
    {
        for (const std::string& name : layer.columns) {
            columns_.push_back({name, bridge::ColumnType::text});
        }
    }
    [[nodiscard]] const std::vector<bridge::TableColumn>& columns() const override { return columns_; }
    bool next(bridge::TableRow& row) override
    {
        if (at_ == layer_.rows.size()) {
            return false;
        }
        row = {};
        for (const std::string& cell : layer_.rows[at_]) {
            row.values.push_back(cell.empty() ? std::nullopt : std::optional{cell});
        }
        row.position = at_ < layer_.positions.size() ? layer_.positions[at_] : std::nullopt;
        row.polygons = at_ < layer_.outlines.size() ? layer_.outlines[at_] : Outline{};
        row.number = ++at_;
        return true;
    }

private:
    const FakeLayer& layer_;
    std::vector<bridge::TableColumn> columns_;
    std::size_t at_ = 0;
};

/// A table of sources, files of its own, and layers that no file holds.
class ScratchSources {
public:
    ScratchSources()
    {
        static std::atomic<int> number{0};
        folder_ = std::filesystem::temp_directory_path() /
                  ("placeline-sources-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
        std::filesystem::create_directories(folder_);
    }
    ScratchSources(const ScratchSources&) = delete;
    ScratchSources& operator=(const ScratchSources&) = delete;
    ~ScratchSources() { std::filesystem::remove_all(folder_); }

    void read(const std::string& name, std::string_view content)
    {
        std::ofstream{folder_ / name, std::ios::binary} << content;
        table.read(folder_ / name, options, diagnostics);
    }
    void read_folder(const std::map<std::string, std::string>& files)
    {
        std::filesystem::create_directories(folder_ / "folder");
        for (const auto& [name, content] : files) {
            std::ofstream{folder_ / "folder" / name, std::ios::binary} << content;
        }
        table.read(folder_ / "folder", options, diagnostics);
    }
    /// Reads a file of these layers, in the order of their names.
    void read_layers(const std::string& name, std::map<std::string, FakeLayer> layers)
    {
        options.layer_names = [&layers](const std::filesystem::path& /*path*/) {
            std::vector<std::string> names;
            for (const auto& [layer, content] : layers) {
                names.push_back(layer);
            }
            return names;
        };
        options.open_table = [&layers](const std::filesystem::path& /*path*/,
                                       const bridge::TableOptions& table_options) {
            return std::make_unique<FakeReader>(layers.at(table_options.layer));
        };
        read(name, "no text");
    }

    [[nodiscard]] const SourcePlace& place(std::string_view id) const
    {
        const auto found = std::ranges::find(table.places, id, &SourcePlace::id);
        if (found == table.places.end()) {
            throw std::runtime_error{"no place " + std::string{id}};
        }
        return *found;
    }
    /// The names of a place beside its main one, with language and kind.
    [[nodiscard]] std::string names(std::string_view id) const
    {
        const auto index = static_cast<std::uint32_t>(&place(id) - table.places.data());
        std::string out;
        for (const SourceName& name : table.names) {
            if (name.place != index) {
                continue;
            }
            const std::string language{name.language.data(),
                                       std::find(name.language.begin(), name.language.end(), '\0')};
            out += (out.empty() ? "" : ", ") + std::string{name.text};
            out += language.empty() ? "" : " (" + language + ")";
            out += name.kind == NameKind::abbreviation ? " (abbreviation)" : "";
        }
        return out;
    }

    SourceTable table;
    SourceOptions options;
    std::vector<std::string> warnings;
    Diagnostics diagnostics{[this](std::string_view message) { warnings.emplace_back(message); }};

private:
    std::filesystem::path folder_;
};

} // namespace placeline::gazetteer
