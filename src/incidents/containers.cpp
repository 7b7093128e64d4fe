// SPDX-License-Identifier: Apache-2.0
#include "incidents/containers.hpp"

#include "text/lexicon.hpp"

#include <algorithm>
#include <string_view>

namespace placeline::incidents {

namespace {

struct Words {
    text::ClassId join;
    text::ClassId article;
    text::ClassId beside;
    text::ClassId quarter;
    text::ClassId generic;
    text::ClassId conjunction;

    static const Words& get()
    {
        static const Words words = [] {
            const text::Lexicon& lexicon = text::builtin_lexicon();
            return Words{.join = lexicon.cls("tie.join"),
                         .article = lexicon.cls("tie.article"),
                         .beside = lexicon.cls("tie.beside"),
                         .quarter = lexicon.cls("tie.quarter"),
                         .generic = lexicon.cls("place.generic"),
                         .conjunction = lexicon.cls("tie.and")};
        }();
        return words;
    }
};

class Finder {
public:
    Finder(std::uint32_t mention, const std::vector<Mention>& mentions, const text::Document& document)
        : mention_{mention}, mentions_{mentions}, document_{document},
          first_{document.token_at(mentions[mention].span.begin)}, last_{document.token_at(mentions[mention].span.end)}
    {
    }

    [[nodiscard]] const Mention* find() const
    {
        if (first_ >= document_.tokens.size()) {
            return nullptr;
        }
        for (const Mention* found : {behind(), before(), head_of_list()}) {
            if (found != nullptr) {
                return found;
            }
        }
        return nullptr;
    }

private:
    [[nodiscard]] bool is(std::uint32_t token, text::ClassId cls) const
    {
        return token < document_.tokens.size() && document_.term_at(token, cls) != nullptr;
    }

    [[nodiscard]] bool reads(std::uint32_t token, std::string_view word) const
    {
        return token < document_.tokens.size() && document_.fold(token) == word;
    }

    [[nodiscard]] std::uint32_t sentence_of(const Mention& mention) const
    {
        return document_.tokens[document_.token_at(mention.span.begin)].sentence;
    }

    static bool may_stand_in(const Mention& mention)
    {
        constexpr int first_order_unit = 4; // UCDP where_prec
        return mention.place && mention.place->where_prec <= first_order_unit && mention.role != Role::actor &&
               mention.role != Role::dateline && mention.role != Role::treatment && mention.role != Role::origin;
    }

    /// Whether the token belongs to a name behind `inner`: "A, in the Norlandian state of B".
    [[nodiscard]] bool is_other_name(std::uint32_t token, std::uint32_t inner) const
    {
        return std::any_of(mentions_.begin() + inner + 1, mentions_.end(),
                           [&](const Mention& other) { return other.span.contains(document_.tokens[token].span); });
    }

    /// How many tokens at this one only say where; 0: it says something else.
    [[nodiscard]] std::uint32_t place_words_at(std::uint32_t token) const
    {
        const std::string_view word = document_.word(token);
        if (word == "," || word == "(" || reads(token, "s") || is_other_name(token, mention_)) {
            return 1;
        }
        for (const text::ClassId cls : {Words::get().join, Words::get().article, Words::get().beside,
                                        Words::get().quarter, Words::get().generic}) {
            if (const text::Term* term = document_.term_at(token, cls)) {
                return term->n_tokens;
            }
        }
        return 0;
    }

    [[nodiscard]] bool only_place_words(std::uint32_t first, std::uint32_t last) const
    {
        std::uint32_t t = first;
        if (t < last && document_.tokens[t].capital) {
            ++t; // the rest of the name
        }
        while (t < last) {
            const std::uint32_t n = is(t, Words::get().conjunction) ? 0 : place_words_at(t);
            if (n == 0) {
                return false;
            }
            t += n;
        }
        return true;
    }

    /// ", a meadow above": what stands between describes the place and ends in a word of place.
    [[nodiscard]] bool is_apposition(std::uint32_t first, std::uint32_t last) const
    {
        if (last < first + 4 || document_.word(first) != "," || !is(first + 1, Words::get().article)) {
            return false;
        }
        for (std::uint32_t t = first + 1; t < last; ++t) {
            const std::string_view word = document_.word(t);
            if (word == "," || word == ";" || word == ":" || is(t, Words::get().conjunction)) {
                return false;
            }
        }
        return is(last - 1, Words::get().join) || is(last - 1, Words::get().beside);
    }

    [[nodiscard]] const Mention* behind() const
    {
        constexpr std::uint32_t reach = 12;
        for (std::uint32_t b = mention_ + 1; b < mentions_.size(); ++b) {
            const Mention& outer = mentions_[b];
            const std::uint32_t at = document_.token_at(outer.span.begin);
            if (at > last_ + reach || sentence_of(outer) != sentence_of(mentions_[mention_])) {
                return nullptr;
            }
            if (at <= last_ || !(only_place_words(last_, at) || is_apposition(last_, at))) {
                return nullptr;
            }
            if (may_stand_in(outer)) {
                return &outer;
            }
        }
        return nullptr;
    }

    [[nodiscard]] const Mention* before() const
    {
        const text::Sentence& sentence = document_.sentences[document_.tokens[first_].sentence];
        const bool is_quarter = is(last_, Words::get().quarter) || (first_ > 0 && is(first_ - 1, Words::get().quarter));
        for (std::uint32_t b = mention_; b-- > 0;) {
            const Mention& outer = mentions_[b];
            const std::uint32_t outer_first = document_.token_at(outer.span.begin);
            const std::uint32_t outer_last = document_.token_at(outer.span.end);
            if (outer_first < sentence.first_token) {
                return nullptr;
            }
            if (!may_stand_in(outer) || outer_last > first_) {
                continue;
            }
            const bool owns = outer_last + 1 <= first_ && reads(outer_last, "s") && first_ <= outer_last + 3;
            const bool heads_line = outer_first <= sentence.first_token + 2 && has_colon(outer_last);
            if (owns || heads_line || (is_quarter && outer.place->where_prec <= 2)) {
                return &outer;
            }
        }
        return nullptr;
    }

    /// "B:" or "B territory:".
    [[nodiscard]] bool has_colon(std::uint32_t token) const
    {
        return reads(token, ":") || (is(token, Words::get().generic) && reads(token + 1, ":"));
    }

    /// The only place that the sentence above the list names.
    [[nodiscard]] const Mention* head_of_list() const
    {
        std::uint32_t s = document_.tokens[first_].sentence;
        if (!document_.sentences[s].bullet) {
            return nullptr;
        }
        while (s > 0 && document_.sentences[s].bullet) {
            --s;
        }
        const Mention* head = nullptr;
        for (const Mention& mention : mentions_) {
            if (sentence_of(mention) == s && may_stand_in(mention)) {
                if (head != nullptr) {
                    return nullptr;
                }
                head = &mention;
            }
        }
        return head;
    }

    std::uint32_t mention_;
    const std::vector<Mention>& mentions_;
    const text::Document& document_;
    std::uint32_t first_;
    std::uint32_t last_;
};

} // namespace

std::optional<StandIn> stand_in_for(std::uint32_t mention, const std::vector<Mention>& mentions,
                                    const text::Document& document)
{
    const Mention* found = Finder{mention, mentions, document}.find();
    if (found == nullptr) {
        return std::nullopt;
    }
    StandIn stand_in{.place = *found->place, .confidence = found->confidence};
    constexpr int near_known_place = 2; // UCDP where_prec
    stand_in.place.where_prec = std::max(stand_in.place.where_prec, near_known_place);
    return stand_in;
}

} // namespace placeline::incidents
