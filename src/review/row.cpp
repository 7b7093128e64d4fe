// SPDX-License-Identifier: Apache-2.0
#include "review/row.hpp"

#include "base/error.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

namespace placeline::review {

namespace {

using Kind = Field::Kind;

[[noreturn]] void refuse(const Row& row, std::string_view expected)
{
    throw InputError{
        fmt::format("\"new\" of {} is \"{}\"; expected {}", row.given.field, row.given.new_value, expected)};
}

template <typename Number>
std::optional<Number> number_in(std::string_view words)
{
    Number value{};
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), value);
    return error == std::errc{} && end == words.data() + words.size() ? std::optional{value} : std::nullopt;
}

/// Cuts off what stands before the next comma.
std::string_view next_of(std::string_view& words)
{
    const auto end = std::min(words.find(','), words.size());
    std::string_view part = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    while (part.starts_with(' ')) {
        part.remove_prefix(1);
    }
    while (part.ends_with(' ')) {
        part.remove_suffix(1);
    }
    return part;
}

/// "lat,lon", "lat,lon,where_prec" or "lat,lon,where_prec,name".
std::optional<Place> own_place(std::string_view words, const PlaceSource& places)
{
    const auto lat = number_in<double>(next_of(words));
    const auto lon = number_in<double>(next_of(words));
    if (!lat || !lon || !(*lat >= -90.0 && *lat <= 90.0) || !(*lon >= -180.0 && *lon <= 180.0)) {
        return std::nullopt;
    }
    const std::string_view prec = next_of(words);
    const int where_prec = prec.empty() ? 1 : number_in<int>(prec).value_or(0);
    if (where_prec < 1 || where_prec > 7) {
        return std::nullopt;
    }
    while (words.starts_with(' ')) {
        words.remove_prefix(1);
    }
    return places.at({.lon_deg = *lon, .lat_deg = *lat}, where_prec, words);
}

void read_place(Row& row, const PlaceSource& places)
{
    const std::string& words = row.given.new_value;
    row.place = words.find(',') == std::string::npos ? places.by_id(words) : own_place(words, places);
    if (!row.place) {
        refuse(row, "the id of a place of the gazetteer, as 'placeline gazetteer search' lists it, or \"lat,lon\" with "
                    "where_prec and a name behind it where you like");
    }
}

void read_value(Row& row, const PlaceSource& places)
{
    const std::string& words = row.given.new_value;
    const auto digit = [&](std::uint32_t most) {
        row.count = number_in<std::uint32_t>(words);
        if (!row.count || *row.count < 1 || *row.count > most) {
            refuse(row, fmt::format("1 to {}", most));
        }
    };
    switch (row.field->kind) {
    case Kind::place:
        read_place(row, places);
        break;
    case Kind::where_prec:
        digit(7);
        break;
    case Kind::date_prec:
        digit(5);
        break;
    case Kind::date_start:
    case Kind::date_end:
        row.day = parse_iso_day(words);
        if (!row.day) {
            refuse(row, "a day as 2024-02-03");
        }
        break;
    case Kind::level:
        if (!parse_level(words)) {
            refuse(row, "place, area or umbrella");
        }
        break;
    case Kind::count:
    case Kind::number:
        row.count = number_in<std::uint32_t>(words);
        if (!row.count) {
            refuse(row, "a whole number, 0 or more, or nothing for \"not stated\"");
        }
        break;
    case Kind::measure:
        if (!parse_measure(words)) {
            refuse(row, "killed, injured, casualties, missing, abducted, detained, displaced, strikes, targets, "
                        "munitions or intercepted");
        }
        break;
    case Kind::attribution_kind:
        if (!parse_attribution(words)) {
            refuse(row, "belligerent, official, health, rescue, monitor, media, witness or organisation");
        }
        break;
    case Kind::stance:
        if (!parse_stance(words)) {
            refuse(row, "asserts, denies or unconfirmed");
        }
        break;
    default:
        break;
    }
}

void check_keys(const Row& row)
{
    const Correction& given = row.given;
    const bool event = !given.event.empty();
    const bool report = !given.report.empty();
    if (!given.quote.empty() && !report) {
        throw InputError{"\"quote\" needs \"report\", the id of the report that says so"};
    }
    switch (given.action) {
    case CorrectionAction::set:
    case CorrectionAction::drop:
        if (event == report) {
            throw InputError{fmt::format("give {} \"event\" or \"report\": what is it that {}?",
                                         event ? "only one of" : "one of",
                                         given.action == CorrectionAction::set ? "changes" : "goes")};
        }
        break;
    case CorrectionAction::merge:
        if (!event || row.others.empty()) {
            throw InputError{
                "merge needs \"event\", which stays, and \"new\", the ids of the events that become one with it"};
        }
        break;
    case CorrectionAction::split:
        if (!event || !report) {
            throw InputError{"split needs \"event\" and \"report\", the id of the report that is about something else"};
        }
        break;
    case CorrectionAction::lock:
        if (!event || report) {
            throw InputError{"lock needs \"event\", and no \"report\""};
        }
        break;
    }
}

void check_field(Row& row, const PlaceSource& places)
{
    Correction& given = row.given;
    if (given.field.empty()) {
        if (given.action == CorrectionAction::set) {
            throw InputError{fmt::format("set needs \"field\"; expected {}", field_names())};
        }
        return;
    }
    row.field = parse_field(given.field);
    if (!row.field) {
        throw InputError{fmt::format("\"field\" is \"{}\"; expected {}", given.field, field_names())};
    }
    if (!row.sets()) {
        return;
    }
    if (row.field->of_claim() && given.report.empty()) {
        throw InputError{fmt::format("{} is of one number in a report: give \"report\" and \"quote\"; of an event it "
                                     "is {}",
                                     given.field, row.field->is_number() ? "kill_best and the like" : "not known")};
    }
    row.empty = given.new_value.empty();
    const bool needs_value = row.field->kind == Kind::where_prec || row.field->kind == Kind::date_prec ||
                             row.field->kind == Kind::level || row.field->kind == Kind::measure ||
                             row.field->kind == Kind::stance;
    if (!row.empty) {
        read_value(row, places);
    } else if (needs_value) {
        throw InputError{fmt::format("{} cannot be empty: give \"new\"", given.field)};
    }
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    constexpr std::string_view between = " \t\r\n,;";
    while (true) {
        const auto begin = text.find_first_not_of(between);
        if (begin == std::string_view::npos) {
            return words;
        }
        text.remove_prefix(begin);
        const auto end = std::min(text.find_first_of(between), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

} // namespace

bool Row::of_report() const noexcept
{
    return given.event.empty();
}

bool Row::sets() const noexcept
{
    return field && (given.action == CorrectionAction::set || given.action == CorrectionAction::lock);
}

Row checked(Correction given, const PlaceSource& places)
{
    Row row;
    row.given = std::move(given);
    if (row.given.action == CorrectionAction::lock && row.given.new_value.empty()) {
        row.given.new_value = row.given.old_value;
    }
    if (row.given.action == CorrectionAction::merge) {
        row.others = words_of(row.given.new_value);
    }
    row.quote = row.given.quote.empty() ? std::string{} : comparable(row.given.quote);
    check_keys(row);
    check_field(row, places);
    return row;
}

bool comes_before(const Correction& a, const Correction& b)
{
    const auto key = [](const Correction& c) {
        return std::tie(c.date, c.action, c.event, c.report, c.quote, c.field, c.old_value, c.new_value, c.reviewer,
                        c.reason);
    };
    return key(a) < key(b);
}

std::string comparable(std::string_view words)
{
    std::string folded = text::folded(words);
    return folded.empty() ? std::string{words} : folded; // marks alone: they mean themselves
}

} // namespace placeline::review
