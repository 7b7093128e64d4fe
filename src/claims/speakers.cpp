// SPDX-License-Identifier: Apache-2.0
#include "claims/speakers.hpp"

#include "claims/words.hpp"

#include <algorithm>
#include <array>

namespace placeline::claims {

namespace {

Stance stance_named(std::string_view value)
{
    return parse_stance(value).value_or(Stance::asserts);
}

bool is_finite_verb(const TaggedText& text, std::uint32_t token)
{
    const auto& tag = text.at(token);
    return tag.part == Part::be || tag.part == Part::have || tag.part == Part::modal || tag.speech_length > 0 ||
           (tag.attack_verb && !tag.strike_one && !tag.strike_many) ||
           (tag.cue != none && text.cues[tag.cue].is(past | victim_past));
}

/// The noun phrase that ends before a verb, read from right to left.
class SubjectReader {
public:
    SubjectReader(const TaggedText& text, std::uint32_t verb) : text_{text}, start_{text.near(verb).first}, last_{verb}
    {
    }

    /// \return  False where there is none: "and said", "was reported".
    bool read()
    {
        while (last_ > start_ && skipped(last_ - 1)) {
            --last_;
        }
        if (last_ == start_) {
            return false;
        }
        first_ = last_;
        if (text_.is(last_ - 1, ",")) {
            // "X, the spokesman of Y, said": the whole of it; or "On Saturday, said", which is none.
            const auto inner = find_back(last_ - 1, ",");
            if (inner == none || inner == start_) {
                return false;
            }
            first_ = inner;
            extend();
            return first_ < inner;
        }
        extend();
        trim();
        return first_ < last_;
    }

    [[nodiscard]] std::uint32_t first() const { return first_; }
    [[nodiscard]] std::uint32_t last() const
    {
        auto last = last_;
        while (last > first_ && text_.is(last - 1, ",")) {
            --last;
        }
        return last;
    }

private:
    /// Adverbs, auxiliaries and days between the subject and its verb.
    [[nodiscard]] bool skipped(std::uint32_t token) const
    {
        const auto& tag = text_.at(token);
        if (tag.date != none && !tag_is_subject(token)) {
            return true;
        }
        return tag.part == Part::adverb || tag.part == Part::have || tag.part == Part::modal ||
               (tag.part == Part::preposition && token + 1 < last_ + 1 && token + 1 == last_ &&
                token + 1 < text_.tags.size() && text_.at(token + 1).date != none);
    }
    [[nodiscard]] bool tag_is_subject(std::uint32_t token) const { return text_.at(token).part == Part::pronoun; }

    void extend()
    {
        while (first_ > start_) {
            if (text_.is(first_ - 1, ")")) { // "the Central Command (CENTCOM) reported"
                const auto open = find_back(first_ - 1, "(");
                if (open == none) {
                    return;
                }
                first_ = open;
            } else if (bounds(first_ - 1)) {
                return;
            } else {
                --first_;
            }
        }
    }

    [[nodiscard]] bool bounds(std::uint32_t token) const
    {
        const auto& tag = text_.at(token);
        if (text_.is_punctuation(token)) {
            const auto mark = text_.document.word(token);
            const bool inside = (mark == "-" && token > start_ && !text_.document.tokens[token].space_before) ||
                                mark == "." || mark == "'" || mark == "’" || mark == "/";
            return !inside;
        }
        if (tag.part == Part::subordinator || tag.part == Part::relative || (tag.date != none && !is_year(token))) {
            return true;
        }
        if (tag.part == Part::conjunction) {
            return !joins_names(token);
        }
        return is_finite_verb(text_, token) && !noun_here(token);
    }

    [[nodiscard]] bool is_year(std::uint32_t) const { return false; }

    /// "report", "claims", "strike" are verbs elsewhere; after an adjective or article they are the noun.
    [[nodiscard]] bool noun_here(std::uint32_t token) const
    {
        if (token == start_) {
            return false;
        }
        const auto part = text_.at(token - 1).part;
        const auto& tag = text_.at(token);
        return (part == Part::determiner || text_.document.fold(token - 1) == "a") && tag.part == Part::plain;
    }

    /// "American and British forces said", "the health and interior ministries said": no clause before the "and".
    [[nodiscard]] bool joins_names(std::uint32_t token) const
    {
        if (text_.at(token + 1).part == Part::pronoun || token == start_) {
            return false;
        }
        for (auto i = token; i > start_; --i) {
            if (text_.is(i - 1, ";") || text_.is(i - 1, ":") || text_.at(i - 1).part == Part::subordinator) {
                return true;
            }
            if (is_finite_verb(text_, i - 1) || text_.at(i - 1).cue != none || text_.is(i - 1, ",")) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] std::uint32_t find_back(std::uint32_t token, std::string_view mark) const
    {
        while (token > start_) {
            --token;
            if (text_.is(token, mark)) {
                return token;
            }
            if (text_.is(token, ";") || text_.is_quotation_mark(token)) {
                return none;
            }
        }
        return none;
    }

    /// "In Gaza health officials said", "After the raid the army said": what stands before the noun phrase goes.
    void trim()
    {
        if (first_ < last_ && (text_.at(first_).part == Part::adverb || text_.at(first_).part == Part::conjunction)) {
            ++first_;
            trim();
            return;
        }
        if (first_ >= last_ || text_.at(first_).part != Part::preposition) {
            return;
        }
        for (auto token = first_ + 1; token + 1 < last_; ++token) {
            const auto& next = text_.at(token + 1);
            const bool opens = next.part == Part::determiner || text_.document.fold(token + 1) == "a" ||
                               text_.document.fold(token + 1) == "an" || next.part == Part::pronoun ||
                               (text_.document.tokens[token].capital && !text_.document.tokens[token + 1].capital &&
                                next.part == Part::plain);
            if (opens) {
                first_ = token + 1;
                return;
            }
        }
    }

    const TaggedText& text_;
    std::uint32_t start_;
    std::uint32_t first_ = 0;
    std::uint32_t last_;
};

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
            } else if (term.cls == words().speech_health) {
                read_health(token, term.n_tokens);
            }
        }
    }
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
    Frame frame{.sentence = text_.document.tokens[token].sentence,
                .verb = token,
                .verb_last = last,
                .subject_first = first,
                .subject_last = last,
                .segment = text_.at(token).segment};
    frame.after_words = token > text_.sentence_of(token).first_token;
    frame.speaker = named(first, last);
    push(std::move(frame));
}

void Speakers::read_verb(std::uint32_t token, std::uint32_t length, Stance stance)
{
    const auto& range = text_.sentence_of(token);
    if (passive(text_, token)) {
        return;
    }
    const auto& tag = text_.at(token);
    if (token > range.first_token) {
        const auto before = text_.at(token - 1).part;
        const auto word = text_.document.fold(token - 1);
        const bool pronoun = word == "some" || word == "both" || word == "all"; // "some put it at 90"
        const bool noun = (before == Part::determiner && !pronoun) || before == Part::of ||
                          before == Part::preposition || before == Part::to || word == "a";
        if (noun) {
            return; // "the reported deaths", "in claims", "to confirm"
        }
    }
    Frame frame{.sentence = text_.document.tokens[token].sentence,
                .verb = token,
                .verb_last = token + length,
                .segment = text_.at(token).segment,
                .stance = stance};
    SubjectReader subject{text_, token};
    if (is_noun(text_, token, length)) {
        return;
    }
    const bool found = subject.read();
    const auto& last = text_.at(found ? subject.last() - 1 : token);
    if (found && (last.head_length > 0 || (last.cue != none && text_.cues[last.cue].is(noun)))) {
        return; // "one strike denied access to the ridge", "no fatalities reported"
    }
    if (found && !only_small_words(text_, subject.first(), subject.last())) {
        frame.subject_first = subject.first();
        frame.subject_last = subject.last();
        frame.speaker = named(frame.subject_first, frame.subject_last);
    } else if (const auto after = follows_words(text_, token) ? inverted_subject(token + length) : 0;
               after > token + length) {
        frame.subject_first = token + length;
        frame.subject_last = after;
        frame.verb_last = after;
        frame.speaker = named(token + length, after);
        frame.after_words = true;
        push(std::move(frame));
        return;
    } else if (const auto* earlier = goes_on(text_, token) ? last_outer(frame.sentence) : nullptr; earlier != nullptr) {
        frame.subject_first = earlier->subject_first;
        frame.subject_last = earlier->subject_last;
        frame.speaker = earlier->speaker;
    } else {
        return;
    }
    if (frame.speaker.empty()) {
        return;
    }
    // A word of harm that is a verb of saying too ("claimed 12 lives") speaks only of words, not of victims.
    if (tag.cue != none && token + length < range.last_token && text_.at(token + length).quantity != none) {
        return;
    }
    const bool opens = opens_its_words(text_, frame);
    frame.after_words = !opens && nothing_follows(text_, frame.verb_last);
    push(std::move(frame));
}

/// '"...", said a monk who': one past the speaker after the verb, or the verb's end where none follows.
std::uint32_t Speakers::inverted_subject(std::uint32_t first) const
{
    const auto end = text_.sentence_of(first - 1).last_token;
    if (first >= end) {
        return first;
    }
    const bool opens = text_.at(first).part == Part::determiner || text_.document.fold(first) == "a" ||
                       text_.document.fold(first) == "an" || text_.document.tokens[first].capital;
    auto last = first;
    while (opens && last < end) {
        const auto& tag = text_.at(last);
        if ((text_.is_punctuation(last) && !text_.is(last, "-") && !text_.is(last, "’") && !text_.is(last, "'")) ||
            tag.part == Part::relative || tag.part == Part::subordinator || tag.date != none ||
            (last > first && is_finite_verb(text_, last))) {
            break;
        }
        ++last;
    }
    // A verb after the name: the clause that the frame before it reports.
    return last < end && is_finite_verb(text_, last) ? first : last;
}

void Speakers::read_gerund(std::uint32_t token, std::uint32_t length, Stance stance)
{
    const auto sentence = text_.document.tokens[token].sentence;
    if (frames_.empty() || frames_.back().sentence != sentence) {
        return;
    }
    Frame frame{.sentence = sentence,
                .verb = token,
                .verb_last = token + length,
                .subject_first = frames_.back().subject_first,
                .subject_last = frames_.back().subject_last,
                .segment = text_.at(token).segment,
                .stance = stance,
                .speaker = frames_.back().speaker};
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
    Frame frame{.sentence = text_.document.tokens[token].sentence,
                .verb = token,
                .verb_last = last,
                .subject_first = first,
                .subject_last = last,
                .segment = text_.at(token).segment};
    frame.nested = true;
    frame.speaker = std::string{text_.document.span_of(first, last).of(text_.document.text)};
    push(std::move(frame));
}

/// "A clinic took in twelve wounded": it says so.
void Speakers::read_health(std::uint32_t token, std::uint32_t length)
{
    SubjectReader subject{text_, token};
    if (passive(text_, token) || !subject.read()) {
        return;
    }
    const auto words_of = text_.document.span_of(subject.first(), subject.last()).of(text_.document.text);
    if (attribution_of(words_of) != Attribution::health) {
        return;
    }
    Frame frame{.sentence = text_.document.tokens[token].sentence,
                .verb = token,
                .verb_last = token + length,
                .subject_first = subject.first(),
                .subject_last = subject.last(),
                .segment = text_.at(token).segment};
    frame.speaker = named(subject.first(), subject.last());
    push(std::move(frame));
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
    SubjectReader subject{text_, token};
    if (subject.read()) {
        (void)named(subject.first(), subject.last());
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
        if (frame.verb < near_first || frame.verb >= near_last) {
            continue;
        }
        const bool same_segment = frame.segment == segment;
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
        text_.sentence_of(token).quote_depth_start > 0) {
        const auto& last = frames_[first_frame_[sentence] - 1]; // the quotation goes on
        return text_.document.sentences[last.sentence].paragraph == text_.sentence_of(token).paragraph ? &last
                                                                                                       : nullptr;
    }
    return best;
}

Attribution attribution_of(std::string_view speaker)
{
    static const std::array<std::pair<text::ClassId, Attribution>, 8> kinds = [] {
        const auto& lexicon = text::builtin_lexicon();
        return std::array<std::pair<text::ClassId, Attribution>, 8>{{
            {lexicon.cls("speaker.health"), Attribution::health},
            {lexicon.cls("speaker.rescue"), Attribution::rescue},
            {lexicon.cls("speaker.monitor"), Attribution::monitor},
            {lexicon.cls("speaker.media"), Attribution::media},
            {lexicon.cls("speaker.witness"), Attribution::witness},
            {lexicon.cls("speaker.belligerent"), Attribution::belligerent},
            {lexicon.cls("speaker.official"), Attribution::official},
            {lexicon.cls("speaker.organisation"), Attribution::organisation},
        }};
    }();
    if (speaker.empty()) {
        return Attribution::none;
    }
    const auto document = text::analyse(speaker);
    auto rank = kinds.size();
    const auto kind_of = [](text::ClassId cls) {
        return std::find_if(kinds.begin(), kinds.end(), [cls](const auto& kind) { return kind.first == cls; });
    };
    std::vector<bool> in_longer(document.terms.size(), false);
    for (std::size_t i = 0; i < document.terms.size(); ++i) {
        const auto& inner = document.terms[i];
        in_longer[i] = std::any_of(document.terms.begin(), document.terms.end(), [&](const text::Term& outer) {
            return outer.n_tokens > inner.n_tokens && kind_of(outer.cls) != kinds.end() &&
                   outer.first_token <= inner.first_token &&
                   inner.first_token + inner.n_tokens <= outer.first_token + outer.n_tokens;
        });
    }
    for (std::size_t i = 0; i < document.terms.size(); ++i) {
        if (!in_longer[i]) { // a "military administration" is no military
            rank = std::min(rank, static_cast<std::size_t>(kind_of(document.terms[i].cls) - kinds.begin()));
        }
    }
    // A name alone ("Islamabad said") is a government's, or a person in office.
    return rank < kinds.size() ? kinds[rank].second : Attribution::official;
}

} // namespace placeline::claims
