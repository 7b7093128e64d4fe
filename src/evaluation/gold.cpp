// SPDX-License-Identifier: Apache-2.0
#include "evaluation/gold.hpp"

#include "base/error.hpp"
#include "geo/distance.hpp"
#include "records/code_points.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <limits>
#include <set>

namespace placeline::evaluation {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string string_at(const object& from, std::string_view key)
{
    element value;
    std::string_view text;
    if (from[key].get(value) != simdjson::SUCCESS) {
        return {};
    }
    if (value.get(text) == simdjson::SUCCESS) {
        return std::string{text};
    }
    return value.is_number() ? simdjson::minify(value) : std::string{};
}

std::optional<double> number_at(const object& from, std::string_view key)
{
    double number = 0.0;
    return from[key].get(number) == simdjson::SUCCESS ? std::optional{number} : std::nullopt;
}

TextSpan span_in(const object& from)
{
    std::uint64_t start = 0;
    std::uint64_t end = 0;
    if (from["start"].get(start) != simdjson::SUCCESS || from["end"].get(end) != simdjson::SUCCESS || end <= start ||
        end > std::numeric_limits<std::uint32_t>::max()) {
        throw InputError{"a toponym has no \"start\" and \"end\" that count code points, the end behind the start"};
    }
    return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

/// The position beside the span, or that of its `place`.
std::optional<LonLat> position_in(const object& from)
{
    object place;
    const auto lat = number_at(from, "lat");
    const auto lon = number_at(from, "lon");
    if (!lat || !lon) {
        return from["place"].get(place) == simdjson::SUCCESS ? position_in(place) : std::nullopt;
    }
    return LonLat{.lon_deg = *lon, .lat_deg = *lat};
}

template <typename Each>
void for_objects(const array& list, Each each)
{
    for (const element value : list) {
        object item;
        if (value.get(item) != simdjson::SUCCESS) {
            throw InputError{"a toponym is not a JSON object"};
        }
        each(item);
    }
}

std::string id_of(const object& from)
{
    std::string id = string_at(from, "id");
    if (const std::string doc = string_at(from, "doc_id"); id.empty() && !doc.empty()) {
        const std::string corpus = string_at(from, "corpus");
        id = corpus.empty() ? doc : corpus + "-" + doc;
    }
    return id;
}

} // namespace

struct GoldReader::Impl {
    simdjson::dom::parser parser;

    object parsed(std::string_view json)
    {
        object record;
        if (parser.parse(json.data(), json.size()).get(record) != simdjson::SUCCESS) {
            throw InputError{"is not a JSON object"};
        }
        return record;
    }
};

GoldReader::GoldReader() : impl_{std::make_unique<Impl>()} {}
GoldReader::~GoldReader() = default;
GoldReader::GoldReader(GoldReader&&) noexcept = default;
GoldReader& GoldReader::operator=(GoldReader&&) noexcept = default;

GoldDocument GoldReader::read_gold(std::string_view json)
{
    const object record = impl_->parsed(json);
    GoldDocument gold;
    Report& report = gold.report;
    report.id = id_of(record);
    report.title = string_at(record, "title");
    report.text = string_at(record, "text");
    if (report.text.empty()) {
        throw InputError{"has no \"text\""};
    }
    records::replace_nul(report.text);
    records::set_published(report, string_at(record, "published"));
    if (report.id.empty()) {
        report.id = records::derived_id(report);
    }
    array list;
    if (record["toponyms"].get(list) != simdjson::SUCCESS && record["mentions"].get(list) != simdjson::SUCCESS) {
        throw InputError{"has no list \"toponyms\" (or \"mentions\")"};
    }
    const records::CodePoints code_points{report.text};
    std::set<TextSpan> given;
    for_objects(list, [&](const object& item) {
        if (string_at(item, "kind") == "non_toponym") {
            return;
        }
        const GoldToponym toponym{.span = span_in(item), .position = position_in(item)};
        if (toponym.position && !geo::valid(*toponym.position)) { // published corpora have such; nothing is right there
            report.problems.push_back(
                fmt::format("\"lat\" {}, \"lon\" {} is not on Earth; expected -90 to 90 and -180 to 180",
                            toponym.position->lat_deg, toponym.position->lon_deg));
        }
        const auto begin = code_points.byte_of(toponym.span.begin);
        const auto end = code_points.byte_of(toponym.span.end);
        if (!begin || !end) {
            throw InputError{fmt::format("the span {} to {} goes beyond the text, which has {} code points",
                                         toponym.span.begin, toponym.span.end, code_points.size())};
        }
        const TextSpan bytes{*begin, *end};
        std::string name = string_at(item, "name");
        if (name.empty()) {
            name = string_at(item, "text"); // as placeline parse writes it
        }
        if (!name.empty() && bytes.of(report.text) != name) {
            throw InputError{
                fmt::format("at {} to {} stands \"{}\", not \"{}\"; spans count Unicode code points of \"text\"",
                            toponym.span.begin, toponym.span.end, bytes.of(report.text), name)};
        }
        if (toponym.position) {
            given.insert(bytes);
        }
        gold.toponyms.push_back(toponym);
    });
    report.given_mentions.assign(given.begin(), given.end());
    return gold;
}

PredictedDocument GoldReader::read_predicted(std::string_view json)
{
    const object record = impl_->parsed(json);
    PredictedDocument predicted{.id = id_of(record), .mentions = {}};
    if (predicted.id.empty()) {
        throw InputError{"has no \"id\""};
    }
    array list;
    if (record["mentions"].get(list) != simdjson::SUCCESS) {
        throw InputError{"has no list \"mentions\""};
    }
    for_objects(list, [&predicted](const object& item) {
        predicted.mentions.push_back({.span = span_in(item),
                                      .position = position_in(item),
                                      .confidence = number_at(item, "confidence").value_or(0.0)});
    });
    return predicted;
}

} // namespace placeline::evaluation
