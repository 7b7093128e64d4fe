// SPDX-License-Identifier: Apache-2.0
#include "input/markup.hpp"

#include "base/ascii.hpp"
#include "input/entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace placeline::input {

namespace {

constexpr std::string_view white = " \t\r\n\f\v";
constexpr std::size_t longest_entity_bytes = 12;
constexpr char32_t replacement = 0xFFFD;

constexpr std::array<std::string_view, 44> block_elements{
    "address", "article", "aside",  "blockquote", "body",   "caption", "dd",         "details", "dialog",
    "div",     "dl",      "dt",     "figure",     "footer", "form",    "h1",         "h2",      "h3",
    "h4",      "h5",      "h6",     "head",       "header", "hr",      "html",       "legend",  "main",
    "nav",     "ol",      "option", "p",          "pre",    "section", "figcaption", "select",  "table",
    "tbody",   "tfoot",   "thead",  "title",      "tr",     "ul",      "fieldset",   "summary"};
constexpr std::array<std::string_view, 2> line_elements{"br", "li"};
constexpr std::array<std::string_view, 2> cell_elements{"td", "th"};
/// What they hold is no text of the page.
constexpr std::array<std::string_view, 6> raw_elements{"script", "style", "noscript", "template", "textarea", "iframe"};

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& list, std::string_view word) noexcept
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_letter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) noexcept
{
    return ascii_lower(c);
}

std::string lower(std::string_view text)
{
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
    return out;
}

void append_utf8(std::string& out, char32_t code_point)
{
    const auto add = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code_point < 0x80) {
        add(code_point);
    } else if (code_point < 0x800) {
        add(0xC0 | (code_point >> 6U));
        add(0x80 | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        add(0xE0 | (code_point >> 12U));
        add(0x80 | ((code_point >> 6U) & 0x3FU));
        add(0x80 | (code_point & 0x3FU));
    } else {
        add(0xF0 | (code_point >> 18U));
        add(0x80 | ((code_point >> 12U) & 0x3FU));
        add(0x80 | ((code_point >> 6U) & 0x3FU));
        add(0x80 | (code_point & 0x3FU));
    }
}

/// Windows-1252 from 0x80 on: what pages mean by "&#150;" (HTML, section 13.2.5.80).
constexpr std::array<char32_t, 32> windows_1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t checked(std::uint32_t number) noexcept
{
    if (number >= 0x80 && number < 0xA0) {
        return windows_1252.at(number - 0x80);
    }
    const bool surrogate = number >= 0xD800 && number <= 0xDFFF;
    return number == 0 || number > 0x10FFFF || surrogate ? replacement : static_cast<char32_t>(number);
}

/// What "&name;" or "&#number;" stands for. \param name  Between "&" and ";".
std::optional<char32_t> code_point_of(std::string_view name) noexcept
{
    if (name.starts_with('#')) {
        const bool hex = name.size() > 1 && lower(name[1]) == 'x';
        const std::string_view digits = name.substr(hex ? 2 : 1);
        std::uint32_t number = 0;
        const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
        if (failed == std::errc::result_out_of_range) {
            return replacement;
        }
        return failed == std::errc{} && end == digits.data() + digits.size() ? std::optional{checked(number)}
                                                                             : std::nullopt;
    }
    const auto* const found =
        std::lower_bound(named_entities.begin(), named_entities.end(), name,
                         [](const NamedEntity& entity, std::string_view wanted) { return entity.name < wanted; });
    return found != named_entities.end() && found->name == name ? std::optional{found->code_point} : std::nullopt;
}

} // namespace

void append_decoded(std::string& out, std::string_view text)
{
    constexpr char32_t no_break_space = 0xA0;
    constexpr char32_t soft_hyphen = 0xAD;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t ampersand = std::min(text.find('&', at), text.size());
        out += text.substr(at, ampersand - at);
        at = ampersand;
        if (at == text.size()) {
            return;
        }
        const std::size_t end = text.substr(at, longest_entity_bytes).find(';');
        const auto code_point =
            end == std::string_view::npos ? std::nullopt : code_point_of(text.substr(at + 1, end - 1));
        if (!code_point) {
            out += '&';
            ++at;
            continue;
        }
        at += end + 1;
        if (*code_point == no_break_space) {
            out += ' ';
        } else if (*code_point != soft_hyphen) {
            append_utf8(out, *code_point);
        }
    }
}

bool MarkupTokens::next(MarkupToken& token)
{
    if (!raw_element_.empty()) {
        const std::string element = std::exchange(raw_element_, {});
        const std::size_t begin = at_;
        for (at_ = html_.find("</", at_); at_ != std::string_view::npos; at_ = html_.find("</", at_ + 2)) {
            if (lower(html_.substr(at_ + 2, element.size())) == element) {
                break;
            }
        }
        at_ = std::min(at_, html_.size());
        token = {.kind = MarkupToken::Kind::raw, .name = element, .contents = html_.substr(begin, at_ - begin)};
        return true;
    }
    while (at_ < html_.size()) {
        if (html_[at_] == '<') {
            const char after = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
            if (html_.substr(at_).starts_with("<!--")) {
                const std::size_t end = html_.find("-->", at_ + 4);
                at_ = end == std::string_view::npos ? html_.size() : end + 3;
                continue;
            }
            if (after == '!' || after == '?') {
                const std::size_t end = html_.find('>', at_);
                at_ = end == std::string_view::npos ? html_.size() : end + 1;
                continue;
            }
            const char name_begin = after == '/' && at_ + 2 < html_.size() ? html_[at_ + 2] : after;
            if (is_letter(name_begin)) {
                return next_tag(token);
            }
        }
        const std::size_t end = std::min(html_.find('<', at_ + 1), html_.size());
        token = {.kind = MarkupToken::Kind::text, .name = {}, .contents = html_.substr(at_, end - at_)};
        at_ = end;
        return true;
    }
    return false;
}

bool MarkupTokens::next_tag(MarkupToken& token)
{
    const bool closes = html_[at_ + 1] == '/';
    const std::size_t name_begin = at_ + (closes ? 2 : 1);
    const std::size_t name_end = std::min(html_.find_first_of(" \t\r\n\f/>", name_begin), html_.size());
    std::string name = lower(html_.substr(name_begin, name_end - name_begin));
    name.erase(0, name.find(':') + 1); // "xhtml:p"; npos + 1 is 0
    std::size_t end = name_end;
    char quote = '\0';
    for (; end < html_.size() && (quote != '\0' || html_[end] != '>'); ++end) {
        if (quote != '\0') {
            quote = html_[end] == quote ? '\0' : quote;
        } else if ((html_[end] == '"' || html_[end] == '\'') && html_[end - 1] == '=') {
            quote = html_[end];
        }
    }
    if (end == html_.size() && quote != '\0') { // a quotation mark too many: the tag ends where one would without it
        end = std::min(html_.find('>', name_end), html_.size());
    }
    token = {.kind = closes ? MarkupToken::Kind::close : MarkupToken::Kind::open,
             .name = std::move(name),
             .contents = html_.substr(name_end, end - name_end)};
    at_ = std::min(end + 1, html_.size());
    if (!closes && is_in(raw_elements, token.name) && !token.contents.ends_with('/')) {
        raw_element_ = token.name;
    }
    return true;
}

std::optional<std::string> attribute(std::string_view attributes, std::string_view name)
{
    std::size_t at = 0;
    while (true) {
        at = attributes.find_first_not_of(" \t\r\n\f/", at);
        if (at == std::string_view::npos) {
            return std::nullopt;
        }
        const std::size_t name_end = std::min(attributes.find_first_of(" \t\r\n\f=", at + 1), attributes.size());
        const bool wanted = lower(attributes.substr(at, name_end - at)) == name;
        at = attributes.find_first_not_of(white, name_end);
        std::string_view value;
        if (at != std::string_view::npos && attributes[at] == '=') {
            at = attributes.find_first_not_of(white, at + 1);
            if (at == std::string_view::npos) {
                return std::nullopt;
            }
            const char quote = attributes[at];
            const bool quoted = quote == '"' || quote == '\'';
            const std::size_t begin = at + (quoted ? 1 : 0);
            const std::size_t end = std::min(
                quoted ? attributes.find(quote, begin) : attributes.find_first_of(white, begin), attributes.size());
            value = attributes.substr(begin, end - begin);
            at = end + (quoted ? 1 : 0);
        }
        if (wanted) {
            std::string decoded;
            append_decoded(decoded, value);
            return decoded;
        }
        if (at >= attributes.size()) {
            return std::nullopt;
        }
    }
}

void TextBuilder::add(std::string_view decoded)
{
    for (const char c : decoded) {
        if (white.find(c) != std::string_view::npos) {
            space_due_ = true;
            continue;
        }
        if (!text_.empty()) {
            if (breaks_due_ > 0) {
                text_.append(static_cast<std::size_t>(breaks_due_), '\n');
            } else if (space_due_) {
                text_ += ' ';
            }
        }
        breaks_due_ = 0;
        space_due_ = false;
        text_ += c;
    }
}

void TextBuilder::end_line() noexcept
{
    breaks_due_ = std::max(breaks_due_, 1);
}

void TextBuilder::end_paragraph() noexcept
{
    breaks_due_ = 2;
}

void TextBuilder::pass_element(std::string_view element) noexcept
{
    if (is_in(block_elements, element)) {
        end_paragraph();
    } else if (is_in(line_elements, element)) {
        end_line();
    } else if (is_in(cell_elements, element)) {
        space_due_ = true;
    }
}

std::string text_of_markup(std::string_view html)
{
    TextBuilder text;
    MarkupTokens tokens{html};
    MarkupToken token;
    std::string decoded;
    bool any_tag = false;
    bool line_break_before = false;
    while (tokens.next(token)) {
        if (token.kind == MarkupToken::Kind::text) {
            decoded.clear();
            append_decoded(decoded, token.contents);
            text.add(decoded);
            line_break_before = line_break_before && decoded.find_first_not_of(white) == std::string::npos;
        } else if (token.kind != MarkupToken::Kind::raw) {
            any_tag = true;
            const bool line_break = token.name == "br";
            if (line_break && line_break_before) { // two in a row are how many pages write a paragraph
                text.end_paragraph();
            }
            line_break_before = line_break;
            text.pass_element(token.name);
        }
    }
    if (any_tag) {
        return text.take();
    }
    decoded.clear();
    append_decoded(decoded, html);
    const std::size_t first = decoded.find_first_not_of(white);
    return first == std::string::npos ? std::string{}
                                      : decoded.substr(first, decoded.find_last_not_of(white) - first + 1);
}

} // namespace placeline::input
