// SPDX-License-Identifier: Apache-2.0
#include "text/date_expression.hpp"

#include "text/class_marks.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace placeline::text {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr int past_after_days = 31; ///< an event that is older than this is no news of the report

constexpr int announced_within_days = 120; ///< a day without a year, announced: no further ahead than this

/// UCDP GED's date_prec for a range.
int prec_of(Day start, Day end)
{
    const auto length = (end - start).count() + 1;
    return length <= 1 ? 1 : length <= 6 ? 2 : length <= 7 ? 3 : length <= 31 ? 4 : 5;
}

Day last_of_month(year y, month m)
{
    return Day{y / m / std::chrono::last};
}

Day add_months(Day day, int n)
{
    auto date = year_month_day{day} + months{n};
    return date.ok() ? Day{date} : last_of_month(date.year(), date.month());
}

/// Part of a date expression: a day, month, year or weekday, as far as it is known.
struct Atom {
    std::uint32_t last = 0; ///< one past its last token
    int day = 0;            ///< 0: not given
    int last_day = 0;       ///< of "3-5 May"; 0: one day
    int month_number = 0;
    int year_number = 0;
    int weekday_number = 0;   ///< 1 is Monday
    int third = 0;            ///< 1 early, 2 middle, 3 late
    int n_months = 1;         ///< 3 for a season
    bool last_one = false;    ///< "last Friday"
    bool next_one = false;    ///< "next Friday"
    bool week_before = false; ///< "Friday last week"
    bool decade = false;      ///< "the 1990s"
};

class DateFinder {
public:
    DateFinder(const Document& document, std::optional<Day> anchor, const Lexicon& lexicon)
        : doc_{document}, anchor_{anchor}, lexicon_{lexicon}, classes_{lexicon}, month_{classes_.add("month")},
          weekday_{classes_.add("weekday")}, not_{classes_.add("date.not")}, phrase_{classes_.add("date.phrase")},
          previous_{classes_.add("date.previous")}, next_{classes_.add("date.next")}, same_{classes_.add("date.same")},
          unit_{classes_.add("date.unit")}, back_{classes_.add("date.back")}, ago_{classes_.add("date.ago")},
          forward_{classes_.add("date.forward")}, past_{classes_.add("date.past")}, daypart_{classes_.add("daypart")},
          last_{classes_.add("date.last")}, coming_{classes_.add("date.coming")}, third_{classes_.add("date.third")},
          season_{classes_.add("season")}, from_{classes_.add("date.from")}, to_{classes_.add("date.to")},
          since_{classes_.add("date.since")}, year_before_{classes_.add("year.before")},
          night_{classes_.add("date.night")}, on_the_{classes_.add("date.onthe")}, cardinal_{classes_.add("cardinal")},
          ordinal_{classes_.add("ordinal")}, vague_{classes_.add("number.vague")}, counted_{classes_.add("counted")},
          the_{classes_.add("word.the")}, of_{classes_.add("word.of")}, on_{classes_.add("word.on")},
          this_{classes_.add("word.this")}, and_{classes_.add("number.and")}, article_{classes_.add("number.article")},
          exact_{classes_.add("number.exact")}, last_week_{classes_.add("date.lastweek")},
          speech_{classes_.add("date.speech")}, coming_cue_{classes_.add("date.cue")},
          cue_end_{classes_.add("date.cue_end")}
    {
        classes_.mark(doc_);
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
    // --- reading tokens

    [[nodiscard]] const Term* term(std::uint32_t token, const WordClass& cls) const
    {
        return token < end_ && (classes_.of(token) & cls.bit) != 0 ? doc_.term_at(token, cls.id) : nullptr;
    }

    [[nodiscard]] std::uint32_t skip(std::uint32_t token, const WordClass& cls) const
    {
        const Term* found = term(token, cls);
        return found != nullptr ? token + found->n_tokens : token;
    }

    [[nodiscard]] int value(const Term& found) const { return static_cast<int>(lexicon_.integer(found.value)); }

    [[nodiscard]] bool is_mark(std::uint32_t token, std::string_view mark) const
    {
        return token < end_ && doc_.tokens[token].kind == TokenKind::punctuation && doc_.word(token) == mark;
    }

    [[nodiscard]] bool is_dash(std::uint32_t token) const
    {
        return is_mark(token, "-") || is_mark(token, "–") || is_mark(token, "‑") || is_mark(token, "—");
    }

    [[nodiscard]] bool is_a(std::uint32_t token, const WordClass& cls) const { return term(token, cls) != nullptr; }

    /// The digits a number token starts with, as a number; -1 where it has none, a fraction, or more than nine.
    [[nodiscard]] int digits(std::uint32_t token) const
    {
        if (token >= end_ || doc_.tokens[token].kind != TokenKind::number) {
            return -1;
        }
        const auto fold = doc_.fold(token);
        int number = 0;
        const auto [rest, error] = std::from_chars(fold.data(), fold.data() + fold.size(), number);
        return error == std::errc{} && (rest == fold.data() + fold.size() || *rest != '.') ? number : -1;
    }

    /// A day of a month: "5", "05", "5th", "fifth".
    [[nodiscard]] int day_number(std::uint32_t token) const
    {
        const auto number = digits(token);
        if (number >= 1 && number <= 31 && doc_.word(token).find(',') == std::string_view::npos &&
            !doc_.fold(token).ends_with("0s")) {
            return number;
        }
        if (const Term* ordinal = term(token, ordinal_); ordinal != nullptr && ordinal->n_tokens == 1) {
            const auto ordinal_value = value(*ordinal);
            return ordinal_value <= 31 ? ordinal_value : -1;
        }
        return -1;
    }

    [[nodiscard]] int year_number(std::uint32_t token) const
    {
        const auto number = digits(token);
        return number >= 1700 && number < 2100 && doc_.word(token).size() == 4 ? number : -1;
    }

    /// A month's name; `sure` where a number beside it leaves no doubt, so that "3 march 2024" is one and "they may"
    /// none.
    [[nodiscard]] int month_at(std::uint32_t token, bool sure) const
    {
        const Term* found = term(token, month_);
        return found != nullptr && (sure || doc_.tokens[token].capital) ? value(*found) : -1;
    }

    [[nodiscard]] std::uint32_t skip_stop(std::uint32_t token) const // of "Jan."
    {
        return is_mark(token, ".") && !doc_.tokens[token].space_before ? token + 1 : token;
    }

    /// "2024", ", 2024", "of 2024" after a month.
    std::uint32_t take_year(std::uint32_t token, Atom& atom) const
    {
        const auto at = is_mark(token, ",") || is_a(token, of_) ? token + 1 : token;
        if (const auto number = year_number(at); number > 0) {
            atom.year_number = number;
            return at + 1;
        }
        return token;
    }

    // --- atoms

    [[nodiscard]] std::optional<Atom> atom_at(std::uint32_t token) const
    {
        if (const Term* last = term(token, last_); last != nullptr && is_a(token + last->n_tokens, month_)) {
            if (auto atom = month_day(token + last->n_tokens)) { // "last Oct. 7"
                return atom;
            }
        }
        for (const auto reader : {&DateFinder::numeric, &DateFinder::day_month, &DateFinder::month_day,
                                  &DateFinder::weekday_atom, &DateFinder::month_alone, &DateFinder::season}) {
            if (auto atom = (this->*reader)(token)) {
                return atom;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] static bool valid(int y, int m, int d)
    {
        return m >= 1 && m <= 12 && d >= 1 && (year{y} / m / d).ok();
    }

    /// Whether a date that may be read both ways is nearer before the anchor with the month first, as Americans write
    /// it.
    [[nodiscard]] bool month_is_first(int first, int second, int y) const
    {
        if (!anchor_ || !valid(y, second, first) || !valid(y, first, second)) {
            return false;
        }
        const auto latest = *anchor_ + days{1};
        const Day day_first{year{y} / second / first};
        const Day month_first{year{y} / first / second};
        return month_first <= latest && (day_first > latest || month_first > day_first);
    }

    /// "2024-01-28", "28.01.2024", "28/01/2024"; without an anchor the day comes first.
    [[nodiscard]] std::optional<Atom> numeric(std::uint32_t token) const
    {
        if (token >= end_ || doc_.tokens[token].kind != TokenKind::number) {
            return std::nullopt;
        }
        int parts[3] = {0, 0, 0};
        bool year_first = false;
        std::uint32_t last = token + 1;
        const auto fold = doc_.fold(token);
        if (std::count(fold.begin(), fold.end(), '.') == 2) {
            const char* at = fold.data();
            const char* const stop = fold.data() + fold.size();
            for (int& part : parts) {
                const auto [rest, error] = std::from_chars(at, stop, part);
                if (error != std::errc{}) {
                    return std::nullopt;
                }
                at = rest < stop ? rest + 1 : rest;
            }
            year_first = parts[0] > 31;
        } else {
            const bool joined = token + 4 < end_ + 0U && !doc_.tokens[token + 1].space_before;
            const bool dash = joined && is_dash(token + 1) && is_dash(token + 3);
            const bool slash = joined && is_mark(token + 1, "/") && is_mark(token + 3, "/");
            if (!dash && !slash) {
                return std::nullopt;
            }
            parts[0] = digits(token);
            parts[1] = digits(token + 2);
            parts[2] = digits(token + 4);
            if (parts[2] < 0 && doc_.fold(token + 4).size() >= 3 && doc_.fold(token + 4)[2] == 't') { // "28T10:00"
                const auto day_and_time = doc_.fold(token + 4);
                std::from_chars(day_and_time.data(), day_and_time.data() + 2, parts[2]);
            }
            year_first = parts[0] > 31;
            last = token + 5;
        }
        if (year_first) {
            std::swap(parts[0], parts[2]);
        }
        if (!year_first && (parts[1] > 12 || month_is_first(parts[0], parts[1], parts[2]))) { // 01/28/2024
            std::swap(parts[0], parts[1]);
        }
        if (parts[2] < 1700 || parts[2] >= 2100 || !valid(parts[2], parts[1], parts[0])) {
            return std::nullopt;
        }
        Atom atom;
        atom.day = parts[0];
        atom.month_number = parts[1];
        atom.year_number = parts[2];
        atom.last = last;
        return atom;
    }

    /// A second day: "-5", " to 5", " and 5" before the month. 0: none.
    [[nodiscard]] int second_day(std::uint32_t& token, int first) const
    {
        auto at = token;
        if (is_dash(at) || is_mark(at, "/")) {
            ++at;
        } else if (const Term* to = term(at, to_)) {
            at += to->n_tokens;
        } else {
            return 0;
        }
        const auto number = day_number(at);
        if (number <= first) {
            return 0;
        }
        token = at + 1;
        return number;
    }

    /// "5 May", "the 5th of May 2024", "3-5 May", "3 and 5 May".
    [[nodiscard]] std::optional<Atom> day_month(std::uint32_t token) const
    {
        Atom atom;
        atom.day = day_number(token);
        if (atom.day < 0) {
            return std::nullopt;
        }
        auto at = token + 1;
        atom.last_day = second_day(at, atom.day);
        if (is_a(at, of_)) {
            ++at;
        }
        const bool hyphen = is_dash(at) && !doc_.tokens[at].space_before; // 5-May-2024
        if (hyphen) {
            ++at;
        }
        atom.month_number = month_at(at, at + 1 < end_ && year_number(at + 1) > 0);
        if (atom.month_number < 0 || !valid(2024, atom.month_number, std::max(atom.day, atom.last_day))) {
            return std::nullopt;
        }
        at = skip_stop_before_year(at + 1);
        if (hyphen && is_dash(at)) {
            ++at;
        }
        atom.last = take_year(at, atom);
        return atom;
    }

    /// The full stop of an abbreviated month, which must not be taken for the date's when it ends the sentence.
    [[nodiscard]] std::uint32_t skip_stop_before_year(std::uint32_t token) const
    {
        const auto next = skip_stop(token);
        return next < end_ ? next : token;
    }

    /// "May 5", "May 5th, 2024", "May 3-5", "Jan. 28".
    [[nodiscard]] std::optional<Atom> month_day(std::uint32_t token) const
    {
        Atom atom;
        atom.month_number = month_at(token, false);
        if (atom.month_number < 0) {
            return std::nullopt;
        }
        auto at = skip_stop(token + 1);
        if (is_a(at, the_)) {
            ++at;
        }
        atom.day = day_number(at);
        if (atom.day < 0 || !valid(2024, atom.month_number, atom.day)) {
            return std::nullopt;
        }
        ++at;
        const auto before = at;
        atom.last_day = second_day(at, atom.day);
        if (atom.last_day > 0 && (!valid(2024, atom.month_number, atom.last_day) || term(at, counted_) != nullptr ||
                                  month_at(at, false) > 0)) {
            at = before; // "on May 5 and 12 people", "May 5 to 7 June"
            atom.last_day = 0;
        }
        atom.last = take_year(at, atom);
        return atom;
    }

    /// "Saturday", "last Saturday", "Saturday, 3 February 2024" (which is that date).
    [[nodiscard]] std::optional<Atom> weekday_atom(std::uint32_t token) const
    {
        Atom atom;
        auto at = token;
        if (const Term* last = term(at, last_); last != nullptr) {
            atom.last_one = true;
            at += last->n_tokens;
        } else if (const Term* coming = term(at, coming_); coming != nullptr) {
            atom.next_one = true;
            at += coming->n_tokens;
        } else if (is_a(at, this_)) {
            ++at;
        }
        const Term* found = term(at, weekday_);
        if (found == nullptr || !doc_.tokens[at].capital) {
            return std::nullopt;
        }
        atom.weekday_number = value(*found);
        ++at;
        atom.last = at;
        at = skip_stop_before_year(at);
        if (at > atom.last && !is_abbreviated(at - 2)) {
            at = atom.last;
        }
        at = skip(at, daypart_);
        atom.last = std::max(atom.last, at);
        const bool bracket = is_mark(at, "(");
        if (bracket || is_mark(at, ",")) {
            ++at;
        }
        if (is_a(at, the_) || is_a(at, on_)) {
            ++at;
        }
        auto date = day_month(at);
        if (!date) {
            date = month_day(at);
        }
        if (date && date->last_day == 0) {
            date->last += bracket && is_mark(date->last, ")") ? 1U : 0U;
            return date;
        }
        if (const Term* week = term(atom.last, last_week_)) {
            atom.week_before = true;
            atom.last += week->n_tokens;
        }
        return atom;
    }

    [[nodiscard]] bool is_abbreviated(std::uint32_t token) const { return doc_.fold(token).size() <= 5; }

    /// "March 2022", "late January"; a month by itself only where a preposition or a modifier leads up to it.
    [[nodiscard]] std::optional<Atom> month_alone(std::uint32_t token) const
    {
        Atom atom;
        auto at = token;
        if (const Term* third = term(at, third_)) {
            const auto which = lexicon_.value(third->value);
            atom.third = which == "early" ? 1 : which == "mid" ? 2 : 3;
            at += third->n_tokens;
            if (is_dash(at)) {
                ++at;
            }
        }
        const Term* last = term(at, last_);
        const bool last_one = last != nullptr && is_a(at + last->n_tokens, month_);
        const Term* coming = term(at, coming_);
        const bool next_one = coming != nullptr && is_a(at + coming->n_tokens, month_);
        at += last_one ? last->n_tokens : next_one ? coming->n_tokens : 0U;
        atom.month_number = month_at(at, false);
        if (atom.month_number < 0) {
            return std::nullopt;
        }
        atom.next_one = next_one;
        ++at;
        if (const auto stop = skip_stop(at); stop < end_ && is_abbreviated(at - 1)) {
            at = stop;
        }
        atom.last = take_year(at, atom);
        const bool led_up_to = token > begin_ && (term(token - 1, year_before_) != nullptr || is_a(token - 1, this_));
        if (atom.year_number == 0 && atom.third == 0 && !last_one && !next_one && !led_up_to) {
            return std::nullopt;
        }
        if (atom.last < end_ && atom.last == at && atom.year_number == 0 && doc_.tokens[atom.last].capital &&
            !doc_.tokens[at - 1].all_caps && doc_.tokens[atom.last].kind == TokenKind::word) {
            return std::nullopt; // a name such as "May Creek"
        }
        return atom;
    }

    /// "the summer of 2022", "last winter".
    [[nodiscard]] std::optional<Atom> season(std::uint32_t token) const
    {
        auto at = token;
        Atom atom;
        const Term* last = term(at, last_);
        atom.last_one = last != nullptr;
        at += atom.last_one ? last->n_tokens : 0U;
        const Term* found = term(at, season_);
        if (found == nullptr) {
            return std::nullopt;
        }
        atom.month_number = value(*found);
        atom.n_months = 3;
        atom.last = take_year(at + 1, atom);
        if (atom.year_number == 0 && !atom.last_one) {
            return std::nullopt;
        }
        return atom;
    }

    /// "in 2019", "the 1990s", "late 2019", "the 2019 war"; not "2019 people".
    [[nodiscard]] std::optional<Atom> year_atom(std::uint32_t token) const
    {
        Atom atom;
        auto at = token;
        if (const Term* third = term(at, third_)) {
            at += third->n_tokens;
            at += is_dash(at) ? 1U : 0U;
            atom.third = lexicon_.value(third->value) == "early" ? 1 : lexicon_.value(third->value) == "mid" ? 2 : 3;
        }
        if (at >= end_) {
            return std::nullopt;
        }
        if (const auto fold = doc_.fold(at); fold.size() == 5 && fold.ends_with("0s") && digits(at) >= 1700) {
            atom.year_number = digits(at);
            atom.decade = true;
            atom.last = at + 1;
            return atom;
        }
        const auto number = year_number(at);
        const bool compound = is_dash(at + 1) && at + 2 < end_ && !doc_.tokens[at + 1].space_before &&
                              !doc_.tokens[at + 2].space_before && doc_.tokens[at + 2].kind == TokenKind::word;
        if (number < 0 || compound || term(at + 1, counted_) != nullptr) {
            return std::nullopt;
        }
        const bool led_up_to =
            atom.third > 0 ||
            (at > begin_ && (term(at - 1, year_before_) != nullptr || is_a(at - 1, the_) || is_mark(at - 1, "(")));
        if (!led_up_to) {
            return std::nullopt;
        }
        atom.year_number = number;
        atom.last = at + 1;
        return atom;
    }

    // --- resolving

    [[nodiscard]] static DateRange range_of(Day start, Day end) { return {start, end, prec_of(start, end)}; }

    /// The year that puts the day nearest before the anchor; the anchor's next day is allowed, since clocks differ.
    [[nodiscard]] std::optional<int> year_for(int month_number, int day) const
    {
        if (!anchor_) {
            return std::nullopt;
        }
        const auto latest = *anchor_ + days{1};
        const auto this_year = static_cast<int>(year_month_day{latest}.year());
        for (int candidate = this_year; candidate > this_year - 9; --candidate) {
            if (valid(candidate, month_number, day) && Day{year{candidate} / month_number / day} <= latest) {
                return candidate;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<DateRange> resolve(const Atom& atom) const
    {
        if (atom.weekday_number > 0 && atom.month_number == 0) {
            return resolve_weekday(atom);
        }
        if (atom.month_number == 0) {
            if (atom.decade) {
                return range_of(Day{year{atom.year_number} / 1 / 1}, Day{year{atom.year_number + 9} / 12 / 31});
            }
            return atom.year_number > 0 ? std::optional{whole_year(atom)} : std::nullopt;
        }
        auto y = atom.year_number;
        if (y == 0) {
            const auto found = year_for(atom.month_number, atom.day > 0 ? atom.day : 1);
            if (!found) {
                return std::nullopt;
            }
            y = *found + (atom.next_one ? 1 : 0);
        }
        const auto m = static_cast<unsigned>(atom.month_number);
        if (atom.day > 0) {
            const auto last = std::max(atom.day, atom.last_day);
            if (!valid(y, atom.month_number, last)) {
                return std::nullopt;
            }
            return range_of(Day{year{y} / month{m} / atom.day}, Day{year{y} / month{m} / last});
        }
        auto start = Day{year{y} / month{m} / 1};
        auto end = last_of_month(year{y}, month{m});
        if (atom.n_months > 1) {
            end = add_months(start, atom.n_months) - days{1};
        } else if (atom.third > 0) {
            start += days{(atom.third - 1) * 10};
            end = atom.third == 3 ? end : start + days{9};
        }
        return range_of(start, end);
    }

    [[nodiscard]] static DateRange whole_year(const Atom& atom)
    {
        const year y{atom.year_number};
        if (atom.third > 0) {
            const auto start = add_months(Day{y / 1 / 1}, (atom.third - 1) * 4);
            return range_of(start, add_months(start, 4) - days{1});
        }
        return range_of(Day{y / 1 / 1}, Day{y / 12 / 31});
    }

    [[nodiscard]] std::optional<DateRange> resolve_weekday(const Atom& atom) const
    {
        if (!anchor_) {
            return std::nullopt;
        }
        const weekday wanted{static_cast<unsigned>(atom.weekday_number)};
        Day day = *anchor_ - (weekday{*anchor_} - wanted);
        if (atom.week_before) {
            day = monday(*anchor_) - days{7} + days{atom.weekday_number - 1};
        } else if (atom.last_one && day == *anchor_) {
            day -= days{7};
        } else if (atom.next_one) {
            day += days{7};
        }
        return range_of(day, day);
    }

    [[nodiscard]] static Day monday(Day day) { return day - (weekday{day} - std::chrono::Monday); }

    /// "day:-1:0", "week:-1:-1" and so on, of the data.
    [[nodiscard]] std::optional<DateRange> resolve_phrase(std::string_view code) const
    {
        if (!anchor_) {
            return std::nullopt;
        }
        const auto first_colon = code.find(':');
        const auto second_colon = code.find(':', first_colon + 1);
        if (first_colon == std::string_view::npos || second_colon == std::string_view::npos) {
            return std::nullopt;
        }
        const auto unit = code.substr(0, first_colon);
        int first = 0;
        int last = 0;
        std::from_chars(code.data() + first_colon + 1, code.data() + second_colon, first);
        std::from_chars(code.data() + second_colon + 1, code.data() + code.size(), last);
        const Day anchor = *anchor_;
        if (unit == "day") {
            return range_of(anchor + days{first}, anchor + days{last});
        }
        if (unit == "nextday") {
            return range_of(anchor + days{1}, anchor + days{7});
        }
        if (unit == "week") {
            const Day start = monday(anchor) + days{7 * first};
            return range_of(start, first == 0 ? anchor : start + days{6});
        }
        if (unit == "weekend") { // the last one that has begun
            const Day saturday = anchor - (weekday{anchor} - std::chrono::Saturday);
            Day start = saturday + days{7 * first};
            if (first < 0 && anchor > saturday + days{1}) {
                start = saturday;
            }
            return range_of(start, first == 0 ? std::min(start + days{1}, anchor) : start + days{1});
        }
        const year_month_day date{anchor};
        if (unit == "month") {
            const Day start = add_months(Day{date.year() / date.month() / 1}, first);
            return range_of(start, first == 0 ? anchor : add_months(start, 1) - days{1});
        }
        if (unit == "year") {
            const Day start{(date.year() + years{first}) / 1 / 1};
            return range_of(start, first == 0 ? anchor : Day{(date.year() + years{first}) / 12 / 31});
        }
        return std::nullopt;
    }

    /// Days, weeks, months or years before or after a day. Weeks and more are rarely meant to the day.
    [[nodiscard]] static std::optional<DateRange> shifted(Day base, std::string_view unit, int n)
    {
        const int sign = n < 0 ? -1 : 1;
        if (unit == "day") {
            return range_of(base + days{n}, base + days{n});
        }
        if (unit == "week" || unit == "fortnight") {
            const Day day = base + days{n * (unit == "week" ? 7 : 14)};
            return n * sign == 1 ? range_of(day, day) : range_of(day - days{3}, day + days{3});
        }
        if (unit == "month") {
            const Day day = add_months(base, n);
            return range_of(day - days{15}, day + days{15});
        }
        if (unit == "year" || unit == "decade") {
            const auto y = year_month_day{base}.year() + years{n * (unit == "year" ? 1 : 10)};
            return range_of(Day{y / 1 / 1}, Day{y / 12 / 31});
        }
        return std::nullopt;
    }

    // --- expressions

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
            add(start, start + phrase->n_tokens, resolve_phrase(lexicon_.value(phrase->value)), true, since != nullptr);
            return skip(start + phrase->n_tokens, daypart_);
        }
        if (const auto atom = year_atom(start)) {
            return add_atom(start, *atom, since != nullptr);
        }
        return take_day_of_this_month(token);
    }

    std::uint32_t add_atom(std::uint32_t first, Atom atom, bool since)
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
        auto range = resolve(atom);
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
        auto range = resolve(*atom);
        const bool relative = atom->weekday_number > 0;
        auto joint = last;
        if (is_dash(joint) || is_mark(joint, "/")) {
            ++joint;
        } else {
            joint = skip(joint, to_);
        }
        if (joint > last) {
            if (const auto other = atom_at(joint); other && (other->day > 0 || other->weekday_number > 0)) {
                const auto end = resolve(*other);
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
        const auto start = resolve(*first);
        const auto end = resolve(*second);
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
            range = shifted(*base, unit_name, forward != nullptr ? n : -n);
            if (range && vague && unit_name == "day") {
                range = range_of(range->start - days{2}, range->end + days{1});
            }
        }
        add(token, last, range, true);
        return last;
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

    const Document& doc_;
    std::optional<Day> anchor_;
    const Lexicon& lexicon_;
    ClassMarks classes_;
    WordClass month_;
    WordClass weekday_;
    WordClass not_;
    WordClass phrase_;
    WordClass previous_;
    WordClass next_;
    WordClass same_;
    WordClass unit_;
    WordClass back_;
    WordClass ago_;
    WordClass forward_;
    WordClass past_;
    WordClass daypart_;
    WordClass last_;
    WordClass coming_;
    WordClass third_;
    WordClass season_;
    WordClass from_;
    WordClass to_;
    WordClass since_;
    WordClass year_before_;
    WordClass night_;
    WordClass on_the_;
    WordClass cardinal_;
    WordClass ordinal_;
    WordClass vague_;
    WordClass counted_;
    WordClass the_;
    WordClass of_;
    WordClass on_;
    WordClass this_;
    WordClass and_;
    WordClass article_;
    WordClass exact_;
    WordClass last_week_;
    WordClass speech_;
    WordClass coming_cue_;
    WordClass cue_end_;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
    std::optional<DateRange> reference_; ///< the last date read
    std::vector<DateExpression> found_;
};

} // namespace

std::vector<DateExpression> find_dates(const Document& document, std::optional<Day> anchor, const Lexicon& lexicon)
{
    return DateFinder{document, anchor, lexicon}.run();
}

} // namespace placeline::text
