// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "cli/answer_form.hpp"
#include "cli/messages.hpp"
#include "cli/near_option.hpp"
#include "cli/report_input.hpp"
#include "cli/table.hpp"
#include "geo/distance.hpp"
#include "records/write_record.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace placeline::cli {

namespace {

using gazetteer::Gazetteer;
using gazetteer::NameKind;

/// A place that bears a name, or one like it.
struct Found {
    gazetteer::PlaceIndex place = gazetteer::no_place;
    std::string_view match;
    NameKind kind = NameKind::main;
    int edits = 0;
    std::optional<double> km; ///< from the position asked about
};

/// How the name belongs to the place.
std::string_view to_words(NameKind kind)
{
    switch (kind) {
    case NameKind::main:
        return "main name";
    case NameKind::alternate:
        return "other name";
    case NameKind::demonym:
        return "word for its people";
    case NameKind::abbreviation:
        return "abbreviation";
    case NameKind::without_article:
        return "name in short";
    }
    return "";
}

/// \return  Those that bear the name or, where none does, those with a similar one; the best known first, or the
///          nearest; at most `limit`.
std::vector<Found> search(std::string_view name, const Gazetteer& gazetteer, std::optional<LonLat> near,
                          std::size_t limit)
{
    constexpr std::size_t most_similar = 1000; // to choose the nearest from
    std::vector<Found> found;
    std::set<gazetteer::PlaceIndex> seen;
    const auto take = [&](const gazetteer::NameHit& hit, std::string_view match, int edits = 0) {
        if ((near || found.size() < limit) && seen.insert(hit.place).second) {
            found.push_back({hit.place, match, hit.kind, edits, {}});
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
        for (const gazetteer::FuzzyHit& hit : gazetteer.find_fuzzy(folded, 2, near ? most_similar : limit)) {
            take(hit.hit, "fuzzy", hit.edits);
        }
    }
    if (near) {
        for (Found& hit : found) {
            hit.km = geo::great_circle_m(gazetteer.row(hit.place).position, *near) / 1000.0;
        }
        std::ranges::stable_sort(found, {}, &Found::km);
        found.resize(std::min(found.size(), limit));
    }
    return found;
}

class GazetteerSearchCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.positional("NAME...", "Names, in any script the index knows.", names_);
        options.value("--limit", "N", "List at most N places a name.", limit_);
        near_.declare(options, "List the places of a name from the nearest to this position on, with their distance.");
        options.flag("--explain", "List the names of each place in the languages that the sources tell.", explain_);
        form_.declare(options);
        declare_gazetteer(options, gazetteers_);
        options.example("placeline gazetteer search Tripoli --limit 5");
    }

    int run(Context& context) override
    {
        if (limit_ < 1) {
            throw UsageError{fmt::format("--limit: {} is less than 1", limit_)};
        }
        const std::optional<LonLat> near = near_.position();
        const Gazetteer gazetteer = open_gazetteer(gazetteers_);
        std::vector<std::string> heads{"NAME", "MATCH", "AS",         "ID",     "PLACE",  "LAT",
                                       "LON",  "CODE",  "POPULATION", "ADMIN1", "COUNTRY"};
        if (near) {
            heads.emplace_back("KM");
        }
        Table table{heads};
        int status = status_done;
        for (const std::string& name : names_) {
            const std::vector<Found> found = search(name, gazetteer, near, static_cast<std::size_t>(limit_));
            if (found.empty()) {
                say(fmt::format("\"{}\" is not in the gazetteer; 'placeline geocode' finds names with letters wrong",
                                name));
                status = status_failed;
            }
            for (const Found& hit : found) {
                if (form_.is_table()) {
                    add_row(table, name, hit, gazetteer);
                } else {
                    context.out.write(line(name, hit, gazetteer));
                }
            }
        }
        if (form_.is_table()) {
            context.out.write(table.text());
        }
        return status;
    }

private:
    void add_row(Table& table, const std::string& name, const Found& hit, const Gazetteer& gazetteer) const
    {
        const Place place = gazetteer.place(hit.place);
        const std::uint32_t population = gazetteer.row(hit.place).population;
        std::vector<std::string> cells{name,
                                       hit.edits > 0 ? fmt::format("{} ({})", hit.match, hit.edits)
                                                     : std::string{hit.match},
                                       std::string{to_words(hit.kind)},
                                       place.id,
                                       place.name,
                                       fmt::format("{:.4f}", place.position.lat_deg),
                                       fmt::format("{:.4f}", place.position.lon_deg),
                                       place.feature_code,
                                       population == 0 ? std::string{} : fmt::format("{}", population),
                                       place.admin1,
                                       place.country};
        if (hit.km) {
            cells.push_back(fmt::format("{:.0f}", *hit.km));
        }
        table.row(std::move(cells));
        if (!explain_) {
            return;
        }
        for (const gazetteer::LanguageName& spoken : gazetteer.names_of(hit.place)) {
            const bool plain = spoken.use == gazetteer::NameUse::plain;
            table.remark(fmt::format("{}: {}{}", spoken.language, spoken.text,
                                     plain ? std::string{} : fmt::format(" ({})", to_string(spoken.use))));
        }
    }

    [[nodiscard]] std::string line(const std::string& name, const Found& hit, const Gazetteer& gazetteer) const
    {
        std::string out;
        records::JsonWriter json{out};
        json.begin_object().key("name").text(name).key("match").text(hit.match);
        json.key("as").text(to_words(hit.kind)).key("edits").integer(hit.edits);
        json.key("population").integer(gazetteer.row(hit.place).population);
        if (hit.km) {
            json.key("km").number(std::round(*hit.km * 10.0) / 10.0);
        }
        json.key("place");
        records::write_place(json, gazetteer.place(hit.place));
        if (explain_) {
            json.key("names").begin_array();
            for (const gazetteer::LanguageName& spoken : gazetteer.names_of(hit.place)) {
                json.begin_object().key("language").text(spoken.language).key("text").text(spoken.text);
                json.key("use").text(to_string(spoken.use)).end_object();
            }
            json.end_array();
        }
        json.end_object();
        out += '\n';
        return out;
    }

    std::vector<std::string> names_;
    int limit_ = 20;
    NearOption near_;
    bool explain_ = false;
    AnswerForm form_;
    std::vector<std::string> gazetteers_;
};

} // namespace

std::unique_ptr<Command> make_gazetteer_search_command()
{
    return std::make_unique<GazetteerSearchCommand>();
}

} // namespace placeline::cli
