// SPDX-License-Identifier: Apache-2.0
#include "text/quantity.hpp"

#include "text/number_reader.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>

namespace placeline::text {
namespace {

constexpr int no_qualifier = -1;

class QuantityFinder : NumberReader {
public:
    QuantityFinder(const Document& document, const Lexicon& lexicon) : NumberReader{document, lexicon} {}

    std::vector<Quantity> run()
    {
        dates_ = find_dates(doc_, std::nullopt, lexicon_);
        std::size_t date = 0;
        for (const Sentence& sentence : doc_.sentences) {
            begin_ = sentence.first_token;
            end_ = sentence.last_token;
            for (auto token = begin_; token < end_;) {
                while (date < dates_.size() && dates_[date].last_token <= token) {
                    ++date;
                }
                const bool in_date = date < dates_.size() && dates_[date].first_token <= token;
                date_begin_ = date < dates_.size() ? dates_[date].first_token : end_;
                if (in_date) {
                    token = take_date(dates_[date], token);
                } else {
                    token = std::max(take(token), token + 1);
                }
            }
        }
        return std::move(found_);
    }

private:
    int qualifier_at(std::uint32_t token, std::uint32_t& after) const
    {
        int best = no_qualifier;
        std::uint32_t length = 0;
        if (token > 0 && term(token - 1, went_) != nullptr) {
            after = token; // "has gone up to 17"
            return best;
        }
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (const Term* found = term(token, before_[i]); found != nullptr && found->n_tokens > length) {
                best = static_cast<int>(before_names[i].second);
                length = found->n_tokens;
            }
        }
        after = token + length;
        return best;
    }

    /// The stronger of two: a bound says more than "about".
    static int stronger(int a, int b)
    {
        const auto weak = [](int q) { return q == no_qualifier || q == static_cast<int>(Qualifier::about); };
        return weak(a) ? (b == no_qualifier ? a : b) : a;
    }

    static std::optional<std::uint32_t> clipped(double value)
    {
        if (!(value >= 0.0) || value > static_cast<double>(std::numeric_limits<std::uint32_t>::max())) {
            return std::nullopt;
        }
        return static_cast<std::uint32_t>(value);
    }

    static void set_bounds(Quantity& quantity, Qualifier qualifier, double value)
    {
        const auto number = clipped(value);
        quantity.qualifier = qualifier;
        switch (qualifier) {
        case Qualifier::at_least:
        case Qualifier::more_than:
            quantity.bounds = {number, std::nullopt, number};
            break;
        case Qualifier::up_to:
        case Qualifier::fewer_than:
            quantity.bounds = {0U, number, std::nullopt};
            break;
        case Qualifier::vague:
            quantity.bounds = {number, std::nullopt, std::nullopt};
            break;
        default:
            quantity.bounds = {number, number, number};
        }
    }

    // --- kinds

    /// Tokens of a kind that is no count: one quantity, and the search goes on after it.
    std::uint32_t add_kind(std::uint32_t first, std::uint32_t number, std::uint32_t last, QuantityKind kind,
                           double value)
    {
        Quantity quantity;
        quantity.first_token = first;
        quantity.number_token = number;
        quantity.last_token = last;
        quantity.kind = kind;
        set_bounds(quantity, Qualifier::exact, value);
        found_.push_back(quantity);
        return last;
    }

    /// \param first  The date's first token, or a later one where a number before it reached into it.
    std::uint32_t take_date(const DateExpression& date, std::uint32_t first)
    {
        for (auto token = first; token < date.last_token; ++token) {
            if (is_number(token)) {
                double value = 0.0;
                read_digits(token, value);
                add_kind(first, token, date.last_token, QuantityKind::date, value);
                break;
            }
        }
        return date.last_token;
    }

    /// "14:30", "3 a.m.", "0300 GMT", "5 o'clock". Returns its end, or the token.
    [[nodiscard]] std::uint32_t time_end(std::uint32_t token) const
    {
        if (!is_number(token)) {
            return token;
        }
        auto last = token + 1;
        double hour = 0.0;
        const bool plain = read_digits(token, hour);
        bool clock = false;
        while (is_mark(last, ":") && is_tight(last) && is_number(last + 1) && is_tight(last + 1) &&
               doc_.word(last + 1).size() == 2) {
            last += 2;
            clock = true;
        }
        if (const Term* after = term(last, time_after_); after != nullptr && plain) {
            const bool four_digits = doc_.word(token).size() == 4 && hour < 2400.0;
            if (clock || hour <= 24.0 || four_digits) {
                last += after->n_tokens;
                if (const Term* zone = term(last, time_after_)) {
                    last += zone->n_tokens;
                }
                return last;
            }
        }
        return clock ? last : token;
    }

    /// Whether an adjective of time or size follows: "two-storey", "155-mm". Its end, or the token.
    [[nodiscard]] std::uint32_t compound_end(std::uint32_t token) const
    {
        if (!is_tight_dash(token) || !is_tight(token + 1) || token + 1 >= end_ ||
            doc_.tokens[token + 1].kind != TokenKind::word) {
            return token;
        }
        if (term(token + 1, range_to_) != nullptr || term(token + 1, scale_) != nullptr ||
            term(token + 1, after_[0]) != nullptr) {
            return token; // "nine-to-five", "two-dozen", "80-plus"
        }
        return token + 2;
    }

    [[nodiscard]] bool is_designation(std::uint32_t token, const Number& number) const
    {
        if (token == begin_) {
            return false;
        }
        if (follows(token, name_before_) && is_number(token)) {
            const auto before = token - 1;
            return doc_.tokens[before].kind == TokenKind::punctuation || doc_.tokens[before].capital ||
                   term(number.last, counted_) == nullptr;
        }
        if (!is_number(token)) {
            return false;
        }
        const auto before = token - 1;
        if (is_tight(token) && is_tight_dash(before) && before > begin_ &&
            doc_.tokens[before - 1].kind == TokenKind::word && term(before - 1, month_) == nullptr) {
            return true; // "F-16", "under-12"
        }
        if (is_tight(token) &&
            (doc_.tokens[before].kind == TokenKind::word || is_mark(before, "[") || is_mark(before, "#") ||
             is_mark(before, "/") || is_mark(before, "_") || is_mark(before, "@"))) {
            return true;
        }
        if (is_mark(number.last, "/") && is_tight(number.last) && is_number(number.last + 1)) {
            return true; // "24/7"
        }
        // A capitalised word and a number: "Unit 8200 said"; but "in Elmton 12 people died".
        if (doc_.tokens[before].kind != TokenKind::word || !doc_.tokens[before].capital || before == begin_ ||
            doc_.tokens[token].space_before == false || term(before, cardinal_) != nullptr) {
            return false;
        }
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (follows(token, before_[i])) {
                return false;
            }
        }
        if (follows(token, additional_before_)) {
            return false; // '"Another 30 are hurt"'
        }
        if (number.last >= end_ || doc_.tokens[number.last].kind == TokenKind::punctuation) {
            return !is_mark(number.last, "-") && !is_mark(number.last, "+");
        }
        return term(number.last, name_end_) != nullptr;
    }

    /// An ordinal, alone or as part of the name of a force: "the third", "the 85th Brigade".
    std::uint32_t take_ordinal(std::uint32_t token)
    {
        double value = 0.0;
        auto last = token + 1;
        if (const Term* word = term(token, ordinal_)) {
            value = value_of(*word);
            last = token + word->n_tokens;
        } else {
            const auto fold = doc_.fold(token);
            std::from_chars(fold.data(), fold.data() + fold.size(), value);
        }
        const bool name = term(last, force_) != nullptr ||
                          (last < end_ && doc_.tokens[last].kind == TokenKind::word && doc_.tokens[last].capital);
        return add_kind(token, token, last, name ? QuantityKind::name : QuantityKind::ordinal, value);
    }

    [[nodiscard]] std::optional<std::uint32_t> measure_end(std::uint32_t token, const Number& number) const
    {
        if (follows(token, unit_before_)) {
            return number.last;
        }
        const Term* noun = term(number.last, counted_);
        if (const Term* unit = term(number.last, unit_);
            unit != nullptr && noun != nullptr && noun->n_tokens > unit->n_tokens) {
            return std::nullopt; // "four barrel bombs"
        }
        if (const Term* unit = term(number.last, unit_)) {
            if (number.article && term(number.last, ordinal_) != nullptr) {
                return std::nullopt; // "a second man"
            }
            return number.last + unit->n_tokens;
        }
        if (const Term* unit = term(number.last + 1, unit_);
            unit != nullptr && doc_.tokens[number.last].capital && !number.article && number.value > 1.0) {
            return number.last + 1 + unit->n_tokens; // "8,000 Egyptian pounds"
        }
        const auto compound = compound_end(number.last);
        if (compound > number.last) {
            if (const Term* unit = term(number.last + 1, unit_)) {
                return number.last + 1 + unit->n_tokens;
            }
            return compound;
        }
        if (const Term* fraction = term(number.last, fraction_)) {
            return number.last + fraction->n_tokens;
        }
        if (!number.whole) {
            return number.last;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::uint32_t> age_end(std::uint32_t token, const Number& number) const
    {
        auto after = number.last;
        after += is_tight_dash(after) ? 1U : 0U;
        if (const Term* age = term(after, age_after_)) {
            return after + age->n_tokens;
        }
        if (follows(token, age_before_) && number.value <= 120.0) {
            const auto other = range_end(token, number, true);
            return other ? other->last : number.last; // "aged between 5 and 12"
        }
        if (token >= begin_ + 2 && term(token - 1, of_) != nullptr && term(token - 2, age_person_) != nullptr &&
            number.value <= 120.0 && term(number.last, counted_) == nullptr) {
            return number.last; // "a man of 58"
        }
        if (is_number(token) && !found_.empty() && found_.back().kind == QuantityKind::age &&
            found_.back().last_token + 1 == token && term(token - 1, and_) != nullptr && number.value <= 120.0 &&
            term(number.last, counted_) == nullptr && found_.back().first_token >= begin_ + 2 &&
            term(found_.back().first_token - 1, of_) != nullptr) {
            return number.last; // "two boys of 6 and 11"
        }
        const bool plausible = is_number(token) && number.value >= 1.0 && number.value <= 110.0;
        if (plausible && token >= begin_ + 2 && is_mark(token - 1, ",") &&
            (doc_.tokens[token - 2].capital || term(token - 2, age_person_) != nullptr) &&
            (is_mark(number.last, ",") || is_mark(number.last, ".") || is_mark(number.last, ";")) &&
            !doc_.tokens[token - 2].all_caps) {
            return number.last; // "Ada Prynne, 36, said"
        }
        return std::nullopt;
    }

    // --- the whole

    std::uint32_t take(std::uint32_t token)
    {
        if (classes_.of(token) == 0 && !is_number(token)) {
            return token;
        }
        if (const Term* no_number = term(token, not_)) {
            auto after = token; // "as many" is no number, "as many as" a qualifier; "no" is one, "no longer" none
            qualifier_at(token, after);
            const Term* none = term(token, none_);
            const auto longest = std::max(after - token, none != nullptr ? none->n_tokens : 0U);
            if (no_number->n_tokens > longest) {
                return token + no_number->n_tokens;
            }
        }
        if (is_ordinal(token)) {
            return take_ordinal(token);
        }
        auto first = token;
        int qualifier = no_qualifier;
        bool between = false;
        bool additional = false;
        auto at = token;
        for (int words = 0; words < 4 && at < end_; ++words) {
            auto after = at;
            if (const auto found = qualifier_at(at, after); found != no_qualifier) {
                qualifier = stronger(qualifier, found);
                at = after;
                continue;
            }
            if (const Term* more = term(at, additional_before_)) {
                additional = true;
                at += more->n_tokens;
                continue;
            }
            if (const Term* start = term(at, between_)) {
                between = true;
                at += start->n_tokens;
                continue;
            }
            const Term* skipped = term(at, skipped_);
            if (skipped == nullptr || (qualifier == no_qualifier && !additional)) {
                break;
            }
            at += skipped->n_tokens;
        }
        auto number = number_at(at);
        if (!number && additional && (at >= end_ || doc_.tokens[at].kind != TokenKind::number) && at == token + 1 &&
            term(token, one_more_) != nullptr) {
            number = Number{};
            number->last = at;
            number->value = 1.0;
            number->article = true;
            return finish(first, token, *number, qualifier, true, true);
        }
        if (!number || (number->article && at != token)) {
            number.reset();
        }
        if (!number) {
            return token;
        }
        if (between && !range_end(at, *number, true)) { // "fighting between two factions"
            between = false;
            first = qualifier == no_qualifier && !additional ? at : first;
        }
        if (const auto after = take_other_kind(first, at, *number); after > first) {
            return after;
        }
        return take_count(first, at, *number, qualifier, between, additional);
    }

    [[nodiscard]] bool is_ordinal(std::uint32_t token) const
    {
        if (is_number(token)) {
            const auto fold = doc_.fold(token);
            return fold.size() > 2 && !(fold.back() >= '0' && fold.back() <= '9') && fold.back() != 's';
        }
        const Term* ordinal = term(token, ordinal_);
        if (ordinal == nullptr) {
            return false;
        }
        return term(token, cardinal_) == nullptr || ordinal->n_tokens > 1;
    }

    std::uint32_t take_other_kind(std::uint32_t first, std::uint32_t token, const Number& number)
    {
        if (const auto last = time_end(token); last > token) {
            return add_kind(token, token, last, QuantityKind::time, number.value);
        }
        if (const auto last = age_end(token, number)) {
            return add_kind(first, token, *last, QuantityKind::age, number.value);
        }
        if (const auto last = measure_end(token, number)) {
            if (number.article && !term(number.last, unit_)) {
                return first;
            }
            return add_kind(first, token, *last, QuantityKind::measure, number.value);
        }
        if (!clipped(number.value)) { // more than there are people: money, or no number at all
            return add_kind(first, token, number.last, QuantityKind::measure, number.value);
        }
        if (is_designation(token, number)) {
            const bool slash = is_mark(number.last, "/") && is_tight(number.last) && is_number(number.last + 1);
            return add_kind(first, token, number.last + (slash ? 2U : 0U), QuantityKind::name, number.value); // "24/7"
        }
        if (first == token && is_bare_year(token, number)) {
            return add_kind(first, token, number.last, QuantityKind::date, number.value);
        }
        return first;
    }

    /// Four digits that may be a year, with nothing that is counted behind them: "Copyright 2018".
    [[nodiscard]] bool is_bare_year(std::uint32_t token, const Number& number) const
    {
        if (!is_number(token) || doc_.word(token).size() != 4 || number.value < 1900.0 || number.value >= 2100.0 ||
            number.last != token + 1) {
            return false;
        }
        for (auto next = number.last; next < std::min(number.last + 3, end_); ++next) {
            if (term(next, counted_) != nullptr) {
                return false;
            }
        }
        return true;
    }

    /// The second number of "8-10", "8 to 10", "two or three", "between 8 and 10".
    [[nodiscard]] std::optional<Number> range_end(std::uint32_t token, const Number& number, bool between) const
    {
        auto at = number.last;
        const bool dash = is_tight_dash(at) && is_tight(at + 1);
        if (dash) {
            ++at;
        } else if (const Term* joint = term(at, range_to_)) {
            if ((term(at, and_) != nullptr && !between) || follows(token, range_from_)) {
                return std::nullopt;
            }
            at += joint->n_tokens;
        } else {
            return std::nullopt;
        }
        auto other = number_at(at);
        if (!other || other->vague || other->article || other->value <= number.value) {
            return std::nullopt;
        }
        return other;
    }

    std::uint32_t take_count(std::uint32_t first, std::uint32_t token, const Number& number, int qualifier,
                             bool between, bool additional)
    {
        if (number.vague || number.article) {
            return finish(first, token, number, qualifier, additional, false);
        }
        auto low = number;
        if (const auto high = range_end(token, number, between)) {
            // "two to three thousand"
            double low_value = number.value;
            if (const Term* scale = term(high->last - 1, scale_); scale != nullptr && high->value >= value_of(*scale) &&
                                                                  low_value < 100.0 &&
                                                                  low_value * value_of(*scale) < high->value) {
                low_value *= value_of(*scale);
            }
            if (const auto end = measure_end(token, *high)) {
                return add_kind(first, token, *end, QuantityKind::measure, low_value);
            }
            if (const auto end = age_end(token, *high)) {
                return add_kind(first, token, *end, QuantityKind::age, low_value);
            }
            if (is_designation(token, *high)) {
                return add_kind(first, token, high->last, QuantityKind::name, low_value);
            }
            Quantity quantity;
            quantity.first_token = first;
            quantity.number_token = token;
            quantity.last_token = high->last;
            quantity.qualifier = Qualifier::range;
            quantity.additional = additional;
            quantity.bounds = {clipped(low_value), clipped(high->value), clipped((low_value + high->value) / 2.0)};
            return push(quantity);
        }
        if (is_tight_dash(low.last) && is_number(low.last + 1) &&
            is_tight(low.last + 1)) { // a score, a telephone number
            auto last = low.last + 2;
            while (is_tight_dash(last) && is_number(last + 1) && is_tight(last + 1)) {
                last += 2;
            }
            return add_kind(first, token, last, QuantityKind::name, number.value);
        }
        const Term* ratio = term(low.last, ratio_);
        if (ratio != nullptr && lexicon_is_ratio(low.last, *ratio)) { // "one in five"
            const auto other = number_at(low.last + ratio->n_tokens);
            return add_kind(first, token, other->last, QuantityKind::measure, number.value);
        }
        return finish(first, token, number, qualifier, additional, false);
    }

    [[nodiscard]] bool lexicon_is_ratio(std::uint32_t token, const Term& ratio) const
    {
        const auto other = number_at(token + ratio.n_tokens);
        if (!other || other->vague || other->article || other->value < 2.0) {
            return false;
        }
        if (ratio.n_tokens > 1) {
            return true;
        }
        return is_number(token + 1)
                   ? other->value <= 10.0 && other->last < end_ && term(other->last, unit_) == nullptr
                   : term(other->last, unit_) == nullptr && measure_end(token + 1, *other) == std::nullopt;
    }

    std::uint32_t finish(std::uint32_t first, std::uint32_t token, const Number& number, int qualifier, bool additional,
                         bool article)
    {
        Quantity quantity;
        quantity.first_token = first;
        quantity.number_token = token;
        quantity.last_token = number.last;
        quantity.additional = additional;
        quantity.article = number.article || article;
        if (is_mark(number.last, "+") && is_tight(number.last)) {
            qualifier = static_cast<int>(Qualifier::at_least);
            quantity.last_token = number.last + 1;
        }
        if (!quantity.article) {
            const auto plus = number.last + (is_tight_dash(number.last) ? 1U : 0U);
            if (const Term* found = term(plus, after_[0]); found != nullptr && plus > number.last) { // "80-plus"
                qualifier = stronger(qualifier, static_cast<int>(Qualifier::at_least));
                quantity.last_token = plus + found->n_tokens;
            } else if (number.last + 1 < end_ && doc_.tokens[number.last].kind == TokenKind::word &&
                       term(number.last + 1, after_[0]) != nullptr && term(number.last + 1, range_to_) != nullptr) {
                qualifier = stronger(qualifier, static_cast<int>(Qualifier::at_least)); // "a hundred people or more"
            }
            for (std::size_t i = 0; i < after_.size(); ++i) {
                if (const Term* found = term(number.last, after_[i])) {
                    qualifier = stronger(qualifier, static_cast<int>(after_names[i].second));
                    quantity.last_token = number.last + found->n_tokens;
                    break;
                }
            }
        }
        if (number.vague) {
            set_bounds(quantity, Qualifier::vague, number.value);
        } else {
            set_bounds(quantity, qualifier == no_qualifier ? Qualifier::exact : static_cast<Qualifier>(qualifier),
                       number.value);
        }
        return push(quantity);
    }

    std::uint32_t push(Quantity quantity)
    {
        const auto last = quantity.last_token;
        if (const Term* more = term(last, additional_after_); more != nullptr && !quantity.article) {
            quantity.additional = true;
        }
        const Term* of = term(last, of_);
        const bool in_phrase = last > quantity.first_token && term(last - 1, of_) != nullptr; // "dozens of"
        const auto part = of != nullptr ? last + of->n_tokens : last;
        const bool of_number =
            of != nullptr && !quantity.article && (is_number(part) || term(part, cardinal_) != nullptr);
        quantity.partitive = of_number || ((of != nullptr || in_phrase) && term(part, part_) != nullptr);
        found_.push_back(quantity);
        return last;
    }

    std::vector<Quantity> found_;
};

} // namespace

std::vector<Quantity> find_quantities(const Document& document, const Lexicon& lexicon)
{
    return QuantityFinder{document, lexicon}.run();
}

} // namespace placeline::text
