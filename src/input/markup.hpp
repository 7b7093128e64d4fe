// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace placeline::input {

/// A piece of HTML as people write it.
struct MarkupToken {
    enum class Kind { text, open, close, raw };
    Kind kind = Kind::text;
    std::string name;          ///< of a tag: in lower case, without a namespace's prefix; of `raw`: its element
    std::string_view contents; ///< text with its entities, or the attributes of an opening tag, or what `raw` holds
};

/// Takes HTML apart, as much as finding its words needs; never fails. Comments, declarations and processing
/// instructions are passed over; what `script`, `style` and the like hold comes as one `raw` piece. A "<" that opens no
/// tag is text.
class MarkupTokens {
public:
    /// \param html  Must outlive the tokens.
    explicit MarkupTokens(std::string_view html) : html_{html} {}

    bool next(MarkupToken& token);

private:
    bool next_tag(MarkupToken& token);

    std::string_view html_;
    std::size_t at_ = 0;
    std::string raw_element_; ///< just opened: what follows up to its end is no markup
};

/// Appends `text` with its entities decoded: "&amp;", "&#8217;", "&nbsp;" (a plain space); soft hyphens vanish. What is
/// no known entity stays as it is, so that nothing ever expands to more than one character.
void append_decoded(std::string& out, std::string_view text);

/// The value of an attribute, decoded. \param attributes  `MarkupToken::contents` of an opening tag.
std::optional<std::string> attribute(std::string_view attributes, std::string_view name);

/// Builds text from pieces: white space runs become one space, paragraphs are set apart by an empty line.
class TextBuilder {
public:
    void add(std::string_view decoded);
    void end_line() noexcept; ///< as `br` does
    void end_paragraph() noexcept;
    /// What `element` does where it begins or ends: block elements set paragraphs apart.
    void pass_element(std::string_view element) noexcept;

    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
    int breaks_due_ = 0; ///< 1: a line ends, 2: a paragraph
    bool space_due_ = false;
};

/// The words of a piece of HTML. What has no tags is taken as plain text with its own line ends.
std::string text_of_markup(std::string_view html);

} // namespace placeline::input
