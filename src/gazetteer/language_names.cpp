// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/language_names.hpp"

#include "base/error.hpp"
#include "text/compact_text.hpp"
#include "text/language_code.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <map>
#include <tuple>
#include <utility>

namespace placeline::gazetteer {

namespace {

/// A name in a language, of a row.
struct Entry {
    std::uint32_t place = 0;
    std::array<char, 3> language{};
    NameUse use = NameUse::plain;
    std::uint32_t number = 0; ///< in SourceTable::names
};

/// A name of one place as it is written, in this order: names of one text stand together and have it once, those that
/// are the main name have none, and within a language the order stays.
struct Spoken {
    std::size_t rank = 0; ///< in its language
    bool apart = true;    ///< from the main name
    std::string_view text;
    std::size_t language = 0; ///< number in `LanguageColumns::languages`

    auto operator<=>(const Spoken&) const = default;
};

constexpr unsigned most_short = 0x80; ///< numbers below it take one byte
constexpr std::size_t most_numbers = 0x8000;

/// A number below `most_numbers`, in one byte or two.
void append_number(std::size_t number, std::string& out)
{
    if (number >= most_short) {
        out.push_back(static_cast<char>(most_short | number >> 8U));
    }
    out.push_back(static_cast<char>(number & 0xFFU));
}

/// Takes a number off the front. \return  Past the last one where there are no bytes left.
std::size_t take_number(std::string_view& bytes) noexcept
{
    std::size_t number = 0;
    for (int i = 0; i < 2; ++i) {
        if (bytes.empty()) {
            return most_numbers;
        }
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        if (i == 0 && byte >= most_short) {
            number = (byte - most_short) << 8U;
            continue;
        }
        return number | byte;
    }
    return number;
}

/// By place, then in the order in which they are told.
std::vector<Entry> entries_of(const SourceTable& table, const PlaceColumns& places)
{
    std::vector<Entry> entries;
    for (std::uint32_t i = 0; i < table.names.size(); ++i) {
        const SourceName& name = table.names[i];
        if (name.language.front() != '\0' && (name.kind == NameKind::main || name.kind == NameKind::alternate) &&
            !text::is_romanised(name.text, format::until_nul(name.language))) {
            entries.push_back({places.row_of(name.place), name.language, name.use, i});
        }
    }
    const auto last_source_first = [&](std::uint32_t number) { return ~table.names[number].source; };
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        return std::tuple{a.place, a.language, a.use, last_source_first(a.number), a.number} <
               std::tuple{b.place, b.language, b.use, last_source_first(b.number), b.number};
    });
    return entries;
}

/// Languages with their uses, the commonest first, so that their numbers are short.
std::map<std::pair<std::array<char, 3>, NameUse>, std::size_t> numbered(const std::vector<Entry>& entries,
                                                                        std::vector<format::LanguageRecord>& languages)
{
    std::map<std::pair<std::array<char, 3>, NameUse>, std::size_t> counts;
    for (const Entry& entry : entries) {
        ++counts[{entry.language, entry.use}];
    }
    std::vector<std::pair<std::size_t, std::pair<std::array<char, 3>, NameUse>>> ranked;
    for (const auto& [language, count] : counts) {
        ranked.emplace_back(count, language);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (ranked.size() >= most_numbers) {
        throw InputError{"the sources name more languages than an index holds"};
    }
    for (const auto& [count, language] : ranked) {
        counts[language] = languages.size();
        languages.push_back({language.first, static_cast<std::uint8_t>(language.second)});
    }
    return counts;
}

} // namespace

LanguageColumns lay_out_languages(const SourceTable& table, const PlaceColumns& places)
{
    LanguageColumns columns;
    const std::vector<Entry> entries = entries_of(table, places);
    const auto numbers = numbered(entries, columns.languages);
    std::vector<Spoken> names;
    for (auto first = entries.begin(), last = first; first != entries.end(); first = last) {
        const std::string_view main_name = places.name_of(first->place);
        names.clear();
        for (last = first; last != entries.end() && last->place == first->place; ++last) {
            const std::string_view text = table.names[last->number].text;
            const auto before = [&](auto same) {
                return static_cast<std::size_t>(std::count_if(
                    first, last, [&](const Entry& e) { return e.language == last->language && same(e); }));
            };
            if (before([&](const Entry& e) { return table.names[e.number].text == text; }) == 0) {
                names.push_back({before([](const Entry&) { return true; }), text != main_name, text,
                                 numbers.at({last->language, last->use})});
            }
        }
        std::sort(names.begin(), names.end());
        columns.places.push_back({first->place, static_cast<std::uint32_t>(columns.names.size())});
        std::string_view written = main_name;
        for (const Spoken& name : names) {
            append_number(name.language, columns.names);
            const std::string packed = name.text == written ? std::string{} : text::compacted(name.text);
            append_number(packed.size(), columns.names);
            columns.names += packed;
            written = name.text;
        }
    }
    columns.places.push_back({no_place, static_cast<std::uint32_t>(columns.names.size())});
    if (columns.names.size() > 0xFFFFFFFFU) {
        throw InputError{"the sources hold more names in languages than one index can; build several"};
    }
    return columns;
}

std::vector<LanguageName> LanguageView::names_of(PlaceIndex place, std::string_view main_name) const
{
    std::vector<LanguageName> out;
    const auto found =
        std::lower_bound(places.begin(), places.end(), place,
                         [](const format::LanguagePlaceRecord& record, PlaceIndex p) { return record.place < p; });
    if (place == no_place || found == places.end() || found->place != place || found + 1 == places.end()) {
        return out;
    }
    const std::size_t first = std::min<std::size_t>(found->first, names.size());
    const std::size_t last = std::min<std::size_t>((found + 1)->first, names.size());
    std::string_view bytes = first < last ? std::string_view{names.data() + first, last - first} : std::string_view{};
    std::string written{main_name};
    while (!bytes.empty()) {
        const std::size_t language = take_number(bytes);
        const std::size_t length = take_number(bytes);
        if (language >= languages.size() || length > bytes.size()) {
            break; // the file is damaged
        }
        if (length > 0) {
            written = text::expanded(bytes.substr(0, length));
            bytes.remove_prefix(length);
        }
        const auto use = std::min(languages[language].use, static_cast<std::uint8_t>(NameUse::historic));
        out.push_back({std::string{format::until_nul(languages[language].code)}, written, static_cast<NameUse>(use)});
    }
    std::stable_sort(out.begin(), out.end(), [](const LanguageName& a, const LanguageName& b) {
        return std::tie(a.language, a.use) < std::tie(b.language, b.use);
    });
    return out;
}

} // namespace placeline::gazetteer
