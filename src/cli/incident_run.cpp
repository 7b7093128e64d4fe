// SPDX-License-Identifier: Apache-2.0
#include "cli/incident_run.hpp"

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/corrections_option.hpp"
#include "cli/overrides_option.hpp"
#include "cli/provenance.hpp"
#include "incidents/revisions.hpp"
#include "pipeline/parse.hpp"
#include "pipeline/run_in_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <new>
#include <set>
#include <variant>

namespace placeline::cli {

namespace {

/// What one record became.
struct Lifted {
    std::vector<InputNote> before;
    std::vector<MergedIncident> incidents;
    std::vector<SourcedMention> mentions;
    std::string origin;
    std::string report_id;
    std::string text;
    std::uint32_t revision = 0;
    std::string failure;
    bool without_place = false;
};

Lifted lifted(NotedRecord&& noted, const gazetteer::Gazetteer& gazetteer, const places::FindOptions& find)
{
    Lifted out;
    out.before = std::move(noted.before);
    out.origin = std::move(noted.record.origin);
    input::InputValue& record = noted.record.record;
    if (auto* merged = std::get_if<MergedIncident>(&record)) {
        out.incidents.push_back(std::move(*merged));
        return out;
    }
    try {
        auto* report = std::get_if<Report>(&record);
        ParsedReport parsed = report != nullptr ? pipeline::parse(std::move(*report), gazetteer, find)
                                                : std::get<ParsedReport>(std::move(record));
        out.without_place = parsed.mentions.empty();
        out.report_id = parsed.report.id;
        out.revision = parsed.revision;
        out.incidents = incidents::lift(parsed);
        out.mentions = pipeline::lift_mentions(parsed);
        out.text = std::move(parsed.report.text);
    } catch (const std::bad_alloc&) { // the output must not depend on how much memory there is
        throw;
    } catch (const std::exception& error) { // one report must not end a run over many
        out.failure = error.what();
    }
    return out;
}

void apply_filters(IncidentRun& run, const Filters& filters)
{
    if (!filters.any()) {
        return;
    }
    auto& all = run.incidents.incidents;
    run.left_out = std::erase_if(all, [&filters](const MergedIncident& merged) { return !filters.passes(merged); });
    std::set<std::string> reports;
    for (const MergedIncident& merged : all) {
        reports.insert(merged.reports.begin(), merged.reports.end());
    }
    std::erase_if(run.incidents.mentions,
                  [&reports](const SourcedMention& mention) { return !reports.contains(mention.report_id); });
}

} // namespace

void IncidentOptions::declare(OptionSet& options, std::string_view positional, std::string_view help)
{
    reports.declare(options, positional, help);
    options.value("--radius", "KM", "Join incidents at exact places at most KM kilometres apart.", radius_km);
    options.value("--days", "N", "Join incidents at most N days apart.", days);
    options.choice("--best", "Rule for the best value of a count.", {"contract", "lowest", "highest"}, best);
    options.choice("--allocate", "Leave a number shared by several places out of their counts, or split it equally.",
                   {"none", "equal"}, allocate);
    declare_corrections(options, corrections);
    filters.declare(options);
}

void IncidentOptions::check() const
{
    reports.check();
    if (!(radius_km >= 0.0 && radius_km <= 1000.0)) {
        throw UsageError{fmt::format("--radius: {} is not between 0 and 1000 km", radius_km)};
    }
    if (days < 0 || days > 366) {
        throw UsageError{fmt::format("--days: {} is not between 0 and 366", days)};
    }
}

incidents::MergeOptions IncidentOptions::merge_options() const noexcept
{
    using incidents::BestRule;
    return {.radius_km = radius_km,
            .days = days,
            .best = best == "lowest"    ? BestRule::lowest
                    : best == "highest" ? BestRule::highest
                                        : BestRule::contract,
            .allocate_equal = allocate == "equal"};
}

IncidentRun run_incidents(IncidentOptions& options, const gazetteer::Gazetteer& gazetteer)
{
    options.filters.prepare(gazetteer);
    const auto overrides = open_overrides(options.reports.overrides, gazetteer);
    const review::Corrections corrections = open_corrections(options.corrections, gazetteer);
    ReportInput input{options.reports};
    const places::FindOptions find = options.reports.find_options(overrides.get());
    IncidentRun run;
    std::vector<MergedIncident> all;
    incidents::Revisions revisions;
    pipeline::run_in_order<NotedRecord, Lifted>(
        options.reports.thread_count(),
        {.next = [&] { return input.next(); },
         .ready = [&] { return input.ready(); },
         .work = [&](NotedRecord&& record) { return lifted(std::move(record), gazetteer, find); },
         .emit =
             [&](Lifted&& out) {
                 input.tell(out.before);
                 if (!out.failure.empty()) {
                     input.reject_later(out.origin, out.failure);
                     return;
                 }
                 if (out.without_place) {
                     input.warn(fmt::format("{}: no place name was found", out.origin));
                 }
                 if (options.keep_texts && !out.text.empty()) {
                     run.texts[out.report_id] = std::move(out.text);
                 }
                 revisions.note(out.report_id, out.revision);
                 std::move(out.incidents.begin(), out.incidents.end(), std::back_inserter(all));
                 std::move(out.mentions.begin(), out.mentions.end(), std::back_inserter(run.incidents.mentions));
             }});
    tell_unused(overrides.get());
    run.status = input.finish();
    run.inputs = without_folders(input.files());
    run.any_record = input.any_record() || run.status == status_done;
    revisions.drop_earlier(all);
    revisions.drop_earlier(run.incidents.mentions);
    run.incidents.incidents = corrections.join(std::move(all), options.merge_options());
    if (tell_of(corrections) && options.reports.strict) {
        run.status = status_failed;
    }
    apply_filters(run, options.filters);
    return run;
}

} // namespace placeline::cli
