// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/scene.hpp"
#include "incidents/sites.hpp"
#include "model/incident.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace placeline::incidents {

/// A report with what its claims and occurrences are tied to.
struct TiedReport {
    const ParsedReport& report;
    const std::vector<Occurrence>& occurrences;
    const text::Document& document;
    const Sites& sites;
    const Ties& ties;
};

/// An incident in the making: what is told of one site on one day.
struct Draft {
    std::uint32_t site = no_site; ///< `no_site`: nothing says where
    std::optional<DateRange> date;
    std::vector<std::uint32_t> claims;
    std::vector<std::uint32_t> occurrences;
};

/// The incidents of a report, by their first mention or number: one for each site and day, none for a wider area that
/// only says where a nearer place lies. The one recent day that the report, or a paragraph of it, states is the day of
/// what it tells after that.
std::vector<Draft> drafts_of(const TiedReport& report);

/// The site's mentions that the draft's claims and words point at, or all of them; ascending. \param draft  With a
/// site.
std::vector<std::uint32_t> mentions_of(const Draft& draft, const TiedReport& report);

/// The sentence that holds the byte; one past the last where none does.
std::uint32_t sentence_at(const text::Document& document, std::uint32_t byte);

} // namespace placeline::incidents
