// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/merge.hpp"
#include "model/incident.hpp"
#include "review/findings.hpp"
#include "review/row.hpp"

#include <string>
#include <vector>

namespace placeline::review {

/// What people said of a run's results (placeline-corrections(5)), applied in every run: rows that have a report as
/// their key before reports are joined, rows that have an event as their key around joining. What records carry along
/// from an earlier run is applied again with them; the user's rows win over it.
class Corrections {
public:
    /// \param rows  Of the user's files, in their order: later ones win. May be empty.
    /// \throws InputError  A row makes no sense: its origin and what to do.
    Corrections(std::vector<Correction> rows, PlaceSource places);

    /// Corrects a report that was just parsed. What is between reports (merge, split, lock) it carries along for the
    /// join. Safe to call from several threads.
    void apply(ParsedReport& parsed) const;

    /// Joins as `incidents::merge` does, with what people said. An event that a row names keeps the id by which it is
    /// named, whatever reports come; two that are locked never become one by themselves.
    std::vector<MergedIncident> join(std::vector<MergedIncident> incidents,
                                     const incidents::MergeOptions& options) const;

    /// What the reviewers saw and the program no longer finds; in the order of the rows. After all was applied.
    [[nodiscard]] std::vector<std::string> differences() const { return findings_.differences(); }
    /// One line for each row that did nothing. After all was applied.
    [[nodiscard]] std::vector<std::string> unused() const { return findings_.unused(rows_); }

private:
    std::vector<Row> rows_;
    PlaceSource places_;
    mutable Findings findings_;
};

} // namespace placeline::review
