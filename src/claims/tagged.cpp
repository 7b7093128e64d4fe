// SPDX-License-Identifier: Apache-2.0
#include "claims/tagged.hpp"

#include "claims/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace placeline::claims {

namespace {

/// What a class of the lexicon sets in a Tag.
enum class Mark : std::uint8_t {
    nothing,
    part,
    cue,
    person,
    person_one,
    thing,
    strike_one,
    strike_many,
    munition_one,
    munition_many,
    munition_fire,
    munition_hit,
    intercept,
    intercept_active,
    target,
    target_verb,
    attack,
    weapon,
    speech
};

struct Meaning {
    Mark mark = Mark::nothing;
    Part part = Part::plain;
    Measure measure = Measure::killed;
    std::uint16_t forms = 0; ///< what the class itself says; the third column adds to it
};

/// Classes of cues: name, measure, forms where the third column is silent.
struct CueClass {
    std::string_view name;
    Measure measure;
    std::uint16_t forms;
};

constexpr std::array cue_classes{
    CueClass{"kill.active", Measure::killed, 0},
    CueClass{"kill.cost", Measure::killed, drive},
    CueClass{"kill.passive", Measure::killed, victim_past},
    CueClass{"kill.state", Measure::killed, state},
    CueClass{"kill.noun", Measure::killed, noun},
    CueClass{"kill.toll", Measure::killed, toll},
    CueClass{"kill.body", Measure::killed, body},
    CueClass{"count.toll", Measure::killed, toll | weak},
    CueClass{"harm.lose", Measure::killed, loss | weak},
    CueClass{"injure.active", Measure::injured, 0},
    CueClass{"injure.passive", Measure::injured, victim_past},
    CueClass{"injure.moved", Measure::injured, drive},
    CueClass{"injure.state", Measure::injured, state},
    CueClass{"injure.noun", Measure::injured, noun},
    CueClass{"injure.toll", Measure::injured, toll},
    CueClass{"casualty.noun", Measure::casualties, noun},
    CueClass{"casualty.active", Measure::casualties, 0},
    CueClass{"casualty.toll", Measure::casualties, toll},
    CueClass{"missing.state", Measure::missing, state},
    CueClass{"missing.active", Measure::missing, 0},
    CueClass{"missing.noun", Measure::missing, noun},
    CueClass{"missing.toll", Measure::missing, toll},
    CueClass{"abduct.active", Measure::abducted, 0},
    CueClass{"abduct.take", Measure::abducted, drive},
    CueClass{"abduct.noun", Measure::abducted, noun},
    CueClass{"detain.active", Measure::detained, 0},
    CueClass{"detain.passive", Measure::detained, victim_past},
    CueClass{"detain.noun", Measure::detained, noun},
    CueClass{"displace.active", Measure::displaced, 0},
    CueClass{"displace.drive", Measure::displaced, drive},
    CueClass{"displace.passive", Measure::displaced, victim_past},
    CueClass{"displace.move", Measure::displaced, victim_past | move},
    CueClass{"displace.noun", Measure::displaced, noun},
    CueClass{"displace.toll", Measure::displaced, toll},
};

constexpr std::array<std::pair<std::string_view, Part>, 13> part_classes{{
    {"word.be", Part::be},
    {"word.have", Part::have},
    {"word.modal", Part::modal},
    {"word.to", Part::to},
    {"word.of", Part::of},
    {"word.preposition", Part::preposition},
    {"word.and", Part::conjunction},
    {"word.subordinator", Part::subordinator},
    {"word.relative", Part::relative},
    {"word.pronoun", Part::pronoun},
    {"word.object", Part::object},
    {"word.determiner", Part::determiner},
    {"word.adverb", Part::adverb},
}};

constexpr std::array<std::pair<std::string_view, Mark>, 15> mark_classes{{
    {"person", Mark::person},
    {"person.one", Mark::person_one},
    {"thing", Mark::thing},
    {"strike.one", Mark::strike_one},
    {"strike.many", Mark::strike_many},
    {"munition", Mark::munition_many},
    {"munition.one", Mark::munition_one},
    {"munition.fire", Mark::munition_fire},
    {"munition.hit", Mark::munition_hit},
    {"intercept.past", Mark::intercept},
    {"intercept.gerund", Mark::intercept_active},
    {"intercept.base", Mark::intercept_active},
    {"target", Mark::target},
    {"target.verb", Mark::target_verb},
    {"speech.verb", Mark::speech},
}};

std::vector<Meaning> meanings_of(const text::Lexicon& lexicon)
{
    std::vector<Meaning> meanings;
    const auto set = [&](text::ClassId cls, const Meaning& meaning) {
        if (cls == text::no_class) {
            return;
        }
        if (meanings.size() <= cls) {
            meanings.resize(cls + std::size_t{1});
        }
        meanings[cls] = meaning;
    };
    for (const auto& cue : cue_classes) {
        set(lexicon.find_cls(cue.name), {.mark = Mark::cue, .measure = cue.measure, .forms = cue.forms});
    }
    for (const auto& [name, part] : part_classes) {
        set(lexicon.find_cls(name), {.mark = Mark::part, .part = part});
    }
    for (const auto& [name, mark] : mark_classes) {
        set(lexicon.find_cls(name), {.mark = mark});
    }
    for (const auto cls : lexicon.classes_with_prefix("attack.")) {
        set(cls, {.mark = Mark::attack});
    }
    for (const auto cls : lexicon.classes_with_prefix("weapon.")) {
        set(cls, {.mark = Mark::weapon});
    }
    return meanings;
}

/// The forms named in the third column: "past", "gerund", "base", with " weak" where things too can be its object.
std::uint16_t named_forms(std::string_view value, std::uint16_t of_class)
{
    std::uint16_t forms = of_class;
    const auto add = [&](std::string_view name, Form active, Form of_victim) {
        if (value.starts_with(name)) {
            const bool victim = (of_class & (victim_past | victim_gerund | victim_base)) != 0;
            forms = static_cast<std::uint16_t>((forms & ~victim_past) | (victim ? of_victim : active));
        }
    };
    add("past", past, victim_past);
    add("gerund", gerund, victim_gerund);
    add("base", base, victim_base);
    if (value.ends_with("weak")) {
        forms |= weak;
    }
    return forms;
}

struct LongestCue {
    std::uint32_t n_tokens = 0;
    Measure measure = Measure::killed;
    std::uint16_t forms = 0;
};

/// Of phrases that start at one token the longest is meant; equal ones of one measure share their forms.
void keep_longest(LongestCue& kept, std::uint32_t n_tokens, Measure measure, std::uint16_t forms)
{
    if (n_tokens > kept.n_tokens) {
        kept = {n_tokens, measure, forms};
    } else if (n_tokens == kept.n_tokens && measure == kept.measure) {
        kept.forms |= forms;
    }
}

void apply(Tag& tag, const text::Term& term, const Meaning& meaning, const text::Lexicon& lexicon)
{
    const auto length = static_cast<std::uint8_t>(std::min<std::uint32_t>(term.n_tokens, 255));
    const auto head = [&](bool& flag) {
        if (length >= tag.head_length) {
            flag = true;
            tag.head_length = length;
        }
    };
    switch (meaning.mark) {
    case Mark::part:
        if (length > tag.part_length) {
            tag.part = meaning.part;
            tag.part_length = length;
        }
        break;
    case Mark::person:
    case Mark::person_one:
        if (length > tag.person_length) {
            tag.person_length = length;
            tag.person_one = meaning.mark == Mark::person_one;
            tag.group = term.value;
        }
        break;
    case Mark::thing:
        tag.thing = true;
        break;
    case Mark::strike_one:
        head(tag.strike_one);
        break;
    case Mark::strike_many:
        head(tag.strike_many);
        break;
    case Mark::munition_one:
        head(tag.munition_one);
        break;
    case Mark::munition_many:
        head(tag.munition_many);
        break;
    case Mark::munition_fire:
        tag.munition_fire = true;
        break;
    case Mark::munition_hit:
        tag.munition_hit = true;
        break;
    case Mark::intercept:
        tag.intercept = true;
        break;
    case Mark::intercept_active:
        tag.intercept = tag.intercept_active = true;
        break;
    case Mark::target:
        head(tag.target);
        break;
    case Mark::target_verb:
        tag.target_verb = true;
        break;
    case Mark::attack:
        if (length > tag.attack_length) {
            tag.attack = term.cls;
            tag.attack_length = length;
            tag.attack_form = term.value;
        }
        if (lexicon.value(term.value) == "verb" || lexicon.value(term.value) == "gerund") {
            tag.attack_verb = true;
        }
        break;
    case Mark::weapon:
        tag.weapon = term.cls;
        break;
    case Mark::speech:
        if (length > tag.speech_length) {
            tag.speech_length = length;
            tag.speech_stance = term.value;
        }
        break;
    case Mark::cue:
    case Mark::nothing:
        break;
    }
}

/// "sustained severe leg injuries": the verb, the noun and what stands between are one word of harm.
void join_suffered(const TaggedText& text, std::vector<LongestCue>& longest)
{
    constexpr std::uint32_t reach = 4;
    const auto& lexicon = text::builtin_lexicon();
    for (const auto& verb : text.document.terms) {
        if (verb.cls != words().suffer) {
            continue;
        }
        const auto first = verb.first_token + verb.n_tokens;
        const auto end = std::min(text.sentence_of(verb.first_token).last_token, first + reach);
        for (auto token = first; token < end && !text.is_punctuation(token); ++token) {
            const auto& tag = text.at(token);
            if (tag.quantity != none && !text.quantities[tag.quantity].article) {
                break; // "suffered 12 casualties"
            }
            const auto* noun = text.document.term_at(token, words().suffered);
            if (noun != nullptr) {
                const auto measure = parse_measure(lexicon.value(noun->value)).value_or(Measure::injured);
                const auto forms = named_forms(lexicon.value(verb.value), victim_past);
                keep_longest(longest[verb.first_token], token + noun->n_tokens - verb.first_token, measure, forms);
                break;
            }
        }
    }
}

void mark_cues(TaggedText& text, const std::vector<LongestCue>& longest)
{
    for (std::uint32_t token = 0; token < longest.size();) {
        const auto& found = longest[token];
        if (found.n_tokens == 0) {
            ++token;
            continue;
        }
        const auto cue = static_cast<std::uint32_t>(text.cues.size());
        text.cues.push_back({token, token + found.n_tokens, found.measure, found.forms});
        for (auto each = token; each < token + found.n_tokens; ++each) {
            text.tags[each].cue = cue;
        }
        token += found.n_tokens;
    }
}

/// Sorts the terms by their last token, so that a phrase is found from its end as fast as from its start.
void index_by_end(TaggedText& text)
{
    const auto& terms = text.document.terms;
    text.first_ending.assign(text.document.tokens.size() + 1, 0);
    for (const auto& term : terms) {
        ++text.first_ending[term.first_token + term.n_tokens];
    }
    for (std::size_t token = 1; token < text.first_ending.size(); ++token) {
        text.first_ending[token] += text.first_ending[token - 1];
    }
    text.ending.resize(terms.size());
    auto next = text.first_ending;
    for (auto i = static_cast<std::uint32_t>(terms.size()); i-- > 0;) { // the later a term starts, the shorter it is
        const auto last = terms[i].first_token + terms[i].n_tokens - 1;
        text.ending[next[last]++] = i;
    }
}

} // namespace

bool TaggedText::is_quotation_mark(std::uint32_t token) const
{
    const auto mark = document.word(token);
    return mark == "\"" || mark == "“" || mark == "”" || mark == "«" || mark == "»" || mark == "„";
}

bool TaggedText::is_dash(std::uint32_t token) const
{
    const auto mark = document.word(token);
    return mark == "–" || mark == "—" || (mark == "-" && document.tokens[token].space_before) || mark == "--";
}

bool TaggedText::is_possessive(std::uint32_t token) const
{
    const auto mark = document.fold(token);
    return mark == "'s" || (!document.tokens[token].space_before && (mark == "'" || mark == "’"));
}

TaggedText tag(const Report& report, const text::Document& document)
{
    static const std::vector<Meaning> meanings = meanings_of(text::builtin_lexicon());
    const auto& lexicon = text::builtin_lexicon();
    TaggedText text{.document = document,
                    .quantities = text::find_quantities(document),
                    .dates = text::find_dates(document, report.published_day),
                    .cues = {},
                    .tags = {},
                    .ending = {},
                    .first_ending = {}};
    text.tags.resize(document.tokens.size());
    index_by_end(text);
    std::vector<LongestCue> longest(document.tokens.size());
    for (const auto& term : document.terms) {
        if (term.cls >= meanings.size()) {
            continue;
        }
        const auto& meaning = meanings[term.cls];
        if (meaning.mark == Mark::cue) {
            keep_longest(longest[term.first_token], term.n_tokens, meaning.measure,
                         named_forms(lexicon.value(term.value), meaning.forms));
        } else if (meaning.mark == Mark::part && term.n_tokens == 1 && document.tokens[term.first_token].all_caps) {
            continue; // "US", "IS": a name, not the small word
        } else {
            apply(text.tags[term.first_token], term, meaning, lexicon);
        }
    }
    for (std::uint32_t i = 0; i < text.quantities.size(); ++i) {
        for (auto token = text.quantities[i].first_token; token < text.quantities[i].last_token; ++token) {
            text.tags[token].quantity = i;
        }
    }
    for (std::uint32_t i = 0; i < text.dates.size(); ++i) {
        for (auto token = text.dates[i].first_token; token < text.dates[i].last_token; ++token) {
            text.tags[token].date = i;
        }
    }
    join_suffered(text, longest);
    mark_cues(text, longest);
    for (std::uint32_t token = 1; token < text.tags.size(); ++token) {
        if (document.tokens[token].sentence == document.tokens[token - 1].sentence) {
            text.tags[token].segment = text.tags[token - 1].segment + (text.is(token - 1, ";") ? 1 : 0);
        }
    }
    return text;
}

std::uint32_t phrase_at(const TaggedText& text, std::uint32_t token, text::ClassId cls)
{
    if (token >= text.tags.size()) {
        return 0;
    }
    for (const auto& term : text.document.terms_at(token)) {
        if (term.cls == cls) {
            return term.n_tokens;
        }
    }
    return 0;
}

std::uint32_t phrase_ending_at(const TaggedText& text, std::uint32_t token, text::ClassId cls)
{
    for (auto i = text.first_ending[token]; i < text.first_ending[token + 1]; ++i) {
        const auto& term = text.document.terms[text.ending[i]];
        if (term.cls == cls) {
            return term.first_token;
        }
    }
    return none;
}

std::uint32_t find_phrase(const TaggedText& text, std::uint32_t first, std::uint32_t last, text::ClassId cls)
{
    for (auto token = first; token < last; ++token) {
        const auto length = phrase_at(text, token, cls);
        if (length > 0 && token + length <= last) {
            return token;
        }
    }
    return none;
}

std::uint32_t capitals_before(const TaggedText& text, std::uint32_t token)
{
    const auto start = text.sentence_of(token).first_token;
    while (token > start && text.document.tokens[token - 1].capital) {
        --token;
    }
    return token;
}

} // namespace placeline::claims
