// SPDX-License-Identifier: Apache-2.0
#include "input/extra.hpp"

#include "input/feed_date.hpp"
#include "records/json_writer.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace placeline::input {

void add_extra(Report& report, std::string_view name, std::string_view utf8)
{
    std::string json;
    records::append_json_string(json, utf8);
    add_extra_json(report, name, std::move(json));
}

void add_extra_json(Report& report, std::string_view name, std::string json)
{
    const auto taken = [&report](std::string_view wanted) {
        return std::any_of(report.extra.begin(), report.extra.end(),
                           [wanted](const ExtraField& field) { return field.name == wanted; });
    };
    std::string unique{name};
    for (int i = 2; taken(unique); ++i) {
        unique = fmt::format("{}_{}", name, i);
    }
    report.extra.push_back({.name = std::move(unique), .json = std::move(json)});
}

void set_words(Report& report, std::string title, std::string text)
{
    if (text.empty()) {
        if (title.empty()) {
            throw records::RecordError{"no text and no title"};
        }
        text = title;
    }
    report.title = std::move(title);
    report.text = std::move(text);
}

void set_feed_date(Report& report, std::string_view written)
{
    if (written.find_first_not_of(" \t\r\n") != std::string_view::npos) {
        records::set_published(report, iso_date(written).value_or(std::string{written}));
    }
}

} // namespace placeline::input
