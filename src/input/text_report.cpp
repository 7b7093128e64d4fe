// SPDX-License-Identifier: Apache-2.0
#include "input/text_report.hpp"

#include "records/read_record.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace placeline::input {

namespace {

constexpr std::size_t longest_title_bytes = 300;
constexpr std::string_view white = " \t\r\n\f\v";

/// Marks that end a sentence, or promise that the line goes on, in the scripts we read.
constexpr std::array<std::string_view, 12> end_marks{".", "!", "?", ":", ";", ",", "…", "؟", "۔", "،", "؛", "。"};
constexpr std::array<std::string_view, 7> bullets{"-", "*", "•", "–", "—", "·", "▪"};

std::string_view trimmed(std::string_view line) noexcept
{
    const std::size_t first = line.find_first_not_of(white);
    return first == std::string_view::npos ? std::string_view{}
                                           : line.substr(first, line.find_last_not_of(white) - first + 1);
}

bool is_list_item(std::string_view line) noexcept
{
    return std::any_of(bullets.begin(), bullets.end(), [line](auto bullet) { return line.starts_with(bullet); });
}

/// Whether the next line may be the same sentence, broken at the width of a page: it starts in lower case, or is hardly
/// longer than this one. A title without a blank line below it stands over whole paragraphs.
bool may_go_on(std::string_view line, std::string_view next_line) noexcept
{
    const bool lower_case = next_line.front() >= 'a' && next_line.front() <= 'z';
    return lower_case || 2 * next_line.size() < 3 * line.size();
}

bool looks_like_title(std::string_view line, std::string_view next_line, bool blank_line_between) noexcept
{
    const bool ends =
        std::any_of(end_marks.begin(), end_marks.end(), [line](auto mark) { return line.ends_with(mark); });
    // A line above a list is a heading of the text ("Iraq"), which belongs to the list.
    return !ends && line.size() <= longest_title_bytes && !is_list_item(line) && !is_list_item(next_line) &&
           (blank_line_between || !may_go_on(line, next_line));
}

class TextSource : public RecordSource {
public:
    explicit TextSource(ByteStream& stream) : stream_{stream} {}

    std::optional<RawRecord> next() override
    {
        if (std::exchange(done_, true)) {
            return std::nullopt;
        }
        while (stream_.unread().size() <= longest_record_bytes && stream_.read_more()) {
        }
        if (stream_.name() == "-" && stream_.unread().empty()) {
            return std::nullopt; // a filter before us let nothing pass: no reports, rather than an empty one
        }
        RawRecord record{.bytes = std::string{stream_.unread()}, .line = 0, .byte = stream_.offset(), .fault = {}};
        if (record.bytes.size() > longest_record_bytes) {
            record.bytes.resize(kept_of_rejected_bytes);
            record.fault = "one text of more than 64 MB is no report; give many reports as NDJSON";
        }
        return record;
    }

    std::optional<InputValue> read(std::string_view utf8) override
    {
        if (trimmed(utf8).empty()) {
            throw records::RecordError{"the report is empty"};
        }
        return text_report(std::string{utf8});
    }

private:
    ByteStream& stream_;
    bool done_ = false;
};

} // namespace

Report text_report(std::string utf8)
{
    Report report;
    const std::string_view all{utf8};
    const std::size_t first = all.find_first_not_of(white);
    if (first == std::string_view::npos) {
        return report;
    }
    const std::size_t line_end = all.find('\n', first);
    const std::size_t body = line_end == std::string_view::npos ? line_end : all.find_first_not_of(white, line_end);
    if (body != std::string_view::npos) {
        const std::string_view line = trimmed(all.substr(first, line_end - first));
        const std::string_view between = all.substr(line_end, body - line_end);
        const bool blank_line = std::count(between.begin(), between.end(), '\n') > 1;
        if (looks_like_title(line, trimmed(all.substr(body, all.find('\n', body) - body)), blank_line)) {
            report.title = line;
            report.text = all.substr(body);
            return report;
        }
    }
    report.text = std::move(utf8);
    return report;
}

std::unique_ptr<RecordSource> make_text_source(ByteStream& stream)
{
    return std::make_unique<TextSource>(stream);
}

} // namespace placeline::input
