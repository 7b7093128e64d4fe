// SPDX-License-Identifier: Apache-2.0
#include "input/newsapi.hpp"

#include "input/extra.hpp"
#include "input/json_list_source.hpp"
#include "input/markup.hpp"
#include "records/read_record.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace placeline::input {

namespace {

/// Languages as GDELT names them, of those this program reads.
struct Language {
    std::string_view name, code;
};
constexpr std::array<Language, 6> languages{
    {{"English", "en"}, {"Arabic", "ar"}, {"Ukrainian", "uk"}, {"Russian", "ru"}, {"French", "fr"}, {"Spanish", "es"}}};

constexpr std::array<std::string_view, 11> known_members{
    "source", "title", "description", "url", "publishedAt", "content", "seendate", "language", "domain", "id", "lang"};
constexpr std::size_t longest_cut_content_bytes = 1200; ///< some 200 characters of any script, and their mark

std::string_view trimmed_end(std::string_view text) noexcept
{
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

std::string member_words(const std::vector<JsonValue>& from, std::string_view key)
{
    return text_of_markup(text_member(from, key));
}

std::string joined(const std::string& description, const std::string& content)
{
    if (description.empty() || content.starts_with(description)) {
        return content;
    }
    if (content.empty() || description.starts_with(content)) {
        return description;
    }
    return description + "\n\n" + content;
}

class ArticlesSource : public JsonListSource {
public:
    explicit ArticlesSource(ByteStream& stream) : JsonListSource{stream, "articles", known_members} {}

protected:
    std::optional<Report> report_of(const std::vector<JsonValue>& article) override
    {
        Report report;
        const bool of_gdelt = find_member(article, "seendate") != nullptr;
        std::string title = member_words(article, "title");
        if (title == "[Removed]") { // NewsAPI's place holder
            throw records::RecordError{"the article was removed by its source"};
        }
        const CutContent content = without_cut_end(text_member(article, "content"));
        std::string text = joined(member_words(article, "description"), text_of_markup(content.text));
        set_words(report, std::move(title), std::move(text));
        report.url = text_member(article, "url");
        report.id = text_member(article, "id");
        report.id = report.id.empty() ? report.url : report.id;
        report.source = source_of(article);
        report.lang = language_of(article);
        set_feed_date(report, text_member(article, of_gdelt ? "seendate" : "publishedAt"));
        if (content.was_cut) {
            report.problems.emplace_back("the feed cut the text; its unfinished end was left out");
        }
        return report;
    }

private:
    static std::string source_of(const std::vector<JsonValue>& article)
    {
        const JsonValue* const field = find_member(article, "source");
        if (field != nullptr && field->json.starts_with('{')) {
            const std::vector<JsonValue> source = json_members(field->json);
            std::string name = text_member(source, "name");
            return name.empty() ? text_member(source, "id") : name;
        }
        std::string name = text_member(article, "source");
        return name.empty() ? text_member(article, "domain") : name;
    }

    static std::string language_of(const std::vector<JsonValue>& article)
    {
        if (std::string code = text_member(article, "lang"); !code.empty()) {
            return code;
        }
        std::string name = text_member(article, "language");
        const auto* const known =
            std::find_if(languages.begin(), languages.end(), [&](const Language& one) { return one.name == name; });
        return known == languages.end() ? name : std::string{known->code};
    }
};

} // namespace

CutContent without_cut_end(std::string_view content)
{
    constexpr std::array<std::string_view, 2> dots{"…", "..."};
    std::string_view text = trimmed_end(content);
    const std::size_t mark = text.rfind("[+");
    const bool marked = mark != std::string_view::npos && (text.ends_with(" chars]") || text.ends_with(" characters]"));
    text = trimmed_end(marked ? text.substr(0, mark) : text);
    bool dotted = false;
    for (const std::string_view end : dots) {
        if (text.ends_with(end)) {
            text.remove_suffix(end.size());
            dotted = true;
        }
    }
    if (!marked && !(dotted && text.size() < longest_cut_content_bytes)) {
        return {.text = std::string{content}, .was_cut = false};
    }
    const std::size_t sentence_end = text.find_last_of(".!?\n");
    // ". " ends a sentence, "3.5" and "U.S.-led" do not
    for (std::size_t at = sentence_end; at != std::string_view::npos && at > 0;
         at = text.find_last_of(".!?\n", at - 1)) {
        const bool ends = at + 1 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\n' || text[at + 1] == '\r');
        if (ends || text[at] == '\n') {
            return {.text = std::string{trimmed_end(text.substr(0, at + 1))}, .was_cut = true};
        }
    }
    const std::size_t last_word = text.find_last_of(" \t\r\n");
    return {.text = std::string{last_word == std::string_view::npos ? std::string_view{}
                                                                    : trimmed_end(text.substr(0, last_word))},
            .was_cut = true};
}

std::unique_ptr<RecordSource> make_articles_source(ByteStream& stream)
{
    return std::make_unique<ArticlesSource>(stream);
}

} // namespace placeline::input
