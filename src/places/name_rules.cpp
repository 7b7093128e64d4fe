// SPDX-License-Identifier: Apache-2.0
#include "places/name_rules.hpp"

namespace placeline::places {

namespace {

constexpr double surely = 2.0;
constexpr double surely_not = -5.0;
/// A seat of a first-order unit, or a town of some hundred thousand.
constexpr float well_known = 6.0F;

bool small_word(const text::Document& document, std::uint32_t token)
{
    return document.tokens[token].kind == text::TokenKind::word && !document.tokens[token].capital;
}

/// The token before, over the full stop of "Mr."; nothing at the start of a sentence.
std::optional<std::uint32_t> word_before(const text::Document& document, std::uint32_t first)
{
    const auto sentence = document.tokens[first].sentence;
    if (first == 0 || document.tokens[first - 1].sentence != sentence) {
        return std::nullopt;
    }
    auto before = first - 1;
    if (document.word(before) == "." && !document.tokens[before].space_before && before > 0 &&
        document.tokens[before - 1].sentence == sentence) {
        --before;
    }
    return before;
}

/// "Turkey, stuffing and gravy": the first of a list of plain words.
bool heads_plain_list(const NameMatch& match, const text::Document& document, const CueMap& cues)
{
    const auto& sentence = document.sentences[document.tokens[match.first_token].sentence];
    const auto comma = match.last_token;
    if (match.first_token != sentence.first_token || comma + 4 > sentence.last_token || document.word(comma) != ",") {
        return false;
    }
    const auto plain = [&](std::uint32_t token) {
        return small_word(document, token) && !cues.covers(token, Cue::not_place);
    };
    return plain(comma + 1) && (cues.at(comma + 2, Cue::list_and) || document.word(comma + 2) == ",") &&
           plain(comma + 3);
}

/// "Libya": written with a capital and alone, it is nothing else; "Chad" and "Turkey" at the start may be. Other names
/// of a country may be words: "My" is one of the United States.
bool unmistakable(std::uint32_t first, const text::Document& document, const CueMap& cues)
{
    const bool starts = first == document.sentences[document.tokens[first].sentence].first_token;
    if (cues.covers(first, Cue::first_name) || (starts && cues.covers(first, Cue::common_word))) {
        return false;
    }
    const auto before = word_before(document, first);
    return !before || document.tokens[*before].kind != text::TokenKind::word || !document.tokens[*before].capital ||
           *before == document.sentences[document.tokens[first].sentence].first_token;
}

bool person_before(const NameMatch& match, const text::Document& document, const CueMap& cues, const TextTraits& traits,
                   bool after_place)
{
    const auto before = word_before(document, match.first_token);
    if (!before || after_place || !document.tokens[*before].capital || document.word(*before) == ",") {
        return false;
    }
    if (cues.before(*before + 1, Cue::person_title) && !cues.covers(*before, Cue::generic)) {
        return true; // "Mr. Jordan", "Gen. Sherman"
    }
    const bool adjoins = *before + 1 == match.first_token;
    return adjoins && traits.shouting[document.tokens[match.first_token].sentence] == 0 &&
           cues.at(*before, Cue::first_name) && !cues.covers(*before, Cue::common_word) &&
           !cues.covers(*before, Cue::generic) && !cues.before(*before, Cue::locative); // "Michael Jordan"
}

} // namespace

std::optional<double> certain_logit(const NameMatch& match, const text::Document& document, const CueMap& cues,
                                    const TextTraits& traits, bool after_place)
{
    const auto first = match.first_token;
    const auto last = match.last_token;
    if (match.demonym || match.abbreviation) {
        return std::nullopt;
    }
    const bool one_word = last - first == 1;
    if (cues.before(first, Cue::ship)) {
        return surely_not;
    }
    if (one_word &&
        (person_before(match, document, cues, traits, after_place) || heads_plain_list(match, document, cues))) {
        return surely_not;
    }
    const bool shouting = traits.shouting[document.tokens[first].sentence] != 0;
    const bool goes_on = last < document.tokens.size() && document.tokens[last].kind == text::TokenKind::word &&
                         document.tokens[last].capital && document.tokens[last].space_before &&
                         document.tokens[last].sentence == document.tokens[first].sentence;
    if (goes_on && !shouting) {
        return std::nullopt;
    }
    if (match.best.kind == FeatureKind::country &&
        (!one_word || (match.best.name_kind == gazetteer::NameKind::main && unmistakable(first, document, cues)))) {
        return surely;
    }
    // "Paktika province": the text says what it is, and the gazetteer agrees.
    if ((match.hint == '1' && match.best.kind == FeatureKind::admin1) ||
        (match.hint == '2' && match.best.kind == FeatureKind::admin2)) {
        if (last < document.tokens.size() && small_word(document, last) && cues.at(last, Cue::generic)) {
            return surely;
        }
    }
    const bool article = first > 0 && document.fold(first - 1) == "the";
    const auto phrase = article ? first - 1 : first;
    const bool located = cues.before(phrase, Cue::locative) || cues.before(phrase, Cue::near) ||
                         (shouting && cues.before(phrase, Cue::event_before));
    if (located && !article && match.best.prominence >= well_known &&
        !(one_word && cues.covers(first, Cue::common_word))) {
        return surely;
    }
    // "In Tyre," with a capital within a sentence is the town, though "tyre" is a word.
    constexpr float rather_known = 5.0F;
    const bool within = first != document.sentences[document.tokens[first].sentence].first_token;
    if (located && !article && within && one_word && cues.covers(first, Cue::common_word) && !shouting &&
        !cues.covers(first, Cue::first_name) && match.best.prominence >= rather_known &&
        last < document.tokens.size() && document.tokens[last].kind == text::TokenKind::punctuation) {
        return surely;
    }
    // "X was shelled" is only said of places; "X was hit" of a place or somebody with a rarer name.
    constexpr float known = 4.0F;
    const auto* after = cues.term_at(last, Cue::event_after);
    if (one_word && after != nullptr && !located && !match.variant &&
        (match.best.prominence >= known || cues.value(*after) == "P") && !cues.covers(first, Cue::common_word) &&
        !cues.covers(first, Cue::first_name)) {
        return surely;
    }
    return std::nullopt;
}

} // namespace placeline::places
