// SPDX-License-Identifier: Apache-2.0
#include "input/html.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "input/extra.hpp"
#include "input/markup.hpp"
#include "input/transcode.hpp"
#include "records/read_record.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace placeline::input {

namespace {

constexpr std::size_t charset_within_bytes = 4096; ///< HTML asks for it in the first 1024
/// Fewer bytes than this without an end mark are a button, a byline or a heading of a menu.
constexpr std::size_t shortest_loose_paragraph_bytes = 60;

/// Parts of a page that are around its text.
constexpr std::array<std::string_view, 12> side_elements{"nav",    "aside",  "footer", "form", "figcaption", "button",
                                                         "select", "figure", "dialog", "menu", "head",       "svg"};
constexpr std::array<std::string_view, 9> words_elements{"p", "h2", "h3", "h4", "li", "blockquote", "td", "pre", "dd"};
/// Elements without an end tag: they open nothing.
constexpr std::array<std::string_view, 14> void_elements{"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                         "input", "link", "meta", "param", "source", "track", "wbr"};

struct MetaName {
    std::string_view name;
    int rank; ///< the least wins
};
constexpr std::array<MetaName, 9> date_names{{{"article:published_time", 0},
                                              {"datepublished", 1},
                                              {"og:published_time", 2},
                                              {"publication_date", 3},
                                              {"pubdate", 3},
                                              {"publishdate", 3},
                                              {"dc.date.issued", 4},
                                              {"dc.date", 5},
                                              {"date", 6}}};
constexpr int rank_of_linked_data = 1;
constexpr int rank_of_time_element = 7;
constexpr int no_rank = 100;

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& list, std::string_view word) noexcept
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// The value of `"key": "value"` in a script of linked data. It is looked for, not parsed: such scripts are often no
/// valid JSON, and a date has no escapes.
std::string linked_value(std::string_view script, std::string_view key)
{
    const std::size_t found = script.find(key);
    if (found == std::string_view::npos) {
        return {};
    }
    const std::size_t colon = script.find_first_not_of(" \t\r\n", found + key.size());
    const std::size_t open = colon == std::string_view::npos || script[colon] != ':'
                                 ? std::string_view::npos
                                 : script.find_first_not_of(" \t\r\n", colon + 1);
    if (open == std::string_view::npos || script[open] != '"') {
        return {};
    }
    const std::size_t close = script.find('"', open + 1);
    return close == std::string_view::npos ? std::string{} : std::string{script.substr(open + 1, close - open - 1)};
}

class PageReader {
public:
    HtmlPage read(std::string_view html)
    {
        MarkupTokens tokens{html};
        MarkupToken token;
        std::string decoded;
        while (tokens.next(token)) {
            switch (token.kind) {
            case MarkupToken::Kind::text:
                decoded.clear();
                append_decoded(decoded, token.contents);
                add(decoded);
                break;
            case MarkupToken::Kind::raw:
                if (token.name == "script") {
                    take_date(linked_value(token.contents, "\"datePublished\""), rank_of_linked_data);
                }
                break;
            case MarkupToken::Kind::open:
                open(token);
                break;
            case MarkupToken::Kind::close:
                close(token.name);
                break;
            }
        }
        end_block();
        return finish();
    }

private:
    struct Block {
        std::string text;
        bool in_main = false;
        bool list_item = false;
    };

    void add(std::string_view words)
    {
        if (in_title_) {
            title_.add(words);
        } else if (side_depth_ == 0 && in_head_line_) {
            head_line_.add(words);
        } else if (side_depth_ == 0) {
            block_.add(words);
        }
    }

    void open(const MarkupToken& token)
    {
        const std::string& name = token.name;
        if (name == "meta" || name == "link" || name == "time" || name == "html") {
            take_metadata(token);
        }
        if (is_in(void_elements, name)) {
            if (name == "br") {
                block_.end_line();
            }
            return;
        }
        if (is_in(side_elements, name)) {
            ++side_depth_;
            end_block();
        }
        // a page's own header is no text, the header of an article holds its title
        if (name == "header" && main_depth_ == 0) {
            ++header_depth_;
        }
        if (name == "article" || name == "main") {
            end_block();
            ++main_depth_;
            has_main_ = true;
        }
        in_title_ = in_title_ || (name == "title" && title_.empty());
        in_head_line_ = in_head_line_ || (name == "h1" && head_line_.empty());
        if (is_in(words_elements, name)) {
            end_block();
            in_words_ = name;
        } else if (name == "div" || name == "section" || name == "table" || name == "ul" || name == "ol") {
            end_block();
        }
    }

    void close(const std::string& name)
    {
        if (is_in(side_elements, name) && side_depth_ > 0) {
            end_block();
            --side_depth_;
        }
        if (name == "header" && header_depth_ > 0) {
            end_block();
            --header_depth_;
        }
        if ((name == "article" || name == "main") && main_depth_ > 0) {
            end_block();
            --main_depth_;
        }
        in_title_ = in_title_ && name != "title";
        in_head_line_ = in_head_line_ && name != "h1";
        if (is_in(words_elements, name) || name == "div" || name == "section") {
            end_block();
        }
    }

    /// Keeps the words since the last block, where they stood in an element for words.
    void end_block()
    {
        std::string text = block_.take();
        block_ = TextBuilder{};
        if (!text.empty() && !in_words_.empty() && header_depth_ == 0) {
            blocks_.push_back({.text = std::move(text), .in_main = main_depth_ > 0, .list_item = in_words_ == "li"});
        }
        in_words_.clear();
    }

    void take_date(const std::string& date, int rank)
    {
        if (!date.empty() && rank < date_rank_) {
            page_.published = date;
            date_rank_ = rank;
        }
    }

    void take_metadata(const MarkupToken& token)
    {
        const auto value = [&](std::string_view name) {
            return attribute(token.contents, name).value_or(std::string{});
        };
        if (token.name == "html") {
            page_.lang = value("lang");
        } else if (token.name == "link") {
            if (ascii_lower(value("rel")) == "canonical") {
                page_.url = value("href");
            }
        } else if (token.name == "time") {
            if (side_depth_ == 0) {
                take_date(value("datetime"), rank_of_time_element);
            }
        } else {
            std::string name = ascii_lower(value("property"));
            name = name.empty() ? ascii_lower(value("name")) : name;
            name = name.empty() ? ascii_lower(value("itemprop")) : name;
            const std::string content = value("content");
            const auto* const date = std::find_if(date_names.begin(), date_names.end(),
                                                  [&](const MetaName& one) { return one.name == name; });
            if (date != date_names.end()) {
                take_date(content, date->rank);
            } else if (name == "og:title") {
                graph_title_ = content;
            } else if (name == "og:site_name") {
                page_.source = content;
            } else if (name == "og:url" && page_.url.empty()) {
                page_.url = content;
            }
        }
    }

    static bool is_loose_paragraph(const Block& block)
    {
        constexpr std::array<std::string_view, 8> ends{".", "!", "?", "”", "\"", "»", "…", "؟"};
        return block.text.size() >= shortest_loose_paragraph_bytes &&
               std::any_of(ends.begin(), ends.end(), [&](auto end) { return block.text.ends_with(end); });
    }

    HtmlPage finish()
    {
        const bool main_has_words =
            has_main_ && std::any_of(blocks_.begin(), blocks_.end(), [](const Block& block) { return block.in_main; });
        bool list_item_before = false;
        for (const Block& block : blocks_) {
            if (main_has_words ? !block.in_main : !is_loose_paragraph(block)) {
                continue;
            }
            if (!page_.text.empty()) {
                page_.text += block.list_item && list_item_before ? "\n" : "\n\n";
            }
            page_.text += block.text;
            list_item_before = block.list_item;
        }
        page_.title = graph_title_.empty() ? head_line_.take() : graph_title_;
        page_.title = page_.title.empty() ? title_.take() : page_.title;
        return std::move(page_);
    }

    HtmlPage page_;
    std::vector<Block> blocks_;
    TextBuilder title_, head_line_, block_;
    std::string graph_title_;
    std::string in_words_; ///< the element whose words are gathered; empty: they are in none
    int side_depth_ = 0;
    int main_depth_ = 0;
    int header_depth_ = 0;
    int date_rank_ = no_rank;
    bool has_main_ = false;
    bool in_title_ = false;
    bool in_head_line_ = false;
};

class HtmlSource : public RecordSource {
public:
    explicit HtmlSource(ByteStream& stream) : stream_{stream}
    {
        const auto charset = html_charset(stream_.unread().substr(0, charset_within_bytes));
        if (charset && !names_utf8(*charset)) {
            try {
                stream_.decode_from(*charset);
            } catch (const InputError&) { // a page says many things; what is no UTF-8 will be repaired and told
            }
        }
    }

    std::optional<RawRecord> next() override
    {
        if (std::exchange(done_, true)) {
            return std::nullopt;
        }
        while (stream_.unread().size() <= longest_record_bytes && stream_.read_more()) {
        }
        RawRecord page{.bytes = {}, .line = 0, .byte = stream_.offset(), .fault = {}};
        if (stream_.unread().size() > longest_record_bytes) {
            page.bytes = stream_.unread().substr(0, kept_of_rejected_bytes);
            page.fault = "a page of more than 64 MB is no report";
        } else {
            page.bytes = stream_.unread();
        }
        return page;
    }

    std::optional<InputValue> read(std::string_view utf8) override
    {
        HtmlPage page = read_html(utf8);
        if (page.text.empty()) {
            throw records::RecordError{"the page has no paragraphs with text; save the article itself, after its "
                                       "scripts have run"};
        }
        Report report;
        set_words(report, std::move(page.title), std::move(page.text));
        report.source = std::move(page.source);
        report.url = std::move(page.url);
        report.lang = std::move(page.lang);
        set_feed_date(report, page.published);
        if (utf8.find("</html") == std::string_view::npos && utf8.find("</HTML") == std::string_view::npos) {
            report.problems.emplace_back("the page has no end (</html>); it may be cut");
        }
        return report;
    }

private:
    ByteStream& stream_;
    bool done_ = false;
};

} // namespace

HtmlPage read_html(std::string_view html)
{
    return PageReader{}.read(html);
}

std::optional<std::string> html_charset(std::string_view head)
{
    MarkupTokens tokens{head};
    MarkupToken token;
    while (tokens.next(token)) {
        if (token.kind != MarkupToken::Kind::open || token.name != "meta") {
            continue;
        }
        if (auto charset = attribute(token.contents, "charset")) {
            return charset;
        }
        const std::string content = attribute(token.contents, "content").value_or(std::string{});
        if (const std::size_t at = ascii_lower(content).find("charset="); at != std::string::npos) {
            const std::string name = content.substr(at + 8);
            return name.substr(0, name.find_first_of("; \t"));
        }
    }
    return std::nullopt;
}

std::unique_ptr<RecordSource> make_html_source(ByteStream& stream)
{
    return std::make_unique<HtmlSource>(stream);
}

} // namespace placeline::input
