// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/mention.hpp"
#include "model/report.hpp"
#include "text/document.hpp"

#include <string>
#include <vector>

namespace placeline::places {

class Overrides;

struct FindOptions {
    bool given_only = false;              ///< --mentions given: resolve `Report::given_mentions` and nothing else
    bool explain = false;                 ///< fill `Mention::reasons`
    const Overrides* overrides = nullptr; ///< what the user says of names; wins over everything
};

/// Finds the place names of a report, gives each its role, and resolves all of them together. Independent of the order
/// of names; same input, same result. \param document  `text::analyse(report.text)` \param problems  Takes a line for
/// each name that could not be resolved. \return          In text order, not overlapping. A demonym or a government's
/// capital is a mention with role `actor`.
std::vector<Mention> find_mentions(const Report& report, const text::Document& document,
                                   const gazetteer::Gazetteer& gazetteer, const FindOptions& options,
                                   std::vector<std::string>& problems);

} // namespace placeline::places
