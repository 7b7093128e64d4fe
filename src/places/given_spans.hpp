// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/span.hpp"
#include "places/cues.hpp"
#include "places/names.hpp"
#include "text/document.hpp"

#include <vector>

namespace placeline::places {

/// Looks up the spans that the caller's own recognizer found: each is a name, whatever the text says.
/// \param spans  Sorted.
NameSet look_up_spans(const text::Document& document, const std::vector<TextSpan>& spans, const CueMap& cues,
                      const gazetteer::Gazetteer& gazetteer);

/// Puts names that only help to resolve the others among those asked for, where they overlap none of these.
void add_context(NameSet& names, NameSet context);

/// Puts the places that a report's title names among the entries, without a mention, so that they help to resolve the
/// others.
void add_entries(NameSet& names, NameSet title);

} // namespace placeline::places
