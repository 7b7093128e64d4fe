// SPDX-License-Identifier: Apache-2.0
#include "evaluation/ceiling.hpp"

#include "evaluation/score.hpp"
#include "geo/distance.hpp"
#include "places/cues.hpp"
#include "places/given_spans.hpp"
#include "records/code_points.hpp"
#include "text/document.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <span>

namespace placeline::evaluation {

std::vector<bool> right_candidate_exists(const GoldDocument& gold, const gazetteer::Gazetteer& gazetteer)
{
    const text::Document document = text::analyse(gold.report.text);
    const places::CueMap cues{document};
    const places::NameSet names = places::look_up_spans(document, gold.report.given_mentions, cues, gazetteer);
    const records::CodePoints code_points{document.text};
    const auto any_right = [&gazetteer](std::span<const gazetteer::NameHit> hits, const LonLat& position) {
        return std::ranges::any_of(hits, [&](const gazetteer::NameHit& hit) {
            return geo::great_circle_m(gazetteer.row(hit.place).position, position) <= right_within_km * 1000.0;
        });
    };
    std::vector<bool> exists(gold.toponyms.size(), false);
    for (std::size_t t = 0; t < gold.toponyms.size(); ++t) {
        const auto& toponym = gold.toponyms[t];
        if (!toponym.position) {
            continue;
        }
        const TextSpan span{code_points.byte_of(toponym.span.begin).value_or(0),
                            code_points.byte_of(toponym.span.end).value_or(0)};
        const auto name = std::ranges::find(names.names, span, &places::FoundName::span);
        exists[t] = name != names.names.end() && any_right(names.entries[name->entry].hits, *toponym.position);
        if (!exists[t]) {
            const std::string folded = text::folded(span.of(document.text));
            exists[t] = any_right(gazetteer.find(folded), *toponym.position) ||
                        any_right(gazetteer.find_variant(text::variant_key(folded)), *toponym.position);
        }
    }
    return exists;
}

} // namespace placeline::evaluation
