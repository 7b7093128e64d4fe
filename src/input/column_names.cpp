// SPDX-License-Identifier: Apache-2.0
#include "input/column_names.hpp"

#include "input/ascii.hpp"
#include "input/builtin_tables.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

namespace placeline::input {

namespace {

std::vector<std::string> split(std::string_view text, std::string_view marks)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(marks), text.size());
        if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty()) {
            parts.emplace_back(part);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// "killed_min" is two words; so is "killedMin".
std::string apart(std::string_view name)
{
    std::string out;
    bool lower_before = false;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && lower_before) {
            out += ' ';
        }
        lower_before = c >= 'a' && c <= 'z';
        out += c == '_' ? ' ' : c;
    }
    return out;
}

/// A name without case, accents and what stands between words.
std::string key_of(std::string_view name)
{
    std::string key = text::folded(name);
    std::erase_if(key, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return key;
}

/// "#Geo + lat" is "#geo", "lat".
std::vector<std::string> tag_parts(std::string_view tag)
{
    std::string plain = ascii_lower(tag);
    std::erase_if(plain, [](char c) { return c == ' ' || c == '\t'; });
    return split(plain, "+");
}

struct ColumnTable {
    std::map<std::pair<std::string, std::string>, std::vector<std::string>, std::less<>> names; ///< by preset and field
    std::map<std::string, std::string, std::less<>> words; ///< what a word or a phrase of a count's name says
    std::vector<std::string> presets;
};

const ColumnTable& column_table()
{
    static const ColumnTable table = [] {
        ColumnTable built;
        for (const auto& row : builtin_rows(columns_table, 3)) {
            const std::string preset{row[0]};
            const bool hxl = preset == "hxl";
            for (const std::string& name : split(row[2], ",")) {
                if (preset == "word") {
                    built.words.emplace(text::folded(name), row[1]);
                } else {
                    built.names[{preset, std::string{row[1]}}].push_back(hxl ? name : key_of(name));
                }
            }
            const bool listed_already =
                std::find(built.presets.begin(), built.presets.end(), preset) != built.presets.end();
            if (preset != "any" && preset != "word" && !listed_already) {
                built.presets.push_back(preset);
            }
        }
        return built;
    }();
    return table;
}

const std::vector<std::string>& names_of(std::string_view preset, std::string_view field)
{
    static const std::vector<std::string> none;
    const auto found = column_table().names.find(std::pair{std::string{preset}, std::string{field}});
    return found == column_table().names.end() ? none : found->second;
}

/// What is counted, said in words all of which must be known.
std::optional<CountField> count_in_words(const std::vector<std::string>& words)
{
    std::optional<Measure> measure;
    CountField field;
    for (std::size_t at = 0; at < words.size();) {
        const std::string* meaning = nullptr;
        std::size_t length = std::min<std::size_t>(3, words.size() - at);
        for (; length > 0 && meaning == nullptr; --length) { // the longest phrase
            const std::vector<std::string> phrase{words.begin() + static_cast<std::ptrdiff_t>(at),
                                                  words.begin() + static_cast<std::ptrdiff_t>(at + length)};
            const auto found = column_table().words.find(fmt::format("{}", fmt::join(phrase, " ")));
            if (found != column_table().words.end()) {
                meaning = &found->second;
                at += length;
            }
        }
        if (meaning == nullptr) {
            return std::nullopt;
        }
        if (*meaning == "low" || *meaning == "high" || *meaning == "best") {
            field.bound = *meaning == "low"    ? CountBound::low
                          : *meaning == "high" ? CountBound::high
                                               : CountBound::best;
        } else if (meaning->starts_with('@')) {
            field.group = meaning->substr(1);
        } else if (const auto named = parse_measure(*meaning)) {
            if (measure && *measure != *named) {
                // "drones shot down" are those intercepted; "killed and injured" are neither
                const bool shot_down = *measure == Measure::munitions && *named == Measure::intercepted;
                if (!shot_down) {
                    return std::nullopt;
                }
            }
            measure = named;
        }
    }
    if (!measure) {
        return std::nullopt;
    }
    field.measure = *measure;
    return field;
}

} // namespace

std::optional<CountField> parse_count_field(std::string_view text)
{
    CountField field;
    if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
        field.group = text.substr(at + 1);
        text = text.substr(0, at);
        if (field.group.empty()) {
            return std::nullopt;
        }
    }
    const std::size_t dot = text.find('.');
    if (dot != std::string_view::npos) {
        const std::string_view bound = text.substr(dot + 1);
        if (bound != "low" && bound != "high" && bound != "best") {
            return std::nullopt;
        }
        field.bound = bound == "low" ? CountBound::low : bound == "high" ? CountBound::high : CountBound::best;
    }
    const auto measure = parse_measure(text.substr(0, dot));
    if (!measure) {
        return std::nullopt;
    }
    field.measure = *measure;
    return field;
}

ColumnKeys::ColumnKeys(const TableHead& head)
{
    for (const std::string& name : head.names) {
        keys_.push_back(key_of(name));
        words_.push_back(split(text::folded(apart(name)), " "));
    }
    for (const std::string& tag : head.hxl_tags) {
        tags_.push_back(tag_parts(tag));
    }
    tags_.resize(keys_.size());
}

std::optional<std::size_t> ColumnKeys::tagged(std::string_view tag) const
{
    const std::vector<std::string> wanted = tag_parts(tag);
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < tags_.size(); ++i) {
        const std::vector<std::string>& has = tags_[i];
        const bool fits = !has.empty() && has.front() == wanted.front() &&
                          std::all_of(wanted.begin(), wanted.end(), [&](const std::string& part) {
                              return std::find(has.begin(), has.end(), part) != has.end();
                          });
        if (fits && (!best || has.size() < tags_[*best].size())) { // the plainest
            best = i;
        }
    }
    return best;
}

std::optional<std::size_t> ColumnKeys::named(std::string_view name) const
{
    const auto found = std::find(keys_.begin(), keys_.end(), key_of(name));
    return found == keys_.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - keys_.begin())};
}

std::optional<std::size_t> ColumnKeys::find(std::string_view preset, std::string_view field) const
{
    for (const std::string& tag : names_of("hxl", field)) {
        if (const auto column = tagged(tag)) {
            return column;
        }
    }
    const std::vector<std::size_t> all = find_all(preset, field);
    return all.empty() ? std::nullopt : std::optional{all.front()};
}

std::vector<std::size_t> ColumnKeys::find_all(std::string_view preset, std::string_view field) const
{
    std::vector<std::size_t> columns;
    for (const std::string& name : names_of(preset, field)) {
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (keys_[i] == name) {
                columns.push_back(i);
            }
        }
    }
    return columns;
}

std::optional<CountField> ColumnKeys::count_in(std::size_t column) const
{
    const std::vector<std::string>& tag = tags_[column];
    if (!tag.empty()) {
        const bool counts = tag.front() == "#affected" || tag.front() == "#event" || tag.front() == "#impact";
        return counts ? count_in_words({tag.begin() + 1, tag.end()}) : std::nullopt;
    }
    return count_in_words(words_[column]);
}

std::vector<std::string> column_presets()
{
    return column_table().presets;
}

std::vector<std::string> preset_fields(std::string_view preset)
{
    std::vector<std::string> fields;
    for (const auto& [key, names] : column_table().names) {
        if (key.first == preset) {
            fields.push_back(key.second);
        }
    }
    return fields;
}

bool is_report_header(const std::vector<std::string>& cells)
{
    const ColumnKeys keys{TableHead{.names = cells, .hxl_tags = {}}};
    const auto has = [&keys](std::string_view field) { return keys.find("any", field).has_value(); };
    return has("text") && (has("id") || has("published") || has("title"));
}

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 40;
    const std::vector<std::string> first{names.begin(),
                                         names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most))};
    return fmt::format("{}{}", fmt::join(first, ", "), names.size() > most ? ", ..." : "");
}

} // namespace placeline::input
