// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "cli/messages.hpp"
#include "cli/report_input.hpp"
#include "cli/table.hpp"
#include "gazetteer/build.hpp"
#include "records/write_record.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace placeline::cli {

namespace {

bool wants_table(const std::string& to)
{
    return to == "table" || (to == "auto" && StandardOutput::is_terminal());
}

void declare_to(OptionSet& options, std::string& to)
{
    options.choice("--to", "A table for people or NDJSON for scripts; auto: the table on a terminal.",
                   {"auto", "table", "ndjson"}, to);
}

class GazetteerBuildCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.positional("SOURCE...",
                           "Lists of places, .tsv or .tsv.zst: placeline's columns, or the 19 of GeoNames. A later one "
                           "mends an earlier one's rows.",
                           sources_);
        options.values("--boundaries", "FILE", "Outlines of first-order units, GeoJSON, plain or .zst.", boundaries_);
        options.value("-o,--output", "FILE", "The index to write.", output_);
        options.value("--data-version", "TEXT", "What the index calls its data.", data_version_);
        options.flag("--overwrite", "Replace an index that exists.", overwrite_);
        options.flag("--strict", "Fail when a row is rejected.", strict_);
        options.example("placeline gazetteer build places.tsv -o mine.plgaz");
    }

    int run(Context& /*context*/) override
    {
        if (output_.empty()) {
            throw UsageError{"-o FILE is missing: the index to write"};
        }
        gazetteer::BuildOptions options{.sources = {sources_.begin(), sources_.end()},
                                        .boundaries = {boundaries_.begin(), boundaries_.end()},
                                        .output = output_,
                                        .data_version = data_version_,
                                        .overwrite = overwrite_};
        constexpr int most_messages = 20;
        int messages = 0;
        Diagnostics diagnostics{[&messages](std::string_view message) {
            if (++messages <= most_messages) {
                say(message);
            }
        }};
        const gazetteer::BuildSummary summary = gazetteer::build_index(options, diagnostics);
        if (messages > most_messages) {
            say(fmt::format("... and {} more messages", messages - most_messages));
        }
        say(fmt::format("{}: {} places, {} names, {:.1f} MB; {} of {} rows rejected", output_, summary.places,
                        summary.names, static_cast<double>(summary.bytes) / 1e6, summary.rejected, summary.rows));
        return strict_ && summary.rejected > 0 ? status_failed : status_done;
    }

private:
    std::vector<std::string> sources_;
    std::vector<std::string> boundaries_;
    std::string output_;
    std::string data_version_;
    bool overwrite_ = false;
    bool strict_ = false;
};

class GazetteerInfoCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        declare_gazetteer(options, path_);
        options.flag("--verify", "Read the whole file against its checksum.", verify_);
        declare_to(options, to_);
        options.example("placeline gazetteer info --verify");
    }

    int run(Context& context) override
    {
        const std::filesystem::path path =
            path_.empty() ? gazetteer::default_index_path() : std::filesystem::path{path_};
        const gazetteer::Gazetteer gazetteer = gazetteer::Gazetteer::open(path);
        if (verify_) {
            gazetteer.verify();
        }
        const gazetteer::Gazetteer::Info info = gazetteer.info();
        const std::string checksum = fmt::format("{:016x}", info.checksum);
        if (wants_table(to_)) {
            Table table{{"file", path.string()}};
            table.row({"version", info.version});
            table.row({"sources", info.sources});
            table.row({"format", fmt::format("{}", info.format_version)});
            table.row({"places", fmt::format("{}", info.places)});
            table.row({"names", fmt::format("{}", info.names)});
            table.row({"boundaries", fmt::format("{}", info.boundaries)});
            table.row({"bytes", fmt::format("{}", info.bytes)});
            table.row({"checksum", checksum + (verify_ ? ", verified" : "")});
            context.out.write(table.text());
            return status_done;
        }
        std::string out;
        records::JsonWriter json{out};
        json.begin_object();
        json.key("file").text(path.string()).key("version").text(info.version).key("sources").text(info.sources);
        json.key("format").integer(info.format_version).key("places").integer(info.places);
        json.key("names").integer(info.names).key("boundaries").integer(info.boundaries);
        json.key("bytes").integer(info.bytes).key("checksum").text(checksum);
        json.key("verified").boolean(verify_);
        json.end_object();
        out += '\n';
        context.out.write(out);
        return status_done;
    }

private:
    std::string path_;
    std::string to_ = "auto";
    bool verify_ = false;
};

class GazetteerSearchCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.positional("NAME...", "Names, in any script the index knows.", names_);
        options.value("--limit", "N", "List at most N places a name.", limit_);
        declare_to(options, to_);
        declare_gazetteer(options, path_);
        options.example("placeline gazetteer search Tripoli --limit 5");
    }

    int run(Context& context) override
    {
        if (limit_ < 1) {
            throw UsageError{fmt::format("--limit: {} is less than 1", limit_)};
        }
        const gazetteer::Gazetteer gazetteer = open_gazetteer(path_);
        const bool as_table = wants_table(to_);
        Table table{{"NAME", "MATCH", "ID", "PLACE", "LAT", "LON", "CODE", "ADMIN1", "COUNTRY"}};
        for (const std::string& name : names_) {
            const std::vector<Found> found = search(name, gazetteer);
            if (found.empty()) {
                say(fmt::format("\"{}\" is in no list of the gazetteer", name));
                status_ = status_failed;
            }
            for (const Found& hit : found) {
                const Place place = gazetteer.place(hit.place);
                if (as_table) {
                    table.row({name, std::string{hit.match}, place.id, place.name,
                               fmt::format("{:.4f}", place.position.lat_deg),
                               fmt::format("{:.4f}", place.position.lon_deg), place.feature_code, place.admin1,
                               place.country});
                } else {
                    std::string out;
                    records::JsonWriter json{out};
                    json.begin_object().key("name").text(name).key("match").text(hit.match).key("place");
                    records::write_place(json, place);
                    json.end_object();
                    out += '\n';
                    context.out.write(out);
                }
            }
        }
        if (as_table) {
            context.out.write(table.text());
        }
        return status_;
    }

private:
    struct Found {
        gazetteer::PlaceIndex place = gazetteer::no_place;
        std::string_view match;
    };

    [[nodiscard]] std::vector<Found> search(const std::string& name, const gazetteer::Gazetteer& gazetteer) const
    {
        std::vector<Found> found;
        std::set<gazetteer::PlaceIndex> seen;
        const auto most = static_cast<std::size_t>(limit_);
        const auto take = [&](const gazetteer::NameHit& hit, std::string_view match) {
            if (found.size() < most && seen.insert(hit.place).second) {
                found.push_back({hit.place, match});
            }
        };
        const std::string folded = text::folded(name);
        for (const gazetteer::NameHit& hit : gazetteer.find(folded)) {
            take(hit, "exact");
        }
        for (const gazetteer::NameHit& hit : gazetteer.find_variant(text::variant_key(folded))) {
            take(hit, "variant");
        }
        if (found.empty()) {
            for (const gazetteer::FuzzyHit& hit : gazetteer.find_fuzzy(folded, 2, most)) {
                take(hit.hit, "fuzzy");
            }
        }
        return found;
    }

    std::vector<std::string> names_;
    int limit_ = 20;
    std::string to_ = "auto";
    std::string path_;
    int status_ = status_done;
};

} // namespace

std::unique_ptr<Command> make_gazetteer_build_command()
{
    return std::make_unique<GazetteerBuildCommand>();
}

std::unique_ptr<Command> make_gazetteer_info_command()
{
    return std::make_unique<GazetteerInfoCommand>();
}

std::unique_ptr<Command> make_gazetteer_search_command()
{
    return std::make_unique<GazetteerSearchCommand>();
}

} // namespace placeline::cli
