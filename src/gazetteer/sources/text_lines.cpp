// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/text_lines.hpp"

#include <algorithm>
#include <simdjson.h>

namespace placeline::gazetteer {

TextLines::TextLines(std::string_view text, Import& import)
    : text_{text}, import_{import}, valid_{simdjson::validate_utf8(text.data(), text.size())} // once, or else each line
{
}

bool TextLines::next()
{
    while (!text_.empty()) {
        const auto end = std::min(text_.find('\n'), text_.size());
        line_ = text_.substr(0, end);
        text_.remove_prefix(std::min(end + 1, text_.size()));
        ++number_;
        if (line_.ends_with('\r')) {
            line_.remove_suffix(1);
        }
        if (line_.empty()) {
            continue;
        }
        if (!valid_ && !simdjson::validate_utf8(line_.data(), line_.size())) {
            import_.begin_row(number_);
            import_.reject("is not UTF-8; convert the file first (iconv -f LATIN1 -t UTF-8)");
            continue;
        }
        return true;
    }
    return false;
}

void split_tabs(std::string_view line, std::vector<std::string_view>& fields)
{
    fields.clear();
    for (;;) {
        const auto tab = line.find('\t');
        fields.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) {
            return;
        }
        line.remove_prefix(tab + 1);
    }
}

NameUse use_in(std::string_view tag)
{
    const auto says = [tag](std::string_view word) { return tag.find(word) != std::string_view::npos; };
    return says("preferred")    ? NameUse::preferred
           : says("histor")     ? NameUse::historic
           : says("colloquial") ? NameUse::colloquial
           : says("short")      ? NameUse::short_form
                                : NameUse::plain;
}

RowName with_language(std::string_view text, NameKind kind)
{
    constexpr std::size_t longest_tag = 20;
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals > longest_tag) {
        return {.text = text, .kind = kind};
    }
    const std::string_view tag = text.substr(0, equals);
    if (!std::all_of(tag.begin(), tag.end(), [](unsigned char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        })) {
        return {.text = text, .kind = kind};
    }
    return {.text = text.substr(equals + 1), .kind = kind, .language = tag, .use = use_in(tag)};
}

} // namespace placeline::gazetteer
