// SPDX-License-Identifier: Apache-2.0
#include "places/name_forms.hpp"

#include "places/candidates.hpp"
#include "places/name_features.hpp"

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

namespace {

/// The first token of Y in "X, a village in Y", or 0.
std::uint32_t behind_description(std::uint32_t last, const text::Document& document, const CueMap& cues)
{
    constexpr std::uint32_t adjectives = 3; // "a small farming village in"
    const auto article = last + 1;
    const auto end = document.sentences[document.tokens[last].sentence].last_token;
    if (article >= end || (document.fold(article) != "a" && document.fold(article) != "the")) {
        return 0;
    }
    for (auto token = article + 1; token < end && token <= article + 1 + adjectives; ++token) {
        const auto* noun = cues.term_at(token, Cue::generic);
        if (noun == nullptr) {
            continue;
        }
        const auto link = token + noun->n_tokens;
        const bool inside =
            link + 1 < end && (cues.at(link, Cue::locative) || cues.at(link, Cue::near) || document.fold(link) == "of");
        return generic_value(noun, cues) == 'P' && inside ? link + 1 : 0;
    }
    return 0;
}

/// The first token of Y in the label "X, Y township: ...", or 0.
std::uint32_t second_of_label(std::uint32_t first, std::uint32_t last, const text::Document& document,
                              const CueMap& cues)
{
    const auto& sentence = document.sentences[document.tokens[first].sentence];
    auto token = last + 1;
    if (first != sentence.first_token) {
        return 0;
    }
    while (token < sentence.last_token && (name_like(document, token) || document.word(token) == "-") &&
           !cues.at(token, Cue::generic)) {
        ++token;
    }
    const auto* unit = token > last + 1 && token < sentence.last_token ? cues.term_at(token, Cue::generic) : nullptr;
    const bool label =
        unit != nullptr && token + unit->n_tokens < sentence.last_token && document.word(token + unit->n_tokens) == ":";
    return label ? last + 1 : 0;
}

} // namespace

std::uint32_t described_in(std::uint32_t first, std::uint32_t last, const text::Document& document, const CueMap& cues)
{
    if (last >= document.tokens.size() || document.word(last) != ",") {
        return 0;
    }
    const auto container = behind_description(last, document, cues);
    return container != 0 ? container : second_of_label(first, last, document, cues);
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
    return described_in(first, last, document, cues) != 0 ? 'P' : ' ';
}

char hint_of(std::uint32_t first, std::uint32_t last, const FoundName* before, const text::Document& document,
             const CueMap& cues)
{
    const char called = called_so(first, last, document, cues);
    return called != ' ' ? called : beside(first, last, before, document, cues) ? 'P' : ' ';
}

} // namespace placeline::places
