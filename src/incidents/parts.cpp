// SPDX-License-Identifier: Apache-2.0
#include "incidents/parts.hpp"

#include "text/lexicon.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace placeline::incidents {

namespace {

enum class Side { none, forces, opponents };

bool has_word(const text::Document& document, TextSpan span, text::ClassId cls)
{
    const std::uint32_t first = document.token_at(span.begin);
    const std::uint32_t last = document.token_at(span.end);
    for (std::uint32_t t = first; t < last; ++t) {
        if (document.term_at(t, cls) != nullptr) {
            return true;
        }
    }
    return false;
}

std::uint32_t sentence_of(const Claim& claim, const text::Document& document)
{
    const std::uint32_t token = document.token_at(claim.number.begin);
    return token < document.tokens.size() ? document.tokens[token].sentence : 0;
}

/// Words of a speaker or group are looked up in a text of their own: they may stand far from the number.
bool speaks_of(const std::string& words, text::ClassId cls)
{
    const text::Document document = text::analyse(words);
    return has_word(document, {0, static_cast<std::uint32_t>(words.size())}, cls);
}

Side side_of(const std::string& counted, const text::Lexicon& lexicon)
{
    if (speaks_of(counted, lexicon.cls("side.opponents"))) {
        return Side::opponents;
    }
    return speaks_of(counted, lexicon.cls("side.forces")) ? Side::forces : Side::none;
}

/// Whether another number for the same thing in the sentence is called the new one.
bool has_newer_beside(const std::vector<Claim>& claims, const Claim& old, const text::Document& document)
{
    return std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
        return &other != &old && other.measure == old.measure && other.supersedes &&
               sentence_of(other, document) == sentence_of(old, document);
    });
}

void mark_outdated(std::vector<Claim>& claims, const text::Document& document)
{
    constexpr std::uint32_t reach = 12; // tokens before the number, within its clause
    const text::ClassId earlier = text::builtin_lexicon().cls("toll.earlier");
    const text::ClassId from = text::builtin_lexicon().cls("toll.from");
    for (Claim& claim : claims) {
        const std::uint32_t number = document.token_at(claim.number.begin);
        if (number >= document.tokens.size()) {
            continue;
        }
        const std::uint32_t sentence = document.sentences[document.tokens[number].sentence].first_token;
        for (std::uint32_t t = number; t > sentence && number - t < reach; --t) {
            const std::string_view word = document.word(t - 1);
            if (word == ";") {
                break;
            }
            if (const text::Term* term = document.term_at(t - 1, earlier)) {
                // "84 died; the first count of 103": the word stands before its own number, not before a later one's
                // clause.
                claim.outdated = t - 1 + term->n_tokens <= number;
                break;
            }
        }
        if (!claim.outdated && number > sentence && document.term_at(number - 1, from) != nullptr &&
            has_newer_beside(claims, claim, document)) {
            claim.outdated = true; // "rose to 100 from 59"
        }
        if (claim.outdated) {
            claim.sum_group.reset();
            claim.supersedes = false;
        }
    }
}

void mark_of_opponents(std::vector<Claim>& claims)
{
    const text::Lexicon& lexicon = text::builtin_lexicon();
    const auto may_count_both = [](const Claim& claim) {
        return claim.measure == Measure::killed && claim.stance == Stance::asserts &&
               (claim.attribution == Attribution::belligerent || claim.attribution == Attribution::official);
    };
    std::map<std::string, std::vector<std::size_t>> by_speaker;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (may_count_both(claims[i])) {
            by_speaker[claims[i].attributed_to].push_back(i);
        }
    }
    for (const auto& [speaker, indices] : by_speaker) {
        if (indices.size() < 2) {
            continue;
        }
        const Side own = speaks_of(speaker, lexicon.cls("speaker.state")) ? Side::forces : Side::opponents;
        const Side other = own == Side::forces ? Side::opponents : Side::forces;
        const auto counts = [&](Side side) {
            return std::any_of(indices.begin(), indices.end(), [&](std::size_t i) {
                return side_of(claims[i].group + " " + claims[i].value_text, lexicon) == side;
            });
        };
        if (!counts(own) || !counts(other)) {
            continue;
        }
        for (const std::size_t i : indices) {
            claims[i].of_opponents = side_of(claims[i].group + " " + claims[i].value_text, lexicon) == other;
        }
    }
}

bool counts_blows(Measure measure)
{
    return measure == Measure::strikes || measure == Measure::targets || measure == Measure::munitions ||
           measure == Measure::intercepted;
}

std::uint32_t free_sum_group(const std::vector<Claim>& claims)
{
    std::uint32_t next = 0;
    for (const Claim& claim : claims) {
        if (claim.sum_group) {
            next = std::max(next, *claim.sum_group + 1);
        }
    }
    return next;
}

} // namespace

void mark_stances(std::vector<Claim>& claims, const text::Document& document)
{
    mark_outdated(claims, document);
    mark_of_opponents(claims);
}

namespace {

/// Claims of a list's lines that may add up.
using Line = std::vector<std::size_t>;

/// Lines that belong together: same measure, speaker and day, and a place in common.
struct SummedLines {
    std::set<std::uint32_t> sites;
    Line claims;
};

bool is_in_several_sentences(const Line& line, const std::vector<Claim>& claims, const text::Document& document)
{
    return std::any_of(line.begin(), line.end(), [&](std::size_t i) {
        return sentence_of(claims[i], document) != sentence_of(claims[line.front()], document);
    });
}

/// Joins lines that have a place in common through others: "near A", "near A and B", "near B".
void add_line(std::vector<SummedLines>& lines, const std::vector<std::uint32_t>& sites, std::size_t claim)
{
    SummedLines whole{.sites = {sites.begin(), sites.end()}, .claims = {claim}};
    for (std::size_t l = 0; l < lines.size();) {
        const bool meets =
            std::any_of(sites.begin(), sites.end(), [&](std::uint32_t site) { return lines[l].sites.contains(site); });
        if (!meets) {
            ++l;
            continue;
        }
        whole.sites.merge(lines[l].sites);
        whole.claims.insert(whole.claims.end(), lines[l].claims.begin(), lines[l].claims.end());
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(l));
    }
    std::sort(whole.claims.begin(), whole.claims.end());
    lines.push_back(std::move(whole));
}

} // namespace

void add_up_list_lines(std::vector<Claim>& claims, const std::vector<Tied>& ties, const std::vector<Mention>& mentions,
                       const text::Document& document)
{
    constexpr std::uint32_t head = 4; // "- Near the town of A"
    std::map<std::tuple<Measure, std::string, std::optional<Day>>, std::vector<SummedLines>> lists;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const Claim& claim = claims[i];
        const std::uint32_t token = document.token_at(claim.number.begin);
        if (ties[i].sites.empty() || claim.part_of || claim.retelling || claim.supersedes || claim.outdated ||
            claim.stance != Stance::asserts || token >= document.tokens.size()) {
            continue;
        }
        const text::Sentence& sentence = document.sentences[document.tokens[token].sentence];
        const bool opens_with_place =
            counts_blows(claim.measure) && !ties[i].carried &&
            document.token_at(mentions[ties[i].mentions.front()].span.begin) < sentence.first_token + head;
        // What several places share adds up only where the line itself names them.
        const bool is_line = ties[i].sites.size() == 1 ? sentence.bullet || opens_with_place
                                                       : sentence.bullet && !ties[i].carried && opens_with_place;
        if (is_line) {
            const std::optional<Day> day = claim.date ? std::optional{claim.date->start} : std::nullopt;
            // Blows are listed by who dealt them; the dead may be rivals' numbers.
            const std::string speaker = counts_blows(claim.measure) ? std::string{} : claim.attributed_to;
            add_line(lists[{claim.measure, speaker, day}], ties[i].sites, i);
        }
    }
    std::uint32_t next = free_sum_group(claims);
    for (auto& [key, lines] : lists) {
        std::sort(lines.begin(), lines.end(),
                  [](const SummedLines& a, const SummedLines& b) { return a.claims.front() < b.claims.front(); });
        for (const SummedLines& line : lines) {
            if (!is_in_several_sentences(line.claims, claims, document)) {
                continue;
            }
            for (const std::size_t i : line.claims) {
                claims[i].sum_group = next;
            }
            ++next;
        }
    }
}

namespace {

/// A line of a list that took its place from the list's head ("Norland: - Near an unknown town, one strike") is no
/// total for the lines below it.
bool is_line_of_its_own(const Claim& claim, const Tied& tied, const text::Document& document)
{
    const std::uint32_t token = document.token_at(claim.number.begin);
    return tied.carried && token < document.tokens.size() && document.sentences[document.tokens[token].sentence].bullet;
}

} // namespace

void tie_area_totals(std::vector<Claim>& claims, std::vector<Tied>& ties, const Sites& sites,
                     const text::Document& document)
{
    for (std::uint32_t total = 0; total < claims.size(); ++total) {
        if (ties[total].sites.size() != 1 || claims[total].part_of || !sites.all[ties[total].sites[0]].place ||
            is_line_of_its_own(claims[total], ties[total], document)) {
            continue;
        }
        const Place& area = *sites.all[ties[total].sites[0]].place;
        std::vector<std::uint32_t> parts;
        std::uint64_t sum = 0;
        for (std::uint32_t i = total + 1; i < claims.size(); ++i) {
            const Claim& part = claims[i];
            const bool inside = ties[i].sites.size() == 1 && sites.all[ties[i].sites[0]].place &&
                                holds(area, *sites.all[ties[i].sites[0]].place);
            const bool one_voice = part.attributed_to == claims[total].attributed_to || part.attributed_to.empty();
            if (!inside || !one_voice || part.measure != claims[total].measure || part.stance != Stance::asserts ||
                part.retelling || part.outdated || (part.part_of && *part.part_of != total)) {
                continue;
            }
            const bool other_day =
                part.date && claims[total].date &&
                (part.date->end < claims[total].date->start || claims[total].date->end < part.date->start);
            if (!other_day) {
                parts.push_back(i);
                sum += part.bounds.value.value_or(part.bounds.low.value_or(0));
            }
        }
        const Bounds& bounds = claims[total].bounds;
        const bool fits = bounds.high ? sum <= *bounds.high : sum > 0;
        if (parts.empty() || !fits) {
            continue;
        }
        Tied places;
        for (const std::uint32_t i : parts) {
            claims[i].part_of = total;
            places.sites.push_back(ties[i].sites[0]);
            places.mentions.insert(places.mentions.end(), ties[i].mentions.begin(), ties[i].mentions.end());
        }
        std::sort(places.sites.begin(), places.sites.end());
        places.sites.erase(std::unique(places.sites.begin(), places.sites.end()), places.sites.end());
        std::sort(places.mentions.begin(), places.mentions.end());
        places.mentions.erase(std::unique(places.mentions.begin(), places.mentions.end()), places.mentions.end());
        const bool whole = bounds.value == sum &&
                           sentence_of(claims[parts.front()], document) <= sentence_of(claims[total], document) + 1;
        if (whole) {
            ties[total] = std::move(places);
        }
    }
}

namespace {

/// A number that may be a total or an item of a list of places.
bool may_be_listed(const Claim& claim)
{
    return !claim.part_of && !claim.retelling && !claim.outdated && claim.stance == Stance::asserts &&
           claim.bounds.value.value_or(0) > 0;
}

/// A line of a list, or a number behind its own heading ("2 May, Zzyx: 12 killed"): no total of the items below.
bool is_item(const Claim& claim, const text::Document& document)
{
    const std::uint32_t token = document.token_at(claim.number.begin);
    if (token >= document.tokens.size()) {
        return false;
    }
    const text::Sentence& sentence = document.sentences[document.tokens[token].sentence];
    bool headed = sentence.bullet;
    for (std::uint32_t t = sentence.first_token; t < token && !headed; ++t) {
        headed = document.word(t) == ":";
    }
    return headed;
}

/// The next claims of the total's measure, each at one place of its own, that add up to it; empty where none do.
std::vector<std::uint32_t> items_of(std::uint32_t total, const std::vector<Claim>& claims,
                                    const std::vector<Tied>& ties)
{
    std::vector<std::uint32_t> items;
    std::set<std::uint32_t> sites;
    std::uint64_t sum = 0;
    for (std::uint32_t i = total + 1; i < claims.size() && sum < *claims[total].bounds.value; ++i) {
        const Claim& item = claims[i];
        if (item.measure != claims[total].measure || item.part_of) {
            continue;
        }
        const bool one_voice = item.attributed_to == claims[total].attributed_to || item.attributed_to.empty();
        if (!may_be_listed(item) || !one_voice || ties[i].sites.size() != 1 || !sites.insert(ties[i].sites[0]).second) {
            return {};
        }
        items.push_back(i);
        sum += *item.bounds.value;
    }
    return items.size() > 1 && sum == *claims[total].bounds.value ? items : std::vector<std::uint32_t>{};
}

} // namespace

void share_list_totals(std::vector<Claim>& claims, std::vector<Tied>& ties, const Sites& sites,
                       const text::Document& document)
{
    for (std::uint32_t total = 0; total < claims.size(); ++total) {
        if (!may_be_listed(claims[total]) || ties[total].sites.size() > 1 || is_item(claims[total], document)) {
            continue;
        }
        const auto items = items_of(total, claims, ties);
        Tied places;
        for (const std::uint32_t i : items) {
            places.sites.push_back(ties[i].sites[0]);
            places.mentions.insert(places.mentions.end(), ties[i].mentions.begin(), ties[i].mentions.end());
        }
        std::sort(places.sites.begin(), places.sites.end());
        std::sort(places.mentions.begin(), places.mentions.end());
        places.mentions.erase(std::unique(places.mentions.begin(), places.mentions.end()), places.mentions.end());
        // A total at a spot that the list does not name is of that spot.
        const bool elsewhere =
            !ties[total].sites.empty() &&
            !std::binary_search(places.sites.begin(), places.sites.end(), ties[total].sites[0]) &&
            !(sites.all[ties[total].sites[0]].place && is_area(*sites.all[ties[total].sites[0]].place));
        if (items.empty() || elsewhere) {
            continue;
        }
        for (const std::uint32_t i : items) {
            claims[i].part_of = total;
        }
        ties[total] = std::move(places);
    }
}

} // namespace placeline::incidents
