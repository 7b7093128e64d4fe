// SPDX-License-Identifier: Apache-2.0
#include "cli/incident_stream.hpp"

#include "base/error.hpp"
#include "bridge/gis_module.hpp"
#include "records/write_record.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include <stdlib.h> // mkdtemp

namespace placeline::cli {

namespace {

/// A folder that only this user can look into, gone with its owner.
class PrivateFolder {
public:
    PrivateFolder() : path_{(std::filesystem::temp_directory_path() / "placeline-XXXXXX").string()}
    {
        if (::mkdtemp(path_.data()) == nullptr) {
            throw OutputError{fmt::format("{}: cannot be made: {}; set TMPDIR to a folder that can be written", path_,
                                          std::strerror(errno))};
        }
    }
    ~PrivateFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;

    [[nodiscard]] std::filesystem::path file(std::string_view name) const
    {
        return std::filesystem::path{path_} / name;
    }

private:
    std::string path_;
};

void copy_to(StandardOutput& out, const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    std::vector<char> piece(std::size_t{1} << 16U);
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
        out.write({piece.data(), static_cast<std::size_t>(file.gcount())});
    }
    if (!file.eof()) {
        throw OutputError{fmt::format("{}: cannot be read back", path.string())};
    }
}

} // namespace

void IncidentStream::declare(OptionSet& options)
{
    options.choice("--to", "Format on standard output, with '-o -'.", {"ndjson", "geojsonseq", "csv"}, to_);
    options.flag("--hxl", "A row of HXL tags below the names of CSV on standard output.", hxl_);
}

void IncidentStream::check(bool wanted) const
{
    if (!wanted && (hxl_ || to_ != "ndjson")) {
        throw UsageError{"--to and --hxl are of standard output; add -o -"};
    }
    if (hxl_ && to_ != "csv") {
        throw UsageError{"--hxl needs --to csv: the other formats have no row for tags"};
    }
}

void IncidentStream::write(const IncidentSet& set, StandardOutput& out) const
{
    if (to_ == "ndjson") {
        std::string line;
        for (const MergedIncident& incident : set.incidents) {
            line.clear();
            records::write_merged_incident(line, incident);
            out.write(line);
        }
        return;
    }
    const PrivateFolder folder; // the writers of rows make files
    const std::filesystem::path file = folder.file("incidents");
    bridge::gis_module().write_rows(
        set, file, {.format = to_ == "csv" ? bridge::RowFormat::csv : bridge::RowFormat::geojsonseq, .hxl = hxl_});
    copy_to(out, file);
}

} // namespace placeline::cli
