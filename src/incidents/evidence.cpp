// SPDX-License-Identifier: Apache-2.0
#include "incidents/evidence.hpp"

#include <algorithm>

namespace placeline::incidents {

namespace {

/// "Israeli jets", "Israel struck Damascus".
bool may_act(const Mention& mention)
{
    return mention.role == Role::actor ||
           (mention.role == Role::background && mention.place && mention.place->feature_code.starts_with("PCL"));
}

} // namespace

bool speaks_of_violence(const ParsedReport& report, const text::Document& document)
{
    static const text::ClassId violence = text::builtin_lexicon().cls("violence.word");
    return !report.claims.empty() || std::ranges::any_of(report.mentions, may_act) ||
           std::ranges::any_of(document.terms, [](const text::Term& term) { return term.cls == violence; });
}

} // namespace placeline::incidents
