// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/report.hpp"
#include "text/date_expression.hpp"
#include "text/document.hpp"
#include "text/quantity.hpp"

#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::claims {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// The small words that hold a sentence together (geodata/language/*/grammar.tsv).
enum class Part : std::uint8_t {
    plain,
    be,
    have,
    modal,
    to,
    of,
    preposition,
    conjunction,
    subordinator,
    relative,
    pronoun,
    object,
    determiner,
    adverb
};

/// How a word of harm takes its victims. A word may have several forms: "wounded" is past, state and noun.
enum Form : std::uint16_t {
    past = 1,        ///< finite past or participle of a verb whose object is the victim: "killed"
    gerund = 2,      ///< "killing"
    base = 4,        ///< "kill", "kills"
    victim_past = 8, ///< the subject is the victim: "died"
    victim_gerund = 16,
    victim_base = 32,
    state = 64,   ///< "dead", "missing"
    noun = 128,   ///< "deaths"
    toll = 256,   ///< "death toll"
    body = 512,   ///< "bodies": each is one killed
    weak = 1024,  ///< also said of things: counts people only when they are named as such
    loss = 2048,  ///< "lost two men": the subject's own
    drive = 4096, ///< "driven", of people only with "from their homes" behind them; "took", with "hostage";
                  ///< "taken to", with "hospital"
    move = 8192   ///< "left for": of many who lived there, not of three ministers
};

/// A word or phrase that says how people were harmed.
struct Cue {
    std::uint32_t first = 0;
    std::uint32_t last = 0; ///< one past
    Measure measure = Measure::killed;
    std::uint16_t forms = 0;

    [[nodiscard]] bool is(std::uint16_t any_of) const noexcept { return (forms & any_of) != 0; }
};

/// What the lexicon says of the phrase that starts at a token; lengths are 0 where it says nothing.
struct Tag {
    Part part = Part::plain;
    std::uint8_t part_length = 0;
    std::uint8_t person_length = 0;
    std::uint8_t attack_length = 0;
    std::uint8_t speech_length = 0;
    bool person_one = false; ///< the noun is singular
    bool thing = false;
    bool strike_one = false;
    bool strike_many = false;
    bool munition_one = false;
    bool munition_many = false;
    bool munition_fire = false; ///< a munition is its object: "fired"
    bool munition_hit = false;  ///< a munition is its subject: "landed"
    bool intercept = false;
    bool intercept_active = false; ///< gerund or base: never a passive
    bool target = false;
    bool target_verb = false;
    bool attack_verb = false;     ///< finite or participle, not a noun
    std::uint8_t head_length = 0; ///< of strike, munition or target noun
    text::ClassId attack = text::no_class;
    text::ClassId weapon = text::no_class;
    std::uint32_t group = 0;       ///< index for Lexicon::value, when `person_length`
    std::uint32_t attack_form = 0; ///< index for Lexicon::value
    std::uint32_t speech_stance = 0;
    std::uint32_t segment = 0;     ///< how many semicolons stand before it in its sentence
    std::uint32_t cue = none;      ///< in TaggedText::cues, at each of its tokens
    std::uint32_t quantity = none; ///< in TaggedText::quantities, at each of its tokens
    std::uint32_t date = none;     ///< in TaggedText::dates, at each of its tokens
};

/// A document with what claims/ needs to know of each token.
struct TaggedText {
    const text::Document& document;
    std::vector<text::Quantity> quantities;
    std::vector<text::DateExpression> dates;
    std::vector<Cue> cues;                   ///< in text order, not overlapping
    std::vector<Tag> tags;                   ///< one per token
    std::vector<std::uint32_t> ending;       ///< indices of the document's terms, by their last token
    std::vector<std::uint32_t> first_ending; ///< per token its first in `ending`, and one past the last

    [[nodiscard]] const Tag& at(std::uint32_t token) const
    {
        static const Tag nothing; // one past the last token: rules that look ahead need no bounds of their own
        return token < tags.size() ? tags[token] : nothing;
    }
    [[nodiscard]] const text::Sentence& sentence_of(std::uint32_t token) const
    {
        return document.sentences[document.tokens[token].sentence];
    }
    /// The sentence around the token, or of a sentence that never ends the part near it: work stays linear in the text.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> near(std::uint32_t token) const
    {
        constexpr std::uint32_t reach = 200;
        const auto& sentence = sentence_of(token);
        const auto first = token > reach ? token - reach : 0U;
        return {first > sentence.first_token ? first : sentence.first_token,
                token + reach < sentence.last_token ? token + reach : sentence.last_token};
    }
    /// The cue that starts at the token, or nullptr.
    [[nodiscard]] const Cue* cue_at(std::uint32_t token) const
    {
        const auto cue = at(token).cue;
        return cue != none && cues[cue].first == token ? &cues[cue] : nullptr;
    }
    /// The cue that ends with the token, or nullptr.
    [[nodiscard]] const Cue* cue_ending_at(std::uint32_t token) const
    {
        const auto cue = at(token).cue;
        return cue != none && cues[cue].last == token + 1 ? &cues[cue] : nullptr;
    }
    /// The token is this mark or word, as written.
    [[nodiscard]] bool is(std::uint32_t token, std::string_view text) const
    {
        return token < tags.size() && document.word(token) == text;
    }
    [[nodiscard]] bool is_punctuation(std::uint32_t token) const
    {
        return document.tokens[token].kind == text::TokenKind::punctuation;
    }
    [[nodiscard]] bool is_quotation_mark(std::uint32_t token) const;
    [[nodiscard]] bool is_dash(std::uint32_t token) const;
    /// The "'s" of "the army's", the "'" of "the rebels'".
    [[nodiscard]] bool is_possessive(std::uint32_t token) const;
};

/// \param document  Must outlive the result.
TaggedText tag(const Report& report, const text::Document& document);

/// A class of small phrases ("unconfirmed", "including") found at the token: its length in tokens, 0 if absent.
std::uint32_t phrase_at(const TaggedText& text, std::uint32_t token, text::ClassId cls);

/// A phrase of the class whose last token is this one: its first token, or `none`.
std::uint32_t phrase_ending_at(const TaggedText& text, std::uint32_t token, text::ClassId cls);

/// The first token in [first, last) at which a phrase of the class starts, or `none`.
std::uint32_t find_phrase(const TaggedText& text, std::uint32_t first, std::uint32_t last, text::ClassId cls);

/// The first of the capitalised words that stand right before the token in its sentence; the token where none does.
std::uint32_t capitals_before(const TaggedText& text, std::uint32_t token);

} // namespace placeline::claims
