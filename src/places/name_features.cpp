// SPDX-License-Identifier: Apache-2.0
#include "places/name_features.hpp"

#include "places/weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace placeline::places {

namespace {

/// First code point of a word of a script that has no capital letters.
bool caseless(std::string_view word)
{
    if (word.size() < 2 || static_cast<unsigned char>(word[0]) < 0xD6) {
        return false;
    }
    const auto b0 = static_cast<unsigned char>(word[0]);
    const auto b1 = static_cast<unsigned char>(word[1]);
    if (b0 < 0xE0) { // Hebrew, Arabic and their neighbours: U+0590 to U+07FF
        return ((b0 & 0x1FU) << 6U | (b1 & 0x3FU)) >= 0x590;
    }
    if (b0 == 0xE1) { // U+1000: Burmese, Georgian, Ethiopic, Khmer ...; not Latin and Greek extensions U+1E00 to U+1FFF
        return b1 < 0xB8;
    }
    return b0 != 0xE2 || b1 >= 0xBA; // U+2000 to U+2E7F are marks and symbols
}

bool has(const std::vector<std::string_view>& sorted, std::string_view word)
{
    return std::ranges::binary_search(sorted, word);
}

bool word_at(const text::Document& document, std::uint32_t token)
{
    return token < document.tokens.size() && document.tokens[token].kind == text::TokenKind::word;
}

bool same_sentence(const text::Document& document, std::uint32_t a, std::uint32_t b)
{
    return a < document.tokens.size() && b < document.tokens.size() &&
           document.tokens[a].sentence == document.tokens[b].sentence;
}

/// Small whole numbers as text, without allocation.
std::string_view digit(double value)
{
    static constexpr std::array<std::string_view, 13> text{"0", "1", "2", "3",  "4",  "5", "6",
                                                           "7", "8", "9", "10", "11", "12"};
    return text[static_cast<std::size_t>(std::clamp(value, 0.0, 12.0))];
}

/// Calls `add(group, value)` for each feature.
template <class Add>
void each_feature(const NameMatch& match, const text::Document& document, const CueMap& cues, const TextTraits& traits,
                  Add&& add)
{
    const auto first = match.first_token;
    const auto last = match.last_token;
    const auto sentence = document.tokens[first].sentence;
    const auto& bounds = document.sentences[sentence];
    const bool starts = first == bounds.first_token;
    const bool ends = last >= bounds.last_token;

    const auto word = [&document](std::uint32_t token) {
        const auto fold = document.fold(token);
        return fold.empty() ? document.word(token) : fold;
    };
    const std::string_view previous = starts ? "^" : word(first - 1);
    const std::string_view before_that = starts || first - 1 == bounds.first_token ? "^" : word(first - 2);
    const std::string_view next = ends ? "$" : word(last);
    const std::string_view after_that = ends || last + 1 >= bounds.last_token ? "$" : word(last + 1);

    const bool left_capital = !starts && word_at(document, first - 1) && document.tokens[first - 1].capital;
    const bool left_sentence_start = !starts && first - 1 == bounds.first_token;
    const bool left_function = left_capital && cues.at(first - 1, Cue::not_place);
    const bool right_capital =
        !ends && word_at(document, last) && document.tokens[last].capital && document.tokens[last].space_before;
    const bool shouting = traits.shouting[sentence] != 0;
    const bool one_word = last - first == 1;
    const bool common = one_word && cues.covers(first, Cue::common_word);
    const bool given_name = one_word && cues.covers(first, Cue::first_name);
    const bool person = one_word && has(traits.surnames, document.fold(first));
    const bool also_small = one_word && has(traits.small_words, document.fold(first));
    const bool all_caps = document.tokens[first].all_caps;
    const auto phrase = !starts && previous == "the" ? first - 1 : first;
    const bool locative = cues.before(phrase, Cue::locative) || cues.before(phrase, Cue::near) ||
                          cues.before(phrase, Cue::of_generic) || cues.before(phrase, Cue::event_before);

    const std::string_view type = match.demonym        ? "demonym"
                                  : match.abbreviation ? "abbr"
                                  : match.variant      ? "variant"
                                                       : to_string(match.best.kind);
    add("bias", "");
    add("type", type);
    add("w-1", previous);
    add("w-2", before_that);
    add("w+1", next);
    add("w+2", after_that);
    add("shout", digit(traits.shouting[sentence]));
    add("words", digit(last - first));
    if (starts) {
        add("start", common ? "common" : "");
    }
    const auto known = digit(std::floor(match.best.prominence / 1.5));
    add(match.demonym ? "known-demonym" : one_word ? "known1" : "known2", known);
    if (locative) {
        add("locative", known);
        add("locative", common ? "common" : type);
    } else {
        add("no-locative", known);
    }
    if (common) {
        add("common", starts ? "start" : shouting ? "shout" : locative ? "locative" : "");
        add("common-known", known);
    }
    if (also_small) {
        add("also-small", "");
    }
    if (given_name) {
        add("first-name", right_capital ? "capital" : left_capital ? "left" : "");
        add("first-name-known", known);
    }
    if (person) {
        add("person", known);
    }
    if (all_caps && !shouting) {
        add("caps", one_word && last - first == 1 && document.fold(first).size() <= 3 ? "short" : "long");
    }
    if (left_capital && !left_function) {
        add("left", left_sentence_start ? "start" : "capital");
        if (cues.before(first, Cue::first_name)) {
            add("left", "first-name");
        }
        if (cues.at(first - 1, Cue::generic)) {
            add("left", "generic");
        }
        add("left-known", known);
    }
    if (cues.before(first, Cue::person_title)) {
        add("title", left_capital ? "capital" : "small");
    }
    if (right_capital) {
        std::string_view kind = "capital";
        if (cues.at(last, Cue::newspaper)) {
            kind = "newspaper";
        } else if (cues.at(last, Cue::team)) {
            kind = "team";
        } else if (cues.at(last, Cue::firm)) {
            kind = "firm";
        } else if (cues.at(last, Cue::institution)) {
            kind = "institution";
        } else if (cues.at(last, Cue::generic)) {
            kind = "generic";
        } else if (cues.at(last, Cue::person_title)) {
            kind = "title";
        } else if (cues.at(last, Cue::first_name)) {
            kind = "first-name";
        }
        add("right", kind);
        add(match.demonym ? "right-demonym" : "right-type", kind);
        add("right-known", known);
        if (shouting) {
            add("right-shout", kind);
        }
    } else if (!ends && cues.at(last, Cue::generic)) {
        add("right-small", "generic");
    }
    if (!ends && next == "'s" && !document.tokens[last].space_before) {
        add("possessive", match.demonym ? "demonym" : "");
    }
    if (match.next_is_known) {
        add("next-known", next);
    }
    if (cues.at(last, Cue::speech)) { // a town says nothing; a capital may
        add("speaks", type);
    }
    if (cues.before(first, Cue::speech)) {
        add("spoken-to", type);
    }
    if (traits.violent[sentence] != 0) {
        add("violent", known);
        if (match.best.kind != FeatureKind::country) { // reports of war name countries that take part
            add("violent-type", type);
        }
    }
    if (match.after_known > 0) {
        add("after-known", previous);
        add("after-known-located", digit(match.after_known));
    }
    if (match.abbreviation && last - first == 1 && document.fold(first).size() <= 2) {
        add("short-abbr", previous == "," ? "comma" : left_capital || right_capital ? "capital" : "");
    }
    if (cues.at(last, Cue::actor_after)) {
        add("actor", "");
    }
    if (match.hint != ' ') {
        add("hint", std::string_view{&match.hint, 1});
    }
    if (last - first > 1 && cues.covers(first, Cue::common_word) && cues.covers(last - 1, Cue::common_word)) {
        add("all-common", "");
    }
}

} // namespace

bool name_like(const text::Document& document, std::uint32_t token)
{
    const auto& t = document.tokens[token];
    return t.kind == text::TokenKind::word && (t.capital || caseless(document.word(token)));
}

TextTraits read_traits(const text::Document& document, const CueMap& cues)
{
    TextTraits traits;
    traits.shouting.resize(document.sentences.size(), 0);
    traits.violent.resize(document.sentences.size(), 0);
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        const auto& sentence = document.sentences[s];
        int long_words = 0;
        int capital = 0;
        int upper = 0;
        for (auto t = sentence.first_token; t < sentence.last_token; ++t) {
            const auto& token = document.tokens[t];
            if (cues.at(t, Cue::harm_word) || cues.at(t, Cue::attack_word)) {
                traits.violent[s] = 1;
            }
            if (token.kind == text::TokenKind::word && token.span.end - token.span.begin > 3) {
                ++long_words;
                capital += token.capital ? 1 : 0;
                upper += token.all_caps ? 1 : 0;
            }
        }
        if (long_words >= 4 && upper * 10 >= long_words * 7) {
            traits.shouting[s] = 2;
        } else if (long_words >= 4 && capital * 10 >= long_words * 9) {
            traits.shouting[s] = 1;
        }
    }
    for (std::uint32_t t = 0; t + 1 < document.tokens.size(); ++t) {
        const auto& token = document.tokens[t];
        if (token.kind != text::TokenKind::word) {
            continue;
        }
        if (!token.capital) {
            if (cues.covers(t, Cue::common_word)) {
                traits.small_words.push_back(document.fold(t));
            }
            continue;
        }
        // "Jordan Halloway", "Mr Bath": what follows a first name or a title is a surname in the rest of the text.
        const bool first_name = cues.at(t, Cue::first_name) && !cues.before(t, Cue::locative);
        const bool title = cues.before(t + 1, Cue::person_title) && token.capital;
        if ((!first_name && !title) || traits.shouting[token.sentence] != 0) {
            continue;
        }
        auto next = t + 1;
        if (next + 1 < document.tokens.size() && document.tokens[next].kind == text::TokenKind::word &&
            document.fold(next).size() == 1 && same_sentence(document, t, next + 1)) { // a middle initial
            ++next;
            if (document.tokens[next].kind == text::TokenKind::punctuation && next + 1 < document.tokens.size()) {
                ++next;
            }
        }
        if (same_sentence(document, t, next) && document.tokens[next].kind == text::TokenKind::word &&
            document.tokens[next].capital && document.tokens[next].space_before && !cues.at(next, Cue::generic)) {
            traits.surnames.push_back(document.fold(next));
        }
    }
    for (auto* words : {&traits.surnames, &traits.small_words}) {
        std::ranges::sort(*words);
        words->erase(std::ranges::unique(*words).begin(), words->end());
    }
    return traits;
}

double place_logit(const NameMatch& match, const text::Document& document, const CueMap& cues, const TextTraits& traits)
{
    const auto& weights = name_weights();
    double logit = 0.0;
    each_feature(match, document, cues, traits,
                 [&](std::string_view group, std::string_view value) { logit += weights.get(group, value); });
    return logit;
}

NameFeatures name_features(const NameMatch& match, const text::Document& document, const CueMap& cues,
                           const TextTraits& traits)
{
    NameFeatures features;
    each_feature(match, document, cues, traits, [&](std::string_view group, std::string_view value) {
        features.push_back(std::string{group} + '=' + std::string{value});
    });
    return features;
}

} // namespace placeline::places
