// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "review/findings.hpp"
#include "review/row.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace placeline::review {

/// The claims and incidents of one report, wherever they are kept.
struct ReportView {
    std::vector<Claim*> claims;
    std::vector<Incident*> incidents; ///< `Incident::claims` names the claims
};

/// What is left to do for whoever keeps them.
struct ReportEdits {
    std::set<std::string> dropped_claims;    ///< ids; they stand for nothing any more
    std::set<std::string> dropped_incidents; ///< ids
    std::vector<Incident> moved;             ///< new ones: claims that happened elsewhere than their incident
    bool any = false;
};

/// Applies the rows that have the report as their key; of rows that set one thing the last wins. Each incident that a
/// row changed carries the row.
/// \param rows  In order of weight, the last weighs most.
ReportEdits edit_report(const ReportView& report, std::span<const Row* const> rows, Findings& findings);

/// Whether the row's words are the incident's: of one of its claims, or of its place. Without words it is any.
bool is_about(const Row& row, const Incident& incident, const ReportView& report);

/// Adds a correction to those that an incident carries, once.
void carry(Incident& incident, const Correction& correction);

} // namespace placeline::review
