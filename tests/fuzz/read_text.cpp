// SPDX-License-Identifier: Apache-2.0
// A text on its own: names, tokens, numbers, dates.
#include "target.hpp"

#include "text/date_expression.hpp"
#include "text/document.hpp"
#include "text/fold.hpp"
#include "text/quantity.hpp"

using namespace placeline;
using namespace placeline::fuzz;

void fold(std::string_view bytes)
{
    const std::string name = text_of(bytes);
    const std::string folded = text::folded(name);
    must(!folded.starts_with(' ') && !folded.ends_with(' ') && folded.find("  ") == std::string::npos,
         "words of a folded name stand one space apart");
    text::variant_key(folded);
}

void tokens(std::string_view bytes)
{
    const text::Document document = text::analyse(text_of(bytes));
    std::uint32_t end = 0;
    for (const text::Token& token : document.tokens) {
        must(token.span.begin >= end && token.span.begin < token.span.end && token.span.end <= document.text.size(),
             "tokens follow each other");
        must(token.fold_begin <= token.fold_end && token.fold_end <= document.folds.size(), "a token has a fold");
        must(document.sentences.empty() || token.sentence < document.sentences.size(), "a token has a sentence");
        end = token.span.end;
    }
    std::uint32_t last = 0;
    for (const text::Sentence& sentence : document.sentences) {
        must(sentence.first_token >= last && sentence.first_token <= sentence.last_token &&
                 sentence.last_token <= document.tokens.size(),
             "sentences follow each other");
        last = sentence.last_token;
    }
    must(document.term_begin.size() == document.tokens.size() + 1, "each token has its terms");
}

void numbers(std::string_view bytes)
{
    const text::Document document = text::analyse(text_of(bytes));
    std::uint32_t last = 0;
    for (const text::Quantity& quantity : text::find_quantities(document)) {
        must(quantity.first_token >= last && quantity.first_token <= quantity.number_token &&
                 quantity.number_token < quantity.last_token && quantity.last_token <= document.tokens.size(),
             "numbers follow each other and lie in the text");
        last = quantity.last_token;
        const Bounds& bounds = quantity.bounds;
        must(!bounds.low || !bounds.high || *bounds.low <= *bounds.high, "low is at most high");
    }
}

void dates(std::string_view bytes)
{
    const text::Document document = text::analyse(text_of(bytes));
    using namespace std::chrono;
    for (const std::optional<Day> anchor : {std::optional<Day>{}, std::optional<Day>{sys_days{2024y / February / 3}},
                                            std::optional<Day>{sys_days{2024y / February / 29}}}) {
        std::uint32_t last = 0;
        for (const text::DateExpression& date : text::find_dates(document, anchor)) {
            must(date.first_token >= last && date.first_token < date.last_token &&
                     date.last_token <= document.tokens.size(),
                 "dates follow each other and lie in the text");
            last = date.last_token;
            if (date.range) {
                must(date.range->start <= date.range->end && date.range->prec >= 1 && date.range->prec <= 5,
                     "a range of days has its first day first");
                must(parse_iso_day(iso_day(date.range->start)) == date.range->start, "a day can be written");
            }
        }
    }
}
