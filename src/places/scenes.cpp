// SPDX-License-Identifier: Apache-2.0
#include "places/scenes.hpp"

#include "places/name_forms.hpp"

#include <algorithm>

namespace placeline::places {

bool may_be_scene(std::uint32_t n, std::uint32_t start, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& name = names.names[n];
    const auto sentence = document.tokens[name.first_token].sentence;
    const auto& bounds = document.sentences[sentence];
    const auto after = name.last_token;
    const bool near = cues.before(start, Cue::near); // "close to X", not "to X"
    if (n > 0 && start > 0 && phrases.fold(start - 1) == "'s" && names.names[n - 1].last_token + 1 == start &&
        cues.before(phrases.phrase_start(n - 1), Cue::background)) {
        return false; // "lives in Sweden's Malmö"
    }
    if (kinds.peaceful[sentence] || kinds.treats[sentence] || (cues.before(start, Cue::not_scene) && !near) ||
        cues.before(start, Cue::origin) || (cues.before(start, Cue::background) && !phrases.struck_before(start))) {
        return false;
    }
    // "from the rebel-held part of X"
    constexpr std::uint32_t phrase = 8;
    for (auto t = start; t-- > bounds.first_token && start - t <= phrase;) {
        if (phrases.word(t) == "," ||
            (phrases.name_at(t) != NamePhrases::none && !phrases.is_demonym(phrases.name_at(t))) ||
            cues.covers(t, Cue::event_word)) {
            break;
        }
        if (phrases.fold(t) == "from") {
            return false;
        }
    }
    const bool located = phrases.locative(start, true) || phrases.locative(name.first_token, true) ||
                         cues.before(name.first_token, Cue::of_generic); // "entered the village of X"
    const bool whose = phrases.in_sentence(after, sentence) && phrases.fold(after) == "'s";
    const bool thing = whose && after + 1 < document.tokens.size() && !document.tokens[after + 1].capital &&
                       !cues.at(after + 1, Cue::actor_after) && !cues.at(after + 1, Cue::person_title) &&
                       senses[n] != nullptr && senses[n]->kind != FeatureKind::country;
    const bool part = whose && n + 1 < names.names.size() && names.names[n + 1].first_token == after + 1 &&
                      senses[n + 1] == nullptr; // which the gazetteer lacks
    if (phrases.in_sentence(after, sentence) && (cues.at(after, Cue::speech) || (whose && !thing && !part))) {
        return false; // "the police chief of X said", "X's police", but "X's central market"
    }
    auto clause = start; // the first token of the phrase's clause, "in" left out
    while (clause > bounds.first_token && (cues.at(clause - 1, Cue::locative) || cues.at(clause - 1, Cue::near))) {
        --clause;
    }
    const bool opens = clause == bounds.first_token;
    // "In X, a spokesperson said", "In X, ministers were meeting": where somebody speaks, not what is spoken of.
    if (opens && phrases.word(after) == "," && !kinds.tells_event[sentence]) {
        constexpr std::uint32_t reach = 6;
        for (auto t = after + 1; t < std::min(bounds.last_token, after + reach); ++t) {
            if (cues.at(t, Cue::speech)) {
                return false;
            }
        }
    }
    auto next = after < document.tokens.size() && cues.at(after, Cue::generic) ? after + 1 : after;
    if (part) { // "Mogadishu's Zoobe junction: ..."
        next = names.names[n + 1].last_token;
        next += cues.at(next, Cue::generic) ? cues.term_at(next, Cue::generic)->n_tokens : 0;
    }
    const bool heads = opens && (phrases.word(next) == ":" || phrases.word(next) == "," || phrases.word(next) == "." ||
                                 bounds.heading || next >= bounds.last_token || phrases.dash(next));
    const bool item =
        start > 0 &&
        (phrases.word(start - 1) == "," || phrases.word(start - 1) == ":" || phrases.word(start - 1) == ";") &&
        phrases.in_sentence(start - 1, sentence);
    if (phrases.governs(n)) {
        return located || heads;
    }
    return senses[n] != nullptr || located || heads || item;
}

bool lies_in(std::uint32_t inner, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto outer = inner + 1;
    if (outer >= names.names.size()) {
        return false;
    }
    const auto start = phrases.phrase_start(outer);
    auto link = names.names[inner].last_token;
    if (described_in(names.names[inner].first_token, link, document, cues) == start) {
        return true; // "X, a village in Y"
    }
    if (link < start && cues.at(link, Cue::generic)) {
        link += cues.term_at(link, Cue::generic)->n_tokens; // "X district, Y"
    }
    if (link < start && phrases.word(link) == ",") {
        ++link;
    }
    if (link < start && (phrases.fold(link) == "in" || phrases.fold(link) == "of")) {
        ++link;
    }
    return link == start && link > names.names[inner].last_token &&
           document.tokens[names.names[inner].first_token].sentence == document.tokens[start].sentence;
}

void give_to_inner(std::vector<NameRole>& roles, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& found = names.names;
    for (std::uint32_t n = 0; n < found.size(); ++n) {
        if (roles[n].role != Role::event || senses[n] == nullptr || phrases.is_demonym(n)) {
            continue;
        }
        const auto may_take = [&](std::uint32_t inner) {
            return roles[inner].role == Role::background && roles[inner].may_be_scene && !phrases.is_demonym(inner) &&
                   found[inner].entry != found[n].entry;
        };
        std::uint32_t inner = n;
        auto after = found[n].last_token;
        if (cues.at(after, Cue::generic) && phrases.fold(after + 1) == "'s") {
            ++after; // "Bryansk region's Klintsy"
        }
        const bool possessive = phrases.fold(after) == "'s" && !document.tokens[after].space_before;
        if (possessive && n + 1 < found.size() && found[n + 1].first_token <= after + 2 &&
            phrases.phrase_start(n + 1) <= after + 2 && may_take(n + 1)) {
            inner = n + 1; // "in Afghanistan's Paktika province"
        } else if (n > 0 && roles[n - 1].role == Role::background &&
                   described_in(found[n - 1].first_token, found[n - 1].last_token, document, cues) ==
                       phrases.phrase_start(n)) {
            inner = n - 1; // "X, a village in Kupiansk district"
        } else if (n > 0 && !roles[n].offset.near && lies_in(n - 1, context) && may_take(n - 1) &&
                   (senses[n - 1] == nullptr ? phrases.governs(n) : contains(*senses[n], *senses[n - 1]))) {
            inner = n - 1; // "the town of Lyman in Donetsk region came under fire"
        }
        if (inner != n) {
            roles[inner].role = Role::event;
            roles[inner].reason = roles[n].reason;
            roles[n].role = Role::background;
            roles[n].reason = "only says where a nearer place lies";
        }
    }
}

void drop_road_ends(std::vector<NameRole>& roles, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& found = names.names;
    for (std::uint32_t n = 0; n + 2 < found.size(); ++n) {
        const auto dash = found[n].last_token;
        const auto after = found[n + 1].last_token;
        const bool road = found[n + 1].first_token == dash + 1 && (phrases.word(dash) == "-" || phrases.dash(dash)) &&
                          cues.at(after, Cue::street) &&
                          document.tokens[after].sentence == document.tokens[dash].sentence;
        const bool nearer = roles[n + 2].role == Role::event && roles[n + 2].offset.near &&
                            document.tokens[found[n + 2].first_token].sentence == document.tokens[dash].sentence;
        if (road && nearer && roles[n].role == Role::event) {
            roles[n].role = Role::background;
            roles[n].reason = "a nearer place is named";
        }
    }
}

namespace {

/// "Tayaran Square's clothes market in Baghdad": nothing but words of one noun phrase and an "in" between two names.
bool one_phrase(std::uint32_t inner, std::uint32_t outer, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    constexpr std::uint32_t longest = 7;
    const auto first = names.names[inner].last_token;
    const auto last = phrases.phrase_start(outer);
    if (last <= first + 1 || last - first > longest || phrases.fold(last - 1) != "in" ||
        (phrases.fold(first) != "'s" && !cues.at(first, Cue::generic))) {
        return false;
    }
    for (auto t = first; t + 1 < last; ++t) {
        const bool mark = document.tokens[t].kind == text::TokenKind::punctuation && phrases.fold(t) != "'s" &&
                          phrases.word(t) != "-";
        if (mark || cues.at(t, Cue::list_and) || cues.covers(t, Cue::harm_word) || cues.covers(t, Cue::attack_word) ||
            cues.at(t, Cue::locative)) {
            return false;
        }
    }
    return true;
}

} // namespace

void drop_wider_areas(std::vector<NameRole>& roles, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    const auto& found = names.names;
    for (std::uint32_t n = 0; n < found.size(); ++n) {
        if (roles[n].role != Role::event || senses[n] == nullptr) {
            continue;
        }
        const auto& wide = *senses[n];
        for (std::uint32_t m = 0; m < found.size(); ++m) {
            if (m == n || roles[m].role != Role::event || found[m].entry == found[n].entry ||
                document.tokens[found[m].first_token].sentence != document.tokens[found[n].first_token].sentence) {
                continue;
            }
            const bool unit = wide.kind == FeatureKind::country || wide.kind == FeatureKind::admin1 ||
                              wide.kind == FeatureKind::admin2 || wide.kind == FeatureKind::region ||
                              wide.kind == FeatureKind::continent;
            const bool close = (m > n ? m - n : n - m) <= 2;
            const bool apposed =
                m + 1 == n && !roles[n].offset.near && (lies_in(m, context) || one_phrase(m, n, context));
            const bool holds =
                senses[m] == nullptr ? (unit || apposed) && close : contains(wide, *senses[m]) && (unit || apposed);
            if (holds) {
                roles[n].role = Role::background;
                roles[n].reason = "a nearer place is named";
                break;
            }
        }
    }
}

void take_only_place(std::vector<NameRole>& roles, const RoleContext& context)
{
    const auto& [document, cues, names, senses, phrases, kinds] = context;
    for (const auto& role : roles) {
        if (role.role == Role::event) {
            return;
        }
    }
    for (std::uint32_t n = 0; n < names.names.size(); ++n) {
        const auto start = phrases.phrase_start(n);
        const auto sentence = document.tokens[start].sentence;
        const bool its_police = roles[n].role == Role::actor && !phrases.is_demonym(n); // "Istanbul police asked ..."
        if (!(roles[n].role == Role::background || its_police) || senses[n] == nullptr || phrases.governs(n) ||
            document.sentences[sentence].heading || !(phrases.locative(start, false) || its_police) ||
            cues.before(start, Cue::background)) {
            continue;
        }
        for (auto s = sentence + 1; s < document.sentences.size() && s <= sentence + 1; ++s) {
            if (!kinds.tells_event[s]) {
                continue;
            }
            for (auto t = document.sentences[s].first_token; t < document.sentences[s].last_token; ++t) {
                if (cues.covers(t, Cue::harm_word)) {
                    const bool container =
                        n > 0 && described_in(names.names[n - 1].first_token, names.names[n - 1].last_token, document,
                                              cues) == start;
                    auto& role = roles[container ? n - 1 : n]; // "X, a village in Y"
                    role.role = Role::event;
                    role.reason = "the next sentence tells of those harmed and names no place";
                    return;
                }
            }
        }
    }
}

} // namespace placeline::places
