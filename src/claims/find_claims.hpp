// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "model/report.hpp"
#include "text/document.hpp"

namespace placeline::claims {

/// Finds the numbers a report states of those harmed and of strikes, each with its words, speaker, stance and date, and
/// the words that say that something happened. Knows no places: `mentions`, `scope`, `share_group`, `counted` are left
/// to incidents/. \param document  `text::analyse(report.text)`
ReportFacts find_claims(const Report& report, const text::Document& document);

} // namespace placeline::claims
