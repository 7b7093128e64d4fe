// SPDX-License-Identifier: Apache-2.0
#include "claims/readings.hpp"

#include "claims/own_measure.hpp"
#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

bool of_people(Measure measure)
{
    return measure != Measure::strikes && measure != Measure::targets && measure != Measure::munitions &&
           measure != Measure::intercepted;
}

/// Whether a number with that noun can count what the number before it counts.
bool fits(Head head, Measure measure)
{
    switch (head) {
    case Head::implied:
        return true;
    case Head::person:
    case Head::other:
        return of_people(measure);
    case Head::munition:
        return measure == Measure::munitions || measure == Measure::intercepted;
    case Head::strike:
    case Head::times:
        return measure == Measure::strikes;
    case Head::target:
        return measure == Measure::targets;
    case Head::harm:
    case Head::thing:
        return false;
    }
    return false;
}

/// Whether the items of a list may be what is counted, in place of those harmed.
bool counts_events(Head head)
{
    return head == Head::strike || head == Head::times || head == Head::munition || head == Head::target;
}

class ReadingFinder {
public:
    ReadingFinder(const TaggedText& text, const std::vector<Counted>& counted) : text_{text}, counted_{counted} {}

    std::vector<Reading> find()
    {
        for (std::uint32_t i = 0; i < counted_.size(); ++i) {
            read(i);
        }
        tell_parts_before_totals();
        return std::move(readings_);
    }

private:
    void read(std::uint32_t index)
    {
        const auto& counted = counted_[index];
        auto own = own_measure(text_, counted_, index);
        if (!own && counted.of_them) {
            own = implied_intercepted(index);
        }
        if (auto named = of_named_harmed(index)) {
            readings_.push_back(*named);
            return;
        }
        const bool group = counted.head == Head::person || counted.head == Head::implied || counted.of_them;
        if ((counted.of_them || counted.including) && group) {
            if (auto part = part_by_group(index, own)) {
                readings_.push_back(*part);
                return;
            }
            if (const auto named = named_parent(counted); named && !own) { // "three of the dead were children"
                readings_.push_back({.counted = index,
                                     .measure = *named,
                                     .first = counted.first,
                                     .last = std::max(counted.last, counted.number_last)});
                return;
            }
        }
        if (own && own->measure == Measure::munitions && !readings_.empty() &&
            readings_.back().measure == Measure::intercepted) {
            if (auto item = next_of_list(index)) { // "intercepted two drones and a missile fired from the hills"
                readings_.push_back(*item);
                return;
            }
        }
        if (own && !readings_.empty() && readings_.back().relation == Relation::part && readings_.back().by_group &&
            readings_.back().measure == own->measure) {
            if (auto item = next_of_list(index)) { // "40 people, including 10 women and 12 children, were killed"
                readings_.push_back(*item);
                return;
            }
        }
        if (own && own->measure == Measure::strikes && !readings_.empty() && counted.first > 0 &&
            text_.at(counted.first - 1).part == Part::conjunction && readings_.back().last + 1 == counted.first) {
            if (auto item = next_of_list(index)) { // "62 air strikes and 85 rocket attacks"
                readings_.push_back(*item);
                return;
            }
        }
        if (own && own->verb != none && opens_with_among(own->verb)) {
            const auto parent = parent_of_part(index, own->measure);
            if (parent != none && readings_[parent].verb != own->verb) {
                auto part = part_of(index, parent);
                part->last = own->last;
                readings_.push_back(*part);
                return;
            }
        }
        if (own) {
            add(*own);
            return;
        }
        if (auto shared = before_shared_verb(index)) { // "11, seven and four dead"
            add(*shared);
            return;
        }
        if (auto kind = said_to_be(index)) {
            readings_.push_back(*kind);
            return;
        }
        if (counted.bare_plural || counted.head == Head::harm || counted.head == Head::thing) {
            return;
        }
        if (auto bracket = in_brackets(index)) {
            readings_.push_back(*bracket);
        } else if (auto part = part_after_colon(index)) {
            readings_.push_back(*part);
        } else if (auto item = next_of_list(index)) {
            readings_.push_back(*item);
        } else if (auto down = implied_intercepted(index)) {
            readings_.push_back(*down);
        } else if (auto flown = implied_strikes(index)) {
            readings_.push_back(*flown);
        } else if (auto figure = figure_again(index)) {
            readings_.push_back(*figure);
        }
    }

    /// "Five porters were among 20 people killed": the five are part of the number that follows.
    void tell_parts_before_totals()
    {
        for (std::uint32_t i = 0; i + 1 < readings_.size(); ++i) {
            auto& part = readings_[i];
            const auto& total = readings_[i + 1];
            const auto& noun = counted_[part.counted];
            const auto& larger = counted_[total.counted];
            if (part.measure != total.measure || part.relation != Relation::own || total.relation != Relation::own) {
                continue;
            }
            if (noun.of_more && total.counted == part.counted + 1) { // "eleven of the 20 dead"
                part.relation = Relation::part;
                part.parent = i + 1;
                part.by_group = true;
                continue;
            }
            auto among = larger.first - 1;
            among -= among > 0 && text_.at(among).part == Part::determiner ? 1 : 0;
            if (part.verb != total.verb || part.verb < larger.last || noun.last >= larger.first ||
                text_.document.fold(among) != "among") {
                continue;
            }
            bool is = false;
            for (auto token = noun.last; token < larger.first; ++token) {
                is = is || text_.at(token).part == Part::be;
            }
            if (is) {
                part.relation = Relation::part;
                part.parent = i + 1;
                part.by_group = true;
            }
        }
    }

    /// "the wounded, about a hundred of them, were carried off".
    [[nodiscard]] std::optional<Reading> of_named_harmed(std::uint32_t index) const
    {
        const auto& counted = counted_[index];
        const auto comma = before(text_, counted.first);
        const auto start = text_.sentence_of(counted.first).first_token;
        if (!counted.of_them || comma == none || comma < start + 2 || !text_.is(comma, ",")) {
            return std::nullopt;
        }
        const auto* cue = text_.cue_ending_at(comma - 1);
        if (cue == nullptr || !cue->is(past | state) || cue->first == start ||
            text_.document.fold(cue->first - 1) != "the") {
            return std::nullopt;
        }
        return Reading{.counted = index,
                       .measure = cue->measure,
                       .verb = cue->first,
                       .first = cue->first,
                       .last = std::max(counted.last, counted.number_last)};
    }

    /// "six were minors": a part of the number before it.
    [[nodiscard]] std::optional<Reading> said_to_be(std::uint32_t index) const
    {
        const auto& counted = counted_[index];
        const auto end = text_.sentence_of(counted.first).last_token;
        if (counted.head != Head::implied || counted.article || counted.last + 1 >= end ||
            text_.at(counted.last).part != Part::be || text_.at(counted.last + 1).person_length == 0) {
            return std::nullopt;
        }
        const auto parent = parent_of_part(index, harmed_before(counted));
        if (parent == none || !of_people(readings_[parent].measure)) {
            return std::nullopt;
        }
        auto part = part_of(index, parent);
        part->by_group = true;
        part->last = counted.last + 1 + text_.at(counted.last + 1).person_length;
        return part;
    }

    /// "11, seven and four dead": a number without a noun before one that has the word of harm.
    [[nodiscard]] std::optional<Reading> before_shared_verb(std::uint32_t index) const
    {
        const auto& counted = counted_[index];
        if (counted.head != Head::implied || counted.article || counted.of_them || counted.including ||
            index + 1 >= counted_.size()) {
            return std::nullopt;
        }
        const auto next = counted_[index + 1].first;
        const bool adjacent = next == counted.last + 1 &&
                              (text_.is(counted.last, ",") || text_.at(counted.last).part == Part::conjunction);
        if (!adjacent || text_.document.tokens[next].sentence != text_.document.tokens[counted.first].sentence ||
            counted_[index + 1].head != Head::implied) {
            return std::nullopt;
        }
        auto shared = own_measure(text_, counted_, index + 1);
        if (!shared) {
            shared = before_shared_verb(index + 1);
        }
        if (!shared || shared->verb == none || shared->verb < next) {
            return std::nullopt;
        }
        shared->counted = index;
        shared->first = counted.first;
        return shared;
    }

    /// "in Arvela (8 killed), Basmat (4)": what the bracket before it counts.
    [[nodiscard]] std::optional<Reading> in_brackets(std::uint32_t index) const
    {
        const auto& counted = counted_[index];
        const auto& sentence = text_.sentence_of(counted.first);
        if (counted.head != Head::implied || readings_.empty() || counted.first == sentence.first_token ||
            counted.last >= sentence.last_token || !text_.is(counted.first - 1, "(") || !text_.is(counted.last, ")") ||
            readings_.back().first < sentence.first_token) {
            return std::nullopt;
        }
        return Reading{.counted = index,
                       .measure = readings_.back().measure,
                       .first = counted.first,
                       .last = counted.last,
                       .relation = Relation::list,
                       .parent = static_cast<std::uint32_t>(readings_.size() - 1)};
    }

    /// "... were among the dead": a part of them.
    [[nodiscard]] bool opens_with_among(std::uint32_t verb) const { return text_.document.fold(verb) == "among"; }

    /// "No casualties" says two things, and so does "killing and wounding an unknown number".
    void add(const Reading& own)
    {
        const auto& counted = counted_[own.counted];
        auto first = own;
        if (counted.none_of_them && own.measure == Measure::casualties) {
            first.measure = Measure::killed;
            readings_.push_back(first);
            first.measure = Measure::injured;
            readings_.push_back(first);
            return;
        }
        if (const auto* second = joined_noun(counted)) {
            auto other = own;
            other.measure = second->measure;
            other.verb = second->first;
            other.last = second->last;
            readings_.push_back(own);
            readings_.push_back(other);
            return;
        }
        if (const auto* earlier = joined_verb(own)) {
            auto other = own;
            other.measure = earlier->measure;
            other.verb = earlier->first;
            other.first = std::min(own.first, earlier->first);
            readings_.push_back(other);
        }
        first.total = find_phrase(text_, own.first, std::min(own.last + 3, text_.sentence_of(own.first).last_token),
                                  words().total) != none;
        readings_.push_back(first);
    }

    /// The second noun of "no deaths or injuries", "dozens of deaths and injuries".
    [[nodiscard]] const Cue* joined_noun(const Counted& counted) const
    {
        const auto end = text_.sentence_of(counted.first).last_token;
        if (counted.head != Head::harm || counted.last + 1 >= end || text_.at(counted.last).part != Part::conjunction) {
            return nullptr;
        }
        const auto* second = text_.cue_at(counted.last + 1);
        const auto& first = text_.cues[counted.cue];
        const bool alike =
            second != nullptr && second->is(noun) && second->measure != first.measure && !second->is(toll);
        return alike ? second : nullptr;
    }

    /// The first verb of "killing and wounding 20", when the second is `own`'s.
    [[nodiscard]] const Cue* joined_verb(const Reading& own) const
    {
        if (own.verb == none || own.verb < 2 || own.verb >= counted_[own.counted].first ||
            text_.at(own.verb - 1).part != Part::conjunction) {
            return nullptr;
        }
        const auto* earlier = text_.cue_ending_at(own.verb - 2);
        const auto* later = text_.cue_at(own.verb);
        const bool alike = earlier != nullptr && later != nullptr && earlier->measure != later->measure &&
                           (earlier->forms & later->forms & (past | gerund | base)) != 0;
        return alike ? earlier : nullptr;
    }

    /// "18 people, 15 of them children": a part by group, or by place when a preposition follows the number.
    [[nodiscard]] std::optional<Reading> part_by_group(std::uint32_t index, const std::optional<Reading>& own) const
    {
        const auto& counted = counted_[index];
        const auto parent = parent_of_part(index, harmed_before(counted));
        if (own && !own_is_far(*own)) {
            if (parent == none || readings_[parent].measure != own->measure || counted.including) {
                return own && parent != none && readings_[parent].measure == own->measure
                           ? part_of(index, parent)
                           : std::optional<Reading>{*own};
            }
        }
        return parent == none ? std::nullopt : part_of(index, parent);
    }

    [[nodiscard]] std::optional<Reading> part_of(std::uint32_t index, std::uint32_t parent) const
    {
        const auto& counted = counted_[index];
        const auto end = text_.sentence_of(counted.first).last_token;
        const bool by_place =
            counted.head == Head::implied && counted.last < end && text_.at(counted.last).part == Part::preposition;
        return Reading{.counted = index,
                       .measure = readings_[parent].measure,
                       .first = counted.first,
                       .last = std::max(counted.last, counted.number_last),
                       .relation = Relation::part,
                       .parent = parent,
                       .by_group = !by_place};
    }

    /// A comma between the number and the verb found for it: the verb is the total's.
    [[nodiscard]] bool own_is_far(const Reading& own) const
    {
        const auto& counted = counted_[own.counted];
        if (own.verb == none || own.verb < counted.last) {
            return counted.including || own.verb == none;
        }
        bool verb_follows = true;
        for (auto token = counted.last; token < own.verb; ++token) {
            if (text_.is(token, ",") || text_.at(token).part == Part::conjunction) {
                return true;
            }
            verb_follows = verb_follows && (text_.at(token).part == Part::be || text_.at(token).part == Part::have ||
                                            text_.at(token).part == Part::adverb);
        }
        return counted.including && !verb_follows; // "of whom 431 were killed"
    }

    /// The number that "of them" refers back to: the last of people that is itself no part by group. Where the verb of
    /// the total comes later ("12 guests, including two boys, were killed") it has been read already.
    /// \param measure  What the total must count; nothing: as the words after the part say.
    [[nodiscard]] std::uint32_t parent_of_part(std::uint32_t index, std::optional<Measure> measure) const
    {
        const auto& counted = counted_[index];
        const auto sentence = text_.document.tokens[counted.first].sentence;
        auto wanted = measure ? measure : named_parent(counted);
        if (!wanted && counted.of_them && !readings_.empty() && readings_.back().by_group &&
            text_.document.tokens[readings_.back().first].sentence == sentence) {
            wanted = readings_.back().measure; // "among the dead were ten civilians, five of them children"
        }
        for (auto i = static_cast<std::uint32_t>(readings_.size()); i-- > 0;) {
            const auto& reading = readings_[i];
            const auto theirs = text_.document.tokens[reading.first].sentence;
            if (theirs + 1 < sentence) {
                return none;
            }
            if (reading.by_group || (wanted && reading.measure != *wanted) ||
                (counted.head != Head::implied && !fits(counted.head, reading.measure)) ||
                counted_[reading.counted].none_of_them) {
                continue;
            }
            return i;
        }
        return none;
    }

    /// "Among the dead were ten civilians, five of them children".
    [[nodiscard]] std::optional<Measure> harmed_before(const Counted& counted) const
    {
        const auto token = before(text_, counted.first);
        if (token == none) {
            return std::nullopt;
        }
        for (std::uint32_t length = 1; length <= 4 && length <= token + 1; ++length) {
            for (const auto& term : text_.document.terms_at(token + 1 - length)) {
                if (term.cls == words().part_before && term.n_tokens == length) {
                    if (const auto measure = parse_measure(text::builtin_lexicon().value(term.value))) {
                        return measure;
                    }
                }
            }
        }
        return std::nullopt;
    }

    /// "two of the wounded", "three of the dead".
    [[nodiscard]] std::optional<Measure> named_parent(const Counted& counted) const
    {
        if (!counted.of_them) {
            return std::nullopt;
        }
        if (find_phrase(text_, counted.number_last, counted.last, words().part_after_killed) != none) {
            return Measure::killed;
        }
        if (find_phrase(text_, counted.number_last, counted.last, words().part_after_injured) != none) {
            return Measure::injured;
        }
        return std::nullopt;
    }

    /// "seven strikes in Iraq: four near Fallujah, ...": the first item after the colon.
    [[nodiscard]] std::optional<Reading> part_after_colon(std::uint32_t index) const
    {
        const auto& counted = counted_[index];
        const auto token = before(text_, counted.first);
        if (token == none || !(text_.is(token, ":") || text_.is_dash(token)) || readings_.empty()) {
            return std::nullopt;
        }
        auto parent = static_cast<std::uint32_t>(readings_.size() - 1);
        if (readings_[parent].relation != Relation::own && readings_[parent].parent != none) {
            return std::nullopt;
        }
        const auto& total = readings_[parent];
        // "killed in two assaults: one on a boat, one on a barracks": of the assaults.
        const auto& other = counted_[index == 0 ? 0 : index - 1];
        const bool assaults = other.head == Head::thing && text_.at(other.last - 1).attack_length > 0;
        if (index > 0 && index - 1 > total.counted && (assaults || counts_events(other.head)) &&
            !fits(other.head, total.measure)) {
            return std::nullopt;
        }
        if (text_.document.tokens[total.first].sentence != text_.document.tokens[counted.first].sentence ||
            !fits(counted.head, total.measure)) {
            return std::nullopt;
        }
        return Reading{.counted = index,
                       .measure = total.measure,
                       .first = counted.first,
                       .last = place_after(counted),
                       .relation = Relation::part,
                       .parent = parent,
                       .by_group = counted.head == Head::person};
    }

    /// "four people in Arvela and one in Basmat", "a commander and two guards".
    [[nodiscard]] std::optional<Reading> next_of_list(std::uint32_t index) const
    {
        const auto& counted = counted_[index];
        if (readings_.empty() || (counted.article && counted.head != Head::person && !is_fellow(index))) {
            return std::nullopt;
        }
        const auto token = before(text_, counted.first);
        const auto previous = static_cast<std::uint32_t>(readings_.size() - 1);
        const auto& earlier = readings_[previous];
        if (token == none || !joins(token) || !fits(counted.head, earlier.measure) ||
            text_.document.tokens[earlier.first].sentence != text_.document.tokens[counted.first].sentence ||
            (counted.none_of_them && counted.head != Head::implied) || !only_places_between(earlier.last, token) ||
            !item_ends(counted)) {
            return std::nullopt;
        }
        Reading item{.counted = index,
                     .measure = earlier.measure,
                     .verb = earlier.verb,
                     .first = counted.first,
                     .last = place_after(counted),
                     .relation = Relation::list,
                     .parent = previous};
        if (counted.head == Head::implied && phrase_at(text_, counted.last, words().severity) > 0) {
            item.relation = Relation::part; // "four were hurt, two seriously"
            item.by_group = true;
            item.parent = earlier.relation == Relation::part ? earlier.parent : previous;
            return item;
        }
        if (earlier.relation == Relation::part && counted.article && !is_article(counted)) {
            return std::nullopt; // "three daughters and their mother" has no second part with a number
        }
        if (earlier.relation == Relation::part) {
            item.relation = Relation::part;
            item.parent = earlier.parent;
            item.by_group = earlier.by_group;
        }
        return item;
    }

    /// "25 Indians and a Nepali": a name of a people, next to another that is counted.
    [[nodiscard]] bool is_fellow(std::uint32_t index) const
    {
        const auto named = [&](const Counted& counted) {
            return counted.head == Head::other && counted.last > counted.number_last &&
                   text_.document.tokens[counted.last - 1].capital;
        };
        const auto& earlier = readings_.back();
        return index > 0 && named(counted_[index]) && earlier.counted + 1 == index &&
               counted_[index].last == counted_[index].number_last + 1 &&
               (named(counted_[index - 1]) ||
                (counted_[index - 1].head == Head::person && earlier.relation == Relation::part));
    }

    /// One by "a" or "an", not by "his" or "their".
    [[nodiscard]] bool is_article(const Counted& counted) const
    {
        return text_.at(counted.number_first).quantity != none;
    }

    [[nodiscard]] bool joins(std::uint32_t token) const
    {
        return text_.at(token).part == Part::conjunction || text_.is(token, ",") || text_.is(token, ";") ||
               (token > 0 && text_.at(token - 1).part == Part::conjunction && text_.at(token - 1).part_length == 2) ||
               ends_conjunction(token);
    }

    /// The last word of "as well as", "along with".
    [[nodiscard]] bool ends_conjunction(std::uint32_t token) const
    {
        for (std::uint32_t back = 1; back <= 3 && back <= token; ++back) {
            const auto& tag = text_.at(token - back);
            if (tag.part == Part::conjunction && tag.part_length == back + 1) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool only_places_between(std::uint32_t first, std::uint32_t last) const
    {
        for (auto token = first; token < last; ++token) {
            const auto& tag = text_.at(token);
            if (tag.date != none) {
                continue;
            }
            if (tag.cue != none || tag.speech_length > 0 || tag.attack_verb || tag.part == Part::be ||
                tag.part == Part::have || tag.part == Part::modal || tag.part == Part::subordinator ||
                tag.part == Part::pronoun || text_.is(token, ";") || text_.is(token, ":")) {
                return false;
            }
            if (tag.part == Part::relative) {
                return false;
            }
        }
        return true;
    }

    /// "..., two witnesses and a doctor said": who tells of it.
    [[nodiscard]] bool speaks(const Counted& counted) const
    {
        constexpr std::uint32_t reach = 7;
        const auto end = std::min(text_.sentence_of(counted.first).last_token, counted.last + reach);
        for (auto token = counted.last; token < end; ++token) {
            const auto& tag = text_.at(token);
            if (text_.is_punctuation(token) || tag.cue != none || tag.part == Part::be || tag.part == Part::relative) {
                return false;
            }
            if (tag.speech_length > 0) {
                return true;
            }
        }
        return false;
    }

    /// An item without a noun is followed by its place or by the end: "one in Basmat".
    [[nodiscard]] bool item_ends(const Counted& counted) const
    {
        const auto end = text_.sentence_of(counted.first).last_token;
        if (counted.last >= end) {
            return true;
        }
        if ((counted.head == Head::person || counted.head == Head::other) && speaks(counted)) {
            return false;
        }
        const auto& tag = text_.at(counted.last);
        if (counted.head == Head::implied && tag.part == Part::adverb && counted.last + 1 < end &&
            (text_.at(counted.last + 1).part == Part::be || text_.at(counted.last + 1).part == Part::have)) {
            return false; // "and nine more were taken away"
        }
        if (counted.head == Head::implied) {
            return text_.is_punctuation(counted.last) || tag.date != none || tag.part == Part::preposition ||
                   tag.part == Part::conjunction || tag.part == Part::adverb;
        }
        if (tag.part == Part::be || tag.part == Part::have || tag.attack_verb || tag.cue != none ||
            tag.part == Part::modal || tag.part == Part::to) {
            return false; // the subject of another clause
        }
        return true;
    }

    /// The end of a short phrase of place after the number, for the quote: "13 on the capital".
    [[nodiscard]] std::uint32_t place_after(const Counted& counted) const
    {
        constexpr std::uint32_t longest = 5;
        const auto end = std::min(text_.sentence_of(counted.first).last_token, counted.last + longest);
        auto last = std::max(counted.last, counted.number_last);
        if (last >= end || text_.at(last).part != Part::preposition) {
            return last;
        }
        while (last < end && !text_.is_punctuation(last) && text_.at(last).part != Part::conjunction &&
               text_.at(last).date == none) {
            ++last;
        }
        return last;
    }

    /// "Of the 20 drones launched, 15 were shot down"; "two of which were intercepted".
    [[nodiscard]] std::optional<Reading> implied_intercepted(std::uint32_t index) const
    {
        constexpr std::uint32_t reach = 4;
        const auto& counted = counted_[index];
        if (counted.head != Head::implied || readings_.empty() ||
            (readings_.back().measure != Measure::munitions && readings_.back().measure != Measure::intercepted)) {
            return std::nullopt;
        }
        if (const auto token = before(text_, counted.first); token != none && !counted.article) {
            for (const auto cls : {words().intercept_past, words().intercept_gerund, words().intercept_base}) {
                if (const auto verb = phrase_ending_at(text_, token, cls); verb != none && !after_be(text_, verb)) {
                    return Reading{.counted = index, // "claimed to have downed 52"
                                   .measure = Measure::intercepted,
                                   .verb = verb,
                                   .first = verb,
                                   .last = std::max(counted.last, counted.number_last)};
                }
            }
        }
        const auto end = std::min(text_.sentence_of(counted.first).last_token, counted.last + reach);
        for (auto token = counted.last; token < end && !text_.is_punctuation(token); ++token) {
            if (text_.at(token).intercept && !text_.at(token).intercept_active) {
                return Reading{.counted = index,
                               .measure = Measure::intercepted,
                               .verb = token,
                               .first = counted.first,
                               .last = token + 1};
            }
        }
        return std::nullopt;
    }

    /// "Over Arvela they carried out five": of the strikes counted before.
    [[nodiscard]] std::optional<Reading> implied_strikes(std::uint32_t index) const
    {
        const auto& counted = counted_[index];
        const auto token = before(text_, counted.first);
        if (counted.head != Head::implied || counted.article || token == none || readings_.empty() ||
            readings_.back().measure != Measure::strikes) {
            return std::nullopt;
        }
        const auto verb = phrase_ending_at(text_, token, words().strike_verb);
        if (verb == none) {
            return std::nullopt;
        }
        return Reading{
            .counted = index, .measure = Measure::strikes, .verb = verb, .first = verb, .last = counted.last};
    }

    /// "estimates of 100 to 300", "put the figure at seven": another number for what was counted before.
    [[nodiscard]] std::optional<Reading> figure_again(std::uint32_t index) const
    {
        const auto& counted = counted_[index];
        if (counted.head != Head::implied || counted.article || counted.none_of_them) {
            return std::nullopt;
        }
        auto token = before(text_, counted.first);
        const auto& sentence = text_.sentence_of(counted.first);
        if (token != none && token > sentence.first_token &&
            phrase_ending_at(text_, token, words().toll_link) != none) {
            --token;
        } else if (token != none && token > sentence.first_token && text_.at(token).part == Part::of) {
            --token;
        }
        if (token == none) {
            return std::nullopt;
        }
        auto noun = phrase_ending_at(text_, token, words().figure);
        if (noun == none && token + 1 < counted.first) { // "spoke of"
            noun = phrase_ending_at(text_, token + 1, words().figure);
        }
        if (noun == none && (said_to_be_there(counted) || far_end_of_range(index))) {
            noun = before(text_, counted.first);
        }
        if (noun == none && text_.at(token).speech_length == 1 && ends_here(counted)) {
            noun = token; // "the group says 18 people died; the army says six"
        }
        if (const auto asked = noun != none ? asked_for(noun) : none; asked != none) {
            const auto& cue = text_.cues[text_.at(asked).cue];
            return Reading{.counted = index, .measure = cue.measure, .verb = noun, .first = noun, .last = counted.last};
        }
        const auto previous = last_total();
        if (noun == none || previous == none ||
            text_.document.tokens[readings_[previous].first].sentence + 1 <
                text_.document.tokens[counted.first].sentence) {
            return std::nullopt;
        }
        return Reading{.counted = index,
                       .measure = readings_[previous].measure,
                       .verb = noun,
                       .first = noun,
                       .last = counted.last};
    }

    /// "others said there were about 200".
    [[nodiscard]] bool said_to_be_there(const Counted& counted) const
    {
        const auto there = phrase_ending_at(text_, before(text_, counted.first), words().figure_there);
        if (there == none || !ends_here(counted)) {
            return false;
        }
        auto said = there;
        const auto start = text_.sentence_of(there).first_token;
        said -= said > start && text_.document.fold(said - 1) == "that" ? 1 : 0;
        return said > start && text_.at(said - 1).speech_length == 1;
    }

    /// "Estimates run from no fewer than 79 dead to as many as 116": the other end of what is estimated.
    [[nodiscard]] bool far_end_of_range(std::uint32_t index) const
    {
        const auto token = before(text_, counted_[index].first);
        if (index == 0 || readings_.empty() || readings_.back().counted + 1 != index ||
            text_.at(token).part != Part::to) {
            return false;
        }
        const auto& near = counted_[index - 1];
        const auto start = text_.sentence_of(token).first_token;
        return near.first > start && text_.document.fold(near.first - 1) == "from" &&
               find_phrase(text_, start, near.first, words().figure) != none;
    }

    /// The word of harm of "how many died" before the token in its sentence, or `none`.
    [[nodiscard]] std::uint32_t asked_for(std::uint32_t token) const
    {
        constexpr std::uint32_t reach = 5;
        const auto start = text_.near(token).first;
        const auto asked = find_phrase(text_, start, token, words().how_many);
        for (auto verb = asked; verb != none && verb < std::min(token, asked + reach); ++verb) {
            if (const auto* cue = text_.cue_at(verb); cue != nullptr && cue->is(past | victim_past)) {
                return verb;
            }
        }
        return none;
    }

    [[nodiscard]] bool ends_here(const Counted& counted) const
    {
        return counted.last >= text_.sentence_of(counted.first).last_token || text_.is_punctuation(counted.last);
    }

    /// The last reading that is no part of another.
    [[nodiscard]] std::uint32_t last_total() const
    {
        for (auto i = static_cast<std::uint32_t>(readings_.size()); i-- > 0;) {
            if (readings_[i].relation == Relation::own) {
                return i;
            }
        }
        return none;
    }

    const TaggedText& text_;
    const std::vector<Counted>& counted_;
    std::vector<Reading> readings_;
};

} // namespace

std::vector<Reading> find_readings(const TaggedText& text, const std::vector<Counted>& counted)
{
    return ReadingFinder{text, counted}.find();
}

} // namespace placeline::claims
