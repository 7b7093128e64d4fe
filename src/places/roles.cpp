// SPDX-License-Identifier: Apache-2.0
#include "places/roles.hpp"

#include "places/name_forms.hpp"
#include "places/role_actors.hpp"
#include "places/role_context.hpp"
#include "places/role_harm.hpp"
#include "places/role_locating.hpp"
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
    if (is_water(n, context_)) {
        return as(Role::background, "a river or lake of that name");
    }
    if (names_building(n, context_)) {
        return as(Role::background, "a building is called after it");
    }
    if (is_actor(n, start, context_) || labels_rival(n, context_, roles_)) {
        return as(Role::actor, "stands for a government or force");
    }
    if (own_event && is_counted_behind(n, context_, roles_)) {
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
    if (is_treatment(n, start, context_)) {
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
        phrases_.governs(n) && !holds_unlisted(n, context_) && !leads_to_thing(n, start, context_)) {
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
        return is_launched_before(start, context_) ? as(Role::origin, "something was launched from there")
                                                   : as(Role::background, "not where it happened");
    }
    if (cues_.before(start, Cue::near) && phrases_.governs(n) && start > 2 && phrases_.fold(start - 1) == "to" &&
        phrases_.fold(start - 3) == "as") {
        return as(Role::background, "somebody is close to its government");
    }
    if ((result.offset.near || result.offset.distance_m > 0.0) && is_reference(n, start, context_, roles_)) {
        return as(Role::background, "says where a nearer place lies");
    }
    if (result.offset.distance_m > 0.0 && !result.offset.bearing_deg) {
        return as(Role::background, "says how far away it is");
    }
    if (is_commemorated(start, context_)) {
        return as(Role::background, "what happened there was long ago");
    }
    const bool struck = cues_.before(start, Cue::event_before) || cues_.before(name.first_token, Cue::event_before);
    const bool was_struck = phrases_.in_sentence(name.last_token, sentence) &&
                            cues_.at(name.last_token, Cue::event_after) &&
                            !(phrases_.governs(n) && phrases_.fold(name.last_token) == "hit");
    if (was_struck) {
        return as(Role::event, "it was struck");
    }
    if (own_event && is_told_behind(n, context_)) {
        return as(Role::event, "the clause behind it tells what happened there");
    }
    if ((struck || is_struck_by_someone(start, context_)) && own_event) {
        return as(Role::event, "words of attack or harm stand right before it");
    }
    if (is_of_speakers(n, start, context_)) {
        return as(Role::background, "those who speak are there");
    }
    if (cues_.before(start, Cue::background) &&
        !(own_event && (phrases_.struck_before(start) || is_only_scene(n, start, context_, roles_)))) {
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
    // "Khan Sheikhoun, in rebel-held Idlib", "Khorly, on the Black Sea shore"
    const bool at_water = senses_[n] != nullptr && senses_[n]->kind == FeatureKind::water;
    if (n > 0 && start > 1 && phrases_.fold(start - 1) == (at_water ? "on" : "in") && phrases_.word(start - 2) == "," &&
        names_.names[n - 1].last_token + 2 == start && roles_[n - 1].role == Role::event) {
        return as(Role::background, "only says where a nearer place lies");
    }
    if (located && own_event) {
        if (between && is_reference(n, start, context_, roles_)) {
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
                (is_behind_unit(n - 1, start, context_) ||
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
