// SPDX-License-Identifier: Apache-2.0
#include "places/role_locating.hpp"

#include "places/scenes.hpp"

namespace placeline::places {

bool is_reference(std::uint32_t n, std::uint32_t start, const RoleContext& context, const std::vector<NameRole>& roles)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto sentence = document.tokens[start].sentence;
    // The phrase must follow the nearer name, or a comma: not "two near Fallujah, one near Hit", nor "in A and near B".
    auto phrase = start;
    for (bool moved = true; moved && phrase > 0;) {
        moved = false;
        for (const auto cue : {Cue::near, Cue::direction, Cue::distance_unit, Cue::between}) {
            if (const auto* term = cues.term_before(phrase, cue)) {
                phrase = term->first_token;
                moved = true;
            }
        }
        if (!moved && phrase > 0 && phrases.in_sentence(phrase - 1, sentence)) {
            const auto f = phrases.fold(phrase - 1);
            if (f == "of" || f == "from" || f == "some" || f == "about" || f == "to" || f == "the" || f == "just" ||
                f == "on" ||
                (document.tokens[phrase - 1].kind == text::TokenKind::number && cues.at(phrase, Cue::distance_unit))) {
                --phrase;
                moved = true;
            }
        }
    }
    if (phrase == 0 || !phrases.in_sentence(phrase - 1, sentence)) {
        return false;
    }
    const auto beyond = phrase - 1;
    if (phrases.word(beyond) != "," && phrases.name_at(beyond) == NamePhrases::none && !cues.at(beyond, Cue::generic)) {
        return false;
    }
    for (std::uint32_t back = 0; back < 12 && back <= start; ++back) {
        const auto t = start - back;
        if (!phrases.in_sentence(t, sentence)) {
            return false;
        }
        const auto other = phrases.name_at(t);
        if (other != NamePhrases::none && other != n && !phrases.is_demonym(other)) {
            return roles[other].role == Role::event && other + 3 > n;
        }
        if (back > 0 && (phrases.word(t) == ";" || phrases.word(t) == ":" ||
                         (cues.covers(t, Cue::event_word) && phrases.word(t) != ","))) {
            return false;
        }
    }
    return false;
}

bool is_behind_unit(std::uint32_t inner, std::uint32_t start, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& name = names.names[inner];
    const auto link = names.names[inner].last_token;
    const bool unit = (name.hint == '1' || name.hint == '2') && cues.at(link, Cue::generic) && link + 2 == start;
    const auto after = names.names[inner + 1].last_token;
    return unit && inner > 0 && lies_in(inner - 1, context) &&
           !(phrases.in_sentence(after, document.tokens[start].sentence) && cues.at(after, Cue::list_and));
}

bool holds_unlisted(std::uint32_t n, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto part = names.names[n].last_token + 1;
    return n + 1 < names.names.size() && names.names[n + 1].first_token == part && senses[n + 1] == nullptr &&
           phrases.in_sentence(names.names[n + 1].last_token, document.tokens[part].sentence) &&
           cues.at(names.names[n + 1].last_token, Cue::generic);
}

bool leads_to_thing(std::uint32_t n, std::uint32_t start, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto thing = names.names[n].last_token + 1;
    const auto* sense = senses[n];
    return sense != nullptr && sense->kind != FeatureKind::country && phrases.locative(start, false) &&
           phrases.in_sentence(thing, document.tokens[start].sentence) && !cues.at(thing, Cue::actor_after) &&
           !cues.at(thing, Cue::person_title) &&
           (phrases.name_at(thing) == NamePhrases::none || senses[phrases.name_at(thing)] == nullptr);
}

bool names_building(std::uint32_t n, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& name = names.names[n];
    const auto sentence = document.tokens[name.first_token].sentence;
    const auto* building = phrases.in_sentence(name.last_token, sentence) && !document.tokens[name.last_token].capital
                               ? cues.term_at(name.last_token, Cue::generic)
                               : nullptr;
    if (building == nullptr || !cues.value(*building).starts_with('S') || senses[n] == nullptr ||
        n + 1 >= names.names.size()) {
        return false;
    }
    constexpr std::uint32_t longest = 6; // "in the Dweila quarter of Damascus"
    const auto link = name.last_token + building->n_tokens;
    for (auto town = n + 1; town < names.names.size() && phrases.fold(link) == "in"; ++town) {
        const auto first = names.names[town].first_token;
        if (!phrases.in_sentence(first, sentence) || first > link + longest) {
            return false;
        }
        const auto* sense = senses[town];
        if (sense != nullptr && sense->kind != FeatureKind::country && !phrases.is_demonym(town)) {
            return !contains(*sense, *senses[n]) && sense->place != senses[n]->place;
        }
    }
    return false;
}

bool is_water(std::uint32_t n, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& name = names.names[n];
    if (senses[n] == nullptr || senses[n]->kind != FeatureKind::country) {
        return false;
    }
    const auto after = name.last_token;
    const bool follows = phrases.in_sentence(after, document.tokens[name.first_token].sentence);
    if (follows && cues.at(after, Cue::water_after)) {
        return true;
    }
    return name.first_token > 0 && phrases.fold(name.first_token - 1) == "the" &&
           cues.at(name.first_token, Cue::river) &&
           !(follows && (cues.at(after, Cue::actor_after) || document.tokens[after].capital));
}

} // namespace placeline::places
