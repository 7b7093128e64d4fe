// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.hpp"

#include "text/characters.hpp"
#include "text/lexicon_impl.hpp"

#include <algorithm>
#include <string_view>

namespace placeline::text {
namespace {

constexpr std::uint32_t longest_heading_tokens = 12;
constexpr std::uint32_t longest_heading_bytes = 90;

/// A line of the text, as tokens [first, last).
struct Line {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t body = 0;  ///< first token after the bullet
    std::uint32_t bytes = 0; ///< from its first to its last token
    bool bullet = false;
    bool blank_before = false;
    bool goes_on = false; ///< its end is only where the text was wrapped
};

bool is_any_of(std::string_view mark, std::initializer_list<std::string_view> marks)
{
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

bool is_bullet_mark(std::string_view mark)
{
    return is_any_of(mark, {"-", "*", "+", "•", "·", "‣", "◦", "▪", "■", "●", "○", "–", "—", "►", "➢", "✓"});
}

/// Marks that are bullets wherever they stand.
bool is_round_bullet(std::string_view mark)
{
    return is_any_of(mark, {"•", "‣", "▪", "■", "●", "►", "➢"});
}

bool is_end_mark(std::string_view mark)
{
    return is_any_of(mark, {".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", "｡"});
}

bool is_closing_mark(std::string_view mark)
{
    return is_any_of(mark, {")", "]", "\"", "”", "’", "'", "»", "」", "』", "›"});
}

class Splitter {
public:
    Splitter(Document& document, const std::vector<Gap>& gaps, const Lexicon& lexicon)
        : document_{document}, tokens_{document.tokens}, gaps_{gaps}, lexicon_{lexicon},
          title_{lexicon.find_cls("abbrev.title")}, number_{lexicon.find_cls("abbrev.number")},
          inner_{lexicon.find_cls("abbrev.inner")}, small_{lexicon.find_cls("abbrev.small")},
          starter_{lexicon.find_cls("sentence.starter")}, joiner_{lexicon.find_cls("sentence.joiner")},
          n_{static_cast<std::uint32_t>(tokens_.size())}
    {
    }

    void run()
    {
        find_lines();
        join_wrapped_lines();
        mark_quotes();
        std::uint32_t paragraph = 0;
        for (std::size_t i = 0; i < lines_.size();) {
            std::size_t last = i;
            while (lines_[last].goes_on) {
                ++last;
            }
            if (lines_[i].blank_before && i > 0) {
                ++paragraph;
            }
            split(i, last, paragraph);
            i = last + 1;
        }
    }

private:
    [[nodiscard]] std::string_view word(std::uint32_t token) const { return document_.word(token); }

    [[nodiscard]] bool is_mark(std::uint32_t token) const { return tokens_[token].kind == TokenKind::punctuation; }

    [[nodiscard]] bool is_lower(std::uint32_t token) const
    {
        if (tokens_[token].kind != TokenKind::word) {
            return false;
        }
        const auto first = static_cast<unsigned char>(document_.text[tokens_[token].span.begin]);
        if (first < 0x80) {
            return first >= 'a' && first <= 'z';
        }
        return char_info(decode(document_.text, tokens_[token].span.begin).code_point).lower;
    }

    [[nodiscard]] bool is_a(std::uint32_t token, ClassId cls) const
    {
        const auto& lexicon = lexicon_.impl();
        if (cls == no_class || tokens_[token].kind != TokenKind::word) {
            return false;
        }
        const auto found = lexicon.find_word(document_.fold(token));
        if (found == Lexicon::Impl::none || lexicon.words[found].node == Lexicon::Impl::none) {
            return false;
        }
        auto term = lexicon.nodes[lexicon.words[found].node].first_term;
        while (term != Lexicon::Impl::none && lexicon.terms[term].cls != cls) {
            term = lexicon.terms[term].next;
        }
        return term != Lexicon::Impl::none;
    }

    /// \returns  The first token after the bullet or number that starts the line; `first` where there is none.
    [[nodiscard]] std::uint32_t after_bullet(std::uint32_t first, std::uint32_t last) const
    {
        if (last - first < 2) {
            return first;
        }
        const auto next = first + 1;
        if (is_mark(first) && is_bullet_mark(word(first))) {
            return tokens_[next].space_before || tokens_[next].capital ? next : first;
        }
        const bool opened = word(first) == "(";
        const auto label = opened ? next : first;
        const bool is_label =
            label < last && tokens_[label].span.end - tokens_[label].span.begin <= 2 &&
            (tokens_[label].kind == TokenKind::number ||
             (tokens_[label].kind == TokenKind::word && tokens_[label].span.end - tokens_[label].span.begin == 1));
        if (!is_label || label + 2 >= last || tokens_[label + 1].space_before || !tokens_[label + 2].space_before) {
            return first;
        }
        const auto closer = word(label + 1);
        const bool closes = closer == ")" || (closer == "." && !opened && tokens_[label].kind == TokenKind::number);
        return closes ? label + 2 : first;
    }

    void find_lines()
    {
        for (std::uint32_t token = 0; token < n_; ++token) {
            const bool starts = token == 0 || gaps_[token] == Gap::line || gaps_[token] == Gap::blank_line;
            const bool inner_bullet = !starts && is_mark(token) && is_round_bullet(word(token));
            if (starts || inner_bullet) {
                Line line;
                line.first = token;
                line.blank_before = token == 0 || gaps_[token] == Gap::blank_line;
                lines_.push_back(line);
            }
            lines_.back().last = token + 1;
        }
        for (Line& line : lines_) {
            line.body = after_bullet(line.first, line.last);
            line.bullet = line.body > line.first;
            line.bytes = tokens_[line.last - 1].span.end - tokens_[line.first].span.begin;
        }
    }

    [[nodiscard]] bool ends_with_mark(const Line& line) const
    {
        auto token = line.last - 1;
        while (token > line.first && is_mark(token) && is_closing_mark(word(token))) {
            --token;
        }
        return is_mark(token) && (is_end_mark(word(token)) || word(token) == ":");
    }

    /// A line that its first word would have made longer than the longest line was broken there by a wrapping writer.
    [[nodiscard]] bool had_no_room(const Line& line, const Line& next, std::uint32_t longest) const
    {
        const auto& first = tokens_[next.first].span;
        return line.bytes + 1 + (first.end - first.begin) > longest;
    }

    void join_wrapped_lines()
    {
        std::uint32_t longest = 0;
        for (const Line& line : lines_) {
            longest = std::max(longest, line.bytes);
        }
        std::uint32_t full = 0;
        std::uint32_t broken = 0;
        const auto may_join = [&](std::size_t i) { return !lines_[i + 1].blank_before && !lines_[i + 1].bullet; };
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            if (may_join(i) && !ends_with_mark(lines_[i])) {
                ++broken;
                full += had_no_room(lines_[i], lines_[i + 1], longest) ? 1U : 0U;
            }
        }
        const bool wrapped = longest >= 40 && longest <= 120 && broken >= 2 && full * 10 >= broken * 7;
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            Line& line = lines_[i];
            const Line& next = lines_[i + 1];
            if (may_join(i)) {
                line.goes_on = is_lower(next.first) || (wrapped && had_no_room(line, next, longest)) ||
                               word(line.last - 1) == "," || is_a(line.last - 1, joiner_);
            }
        }
    }

    /// Marks what stands in quotation marks; a quotation ends with its paragraph at the latest, since the convention is
    /// to open it anew in the next and not to close it here.
    void mark_quotes()
    {
        document_.quoted.assign(n_, false);
        bool in_double = false;
        bool in_single = false;
        std::size_t line = 0;
        for (std::uint32_t token = 0; token < n_; ++token) {
            while (line + 1 < lines_.size() && token >= lines_[line + 1].first) {
                if (!lines_[line].goes_on) {
                    in_double = false;
                    in_single = false;
                }
                ++line;
            }
            if (!is_mark(token)) {
                document_.quoted[token] = in_double || in_single;
                continue;
            }
            const auto mark = word(token);
            if (is_any_of(mark, {"“", "«", "„", "「", "『"})) {
                in_double = mark != "“" || !in_double || tokens_[token].space_before; // German closes with this mark
            } else if (is_any_of(mark, {"”", "»", "」", "』"})) {
                in_double = false;
            } else if (mark == "\"") {
                in_double = !in_double;
            } else if (mark == "‘" || (mark == "'" && !in_single)) {
                in_single = opens_single(token, line);
            } else if (in_single && (mark == "’" || mark == "'")) {
                in_single = false;
            }
            document_.quoted[token] = in_double || in_single;
        }
    }

    /// An apostrophe opens a quotation when it stands before a word, after a space, and another closes it in the same
    /// paragraph.
    [[nodiscard]] bool opens_single(std::uint32_t token, std::size_t line) const
    {
        if (!tokens_[token].space_before || token + 1 >= n_ || tokens_[token + 1].space_before || is_mark(token + 1) ||
            tokens_[token + 1].kind == TokenKind::number) {
            return false;
        }
        while (lines_[line].goes_on) {
            ++line;
        }
        for (auto other = token + 1; other < lines_[line].last; ++other) {
            if (!tokens_[other].space_before && (word(other) == "’" || word(other) == "'")) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool starts_sentence(std::uint32_t token) const
    {
        return tokens_[token].capital && is_a(token, starter_);
    }

    /// Whether the sentence ends with this token, an end mark or an abbreviation that holds its own full stop.
    [[nodiscard]] bool ends_sentence(std::uint32_t token, std::uint32_t next) const
    {
        if (is_lower(next)) {
            return false;
        }
        if (!is_mark(token)) { // "U.S."
            return starts_sentence(next);
        }
        const auto mark = word(token);
        if (mark != ".") {
            return true;
        }
        const bool after_word = token > 0 && !tokens_[token].space_before && tokens_[token - 1].kind == TokenKind::word;
        const auto before = token - 1;
        if (!tokens_[next].space_before && !is_closing_mark(word(next - 1))) { // "in Gaza.The army", "www.example.org"
            return after_word && tokens_[next].capital && tokens_[before].span.end - tokens_[before].span.begin > 2 &&
                   !tokens_[before].all_caps;
        }
        if (!after_word) {
            return true;
        }
        const bool capital = tokens_[before].capital; // "Ore." is a state, "ore." the end of a sentence
        if (capital && is_a(before, title_)) {
            return false;
        }
        const bool initial = capital && document_.fold(before).size() == 1;
        if (initial || (capital && is_a(before, inner_)) || is_a(before, small_)) {
            return starts_sentence(next) || (is_mark(next) && !tokens_[next].space_before);
        }
        return !(is_a(before, number_) && tokens_[next].kind == TokenKind::number);
    }

    void split(std::size_t first_line, std::size_t last_line, std::uint32_t paragraph)
    {
        const auto begin = lines_[first_line].first;
        const auto body = lines_[first_line].body;
        const auto end = lines_[last_line].last;
        for (auto token = begin; token < body; ++token) {
            tokens_[token].sentence = static_cast<std::uint32_t>(document_.sentences.size());
        }
        const auto n_before = document_.sentences.size();
        auto start = body;
        for (auto token = body; token < end; ++token) {
            const bool mark = is_mark(token) && is_end_mark(word(token));
            const bool dotted =
                tokens_[token].kind == TokenKind::word && document_.text[tokens_[token].span.end - 1] == '.';
            if (!mark && !dotted) {
                continue;
            }
            auto next = token + 1;
            while (next < end && is_mark(next) && !tokens_[next].space_before &&
                   (is_closing_mark(word(next)) || is_end_mark(word(next)))) {
                ++next;
            }
            if (next < end && ends_sentence(token, next)) {
                add(start, next, paragraph, lines_[first_line].bullet && start == body);
                start = next;
                token = next - 1;
            }
        }
        if (start < end) {
            add(start, end, paragraph, lines_[first_line].bullet && start == body);
        }
        const bool one = document_.sentences.size() == n_before + 1;
        Sentence& last = document_.sentences.back();
        const auto last_mark = word(last.last_token - 1);
        last.heading = one && !last.bullet && last_line + 1 < lines_.size() && !ends_with_full_stop(last) &&
                       last_mark != "," && last_mark != ";" &&
                       last.last_token - last.first_token <= longest_heading_tokens &&
                       last.span.end - last.span.begin <= longest_heading_bytes;
    }

    [[nodiscard]] bool ends_with_full_stop(const Sentence& sentence) const
    {
        auto token = sentence.last_token - 1;
        while (token > sentence.first_token && is_mark(token) && is_closing_mark(word(token))) {
            --token;
        }
        return is_mark(token) && is_end_mark(word(token));
    }

    void add(std::uint32_t first, std::uint32_t last, std::uint32_t paragraph, bool bullet)
    {
        Sentence sentence;
        sentence.span = {tokens_[first].span.begin, tokens_[last - 1].span.end};
        sentence.first_token = first;
        sentence.last_token = last;
        sentence.paragraph = paragraph;
        sentence.bullet = bullet;
        sentence.quote_depth_start = first > 0 && document_.quoted[first] && document_.quoted[first - 1] &&
                                             !(is_mark(first) && !is_end_mark(word(first)))
                                         ? 1
                                         : 0;
        for (auto token = first; token < last; ++token) {
            tokens_[token].sentence = static_cast<std::uint32_t>(document_.sentences.size());
        }
        document_.sentences.push_back(sentence);
    }

    Document& document_;
    std::vector<Token>& tokens_;
    const std::vector<Gap>& gaps_;
    const Lexicon& lexicon_;
    ClassId title_;
    ClassId number_;
    ClassId inner_;
    ClassId small_;
    ClassId starter_;
    ClassId joiner_;
    std::uint32_t n_;
    std::vector<Line> lines_;
};

} // namespace

void split_sentences(Document& document, const std::vector<Gap>& gaps, const Lexicon& lexicon)
{
    document.sentences.clear();
    Splitter{document, gaps, lexicon}.run();
}

} // namespace placeline::text
