// SPDX-License-Identifier: Apache-2.0
#include "places/roles.hpp"

#include "places/name_forms.hpp"
#include "places/role_context.hpp"
#include "places/scenes.hpp"
#include "places/sentence_kinds.hpp"

namespace placeline::places {

namespace {

class RoleFinder {
public:
    RoleFinder(const text::Document& document, const CueMap& cues, const NameSet& names,
               const std::vector<const Candidate*>& senses)
        : document_(document), cues_(cues), names_(names), senses_(senses), phrases_(document, cues, names, senses),
          kinds_(read_sentence_kinds(document, cues, phrases_)),
          context_{document, cues, names, senses, phrases_, kinds_}, roles_(names.names.size())
    {
    }

    std::vector<NameRole> run();

private:
    [[nodiscard]] bool actor(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] bool treatment(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] bool struck_behind(std::uint32_t name) const;
    [[nodiscard]] bool reference(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] bool of_speakers(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] bool behind_unit(std::uint32_t inner, std::uint32_t start) const;
    [[nodiscard]] bool commemorated(std::uint32_t start) const;
    [[nodiscard]] bool launched_before(std::uint32_t start) const;
    [[nodiscard]] bool struck_by_someone(std::uint32_t start) const;
    [[nodiscard]] bool is_water(std::uint32_t name) const;
    [[nodiscard]] bool told_behind(std::uint32_t name) const;
    [[nodiscard]] bool holds_unlisted(std::uint32_t name) const;
    [[nodiscard]] bool labels_rival(std::uint32_t name) const;
    [[nodiscard]] bool leads_to_thing(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] bool names_building(std::uint32_t name) const;
    [[nodiscard]] bool only_scene(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] bool counted_behind(std::uint32_t name) const;
    NameRole role_of(std::uint32_t name);

    const text::Document& document_;
    const CueMap& cues_;
    const NameSet& names_;
    const std::vector<const Candidate*>& senses_;
    NamePhrases phrases_;
    SentenceKinds kinds_;
    RoleContext context_;
    std::vector<NameRole> roles_;
};

bool RoleFinder::actor(std::uint32_t n, std::uint32_t start) const
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    const auto after = name.last_token;
    if (!phrases_.in_sentence(after, sentence)) {
        return false;
    }
    if (phrases_.word(after) == "-" && !document_.tokens[after].space_before &&
        cues_.at(after + 1, Cue::hyphen_actor)) {
        return true;
    }
    const bool possessive = phrases_.fold(after) == "'s" && !document_.tokens[after].space_before;
    const auto next = possessive ? after + 1 : after;
    const bool located = phrases_.locative(start, true) || cues_.before(start, Cue::event_before);
    const auto* force = phrases_.in_sentence(next, sentence) ? cues_.term_at(next, Cue::actor_after) : nullptr;
    const bool its_house = force != nullptr && located && cues_.at(next + force->n_tokens, Cue::generic);
    if (force != nullptr && !its_house && !cues_.at(next, Cue::generic) && (possessive || !located)) {
        // "the Kabul attack": a town's attack is in it, a country's is by it.
        return phrases_.governs(n) || possessive || !cues_.at(next, Cue::event_word);
    }
    if (!phrases_.governs(n)) {
        return false;
    }
    if (located) {
        return false;
    }
    if (cues_.at(after, Cue::speech)) {
        return true;
    }
    if ((cues_.at(after, Cue::list_and) || phrases_.word(after) == ",") &&
        phrases_.name_at(after + 1) != NamePhrases::none) {
        const auto other = phrases_.name_at(after + 1);
        const auto beyond = names_.names[other].last_token;
        return phrases_.governs(other) && cues_.at(beyond, Cue::speech);
    }
    // "between Baghdad and Washington", "accused Washington of"
    return cues_.before(start, Cue::speech) || cues_.before(start, Cue::between);
}

/// "Hospitals in X and Y were hit", "the clinic in X was struck".
bool RoleFinder::struck_behind(std::uint32_t n) const
{
    const auto sentence = document_.tokens[names_.names[n].first_token].sentence;
    auto last = n;
    auto after = names_.names[n].last_token;
    while (phrases_.in_sentence(after, sentence) && cues_.at(after, Cue::list_and) &&
           phrases_.name_at(after + 1) == last + 1) {
        ++last;
        after = names_.names[last].last_token;
    }
    return phrases_.in_sentence(after, sentence) && cues_.at(after, Cue::event_after);
}

bool RoleFinder::treatment(std::uint32_t n, std::uint32_t start) const
{
    const auto* term = cues_.term_before(start, Cue::treatment);
    if (term == nullptr || struck_behind(n)) {
        return false;
    }
    const bool building = cues_.covers(term->first_token, Cue::treatment_word);
    if (!building) {
        return true;
    }
    // "hit a hospital in X", "the explosion at a hospital in X" happened there.
    constexpr std::uint32_t close = 6; // "came down on a 40-bed |hospital in"
    for (std::uint32_t back = 1; back <= close && back <= term->first_token; ++back) {
        const auto t = term->first_token - back;
        if (!phrases_.in_sentence(t, document_.tokens[start].sentence)) {
            break;
        }
        if (back == 1 && phrases_.fold(t) == "in") {
            continue; // "in hospital" tells of the wounded
        }
        if (back > 4 && phrases_.name_at(t) != NamePhrases::none) {
            break; // "died in A and another in hospital in B"
        }
        if (cues_.before(t + 1, Cue::event_before) || phrases_.fold(t) == "at" || phrases_.fold(t) == "outside" ||
            cues_.covers(t, Cue::event_word)) {
            return false;
        }
    }
    // "attacks on a school and a clinic in X": nobody was brought there.
    constexpr std::uint32_t far = 9;
    for (std::uint32_t back = 1; back <= far && back <= term->first_token; ++back) {
        const auto t = term->first_token - back;
        if (!phrases_.in_sentence(t, document_.tokens[start].sentence) || phrases_.fold(t) == "to" ||
            cues_.at(t, Cue::treats)) {
            break;
        }
        if (phrases_.name_at(t) != NamePhrases::none || phrases_.word(t) == ";") {
            break;
        }
        if (cues_.covers(t, Cue::attack_word) && (phrases_.fold(t + 1) == "on" || phrases_.fold(t + 1) == "at")) {
            return false;
        }
        if (cues_.before(t + 1, Cue::event_before) && cues_.covers(t, Cue::event_word) &&
            !cues_.covers(t, Cue::harm_word)) {
            return false; // "struck a wedding, a funeral and a hospital in X"
        }
    }
    return true;
}

/// A name that only says where another, nearer one lies: "Al-Mawasi, west of Khan Younis", "Hroza, near Kupiansk".
bool RoleFinder::reference(std::uint32_t n, std::uint32_t start) const
{
    const auto sentence = document_.tokens[start].sentence;
    // The phrase must follow the nearer name, or a comma: not "two near Fallujah, one near Hit", nor "in A and near B".
    auto phrase = start;
    for (bool moved = true; moved && phrase > 0;) {
        moved = false;
        for (const auto cue : {Cue::near, Cue::direction, Cue::distance_unit, Cue::between}) {
            if (const auto* term = cues_.term_before(phrase, cue)) {
                phrase = term->first_token;
                moved = true;
            }
        }
        if (!moved && phrase > 0 && phrases_.in_sentence(phrase - 1, sentence)) {
            const auto f = phrases_.fold(phrase - 1);
            if (f == "of" || f == "from" || f == "some" || f == "about" || f == "to" || f == "the" || f == "just" ||
                f == "on" ||
                (document_.tokens[phrase - 1].kind == text::TokenKind::number &&
                 cues_.at(phrase, Cue::distance_unit))) {
                --phrase;
                moved = true;
            }
        }
    }
    if (phrase == 0 || !phrases_.in_sentence(phrase - 1, sentence)) {
        return false;
    }
    const auto beyond = phrase - 1;
    if (phrases_.word(beyond) != "," && phrases_.name_at(beyond) == NamePhrases::none &&
        !cues_.at(beyond, Cue::generic)) {
        return false;
    }
    for (std::uint32_t back = 0; back < 12 && back <= start; ++back) {
        const auto t = start - back;
        if (!phrases_.in_sentence(t, sentence)) {
            return false;
        }
        const auto other = phrases_.name_at(t);
        if (other != NamePhrases::none && other != n && !phrases_.is_demonym(other)) {
            return roles_[other].role == Role::event && other + 3 > n;
        }
        if (back > 0 && (phrases_.word(t) == ";" || phrases_.word(t) == ":" ||
                         (cues_.covers(t, Cue::event_word) && phrases_.word(t) != ","))) {
            return false;
        }
    }
    return false;
}

/// "the village of A, B district, |C": units behind a comma, each in the next.
bool RoleFinder::behind_unit(std::uint32_t inner, std::uint32_t start) const
{
    const auto& name = names_.names[inner];
    const auto link = names_.names[inner].last_token;
    const bool unit = (name.hint == '1' || name.hint == '2') && cues_.at(link, Cue::generic) && link + 2 == start;
    const auto after = names_.names[inner + 1].last_token;
    return unit && inner > 0 && lies_in(inner - 1, context_) &&
           !(phrases_.in_sentence(after, document_.tokens[start].sentence) && cues_.at(after, Cue::list_and));
}

/// "four years since his killing in X", "the anniversary of the blast in X": told of, but long ago.
bool RoleFinder::commemorated(std::uint32_t start) const
{
    constexpr std::uint32_t reach = 7;
    for (std::uint32_t back = 2; back <= reach && back <= start; ++back) {
        const auto t = start - back;
        if (!phrases_.in_sentence(t, document_.tokens[start].sentence) || phrases_.word(t) == "," ||
            phrases_.word(t) == ";") {
            return false;
        }
        if (cues_.before(t + 1, Cue::anniversary)) {
            return true;
        }
    }
    return false;
}

/// "A missile fired by the group from X".
bool RoleFinder::launched_before(std::uint32_t start) const
{
    constexpr std::uint32_t reach = 8;
    for (std::uint32_t back = 2; back <= reach && back <= start; ++back) {
        const auto t = start - back;
        if (!phrases_.in_sentence(t, document_.tokens[start].sentence) || phrases_.word(t) == "," ||
            phrases_.word(t) == ";") {
            return false;
        }
        if (cues_.at(t, Cue::launched)) {
            return true;
        }
    }
    return false;
}

/// "Shelling by the rebels of X".
bool RoleFinder::struck_by_someone(std::uint32_t start) const
{
    if (start < 3 || phrases_.fold(start - 1) != "of") {
        return false;
    }
    constexpr std::uint32_t reach = 10;
    for (std::uint32_t back = 2; back <= reach && back < start; ++back) {
        const auto t = start - back;
        if (!phrases_.in_sentence(t, document_.tokens[start].sentence) || phrases_.word(t) == "," ||
            phrases_.word(t) == ";") {
            return false;
        }
        if (phrases_.fold(t) == "by") {
            return cues_.covers(t - 1, Cue::attack_word);
        }
    }
    return false;
}

/// "Church leaders in X and Y condemned it": a verb of speech follows, and nothing happens before the names.
bool RoleFinder::of_speakers(std::uint32_t n, std::uint32_t start) const
{
    const auto sentence = document_.tokens[start].sentence;
    auto after = names_.names[n].last_token;
    const bool at_building = start > 0 && phrases_.fold(start - 1) == "at"; // "medics at X hospital in Y said"
    for (auto next = n; phrases_.in_sentence(after, sentence) &&
                        (cues_.at(after, Cue::list_and) || (at_building && phrases_.fold(after) == "in")) &&
                        phrases_.name_at(after + 1) == next + 1;) {
        ++next;
        after = names_.names[next].last_token;
    }
    if (!phrases_.in_sentence(after, sentence) || !cues_.at(after, Cue::speech) ||
        cues_.covers(after, Cue::event_word) || cues_.covers(after, Cue::harm_word)) {
        return false;
    }
    const auto first = document_.sentences[sentence].first_token;
    constexpr std::uint32_t reach = 8;
    for (auto t = start; t-- > first && start - t <= reach;) {
        if (phrases_.word(t) == "," || phrases_.word(t) == ";" || phrases_.word(t) == ":") {
            break;
        }
        if (phrases_.name_at(t) == NamePhrases::none && // not of "Martyrs Hospital"
            (cues_.covers(t, Cue::event_word) || cues_.covers(t, Cue::attack_word) ||
             cues_.covers(t, Cue::harm_word))) {
            return false; // "the blast in X claimed ten lives"
        }
    }
    return true;
}

/// A country's name of "the Congo river", "near Rharous on the Niger".
bool RoleFinder::is_water(std::uint32_t n) const
{
    const auto& name = names_.names[n];
    if (senses_[n] == nullptr || senses_[n]->kind != FeatureKind::country) {
        return false;
    }
    const auto after = name.last_token;
    const bool follows = phrases_.in_sentence(after, document_.tokens[name.first_token].sentence);
    if (follows && cues_.at(after, Cue::water_after)) {
        return true;
    }
    return name.first_token > 0 && phrases_.fold(name.first_token - 1) == "the" &&
           cues_.at(name.first_token, Cue::river) &&
           !(follows && (cues_.at(after, Cue::actor_after) || document_.tokens[after].capital));
}

/// "X, where three were found dead": the clause behind the name tells what happened in it.
bool RoleFinder::told_behind(std::uint32_t n) const
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    const auto where = name.last_token + 1;
    if (phrases_.word(name.last_token) != "," || !phrases_.in_sentence(where, sentence) ||
        phrases_.fold(where) != "where" || kinds_.treats[sentence]) {
        return false;
    }
    bool harm = false;
    for (auto t = where + 1; phrases_.in_sentence(t, sentence); ++t) {
        if (phrases_.word(t) == "," || phrases_.word(t) == ";" || phrases_.name_at(t) != NamePhrases::none) {
            break;
        }
        if (cues_.at(t, Cue::speech) || cues_.covers(t, Cue::treatment_word) || cues_.at(t, Cue::treats) ||
            cues_.at(t, Cue::past) || cues_.at(t, Cue::anniversary) || cues_.at(t, Cue::no_event_phrase)) {
            return false;
        }
        harm = harm || cues_.covers(t, Cue::harm_word);
    }
    return harm;
}

/// "Kabul's Khwaja Burgha neighbourhood", which the gazetteer lacks: what happens there happens in Kabul.
bool RoleFinder::holds_unlisted(std::uint32_t n) const
{
    const auto part = names_.names[n].last_token + 1;
    return n + 1 < names_.names.size() && names_.names[n + 1].first_token == part && senses_[n + 1] == nullptr &&
           phrases_.in_sentence(names_.names[n + 1].last_token, document_.tokens[part].sentence) &&
           cues_.at(names_.names[n + 1].last_token, Cue::generic);
}

/// "Outside the gates of Islamabad's court complex": a town's thing is in it.
bool RoleFinder::leads_to_thing(std::uint32_t n, std::uint32_t start) const
{
    const auto thing = names_.names[n].last_token + 1;
    const auto* sense = senses_[n];
    return sense != nullptr && sense->kind != FeatureKind::country && phrases_.locative(start, false) &&
           phrases_.in_sentence(thing, document_.tokens[start].sentence) && !cues_.at(thing, Cue::actor_after) &&
           !cues_.at(thing, Cue::person_title) &&
           (phrases_.name_at(thing) == NamePhrases::none || senses_[phrases_.name_at(thing)] == nullptr);
}

/// "The Mar Elias church in Damascus": a building is called so, not the far place of that name.
bool RoleFinder::names_building(std::uint32_t n) const
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    const auto* building = phrases_.in_sentence(name.last_token, sentence) && !document_.tokens[name.last_token].capital
                               ? cues_.term_at(name.last_token, Cue::generic)
                               : nullptr;
    if (building == nullptr || !cues_.value(*building).starts_with('S') || senses_[n] == nullptr ||
        n + 1 >= names_.names.size()) {
        return false;
    }
    constexpr std::uint32_t longest = 6; // "in the Dweila quarter of Damascus"
    const auto link = name.last_token + building->n_tokens;
    for (auto town = n + 1; town < names_.names.size() && phrases_.fold(link) == "in"; ++town) {
        const auto first = names_.names[town].first_token;
        if (!phrases_.in_sentence(first, sentence) || first > link + longest) {
            return false;
        }
        const auto* sense = senses_[town];
        if (sense != nullptr && sense->kind != FeatureKind::country && !phrases_.is_demonym(town)) {
            return !contains(*sense, *senses_[n]) && sense->place != senses_[n]->place;
        }
    }
    return false;
}

/// "A missile hit Korvath. Russia: one dead. Ukraine: nine dead.": the states speak of what was told before.
bool RoleFinder::labels_rival(std::uint32_t n) const
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    if (senses_[n] == nullptr || senses_[n]->kind != FeatureKind::country ||
        name.first_token != document_.sentences[sentence].first_token || phrases_.word(name.last_token) != ":") {
        return false;
    }
    for (auto other = n; other-- > 0;) {
        const auto of = document_.tokens[names_.names[other].first_token].sentence;
        if (document_.sentences[of].paragraph != document_.sentences[sentence].paragraph) {
            return false;
        }
        const auto* sense = senses_[other];
        if (of != sentence && sense != nullptr && !phrases_.is_demonym(other) && sense->kind != FeatureKind::country &&
            roles_[other].role != Role::actor) {
            return true;
        }
    }
    return false;
}

/// "Shot dead as he left a rally in X", "a strike flattened the embassy in X": where people met or a state keeps a
/// house is the scene if words of attack or harm lead to it and the sentence names no other place.
bool RoleFinder::only_scene(std::uint32_t n, std::uint32_t start) const
{
    const auto* term = cues_.term_before(start, Cue::background);
    if (term == nullptr || cues_.value(*term) != "scene") {
        return false;
    }
    const auto sentence = document_.tokens[start].sentence;
    for (std::uint32_t other = 0; other < names_.names.size(); ++other) {
        const bool here = phrases_.in_sentence(names_.names[other].first_token, sentence);
        if (here && other < n && roles_[other].role == Role::event) {
            return false;
        }
        const auto begin = phrases_.phrase_start(other);
        if (here && other > n && !phrases_.is_demonym(other) && !(other == n + 1 && lies_in(n, context_)) &&
            (phrases_.locative(begin, true) || cues_.before(begin, Cue::event_before))) {
            return false;
        }
    }
    constexpr std::uint32_t reach = 14;
    for (auto t = term->first_token; t > document_.sentences[sentence].first_token && start - t <= reach;) {
        --t;
        const auto word = phrases_.fold(t);
        if (phrases_.word(t) == "," || phrases_.word(t) == ";" || phrases_.word(t) == ":") {
            return false;
        }
        if (cues_.covers(t, Cue::harm_word) || cues_.covers(t, Cue::attack_word) || word == "at" || word == "outside") {
            return true;
        }
    }
    return false;
}

/// "Kyiv 33 dead, Dnipro 8, Odesa 5", "Kyiv: 33 dead": the number of those harmed stands right behind the name.
bool RoleFinder::counted_behind(std::uint32_t n) const
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    const auto& bounds = document_.sentences[sentence];
    const bool label = phrases_.word(name.last_token) == ":" && name.first_token == bounds.first_token;
    const auto number = name.last_token + (label ? 1 : 0); // "Arvela: 33 dead"
    if (!phrases_.in_sentence(number, sentence) || document_.tokens[number].kind != text::TokenKind::number) {
        return false;
    }
    const bool opens = name.first_token == bounds.first_token ||
                       document_.tokens[name.first_token - 1].kind == text::TokenKind::punctuation;
    if (opens && cues_.covers(number + 1, Cue::harm_word)) {
        return true;
    }
    const bool ends = number + 1 >= bounds.last_token ||
                      document_.tokens[number + 1].kind == text::TokenKind::punctuation ||
                      cues_.at(number + 1, Cue::list_and);
    return opens && ends && n > 0 && phrases_.in_sentence(names_.names[n - 1].first_token, sentence) &&
           roles_[n - 1].role == Role::event && counted_behind(n - 1);
}

NameRole RoleFinder::role_of(std::uint32_t n)
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    const auto& bounds = document_.sentences[sentence];
    const auto start = phrases_.phrase_start(n);
    NameRole result;
    const auto as = [&result](Role role, const char* reason) {
        result.role = role;
        result.reason = reason;
        return result;
    };
    if (phrases_.is_demonym(n)) {
        return as(Role::actor, "a word for a people");
    }
    result.offset = phrases_.offset_of(n, start);
    const bool own_event = kinds_.tells_event[sentence];
    if (is_water(n)) {
        return as(Role::background, "a river or lake of that name");
    }
    if (names_building(n)) {
        return as(Role::background, "a building is called after it");
    }
    if (actor(n, start) || labels_rival(n)) {
        return as(Role::actor, "stands for a government or force");
    }
    if (own_event && counted_behind(n)) {
        return as(Role::event, "those harmed are counted right behind it");
    }
    if (phrases_.in_sentence(name.last_token, sentence) && document_.tokens[name.last_token].capital &&
        cues_.at(name.last_token, Cue::street)) {
        return as(Role::background, "a street or building is called after it");
    }
    if (cues_.before(start, Cue::origin)) {
        return as(Role::origin, "something was launched from there");
    }
    // "took off from Camp Lemonnier in Djibouti"
    if (n > 0 &&
        (roles_[n - 1].role == Role::origin || roles_[n - 1].role == Role::treatment || roles_[n - 1].left_behind) &&
        lies_in(n - 1, context_) && senses_[n] != nullptr &&
        (senses_[n - 1] == nullptr || contains(*senses_[n], *senses_[n - 1]))) {
        return as(Role::background, "only says where a nearer place lies");
    }
    if (treatment(n, start)) {
        return as(Role::treatment, "those harmed or displaced arrived there");
    }
    if (n > 0 && (!own_event || start == names_.names[n - 1].last_token + 1) &&
        described_in(names_.names[n - 1].first_token, names_.names[n - 1].last_token, document_, cues_) == start) {
        return as(Role::background, "only says where a nearer place lies"); // "X, Kanbalu township: ..."
    }
    if (bounds.heading || (name.last_token < bounds.last_token && phrases_.word(name.last_token) == ":" &&
                           name.first_token == bounds.first_token)) {
        result.may_be_scene = may_be_scene(n, start, context_);
        return as(Role::background, "a heading");
    }
    if (phrases_.fold(name.last_token) == "'s" && phrases_.in_sentence(name.last_token, sentence) &&
        !document_.tokens[name.last_token].space_before && !cues_.before(start, Cue::event_before) &&
        phrases_.governs(n) && !holds_unlisted(n) && !leads_to_thing(n, start)) {
        return as(Role::background, "only says whose");
    }
    const bool from_there = start > 0 && phrases_.fold(start - 1) == "from";
    if (from_there && own_event) { // "hostages were freed from X in a raid"
        constexpr std::uint32_t reach = 5;
        for (std::uint32_t t = start - 1; t-- > bounds.first_token && start - t <= reach;) {
            if (cues_.at(t, Cue::scene_from)) {
                return as(Role::event, "people were taken from there");
            }
        }
    }
    if (from_there && result.offset.distance_m == 0.0) {
        result.left_behind = true;
        return launched_before(start) ? as(Role::origin, "something was launched from there")
                                      : as(Role::background, "not where it happened");
    }
    if (cues_.before(start, Cue::near) && phrases_.governs(n) && start > 2 && phrases_.fold(start - 1) == "to" &&
        phrases_.fold(start - 3) == "as") {
        return as(Role::background, "somebody is close to its government");
    }
    if ((result.offset.near || result.offset.distance_m > 0.0) && reference(n, start)) {
        return as(Role::background, "says where a nearer place lies");
    }
    if (result.offset.distance_m > 0.0 && !result.offset.bearing_deg) {
        return as(Role::background, "says how far away it is");
    }
    if (commemorated(start)) {
        return as(Role::background, "what happened there was long ago");
    }
    const bool struck = cues_.before(start, Cue::event_before) || cues_.before(name.first_token, Cue::event_before);
    const bool was_struck = phrases_.in_sentence(name.last_token, sentence) &&
                            cues_.at(name.last_token, Cue::event_after) &&
                            !(phrases_.governs(n) && phrases_.fold(name.last_token) == "hit");
    if (was_struck) {
        return as(Role::event, "it was struck");
    }
    if (own_event && told_behind(n)) {
        return as(Role::event, "the clause behind it tells what happened there");
    }
    if ((struck || struck_by_someone(start)) && own_event) {
        return as(Role::event, "words of attack or harm stand right before it");
    }
    if (of_speakers(n, start)) {
        return as(Role::background, "those who speak are there");
    }
    if (cues_.before(start, Cue::background) &&
        !(own_event && (phrases_.struck_before(start) || only_scene(n, start)))) {
        return as(Role::background, "the words before it say that it is no scene");
    }
    if (kinds_.treats[sentence] && (phrases_.locative(start, false) || phrases_.locative(name.first_token, false))) {
        return as(Role::treatment, "a hospital there takes in those harmed");
    }
    // "the Kyiv district of Shevchenkivskyi" is in Kyiv, "the Zeitoun quarter of Gaza City" in Gaza City.
    if (phrases_.in_sentence(name.last_token, sentence) && cues_.at(name.last_token, Cue::generic) &&
        phrases_.fold(name.last_token + 1) == "of" && phrases_.name_at(name.last_token + 2) != NamePhrases::none) {
        const auto* second = senses_[phrases_.name_at(name.last_token + 2)];
        const auto* first = senses_[n];
        if (first != nullptr &&
            (second == nullptr || (!contains(*second, *first) && first->prominence > second->prominence))) {
            return as(Role::background, "only says where a nearer place lies");
        }
    }
    const bool between = cues_.before(start, Cue::between);
    const bool located = phrases_.locative(start, own_event) || phrases_.locative(name.first_token, own_event) ||
                         between || result.offset.bearing_deg.has_value() ||
                         (start > 1 && phrases_.fold(start - 1) == "to" && phrases_.fold(start - 2) == "road");
    // "Khan Sheikhoun, in rebel-held Idlib"
    if (n > 0 && start > 1 && phrases_.fold(start - 1) == "in" && phrases_.word(start - 2) == "," &&
        names_.names[n - 1].last_token + 2 == start && roles_[n - 1].role == Role::event) {
        return as(Role::background, "only says where a nearer place lies");
    }
    if (located && own_event) {
        if (between && reference(n, start)) {
            return as(Role::background, "says where a nearer place lies");
        }
        if (between) {
            result.offset.near = true;
            const auto link = name.last_token;
            if (cues_.at(link, Cue::list_and) && phrases_.name_at(link + 1) != NamePhrases::none) {
                result.offset.between = phrases_.name_at(link + 1);
            }
        }
        return as(Role::event, "where what the sentence tells of happened");
    }
    // "around Mezzeh, Damascus; Abu Kamal; Qalamoun.": a bare name between semicolons
    if (n > 0 && own_event && start > 0 && phrases_.word(start - 1) == ";" &&
        (name.last_token >= bounds.last_token || phrases_.word(name.last_token) == ";" ||
         phrases_.word(name.last_token) == ".")) {
        auto first = n - 1;
        while (first > 0 && names_.names[first].first_token > bounds.first_token &&
               roles_[first].role == Role::background && lies_in(first - 1, context_)) {
            --first;
        }
        if (names_.names[first].first_token >= bounds.first_token && roles_[first].role == Role::event) {
            return as(Role::event, "a list that goes on");
        }
    }
    // A list goes on in the role of its first name: "in Komsilga, Nodin and Soroe".
    if (n > 0 && names_.names[n - 1].last_token < name.first_token) {
        const auto& previous = names_.names[n - 1];
        const auto gap = start - std::min(start, previous.last_token);
        // "in X overnight, Y said" is no list: nothing but a comma, an "and" or a word such as "city" stands between.
        const bool adjoining = gap < 2 || phrases_.word(start - 2) == "," || cues_.at(start - 2, Cue::list_and) ||
                               cues_.at(start - 2, Cue::generic) || cues_.before(start - 1, Cue::generic);
        if (phrases_.in_sentence(previous.first_token, sentence) && gap >= 1 && gap <= 2 && adjoining &&
            (phrases_.word(start - 1) == "," || cues_.at(start - 1, Cue::list_and)) &&
            (roles_[n - 1].role == Role::event || roles_[n - 1].role == Role::treatment ||
             roles_[n - 1].role == Role::origin)) {
            const auto* outer = senses_[n];
            const auto* inner = senses_[n - 1];
            if (roles_[n - 1].offset.between == n) {
                return as(Role::background, "the other end of \"between\"");
            }
            const bool apposition =
                outer != nullptr && phrases_.word(start - 1) == "," &&
                (behind_unit(n - 1, start) ||
                 ((inner != nullptr && contains(*outer, *inner)) ||
                  (inner == nullptr && (outer->kind == FeatureKind::country || outer->kind == FeatureKind::admin1))));
            if (!apposition) {
                result.offset.near |= roles_[n - 1].offset.near && !roles_[n - 1].offset.bearing_deg;
                return as(roles_[n - 1].role, "a list that goes on");
            }
        }
    }
    result.may_be_scene = may_be_scene(n, start, context_);
    return as(Role::background, "nothing says that something happened there");
}

std::vector<NameRole> RoleFinder::run()
{
    const auto dateline = phrases_.dateline_end();
    for (std::uint32_t n = 0; n < names_.names.size(); ++n) {
        if (names_.names[n].first_token < dateline) {
            roles_[n] = {
                phrases_.is_demonym(n) ? Role::actor : Role::dateline, {}, false, "where the report was filed"};
            continue;
        }
        roles_[n] = role_of(n);
    }
    give_to_inner(roles_, context_);
    drop_road_ends(roles_, context_);
    drop_wider_areas(roles_, context_);
    take_only_place(roles_, context_);
    return std::move(roles_);
}

} // namespace

std::vector<NameRole> find_roles(const text::Document& document, const CueMap& cues, const NameSet& names,
                                 const std::vector<const Candidate*>& senses)
{
    return RoleFinder{document, cues, names, senses}.run();
}

} // namespace placeline::places
