// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "cli/answer_form.hpp"
#include "cli/geocode_answer.hpp"
#include "cli/geocode_table.hpp"
#include "cli/given_where.hpp"
#include "cli/messages.hpp"
#include "cli/overrides_option.hpp"
#include "cli/report_input.hpp"
#include "cli/table.hpp"
#include "input/line_reader.hpp"
#include "pipeline/rounding.hpp"
#include "places/geocode.hpp"
#include "records/json_writer.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

namespace placeline::cli {

namespace {

class GeocodeCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.positional(
            "NAME...",
            "Names; '-' reads names from standard input, one a line, or NDJSON with \"name\" and, as far "
            "as known, \"country\", \"admin1\", \"lat\", \"lon\".",
            names_, OptionSet::Presence::optional);
        where_.declare(options);
        options.flag("--explain", "List the candidates with their features.", explain_);
        form_.declare(options);
        table_.declare(options);
        declare_overrides(options, overrides_);
        declare_gazetteer(options, gazetteers_);
        options.example("placeline geocode 'Deir ez-Zor' Akashat");
    }

    int run(Context& context) override
    {
        table_.check();
        where_.check();
        if (names_.empty() == table_.table.empty()) {
            throw UsageError{names_.empty() ? "nothing to look up; give NAMEs, '-' for standard input, or --table FILE"
                                            : "give either NAMEs or --table FILE"};
        }
        const gazetteer::Gazetteer gazetteer = open_gazetteer(gazetteers_);
        const auto overrides = open_overrides(overrides_, gazetteer);
        if (!table_.table.empty()) {
            geocode_table(table_, where_, gazetteer, overrides.get(), context.out);
            tell_unused(overrides.get());
            return status_done;
        }
        const bool as_table = form_.is_table();
        Table table{{"NAME", "PLACE", "LAT", "LON", "CODE", "ADMIN1", "COUNTRY", "MATCH", "CONF"}};
        const auto answer_one = [&](places::GeocodeQuery query) {
            where_.complete(query);
            places::GeocodeAnswer answer = places::geocode(query, gazetteer, overrides.get());
            pipeline::round_place(answer.place);
            pipeline::round_confidence(answer.confidence);
            pipeline::round_alternatives(answer.alternatives);
            if (as_table) {
                add_row(table, query, answer);
            } else {
                context.out.write(line(query, answer));
            }
        };
        for (const std::string& name : names_) {
            if (name == "-") {
                read_names(answer_one, context.out);
            } else {
                answer_one({.id = name, .name = name, .country = {}, .admin1 = {}, .near = {}});
            }
        }
        if (as_table) {
            context.out.write(table.text());
        }
        tell_unused(overrides.get());
        return status_;
    }

private:
    template <typename Answer>
    void read_names(Answer answer_one, StandardOutput& out)
    {
        input::LineReader lines{"-"};
        records::RecordReader reader;
        while (auto line = lines.next()) {
            if (!line->text.starts_with('{')) {
                answer_one(places::GeocodeQuery{
                    .id = line->text, .name = line->text, .country = {}, .admin1 = {}, .near = {}});
            } else {
                try {
                    records::NameRecord record = reader.read_name(line->text);
                    answer_one(places::GeocodeQuery{.id = record.id.empty() ? record.name : std::move(record.id),
                                                    .name = record.name,
                                                    .country = std::move(record.country),
                                                    .admin1 = std::move(record.admin1),
                                                    .near = record.near});
                } catch (const records::RecordError& error) {
                    say(fmt::format("standard input:{}: {}", line->number, error.what()));
                    status_ = status_failed;
                }
            }
            if (!lines.ready()) {
                out.flush();
            }
        }
    }

    [[nodiscard]] std::string line(const places::GeocodeQuery& query, const places::GeocodeAnswer& answer) const
    {
        std::string out;
        records::JsonWriter json{out};
        json.begin_object();
        json.key("id").text(query.id).key("name").text(query.name);
        write_answer(json, answer);
        if (explain_) {
            json.key("reasons").begin_array();
            for (const std::string& reason : answer.reasons) {
                json.text(reason);
            }
            json.end_array();
        }
        json.end_object();
        out += '\n';
        return out;
    }

    void add_row(Table& table, const places::GeocodeQuery& query, const places::GeocodeAnswer& answer) const
    {
        if (answer.place) {
            const Place& place = *answer.place;
            table.row({query.name, place.name, fmt::format("{:.4f}", place.position.lat_deg),
                       fmt::format("{:.4f}", place.position.lon_deg), place.feature_code, place.admin1, place.country,
                       std::string{to_string(answer.match)}, fmt::format("{:.2f}", answer.confidence)});
        } else {
            table.row({query.name, answer.alternatives.empty() ? "not found" : "several, none likelier", "", "", "", "",
                       "", "", ""});
        }
        if (explain_) {
            for (const std::string& reason : answer.reasons) {
                table.remark(reason);
            }
        }
    }

    std::vector<std::string> names_;
    GivenWhere where_;
    bool explain_ = false;
    AnswerForm form_;
    GeocodeTableOptions table_;
    std::string overrides_;
    std::vector<std::string> gazetteers_;
    int status_ = status_done;
};

} // namespace

std::unique_ptr<Command> make_geocode_command()
{
    return std::make_unique<GeocodeCommand>();
}

} // namespace placeline::cli
