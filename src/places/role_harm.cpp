// SPDX-License-Identifier: Apache-2.0
#include "places/role_harm.hpp"

#include "places/scenes.hpp"

namespace placeline::places {

bool is_struck_behind(std::uint32_t n, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto sentence = document.tokens[names.names[n].first_token].sentence;
    auto last = n;
    auto after = names.names[n].last_token;
    while (phrases.in_sentence(after, sentence) && cues.at(after, Cue::list_and) &&
           phrases.name_at(after + 1) == last + 1) {
        ++last;
        after = names.names[last].last_token;
    }
    return phrases.in_sentence(after, sentence) && cues.at(after, Cue::event_after);
}

bool is_treatment(std::uint32_t n, std::uint32_t start, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto* term = cues.term_before(start, Cue::treatment);
    if (term == nullptr || is_struck_behind(n, context)) {
        return false;
    }
    const bool building = cues.covers(term->first_token, Cue::treatment_word);
    if (!building) {
        return true;
    }
    // "hit a hospital in X", "the explosion at a hospital in X" happened there.
    constexpr std::uint32_t close = 6; // "came down on a 40-bed |hospital in"
    for (std::uint32_t back = 1; back <= close && back <= term->first_token; ++back) {
        const auto t = term->first_token - back;
        if (!phrases.in_sentence(t, document.tokens[start].sentence)) {
            break;
        }
        if (back == 1 && phrases.fold(t) == "in") {
            continue; // "in hospital" tells of the wounded
        }
        if (back > 4 && phrases.name_at(t) != NamePhrases::none) {
            break; // "died in A and another in hospital in B"
        }
        if (cues.before(t + 1, Cue::event_before) || phrases.fold(t) == "at" || phrases.fold(t) == "outside" ||
            cues.covers(t, Cue::event_word)) {
            return false;
        }
    }
    // "attacks on a school and a clinic in X": nobody was brought there.
    constexpr std::uint32_t far = 9;
    for (std::uint32_t back = 1; back <= far && back <= term->first_token; ++back) {
        const auto t = term->first_token - back;
        if (!phrases.in_sentence(t, document.tokens[start].sentence) || phrases.fold(t) == "to" ||
            cues.at(t, Cue::treats)) {
            break;
        }
        if (phrases.name_at(t) != NamePhrases::none || phrases.word(t) == ";") {
            break;
        }
        if (cues.covers(t, Cue::attack_word) && (phrases.fold(t + 1) == "on" || phrases.fold(t + 1) == "at")) {
            return false;
        }
        if (cues.before(t + 1, Cue::event_before) && cues.covers(t, Cue::event_word) &&
            !cues.covers(t, Cue::harm_word)) {
            return false; // "struck a wedding, a funeral and a hospital in X"
        }
    }
    return true;
}

bool is_told_behind(std::uint32_t n, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& name = names.names[n];
    const auto sentence = document.tokens[name.first_token].sentence;
    const auto where = name.last_token + 1;
    if (phrases.word(name.last_token) != "," || !phrases.in_sentence(where, sentence) ||
        phrases.fold(where) != "where" || kinds.treats[sentence]) {
        return false;
    }
    bool harm = false;
    for (auto t = where + 1; phrases.in_sentence(t, sentence); ++t) {
        if (phrases.word(t) == "," || phrases.word(t) == ";" || phrases.name_at(t) != NamePhrases::none) {
            break;
        }
        if (cues.at(t, Cue::speech) || cues.covers(t, Cue::treatment_word) || cues.at(t, Cue::treats) ||
            cues.at(t, Cue::past) || cues.at(t, Cue::anniversary) || cues.at(t, Cue::no_event_phrase)) {
            return false;
        }
        harm = harm || cues.covers(t, Cue::harm_word);
    }
    return harm;
}

bool is_counted_behind(std::uint32_t n, const RoleContext& context, const std::vector<NameRole>& roles)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& name = names.names[n];
    const auto sentence = document.tokens[name.first_token].sentence;
    const auto& bounds = document.sentences[sentence];
    const bool label = phrases.word(name.last_token) == ":" && name.first_token == bounds.first_token;
    const auto number = name.last_token + (label ? 1 : 0); // "Arvela: 33 dead"
    if (!phrases.in_sentence(number, sentence) || document.tokens[number].kind != text::TokenKind::number) {
        return false;
    }
    const bool opens = name.first_token == bounds.first_token ||
                       document.tokens[name.first_token - 1].kind == text::TokenKind::punctuation;
    if (opens && cues.covers(number + 1, Cue::harm_word)) {
        return true;
    }
    const bool ends = number + 1 >= bounds.last_token ||
                      document.tokens[number + 1].kind == text::TokenKind::punctuation ||
                      cues.at(number + 1, Cue::list_and);
    return opens && ends && n > 0 && phrases.in_sentence(names.names[n - 1].first_token, sentence) &&
           roles[n - 1].role == Role::event && is_counted_behind(n - 1, context, roles);
}

bool is_only_scene(std::uint32_t n, std::uint32_t start, const RoleContext& context, const std::vector<NameRole>& roles)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto* term = cues.term_before(start, Cue::background);
    if (term == nullptr || cues.value(*term) != "scene") {
        return false;
    }
    const auto sentence = document.tokens[start].sentence;
    for (std::uint32_t other = 0; other < names.names.size(); ++other) {
        const bool here = phrases.in_sentence(names.names[other].first_token, sentence);
        if (here && other < n && roles[other].role == Role::event) {
            return false;
        }
        const auto begin = phrases.phrase_start(other);
        if (here && other > n && !phrases.is_demonym(other) && !(other == n + 1 && lies_in(n, context)) &&
            (phrases.locative(begin, true) || cues.before(begin, Cue::event_before))) {
            return false;
        }
    }
    constexpr std::uint32_t reach = 14;
    for (auto t = term->first_token; t > document.sentences[sentence].first_token && start - t <= reach;) {
        --t;
        const auto word = phrases.fold(t);
        if (phrases.word(t) == "," || phrases.word(t) == ";" || phrases.word(t) == ":") {
            return false;
        }
        if (cues.covers(t, Cue::harm_word) || cues.covers(t, Cue::attack_word) || word == "at" || word == "outside") {
            return true;
        }
    }
    return false;
}

namespace {

/// The nearest token two or more before `start`, in its clause and within reach, that the test holds for, or none.
template <typename Test>
std::uint32_t find_back(std::uint32_t start, std::uint32_t reach, const RoleContext& context, Test test)
{
    for (std::uint32_t back = 2; back <= reach && back <= start; ++back) {
        const auto t = start - back;
        if (!context.phrases.in_sentence(t, context.document.tokens[start].sentence) ||
            context.phrases.word(t) == "," || context.phrases.word(t) == ";") {
            return NamePhrases::none;
        }
        if (test(t)) {
            return t;
        }
    }
    return NamePhrases::none;
}

} // namespace

bool is_commemorated(std::uint32_t start, const RoleContext& context)
{
    constexpr std::uint32_t reach = 7;
    return find_back(start, reach, context, [&](std::uint32_t t) {
               return context.cues.before(t + 1, Cue::anniversary);
           }) != NamePhrases::none;
}

bool is_launched_before(std::uint32_t start, const RoleContext& context)
{
    constexpr std::uint32_t reach = 8;
    return find_back(start, reach, context, [&](std::uint32_t t) { return context.cues.at(t, Cue::launched); }) !=
           NamePhrases::none;
}

bool is_struck_by_someone(std::uint32_t start, const RoleContext& context)
{
    constexpr std::uint32_t reach = 10;
    if (start < 3 || context.phrases.fold(start - 1) != "of") {
        return false;
    }
    const auto by = find_back(start, reach, context, [&](std::uint32_t t) { return context.phrases.fold(t) == "by"; });
    return by != NamePhrases::none && by > 0 && context.cues.covers(by - 1, Cue::attack_word);
}

} // namespace placeline::places
