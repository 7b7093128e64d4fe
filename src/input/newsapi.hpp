// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/record_source.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace placeline::input {

/// Reads answers of news interfaces: objects with a list `articles`, as NewsAPI and its like have it (source, title,
/// description, url, publishedAt, content) or GDELT's DOC interface (title, url, seendate, language, domain: headlines
/// without a text, so that the title is the text). Which of both an article is, its members tell.
/// \param stream  Must outlive the source.
std::unique_ptr<RecordSource> make_articles_source(ByteStream& stream);

/// What an interface cut near 200 characters ("... [+1234 chars]"), less what the cut left unfinished: a number may
/// have lost its last digits. The whole sentences where there are any, else all but the last word.
struct CutContent {
    std::string text;
    bool was_cut = false;
};
CutContent without_cut_end(std::string_view content);

} // namespace placeline::input
