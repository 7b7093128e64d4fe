// SPDX-License-Identifier: Apache-2.0
#include "claims/speakers.hpp"

#include "claims/attribution.hpp"
#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

Stance stance_named(std::string_view value)
{
    return parse_stance(value).value_or(Stance::asserts);
}

/// "was reported", "is said to": nobody is named who speaks.
bool passive(const TaggedText& text, std::uint32_t verb)
{
    const auto start = text.sentence_of(verb).first_token;
    while (verb > start && text.at(verb - 1).part == Part::adverb) {
        --verb;
    }
    return verb > start && text.at(verb - 1).part == Part::be;
}

/// "the first reports had spoken", "the United States": no verb.
bool is_noun(const TaggedText& text, std::uint32_t token, std::uint32_t length)
{
    const auto& sentence = text.sentence_of(token);
    if (text.document.tokens[token].capital && token > sentence.first_token && !text.is_quotation_mark(token - 1)) {
        return true;
    }
    const auto next = token + length;
    if (token > sentence.first_token && text.at(token - 1).part == Part::pronoun) {
        return false; // "who he said had killed"
    }
    if (next < sentence.last_token && text.at(next).part == Part::of && token > sentence.first_token &&
        text.at(token - 1).part == Part::plain && !text.document.tokens[token - 1].capital) {
        return true; // "unconfirmed reports of", not "the Observatory reports of"
    }
    return next < sentence.last_token && (text.at(next).part == Part::be || text.at(next).part == Part::have) &&
           text.at(next).date == none;
}

/// "The", "some of", "The first": what is left when the noun was taken for the verb.
bool only_small_words(const TaggedText& text, std::uint32_t first, std::uint32_t last)
{
    if (last == first + 1 && text.at(first).part == Part::object) {
        return true; // "told him said"
    }
    if (last == first + 1 && text.document.fold(first) != "the" && text.document.fold(first) != "a") {
        return false; // "some put it at 90"
    }
    for (auto token = first; token < last; ++token) {
        if (text.at(token).part == Part::plain && text.at(token).quantity == none) {
            return false;
        }
    }
    return text.at(first).part != Part::pronoun;
}

/// After the verb come no words of the speaker: "..., she said in Arvela", "..., a doctor told the radio".
bool nothing_follows(const TaggedText& text, std::uint32_t token)
{
    const auto end = text.near(token - 1).second;
    for (; token < end; ++token) {
        const auto& tag = text.at(token);
        if (text.is_punctuation(token)) {
            return !text.is(token, ":") && !text.is_quotation_mark(token);
        }
        if (tag.date != none || tag.part == Part::relative) {
            continue;
        }
        const bool number = tag.quantity != none && !text.quantities[tag.quantity].article &&
                            text.quantities[tag.quantity].kind == text::QuantityKind::cardinal;
        if (tag.part == Part::subordinator || tag.cue != none || number || is_finite_verb(text, token)) {
            return false;
        }
    }
    return true;
}

/// "and said", ", denied": the subject of the verb before it.
bool goes_on(const TaggedText& text, std::uint32_t verb)
{
    const auto start = text.sentence_of(verb).first_token;
    while (verb > start && (text.at(verb - 1).part == Part::adverb || text.at(verb - 1).part == Part::have)) {
        --verb;
    }
    return verb > start && (text.at(verb - 1).part == Part::conjunction || text.is(verb - 1, ",") ||
                            text.at(verb - 1).part == Part::subordinator);
}

/// '"...", said': a comma or quotation mark before the verb.
bool follows_words(const TaggedText& text, std::uint32_t verb)
{
    return verb > text.sentence_of(verb).first_token && (text.is(verb - 1, ",") || text.is_quotation_mark(verb - 1));
}

/// "Struck land features, denying ISIL access", "denied ISIS a tactical advantage": something is withheld, nothing
/// said.
bool withholds(const TaggedText& text, std::uint32_t behind_verb)
{
    constexpr std::uint32_t reach = 6;
    const auto end = std::min(text.sentence_of(behind_verb - 1).last_token, behind_verb + reach);
    return find_phrase(text, behind_verb, end, words().speech_withheld) != none;
}

/// The speaker stands at the start of the sentence, or of its part after a semicolon or a conjunction: words follow.
bool opens_its_words(const TaggedText& text, const Frame& frame)
{
    auto first = frame.subject_first;
    const auto start = text.sentence_of(first).first_token;
    while (first > start && (text.at(first - 1).part == Part::adverb || text.at(first - 1).date != none)) {
        --first;
    }
    return first == start || text.is(first - 1, ";") || text.is(first - 1, ":") ||
           text.at(first - 1).part == Part::conjunction || text.at(first - 1).part == Part::subordinator;
}

} // namespace

Speakers::Speakers(const TaggedText& text) : text_{text}, after_saying_(text.tags.size() + 1)
{
    const auto n = static_cast<std::uint32_t>(text.document.sentences.size());
    first_frame_.reserve(n + std::size_t{1});
    for (std::uint32_t sentence = 0; sentence < n; ++sentence) {
        first_frame_.push_back(static_cast<std::uint32_t>(frames_.size()));
        read_sentence(sentence);
    }
    first_frame_.push_back(static_cast<std::uint32_t>(frames_.size()));
}

void Speakers::read_sentence(std::uint32_t sentence)
{
    const auto& range = text_.document.sentences[sentence];
    read_label(sentence);
    for (auto token = range.first_token; token < range.last_token; ++token) {
        const auto& tag = text_.at(token);
        if (const auto length = phrase_at(text_, token, words().speech_according); length > 0) {
            read_according(token, length);
            token += length - 1;
        } else if (tag.speech_length > 0) {
            read_verb(token, tag.speech_length, stance_named(text::builtin_lexicon().value(tag.speech_stance)));
            token += tag.speech_length - 1U;
        } else if (phrase_at(text_, token, words().speech_other) > 0) {
            remember_subject(token);
        }
        for (const auto& term : text_.document.terms_at(token)) {
            if (term.cls == words().speech_gerund) {
                read_gerund(token, term.n_tokens, stance_named(text::builtin_lexicon().value(term.value)));
            } else if (term.cls == words().speech_noun) {
                read_noun(token, term.n_tokens);
            } else if (term.cls == words().speech_owned) {
                read_owned(token, term.n_tokens);
            } else if (term.cls == words().speech_health) {
                read_health(token, term.n_tokens);
            }
        }
    }
}

/// A frame whose verb is tokens [verb, verb_last), with nobody speaking yet.
Frame Speakers::frame_at(std::uint32_t verb, std::uint32_t verb_last) const
{
    return {.sentence = text_.document.tokens[verb].sentence,
            .verb = verb,
            .verb_last = verb_last,
            .segment = text_.at(verb).segment};
}

void Speakers::give(Frame& frame, const NounPhrase& subject)
{
    frame.subject_first = subject.first;
    frame.subject_last = subject.last;
    frame.speaker = named(subject.first, subject.last);
}

/// "according to the health ministry": the name goes on to the next mark or verb.
void Speakers::read_according(std::uint32_t token, std::uint32_t length)
{
    const auto end = text_.sentence_of(token).last_token;
    const auto first = token + length;
    auto last = first;
    while (last < end) {
        const auto& tag = text_.at(last);
        const bool dot = text_.is(last, ".") && last + 1 < end;
        if ((text_.is_punctuation(last) && !dot && !text_.is(last, "-") && !text_.is(last, "’") &&
             !text_.is(last, "'")) ||
            tag.part == Part::subordinator || tag.part == Part::relative || tag.date != none ||
            (is_finite_verb(text_, last) && last > first)) {
            break;
        }
        ++last;
    }
    if (last == first) {
        return;
    }
    auto frame = frame_at(token, last);
    frame.after_words = token > text_.sentence_of(token).first_token;
    const auto* term = text_.document.term_at(token, words().speech_according);
    frame.cited = text::builtin_lexicon().value(term->value) == "cited";
    give(frame, {first, last});
    push(std::move(frame));
}

void Speakers::read_verb(std::uint32_t token, std::uint32_t length, Stance stance)
{
    const auto& range = text_.sentence_of(token);
    const auto& tag = text_.at(token);
    if (passive(text_, token)) {
        read_passive(token, length, stance);
        return;
    }
    if (tag.quantity != none ||
        (token > range.first_token && text_.at(token - 1).quantity != none) || // "an estimated 8,000"
        after_noun_marker(token) || is_noun(text_, token, length) || withholds(text_, token + length)) {
        return;
    }
    auto frame = frame_at(token, token + length);
    frame.stance = stance;
    const auto subject = subject_before(text_, token);
    const auto& last = text_.at(subject ? subject->last - 1 : token);
    if (subject && (last.head_length > 0 || (last.cue != none && text_.cues[last.cue].is(noun)))) {
        return; // "one strike denied access to the ridge", "no fatalities reported"
    }
    if (const auto* befell = text_.cue_at(token + length);
        befell != nullptr && befell->is(past | state) && subject && text_.at(subject->first).quantity != none) {
        return; // "eight civilians reported killed"
    }
    if (const auto quoted = quoted_speaker(token + length)) { // "the agency quoted a doctor as saying"
        give(frame, *quoted);
        frame.verb_last = quoted->last;
        push(std::move(frame));
        return;
    }
    const auto behind = follows_words(text_, token) ? subject_behind(text_, token + length) : std::nullopt;
    const bool speaks = subject && !only_small_words(text_, subject->first, subject->last);
    const auto names_kind = [&](const NounPhrase& noun) {
        return find_attribution(text_.document, noun.first, noun.last).has_value();
    };
    // "12 died in two raids, and six rebels, said the ministry": not the rebels
    const bool inverted = behind && (!speaks || (!names_kind(*subject) && names_kind(*behind)));
    if (speaks && !inverted) {
        give(frame, *subject);
    } else if (inverted) {
        give(frame, *behind);
        frame.verb_last = behind->last;
        frame.after_words = true;
        push(std::move(frame));
        return;
    } else if (const auto* earlier = goes_on(text_, token) ? last_outer(frame.sentence) : nullptr; earlier != nullptr) {
        speak_as(frame, *earlier);
    } else {
        return;
    }
    if (frame.speaker.empty()) {
        return;
    }
    if (token + length < range.last_token && text_.at(token + length).quantity != none &&
        phrase_at(text_, text_.quantities[text_.at(token + length).quantity].last_token, words().lives) > 0) {
        return; // "the attack claimed three lives"
    }
    // A word of harm that is a verb of saying too ("claimed 12 lives") speaks only of words, not of victims.
    if (tag.cue != none && token + length < range.last_token && text_.at(token + length).quantity != none) {
        return;
    }
    if (subject && frame.subject_first > range.first_token &&
        text_.at(frame.subject_first - 1).part == Part::relative) {
        frame.words_last = frame.verb_last;
        while (frame.words_last < range.last_token && !text_.is(frame.words_last, ",")) {
            ++frame.words_last;
        }
    } else {
        frame.after_words = !opens_its_words(text_, frame) && nothing_follows(text_, frame.verb_last);
    }
    push(std::move(frame));
}

/// "was acknowledged by the ministry": it speaks.
void Speakers::read_passive(std::uint32_t token, std::uint32_t length, Stance stance)
{
    const auto by = phrase_at(text_, token + length, words().speech_by);
    const auto agent = by > 0 ? subject_behind(text_, token + length + by) : std::nullopt;
    if (!agent) {
        return;
    }
    auto frame = frame_at(token, agent->last);
    frame.stance = stance;
    frame.after_words = true;
    give(frame, *agent);
    push(std::move(frame));
}

/// "the reported deaths", "in claims", "to confirm": no finite verb.
bool Speakers::after_noun_marker(std::uint32_t token) const
{
    if (token == text_.sentence_of(token).first_token) {
        return false;
    }
    const auto part = text_.at(token - 1).part;
    const auto word = text_.document.fold(token - 1);
    const bool pronoun = word == "some" || word == "both" || word == "all"; // "some put it at 90"
    return (part == Part::determiner && !pronoun) || part == Part::of || part == Part::preposition ||
           part == Part::to || word == "a";
}

/// The doctor of "quoted a doctor as saying"; `first` is the token after the verb.
std::optional<NounPhrase> Speakers::quoted_speaker(std::uint32_t first) const
{
    constexpr std::uint32_t longest = 14;
    const auto end = std::min(text_.sentence_of(first - 1).last_token, first + longest);
    const auto as = find_phrase(text_, first, end, words().speech_as);
    if (as == none || as == first) {
        return std::nullopt;
    }
    for (auto token = first; token < as; ++token) {
        if (text_.is(token, ",") || text_.is_quotation_mark(token) || text_.at(token).part == Part::subordinator) {
            return std::nullopt;
        }
    }
    return NounPhrase{first, as};
}

void Speakers::speak_as(Frame& frame, const Frame& other)
{
    frame.subject_first = other.subject_first;
    frame.subject_last = other.subject_last;
    frame.speaker = other.speaker;
}

void Speakers::read_gerund(std::uint32_t token, std::uint32_t length, Stance stance)
{
    if (frames_.empty() || frames_.back().sentence != text_.document.tokens[token].sentence ||
        withholds(text_, token + length)) {
        return;
    }
    auto frame = frame_at(token, token + length);
    frame.stance = stance;
    speak_as(frame, frames_.back());
    push(std::move(frame));
}

/// "a claim by the rebels that": they speak, whatever the subject says to it.
void Speakers::read_noun(std::uint32_t token, std::uint32_t length)
{
    const auto first = token + length;
    const auto end = text_.sentence_of(token).last_token;
    auto last = first;
    while (last < end && !text_.is_punctuation(last) && text_.at(last).part != Part::subordinator &&
           text_.at(last).part != Part::relative) {
        ++last;
    }
    // "Al-Shabab": hyphens inside a name.
    while (last < end && text_.is(last, "-") && !text_.document.tokens[last].space_before) {
        ++last;
        while (last < end && !text_.is_punctuation(last) && text_.at(last).part != Part::subordinator) {
            ++last;
        }
    }
    if (last == first || last >= end || text_.document.fold(last) != "that") {
        return;
    }
    auto frame = frame_at(token, last);
    frame.subject_first = first;
    frame.subject_last = last;
    frame.nested = true;
    frame.speaker = std::string{text_.document.span_of(first, last).of(text_.document.text)};
    push(std::move(frame));
}

/// "the ministry's account that", "the army's claim, that": the owner speaks.
void Speakers::read_owned(std::uint32_t token, std::uint32_t length)
{
    const auto start = text_.sentence_of(token).first_token;
    auto that = token + length;
    that += text_.is(that, ",") ? 1U : 0U;
    if (token <= start || that >= text_.sentence_of(token).last_token || text_.document.fold(that) != "that") {
        return;
    }
    const auto mark = token - 1;
    if (!text_.is_possessive(mark)) {
        return;
    }
    const auto owner = subject_before(text_, mark);
    if (!owner || owner->last != mark) {
        return;
    }
    auto frame = frame_at(token, that);
    frame.nested = true;
    give(frame, *owner);
    push(std::move(frame));
}

/// "A clinic took in twelve wounded": it says so.
void Speakers::read_health(std::uint32_t token, std::uint32_t length)
{
    const auto subject = passive(text_, token) ? std::nullopt : subject_before(text_, token);
    if (!subject || find_attribution(text_.document, subject->first, subject->last) != Attribution::health) {
        return;
    }
    auto frame = frame_at(token, token + length);
    give(frame, *subject);
    push(std::move(frame));
}

/// "Health ministry: 14 killed", "14 killed (health ministry)", "14 killed - mayor": a speaker without a verb, told
/// from a place or a remark by the kind that its words name.
void Speakers::read_label(std::uint32_t sentence)
{
    constexpr std::uint32_t longest = 8;
    const auto& range = text_.document.sentences[sentence];
    auto last = range.last_token;
    while (last > range.first_token && text_.is(last - 1, ".")) {
        --last;
    }
    const auto speaks = [&](std::uint32_t first, std::uint32_t end) {
        for (auto token = first; token < end; ++token) {
            const auto& tag = text_.at(token);
            if (tag.cue != none || tag.attack_length > 0 || tag.date != none || tag.part == Part::subordinator ||
                (tag.quantity != none && !text_.quantities[tag.quantity].article) || is_finite_verb(text_, token)) {
                return false;
            }
        }
        return first < end && end - first <= longest && find_attribution(text_.document, first, end).has_value();
    };
    for (auto token = range.first_token; token < std::min(last, range.first_token + longest + 1); ++token) {
        if (text_.is(token, ":") && speaks(range.first_token, token)) {
            auto frame = frame_at(token, token + 1);
            give(frame, {range.first_token, token});
            push(std::move(frame));
            return;
        }
    }
    for (auto open = range.first_token + 1; open + 1 < last; ++open) { // "20 dead (ministry), 25 (a monitor)"
        auto close = text_.is(open, "(") ? open + 1 : last;
        while (close < last && close - open <= longest && !text_.is(close, ")")) {
            ++close;
        }
        if (close + 1 < last && text_.is(close, ")") && speaks(open + 1, close)) {
            auto frame = frame_at(open, close + 1);
            frame.after_words = true;
            give(frame, {open + 1, close});
            push(std::move(frame));
        }
    }
    const bool bracket = last > range.first_token && text_.is(last - 1, ")");
    const auto end = bracket ? last - 1 : last;
    for (auto token = end; token > range.first_token + 1 && end - token <= longest; --token) {
        const bool opens = bracket ? text_.is(token - 1, "(") : text_.is_dash(token - 1);
        if (opens && speaks(token, end)) {
            auto frame = frame_at(token - 1, last);
            frame.after_words = true;
            give(frame, {token, end});
            push(std::move(frame));
            return;
        }
    }
}

bool Speakers::is_speaker(std::uint32_t token) const
{
    const auto sentence = text_.document.tokens[token].sentence;
    for (auto i = first_frame_[sentence]; i < first_frame_[sentence + 1]; ++i) {
        if (frames_[i].subject_first <= token && token < frames_[i].subject_last) {
            return true;
        }
    }
    return false;
}

/// The subject of a verb that is no saying may be the "she" of the next sentence.
void Speakers::remember_subject(std::uint32_t token)
{
    if (const auto subject = subject_before(text_, token)) {
        (void)named(subject->first, subject->last);
    }
}

/// The words of the speaker; a pronoun stands for the last speaker named.
std::string Speakers::named(std::uint32_t first, std::uint32_t last)
{
    const auto pronoun = phrase_at(text_, first, words().speaker_pronoun);
    if (pronoun > 0 && first + pronoun == last) {
        if (!last_speaker_.empty()) {
            return last_speaker_;
        }
        if (text_.at(first).part == Part::pronoun) {
            return {};
        }
    }
    if (first + 1 == last && text_.at(first).part == Part::pronoun) {
        return {}; // "we counted twelve": the one who is quoted is named elsewhere
    }
    last_speaker_ = std::string{text_.document.span_of(first, last).of(text_.document.text)};
    return last_speaker_;
}

/// The last frame of the sentence that no other speaker reports.
const Frame* Speakers::last_outer(std::uint32_t sentence) const
{
    for (auto i = frames_.size(); i-- > 0 && frames_[i].sentence == sentence;) {
        if (!frames_[i].nested) {
            return &frames_[i];
        }
    }
    return nullptr;
}

void Speakers::push(Frame frame)
{
    if (frame.verb_last < after_saying_.size()) {
        after_saying_[frame.verb_last] = true;
    }
    frames_.push_back(std::move(frame));
}

bool Speakers::dates_the_saying(std::uint32_t date) const
{
    const auto start = text_.sentence_of(date).first_token;
    auto token = date;
    while (token > start && text_.at(token - 1).part == Part::preposition) {
        --token;
    }
    return after_saying_[token];
}

const Frame* Speakers::frame_of(std::uint32_t token) const
{
    const auto sentence = text_.document.tokens[token].sentence;
    const auto segment = text_.at(token).segment;
    const Frame* best = nullptr;
    int best_rank = 0;
    const auto [near_first, near_last] = text_.near(token);
    for (auto i = first_frame_[sentence]; i < first_frame_[sentence + 1]; ++i) {
        const auto& frame = frames_[i];
        if (frame.verb < near_first || frame.verb >= near_last || token >= frame.words_last) {
            continue;
        }
        const bool same_segment = frame.segment == segment;
        if (frame.cited && same_segment) {
            return &frame; // "Reuters reported, citing medics": they know
        }
        int rank = 0; // the later of two equal frames before the token is nearer, the earlier of two behind it
        if (!frame.after_words && frame.verb < token) {
            rank = same_segment ? 6 : 3;
        } else if (frame.after_words && frame.verb > token) {
            rank = same_segment ? 5 : 1;
        } else if (frame.after_words && frame.verb <= token) {
            rank = same_segment ? 4 : 2;
        }
        const bool nearer = frame.verb <= token ? rank >= best_rank : rank > best_rank;
        if (rank > 0 && nearer) {
            best = &frame;
            best_rank = rank;
        }
    }
    if (best == nullptr && sentence > 0 && text_.document.quoted[token] && first_frame_[sentence] > 0 &&
        (text_.sentence_of(token).quote_depth_start > 0 ||
         text_.is_quotation_mark(text_.sentence_of(token).first_token))) {
        const auto& last = frames_[first_frame_[sentence] - 1]; // the quotation goes on
        return text_.document.sentences[last.sentence].paragraph == text_.sentence_of(token).paragraph ? &last
                                                                                                       : nullptr;
    }
    return best;
}

} // namespace placeline::claims
