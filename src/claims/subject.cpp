// SPDX-License-Identifier: Apache-2.0
#include "claims/subject.hpp"

#include "claims/attribution.hpp"
#include "claims/words.hpp"

namespace placeline::claims {

namespace {

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
            if (const auto relative = opened_by_relative(last_ - 1); relative != none) {
                last_ = first_ = relative; // "X, who runs a clinic in Y, Z, said"
                extend();
                trim();
                return first_ < last_;
            }
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
        for (auto token = first_; token + 1 < last_; ++token) {
            if (text_.is(token, ",") && text_.at(token + 1).part == Part::relative) {
                last = token; // "the Observatory, which has its seat abroad, said"
                break;
            }
        }
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

    /// The comma before the "who" of a clause that ends with the comma `close`, or `none`.
    [[nodiscard]] std::uint32_t opened_by_relative(std::uint32_t close) const
    {
        for (auto token = close; token-- > start_;) {
            if (text_.is(token, ";") || text_.is(token, ":") || text_.is_quotation_mark(token)) {
                return none;
            }
            if (text_.is(token, ",") && text_.at(token + 1).part == Part::relative) {
                return token;
            }
        }
        return none;
    }

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
        constexpr std::uint32_t reach = 3; // "a UN report", "the latest monthly statement"
        if (text_.at(token).part != Part::plain) {
            return false;
        }
        for (auto word = token; word > start_ && token - word < reach; --word) {
            const auto& before = text_.at(word - 1);
            const auto folded = text_.document.fold(word - 1);
            if (before.part == Part::determiner || folded == "a" || folded == "an") {
                return true;
            }
            if (before.part != Part::plain || before.speech_length > 0 || before.attack_verb || before.cue != none ||
                before.date != none || text_.is_punctuation(word - 1)) {
                return false;
            }
        }
        return false;
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
        const auto day = first_ < last_ && text_.at(first_).part == Part::preposition ? first_ + 1 : first_;
        if (day < last_ && text_.at(day).date != none) {
            const auto behind = text_.dates[text_.at(day).date].last_token; // "In June the mayor said"
            if (behind < last_) {
                first_ = behind;
                trim();
                return;
            }
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

} // namespace

bool is_finite_verb(const TaggedText& text, std::uint32_t token)
{
    const auto& tag = text.at(token);
    return tag.part == Part::be || tag.part == Part::have || tag.part == Part::modal || tag.speech_length > 0 ||
           (tag.attack_verb && !tag.strike_one && !tag.strike_many) ||
           (tag.cue != none && text.cues[tag.cue].is(past | victim_past));
}

std::optional<NounPhrase> subject_before(const TaggedText& text, std::uint32_t verb)
{
    SubjectReader reader{text, verb};
    if (!reader.read()) {
        return std::nullopt;
    }
    return NounPhrase{reader.first(), reader.last()};
}

std::optional<NounPhrase> subject_behind(const TaggedText& text, std::uint32_t first)
{
    const auto end = text.sentence_of(first - 1).last_token;
    if (first >= end) {
        return std::nullopt;
    }
    auto last = first;
    while (last < end) {
        const auto& tag = text.at(last);
        if ((text.is_punctuation(last) && !text.is(last, "-") && !text.is(last, "’") && !text.is(last, "'")) ||
            tag.part == Part::relative || tag.part == Part::subordinator || tag.date != none ||
            (last > first && is_finite_verb(text, last))) {
            break;
        }
        ++last;
    }
    if (last == first || (last < end && is_finite_verb(text, last))) {
        return std::nullopt; // a verb after the name: the clause that the frame before it reports
    }
    const bool opens = text.at(first).part == Part::determiner || text.document.fold(first) == "a" ||
                       text.document.fold(first) == "an" || text.document.tokens[first].capital;
    const bool known = find_attribution(text.document, first, last).has_value();
    return opens || known ? std::optional{NounPhrase{first, last}} : std::nullopt;
}

} // namespace placeline::claims
