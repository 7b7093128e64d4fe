// SPDX-License-Identifier: Apache-2.0
#include "places/name_forms.hpp"

#include "places/candidates.hpp"

#include <algorithm>
#include <string_view>

namespace placeline::places {

using gazetteer::NameHit;
using gazetteer::NameKind;

namespace {

/// One is near a town and north of it, but in a province.
bool beside(std::uint32_t first, std::uint32_t last, const FoundName* before, const text::Document& document,
            const CueMap& cues)
{
    return cues.before(first, Cue::near) ||
           (first > 0 && document.fold(first - 1) == "of" && cues.before(first - 1, Cue::direction)) ||
           cues.before(first, Cue::between) ||
           (before != nullptr && before->last_token + 1 == first && cues.before(before->first_token, Cue::between)) ||
           (last < document.tokens.size() && cues.at(last, Cue::near_after));
}

} // namespace

std::vector<NameHit> written_so(std::span<const NameHit> hits, const TextSpan& span, std::uint32_t first,
                                const text::Document& document, const CueMap& cues,
                                const gazetteer::Gazetteer& gazetteer, bool& exact_form)
{
    const auto surface = span.of(document.text);
    const bool full_stop = span.end < document.text.size() && document.text[span.end] == '.';
    const auto is_written = [&](const NameHit& hit) {
        const auto form = gazetteer.surface(hit);
        return form == surface ||
               (full_stop && form.size() == surface.size() + 1 && form.starts_with(surface) && form.ends_with('.'));
    };
    // "IN", "OR" and "ME" are states only after a town.
    const bool after_comma = first > 0 && document.word(first - 1) == ",";
    const bool word_too = cues.covers(first, Cue::not_place) || cues.covers(first, Cue::common_word);
    std::vector<NameHit> kept;
    std::vector<NameHit> abbreviations;
    bool demonym = false;
    for (const auto& hit : hits) {
        if (hit.kind == NameKind::abbreviation) {
            const auto row = gazetteer.row(hit.place);
            const bool country = feature_kind(row.feature_class, row.feature_code) == FeatureKind::country;
            if (is_written(hit) && (after_comma || country || !word_too)) {
                abbreviations.push_back(hit);
            }
            continue;
        }
        demonym |= hit.kind == NameKind::demonym;
        kept.push_back(hit);
    }
    if (!abbreviations.empty()) {
        exact_form = true;
        return abbreviations;
    }
    // "near Baghdadi," is the town, though the word is also for the people of Baghdad.
    const auto after = document.token_at(span.end);
    const bool alone = after >= document.tokens.size() || document.tokens[after].kind == text::TokenKind::punctuation;
    if (demonym && alone && (cues.before(first, Cue::near) || cues.before(first, Cue::locative)) &&
        std::ranges::any_of(kept, [](const NameHit& hit) { return hit.kind != NameKind::demonym; })) {
        std::erase_if(kept, [](const NameHit& hit) { return hit.kind == NameKind::demonym; });
        demonym = false;
    }
    if (demonym) { // "Georgian": the people, not a street or hamlet of that name
        std::erase_if(kept, [](const NameHit& hit) { return hit.kind != NameKind::demonym; });
    }
    return kept;
}

char generic_value(const text::Term* term, const CueMap& cues)
{
    const auto value = term == nullptr ? std::string_view{} : cues.value(*term);
    return value.empty() ? ' ' : value.front();
}

char called_so(std::uint32_t first, std::uint32_t last, const text::Document& document, const CueMap& cues)
{
    if (const char of = generic_value(cues.term_before(first, Cue::of_generic), cues); of != ' ') {
        return of;
    }
    if (last < document.tokens.size() && document.tokens[last].space_before &&
        document.tokens[last].sentence == document.tokens[first].sentence) {
        if (const char after = generic_value(cues.term_at(last, Cue::generic), cues); after != ' ') {
            return after;
        }
    }
    return ' ';
}

char hint_of(std::uint32_t first, std::uint32_t last, const FoundName* before, const text::Document& document,
             const CueMap& cues)
{
    const char called = called_so(first, last, document, cues);
    return called != ' ' ? called : beside(first, last, before, document, cues) ? 'P' : ' ';
}

} // namespace placeline::places
