// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "bridge/gis_module.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "cli/table.hpp"
#include "gazetteer/build.hpp"

#include <fmt/format.h>

#include <utility>

namespace placeline::cli {

namespace {

constexpr int most_messages = 20; // more would hide the summary

class GazetteerBuildCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.positional("SOURCE...",
                           "Lists of places, told by their content: placeline's columns, GeoNames, GNS, Who's On "
                           "First, Natural Earth, OCHA P-codes and units, OpenStreetMap, any table or layer. A later "
                           "one mends an earlier one's rows.",
                           sources_);
        options.values("--boundaries", "FILE", "Outlines of units, GeoJSON, plain or .zst.", boundaries_);
        options.value("-o,--output", "FILE", "The index to write.", output_);
        options.value("--data-version", "TEXT", "What the index calls its data.", data_version_);
        options.flag("--overwrite", "Replace an index that exists.", overwrite_);
        options.flag("--strict", "Fail when a row is rejected.", strict_);
        options.value("--layer", "NAME", "The layer or sheet to read, of sources that have several.", layer_);
        options.value("--country-code", "CODE", "ISO 3166-1 code of the rows of tables that state none.", country_);
        options.value("--name-column", "NAME", "Column of a table that holds the names.", columns_.name);
        options.value("--names-column", "NAME", "Column of further names, separated by '|', ';' or ','.",
                      columns_.names);
        options.value("--lat-column", "NAME", "Column of latitudes, in degrees.", columns_.lat);
        options.value("--lon-column", "NAME", "Column of longitudes, in degrees.", columns_.lon);
        options.value("--country-column", "NAME", "Column of countries, by their codes of ISO 3166-1.",
                      columns_.country);
        options.value("--admin1-column", "NAME", "Column of codes of first-order units.", columns_.admin1);
        options.value("--admin2-column", "NAME", "Column of codes of second-order units.", columns_.admin2);
        options.value("--code-column", "NAME", "Column of P-codes.", columns_.pcode);
        options.value("--id-column", "NAME", "Column of ids.", columns_.id);
        options.value("--class-column", "NAME", "Column of GeoNames' feature classes.", columns_.feature_class);
        options.value("--feature-code-column", "NAME", "Column of GeoNames' feature codes.", columns_.feature_code);
        options.value("--population-column", "NAME", "Column of populations.", columns_.population);
        options.example("placeline gazetteer build SY.txt wards.gpkg --name-column ward -o mine.plgaz");
    }

    int run(Context& /*context*/) override
    {
        if (output_.empty()) {
            throw UsageError{"-o FILE is missing: the index to write"};
        }
        Progress progress{true};
        gazetteer::BuildOptions options{.sources = {sources_.begin(), sources_.end()},
                                        .reading = reading(progress),
                                        .boundaries = {boundaries_.begin(), boundaries_.end()},
                                        .output = output_,
                                        .data_version = data_version_,
                                        .sources_as = {},
                                        .overwrite = overwrite_};
        int messages = 0;
        Diagnostics diagnostics{[&](std::string_view message) {
            if (++messages <= most_messages) {
                progress.clear();
                say(message);
            }
        }};
        const gazetteer::BuildSummary summary = gazetteer::build_index(options, diagnostics);
        progress.clear();
        if (messages > most_messages) {
            say(fmt::format("... and {} more messages", messages - most_messages));
        }
        for (const gazetteer::SourceSummary& source : summary.sources) {
            tell(source);
        }
        say(fmt::format("{}: {} places, {} names, {:.1f} MB; {} of {} rows rejected", output_, summary.places,
                        summary.names, static_cast<double>(summary.bytes) / 1e6, summary.rejected, summary.rows));
        return strict_ && summary.rejected > 0 ? status_failed : status_done;
    }

private:
    /// The GIS half is loaded by the first source that needs it.
    gazetteer::SourceOptions reading(Progress& progress) const
    {
        gazetteer::SourceOptions options;
        options.open_table = [](const std::filesystem::path& path, const bridge::TableOptions& table) {
            return bridge::gis_module().open_table(path, table);
        };
        options.layer_names = [](const std::filesystem::path& path) { return bridge::gis_module().layer_names(path); };
        options.osm_tags = gazetteer::find_data_file("osmconf.ini");
        options.layer = layer_;
        options.columns = columns_;
        options.country = country_;
        options.progress = [&progress](const std::filesystem::path& path, std::uint64_t rows) {
            progress.show(fmt::format("{}: {} rows", path.filename().string(), rows));
        };
        return options;
    }

    static void tell(const gazetteer::SourceSummary& source)
    {
        std::string line = fmt::format("{} ({}): {} rows, {} new places", source.path.string(), source.kind,
                                       source.rows, source.places);
        const auto add = [&line](std::uint64_t count, std::string_view what) {
            if (count > 0) {
                line += fmt::format(", {} {}", count, what);
            }
        };
        add(source.joined, "joined to known ones");
        add(source.names, "other names");
        add(source.passed, "passed over");
        add(source.rejected, "rejected");
        say(line);
    }

    std::vector<std::string> sources_;
    std::vector<std::string> boundaries_;
    std::string output_;
    std::string data_version_;
    bool overwrite_ = false;
    bool strict_ = false;
    std::string layer_;
    std::string country_;
    gazetteer::SourceColumns columns_;
};

} // namespace

std::unique_ptr<Command> make_gazetteer_build_command()
{
    return std::make_unique<GazetteerBuildCommand>();
}

} // namespace placeline::cli
