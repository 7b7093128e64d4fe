// SPDX-License-Identifier: Apache-2.0
#include "input/telegram.hpp"

#include "input/ascii.hpp"
#include "input/extra.hpp"
#include "input/json_list_source.hpp"
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

/// The words of a message, formatted or not.
std::string words_of(const std::vector<JsonValue>& message)
{
    const JsonValue* const field = find_member(message, "text");
    if (field == nullptr || !field->json.starts_with('[')) {
        return std::string{trimmed(text_member(message, "text"))};
    }
    std::string text;
    for (const JsonValue& piece : json_elements(field->json)) {
        if (piece.text) {
            text += *piece.text;
        } else if (piece.json.starts_with('{')) {
            text += text_member(json_members(piece.json), "text");
        }
    }
    return std::string{trimmed(text)};
}

class TelegramSource : public JsonListSource {
public:
    explicit TelegramSource(ByteStream& stream) : JsonListSource{stream, "messages", known_members} {}

protected:
    std::optional<Report> report_of(const std::vector<JsonValue>& message) override
    {
        if (text_member(message, "type") == "service") {
            return std::nullopt;
        }
        Report report;
        report.text = words_of(message);
        if (report.text.empty()) {
            throw records::RecordError{"a message without words"};
        }
        const std::string chat = list().around("name");
        const std::string chat_id = list().around("id");
        const std::string id = text_member(message, "id");
        // numbers of messages start anew in each chat
        report.id = chat_id.empty() || id.empty() ? id : fmt::format("{}/{}", chat_id, id);
        const std::string origin = text_member(message, "forwarded_from");
        report.source = origin.empty() ? chat : origin;
        if (!origin.empty() && !chat.empty()) {
            add_extra(report, "forwarded_by", chat);
        }
        set_feed_date(report, text_member(message, "date"));
        return report;
    }
};

} // namespace

std::unique_ptr<RecordSource> make_telegram_source(ByteStream& stream)
{
    return std::make_unique<TelegramSource>(stream);
}

} // namespace placeline::input
