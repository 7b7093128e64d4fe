// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "cli/messages.hpp"
#include "cli/report_input.hpp"
#include "cli/table.hpp"
#include "evaluation/ceiling.hpp"
#include "evaluation/gold.hpp"
#include "evaluation/score.hpp"
#include "input/byte_stream.hpp"
#include "input/utf8.hpp"
#include "pipeline/parse.hpp"
#include "pipeline/run_in_order.hpp"
#include "records/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>

namespace placeline::cli {

namespace {

using evaluation::GoldDocument;
using evaluation::PredictedMention;
using evaluation::Scorer;

using Line = std::function<void(const std::string& json, const std::string& origin)>;

/// Calls `each` for every line of an NDJSON file; what it throws is told with file and line.
void for_lines(const std::string& name, const Line& each)
{
    input::ByteStream stream{name};
    const std::string shown = name == "-" ? "standard input" : name;
    std::uint64_t number = 0;
    while (true) {
        std::size_t end = stream.unread().find('\n');
        while (end == std::string_view::npos && stream.read_more()) {
            end = stream.unread().find('\n');
        }
        if (stream.unread().empty()) {
            return;
        }
        std::string line{stream.unread().substr(0, end)};
        stream.consume(std::min(line.size() + 1, stream.unread().size()));
        ++number;
        input::repair_utf8(line);
        if (line.find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        const std::string origin = fmt::format("{}:{}", shown, number);
        try {
            each(line, origin);
        } catch (const InputError& error) {
            throw InputError{origin + ": " + error.what()};
        }
    }
}

std::vector<PredictedMention> predicted_of(const ParsedReport& report)
{
    std::vector<PredictedMention> predicted;
    for (const SourcedMention& mention : pipeline::lift_mentions(report)) {
        predicted.push_back(
            {.span = mention.mention.span,
             .position = mention.mention.place ? std::optional{mention.mention.place->position} : std::nullopt,
             .confidence = mention.mention.confidence});
    }
    return predicted;
}

/// What there is to score of one document.
struct Answers {
    GoldDocument gold;
    std::vector<bool> exists;
    std::vector<PredictedMention> found;
    std::vector<PredictedMention> given;
};

struct Evaluation {
    Scorer found; ///< of the mentions that placeline found
    Scorer given; ///< of the places of the gold spans
    std::uint64_t missing = 0;
};

std::string fraction(double value)
{
    return fmt::format("{:.4f}", value);
}

double rounded(double value, double steps)
{
    return std::round(value * steps) / steps;
}

class EvaluateCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        options.positional("GOLD...", "NDJSON with the true place names of each text; '-' is standard input.", gold_);
        options.choice("--mentions",
                       "Measure the mentions that are found, the places of the gold's own spans, or both.",
                       {"both", "find", "given"}, mentions_);
        options.value("--predicted", "FILE",
                      "Score the records of FILE, as placeline parse writes them, in place of parsing the texts.",
                      predicted_);
        options.choice("--to", "A table for people or NDJSON for scripts; auto: the table on a terminal.",
                       {"auto", "table", "ndjson"}, to_);
        options.flag("--json", "The same as --to ndjson.", json_);
        options.value("--threads", "N", "Threads to work on; 0: one a core.", reports_.threads);
        declare_gazetteer(options, reports_.gazetteers);
        options.example("placeline evaluate gold.ndjson --mentions given");
    }

    int run(Context& context) override
    {
        reports_.check();
        if (std::ranges::count(gold_, "-") + (predicted_ == "-" ? 1 : 0) > 1) {
            throw UsageError{"'-' is given twice; standard input can be read once"};
        }
        if (!predicted_.empty() && mentions_ == "both") {
            mentions_ = "find"; // one file answers one question
        }
        const gazetteer::Gazetteer gazetteer = reports_.open_gazetteer();
        if (!predicted_.empty()) {
            read_predicted();
        }
        const bool as_table = !json_ && (to_ == "table" || (to_ == "auto" && StandardOutput::is_terminal()));
        for (const std::string& name : gold_) {
            const Evaluation evaluation = evaluate(name, gazetteer);
            context.out.write(as_table ? tables(name, evaluation) : line(name, evaluation));
        }
        return status_done;
    }

private:
    [[nodiscard]] bool finds() const { return mentions_ != "given"; }
    [[nodiscard]] bool resolves() const { return mentions_ != "find"; }

    void read_predicted()
    {
        evaluation::GoldReader reader;
        for_lines(predicted_, [&](const std::string& json, const std::string& /*origin*/) {
            evaluation::PredictedDocument document = reader.read_predicted(json);
            predictions_[document.id] = std::move(document.mentions);
        });
    }

    Evaluation evaluate(const std::string& name, const gazetteer::Gazetteer& gazetteer)
    {
        std::vector<GoldDocument> documents;
        evaluation::GoldReader reader;
        for_lines(name, [&](const std::string& json, const std::string& origin) {
            documents.push_back(reader.read_gold(json));
            if (const auto& problems = documents.back().report.problems; !problems.empty()) {
                say(fmt::format("{}: {}{}", origin, problems.front(),
                                problems.size() > 1 ? fmt::format(" (and {} more)", problems.size() - 1) : ""));
            }
        });
        if (documents.empty()) {
            throw InputError{fmt::format("{}: holds no document; see placeline-evaluate(1) for its form",
                                         name == "-" ? "standard input" : name)};
        }
        Evaluation evaluation;
        std::size_t next = 0;
        pipeline::run_in_order<GoldDocument, Answers>(
            reports_.thread_count(),
            {.next = [&]() -> std::optional<GoldDocument> {
                 return next < documents.size() ? std::optional{std::move(documents[next++])} : std::nullopt;
             },
             .ready = [] { return true; },
             .work = [&](GoldDocument&& gold) { return answers(std::move(gold), gazetteer); },
             .emit =
                 [&](Answers&& done) {
                     evaluation.missing += predicted_.empty() || predictions_.contains(done.gold.report.id) ? 0 : 1;
                     evaluation.found.add(done.gold, done.found);
                     evaluation.given.add(done.gold, done.given, done.exists);
                 }});
        if (evaluation.missing > 0) {
            say(fmt::format("{}: {} of {} documents are not in {}; their toponyms count as not found", name,
                            evaluation.missing, evaluation.found.documents(), predicted_));
        }
        return evaluation;
    }

    [[nodiscard]] Answers answers(GoldDocument&& gold, const gazetteer::Gazetteer& gazetteer) const
    {
        Answers answers;
        if (resolves()) {
            answers.exists = evaluation::right_candidate_exists(gold, gazetteer);
        }
        if (!predicted_.empty()) {
            const auto at = predictions_.find(gold.report.id);
            (finds() ? answers.found : answers.given) =
                at == predictions_.end() ? std::vector<PredictedMention>{} : at->second;
        } else {
            if (finds()) {
                answers.found = predicted_of(pipeline::parse(gold.report, gazetteer, {}));
            }
            if (resolves()) {
                answers.given = predicted_of(pipeline::parse(gold.report, gazetteer, {.given_only = true}));
            }
        }
        answers.gold = std::move(gold);
        return answers;
    }

    [[nodiscard]] std::string tables(const std::string& name, const Evaluation& evaluation) const
    {
        const Scorer& any = finds() ? evaluation.found : evaluation.given;
        std::string out = fmt::format("{}: {} documents, {} toponyms, {} of them with a position\n", name,
                                      any.documents(), any.recognition().gold, any.end_to_end().gold);
        if (finds()) {
            Table table{{"MENTIONS FOUND", "PRECISION", "RECALL", "F1"}};
            const auto row = [&table](const char* what, const evaluation::Ratio& ratio) {
                table.row({what, fraction(ratio.precision()), fraction(ratio.recall()), fraction(ratio.f1())});
            };
            row("span", evaluation.found.recognition());
            row("span, and place within 161 km", evaluation.found.end_to_end());
            out += '\n' + table.text();
        }
        if (resolves()) {
            const auto errors = evaluation.given.errors();
            const auto& ceiling = evaluation.given.ceiling();
            Table table{{"PLACES OF THE GOLD'S SPANS", ""}};
            table.row({"within 161 km", fraction(errors.acc161)});
            table.row({"a candidate within 161 km exists", fraction(part(ceiling.exists, ceiling.n))});
            table.row({"where one exists, it was chosen", fraction(part(ceiling.resolved, ceiling.exists))});
            table.row({"mean error, km", fmt::format("{:.1f}", errors.mean_km)});
            table.row({"median error, km", fmt::format("{:.2f}", errors.median_km)});
            table.row({"area under the error curve (0 is best)", fraction(errors.auc)});
            out += '\n' + table.text();
        }
        const auto calibrate = [&out](const char* what, const evaluation::Calibration& calibration) {
            Table table{{"CONFIDENCE, " + std::string{what}, "PLACES", "MEAN", "RIGHT"}};
            for (std::size_t i = 0; i < calibration.bins.size(); ++i) {
                const auto& bin = calibration.bins[i];
                if (bin.n > 0) {
                    table.row({fmt::format("{:.1f} to {:.1f}", static_cast<double>(i) / 10.0,
                                           static_cast<double>(i + 1) / 10.0),
                               fmt::format("{}", bin.n),
                               fmt::format("{:.3f}", bin.confidence / static_cast<double>(bin.n)),
                               fmt::format("{:.3f}", part(bin.right, bin.n))});
                }
            }
            table.row({"mean gap", "", "", fmt::format("{:.3f}", calibration.error())});
            out += '\n' + table.text();
        };
        if (finds()) {
            calibrate("mentions found", evaluation.found.calibration());
        }
        if (resolves()) {
            calibrate("gold's spans", evaluation.given.calibration());
        }
        return out + '\n';
    }

    [[nodiscard]] std::string line(const std::string& name, const Evaluation& evaluation) const
    {
        const Scorer& any = finds() ? evaluation.found : evaluation.given;
        std::string out;
        records::JsonWriter json{out};
        const auto number = [&json](std::string_view key, double value, double steps = 10'000.0) {
            json.key(key).number(rounded(value, steps));
        };
        const auto ratio = [&](std::string_view key, const evaluation::Ratio& value) {
            json.key(key).begin_object();
            number("precision", value.precision());
            number("recall", value.recall());
            number("f1", value.f1());
            json.key("hits")
                .integer(value.hits)
                .key("predicted")
                .integer(value.predicted)
                .key("gold")
                .integer(value.gold);
            json.end_object();
        };
        const auto calibrate = [&](const evaluation::Calibration& calibration) {
            json.key("calibration").begin_array();
            for (std::size_t i = 0; i < calibration.bins.size(); ++i) {
                const auto& bin = calibration.bins[i];
                json.begin_object();
                number("from", static_cast<double>(i) / 10.0);
                number("to", static_cast<double>(i + 1) / 10.0);
                json.key("n").integer(bin.n).key("right").integer(bin.right);
                json.key("confidence");
                bin.n > 0 ? json.number(rounded(bin.confidence / static_cast<double>(bin.n), 10'000.0)) : json.null();
                json.end_object();
            }
            json.end_array();
            number("calibration_error", calibration.error());
        };
        json.begin_object();
        json.key("gold")
            .text(name)
            .key("documents")
            .integer(any.documents())
            .key("missing_documents")
            .integer(evaluation.missing);
        json.key("toponyms").integer(any.recognition().gold).key("located").integer(any.end_to_end().gold);
        if (finds()) {
            json.key("found").begin_object();
            ratio("recognition", evaluation.found.recognition());
            ratio("end_to_end", evaluation.found.end_to_end());
            calibrate(evaluation.found.calibration());
            json.end_object();
        }
        if (resolves()) {
            const auto errors = evaluation.given.errors();
            const auto& ceiling = evaluation.given.ceiling();
            json.key("given").begin_object().key("n").integer(errors.n);
            number("acc161", errors.acc161);
            number("mean_km", errors.mean_km, 10.0);
            number("median_km", errors.median_km, 100.0);
            number("auc", errors.auc);
            number("candidate_exists", part(ceiling.exists, ceiling.n));
            number("chosen_where_exists", part(ceiling.resolved, ceiling.exists));
            calibrate(evaluation.given.calibration());
            json.end_object();
        }
        json.end_object();
        out += '\n';
        return out;
    }

    static double part(std::uint64_t some, std::uint64_t all)
    {
        return static_cast<double>(some) / static_cast<double>(std::max<std::uint64_t>(1, all));
    }

    std::vector<std::string> gold_;
    std::string mentions_ = "both";
    std::string predicted_;
    std::string to_ = "auto";
    bool json_ = false;
    ReportOptions reports_; ///< threads and gazetteer alone
    std::unordered_map<std::string, std::vector<PredictedMention>> predictions_;
};

} // namespace

std::unique_ptr<Command> make_evaluate_command()
{
    return std::make_unique<EvaluateCommand>();
}

} // namespace placeline::cli
