// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/record_source.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace placeline::input {

/// What a page of a newspaper says of itself.
struct HtmlPage {
    std::string title;
    std::string text; ///< of its main part, paragraphs set apart by an empty line
    std::string published, source, url, lang;
};

/// Finds title, date and main text of a page. The text is what paragraphs, headings and list items in `article` or
/// `main` hold, without navigation, asides, captions and forms; a page without those elements gives its paragraphs that
/// are sentences. Dates come from the page's own metadata (Open Graph, schema.org, `time`), never from its prose.
/// \param html  Valid UTF-8.
HtmlPage read_html(std::string_view html);

/// The encoding that a page names in its head (HTML, section 4.2.5.4).
std::optional<std::string> html_charset(std::string_view head);

/// Reads a saved web page as one report. \param stream  Must outlive the source.
std::unique_ptr<RecordSource> make_html_source(ByteStream& stream);

} // namespace placeline::input
