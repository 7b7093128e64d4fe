// SPDX-License-Identifier: Apache-2.0
#include "places/roles.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace placeline::places {

namespace {

class RoleFinder {
public:
    RoleFinder(const text::Document& document, const CueMap& cues, const NameSet& names,
               const std::vector<const Candidate*>& senses)
        : document_(document), cues_(cues), names_(names), senses_(senses), roles_(names.names.size()),
          name_at_(document.tokens.size() + 1, none)
    {
    }

    std::vector<NameRole> run();

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    void read_sentences();
    std::uint32_t dateline_end() const;
    [[nodiscard]] bool dash(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t phrase_start(std::uint32_t name) const;
    [[nodiscard]] bool is_demonym(std::uint32_t name) const;
    [[nodiscard]] bool governs(std::uint32_t name) const;
    [[nodiscard]] bool actor(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] bool treatment(std::uint32_t start) const;
    [[nodiscard]] Offset offset_of(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] bool reference(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] bool locative(std::uint32_t token, bool event_sentence) const;
    [[nodiscard]] bool struck_before(std::uint32_t start) const;
    [[nodiscard]] bool of_speakers(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] bool may_be_scene(std::uint32_t name, std::uint32_t start) const;
    NameRole role_of(std::uint32_t name);
    void drop_wider_areas();
    void take_only_place();
    [[nodiscard]] std::string_view fold(std::uint32_t token) const
    {
        return token < document_.tokens.size() ? document_.fold(token) : std::string_view{};
    }
    [[nodiscard]] std::string_view word(std::uint32_t token) const
    {
        return token < document_.tokens.size() ? document_.word(token) : std::string_view{};
    }
    [[nodiscard]] bool in_sentence(std::uint32_t token, std::uint32_t sentence) const
    {
        return token < document_.tokens.size() && document_.tokens[token].sentence == sentence;
    }

    const text::Document& document_;
    const CueMap& cues_;
    const NameSet& names_;
    const std::vector<const Candidate*>& senses_;
    std::vector<NameRole> roles_;
    std::vector<std::uint32_t> name_at_; ///< per token: the name that covers it
    std::vector<bool> tells_event_;      ///< per sentence
    std::vector<bool> peaceful_;         ///< per sentence: a match, a storm or a strike over wages, without harm
    std::vector<bool> treats_;           ///< per sentence: a hospital takes in the wounded, nothing is struck
};

void RoleFinder::read_sentences()
{
    for (std::uint32_t n = 0; n < names_.names.size(); ++n) {
        for (auto t = names_.names[n].first_token; t < names_.names[n].last_token; ++t) {
            name_at_[t] = n;
        }
    }
    tells_event_.resize(document_.sentences.size(), false);
    treats_.resize(document_.sentences.size(), false);
    peaceful_.resize(document_.sentences.size(), false);
    for (std::size_t s = 0; s < document_.sentences.size(); ++s) {
        const auto& sentence = document_.sentences[s];
        bool event = false;
        bool harm = false;
        bool attack = false;
        bool peaceful = false;
        bool no_attack = false;
        bool hospital = false;
        bool treats = false;
        for (auto t = sentence.first_token; t < sentence.last_token; ++t) {
            if (name_at_[t] != none) {
                continue;
            }
            const bool phrase = cues_.covers(t, Cue::no_event_phrase);
            no_attack |= phrase;
            event |= !phrase && (cues_.covers(t, Cue::event_word) || cues_.covers(t, Cue::happened));
            harm |= !phrase && cues_.covers(t, Cue::harm_word);
            attack |= !phrase && cues_.covers(t, Cue::attack_word);
            peaceful |= cues_.at(t, Cue::no_event_word);
            hospital |= cues_.covers(t, Cue::treatment_word);
            treats |= cues_.at(t, Cue::treats);
            if (cues_.covers(t, Cue::treatment_word) && cues_.at(t + 1, Cue::treats)) {
                treats_[s] = true; // "a hospital took in thirty": whatever else the sentence tells of
            }
        }
        // A match, a storm or a strike over wages has words of attack too; people killed tell them apart.
        tells_event_[s] = event && (harm || !peaceful);
        peaceful_[s] = (peaceful || no_attack) && !harm;
        treats_[s] = treats_[s] || (hospital && treats && !attack);
    }
}

bool RoleFinder::dash(std::uint32_t token) const
{
    const auto w = word(token);
    return (w == "-" || w == "--" || w == "\u2013" || w == "\u2014") && document_.tokens[token].space_before;
}

/// One past the dash of "BAGHDAD (AP) - ", "MAE SOT, Thailand, May 3 -- "; 0 when the text has no dateline.
std::uint32_t RoleFinder::dateline_end() const
{
    bool place = false;
    for (std::uint32_t t = 0; t < std::min<std::size_t>(20, document_.tokens.size()); ++t) {
        const auto& token = document_.tokens[t];
        if (document_.sentences[token.sentence].bullet || document_.sentences[token.sentence].heading) {
            return 0;
        }
        if (dash(t) && t > 0) {
            return place ? t + 1 : 0;
        }
        if (word(t) == "\u2014" || word(t) == "--" || word(t) == "\u2013") {
            return place && t > 0 ? t + 1 : 0;
        }
        if (name_at_[t] != none && t <= 4) {
            place = true;
            continue;
        }
        if (token.kind == text::TokenKind::punctuation) {
            const auto w = word(t);
            if (w != "," && w != "(" && w != ")" && w != "." && w != "/") {
                return 0;
            }
            continue;
        }
        if (token.kind == text::TokenKind::word && !token.capital) {
            return 0;
        }
    }
    return 0;
}

bool RoleFinder::is_demonym(std::uint32_t name) const
{
    return names_.entries[names_.names[name].entry].demonym;
}

/// Whether the name may stand for a government: a country, its capital.
bool RoleFinder::governs(std::uint32_t name) const
{
    const auto* sense = senses_[name];
    return sense != nullptr && (sense->kind == FeatureKind::country || sense->kind == FeatureKind::capital ||
                                sense->kind == FeatureKind::continent);
}

/// The token where the phrase that holds the name begins: "in |the southern Lebanese village of Khirbet Selm".
std::uint32_t RoleFinder::phrase_start(std::uint32_t name) const
{
    auto start = names_.names[name].first_token;
    const auto sentence = document_.tokens[start].sentence;
    for (int step = 0; step < 8 && start > 0 && in_sentence(start - 1, sentence); ++step) {
        if (const auto* of = cues_.term_before(start, Cue::of_generic)) {
            start = of->first_token;
            continue;
        }
        if (const auto* adjective = cues_.term_before(start, Cue::direction_adjective)) {
            start = adjective->first_token;
            continue;
        }
        const auto previous = start - 1;
        const auto f = fold(previous);
        if (f == "the" || f == "a" || f == "an" || f == "of" || cues_.at(previous, Cue::generic)) {
            if (f == "of" && !(previous > 0 && (cues_.at(previous - 1, Cue::generic)))) {
                break;
            }
            start = previous;
            continue;
        }
        if (word(previous) == "," && previous > 0 && cues_.at(previous - 1, Cue::generic) &&
            fold(previous - 1) == "capital") {
            start = previous; // "on the capital, Sanaa"
            continue;
        }
        if (const auto n = name_at_[previous];
            n != none && (is_demonym(n) || (step > 0 && cues_.at(previous + 1, Cue::generic)))) {
            start = names_.names[n].first_token;
            continue;
        }
        // "border", "port", "market", "rebel-held" between article and name
        if (!document_.tokens[previous].capital && step > 0 && previous > 0 &&
            (fold(previous) == "border" || fold(previous) == "port" || fold(previous) == "coastal" ||
             fold(previous) == "frontier" || cues_.at(previous, Cue::hyphen_held) || fold(previous) == "rebel")) {
            start = previous;
            continue;
        }
        if (word(previous) == "-" && previous > 0) {
            start = previous;
            continue;
        }
        break;
    }
    return start;
}

bool RoleFinder::actor(std::uint32_t n, std::uint32_t start) const
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    const auto after = name.last_token;
    if (!in_sentence(after, sentence)) {
        return false;
    }
    if (word(after) == "-" && !document_.tokens[after].space_before && cues_.at(after + 1, Cue::hyphen_actor)) {
        return true;
    }
    const bool possessive = fold(after) == "'s" && !document_.tokens[after].space_before;
    const auto next = possessive ? after + 1 : after;
    const bool located = locative(start, true) || cues_.before(start, Cue::event_before);
    if (in_sentence(next, sentence) && cues_.at(next, Cue::actor_after) && !cues_.at(next, Cue::generic) &&
        (possessive || !located)) {
        // "the Kabul attack": a town's attack is in it, a country's is by it.
        return governs(n) || possessive || !cues_.at(next, Cue::event_word);
    }
    if (!governs(n)) {
        return false;
    }
    if (located) {
        return false;
    }
    if (cues_.at(after, Cue::speech)) {
        return true;
    }
    if ((cues_.at(after, Cue::list_and) || word(after) == ",") && name_at_[after + 1] != none) {
        const auto other = name_at_[after + 1];
        const auto beyond = names_.names[other].last_token;
        return governs(other) && cues_.at(beyond, Cue::speech);
    }
    // "between Baghdad and Washington", "accused Washington of"
    return cues_.before(start, Cue::speech) || cues_.before(start, Cue::between);
}

bool RoleFinder::treatment(std::uint32_t start) const
{
    const auto* term = cues_.term_before(start, Cue::treatment);
    if (term == nullptr) {
        return false;
    }
    const bool building = cues_.covers(term->first_token, Cue::treatment_word);
    if (!building) {
        return true;
    }
    // "hit a hospital in X", "the explosion at a hospital in X" happened there.
    for (std::uint32_t back = 1; back <= 4 && back <= term->first_token; ++back) {
        const auto t = term->first_token - back;
        if (!in_sentence(t, document_.tokens[start].sentence)) {
            break;
        }
        if (cues_.before(t + 1, Cue::event_before) || fold(t) == "at" || cues_.covers(t, Cue::event_word)) {
            return false;
        }
    }
    // "attacks on a school and a clinic in X": nobody was brought there.
    constexpr std::uint32_t far = 9;
    for (std::uint32_t back = 1; back <= far && back <= term->first_token; ++back) {
        const auto t = term->first_token - back;
        if (!in_sentence(t, document_.tokens[start].sentence) || fold(t) == "to" || cues_.at(t, Cue::treats)) {
            break;
        }
        if (cues_.covers(t, Cue::attack_word) && (fold(t + 1) == "on" || fold(t + 1) == "at")) {
            return false;
        }
    }
    return true;
}

bool RoleFinder::locative(std::uint32_t token, bool event_sentence) const
{
    if (cues_.before(token, Cue::locative) || cues_.before(token, Cue::near)) {
        return true;
    }
    if (token == 0) {
        return false;
    }
    return event_sentence && fold(token - 1) == "on";
}

/// "30 km north of Kirkuk", "near X", "the X area".
Offset RoleFinder::offset_of(std::uint32_t n, std::uint32_t start) const
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    Offset offset;
    offset.near = cues_.before(name.first_token, Cue::near) || cues_.before(start, Cue::near);
    if (in_sentence(name.last_token, sentence) && cues_.at(name.last_token, Cue::near_after) &&
        document_.tokens[name.last_token].space_before) {
        offset.near = true;
    }
    const auto read_distance = [&](std::uint32_t end) { // tokens before `end`: "some 30 km"
        if (const auto* unit = cues_.term_before(end, Cue::distance_unit)) {
            if (unit->first_token == 0) {
                return;
            }
            const auto number = unit->first_token - 1;
            const auto digits = word(number);
            double value = 0.0;
            std::string plain;
            for (const char c : digits) {
                if (c != ',') {
                    plain += c;
                }
            }
            double metres = 0.0;
            const auto unit_metres = cues_.value(*unit);
            std::from_chars(unit_metres.data(), unit_metres.data() + unit_metres.size(), metres);
            if (std::from_chars(plain.data(), plain.data() + plain.size(), value).ec == std::errc{} && value > 0.0 &&
                value * metres < 500'000.0) {
                offset.distance_m = value * metres;
            }
        }
    };
    if (start > 0 && fold(start - 1) == "of") {
        if (const auto* direction = cues_.term_before(start - 1, Cue::direction)) {
            double bearing = 0.0;
            const auto value = cues_.value(*direction);
            std::from_chars(value.data(), value.data() + value.size(), bearing);
            offset.bearing_deg = bearing;
            offset.near = true;
            auto end = direction->first_token;
            if (end > 0 && (fold(end - 1) == "the" || fold(end - 1) == "due")) {
                --end;
            }
            if (end > 0 && fold(end - 1) == "to") {
                --end;
            }
            read_distance(end);
        }
    } else if (start > 0 && (fold(start - 1) == "from" || fold(start - 1) == "outside")) {
        read_distance(start - 1);
        offset.near |= offset.distance_m > 0.0;
    }
    if (fold(start == 0 ? 0 : start - 1) == "to" && start > 1 && fold(start - 2) == "road") {
        offset.near = true;
    }
    return offset;
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
        if (!moved && phrase > 0 && in_sentence(phrase - 1, sentence)) {
            const auto f = fold(phrase - 1);
            if (f == "of" || f == "from" || f == "some" || f == "about" || f == "to" || f == "the" || f == "just" ||
                (document_.tokens[phrase - 1].kind == text::TokenKind::number &&
                 cues_.at(phrase, Cue::distance_unit))) {
                --phrase;
                moved = true;
            }
        }
    }
    if (phrase == 0 || !in_sentence(phrase - 1, sentence)) {
        return false;
    }
    const auto beyond = phrase - 1;
    if (word(beyond) != "," && name_at_[beyond] == none && !cues_.at(beyond, Cue::generic)) {
        return false;
    }
    for (std::uint32_t back = 0; back < 12 && back <= start; ++back) {
        const auto t = start - back;
        if (!in_sentence(t, sentence)) {
            return false;
        }
        const auto other = name_at_[t];
        if (other != none && other != n && !is_demonym(other)) {
            return roles_[other].role == Role::event && other + 3 > n;
        }
        if (back > 0 && (word(t) == ";" || word(t) == ":" || (cues_.covers(t, Cue::event_word) && word(t) != ","))) {
            return false;
        }
    }
    return false;
}

NameRole RoleFinder::role_of(std::uint32_t n)
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    const auto& bounds = document_.sentences[sentence];
    const auto start = phrase_start(n);
    NameRole result;
    const auto as = [&result](Role role, const char* reason) {
        result.role = role;
        result.reason = reason;
        return result;
    };
    if (is_demonym(n)) {
        return as(Role::actor, "a word for a people");
    }
    result.offset = offset_of(n, start);
    const bool own_event = tells_event_[sentence];
    if (in_sentence(name.last_token, sentence) && cues_.at(name.last_token, Cue::water_after) &&
        senses_[n] != nullptr && senses_[n]->kind == FeatureKind::country) {
        return as(Role::background, "a river or lake of that name");
    }
    if (actor(n, start)) {
        return as(Role::actor, "stands for a government or force");
    }
    if (in_sentence(name.last_token, sentence) && document_.tokens[name.last_token].capital &&
        cues_.at(name.last_token, Cue::street)) {
        return as(Role::background, "a street or building is called after it");
    }
    if (cues_.before(start, Cue::origin)) {
        return as(Role::origin, "something was launched from there");
    }
    // "took off from Camp Lemonnier in Djibouti"
    if (n > 0 && (roles_[n - 1].role == Role::origin || roles_[n - 1].role == Role::treatment) && start > 0 &&
        names_.names[n - 1].last_token == start - 1 && (fold(start - 1) == "in" || word(start - 1) == ",") &&
        senses_[n] != nullptr && (senses_[n - 1] == nullptr || contains(*senses_[n], *senses_[n - 1]))) {
        return as(Role::background, "only says where a nearer place lies");
    }
    if (treatment(start)) {
        return as(Role::treatment, "those harmed or displaced arrived there");
    }
    if (bounds.heading || (name.last_token < bounds.last_token && word(name.last_token) == ":" &&
                           name.first_token == bounds.first_token)) {
        result.may_be_scene = may_be_scene(n, start);
        return as(Role::background, "a heading");
    }
    if (fold(name.last_token) == "'s" && in_sentence(name.last_token, sentence) &&
        !document_.tokens[name.last_token].space_before && !cues_.before(start, Cue::event_before) && governs(n)) {
        return as(Role::background, "only says whose");
    }
    const bool from_there = start > 0 && fold(start - 1) == "from";
    if (from_there && own_event) { // "hostages were freed from X in a raid"
        constexpr std::uint32_t reach = 5;
        for (std::uint32_t t = start - 1; t-- > bounds.first_token && start - t <= reach;) {
            if (cues_.at(t, Cue::scene_from)) {
                return as(Role::event, "people were taken from there");
            }
        }
    }
    if (from_there && result.offset.distance_m == 0.0) {
        return as(Role::background, "not where it happened");
    }
    if (cues_.before(start, Cue::near) && governs(n) && start > 2 && fold(start - 1) == "to" &&
        fold(start - 3) == "as") {
        return as(Role::background, "somebody is close to its government");
    }
    if ((result.offset.near || result.offset.distance_m > 0.0) && reference(n, start)) {
        return as(Role::background, "says where a nearer place lies");
    }
    if (result.offset.distance_m > 0.0 && !result.offset.bearing_deg) {
        return as(Role::background, "says how far away it is");
    }
    const bool struck = cues_.before(start, Cue::event_before) || cues_.before(name.first_token, Cue::event_before);
    const bool was_struck = in_sentence(name.last_token, sentence) && cues_.at(name.last_token, Cue::event_after) &&
                            !(governs(n) && fold(name.last_token) == "hit");
    if (was_struck) {
        return as(Role::event, "it was struck");
    }
    if (struck && own_event) {
        return as(Role::event, "words of attack or harm stand right before it");
    }
    if (of_speakers(n, start)) {
        return as(Role::background, "those who speak are there");
    }
    if (cues_.before(start, Cue::background) && !(own_event && struck_before(start))) {
        return as(Role::background, "the words before it say that it is no scene");
    }
    if (treats_[sentence] && (locative(start, false) || locative(name.first_token, false))) {
        return as(Role::treatment, "a hospital there takes in those harmed");
    }
    // "the Kyiv district of Shevchenkivskyi" is in Kyiv, "the Zeitoun quarter of Gaza City" in Gaza City.
    if (in_sentence(name.last_token, sentence) && cues_.at(name.last_token, Cue::generic) &&
        fold(name.last_token + 1) == "of" && name_at_[name.last_token + 2] != none) {
        const auto* second = senses_[name_at_[name.last_token + 2]];
        const auto* first = senses_[n];
        if (first != nullptr &&
            (second == nullptr || (!contains(*second, *first) && first->prominence > second->prominence))) {
            return as(Role::background, "only says where a nearer place lies");
        }
    }
    const bool between = cues_.before(start, Cue::between);
    const bool located = locative(start, own_event) || locative(name.first_token, own_event) || between ||
                         result.offset.bearing_deg.has_value() ||
                         (start > 1 && fold(start - 1) == "to" && fold(start - 2) == "road");
    // "Khan Sheikhoun, in rebel-held Idlib"
    if (n > 0 && start > 1 && fold(start - 1) == "in" && word(start - 2) == "," &&
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
            if (cues_.at(link, Cue::list_and) && name_at_[link + 1] != none) {
                result.offset.between = name_at_[link + 1];
            }
        }
        return as(Role::event, "where what the sentence tells of happened");
    }
    // A list goes on in the role of its first name: "in Komsilga, Nodin and Soroe".
    if (n > 0 && names_.names[n - 1].last_token < name.first_token) {
        const auto& previous = names_.names[n - 1];
        const auto gap = start - std::min(start, previous.last_token);
        // "in X overnight, Y said" is no list: nothing but a comma, an "and" or a word such as "city" stands between.
        const bool adjoining = gap < 2 || word(start - 2) == "," || cues_.at(start - 2, Cue::list_and) ||
                               cues_.at(start - 2, Cue::generic) || cues_.before(start - 1, Cue::generic);
        if (in_sentence(previous.first_token, sentence) && gap >= 1 && gap <= 2 && adjoining &&
            (word(start - 1) == "," || cues_.at(start - 1, Cue::list_and)) &&
            (roles_[n - 1].role == Role::event || roles_[n - 1].role == Role::treatment ||
             roles_[n - 1].role == Role::origin)) {
            const auto* outer = senses_[n];
            const auto* inner = senses_[n - 1];
            if (roles_[n - 1].offset.between == n) {
                return as(Role::background, "the other end of \"between\"");
            }
            const bool apposition =
                outer != nullptr && word(start - 1) == "," &&
                ((inner != nullptr && contains(*outer, *inner)) ||
                 (inner == nullptr && (outer->kind == FeatureKind::country || outer->kind == FeatureKind::admin1)));
            if (!apposition) {
                result.offset.near |= roles_[n - 1].offset.near && !roles_[n - 1].offset.bearing_deg;
                return as(roles_[n - 1].role, "a list that goes on");
            }
        }
    }
    result.may_be_scene = may_be_scene(n, start);
    return as(Role::background, "nothing says that something happened there");
}

/// "Bombed the ministry in X": what words such as "ministry in" name was struck, so that X is the scene.
bool RoleFinder::struck_before(std::uint32_t start) const
{
    const auto* term = cues_.term_before(start, Cue::background);
    constexpr std::uint32_t reach = 4; // "bombed the defence |ministry in"
    for (std::uint32_t back = 0; term != nullptr && back < reach && back < term->first_token; ++back) {
        const auto t = term->first_token - back;
        if (!in_sentence(t - 1, document_.tokens[start].sentence) || word(t - 1) == ",") {
            return false;
        }
        if (cues_.before(t, Cue::event_before)) {
            return true;
        }
    }
    return false;
}

/// "Church leaders in X and Y condemned it": a verb of speech follows, and nothing happens before the names.
bool RoleFinder::of_speakers(std::uint32_t n, std::uint32_t start) const
{
    const auto sentence = document_.tokens[start].sentence;
    auto after = names_.names[n].last_token;
    for (auto next = n;
         in_sentence(after, sentence) && cues_.at(after, Cue::list_and) && name_at_[after + 1] == next + 1;) {
        ++next;
        after = names_.names[next].last_token;
    }
    if (!in_sentence(after, sentence) || !cues_.at(after, Cue::speech) || cues_.covers(after, Cue::event_word) ||
        cues_.covers(after, Cue::harm_word)) {
        return false;
    }
    const auto first = document_.sentences[sentence].first_token;
    constexpr std::uint32_t reach = 8;
    for (auto t = start; t-- > first && start - t <= reach;) {
        if (word(t) == "," || word(t) == ";" || word(t) == ":") {
            break;
        }
        if (cues_.covers(t, Cue::event_word) || cues_.covers(t, Cue::attack_word) || cues_.covers(t, Cue::harm_word)) {
            return false; // "the blast in X claimed ten lives"
        }
    }
    return true;
}

/// By elimination: whether what incidents/ finds to have happened may have happened here, although no cue says so.
bool RoleFinder::may_be_scene(std::uint32_t n, std::uint32_t start) const
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    const auto& bounds = document_.sentences[sentence];
    const auto after = name.last_token;
    const bool near = cues_.before(start, Cue::near); // "close to X", not "to X"
    if (peaceful_[sentence] || treats_[sentence] || (cues_.before(start, Cue::not_scene) && !near) ||
        cues_.before(start, Cue::origin) || (cues_.before(start, Cue::background) && !struck_before(start))) {
        return false;
    }
    // "from the rebel-held part of X"
    constexpr std::uint32_t phrase = 8;
    for (auto t = start; t-- > bounds.first_token && start - t <= phrase;) {
        if (word(t) == "," || (name_at_[t] != none && !is_demonym(name_at_[t])) || cues_.covers(t, Cue::event_word)) {
            break;
        }
        if (fold(t) == "from") {
            return false;
        }
    }
    const bool located = locative(start, true) || locative(name.first_token, true) ||
                         cues_.before(name.first_token, Cue::of_generic); // "entered the village of X"
    if (in_sentence(after, sentence) && (cues_.at(after, Cue::speech) || fold(after) == "'s")) {
        return false; // "the police chief of X said", "X's police"
    }
    auto clause = start; // the first token of the phrase's clause, "in" left out
    while (clause > bounds.first_token && (cues_.at(clause - 1, Cue::locative) || cues_.at(clause - 1, Cue::near))) {
        --clause;
    }
    const bool opens = clause == bounds.first_token;
    // "In X, a spokesperson said", "In X, ministers were meeting": where somebody speaks, not what is spoken of.
    if (opens && word(after) == "," && !tells_event_[sentence]) {
        constexpr std::uint32_t reach = 6;
        for (auto t = after + 1; t < std::min(bounds.last_token, after + reach); ++t) {
            if (cues_.at(t, Cue::speech)) {
                return false;
            }
        }
    }
    const auto next = after < document_.tokens.size() && cues_.at(after, Cue::generic) ? after + 1 : after;
    const bool heads = opens && (word(next) == ":" || word(next) == "," || word(next) == "." || bounds.heading ||
                                 next >= bounds.last_token || dash(next));
    const bool item = start > 0 && (word(start - 1) == "," || word(start - 1) == ":" || word(start - 1) == ";") &&
                      in_sentence(start - 1, sentence);
    if (governs(n)) {
        return located || heads;
    }
    return senses_[n] != nullptr || located || heads || item;
}

/// A wider area is where it happened only when nothing nearer is named in its sentence: "Khan Younis, in southern
/// Gaza".
void RoleFinder::drop_wider_areas()
{
    const auto& found = names_.names;
    for (std::uint32_t n = 0; n < found.size(); ++n) {
        if (roles_[n].role != Role::event || senses_[n] == nullptr) {
            continue;
        }
        const auto& wide = *senses_[n];
        for (std::uint32_t m = 0; m < found.size(); ++m) {
            if (m == n || roles_[m].role != Role::event || found[m].entry == found[n].entry ||
                document_.tokens[found[m].first_token].sentence != document_.tokens[found[n].first_token].sentence) {
                continue;
            }
            const bool unit = wide.kind == FeatureKind::country || wide.kind == FeatureKind::admin1 ||
                              wide.kind == FeatureKind::admin2 || wide.kind == FeatureKind::region ||
                              wide.kind == FeatureKind::continent;
            const bool close = (m > n ? m - n : n - m) <= 2;
            const auto before = phrase_start(n);
            const bool apposed = m + 1 == n && before > 0 && !roles_[n].offset.near &&
                                 (word(before - 1) == "," || fold(before - 1) == "of" || fold(before - 1) == "in");
            const bool holds =
                senses_[m] == nullptr ? (unit || apposed) && close : contains(wide, *senses_[m]) && (unit || apposed);
            if (holds) {
                roles_[n].role = Role::background;
                roles_[n].reason = "a nearer place is named";
                break;
            }
        }
    }
}

/// "Rescue work ended in X. In all, 45 people died": no sentence that tells of the dead names a place; the first place
/// that something else is said to happen in is theirs.
void RoleFinder::take_only_place()
{
    for (const auto& role : roles_) {
        if (role.role == Role::event) {
            return;
        }
    }
    for (std::uint32_t n = 0; n < names_.names.size(); ++n) {
        const auto start = phrase_start(n);
        const auto sentence = document_.tokens[start].sentence;
        if (roles_[n].role != Role::background || senses_[n] == nullptr || governs(n) ||
            document_.sentences[sentence].heading || !locative(start, false) || cues_.before(start, Cue::background)) {
            continue;
        }
        for (auto s = sentence + 1; s < document_.sentences.size() && s <= sentence + 1; ++s) {
            if (!tells_event_[s]) {
                continue;
            }
            for (auto t = document_.sentences[s].first_token; t < document_.sentences[s].last_token; ++t) {
                if (cues_.covers(t, Cue::harm_word)) {
                    roles_[n].role = Role::event;
                    roles_[n].reason = "the next sentence tells of those harmed and names no place";
                    return;
                }
            }
        }
    }
}

std::vector<NameRole> RoleFinder::run()
{
    read_sentences();
    const auto dateline = dateline_end();
    for (std::uint32_t n = 0; n < names_.names.size(); ++n) {
        if (names_.names[n].first_token < dateline) {
            roles_[n] = {is_demonym(n) ? Role::actor : Role::dateline, {}, false, "where the report was filed"};
            continue;
        }
        roles_[n] = role_of(n);
    }
    drop_wider_areas();
    take_only_place();
    return std::move(roles_);
}

} // namespace

std::vector<NameRole> find_roles(const text::Document& document, const CueMap& cues, const NameSet& names,
                                 const std::vector<const Candidate*>& senses)
{
    return RoleFinder{document, cues, names, senses}.run();
}

} // namespace placeline::places
