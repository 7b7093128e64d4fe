// SPDX-License-Identifier: Apache-2.0
#include "input/telegram.hpp"

#include "input/extra.hpp"
#include "input/json_list.hpp"
#include "input/json_values.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace placeline::input {

namespace {

/// Not carried along: they are the report, or repeat its words.
constexpr std::array<std::string_view, 8> known_members{"id",   "type",          "date",           "date_unixtime",
                                                        "text", "text_entities", "forwarded_from", "full_text"};

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos
               ? std::string{}
               : std::string{text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1)};
}

/// The words of a message, formatted or not.
std::string words_of(const std::vector<JsonValue>& message)
{
    const JsonValue* const field = find_member(message, "text");
    if (field == nullptr || !field->json.starts_with('[')) {
        return trimmed(text_member(message, "text"));
    }
    std::string text;
    for (const JsonValue& piece : json_elements(field->json)) {
        if (piece.text) {
            text += *piece.text;
        } else if (piece.json.starts_with('{')) {
            text += text_member(json_members(piece.json), "text");
        }
    }
    return trimmed(text);
}

class TelegramSource : public RecordSource {
public:
    explicit TelegramSource(ByteStream& stream) : list_{stream, "messages"} {}

    std::optional<RawRecord> next() override { return list_.next(); }

    std::optional<Report> read(std::string_view utf8) override
    {
        const std::vector<JsonValue> message = json_members(utf8);
        if (text_member(message, "type") == "service") {
            return std::nullopt;
        }
        Report report;
        report.text = words_of(message);
        if (report.text.empty()) {
            throw records::RecordError{"a message without words"};
        }
        const std::string chat = list_.around("name");
        const std::string chat_id = list_.around("id");
        const std::string id = text_member(message, "id");
        // numbers of messages start anew in each chat
        report.id = chat_id.empty() || id.empty() ? id : fmt::format("{}/{}", chat_id, id);
        const std::string origin = text_member(message, "forwarded_from");
        report.source = origin.empty() ? chat : origin;
        if (!origin.empty() && !chat.empty()) {
            add_extra(report, "forwarded_by", chat);
        }
        set_feed_date(report, text_member(message, "date"));
        for (const JsonValue& member : message) {
            if (std::find(known_members.begin(), known_members.end(), member.key) == known_members.end()) {
                add_extra_json(report, member.key, member.json);
            }
        }
        return report;
    }

private:
    JsonList list_;
};

} // namespace

std::unique_ptr<RecordSource> make_telegram_source(ByteStream& stream)
{
    return std::make_unique<TelegramSource>(stream);
}

} // namespace placeline::input
