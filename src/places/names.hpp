// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/span.hpp"
#include "places/cues.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace placeline::places {

/// How a name was found.
enum class NameOrigin : std::uint8_t {
    exact,   ///< the gazetteer has it
    variant, ///< the gazetteer has a name with the same variant key
    marked,  ///< the gazetteer lacks it; the text says that it is a place ("the village of X")
};

/// One distinct name of a report: one sense per report holds for 99 % of repeated names, so it is resolved once.
struct NameEntry {
    std::string folded;
    NameOrigin origin = NameOrigin::exact;
    bool demonym = false;
    std::vector<gazetteer::NameHit> hits; ///< best known first
};

/// A name at its place in the text.
struct FoundName {
    std::uint32_t first_token = 0;
    std::uint32_t last_token = 0; ///< one past
    TextSpan span;
    std::uint32_t entry = 0; ///< in NameSet::entries
    char hint =
        ' '; ///< what the text calls it: P town, 0 country, 1 and 2 units, H water, T relief, S spot, ' ' nothing
    bool context_only = false; ///< helps to resolve the others; the caller did not ask for it
    double place_logit = 0.0;  ///< above 0: a place rather than a person, firm or word
};

struct NameSet {
    std::vector<FoundName> names; ///< in text order, not overlapping
    std::vector<NameEntry> entries;
};

/// A feature of a name, as text: for training.
using NameFeatures = std::vector<std::string>;
/// Whether a name of the gazetteer is a place where it stands: for training.
using NameJudge = std::function<bool(const FoundName&, const NameFeatures&)>;

/// Finds the names of places in a text: those of the gazetteer that the context lets be places, and those that the text
/// itself calls places.
/// \param judge  Decides in place of the weights and rules which gazetteer names are places; empty: they decide.
NameSet find_names(const text::Document& document, const CueMap& cues, const gazetteer::Gazetteer& gazetteer,
                   const NameJudge& judge = {});

} // namespace placeline::places
