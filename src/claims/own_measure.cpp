// SPDX-License-Identifier: Apache-2.0
#include "claims/own_measure.hpp"

#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

/// How far after its noun a verb may stand: "nine people, most of them shoppers at the market, were killed".
constexpr std::uint32_t longest_reach = 28;
/// How many words an item of a list may have after its noun: "three soldiers from the 4th brigade and ...".
constexpr std::uint32_t longest_item = 6;
/// The same for "a" and a noun that may be no person at all.
constexpr std::uint32_t shortest_reach = 3;
/// How far before its number a toll's name may stand.
constexpr std::uint32_t longest_toll = 16;

bool counts_people(Measure measure)
{
    return measure != Measure::strikes && measure != Measure::targets && measure != Measure::munitions &&
           measure != Measure::intercepted;
}

class MeasureRules {
public:
    MeasureRules(const TaggedText& text, const std::vector<Counted>& all, std::uint32_t index)
        : text_{text}, all_{all}, index_{index}, counted_{all[index]}, start_{text.near(counted_.first).first},
          end_{text.near(counted_.first).second}
    {
    }

    std::optional<Reading> find()
    {
        switch (counted_.head) {
        case Head::strike:
            return strike();
        case Head::munition:
            return munition();
        case Head::target:
            return target();
        case Head::thing:
            return std::nullopt;
        case Head::harm:
            return harm_noun();
        case Head::implied:
        case Head::person:
        case Head::other:
            return people();
        }
        return std::nullopt;
    }

private:
    // --- people ---

    std::optional<Reading> people()
    {
        if (counted_.cue != none) { // "five missing men"
            const auto& cue = text_.cues[counted_.cue];
            return reading(cue.measure, cue.first, counted_.first, counted_.last);
        }
        if (auto found = object_of_verb()) {
            return found;
        }
        if (auto found = of_noun()) {
            return found;
        }
        if (auto found = subject_of_verb()) {
            return found;
        }
        if (auto found = label()) {
            return found;
        }
        if (auto found = among_the_harmed()) {
            return found;
        }
        if (auto found = running_toll()) {
            return found;
        }
        return number_of_harmed();
    }

    /// "killed 16 people", "wounding 25", "lost two men".
    std::optional<Reading> object_of_verb()
    {
        auto token = before(text_, counted_.first);
        if (token != none && text_.at(token).part == Part::of) { // "a family of five"
            if (const auto family = phrase_ending_at(text_, token, words().family); family != none && family > start_) {
                token = before(text_, family);
            }
        }
        if (token == none) {
            return std::nullopt;
        }
        if (const auto* cue = text_.cue_ending_at(token)) {
            if (takes(*cue, past | gerund | base | loss | drive) && active(*cue)) {
                return reading(cue->measure, cue->first, cue->first, counted_.last);
            }
        }
        return object_after_name(token);
    }

    /// "killing Colonel Dar Venn and three of his guards", "killed himself and four others".
    std::optional<Reading> object_after_name(std::uint32_t token)
    {
        constexpr std::uint32_t longest_name = 6;
        if (text_.at(token).part != Part::conjunction) {
            return std::nullopt;
        }
        for (std::uint32_t steps = 0; steps < longest_name && token > start_; ++steps) {
            --token;
            if (const auto* cue = text_.cue_ending_at(token)) {
                return steps > 0 && takes(*cue, past | gerund) && !cue->is(weak) && active(*cue)
                           ? std::optional{reading(cue->measure, cue->first, cue->first, counted_.last)}
                           : std::nullopt;
            }
            const auto& tag = text_.at(token);
            const bool name = text_.document.tokens[token].capital || tag.part == Part::object || tag.person_length > 0;
            if (!name || tag.quantity != none || tag.date != none) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    /// "Killed: 5", "Wounded: 12".
    std::optional<Reading> label()
    {
        const auto token = before(text_, counted_.first);
        if (token == none || token == start_ || !text_.is(token, ":") || counted_.head != Head::implied) {
            return std::nullopt;
        }
        const auto* cue = text_.cue_ending_at(token - 1);
        if (cue == nullptr || !cue->is(past | state | noun) ||
            (cue->first > start_ && !text_.is_punctuation(cue->first - 1))) {
            return std::nullopt;
        }
        return reading(cue->measure, cue->first, cue->first, counted_.last);
    }

    [[nodiscard]] bool active(const Cue& cue) const
    {
        const auto after = cue.measure == Measure::killed ? words().cost_lives : words().displace_from;
        if (cue.is(drive) && find_phrase(text_, counted_.last, std::min(end_, counted_.last + 5), after) == none) {
            return false;
        }
        if (cue.is(past | loss | drive) && !cue.is(base) && after_be(text_, cue.first)) {
            return false;
        }
        return !cue.is(base) || !unreal_before(cue.first);
    }

    /// "could kill", "threatened to kill", "to kill": nobody has died.
    [[nodiscard]] bool unreal_before(std::uint32_t verb) const
    {
        auto token = verb;
        while (token > start_ && text_.at(token - 1).part == Part::adverb) {
            --token;
        }
        if (token == start_) {
            return false;
        }
        const auto part = text_.at(token - 1).part;
        return part == Part::modal || part == Part::to || phrase_ending_at(text_, token - 1, words().unreal) != none;
    }

    /// Whether the word, in one of these forms, can have this noun as its victim.
    [[nodiscard]] bool takes(const Cue& cue, int forms) const
    {
        if (!cue.is(static_cast<std::uint16_t>(forms))) {
            return false;
        }
        const bool named =
            counted_.head == Head::person || (counted_.head == Head::implied && !cue.is(loss | victim_past));
        return named || !cue.is(weak | drive);
    }

    /// "the deaths of five soldiers", "the abduction of 12 pupils", "the bodies of three men".
    std::optional<Reading> of_noun()
    {
        const auto token = before(text_, counted_.first);
        if (token == none || token <= start_ || text_.at(token).part != Part::of) {
            return std::nullopt;
        }
        const auto* cue = text_.cue_ending_at(token - 1);
        if (cue == nullptr || !takes(*cue, noun | body | gerund) || cue->is(toll)) {
            return std::nullopt;
        }
        return reading(cue->measure, cue->first, cue->first, counted_.last);
    }

    /// "16 people were killed", "36 more hurt", "nine dead", "two dozen people missing".
    std::optional<Reading> subject_of_verb()
    {
        if (after_preposition()) {
            return participle();
        }
        bool be = false;
        bool comma = false;
        const bool object = is_object();
        auto token = scan_start();
        const bool unknown_one = counted_.article && counted_.head == Head::other;
        const auto limit = std::min(end_, token + (unknown_one ? shortest_reach : longest_reach));
        while (token < limit) {
            if (const auto* cue = text_.cue_at(token)) {
                return verdict(*cue, be, comma);
            }
            const auto next = over(token, be, comma, object);
            if (next == none) {
                return std::nullopt;
            }
            token = next;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool after_preposition() const
    {
        const auto token = before(text_, counted_.first);
        if (token == none || counted_.of_them || counted_.including) {
            return false;
        }
        const auto& tag = text_.at(token);
        return (tag.part == Part::preposition || tag.part == Part::of) && tag.date == none;
    }

    /// "the last of the 30 miners killed", "with 300 wounded": right after a noun that is no subject.
    std::optional<Reading> participle()
    {
        auto token = scan_start();
        const bool relative = token < end_ && (text_.at(token).part == Part::relative || is_that_relative(token));
        token += relative ? 1 : 0;
        bool be = false;
        while (token < end_ && text_.at(token).cue == none &&
               (text_.at(token).part == Part::adverb ||
                (relative && (text_.at(token).part == Part::be || text_.at(token).part == Part::have)))) {
            be = be || text_.at(token).part == Part::be;
            token += text_.at(token).part_length;
        }
        const auto* cue = token < end_ ? text_.cue_at(token) : nullptr;
        return cue != nullptr && (relative || !cue->is(victim_past)) ? verdict(*cue, be, false) : std::nullopt;
    }

    [[nodiscard]] std::uint32_t scan_start() const
    {
        if (!counted_.of_more || index_ + 1 >= all_.size()) {
            return std::max(counted_.last, counted_.number_last);
        }
        // "one of the ten men injured by the bomb died": the larger number's participle is not ours.
        auto token = all_[index_ + 1].last;
        if (token + 1 < end_ && text_.at(token).part == Part::relative && text_.cue_at(token + 1) != nullptr) {
            return text_.cue_at(token + 1)->last; // "four of the 14 passengers who died"
        }
        if (token < end_) {
            const auto* cue = text_.cue_at(token);
            if (cue != nullptr && cue->is(past) && !cue->is(victim_past)) {
                token = cue->last;
            }
        }
        return token;
    }

    /// The noun is the object of another verb or of a preposition: what follows "and" is not said of it.
    [[nodiscard]] bool is_object() const
    {
        const auto token = before(text_, counted_.first);
        if (token == none) {
            return false;
        }
        const auto& tag = text_.at(token);
        return tag.part == Part::preposition || tag.part == Part::of || tag.attack_verb || tag.target_verb ||
               tag.munition_fire || tag.cue != none;
    }

    /// The next token of the clause, or `none` where the noun's clause is over.
    std::uint32_t over(std::uint32_t token, bool& be, bool& comma, bool object)
    {
        const auto& tag = text_.at(token);
        if (text_.is_punctuation(token)) {
            return over_mark(token, comma, object);
        }
        if (tag.date != none) {
            return text_.dates[tag.date].last_token;
        }
        if (tag.speech_length > 0 && !be && !comma && tag.cue == none &&
            !(token + tag.speech_length < end_ && text_.cue_at(token + tag.speech_length) != nullptr)) {
            return none;
        }
        if ((tag.attack_verb || tag.target_verb || tag.munition_fire || tag.munition_hit) && !be &&
            !passive_by(token) && !tag.strike_one && !tag.strike_many) {
            return none;
        }
        switch (tag.part) {
        case Part::be:
            be = true;
            return token + 1;
        case Part::have:
            return token + tag.part_length;
        case Part::modal:
            return token + tag.part_length;
        case Part::subordinator:
            if (be && token + 1 < end_ && text_.cue_at(token + 1) != nullptr) {
                return token + 1; // "were listed as missing"
            }
            return tag.date == none && !is_that_relative(token) ? none : token + 1;
        case Part::pronoun:
            return none;
        case Part::conjunction:
            return over_and(token, object || be);
        case Part::plain:
        case Part::to:
        case Part::of:
        case Part::preposition:
        case Part::relative:
        case Part::object:
        case Part::determiner:
        case Part::adverb:
            break;
        }
        if (tag.quantity != none) {
            const auto& quantity = text_.quantities[tag.quantity];
            const bool after_preposition =
                text_.at(token - 1).part == Part::preposition || text_.at(token - 1).part == Part::of;
            if (quantity.kind == text::QuantityKind::cardinal && !quantity.article && !after_preposition) {
                return none;
            }
            return quantity.last_token;
        }
        return token + std::max<std::uint32_t>(1, tag.part_length);
    }

    [[nodiscard]] bool is_that_relative(std::uint32_t token) const { return text_.document.fold(token) == "that"; }

    /// "three girls hit by shrapnel": a participle of its own.
    [[nodiscard]] bool passive_by(std::uint32_t token) const
    {
        return token + 1 < end_ && (text_.document.fold(token + 1) == "by" || text_.document.fold(token + 1) == "in");
    }

    /// Over ", most of them women," and ", two policemen" of a list; a comma before anything else ends the clause.
    std::uint32_t over_mark(std::uint32_t token, bool& comma, bool object)
    {
        if (text_.is_quotation_mark(token) || is_joint(token) || closes_quoted_noun(token)) {
            return token + 1;
        }
        if (text_.is(token, "(")) {
            const auto close = find_mark(token, ")");
            return close == none ? none : close + 1;
        }
        if (!text_.is(token, ",") || token + 1 >= end_) {
            return none;
        }
        auto next = token + 1;
        if (const auto after = over_item(next); after != next) {
            return object ? none : after;
        }
        if (opens_aside(next)) {
            const auto close = find_mark(next, ",");
            if (close == none) {
                return none;
            }
            comma = true;
            return close + 1;
        }
        if (text_.at(next).part == Part::be || text_.at(next).part == Part::have || text_.cue_at(next) != nullptr) {
            const auto* cue = text_.cue_at(next);
            return cue != nullptr && cue->is(gerund | base) && !cue->is(past) ? none : next;
        }
        if (text_.at(next).part == Part::conjunction) {
            return over_and(next, object);
        }
        return none;
    }

    /// "80 'terrorists' had been killed".
    [[nodiscard]] bool closes_quoted_noun(std::uint32_t token) const
    {
        return token == counted_.last && (text_.is(token, "'") || text_.is(token, "’"));
    }

    [[nodiscard]] bool is_joint(std::uint32_t token) const
    {
        return text_.is(token, "-") && !text_.document.tokens[token].space_before;
    }

    [[nodiscard]] bool opens_aside(std::uint32_t token) const
    {
        const auto& tag = text_.at(token);
        if (phrase_at(text_, token, words().aside) > 0 || tag.part == Part::relative || tag.part == Part::preposition ||
            tag.part == Part::determiner) {
            return true;
        }
        if (tag.quantity != none) { // ", seven of them children,"
            const auto last = text_.quantities[tag.quantity].last_token;
            return last < end_ && text_.at(last).part == Part::of;
        }
        const auto close = find_mark(token, ","); // ", the ministry said,"
        return close != none && close > token && text_.at(close - 1).speech_length > 0;
    }

    std::uint32_t find_mark(std::uint32_t token, std::string_view mark) const
    {
        for (; token < end_; ++token) {
            if (text_.is(token, mark)) {
                return token;
            }
            if (text_.is(token, ";") || text_.is(token, ":")) {
                return none;
            }
        }
        return none;
    }

    /// "nine soldiers and one civilian were killed": over the next item of the list.
    std::uint32_t over_and(std::uint32_t token, bool object) const
    {
        const auto next = token + text_.at(token).part_length;
        const auto after = over_item(next);
        if (after != next) {
            return object || token > counted_.last + longest_item ? none : after;
        }
        if (next < end_ && text_.at(next).quantity != none &&
            text_.quantities[text_.at(next).quantity].kind == text::QuantityKind::cardinal) {
            return none; // "ten were rescued and three remained missing"
        }
        return next;
    }

    [[nodiscard]] std::uint32_t over_item(std::uint32_t token) const
    {
        for (auto i = index_ + 1; i < all_.size() && all_[i].first < end_; ++i) {
            if (all_[i].first >= token) {
                const bool item = before_equal(all_[i].first, token) && !all_[i].of_them &&
                                  (all_[i].head == Head::person || all_[i].head == Head::other);
                return item ? all_[i].last : token;
            }
        }
        return token;
    }

    [[nodiscard]] bool before_equal(std::uint32_t first, std::uint32_t token) const
    {
        for (; token < first; ++token) {
            if (text_.at(token).part != Part::determiner && text_.at(token).part != Part::adverb) {
                return false;
            }
        }
        return true;
    }

    /// Whether the word of harm after the noun has it as its victim.
    std::optional<Reading> verdict(const Cue& cue, bool be, bool comma) const
    {
        const bool victim = takes(cue, victim_past | victim_gerund | victim_base);
        const bool says = victim || (takes(cue, state) && !has_object(cue)) ||
                          (takes(cue, past) && (be || (!has_object(cue) && !cue.is(weak))));
        if (!says || cue.is(toll)) {
            return std::nullopt;
        }
        if (cue.is(state) && !victim && (names_the_group(cue) || stands_before_noun(cue, be))) {
            return std::nullopt;
        }
        if (!be && comma && !victim) {
            return std::nullopt;
        }
        if (cue.is(drive) && cue.measure == Measure::killed) {
            return std::nullopt; // what costs a life is no victim
        }
        if (cue.is(drive) &&
            find_phrase(text_, cue.last, std::min(end_, cue.last + 4), words().displace_from) == none) {
            return std::nullopt;
        }
        if (hypothetical(cue)) {
            return std::nullopt;
        }
        return reading(cue.measure, cue.first, counted_.first, cue.last);
    }

    /// "most of the dead": a noun with an article, not said of the number before it.
    [[nodiscard]] bool names_the_group(const Cue& cue) const
    {
        const auto part = text_.at(cue.first - 1).part;
        return cue.first > start_ && (part == Part::determiner || part == Part::of);
    }

    /// "a dead end": said of another noun.
    [[nodiscard]] bool stands_before_noun(const Cue& cue, bool be) const
    {
        if (be || cue.is(past) || cue.last >= end_ || text_.is_punctuation(cue.last)) {
            return false;
        }
        const auto& tag = text_.at(cue.last);
        return tag.part == Part::plain && tag.date == none && tag.quantity == none && tag.cue == none &&
               !text_.document.tokens[cue.last].capital;
    }

    /// "could be killed", "would have died"; "may have died" is a guess at what happened and stays.
    [[nodiscard]] bool hypothetical(const Cue& cue) const
    {
        bool have = false;
        for (auto token = cue.first; token > counted_.last; --token) {
            const auto part = text_.at(token - 1).part;
            if (part == Part::have) {
                have = true;
            } else if (part == Part::modal) {
                const auto word = text_.document.fold(token - 1);
                return !(have && (word == "may" || word == "might" || word == "could" || word == "must"));
            } else if (part == Part::to && !have) {
                return true;
            } else if (part != Part::be && part != Part::adverb) {
                return false;
            }
        }
        return false;
    }

    /// "wounded" with an object of its own has its subject as the one who wounds.
    [[nodiscard]] bool has_object(const Cue& cue) const
    {
        auto token = cue.last;
        while (token < end_ && text_.at(token).part == Part::adverb && text_.at(token).quantity == none) {
            token += text_.at(token).part_length;
        }
        if (token >= end_ || text_.is_punctuation(token) || text_.at(token).date != none) {
            return false;
        }
        const auto& tag = text_.at(token);
        if (tag.quantity != none) {
            return text_.quantities[tag.quantity].kind == text::QuantityKind::cardinal;
        }
        return tag.person_length > 0 || tag.part == Part::determiner || tag.part == Part::object;
    }

    /// "the death toll had reached at least 100", "put the dead at 15", "the number wounded rose to 40".
    std::optional<Reading> running_toll()
    {
        auto token = before(text_, counted_.first);
        if (token == none) {
            return std::nullopt;
        }
        bool linked = phrase_ending_at(text_, token, words().toll_link) != none || text_.is(token, ":");
        for (std::uint32_t steps = 0; steps < longest_toll; ++steps) {
            if (const auto* cue = text_.cue_ending_at(token); cue != nullptr && cue->is(toll)) {
                if (!linked && steps > 0) {
                    return std::nullopt;
                }
                auto found = reading(cue->measure, cue->first, cue->first, counted_.last);
                found.from_toll = true;
                return found;
            }
            const auto& tag = text_.at(token);
            if (text_.is(token, ";") || tag.part == Part::relative) {
                return std::nullopt;
            }
            if (token == start_) {
                return std::nullopt;
            }
            --token;
        }
        return std::nullopt;
    }

    /// "Among the dead at the quarry were two guards".
    std::optional<Reading> among_the_harmed()
    {
        const auto token = before(text_, counted_.first);
        const auto start = text_.sentence_of(counted_.first).first_token;
        if (token == none || text_.at(token).part != Part::be || text_.document.fold(start) != "among" ||
            counted_.head != Head::person) {
            return std::nullopt;
        }
        const auto* cue = text_.cue_at(start);
        if (cue == nullptr && text_.document.fold(start + 1) == "the") {
            cue = text_.cue_at(start + 2);
        }
        if (cue == nullptr || !cue->is(state | past) || cue->last > token) {
            return std::nullopt;
        }
        for (auto between = cue->last; between < token; ++between) {
            if (text_.at(between).cue != none || text_.is_punctuation(between) || text_.at(between).quantity != none) {
                return std::nullopt;
            }
        }
        return reading(cue->measure, cue->first, cue->first, counted_.last);
    }

    /// "put the number of villagers killed in the raid at 27", "and the wounded at 19", "brings to 33 the number of
    /// people known to have died".
    std::optional<Reading> number_of_harmed()
    {
        const auto token = before(text_, counted_.first);
        if (counted_.head != Head::implied || counted_.article || token == none) {
            return std::nullopt;
        }
        if (const auto link = phrase_ending_at(text_, token, words().toll_link); link != none && link > start_) {
            const auto* last = text_.cue_ending_at(link - 1);
            const bool named = last != nullptr && last->is(past | state) && last->first > start_ &&
                               text_.document.fold(last->first - 1) == "the";
            const auto* cue = named ? last : harm_after_number(start_, link);
            if (cue != nullptr) {
                auto found = reading(cue->measure, cue->first, cue->first, counted_.last);
                found.from_toll = true;
                return found;
            }
        }
        if (phrase_at(text_, counted_.last, words().toll_number) == 0) {
            return std::nullopt;
        }
        const auto* cue = harm_after_number(counted_.last, std::min(end_, counted_.last + longest_toll));
        if (cue == nullptr) {
            return std::nullopt;
        }
        auto found = reading(cue->measure, cue->first, counted_.first, cue->last);
        found.from_toll = true;
        return found;
    }

    /// The word of harm of "the number of ... killed", nothing but words of the noun between; nullptr: none.
    [[nodiscard]] const Cue* harm_after_number(std::uint32_t first, std::uint32_t last) const
    {
        auto token = find_phrase(text_, first, last, words().toll_number);
        if (token == none || last - token > longest_toll) {
            return nullptr;
        }
        for (token += phrase_at(text_, token, words().toll_number); token < last; ++token) {
            if (const auto* cue = text_.cue_at(token)) {
                return cue->is(past | state | victim_past) ? cue : nullptr;
            }
            const auto& tag = text_.at(token);
            if (text_.is_punctuation(token) || tag.quantity != none || tag.part == Part::conjunction ||
                tag.part == Part::subordinator) {
                return nullptr;
            }
        }
        return nullptr;
    }

    // --- nouns of harm ---

    std::optional<Reading> harm_noun()
    {
        const auto& cue = text_.cues[counted_.cue];
        if (counted_.none_of_them && unsaid()) {
            return std::nullopt;
        }
        if (counted_.article && !(cue.is(body) && is_bare_body(cue))) {
            return std::nullopt;
        }
        return reading(cue.measure, cue.first, counted_.first, counted_.last);
    }

    /// "a body was found", not "a governing body" or "a body builder".
    [[nodiscard]] bool is_bare_body(const Cue& cue) const
    {
        const bool alone = cue.first == counted_.number_last;
        return alone && (cue.last >= end_ || text_.is_punctuation(cue.last) || text_.at(cue.last).part != Part::plain ||
                         text_.at(cue.last).speech_length > 0);
    }

    /// "He mentioned no casualties" states nothing.
    [[nodiscard]] bool unsaid() const
    {
        const auto token = before(text_, counted_.first);
        return token != none && phrase_ending_at(text_, token, words().unsaid) != none;
    }

    // --- strikes, targets, munitions ---

    std::optional<Reading> strike()
    {
        const auto from = counted_.first > start_ ? counted_.first - 1 : start_;
        if (find_phrase(text_, from, std::min(end_, counted_.last + 2), words().strike_not) != none) {
            return std::nullopt;
        }
        const auto token = before(text_, counted_.first);
        if (token != none && text_.document.fold(token) == "is") {
            return std::nullopt; // "a single weapon against a lone vehicle is one strike": what the word means
        }
        if (unreal_near() || counted_.none_of_them) {
            return std::nullopt;
        }
        if (counted_.bounds.high == 1U && counted_.number_last < end_ &&
            phrase_at(text_, counted_.number_last, words().part_out_of) > 0) {
            return std::nullopt; // "one of its largest raids" says how large, not how many
        }
        const bool generic = text_.at(counted_.last - 1).attack == words().attack_generic;
        if (counted_.article && generic && !strikes_now()) {
            return std::nullopt;
        }
        return reading(Measure::strikes, counted_.last - 1, counted_.first, counted_.last);
    }

    /// An article is a number where the strike does something: "an airstrike destroyed", "carried out a strike".
    [[nodiscard]] bool strikes_now() const
    {
        if (counted_.first > start_ && phrase_ending_at(text_, counted_.first - 1, words().strike_verb) != none) {
            return true;
        }
        for (auto token = counted_.last; token < std::min(end_, counted_.last + 6); ++token) {
            const auto& tag = text_.at(token);
            if (tag.target_verb || tag.munition_hit || tag.cue != none) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool unreal_near() const { return unreal_around(counted_.first); }

    /// "could order", "plans to": shortly before the token.
    [[nodiscard]] bool unreal_around(std::uint32_t noun) const
    {
        const auto from = noun > start_ + 3 ? noun - 3 : start_;
        for (auto token = from; token < noun; ++token) {
            const auto part = text_.at(token).part;
            if (part == Part::modal || phrase_at(text_, token, words().unreal) > 1) {
                return true;
            }
        }
        return false;
    }

    std::optional<Reading> target()
    {
        if (counted_.article) {
            return std::nullopt;
        }
        const auto token = before(text_, counted_.first);
        if (token != none && !unreal_near()) {
            if (const auto verb = phrase_ending_at(text_, token, words().target_verb); verb != none) {
                return reading(Measure::targets, verb, verb, counted_.last);
            }
        }
        // "strikes against more than 60 targets"
        if (token != none && token > start_ && text_.at(token).part == Part::preposition && !unreal_near()) {
            const auto& noun = text_.at(token - 1);
            const bool attack = noun.strike_one || noun.strike_many || (noun.attack_length > 0 && !noun.attack_verb);
            if (attack && !unreal_around(token - 1)) {
                return reading(Measure::targets, token - 1, token - 1, counted_.last);
            }
        }
        bool be = false;
        for (auto next = counted_.last; next < std::min(end_, counted_.last + 8); ++next) {
            if (text_.is_punctuation(next) || text_.at(next).part == Part::modal) {
                break;
            }
            be = be || text_.at(next).part == Part::be;
            if (be && text_.at(next).target_verb) {
                return reading(Measure::targets, next, counted_.first, next + 1);
            }
        }
        return std::nullopt;
    }

    std::optional<Reading> munition()
    {
        if (counted_.article || counted_.none_of_them) {
            return std::nullopt;
        }
        const auto token = before(text_, counted_.first);
        if (token != none) {
            for (const auto cls : {words().intercept_past, words().intercept_gerund, words().intercept_base}) {
                const auto verb = phrase_ending_at(text_, token, cls);
                if (verb != none && !after_be(text_, verb) && !unreal_before(verb)) {
                    return reading(Measure::intercepted, verb, verb, counted_.last);
                }
            }
            const auto verb = phrase_ending_at(text_, token, words().intercept_destroy);
            if (verb != none && find_phrase(text_, start_, verb, words().intercept_by) != none) {
                return reading(Measure::intercepted, verb, verb, counted_.last);
            }
        }
        if (const auto verb = intercept_after(); verb != none) {
            return reading(Measure::intercepted, verb, counted_.first, verb + 1);
        }
        if (const auto verb = use_near(); verb != none) {
            return reading(Measure::munitions, verb, std::min(counted_.first, verb), std::max(counted_.last, verb + 1));
        }
        return std::nullopt;
    }

    /// "15 drones were shot down", "seven drones intercepted".
    [[nodiscard]] std::uint32_t intercept_after() const
    {
        auto token = counted_.of_more && index_ + 1 < all_.size() ? all_[index_ + 1].last : counted_.last;
        const auto limit = std::min(end_, token + 8);
        for (; token < limit; ++token) {
            const auto& tag = text_.at(token);
            if (tag.intercept && !tag.intercept_active) {
                return token;
            }
            const bool item = over_item(token) != token;
            if (item || (text_.is_punctuation(token) && !text_.is(token, ",")) || tag.part == Part::subordinator ||
                (tag.quantity != none && text_.at(token - 1).part != Part::conjunction)) {
                return none;
            }
        }
        return none;
    }

    /// The nearest verb of use in the clause: before the number as its verb, after it as its predicate.
    [[nodiscard]] std::uint32_t use_near() const
    {
        constexpr std::uint32_t reach = 14;
        for (auto token = counted_.first; token > start_ && counted_.first - token < reach; --token) {
            const auto& tag = text_.at(token - 1);
            if (text_.is(token - 1, ";") || text_.is(token - 1, ":")) {
                break;
            }
            if (tag.munition_fire) {
                return unreal_before(token - 1) ? none : token - 1;
            }
            if (tag.part == Part::subordinator || tag.part == Part::relative) {
                break;
            }
        }
        for (auto token = counted_.last; token < std::min(end_, counted_.last + reach); ++token) {
            const auto& tag = text_.at(token);
            if (tag.munition_fire || tag.munition_hit || tag.intercept) {
                return unreal_before(token) ? none : token;
            }
            if (text_.is(token, ";") || text_.is(token, ":") || tag.part == Part::subordinator) {
                break;
            }
        }
        return none;
    }

    [[nodiscard]] Reading reading(Measure measure, std::uint32_t verb, std::uint32_t first, std::uint32_t last) const
    {
        return {.counted = index_,
                .measure = measure,
                .verb = verb,
                .first = first,
                .last = std::max(last, counted_.number_last)};
    }

    const TaggedText& text_;
    const std::vector<Counted>& all_;
    std::uint32_t index_;
    const Counted& counted_;
    std::uint32_t start_;
    std::uint32_t end_;
};

} // namespace

std::uint32_t before(const TaggedText& text, std::uint32_t token)
{
    const auto start = text.sentence_of(token).first_token;
    while (token > start) {
        --token;
        if (text.is_quotation_mark(token)) {
            continue;
        }
        const auto skip = phrase_ending_at(text, token, words().counted_more);
        if (skip == none || text.at(token).part == Part::conjunction || text.at(skip).cue != none) {
            return token;
        }
        token = skip;
    }
    return none;
}

bool after_be(const TaggedText& text, std::uint32_t verb)
{
    const auto start = text.sentence_of(verb).first_token;
    while (verb > start && text.at(verb - 1).part == Part::adverb) {
        --verb;
    }
    return verb > start && text.at(verb - 1).part == Part::be;
}

std::optional<Reading> own_measure(const TaggedText& text, const std::vector<Counted>& counted, std::uint32_t index)
{
    auto found = MeasureRules{text, counted, index}.find();
    if (found && !counts_people(found->measure) && counted[index].bare_plural) {
        return std::nullopt;
    }
    return found;
}

} // namespace placeline::claims
