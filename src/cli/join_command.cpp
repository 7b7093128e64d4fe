// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "cli/filters.hpp"
#include "cli/map_outputs.hpp"
#include "cli/messages.hpp"
#include "cli/overrides_option.hpp"
#include "cli/provenance.hpp"
#include "cli/report_input.hpp"
#include "incidents/merge.hpp"
#include "pipeline/join_rows.hpp"
#include "pipeline/parse.hpp"
#include "pipeline/run_in_order.hpp"
#include "records/write_record.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iterator>
#include <new>
#include <set>
#include <unordered_map>
#include <variant>

namespace placeline::cli {

namespace {

/// What a row became.
struct Joined {
    std::vector<InputNote> before;
    ParsedReport parsed;
    std::string origin; ///< "table.csv:7"
    std::string failure;
};

/// "table.csv:7" is row 7 of "table.csv".
std::string table_of(const std::string& origin)
{
    const std::size_t colon = origin.rfind(':');
    return std::filesystem::path{origin.substr(0, colon)}.filename().string();
}

/// Which rows tell of an event that an earlier row told of: those with its id, place and day. Data sets repeat an event
/// for each side of it; its dead died once.
class Repeats {
public:
    /// \param keep  Take each row for an event of its own. \return  Where the event was told of before; empty: nowhere.
    /// The incident's id becomes its own among all tables.
    std::string seen_before(Incident& incident, const std::string& origin, bool keep)
    {
        const std::string content = fmt::format("{}\n{}\n{}\n{}", table_of(origin), incident.place_text,
                                                incident.place ? incident.place->id : std::string{},
                                                incident.date ? iso_day(incident.date->start) : std::string{});
        Told& told = told_[incident.id];
        const auto [found, is_new] = told.rows.emplace(content, origin);
        if (!is_new && !keep) {
            return found->second;
        }
        if (++told.events > 1) { // another event under the same id
            incident.id = fmt::format("{}#{}", incident.id, told.events);
        }
        return {};
    }

private:
    struct Told {
        std::unordered_map<std::string, std::string> rows; ///< where an event was told of first, by what it is
        std::uint32_t events = 0;
    };
    std::unordered_map<std::string, Told> told_; ///< by id
};

class JoinCommand : public Command {
public:
    void declare(OptionSet& options) override
    {
        reports_.declare_tables(options);
        outputs_.declare(options, OptionSet::Presence::optional);
        options.choice("--position", "Whose position counts where a row states one.", {"row", "gazetteer"}, position_);
        options.value("--far", "KM", "Tell of rows that lie more than KM from the place they name.", far_km_);
        options.value("--event-type", "TYPE", "Kind of event of rows that state none, as \"Air/drone strike\".",
                      event_type_);
        options.flag("--keep-repeats", "Take a row that repeats id, place and day of another as an event of its own.",
                     keep_repeats_);
        filters_.declare(options);
        options.example(
            "placeline join incidents.xlsx --layer 2024 --columns place=Town,killed=Dead -o incidents.gpkg");
    }

    int run(Context& context) override
    {
        reports_.check();
        if (!(far_km_ >= 0.0 && far_km_ <= 20000.0)) {
            throw UsageError{fmt::format("--far: {} is not between 0 and 20000 km", far_km_)};
        }
        outputs_.prepare(reports_.inputs, reports_.overwrite, "contract");
        const gazetteer::Gazetteer gazetteer = reports_.open_gazetteer();
        filters_.prepare(gazetteer);
        bridge::Provenance made_how = provenance(context.arguments, gazetteer);
        const auto overrides = open_overrides(reports_.overrides, gazetteer);
        const pipeline::RowJoiner joiner{
            gazetteer,
            overrides.get(),
            {.position = position_ == "row" ? pipeline::PositionFrom::row : pipeline::PositionFrom::gazetteer,
             .far_km = far_km_,
             .event_type = event_type_}};
        reports_.checksums = outputs_.tell_how();
        ReportInput input{reports_, !outputs_.any() && !StandardOutput::is_terminal()};
        pipeline::run_in_order<NotedRecord, Joined>(
            reports_.thread_count(),
            {.next = [&] { return input.next(); },
             .ready = [&] { return input.ready(); },
             .work = [&](NotedRecord&& record) { return joined(std::move(record), joiner); },
             .emit =
                 [&](Joined&& row) {
                     emit(std::move(row), input, context.out);
                     if (!outputs_.any() && !input.ready()) { // the feed pauses: its reader shall have what is done
                         context.out.flush();
                     }
                 }});
        context.out.flush();
        tell_unused(overrides.get());
        const int status = input.finish();
        if (outputs_.any() && (input.any_record() || status == status_done)) {
            incidents::sort_incidents(set_.incidents);
            made_how.inputs = without_folders(input.files());
            made_how.overrides = file_of_option(reports_.overrides);
            outputs_.write(set_, gazetteer, made_how, context.out);
        }
        if (left_out_ > 0) {
            say(fmt::format("{} left out by filters", counted(left_out_, "incident", "incidents")));
        }
        return status;
    }

private:
    static Joined joined(NotedRecord&& noted, const pipeline::RowJoiner& joiner)
    {
        Joined result{
            .before = std::move(noted.before), .parsed = {}, .origin = std::move(noted.record.origin), .failure = {}};
        try {
            result.parsed = joiner.join(std::get<EventRow>(std::move(noted.record.record)));
        } catch (const std::bad_alloc&) { // the output must not depend on how much memory there is
            throw;
        } catch (const std::exception& error) { // one row must not end a run over many
            result.failure = error.what();
        }
        return result;
    }

    void emit(Joined&& row, ReportInput& input, StandardOutput& out)
    {
        input.tell(row.before);
        if (!row.failure.empty()) {
            input.reject_later(row.origin, row.failure);
            return;
        }
        ParsedReport& parsed = row.parsed;
        Incident& incident = parsed.incidents.front();
        if (const std::string first = repeats_.seen_before(incident, row.origin, keep_repeats_); !first.empty()) {
            input.reject_row(row.origin,
                             fmt::format("tells of the event of {} again (id, place and day are the same); "
                                         "--keep-repeats takes it as another",
                                         first),
                             parsed.report.text);
            return;
        }
        for (const std::string& problem : parsed.problems) {
            input.warn(fmt::format("{}: {}", row.origin, problem));
        }
        // All rows are one telling: whoever made the table told its events apart, and no later step shall join them.
        parsed.report.id = table_of(row.origin);
        std::vector<MergedIncident> lifted = incidents::lift(parsed);
        for (SourcedClaim& claim : lifted.front().sourced_claims) {
            claim.index += n_claims_;
            if (claim.claim.part_of) {
                *claim.claim.part_of += n_claims_;
            }
        }
        n_claims_ += static_cast<std::uint32_t>(parsed.claims.size());
        if (filters_.any() && !filters_.passes(lifted.front())) {
            ++left_out_;
            return;
        }
        if (!outputs_.any()) {
            line_.clear();
            records::write_merged_incident(line_, lifted.front());
            out.write(line_);
            return;
        }
        std::vector<SourcedMention> mentions = pipeline::lift_mentions(parsed);
        std::move(mentions.begin(), mentions.end(), std::back_inserter(set_.mentions));
        set_.incidents.push_back(std::move(lifted.front()));
    }

    ReportOptions reports_;
    MapOutputs outputs_;
    Filters filters_;
    std::string position_ = "row";
    double far_km_ = pipeline::JoinOptions{}.far_km;
    std::string event_type_;
    bool keep_repeats_ = false;

    Repeats repeats_;
    IncidentSet set_;
    std::string line_;
    std::uint32_t n_claims_ = 0;
    std::uint64_t left_out_ = 0;
};

} // namespace

std::unique_ptr<Command> make_join_command()
{
    return std::make_unique<JoinCommand>();
}

} // namespace placeline::cli
