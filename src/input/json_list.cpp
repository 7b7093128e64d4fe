// SPDX-License-Identifier: Apache-2.0
#include "input/json_list.hpp"

#include "input/utf8.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <utility>

namespace placeline::input {

namespace {

constexpr std::size_t deepest = 1024; ///< as deep as the parser of the elements goes
constexpr std::string_view between = " \t\r\n,:";

std::string decoded(std::string json_string)
{
    repair_utf8(json_string); // elements of the list are when they are read; what stands around them is here
    simdjson::dom::parser parser;
    std::string_view text;
    if (parser.parse(simdjson::padded_string{json_string}).get(text) == simdjson::SUCCESS) {
        return std::string{text};
    }
    return {};
}

/// One past the string that starts at `begin`, or npos where its end is not there.
std::size_t string_end(std::string_view bytes, std::size_t begin) noexcept
{
    for (std::size_t at = begin + 1; at < bytes.size(); ++at) {
        if (bytes[at] == '\\') {
            ++at;
        } else if (bytes[at] == '"') {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

} // namespace

void JsonList::pass_over(std::size_t bytes)
{
    const std::string_view gone = stream_.unread().substr(0, bytes);
    line_ += static_cast<std::uint64_t>(std::count(gone.begin(), gone.end(), '\n'));
    stream_.consume(bytes);
}

RawRecord JsonList::fault(std::string reason)
{
    done_ = true;
    RawRecord record{.bytes = std::string{stream_.unread().substr(0, kept_of_rejected_bytes)},
                     .line = line_ + 1,
                     .byte = stream_.offset(),
                     .fault = std::move(reason)};
    pass_over(stream_.unread().size());
    return record;
}

/// Passes over what stands between values. \return false at the end.
bool JsonList::need_byte()
{
    while (true) {
        const std::size_t at = stream_.unread().find_first_not_of(between);
        pass_over(std::min(at, stream_.unread().size()));
        if (at != std::string_view::npos) {
            return true;
        }
        if (!stream_.read_more()) {
            return false;
        }
    }
}

bool JsonList::take_string(std::string& raw)
{
    std::size_t looked_at = 0;
    while (true) {
        const std::size_t size = stream_.unread().size();
        if (size >= 2 * looked_at || stream_.ended()) {
            looked_at = size;
            if (const std::size_t end = string_end(stream_.unread(), 0); end != std::string_view::npos) {
                raw = stream_.unread().substr(0, end);
                pass_over(end);
                return true;
            }
            if (size > longest_record_bytes) {
                return false;
            }
        }
        if (!stream_.read_more() && looked_at == stream_.unread().size()) {
            return false;
        }
    }
}

void JsonList::value_done(std::string value)
{
    if (frames_.empty() || !frames_.back().object) {
        return;
    }
    repair_utf8(value); // an escaped NUL, or a word that is no JSON
    std::string& member = frames_.back().member;
    std::erase_if(around_, [&](const Around& one) { return one.depth == frames_.size() && one.name == member; });
    around_.push_back({.depth = frames_.size(), .name = std::exchange(member, {}), .value = std::move(value)});
}

std::optional<RawRecord> JsonList::next()
{
    while (!done_) {
        if (!need_byte()) {
            done_ = true;
            if (!frames_.empty() || !any_) {
                return fault(any_ ? "the file ends too early: it is cut, and records may be missing"
                                  : "no JSON document; the file is empty");
            }
            return std::nullopt;
        }
        any_ = true;
        const char c = stream_.unread().front();
        const bool in_list = !frames_.empty() && frames_.back().list;
        if (c == '}' || c == ']') {
            if (frames_.empty()) {
                return fault("a bracket is closed that was not opened");
            }
            std::erase_if(around_, [&](const Around& one) { return one.depth >= frames_.size(); });
            frames_.pop_back();
            pass_over(1);
        } else if (in_list) {
            return element();
        } else if (c == '{' || c == '[') {
            if (frames_.size() >= deepest) {
                return fault("nested deeper than 1024 brackets");
            }
            const bool list = c == '[' && !frames_.empty() && frames_.back().object && frames_.back().member == key_;
            if (!frames_.empty()) {
                frames_.back().member.clear();
            }
            frames_.push_back({.object = c == '{', .list = list, .member = {}});
            pass_over(1);
        } else if (c == '"') {
            std::string raw;
            if (!take_string(raw)) {
                return fault(stream_.ended() ? "the file ends too early: it is cut, and records may be missing"
                                             : "a string of more than 64 MB");
            }
            if (!frames_.empty() && frames_.back().object && frames_.back().member.empty()) {
                frames_.back().member = decoded(raw);
            } else {
                value_done(decoded(raw));
            }
        } else { // a number or a bare word
            std::size_t end = stream_.unread().find_first_of(" \t\r\n,]}[{\"");
            while (end == std::string_view::npos && stream_.unread().size() < kept_of_rejected_bytes &&
                   stream_.read_more()) {
                end = stream_.unread().find_first_of(" \t\r\n,]}[{\"");
            }
            if (end == std::string_view::npos || end == 0) {
                return fault("not JSON, or cut in the middle");
            }
            value_done(std::string{stream_.unread().substr(0, end)});
            pass_over(end);
        }
    }
    return std::nullopt;
}

/// The element of the list that what is unread starts with.
std::optional<RawRecord> JsonList::element()
{
    std::size_t at = 0;
    std::size_t depth = 0;
    bool in_string = false;
    while (true) {
        const std::string_view unread = stream_.unread();
        for (; at < unread.size(); ++at) {
            const char c = unread[at];
            if (in_string) {
                if (c == '\\') {
                    ++at;
                } else if (c == '"') {
                    in_string = false;
                }
                continue;
            }
            if (depth == 0 && at > 0 && (c == ',' || c == ']' || c == '}')) {
                RawRecord record{.bytes = std::string{unread.substr(0, at)},
                                 .line = line_ + 1,
                                 .byte = stream_.offset(),
                                 .fault = {}};
                pass_over(at);
                return record;
            }
            if (c == '"') {
                in_string = true;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                --depth;
            }
        }
        if (unread.size() > longest_record_bytes) {
            return fault("a record of more than 64 MB, or a bracket that is never closed");
        }
        if (!stream_.read_more()) {
            return fault("the file ends in the middle of this record");
        }
    }
}

std::string JsonList::around(std::string_view name) const
{
    const auto found =
        std::find_if(around_.rbegin(), around_.rend(), [name](const Around& one) { return one.name == name; });
    return found == around_.rend() ? std::string{} : found->value;
}

std::vector<std::string> outer_lists(std::string_view head)
{
    std::vector<std::string> names;
    std::string_view last_string;
    std::size_t depth = 0;
    for (std::size_t at = 0; at < head.size(); ++at) {
        const char c = head[at];
        if (c == '"') {
            const std::size_t end = string_end(head, at);
            if (end == std::string_view::npos) {
                return names;
            }
            last_string = head.substr(at + 1, end - at - 2);
            at = end - 1;
        } else if (c == '{' || c == '[') {
            if (depth == 1 && !last_string.empty()) {
                names.emplace_back(last_string);
            }
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
            if (depth == 0) {
                return names; // the first object; what follows is another record
            }
        } else if (c == ',') {
            last_string = {};
        }
    }
    return names;
}

} // namespace placeline::input
