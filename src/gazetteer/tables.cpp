// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/tables.hpp"

#include "base/error.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace placeline::gazetteer {

namespace {

/// Calls `take` with the fields of each line that is neither empty nor a comment.
template <typename Take>
void for_each_row(std::string_view text, std::size_t n_fields, std::string_view name, Take take)
{
    std::size_t line_number = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line_number;
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        std::vector<std::string_view> fields;
        for (std::string_view rest = line;;) {
            const auto tab = rest.find('\t');
            fields.push_back(rest.substr(0, tab));
            if (tab == std::string_view::npos) {
                break;
            }
            rest.remove_prefix(tab + 1);
        }
        if (fields.size() != n_fields) {
            throw Error{
                fmt::format("geodata/{}:{}: has {} columns; expected {}", name, line_number, fields.size(), n_fields)};
        }
        take(fields);
    }
}

template <typename Number>
Number parsed(std::string_view text, std::string_view what)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw Error{fmt::format("geodata: \"{}\" is no {}", text, what)};
    }
    return value;
}

std::string feature_key(char feature_class, std::string_view code)
{
    return fmt::format("{}.{}", feature_class, code);
}

bool by_length(const std::string& a, const std::string& b)
{
    return a.size() != b.size() ? a.size() > b.size() : a < b;
}

} // namespace

BuildTables::BuildTables()
{
    for_each_row(table_text::feature_codes, 6, "feature-codes.tsv", [&](const auto& fields) {
        if (fields[0] == "class") {
            return;
        }
        features_[feature_key(fields[0].front(), fields[1])] = {
            parsed<std::uint8_t>(fields[2], "where_prec"), parsed<std::uint8_t>(fields[3], "where_prec"),
            parsed<std::uint16_t>(fields[5], "rank"), parsed<float>(fields[4], "radius")};
    });
    for_each_row(table_text::iso3166, 2, "iso3166.tsv",
                 [&](const auto& fields) { alpha3_[std::string{fields[0]}] = fields[1]; });
    for_each_row(table_text::articles, 2, "articles.tsv",
                 [&](const auto& fields) { articles_[text::folded(fields[0])] = fields[1]; });
    for_each_row(table_text::generic_words, 2, "generic-words.tsv", [&](const auto& fields) {
        if (fields[0] == "before" || fields[0] == "after") {
            (fields[0] == "before" ? before_ : after_).push_back(text::folded(fields[1]));
        }
    });
    std::sort(before_.begin(), before_.end(), by_length);
    std::sort(after_.begin(), after_.end(), by_length);
}

FeatureRule BuildTables::feature(char feature_class, std::string_view code) const
{
    for (const auto& key : {feature_key(feature_class, code), feature_key(feature_class, "*")}) {
        if (const auto found = features_.find(key); found != features_.end()) {
            return found->second;
        }
    }
    return {1, 1, 0, 5.0F};
}

std::string_view BuildTables::alpha3(std::string_view alpha2) const
{
    const auto found = alpha3_.find(std::string{alpha2});
    return found == alpha3_.end() ? std::string_view{} : std::string_view{found->second};
}

std::string_view BuildTables::without_article(std::string_view folded_name, std::string_view country) const
{
    const auto space = folded_name.find(' ');
    if (space == std::string_view::npos || space > 8) {
        return {};
    }
    const auto found = articles_.find(std::string{folded_name.substr(0, space)});
    if (found == articles_.end() ||
        (found->second != "*" && (country.empty() || found->second.find(country) == std::string::npos))) {
        return {};
    }
    return folded_name.substr(space + 1);
}

std::string_view BuildTables::without_generic(std::string_view folded_name) const
{
    for (const auto& word : after_) {
        if (folded_name.size() > word.size() + 1 && folded_name.ends_with(word) &&
            folded_name[folded_name.size() - word.size() - 1] == ' ') {
            return folded_name.substr(0, folded_name.size() - word.size() - 1);
        }
    }
    for (const auto& word : before_) {
        if (folded_name.size() > word.size() + 1 && folded_name.starts_with(word) && folded_name[word.size()] == ' ') {
            return folded_name.substr(word.size() + 1);
        }
    }
    return {};
}

} // namespace placeline::gazetteer
