// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "cli/messages.hpp"
#include "cli/report_input.hpp"
#include "cli/table.hpp"
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

class GazetteerInfoCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        declare_gazetteer(options, gazetteers_);
        options.flag("--verify", "Read the whole file against its checksum.", verify_);
        declare_to(options, to_);
        options.example("placeline gazetteer info --verify");
    }

    int run(Context& context) override
    {
        const gazetteer::Gazetteer gazetteer = open_gazetteer(gazetteers_);
        if (verify_) {
            gazetteer.verify();
        }
        for (const gazetteer::Gazetteer::Info& info : gazetteer.infos()) {
            context.out.write(wants_table(to_) ? table_of(info) : line_of(info));
        }
        return status_done;
    }

private:
    [[nodiscard]] std::string table_of(const gazetteer::Gazetteer::Info& info) const
    {
        Table table{{"file", info.path.string()}};
        table.row({"version", info.version});
        table.row({"sources", info.sources});
        table.row({"format", fmt::format("{}", info.format_version)});
        table.row({"places", fmt::format("{}", info.places)});
        table.row({"names", fmt::format("{}", info.names)});
        table.row({"boundaries", fmt::format("{}", info.boundaries)});
        table.row({"bytes", fmt::format("{}", info.bytes)});
        table.row({"bytes a name", fmt::format("{:.1f}, and {:.1f} for look-up within two edits",
                                               a_name(info.name_bytes, info), a_name(info.fuzzy_bytes, info))});
        table.row({"checksum", fmt::format("{:016x}{}", info.checksum, verify_ ? ", verified" : "")});
        return table.text();
    }

    [[nodiscard]] std::string line_of(const gazetteer::Gazetteer::Info& info) const
    {
        std::string out;
        records::JsonWriter json{out};
        json.begin_object();
        json.key("file").text(info.path.string()).key("version").text(info.version).key("sources").text(info.sources);
        json.key("format").integer(info.format_version).key("places").integer(info.places);
        json.key("names").integer(info.names).key("boundaries").integer(info.boundaries);
        json.key("bytes").integer(info.bytes);
        json.key("name_bytes").integer(info.name_bytes).key("fuzzy_bytes").integer(info.fuzzy_bytes);
        json.key("checksum").text(fmt::format("{:016x}", info.checksum)).key("verified").boolean(verify_);
        json.end_object();
        out += '\n';
        return out;
    }

    static double a_name(std::uint64_t bytes, const gazetteer::Gazetteer::Info& info)
    {
        return info.names == 0 ? 0.0 : static_cast<double>(bytes) / static_cast<double>(info.names);
    }

    std::vector<std::string> gazetteers_;
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
        declare_gazetteer(options, gazetteers_);
        options.example("placeline gazetteer search Tripoli --limit 5");
    }

    int run(Context& context) override
    {
        if (limit_ < 1) {
            throw UsageError{fmt::format("--limit: {} is less than 1", limit_)};
        }
        const gazetteer::Gazetteer gazetteer = open_gazetteer(gazetteers_);
        const bool as_table = wants_table(to_);
        Table table{{"NAME", "MATCH", "AS", "ID", "PLACE", "LAT", "LON", "CODE", "POPULATION", "ADMIN1", "COUNTRY"}};
        for (const std::string& name : names_) {
            const std::vector<Found> found = search(name, gazetteer);
            if (found.empty()) {
                say(fmt::format("\"{}\" is in no list of the gazetteer", name));
                status_ = status_failed;
            }
            for (const Found& hit : found) {
                if (as_table) {
                    table.row(cells(name, hit, gazetteer));
                } else {
                    context.out.write(line(name, hit, gazetteer));
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
        gazetteer::NameKind kind = gazetteer::NameKind::main;
        int edits = 0;
    };

    /// How the name belongs to the place.
    static std::string_view to_words(gazetteer::NameKind kind)
    {
        switch (kind) {
        case gazetteer::NameKind::main:
            return "main name";
        case gazetteer::NameKind::alternate:
            return "other name";
        case gazetteer::NameKind::demonym:
            return "word for its people";
        case gazetteer::NameKind::abbreviation:
            return "abbreviation";
        case gazetteer::NameKind::without_article:
            return "name in short";
        }
        return "";
    }

    static std::vector<std::string> cells(const std::string& name, const Found& hit,
                                          const gazetteer::Gazetteer& gazetteer)
    {
        const Place place = gazetteer.place(hit.place);
        const std::uint32_t population = gazetteer.row(hit.place).population;
        return {name,
                hit.edits > 0 ? fmt::format("{} ({})", hit.match, hit.edits) : std::string{hit.match},
                std::string{to_words(hit.kind)},
                place.id,
                place.name,
                fmt::format("{:.4f}", place.position.lat_deg),
                fmt::format("{:.4f}", place.position.lon_deg),
                place.feature_code,
                population == 0 ? std::string{} : fmt::format("{}", population),
                place.admin1,
                place.country};
    }

    static std::string line(const std::string& name, const Found& hit, const gazetteer::Gazetteer& gazetteer)
    {
        std::string out;
        records::JsonWriter json{out};
        json.begin_object().key("name").text(name).key("match").text(hit.match);
        json.key("as").text(to_words(hit.kind)).key("edits").integer(hit.edits);
        json.key("population").integer(gazetteer.row(hit.place).population);
        json.key("place");
        records::write_place(json, gazetteer.place(hit.place));
        json.end_object();
        out += '\n';
        return out;
    }

    [[nodiscard]] std::vector<Found> search(const std::string& name, const gazetteer::Gazetteer& gazetteer) const
    {
        std::vector<Found> found;
        std::set<gazetteer::PlaceIndex> seen;
        const auto most = static_cast<std::size_t>(limit_);
        const auto take = [&](const gazetteer::NameHit& hit, std::string_view match, int edits = 0) {
            if (found.size() < most && seen.insert(hit.place).second) {
                found.push_back({hit.place, match, hit.kind, edits});
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
                take(hit.hit, "fuzzy", hit.edits);
            }
        }
        return found;
    }

    std::vector<std::string> names_;
    int limit_ = 20;
    std::string to_ = "auto";
    std::vector<std::string> gazetteers_;
    int status_ = status_done;
};

} // namespace

std::unique_ptr<Command> make_gazetteer_info_command()
{
    return std::make_unique<GazetteerInfoCommand>();
}

std::unique_ptr<Command> make_gazetteer_search_command()
{
    return std::make_unique<GazetteerSearchCommand>();
}

} // namespace placeline::cli
