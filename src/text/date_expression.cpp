// SPDX-License-Identifier: Apache-2.0
#include "text/date_expression.hpp"

#include "text/date_reader.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace placeline::text {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int past_after_days = 31; ///< an event that is older than this is no news of the report

constexpr int announced_within_days = 120; ///< a day without a year, announced: no further ahead than this

class DateFinder : DateReader {
public:
    DateFinder(const Document& document, std::optional<Day> anchor, const Lexicon& lexicon)
        : DateReader{document, anchor, lexicon}
    {
    }

    std::vector<DateExpression> run()
    {
        for (const Sentence& sentence : doc_.sentences) {
            end_ = sentence.last_token;
            begin_ = sentence.first_token;
            for (auto token = sentence.first_token; token < end_;) {
                const auto after = take(token);
                token = std::max(after, token + 1);
            }
        }
        return std::move(found_);
    }

private:
    void add(std::uint32_t first, std::uint32_t last, std::optional<DateRange> range, bool relative, bool since = false)
    {
        DateExpression found;
        found.first_token = first;
        found.last_token = last;
        found.relative = relative;
        found.since = since;
        found.speech = follows_speech(first);
        if (range && since && anchor_ && *anchor_ > range->start) {
            range = range_of(range->start, *anchor_);
        }
        found.range = range;
        if (range && anchor_) {
            found.past = range->end < *anchor_ - days{past_after_days};
            found.future = range->start > *anchor_ + days{relative ? 0 : 1};
        }
        if (range && !since && !found.speech) { // "he said on Friday" dates no event
            reference_ = range;
        }
        found_.push_back(found);
    }

    /// "he said on Friday": a verb of saying stands right before the date, with no more than two words between.
    [[nodiscard]] bool follows_speech(std::uint32_t token) const
    {
        const auto from = token > begin_ + 3 ? token - 3 : begin_;
        for (auto at = token; at > from; --at) {
            if (is_a(at - 1, speech_)) {
                return true;
            }
            if (doc_.tokens[at - 1].kind != TokenKind::word) {
                return false;
            }
        }
        return false;
    }

    /// "will be held on Friday", "were to resume on 11 February": the day is yet to come.
    [[nodiscard]] bool is_announced(std::uint32_t token) const
    {
        constexpr std::uint32_t reach = 7;
        const auto from = token > begin_ + reach ? token - reach : begin_;
        for (auto at = token; at > from; --at) {
            if (is_a(at - 1, coming_cue_)) {
                return true;
            }
            if (is_a(at - 1, cue_end_) || is_a(at - 1, speech_)) {
                return false;
            }
        }
        return false;
    }

    /// Reads an expression at the token. Returns one past its end, or the token itself where there is none.
    std::uint32_t take(std::uint32_t token)
    {
        if (classes_.of(token) == 0 && doc_.tokens[token].kind != TokenKind::number) {
            return token;
        }
        if (const Term* no_date = term(token, not_)) {
            return token + no_date->n_tokens;
        }
        if (const auto after = take_night(token); after > token) {
            return after;
        }
        if (const auto after = take_range(token); after > token) {
            return after;
        }
        if (const auto after = take_counted(token); after > token) {
            return after;
        }
        if (const auto after = take_reference(token); after > token) {
            return after;
        }
        const Term* since = term(token, since_);
        const auto core = since != nullptr ? token + since->n_tokens : token;
        const auto start = is_a(core, the_) && since != nullptr ? core + 1 : core;
        if (const auto atom = atom_at(start)) {
            return add_atom(start, *atom, since != nullptr);
        }
        if (const Term* phrase = term(start, phrase_)) {
            add(start, start + phrase->n_tokens, calendar_.resolve_phrase(lexicon_.value(phrase->value)), true,
                since != nullptr);
            return skip(start + phrase->n_tokens, daypart_);
        }
        if (const auto atom = year_atom(start)) {
            return add_atom(start, *atom, since != nullptr);
        }
        return take_day_of_this_month(token);
    }

    std::uint32_t add_atom(std::uint32_t first, DateAtom atom, bool since)
    {
        auto last = atom.last;
        if (atom.day > 0) {
            last = skip(last, daypart_);
        }
        if (const Term* when = term(last, phrase_); when != nullptr && atom.month_number > 0 && atom.year_number == 0) {
            const auto code = lexicon_.value(when->value);
            if (code.starts_with("year:") && anchor_) { // "in September last year"
                int offset = 0;
                std::from_chars(code.data() + 5, code.data() + code.size(), offset);
                atom.year_number = static_cast<int>(year_month_day{*anchor_}.year()) + offset;
                last += when->n_tokens;
            } else if (code.starts_with("month:")) { // "on 28 January last month"
                last += when->n_tokens;
            }
        }
        auto range = calendar_.resolve(atom);
        if (range && anchor_ && !since && !atom.last_one && atom.year_number == 0 &&
            atom.day + atom.weekday_number > 0 && range->end < *anchor_ && is_announced(first)) {
            const auto later = atom.month_number == 0 ? range->start + days{7} : add_months(range->start, 12);
            if (later - *anchor_ < days{announced_within_days}) {
                range = range_of(later, later + (range->end - range->start));
            }
        }
        add(first, last, range, atom.weekday_number > 0, since);
        return last;
    }

    /// "overnight into Tuesday", "the night of 4 May", "overnight from Friday to Saturday": two days.
    std::uint32_t take_night(std::uint32_t token)
    {
        const Term* night = term(token, night_);
        if (night == nullptr) {
            return token;
        }
        auto at = token + night->n_tokens;
        const auto direction = lexicon_.value(night->value);
        if (is_a(at, on_)) {
            ++at;
        }
        const auto atom = atom_at(at);
        if (!atom || (atom->day == 0 && atom->weekday_number == 0)) {
            return token;
        }
        auto last = skip(atom->last, daypart_);
        auto range = calendar_.resolve(*atom);
        const bool relative = atom->weekday_number > 0;
        auto joint = last;
        if (is_dash(joint) || is_mark(joint, "/")) {
            ++joint;
        } else {
            joint = skip(joint, to_);
        }
        if (joint > last) {
            if (const auto other = atom_at(joint); other && (other->day > 0 || other->weekday_number > 0)) {
                const auto end = calendar_.resolve(*other);
                if (range && end && (end->end - range->start).count() == 1) {
                    add(token, other->last, range_of(range->start, end->end), relative);
                    return other->last;
                }
            }
        }
        if (range && range->start == range->end) {
            const bool forward = direction == "from" || (direction == "open" && (!anchor_ || range->start < *anchor_));
            range = forward ? range_of(range->start, range->start + days{1})
                            : range_of(range->start - days{1}, range->start);
        }
        add(token, last, range, relative);
        return last;
    }

    /// "between 3 and 5 May", "from Friday to Sunday", "3 May - 5 June".
    std::uint32_t take_range(std::uint32_t token)
    {
        const Term* from = term(token, from_);
        auto at = from != nullptr ? token + from->n_tokens : token;
        at += from != nullptr && is_a(at, the_) ? 1U : 0U;
        auto first = atom_at(at);
        if (!first && from != nullptr) {
            first = year_atom(at);
        }
        if (!first) {
            return token;
        }
        auto joint = skip(first->last, daypart_);
        if (is_dash(joint)) {
            ++joint;
        } else if (const Term* to = term(joint, to_); to != nullptr && (from != nullptr || !is_a(joint, and_))) {
            joint += to->n_tokens;
        } else {
            return token;
        }
        joint += is_a(joint, the_) ? 1U : 0U;
        auto second = atom_at(joint);
        if (!second) {
            second = year_atom(joint);
        }
        if (!second || (second->month_number == 0) != (first->month_number == 0) ||
            (second->day == 0) != (first->day == 0)) {
            return token;
        }
        if (first->year_number == 0 && second->year_number > 0) {
            first->year_number = second->year_number - (first->month_number > second->month_number ? 1 : 0);
        }
        const auto start = calendar_.resolve(*first);
        const auto end = calendar_.resolve(*second);
        std::optional<DateRange> range;
        if (start && end) {
            auto begin = start->start;
            if (begin > end->end && first->weekday_number > 0) {
                begin -= days{7};
            } else if (begin > end->end && first->year_number == 0) {
                begin = add_months(begin, -12);
            }
            if (begin <= end->end) {
                range = range_of(begin, end->end);
            }
        }
        const auto last = skip(second->last, daypart_);
        add(at, last, range, first->weekday_number > 0);
        return last;
    }

    /// "two days earlier", "three weeks ago", "in the past ten days".
    std::uint32_t take_counted(std::uint32_t token)
    {
        const Term* past = term(token, past_);
        auto at = past != nullptr ? token + past->n_tokens : token;
        int n = digits(at);
        bool vague = false;
        if (n >= 0) {
            ++at;
        } else if (const Term* number = term(at, cardinal_)) {
            n = value(*number);
            at += number->n_tokens;
        } else if (const Term* several = term(at, vague_)) {
            n = 3;
            vague = true;
            at += several->n_tokens;
        } else if (const Term* pair = term(at, exact_)) { // "a couple of"
            n = value(*pair);
            at += pair->n_tokens;
        } else if (const Term* article = term(at, article_)) {
            n = 1;
            at += article->n_tokens;
        }
        const Term* unit = term(at, unit_);
        if (n < 0 || n > 1000 || unit == nullptr) {
            return token;
        }
        const auto unit_name = lexicon_.value(unit->value);
        at += unit->n_tokens;
        if (past != nullptr) {
            std::optional<DateRange> range;
            if (anchor_) {
                const int length = unit_name == "hour"    ? (n + 23) / 24
                                   : unit_name == "day"   ? n - 1
                                   : unit_name == "week"  ? n * 7 - 1
                                   : unit_name == "month" ? n * 30
                                                          : n * 365;
                range = range_of(*anchor_ - days{std::max(length, 0)}, *anchor_);
            }
            add(token, at, range, true);
            return at;
        }
        const Term* ago = term(at, ago_);
        const Term* back = term(at, back_);
        const Term* forward = term(at, forward_);
        if (const Term* after = term(at, after_); after != nullptr && opens_event(at + after->n_tokens)) {
            std::optional<DateRange> range; // of that event, not of the one that came later
            if (reference_ && !vague && unit_name != "hour") {
                range = Calendar::shifted(reference_->start, unit_name, -n);
            }
            const auto kept = reference_;
            add(token, at + after->n_tokens, range, true);
            reference_ = kept;
            return at + after->n_tokens;
        }
        if (unit_name == "hour" || (ago == nullptr && back == nullptr && forward == nullptr)) {
            return token;
        }
        std::optional<Day> base = anchor_;
        if (ago == nullptr && reference_) {
            base = reference_->start;
        } else if (forward != nullptr) {
            base = std::nullopt; // "two days later", with nothing before it
        }
        const auto last = at + (ago != nullptr ? ago->n_tokens : back != nullptr ? back->n_tokens : forward->n_tokens);
        std::optional<DateRange> range;
        if (base) {
            range = Calendar::shifted(*base, unit_name, forward != nullptr ? n : -n);
            if (range && vague && unit_name == "day") {
                range = range_of(range->start - days{2}, range->end + days{1});
            }
        }
        add(token, last, range, true);
        return last;
    }

    /// "a day after a raid killed ten", "two days after gunmen struck": something else happened then. "A day after" at
    /// the end of a clause counts from what was told before.
    [[nodiscard]] bool opens_event(std::uint32_t token) const
    {
        return token < end_ && doc_.tokens[token].kind == TokenKind::word && !atom_at(token);
    }

    /// "the previous day", "the next day", "that day": from the date before it in the text.
    std::uint32_t take_reference(std::uint32_t token)
    {
        if (const Term* previous = term(token, previous_)) {
            std::optional<DateRange> range;
            if (const auto base = reference_ ? std::optional{reference_->start} : anchor_) {
                range = range_of(*base - days{1}, *base - days{1});
            }
            add(token, token + previous->n_tokens, range, true);
            return token + previous->n_tokens;
        }
        const Term* next = term(token, next_);
        const Term* same = next == nullptr ? term(token, same_) : nullptr;
        const Term* found = next != nullptr ? next : same;
        if (found == nullptr) {
            return token;
        }
        std::optional<DateRange> range = reference_;
        if (range && next != nullptr) {
            range = range_of(range->end + days{1}, range->end + days{1});
        }
        add(token, token + found->n_tokens, range, true);
        return token + found->n_tokens;
    }

    /// "on the 28th", with nothing counted after it.
    std::uint32_t take_day_of_this_month(std::uint32_t token)
    {
        const Term* on_the = term(token, on_the_);
        if (on_the == nullptr) {
            return token;
        }
        const auto at = token + on_the->n_tokens;
        const auto number = digits(at);
        if (number < 1 || number > 31 || doc_.fold(at).size() < 3 || doc_.fold(at).ends_with("0s") ||
            (at + 1 < end_ && doc_.tokens[at + 1].kind == TokenKind::word && term(at + 1, year_before_) == nullptr)) {
            return token;
        }
        std::optional<DateRange> range;
        if (anchor_) {
            auto month_start = year_month_day{*anchor_}.year() / year_month_day{*anchor_}.month() / 1;
            if (static_cast<unsigned>(year_month_day{*anchor_}.day()) < static_cast<unsigned>(number)) {
                month_start -= months{1};
            }
            const year_month_day day{month_start.year(), month_start.month(),
                                     std::chrono::day{static_cast<unsigned>(number)}};
            if (day.ok()) {
                range = range_of(Day{day}, Day{day});
            }
        }
        add(at, at + 1, range, false);
        return at + 1;
    }

    std::optional<DateRange> reference_; ///< the last date read
    std::vector<DateExpression> found_;
};

} // namespace

std::vector<DateExpression> find_dates(const Document& document, std::optional<Day> anchor, const Lexicon& lexicon)
{
    return DateFinder{document, anchor, lexicon}.run();
}

} // namespace placeline::text
