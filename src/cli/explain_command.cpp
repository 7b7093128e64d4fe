// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "cli/incident_run.hpp"
#include "cli/overrides_option.hpp"
#include "cli/table.hpp"
#include "incidents/merge.hpp"
#include "pipeline/parse.hpp"
#include "records/column_values.hpp"
#include "records/write_record.hpp"
#include "review/explain.hpp"
#include "review/passage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <variant>

namespace placeline::cli {

namespace {

using records::JsonWriter;
using review::Explanation;

/// The reports that an incident is told by, as far as the input holds them; of one that was sent again the last text.
using Reports = std::map<std::string, ParsedReport, std::less<>>;

const ParsedReport* find(const Reports& reports, std::string_view id)
{
    const auto found = reports.find(id);
    return found == reports.end() ? nullptr : &found->second;
}

Passage passage_of(const SourcedClaim& claim, const Reports& reports)
{
    const ParsedReport* parsed = find(reports, claim.report_id);
    return review::passage(claim.report_id, claim.claim.quote_text, claim.quote_start_cp, claim.quote_end_cp,
                           parsed == nullptr ? std::string_view{} : std::string_view{parsed->report.text});
}

/// The names that put a part where it is.
std::vector<const Mention*> mentions_of(const IncidentPart& part, const Reports& reports)
{
    std::vector<const Mention*> mentions;
    if (const ParsedReport* parsed = find(reports, part.report_id)) {
        for (const Incident& incident : parsed->incidents) {
            if (incident.id == part.incident.id) {
                for (const std::uint32_t index : incident.mentions) {
                    mentions.push_back(&parsed->mentions[index]);
                }
            }
        }
    }
    return mentions;
}

/// On one line, whatever the report holds.
std::string on_one_line(std::string text)
{
    for (char& c : text) {
        c = static_cast<unsigned char>(c) < ' ' || c == '\x7F' ? ' ' : c;
    }
    return text;
}

std::string number_words(const Count& count)
{
    const auto number = [](const std::optional<std::uint32_t>& bound) {
        return bound ? fmt::format("{}", *bound) : std::string{"not stated"};
    };
    return fmt::format("low {}, best {}, high {}", number(count.low), number(count.best), number(count.high));
}

std::string speaker_words(const Claim& claim)
{
    if (claim.attributed_to.empty()) {
        return "the writer";
    }
    const std::string_view kind = to_string(claim.attribution);
    return kind.empty() ? claim.attributed_to : fmt::format("{} ({})", claim.attributed_to, kind);
}

std::string words_of(const MergedIncident& merged, const Explanation& explained, const Reports& reports)
{
    const auto value = [&merged](std::string_view column) { return records::column_value(merged, column); };
    const std::string place = value("place").empty() ? "an unknown place" : value("place");
    std::string out = fmt::format("{}: {} at {}{}{}\n", merged.incident.id,
                                  value("event_type").empty() ? "incident" : value("event_type"), place,
                                  value("country").empty() ? "" : ", " + value("country"),
                                  value("date_start").empty() ? "" : ", " + value("date_start"));
    const auto head = [&out](std::string_view words) { out += fmt::format("\n{}\n", words); };
    const auto line = [&out](int depth, const std::string& words) {
        out += fmt::format("{:{}}{}\n", "", 2 * depth, on_one_line(words));
    };

    head("REPORTS, and why they are of one event");
    for (const review::JoinReason& join : explained.joins) {
        const IncidentPart& part = *join.part;
        line(1, fmt::format("{}{}{}{}", part.report_id, part.published.empty() ? "" : ", " + part.published,
                            part.source.empty() ? "" : ", " + part.source, part.url.empty() ? "" : ", " + part.url));
        line(2, join.with == nullptr ? join.words : fmt::format("as {}: {}", join.with->report_id, join.words));
    }

    head("WORDS, and what became of their numbers");
    for (const review::ClaimFate& fate : explained.claims) {
        const Claim& claim = fate.claim->claim;
        const Passage passage = passage_of(*fate.claim, reports);
        line(1,
             fmt::format("{} {}: {} \"{}\" ({}), said by {}", claim.id, fate.claim->report_id, to_string(claim.measure),
                         claim.value_text, to_string(claim.qualifier), speaker_words(claim)));
        line(2, fmt::format("{}[{}]{}", passage.before, passage.quote, passage.after));
        line(2, fate.words);
    }

    head("FIGURES, and the rule that made them");
    for (const review::FigureRule& rule : explained.figures) {
        line(1, fmt::format("{}: {}", to_string(rule.measure), number_words(rule.count)));
        line(2, "low: " + rule.low);
        line(2, "best: " + rule.best);
        line(2, "high: " + rule.high);
    }

    head("PLACE, and what else the name may mean");
    for (const IncidentPart& part : merged.parts) {
        for (const Mention* mention : mentions_of(part, reports)) {
            line(1, fmt::format("{}: \"{}\" ({}) is {}", part.report_id, mention->text, to_string(mention->role),
                                mention->place
                                    ? fmt::format("{}, {}, {} (where_prec {}), confidence {}", mention->place->name,
                                                  mention->place->country, mention->place->id,
                                                  mention->place->where_prec, mention->confidence)
                                    : std::string{"no place that is sure enough"}));
            for (const std::string& reason : mention->reasons) {
                line(2, reason);
            }
            for (const Alternative& other : mention->alternatives) {
                line(2, fmt::format("or {} ({}), confidence {}", other.name, other.id, other.confidence));
            }
        }
    }

    if (!merged.incident.corrections.empty()) {
        head("CORRECTIONS");
        for (const Correction& correction : merged.incident.corrections) {
            line(1, fmt::format("{} {}: {} -> {}{}{}{}", to_string(correction.action), correction.field,
                                correction.old_value.empty() ? "-" : correction.old_value,
                                correction.new_value.empty() ? "-" : correction.new_value,
                                correction.reviewer.empty() ? "" : ", by " + correction.reviewer,
                                correction.date.empty() ? "" : ", " + correction.date,
                                correction.reason.empty() ? "" : ": " + correction.reason));
        }
    }

    head("ROW");
    for (const std::string_view column : records::column_names()) {
        if (const std::string cell = value(column); !cell.empty()) {
            line(1, fmt::format("{:<10}  {}", column, cell));
        }
    }
    return out;
}

/// One record a step, in the order of the words.
std::string records_of(const MergedIncident& merged, const Explanation& explained, const Reports& reports)
{
    std::string out;
    const auto record = [&out](std::string_view step, auto write) {
        JsonWriter json{out};
        json.begin_object().key("step").text(step);
        write(json);
        json.end_object();
        out += '\n';
    };
    for (const review::JoinReason& join : explained.joins) {
        record("report", [&](JsonWriter& json) {
            json.key("id").text(join.part->report_id).key("published").text_or_null(join.part->published);
            json.key("source").text_or_null(join.part->source).key("url").text_or_null(join.part->url);
            json.key("part").text(join.part->incident.id);
            json.key("joined_with").text_or_null(join.with == nullptr ? "" : join.with->report_id);
            json.key("because").text(join.words);
        });
    }
    for (const review::ClaimFate& fate : explained.claims) {
        const Claim& claim = fate.claim->claim;
        const Passage passage = passage_of(*fate.claim, reports);
        record("claim", [&](JsonWriter& json) {
            json.key("id").text(claim.id).key("report").text(fate.claim->report_id);
            json.key("measure").text(to_string(claim.measure)).key("group").text_or_null(claim.group);
            json.key("low").integer_or_null(claim.bounds.low).key("high").integer_or_null(claim.bounds.high);
            json.key("value").integer_or_null(claim.bounds.value).key("qualifier").text(to_string(claim.qualifier));
            json.key("attributed_to").text_or_null(claim.attributed_to);
            json.key("attribution_kind").text_or_null(to_string(claim.attribution));
            json.key("before").text(passage.before).key("quote").text(passage.quote).key("after").text(passage.after);
            json.key("because").text(fate.words);
        });
    }
    for (const review::FigureRule& rule : explained.figures) {
        record("figure", [&](JsonWriter& json) {
            json.key("measure").text(to_string(rule.measure));
            json.key("low").integer_or_null(rule.count.low).key("low_because").text(rule.low);
            json.key("best").integer_or_null(rule.count.best).key("best_because").text(rule.best);
            json.key("high").integer_or_null(rule.count.high).key("high_because").text(rule.high);
        });
    }
    for (const IncidentPart& part : merged.parts) {
        for (const Mention* mention : mentions_of(part, reports)) {
            record("mention", [&](JsonWriter& json) {
                json.key("report").text(part.report_id).key("text").text(mention->text);
                json.key("role").text(to_string(mention->role)).key("confidence").number(mention->confidence);
                json.key("place");
                records::write_place(json, mention->place);
                json.key("alternatives");
                records::write_alternatives(json, mention->alternatives);
                json.key("reasons").begin_array();
                for (const std::string& reason : mention->reasons) {
                    json.text(reason);
                }
                json.end_array();
            });
        }
    }
    for (const Correction& correction : merged.incident.corrections) {
        record("correction", [&](JsonWriter& json) {
            json.key("correction");
            records::write_correction(json, correction);
        });
    }
    record("row", [&](JsonWriter& json) {
        for (const std::string_view column : records::column_names()) {
            json.key(column).text_or_null(records::column_value(merged, column));
        }
    });
    return out;
}

class ExplainCommand final : public Command {
public:
    void declare(OptionSet& options) override
    {
        options_.declare(options, "EVENT_ID INPUT...",
                         "The incident's event_id, one of those that went into it, or the begin of one; then what "
                         "'placeline merge' was given: reports, parsed reports, joined incidents.");
        options.choice("--to", "Words to read, or one record a step.", {"text", "ndjson"}, to_);
        options.example("placeline explain EVENT_ID reports.ndjson");
    }

    int run(Context& context) override
    {
        auto& inputs = options_.reports.inputs;
        if (inputs.size() < 2) {
            throw UsageError{"explain takes an EVENT_ID and the input that it came from; 'placeline map --summary' "
                             "lists ids"};
        }
        id_ = inputs.front();
        inputs.erase(inputs.begin());
        if (std::ranges::find(inputs, "-") != inputs.end()) {
            throw UsageError{"explain reads its inputs twice, first for the incident and then for its reports; give "
                             "files in place of '-'"};
        }
        options_.reports.explain = true;
        options_.check();
        const gazetteer::Gazetteer gazetteer = options_.reports.open_gazetteer();
        const IncidentRun run = run_incidents(options_, gazetteer);
        if (!run.any_record) {
            return run.status;
        }
        const MergedIncident& merged = found_in(run.incidents.incidents);
        const Reports reports = reports_of(merged, gazetteer);
        const Explanation explained = review::explain(merged, options_.merge_options());
        context.out.write(to_ == "text" ? words_of(merged, explained, reports)
                                        : records_of(merged, explained, reports));
        return run.status;
    }

private:
    [[nodiscard]] bool is_meant(const MergedIncident& merged, bool whole) const
    {
        const auto same = [&](const std::string& id) { return whole ? id == id_ : id.starts_with(id_); };
        return same(merged.incident.id) || std::ranges::any_of(merged.replaces, same) ||
               std::ranges::any_of(merged.parts, [&](const IncidentPart& part) { return same(part.incident.id); });
    }

    [[nodiscard]] const MergedIncident& found_in(const std::vector<MergedIncident>& incidents) const
    {
        for (const bool whole : {true, false}) {
            const auto meant = [&](const MergedIncident& merged) { return is_meant(merged, whole); };
            const auto found = std::ranges::find_if(incidents, meant);
            if (found == incidents.end()) {
                continue;
            }
            if (std::find_if(found + 1, incidents.end(), meant) != incidents.end()) {
                throw InputError{fmt::format("{}: the ids of several incidents begin so; give more of it", id_)};
            }
            return *found;
        }
        throw InputError{fmt::format("{}: none of the {} incidents of the input has this id; 'placeline map --summary' "
                                     "lists them",
                                     id_, incidents.size())};
    }

    /// Reads the inputs again for the reports of one incident.
    [[nodiscard]] Reports reports_of(const MergedIncident& merged, const gazetteer::Gazetteer& gazetteer) const
    {
        const auto overrides = open_overrides(options_.reports.overrides, gazetteer);
        const places::FindOptions find = options_.reports.find_options(overrides.get());
        ReportOptions quiet = options_.reports;
        quiet.rejects.clear();
        Reports reports;
        ReportInput input{quiet, false};
        const auto wanted = [&merged](const std::string& id) { return std::ranges::binary_search(merged.reports, id); };
        while (auto noted = input.next()) { // what there is to say of the input was said
            input::InputValue& record = noted->record.record;
            if (auto* report = std::get_if<Report>(&record); report != nullptr && wanted(report->id)) {
                const std::string id = report->id;
                reports.insert_or_assign(id, pipeline::parse(std::move(*report), gazetteer, find));
            } else if (auto* parsed = std::get_if<ParsedReport>(&record);
                       parsed != nullptr && wanted(parsed->report.id)) {
                const std::string id = parsed->report.id;
                reports.insert_or_assign(id, std::move(*parsed));
            }
        }
        return reports;
    }

    IncidentOptions options_;
    std::string id_;
    std::string to_ = "text";
};

} // namespace

std::unique_ptr<Command> make_explain_command()
{
    return std::make_unique<ExplainCommand>();
}

} // namespace placeline::cli
