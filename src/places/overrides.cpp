// SPDX-License-Identifier: Apache-2.0
#include "places/overrides.hpp"

#include "base/error.hpp"
#include "places/own_place.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace placeline::places {

namespace {

using gazetteer::Gazetteer;

std::vector<std::string> words_of(std::string_view folded)
{
    std::vector<std::string> words;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        words.emplace_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

std::uint16_t country_index(std::string_view name, const Gazetteer& gazetteer)
{
    if (const auto place = gazetteer.country(name); place != gazetteer::no_place) {
        return gazetteer.row(place).country_index;
    }
    for (const auto& hit : gazetteer.find(text::folded(name))) {
        const auto row = gazetteer.row(hit.place);
        if (feature_kind(row.feature_class, row.feature_code) == FeatureKind::country) {
            return row.country_index;
        }
    }
    return 0;
}

/// A candidate that lies at the position, so that the roles of the names around see what holds it.
Candidate candidate_at(const Place& place, const Gazetteer& gazetteer)
{
    const auto unit = gazetteer.admin1_at(place.position);
    Candidate candidate;
    if (unit != gazetteer::no_place) {
        const gazetteer::NameHit hit{.place = unit};
        candidate = read_best(std::span{&hit, 1}, gazetteer);
    }
    candidate.place = gazetteer::no_place;
    candidate.kind = FeatureKind::town;
    return candidate;
}

/// Hyphens and full stops stand inside names ("Al-Bab"), other marks end them.
bool inside_name(std::string_view mark)
{
    return mark == "-" || mark == "‐" || mark == "–" || mark == "." || mark == "'" || mark == "’";
}

/// One past the last token of the name that starts at `first`, or `first`.
std::uint32_t end_of(const std::vector<std::string>& words, const text::Document& document, std::uint32_t first)
{
    std::string folded;
    std::size_t word = 0;
    for (auto token = first; token < document.tokens.size(); ++token) {
        if (document.tokens[token].sentence != document.tokens[first].sentence) {
            return first;
        }
        const auto fold = document.fold(token);
        if (document.tokens[token].kind == text::TokenKind::punctuation || fold.empty()) {
            if (!inside_name(document.word(token))) {
                return first;
            }
            continue;
        }
        for (const auto& part : words_of(fold)) { // a token may fold to two words
            if (word == words.size() || words[word] != part) {
                return first;
            }
            ++word;
        }
        if (word == words.size()) {
            return token + 1;
        }
    }
    return first;
}

/// How much a row knows of when it holds.
int rank(const Override& row)
{
    return (row.report.empty() ? 0 : 2) + (row.country.empty() ? 0 : 1);
}

/// Takes entries without a name out: they would still vote on the others.
void drop_unused(NameSet& names, std::vector<const Overrides::Row*>& of_entry)
{
    constexpr std::uint32_t unused = 0xFFFFFFFF;
    std::vector<std::uint32_t> moved(names.entries.size(), unused);
    std::vector<NameEntry> entries;
    std::vector<const Overrides::Row*> rows;
    for (auto& name : names.names) {
        auto& to = moved[name.entry];
        if (to == unused) {
            to = static_cast<std::uint32_t>(entries.size());
            entries.push_back(std::move(names.entries[name.entry]));
            rows.push_back(of_entry[name.entry]);
        }
        name.entry = to;
    }
    names.entries = std::move(entries);
    of_entry = std::move(rows);
}

} // namespace

Overrides::Overrides(std::vector<Override> rows, const Gazetteer& gazetteer)
    : used_{std::make_unique<std::atomic<bool>[]>(rows.size())}
{
    for (Override& given : rows) {
        Row row{.given = std::move(given), .words = {}, .place = {}, .candidate = {}};
        const Override& say = row.given;
        row.words = words_of(text::folded(say.name));
        if (row.words.empty()) {
            throw InputError{
                fmt::format("{}: \"{}\" is no name: it has neither letter nor digit", say.origin, say.name)};
        }
        const auto document = text::analyse(say.name);
        row.capital = !document.tokens.empty() && document.tokens.front().capital;
        if (!say.country.empty()) {
            row.country = country_index(say.country, gazetteer);
            any_by_country_ = true;
            if (row.country == 0) {
                throw InputError{
                    fmt::format("{}: \"{}\" is no country that the gazetteer has; give its ISO 3166-1 code", say.origin,
                                say.country)};
            }
        }
        if (!say.place_id.empty()) {
            const auto place = gazetteer.find_id(say.place_id);
            if (!place) {
                throw InputError{fmt::format(
                    "{}: \"{}\" is in no row of the gazetteer; 'placeline gazetteer search' lists the ids of a "
                    "name, or give \"lat\" and \"lon\"",
                    say.origin, say.place_id)};
            }
            row.place = gazetteer.place(*place);
            const gazetteer::NameHit hit{.place = *place};
            row.candidate = read_best(std::span{&hit, 1}, gazetteer);
        } else if (say.position) {
            row.place =
                own_place(*say.position, say.where_prec, say.place_name.empty() ? say.name : say.place_name, gazetteer);
            row.candidate = candidate_at(*row.place, gazetteer);
        }
        row.candidate.probability = 1.0;
        by_first_word_.emplace(row.words.front(), static_cast<std::uint32_t>(rows_.size()));
        rows_.push_back(std::move(row));
    }
}

bool Overrides::holds(const Row& row, std::string_view report, std::span<const std::uint16_t> countries) const
{
    return (row.given.report.empty() || row.given.report == report) &&
           (row.country == 0 || std::ranges::binary_search(countries, row.country));
}

Overrides::Applied Overrides::apply(NameSet& names, const text::Document& document, std::string_view report,
                                    std::span<const std::uint16_t> countries, bool only_whole) const
{
    struct Found {
        const Row* row;
        std::uint32_t first_token;
        std::uint32_t last_token;
        TextSpan span;
    };
    std::vector<Found> found;
    for (std::uint32_t token = 0; token < document.tokens.size(); ++token) {
        const auto first_words = words_of(document.fold(token));
        if (first_words.empty()) {
            continue;
        }
        const auto [from, to] = by_first_word_.equal_range(first_words.front());
        for (auto at = from; at != to; ++at) {
            const Row& row = rows_[at->second];
            if (!holds(row, report, countries) || (row.capital && !document.tokens[token].capital)) {
                continue;
            }
            if (const auto end = end_of(row.words, document, token); end > token) {
                found.push_back({&row, token, end, document.span_of(token, end)});
            }
        }
    }
    std::ranges::stable_sort(found, std::greater{}, [](const Found& f) {
        return std::tuple{f.last_token - f.first_token, rank(f.row->given), f.row};
    });

    Applied applied{.of_entry = std::vector<const Row*>(names.entries.size(), nullptr)};
    std::unordered_map<const Row*, std::uint32_t> entry_of;
    std::vector<TextSpan> taken;
    for (const Found& f : found) {
        const auto overlaps = [&f](const TextSpan& span) { return span.overlaps(f.span); };
        if (std::ranges::any_of(taken, overlaps)) {
            continue;
        }
        bool longer = false;
        bool whole = false;
        char hint = ' ';
        TextSpan span = f.span;
        for (const auto& name : names.names) {
            const bool same = name.first_token == f.first_token && name.last_token == f.last_token;
            whole |= same && !name.context_only;
            longer |= overlaps(name.span) && !same && !f.span.contains(name.span);
            if (same) {
                hint = name.hint;
                span = name.span;
            }
        }
        if (longer || (only_whole && !whole)) {
            continue;
        }
        use(*f.row);
        applied.any = true;
        taken.push_back(f.span);
        const auto removed = std::erase_if(names.names, [&](const FoundName& name) { return overlaps(name.span); });
        if (!f.row->place && removed == 0) {
            continue; // it was not taken for a place
        }
        const auto [entry, fresh] = entry_of.try_emplace(f.row, static_cast<std::uint32_t>(names.entries.size()));
        if (fresh) {
            // Of the origin for which the resolver looks for no further candidates.
            NameEntry own{
                .folded = fmt::format("{}", fmt::join(f.row->words, " ")), .origin = NameOrigin::variant, .hits = {}};
            if (f.row->candidate.place != gazetteer::no_place && f.row->place) {
                own.hits.push_back({.place = f.row->candidate.place});
            }
            names.entries.push_back(std::move(own));
            applied.of_entry.push_back(f.row);
        }
        FoundName name;
        name.first_token = f.first_token;
        name.last_token = f.last_token;
        name.span = span;
        name.entry = entry->second;
        name.hint = hint;
        name.place_logit = 5.0;
        names.names.push_back(name);
    }
    std::ranges::stable_sort(names.names, {}, [](const FoundName& name) { return name.span.begin; });
    drop_unused(names, applied.of_entry);
    return applied;
}

const Overrides::Row* Overrides::find(std::string_view name, std::string_view report, std::uint16_t country) const
{
    const auto words = words_of(text::folded(name));
    const Row* best = nullptr;
    if (!words.empty()) {
        const auto [from, to] = by_first_word_.equal_range(words.front());
        for (auto at = from; at != to; ++at) {
            const Row& row = rows_[at->second];
            if (row.words == words && holds(row, report, std::span{&country, 1}) &&
                (best == nullptr || std::tuple{rank(best->given), best} < std::tuple{rank(row.given), &row})) {
                best = &row;
            }
        }
    }
    if (best != nullptr) {
        use(*best);
    }
    return best;
}

std::vector<std::string> Overrides::unused() const
{
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!used_[i]) {
            const Override& given = rows_[i].given;
            lines.push_back(fmt::format("{}: \"{}\"{}{} matched no name", given.origin, given.name,
                                        given.report.empty() ? "" : " in report " + given.report,
                                        given.country.empty() ? "" : " in " + given.country));
        }
    }
    return lines;
}

GeocodeAnswer geocode(const GeocodeQuery& query, const Gazetteer& gazetteer, const Overrides* overrides)
{
    GeocodeAnswer answer = geocode(query, gazetteer);
    if (overrides == nullptr) {
        return answer;
    }
    const std::string_view country = !query.country.empty() ? std::string_view{query.country}
                                     : answer.place         ? std::string_view{answer.place->country}
                                                            : std::string_view{};
    const auto* row =
        overrides->find(query.name, query.id, country.empty() ? std::uint16_t{0} : country_index(country, gazetteer));
    if (row == nullptr) {
        return answer;
    }
    answer.place = row->place;
    answer.confidence = row->place ? 1.0 : 0.0;
    answer.match = row->place ? MatchKind::exact : MatchKind::none;
    answer.alternatives.clear();
    answer.reasons = {override_reason(*row)};
    return answer;
}

std::string override_reason(const Overrides::Row& row)
{
    return row.given.origin + (row.place ? " says so" : " says that it is no place");
}

} // namespace placeline::places
