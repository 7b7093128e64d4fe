// SPDX-License-Identifier: Apache-2.0
#include "review/corrections.hpp"

#include "base/error.hpp"
#include "review/apply_events.hpp"
#include "review/apply_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace placeline::review {

namespace {

/// What the incidents carry, each once, in an order that the input's order does not change.
std::vector<Correction> carried_by(const std::vector<MergedIncident>& incidents)
{
    std::vector<Correction> all;
    const auto add = [&all](const Incident& incident) {
        all.insert(all.end(), incident.corrections.begin(), incident.corrections.end());
    };
    for (const MergedIncident& merged : incidents) {
        add(merged.incident);
        for (const IncidentPart& part : merged.parts) {
            add(part.incident);
        }
    }
    std::sort(all.begin(), all.end(), comes_before);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

bool same_words(const Correction& carried, const Correction& given)
{
    Correction bare = given;
    bare.origin.clear();
    return bare == carried;
}

} // namespace

Corrections::Corrections(std::vector<Correction> rows, PlaceSource places) : places_{std::move(places)}
{
    rows_.reserve(rows.size());
    for (Correction& given : rows) {
        const std::string origin = given.origin;
        try {
            rows_.push_back(checked(std::move(given), places_));
        } catch (const InputError& error) {
            throw InputError{fmt::format("{}: {}", origin, error.what())};
        }
        rows_.back().number = rows_.size() - 1;
    }
}

void Corrections::apply(ParsedReport& parsed) const
{
    if (!rows_.empty()) {
        apply_to_report(parsed, rows_, findings_);
    }
}

std::vector<MergedIncident> Corrections::join(std::vector<MergedIncident> incidents,
                                              const incidents::MergeOptions& options) const
{
    std::vector<Row> rows;
    for (Correction& carried : carried_by(incidents)) {
        const bool given_again =
            std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return same_words(carried, row.given); });
        if (given_again) {
            continue;
        }
        try {
            rows.push_back(checked(std::move(carried), places_));
        } catch (
            const InputError&) { // of another version, or a place that this gazetteer lacks: the record has it as it is
            continue;
        }
    }
    if (rows.empty() && rows_.empty()) {
        return incidents::merge(std::move(incidents), options);
    }
    rows.insert(rows.end(), rows_.begin(), rows_.end());
    return join_with(std::move(incidents), rows, options, findings_);
}

} // namespace placeline::review
