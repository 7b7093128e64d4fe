// SPDX-License-Identifier: Apache-2.0
#include "review/doubts.hpp"

#include "geo/distance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace placeline::review {

namespace {

constexpr double weight_of_injured = 0.2;

double greatest(const Count& count)
{
    return std::max({count.low.value_or(0), count.best.value_or(0), count.high.value_or(0)});
}

double km_apart(const LonLat& a, const LonLat& b)
{
    constexpr double metres = 1000.0;
    return geo::great_circle_m(a, b) / metres;
}

std::string percent(double share)
{
    return fmt::format("{:.0f} %", 100.0 * share);
}

/// "16 to 18", "at least 16".
std::string range(const Count& count)
{
    return count.high ? fmt::format("{} to {}", count.low.value_or(0), *count.high)
                      : fmt::format("at least {}", count.low.value_or(0));
}

void doubt_place(const MergedIncident& merged, const std::vector<Alternative>& rivals, std::vector<Doubt>& doubts)
{
    const Incident& incident = merged.incident;
    const double stake = stake_of(merged);
    if (!incident.place) {
        doubts.push_back({.score = stake,
                          .words = incident.place_text.empty()
                                       ? "no words say where"
                                       : fmt::format("\"{}\" is a place that the gazetteer lacks", incident.place_text),
                          .field = "place"});
        return;
    }
    constexpr double sure = 0.95;
    if (incident.stand_in) {
        // It lies somewhere in there: half of what no place at all would be.
        constexpr double half = 0.5;
        doubts.push_back({.score = half * stake,
                          .words = fmt::format("\"{}\" is a place that the gazetteer lacks; {}, which the text puts it "
                                               "in, stands for it",
                                               incident.place_text, incident.place->name),
                          .field = "place"});
    } else if (incident.confidence < sure) {
        std::string words = fmt::format("\"{}\" is {} with {} confidence", incident.place_text, incident.place->name,
                                        percent(incident.confidence));
        if (!rivals.empty()) {
            words += fmt::format("; {}, {:.0f} km away, is the next", rivals.front().name,
                                 km_apart(rivals.front().position, incident.place->position));
        }
        doubts.push_back({.score = (1.0 - incident.confidence) * stake, .words = std::move(words), .field = "place"});
    }
}

void doubt_count(const Count& count, std::string_view what, std::string_view column, double weight, bool conflict,
                 std::vector<Doubt>& doubts)
{
    if (!count.low && !count.high) {
        return;
    }
    const double low = count.low.value_or(0);
    const double span = count.high ? *count.high - low : 0.0;
    constexpr double no_conflict = 0.5; // bounds that fit each other
    constexpr double open_ended = 0.1;  // of what is known to be the least
    if (span > 0.0) {
        const std::string best = count.best ? fmt::format(", {} by the rule", *count.best) : std::string{};
        doubts.push_back({.score = weight * span * (conflict ? 1.0 : no_conflict),
                          .words = fmt::format("{} {}{}{}", range(count), what, best,
                                               conflict ? ": reports contradict each other" : ""),
                          .field = fmt::format("{}_best", column)});
    } else if (!count.best) {
        doubts.push_back({.score = weight * std::max(1.0, open_ended * low),
                          .words = fmt::format("{} {}, and no number for them", range(count), what),
                          .field = fmt::format("{}_best", column)});
    }
}

/// What one part's report tells of its own: the greatest number of killed.
std::map<std::string_view, double> tolls_of(const MergedIncident& merged)
{
    std::map<std::string_view, double> tolls;
    for (const SourcedClaim& sourced : merged.sourced_claims) {
        const Claim& claim = sourced.claim;
        if (claim.measure == Measure::killed && claim.scope == Scope::own && claim.stance == Stance::asserts &&
            !claim.outdated && claim.standing && claim.bounds.value) {
            double& toll = tolls[sourced.report_id];
            toll = std::max<double>(toll, *claim.bounds.value);
        }
    }
    return tolls;
}

/// How little ties a part to its incident, 0 to 1, and in what they differ.
struct Difference {
    double doubt = 0.0;
    std::vector<std::string> words;
};

Difference difference(const IncidentPart& part, const MergedIncident& merged, std::optional<double> toll,
                      double toll_of_all)
{
    constexpr double each = 0.25;
    Difference found;
    const auto& place = merged.incident.place;
    if (part.incident.place && place && part.incident.place->id != place->id) {
        const double km = km_apart(part.incident.place->position, place->position);
        found.doubt += each;
        found.words.push_back(fmt::format("places it at {}, {:.0f} km away", part.incident.place->name, km));
    } else if (!part.incident.place && place) {
        found.doubt += each;
        found.words.emplace_back("does not say where");
    }
    const auto& date = part.incident.date;
    if (date && merged.incident.date && date->from == DateSource::text &&
        merged.incident.date->from == DateSource::text &&
        (date->end < merged.incident.date->start || merged.incident.date->end < date->start)) {
        found.doubt += each;
        found.words.push_back(fmt::format("dates it {}", iso_day(date->start)));
    }
    constexpr double factor = 2.0;
    if (toll && *toll > 0.0 && toll_of_all > 0.0 &&
        std::max(*toll, toll_of_all) >= factor * std::min(*toll, toll_of_all)) {
        found.doubt += each;
        found.words.push_back(fmt::format("tells of {:.0f} killed", *toll));
    }
    return found;
}

void doubt_joins(const MergedIncident& merged, std::vector<Doubt>& doubts)
{
    if (merged.parts.size() < 2) {
        return;
    }
    const auto tolls = tolls_of(merged);
    const double all = merged.incident.figures.killed.best.value_or(0);
    for (const IncidentPart& part : merged.parts) {
        const auto toll = tolls.find(part.report_id);
        const Difference found =
            difference(part, merged, toll == tolls.end() ? std::nullopt : std::optional{toll->second}, all);
        constexpr std::size_t enough = 2; // reports of one event differ in one thing or another
        if (found.words.size() >= enough) {
            const double stake = 1.0 + (toll == tolls.end() ? 0.0 : toll->second);
            doubts.push_back({.score = found.doubt * stake,
                              .words = fmt::format("report {} may be about another event: it {}", part.report_id,
                                                   fmt::join(found.words, ", ")),
                              .field = {}});
        }
    }
}

void doubt_shared(const MergedIncident& merged, std::vector<Doubt>& doubts)
{
    std::set<std::string_view> told;
    for (const SourcedClaim& sourced : merged.sourced_claims) {
        const Claim& claim = sourced.claim;
        const bool in_parts = claim.bounds.value && !claim.counted; // the places' own numbers are used
        if (claim.scope != Scope::shared || !claim.standing || in_parts || !told.insert(claim.value_text).second) {
            continue;
        }
        const double weight = claim.measure == Measure::killed    ? 1.0
                              : claim.measure == Measure::injured ? weight_of_injured
                                                                  : 0.05;
        const double places = std::max<double>(2.0, static_cast<double>(sourced.places.size()));
        doubts.push_back(
            {.score = weight * claim.bounds.value.value_or(claim.bounds.low.value_or(1)) / places,
             .words = fmt::format("\"{}\" is one number for {}", claim.value_text, fmt::join(sourced.places, ", ")),
             .field = {}});
    }
}

bool newer_than(const MergedIncident& merged, const std::string& day)
{
    const auto decided = parse_iso_day(day);
    return decided && std::any_of(merged.parts.begin(), merged.parts.end(), [&](const IncidentPart& part) {
               const auto told = parse_iso_day(part.published);
               return told && *told > *decided;
           });
}

} // namespace

double stake_of(const MergedIncident& merged)
{
    const Figures& figures = merged.incident.figures;
    return 1.0 + greatest(figures.killed) + weight_of_injured * greatest(figures.injured);
}

bool is_decided(const MergedIncident& merged, std::string_view field)
{
    const std::string_view column = field.substr(0, field.find('_'));
    return std::any_of(
        merged.incident.corrections.begin(), merged.incident.corrections.end(), [&](const Correction& said) {
            const bool of_field = !said.field.empty() && !field.empty() && said.field.starts_with(column);
            const bool of_join =
                field.empty() && (said.action == CorrectionAction::merge || said.action == CorrectionAction::split);
            const bool of_all = said.action == CorrectionAction::lock && said.field.empty();
            return of_field || ((of_join || of_all) && !newer_than(merged, said.date));
        });
}

std::vector<Doubt> doubts_of(const MergedIncident& merged, const std::vector<Alternative>& rivals)
{
    std::vector<Doubt> doubts;
    const Incident& incident = merged.incident;
    doubt_place(merged, rivals, doubts);
    doubt_count(incident.figures.killed, "killed", "kill", 1.0, incident.conflict, doubts);
    doubt_count(incident.figures.injured, "injured", "inj", weight_of_injured, incident.conflict, doubts);
    if (!incident.date) {
        constexpr double a_day_is_less_than_a_place = 0.25;
        doubts.push_back({.score = a_day_is_less_than_a_place * stake_of(merged),
                          .words = "no words say when",
                          .field = "date_start"});
    }
    doubt_joins(merged, doubts);
    doubt_shared(merged, doubts);
    std::erase_if(doubts, [&merged](const Doubt& doubt) { return is_decided(merged, doubt.field); });
    return doubts;
}

} // namespace placeline::review
