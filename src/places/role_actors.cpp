// SPDX-License-Identifier: Apache-2.0
#include "places/role_actors.hpp"

namespace placeline::places {

bool is_actor(std::uint32_t n, std::uint32_t start, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& name = names.names[n];
    const auto sentence = document.tokens[name.first_token].sentence;
    const auto after = name.last_token;
    if (!phrases.in_sentence(after, sentence)) {
        return false;
    }
    if (phrases.word(after) == "-" && !document.tokens[after].space_before && cues.at(after + 1, Cue::hyphen_actor)) {
        return true;
    }
    const bool possessive = phrases.fold(after) == "'s" && !document.tokens[after].space_before;
    const auto next = possessive ? after + 1 : after;
    const bool located = phrases.locative(start, true) || cues.before(start, Cue::event_before);
    const auto* force = phrases.in_sentence(next, sentence) ? cues.term_at(next, Cue::actor_after) : nullptr;
    const bool its_house = force != nullptr && located && cues.at(next + force->n_tokens, Cue::generic);
    if (force != nullptr && !its_house && !cues.at(next, Cue::generic) && (possessive || !located)) {
        // "the Kabul attack": a town's attack is in it, a country's is by it.
        return phrases.governs(n) || possessive || !cues.at(next, Cue::event_word);
    }
    if (!phrases.governs(n)) {
        return false;
    }
    if (located) {
        return false;
    }
    if (cues.at(after, Cue::speech)) {
        return true;
    }
    if ((cues.at(after, Cue::list_and) || phrases.word(after) == ",") &&
        phrases.name_at(after + 1) != NamePhrases::none) {
        const auto other = phrases.name_at(after + 1);
        const auto beyond = names.names[other].last_token;
        return phrases.governs(other) && cues.at(beyond, Cue::speech);
    }
    // "between Baghdad and Washington", "accused Washington of"
    return cues.before(start, Cue::speech) || cues.before(start, Cue::between);
}

bool labels_rival(std::uint32_t n, const RoleContext& context, const std::vector<NameRole>& roles)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& name = names.names[n];
    const auto sentence = document.tokens[name.first_token].sentence;
    if (senses[n] == nullptr || senses[n]->kind != FeatureKind::country ||
        name.first_token != document.sentences[sentence].first_token || phrases.word(name.last_token) != ":") {
        return false;
    }
    for (auto other = n; other-- > 0;) {
        const auto of = document.tokens[names.names[other].first_token].sentence;
        if (document.sentences[of].paragraph != document.sentences[sentence].paragraph) {
            return false;
        }
        const auto* sense = senses[other];
        if (of != sentence && sense != nullptr && !phrases.is_demonym(other) && sense->kind != FeatureKind::country &&
            roles[other].role != Role::actor) {
            return true;
        }
    }
    return false;
}

bool is_of_speakers(std::uint32_t n, std::uint32_t start, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto sentence = document.tokens[start].sentence;
    auto after = names.names[n].last_token;
    const bool at_building = start > 0 && phrases.fold(start - 1) == "at"; // "medics at X hospital in Y said"
    for (auto next = n; phrases.in_sentence(after, sentence) &&
                        (cues.at(after, Cue::list_and) || (at_building && phrases.fold(after) == "in")) &&
                        phrases.name_at(after + 1) == next + 1;) {
        ++next;
        after = names.names[next].last_token;
    }
    if (!phrases.in_sentence(after, sentence) || !cues.at(after, Cue::speech) || cues.covers(after, Cue::event_word) ||
        cues.covers(after, Cue::harm_word)) {
        return false;
    }
    const auto first = document.sentences[sentence].first_token;
    constexpr std::uint32_t reach = 8;
    for (auto t = start; t-- > first && start - t <= reach;) {
        if (phrases.word(t) == "," || phrases.word(t) == ";" || phrases.word(t) == ":") {
            break;
        }
        if (phrases.name_at(t) == NamePhrases::none && // not of "Martyrs Hospital"
            (cues.covers(t, Cue::event_word) || cues.covers(t, Cue::attack_word) || cues.covers(t, Cue::harm_word))) {
            return false; // "the blast in X claimed ten lives"
        }
    }
    return true;
}

} // namespace placeline::places
