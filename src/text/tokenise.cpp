// SPDX-License-Identifier: Apache-2.0
#include "text/tokenise.hpp"

#include "text/characters.hpp"

#include <algorithm>

namespace placeline::text {
namespace {

/// One character at a byte; ASCII needs no table of Unicode.
struct Here {
    CharClass cls = CharClass::space; ///< also past the end of the text
    bool upper = false;
    std::uint32_t next = 0;
    char32_t code_point = 0;
};

/// Scripts without spaces: digits there are no part of the word.
bool is_cjk(char32_t c) noexcept
{
    return c >= 0x2E80;
}

class Tokeniser {
public:
    Tokeniser(std::string_view text, Tokens& out)
        : text_{text}, end_{static_cast<std::uint32_t>(text.size())}, out_{out}
    {
    }

    void run()
    {
        out_.tokens.reserve(end_ / 5 + 8);
        out_.gaps.reserve(end_ / 5 + 8);
        out_.folds.reserve(end_ + 8);
        std::uint32_t at = 0;
        while (true) {
            at = skip_space(at);
            if (at >= end_) {
                break;
            }
            at = take(at);
        }
        out_.gaps.push_back(gap_);
    }

private:
    [[nodiscard]] Here look(std::uint32_t at) const
    {
        if (at >= end_) {
            return {CharClass::space, false, end_, 0};
        }
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte < 0x80) {
            return {ascii_class(byte), byte >= 'A' && byte <= 'Z', at + 1, byte};
        }
        const auto decoded = decode(text_, at);
        const CharInfo& info = char_info(decoded.code_point);
        return {info.cls, info.upper, decoded.next, decoded.code_point};
    }

    [[nodiscard]] bool is_word_char(std::uint32_t at) const
    {
        const auto cls = look(at).cls;
        return cls == CharClass::letter || cls == CharClass::mark || cls == CharClass::digit;
    }

    std::uint32_t skip_space(std::uint32_t at)
    {
        gap_ = at == 0 ? Gap::space : Gap::none;
        std::uint32_t lines = 0;
        while (at < end_) {
            const auto here = look(at);
            if (here.cls == CharClass::newline) {
                ++lines;
            } else if (here.cls == CharClass::space) {
                gap_ = Gap::space;
            } else if (here.cls != CharClass::mark) { // a mark here is a direction mark or a stray accent
                break;
            }
            at = here.next;
        }
        if (lines > 0) {
            gap_ = lines > 1 ? Gap::blank_line : Gap::line;
        }
        return at;
    }

    std::uint32_t take(std::uint32_t at)
    {
        const auto here = look(at);
        switch (here.cls) {
        case CharClass::letter:
            return take_word(at);
        case CharClass::digit:
            return take_number(at);
        case CharClass::apostrophe:
            if (gap_ == Gap::none && is_possessive(at)) {
                const auto next = look(here.next).next;
                const auto fold_begin = static_cast<std::uint32_t>(out_.folds.size());
                out_.folds += "'s";
                push(at, next, TokenKind::word, fold_begin);
                return next;
            }
            [[fallthrough]];
        default:
            push(at, here.next, TokenKind::punctuation, static_cast<std::uint32_t>(out_.folds.size()));
            return here.next;
        }
    }

    /// At the apostrophe of "'s" before the end of a word.
    [[nodiscard]] bool is_possessive(std::uint32_t at) const
    {
        const auto letter = look(look(at).next);
        return (letter.code_point == 's' || letter.code_point == 'S') && !is_word_char(letter.next);
    }

    /// "U.S.", "a.m.", "D.C": single letters with full stops between. Returns their end, or `at` where there are none.
    [[nodiscard]] std::uint32_t dotted_end(std::uint32_t at) const
    {
        std::uint32_t stops = 0;
        std::uint32_t here = at;
        while (true) {
            const auto letter = look(here);
            if (letter.cls != CharClass::letter || is_cjk(letter.code_point)) {
                break;
            }
            if (letter.next < end_ && text_[letter.next] == '.') {
                ++stops;
                here = letter.next + 1;
                continue;
            }
            if (stops > 0 && !is_word_char(letter.next)) {
                return letter.next;
            }
            break;
        }
        return stops >= 2 ? here : at;
    }

    std::uint32_t take_word(std::uint32_t at)
    {
        if (const auto dotted = dotted_end(at); dotted > at) {
            finish_word(at, dotted);
            return dotted;
        }
        std::uint32_t here = at;
        char32_t previous = 0;
        while (here < end_) {
            const auto c = look(here);
            if (c.cls == CharClass::apostrophe) {
                if (look(c.next).cls != CharClass::letter || is_possessive(here)) {
                    break;
                }
            } else if (c.cls == CharClass::digit) {
                if (is_cjk(previous)) {
                    break;
                }
            } else if (c.cls != CharClass::letter && c.cls != CharClass::mark) {
                break;
            }
            previous = c.code_point;
            here = c.next;
        }
        finish_word(at, here);
        return here;
    }

    void finish_word(std::uint32_t begin, std::uint32_t end)
    {
        const auto fold_begin = static_cast<std::uint32_t>(out_.folds.size());
        std::uint32_t letters = 0;
        bool all_upper = true;
        for (std::uint32_t at = begin; at < end;) {
            const auto byte = static_cast<unsigned char>(text_[at]);
            if (byte < 0x80) {
                ++at;
                const bool upper = byte >= 'A' && byte <= 'Z';
                if (upper || (byte >= 'a' && byte <= 'z')) {
                    ++letters;
                    all_upper = all_upper && upper;
                    out_.folds += static_cast<char>(byte | 0x20U);
                } else if (byte >= '0' && byte <= '9') {
                    out_.folds += static_cast<char>(byte);
                }
                continue; // apostrophes and the full stops of "U.S." vanish
            }
            const auto decoded = decode(text_, at);
            at = decoded.next;
            const CharInfo& info = char_info(decoded.code_point);
            out_.folds += info.fold;
            if (info.cls == CharClass::letter) {
                ++letters;
                all_upper = all_upper && info.upper;
            }
        }
        push(begin, end, TokenKind::word, fold_begin);
        Token& token = out_.tokens.back();
        token.capital = look(begin).upper;
        token.all_caps = all_upper && letters >= 2;
    }

    std::uint32_t take_number(std::uint32_t at)
    {
        const auto fold_begin = static_cast<std::uint32_t>(out_.folds.size());
        std::uint32_t here = at;
        while (here < end_) {
            const auto c = look(here);
            if (c.cls == CharClass::digit) {
                out_.folds += c.code_point < 0x80 ? std::string(1, text_[here]) : char_info(c.code_point).fold;
                here = c.next;
            } else if (c.code_point == ',' && is_thousands_group(c.next)) {
                here = c.next;
            } else if (c.code_point == '.' && look(c.next).cls == CharClass::digit) {
                out_.folds += '.';
                here = c.next;
            } else {
                break;
            }
        }
        if (look(here).cls != CharClass::letter || is_cjk(look(here).code_point)) {
            push(at, here, TokenKind::number, fold_begin);
            return here;
        }
        std::uint32_t letters_end = here;
        bool ascii = true;
        while (look(letters_end).cls == CharClass::letter) {
            const auto c = look(letters_end);
            ascii = ascii && c.code_point < 0x80;
            letters_end = c.next;
        }
        if (is_ordinal_suffix(text_.substr(here, letters_end - here)) && !is_word_char(letters_end)) {
            for (std::uint32_t i = here; i < letters_end; ++i) {
                out_.folds += static_cast<char>(text_[i] | 0x20);
            }
            push(at, letters_end, TokenKind::number, fold_begin);
            return letters_end;
        }
        if (ascii && look(letters_end).cls == CharClass::digit) { // "2S19", "9M133"
            out_.folds.resize(fold_begin);
            return take_word(at);
        }
        push(at, here, TokenKind::number, fold_begin); // "40km", "2pm": the unit is a token of its own
        return here;
    }

    [[nodiscard]] bool is_thousands_group(std::uint32_t at) const
    {
        std::uint32_t digits = 0;
        while (look(at).cls == CharClass::digit) {
            at = look(at).next;
            ++digits;
        }
        return digits == 3;
    }

    static bool is_ordinal_suffix(std::string_view letters) noexcept
    {
        if (letters.size() == 1) {
            return letters == "s"; // "the 1990s"
        }
        if (letters.size() != 2) {
            return false;
        }
        const char pair[2] = {static_cast<char>(letters[0] | 0x20), static_cast<char>(letters[1] | 0x20)};
        const std::string_view suffix{pair, 2};
        return suffix == "th" || suffix == "st" || suffix == "nd" || suffix == "rd";
    }

    void push(std::uint32_t begin, std::uint32_t end, TokenKind kind, std::uint32_t fold_begin)
    {
        Token token;
        token.span = {begin, end};
        token.kind = kind;
        token.space_before = gap_ != Gap::none;
        token.fold_begin = fold_begin;
        token.fold_end = static_cast<std::uint32_t>(out_.folds.size());
        out_.tokens.push_back(token);
        out_.gaps.push_back(gap_);
    }

    std::string_view text_;
    std::uint32_t end_;
    Tokens& out_;
    Gap gap_ = Gap::space;
};

} // namespace

void tokenise(std::string_view utf8, Tokens& out)
{
    out.tokens.clear();
    out.gaps.clear();
    out.folds.clear();
    Tokeniser{utf8, out}.run();
}

} // namespace placeline::text
