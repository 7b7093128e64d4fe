// SPDX-License-Identifier: Apache-2.0
#include "claims/occurrences.hpp"

#include "claims/clauses.hpp"
#include "claims/when.hpp"
#include "claims/words.hpp"

#include <algorithm>
#include <string>

namespace placeline::claims {

namespace {

EventKind kind_of_attack(text::ClassId cls)
{
    const auto& w = words();
    if (cls == w.attack_air) {
        return EventKind::air_strike;
    }
    if (cls == w.attack_shelling) {
        return EventKind::shelling;
    }
    if (cls == w.attack_explosive) {
        return EventKind::explosive;
    }
    if (cls == w.attack_suicide) {
        return EventKind::suicide_bomb;
    }
    if (cls == w.attack_clash) {
        return EventKind::armed_clash;
    }
    if (cls == w.attack_abduction) {
        return EventKind::abduction;
    }
    if (cls == w.attack_arrest) {
        return EventKind::arrest;
    }
    return EventKind::attack;
}

class OccurrenceFinder {
public:
    OccurrenceFinder(const TaggedText& text, const Speakers& speakers) : text_{text}, speakers_{speakers} {}

    std::vector<Occurrence> find()
    {
        const auto n = static_cast<std::uint32_t>(text_.tags.size());
        for (std::uint32_t token = 0; token < n;) {
            token += std::max<std::uint32_t>(1, read(token));
        }
        return std::move(found_);
    }

private:
    /// \return  Tokens read.
    std::uint32_t read(std::uint32_t token)
    {
        const auto& tag = text_.at(token);
        const auto* cue = text_.cue_at(token);
        const std::uint32_t harm_length = cue != nullptr ? cue->last - cue->first : 0;
        if (tag.attack_length > 0 && tag.attack_length >= harm_length) {
            add(token, tag.attack_length, kind_of_attack(tag.attack), tag.attack_verb);
            return tag.attack_length;
        }
        if (cue != nullptr && (cue->measure == Measure::killed || cue->measure == Measure::injured) &&
            !cue->is(toll | loss)) {
            add(token, harm_length, cue->is(past | gerund | base) ? EventKind::attack : EventKind::unknown, true);
            return harm_length;
        }
        return 0;
    }

    void add(std::uint32_t token, std::uint32_t length, EventKind kind, bool verb)
    {
        const auto clause = clause_of(text_, token);
        Occurrence occurrence;
        occurrence.span = text_.document.span_of(token, token + length);
        occurrence.clause = text_.document.span_of(clause.first, clause.last);
        occurrence.kind = kind;
        if (kind == EventKind::attack || kind == EventKind::unknown) {
            occurrence.kind = kind_by_weapon(clause, token, kind);
        }
        const auto when = when_of(text_, speakers_, token);
        occurrence.date = when.range;
        occurrence.background = when.past || when.future || unreal(token) || denied(token) ||
                                find_phrase(text_, clause.first, clause.last, words().retelling) != none;
        actors(occurrence, clause, token, length, verb);
        found_.push_back(std::move(occurrence));
    }

    /// "A drone hit the depot": the weapon named in the clause, before the verb or with "by".
    [[nodiscard]] EventKind kind_by_weapon(const Clause& clause, std::uint32_t token, EventKind kind) const
    {
        EventKind found = kind;
        for (auto i = clause.first; i < clause.last; ++i) {
            const auto& tag = text_.at(i);
            if (i != token && tag.attack_length > 0 && tag.attack != words().attack_generic &&
                kind == EventKind::unknown) {
                return kind_of_attack(tag.attack);
            }
            if (tag.weapon == words().weapon_air) {
                return EventKind::air_strike;
            }
            if (tag.weapon == words().weapon_shelling) {
                found = EventKind::shelling;
            } else if (i != token && tag.attack_length > 0 && found == EventKind::attack &&
                       (tag.attack == words().attack_explosive || tag.attack == words().attack_suicide ||
                        tag.attack == words().attack_clash)) {
                found = kind_of_attack(tag.attack);
            }
        }
        return found;
    }

    [[nodiscard]] bool unreal(std::uint32_t token) const
    {
        const auto start = text_.sentence_of(token).first_token;
        auto i = token;
        while (i > start && (text_.at(i - 1).part == Part::adverb || text_.at(i - 1).part == Part::be)) {
            --i;
        }
        if (i == start) {
            return false;
        }
        return text_.at(i - 1).part == Part::modal || phrase_ending_at(text_, i - 1, words().unreal) != none ||
               (text_.at(i - 1).part == Part::to && text_.at(token).attack_verb);
    }

    [[nodiscard]] bool denied(std::uint32_t token) const
    {
        const auto* frame = speakers_.frame_of(token);
        return frame != nullptr && frame->stance == Stance::denies && frame->verb < token;
    }

    // --- who struck, who was struck ---

    void actors(Occurrence& occurrence, const Clause& clause, std::uint32_t token, std::uint32_t length,
                bool verb) const
    {
        if (const auto by = find_by(token + length, clause.last); by != none) {
            occurrence.actor1 = words_of(striker(noun_phrase(by + 1, clause.last)));
            if (verb) {
                occurrence.actor2 = words_of(victim(subject(clause, token)));
            }
            return;
        }
        if (!verb) {
            occurrence.actor1 = words_of(striker(owner(clause, token)));
            occurrence.actor2 = words_of(victim(struck_by_noun(token + length, clause.last)));
            return;
        }
        if (passive(token)) {
            occurrence.actor2 = words_of(victim(subject(clause, token)));
            return;
        }
        if (const auto* cue = text_.cue_at(token);
            cue != nullptr && cue->is(victim_past | victim_gerund | victim_base)) {
            occurrence.actor2 = words_of(victim(subject(clause, token))); // "six nurses died"
            return;
        }
        occurrence.actor1 = words_of(striker(subject(clause, token)));
        occurrence.actor2 = words_of(victim(noun_phrase(token + length, clause.last)));
    }

    [[nodiscard]] std::string words_of(const Clause& range) const
    {
        return range.first < range.last
                   ? std::string{text_.document.span_of(range.first, range.last).of(text_.document.text)}
                   : std::string{};
    }

    /// Who strikes: the words before the weapon ("A US drone" is the US'), where they name somebody.
    [[nodiscard]] Clause striker(Clause range) const
    {
        range = without_number(without_article(range));
        if (range.first < range.last && phrase_at(text_, range.first, words().toll_number) > 0) {
            return {range.first, range.first};
        }
        for (auto token = range.first; token < range.last; ++token) {
            const auto& tag = text_.at(token);
            if (tag.part == Part::preposition || phrase_at(text_, token, words().actor_means) > 0) {
                range.last = token; // "police in Basmat", "army fire"
                break;
            }
            const bool attack = tag.attack_length > 0 || tag.strike_one || tag.strike_many;
            const bool weapon = tag.weapon != text::no_class || tag.munition_one || tag.munition_many;
            if (attack || (weapon && tag.person_length == 0 && !is_side(token))) {
                range.last = token;
            }
        }
        constexpr std::uint32_t longest_striker = 9;
        const bool fits = range.last - range.first <= longest_striker;
        return fits && somebody(range, true) ? range : Clause{range.first, range.first};
    }

    /// "air force", "tank crews": a weapon's name, but said of people.
    [[nodiscard]] bool is_side(std::uint32_t token) const
    {
        return phrase_at(text_, token, words().actor_force) > 0 || text_.at(token + 1).person_length > 0;
    }

    /// Who was struck; a thing is nobody.
    [[nodiscard]] Clause victim(Clause range) const
    {
        range = without_number(range);
        while (range.first < range.last && text_.at(range.last - 1).part == Part::adverb) {
            --range.last;
        }
        return somebody(range, false) ? range : Clause{range.first, range.first};
    }

    [[nodiscard]] Clause without_article(Clause range) const
    {
        if (range.first < range.last && text_.at(range.first).quantity != none &&
            text_.quantities[text_.at(range.first).quantity].article) {
            range.first = std::min(range.last, text_.quantities[text_.at(range.first).quantity].last_token);
        }
        return range;
    }

    /// "16 villagers" are villagers.
    [[nodiscard]] Clause without_number(Clause range) const
    {
        while (range.first < range.last &&
               ((text_.at(range.first).quantity != none &&
                 text_.quantities[text_.at(range.first).quantity].kind == text::QuantityKind::cardinal) ||
                text_.at(range.first).part == Part::adverb)) {
            range.first = text_.at(range.first).quantity != none
                              ? std::min(range.last, text_.quantities[text_.at(range.first).quantity].last_token)
                              : range.first + 1;
        }
        return range;
    }

    /// Whether the words name people, a force or a name: no number, no participle ("feared"), no bare thing.
    [[nodiscard]] bool somebody(const Clause& range, bool strikes) const
    {
        bool named = false;
        for (auto token = range.first; token < range.last; ++token) {
            const auto& tag = text_.at(token);
            if (strikes && tag.quantity != none &&
                text_.quantities[tag.quantity].kind == text::QuantityKind::cardinal && tag.person_length == 0 &&
                token == range.first && tag.head_length == 0 && text_.at(token + 1).person_length == 0) {
                return false; // "six", "six raids"
            }
            if (token == range.first && (text_.is(token, "'") || text_.is(token, "’") || text_.is(token, "'s"))) {
                return false; // the rest of a name that stands elsewhere
            }
            const bool weapon = tag.weapon != text::no_class || tag.munition_one || tag.munition_many;
            const bool opens = token == text_.sentence_of(token).first_token;
            const bool name = text_.document.tokens[token].capital && (!opens || !is_common(token));
            const bool people = tag.person_length > 0 && text::builtin_lexicon().value(tag.group) != "-";
            named = named || people ||
                    (name && !weapon && tag.part == Part::plain && tag.date == none && tag.quantity == none) ||
                    phrase_at(text_, token, words().actor_force) > 0;
        }
        return named;
    }

    /// A word that opens a sentence has its capital from there, unless a name goes on.
    [[nodiscard]] bool is_common(std::uint32_t token) const
    {
        const auto& tag = text_.at(token);
        return tag.part != Part::plain || tag.thing || tag.weapon != text::no_class || tag.attack_length > 0 ||
               tag.head_length > 0 || tag.cue != none || phrase_at(text_, token, words().actor_not) > 0;
    }

    [[nodiscard]] bool passive(std::uint32_t token) const
    {
        const auto start = text_.sentence_of(token).first_token;
        while (token > start && text_.at(token - 1).part == Part::adverb) {
            --token;
        }
        return token > start && text_.at(token - 1).part == Part::be;
    }

    [[nodiscard]] std::uint32_t find_by(std::uint32_t first, std::uint32_t last) const
    {
        constexpr std::uint32_t reach = 6;
        for (auto token = first; token < std::min(last, first + reach); ++token) {
            if (text_.is_punctuation(token)) {
                return none;
            }
            if (text_.document.fold(token) == "by") {
                return token;
            }
        }
        return none;
    }

    /// A noun phrase from its first token on: up to a preposition, verb or mark; "of" stays inside.
    [[nodiscard]] Clause noun_phrase(std::uint32_t first, std::uint32_t limit) const
    {
        auto last = first;
        while (last < limit) {
            const auto& tag = text_.at(last);
            const bool mark =
                text_.is_punctuation(last) && !text_.is(last, "-") && !text_.is(last, "'") && !text_.is(last, "’");
            if (mark || tag.date != none || tag.part == Part::preposition || tag.part == Part::be ||
                tag.part == Part::have || tag.part == Part::modal || tag.part == Part::conjunction ||
                tag.part == Part::subordinator || tag.part == Part::relative || tag.part == Part::to ||
                (tag.attack_verb && !tag.strike_many && last > first) || (tag.cue != none && last > first)) {
                break;
            }
            ++last;
        }
        return {first, last};
    }

    /// The noun phrase before the verb.
    [[nodiscard]] Clause subject(const Clause& clause, std::uint32_t verb) const
    {
        auto last = verb;
        while (last > clause.first && (text_.at(last - 1).part == Part::be || text_.at(last - 1).part == Part::have ||
                                       text_.at(last - 1).part == Part::modal ||
                                       text_.at(last - 1).part == Part::adverb || text_.at(last - 1).date != none)) {
            --last;
        }
        auto first = last;
        while (first > clause.first) {
            const auto& tag = text_.at(first - 1);
            const bool mark = text_.is_punctuation(first - 1) && !text_.is(first - 1, "-") &&
                              !text_.is(first - 1, "'") && !text_.is(first - 1, "’");
            if (mark || tag.date != none || tag.speech_length > 0 || tag.part == Part::be || tag.part == Part::have ||
                (tag.attack_verb && !tag.strike_many && !tag.strike_one) ||
                (tag.cue != none && !text_.cues[tag.cue].is(noun))) {
                break;
            }
            --first;
        }
        while (first < last && (text_.at(first).part == Part::conjunction || text_.at(first).part == Part::adverb)) {
            ++first;
        }
        if (first < last && text_.at(first).part == Part::preposition) {
            return {first, first}; // "In Gaza": no subject found
        }
        return {first, last};
    }

    /// "Israeli airstrikes", "the army's shelling": capital words before the noun.
    [[nodiscard]] Clause owner(const Clause& clause, std::uint32_t token) const
    {
        auto first = token;
        bool named = false;
        while (first > clause.first) {
            const auto& form = text_.document.tokens[first - 1];
            if (text_.is_possessive(first - 1) ||
                (form.capital && text_.at(first - 1).date == none && text_.at(first - 1).part == Part::plain)) {
                named = named || form.capital;
            } else if (!(named && text_.at(first - 1).part == Part::conjunction && first - 1 > clause.first &&
                         text_.document.tokens[first - 2].capital)) {
                break;
            }
            --first;
        }
        constexpr std::uint32_t longest_owner = 4;
        if (text_.sentence_of(token).heading || token - first > longest_owner) {
            return {token, token};
        }
        if (!named || (first == text_.sentence_of(token).first_token && first + 1 == token &&
                       text_.at(first).attack_length > 0)) {
            return {token, token};
        }
        return {first, token};
    }

    /// "strikes on the militia", "an attack against a convoy".
    [[nodiscard]] Clause struck_by_noun(std::uint32_t first, std::uint32_t limit) const
    {
        if (first < limit && (text_.document.fold(first) == "on" || text_.document.fold(first) == "against") &&
            text_.at(first).date == none) {
            return noun_phrase(first + 1, limit);
        }
        return {first, first};
    }

    const TaggedText& text_;
    const Speakers& speakers_;
    std::vector<Occurrence> found_;
};

} // namespace

std::vector<Occurrence> find_occurrences(const TaggedText& text, const Speakers& speakers)
{
    return OccurrenceFinder{text, speakers}.find();
}

} // namespace placeline::claims
