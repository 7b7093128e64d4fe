// SPDX-License-Identifier: Apache-2.0
#include "places/name_phrases.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

namespace placeline::places {

NamePhrases::NamePhrases(const text::Document& document, const CueMap& cues, const NameSet& names,
                         const std::vector<const Candidate*>& senses)
    : document_(document), cues_(cues), names_(names), senses_(senses), name_at_(document.tokens.size() + 1, none)
{
    for (std::uint32_t n = 0; n < names_.names.size(); ++n) {
        for (auto t = names_.names[n].first_token; t < names_.names[n].last_token; ++t) {
            name_at_[t] = n;
        }
    }
}

bool NamePhrases::dash(std::uint32_t token) const
{
    const auto w = word(token);
    return (w == "-" || w == "--" || w == "\u2013" || w == "\u2014") && document_.tokens[token].space_before;
}

bool NamePhrases::is_demonym(std::uint32_t name) const
{
    return names_.entries[names_.names[name].entry].demonym;
}

/// Whether the name may stand for a government: a country, its capital.
bool NamePhrases::governs(std::uint32_t name) const
{
    const auto* sense = senses_[name];
    return sense != nullptr && (sense->kind == FeatureKind::country || sense->kind == FeatureKind::capital ||
                                sense->kind == FeatureKind::continent);
}

/// The token where the phrase that holds the name begins: "in |the southern Lebanese village of Khirbet Selm".
std::uint32_t NamePhrases::phrase_start(std::uint32_t name) const
{
    auto start = names_.names[name].first_token;
    const auto sentence = document_.tokens[start].sentence;
    for (int step = 0; step < 8 && start > 0 && in_sentence(start - 1, sentence); ++step) {
        if (const auto* of = cues_.term_before(start, Cue::of_generic)) {
            start = of->first_token;
            continue;
        }
        if (const auto* adjective = cues_.term_before(start, Cue::direction_adjective)) {
            start = adjective->first_token;
            continue;
        }
        const auto previous = start - 1;
        const auto f = fold(previous);
        if (f == "the" || f == "a" || f == "an" || f == "of" || cues_.at(previous, Cue::generic)) {
            if (f == "of" && !(previous > 0 && (cues_.at(previous - 1, Cue::generic)))) {
                break;
            }
            start = previous;
            continue;
        }
        if (word(previous) == "," && previous > 0 && cues_.at(previous - 1, Cue::generic) &&
            fold(previous - 1) == "capital") {
            start = previous; // "on the capital, Sanaa"
            continue;
        }
        if (const auto n = name_at_[previous];
            n != none && (is_demonym(n) || (step > 0 && cues_.at(previous + 1, Cue::generic)))) {
            start = names_.names[n].first_token;
            continue;
        }
        // "border", "port", "market", "rebel-held" between article and name
        if (!document_.tokens[previous].capital && step > 0 && previous > 0 &&
            (fold(previous) == "border" || fold(previous) == "port" || fold(previous) == "coastal" ||
             fold(previous) == "frontier" || cues_.at(previous, Cue::hyphen_held) || fold(previous) == "rebel")) {
            start = previous;
            continue;
        }
        if (word(previous) == "-" && previous > 0) {
            start = previous;
            continue;
        }
        break;
    }
    return start;
}

bool NamePhrases::locative(std::uint32_t token, bool event_sentence) const
{
    if (cues_.before(token, Cue::locative) || cues_.before(token, Cue::near)) {
        return true;
    }
    if (token == 0) {
        return false;
    }
    return event_sentence && fold(token - 1) == "on";
}

/// "Bombed the ministry in X": what words such as "ministry in" name was struck, so that X is the scene.
bool NamePhrases::struck_before(std::uint32_t start) const
{
    const auto* term = cues_.term_before(start, Cue::background);
    constexpr std::uint32_t reach = 4; // "bombed the defence |ministry in"
    for (std::uint32_t back = 0; term != nullptr && back < reach && back < term->first_token; ++back) {
        const auto t = term->first_token - back;
        if (!in_sentence(t - 1, document_.tokens[start].sentence) || word(t - 1) == ",") {
            return false;
        }
        if (cues_.before(t, Cue::event_before)) {
            return true;
        }
    }
    return false;
}

/// "30 km north of Kirkuk", "near X", "the X area".
Offset NamePhrases::offset_of(std::uint32_t n, std::uint32_t start) const
{
    const auto& name = names_.names[n];
    const auto sentence = document_.tokens[name.first_token].sentence;
    Offset offset;
    offset.near = cues_.before(name.first_token, Cue::near) || cues_.before(start, Cue::near);
    if (in_sentence(name.last_token, sentence) && cues_.at(name.last_token, Cue::near_after) &&
        document_.tokens[name.last_token].space_before) {
        offset.near = true;
    }
    const auto read_distance = [&](std::uint32_t end) { // tokens before `end`: "some 30 km"
        if (const auto* unit = cues_.term_before(end, Cue::distance_unit)) {
            if (unit->first_token == 0) {
                return;
            }
            const auto number = unit->first_token - 1;
            const auto digits = word(number);
            double value = 0.0;
            std::string plain;
            for (const char c : digits) {
                if (c != ',') {
                    plain += c;
                }
            }
            double metres = 0.0;
            const auto unit_metres = cues_.value(*unit);
            std::from_chars(unit_metres.data(), unit_metres.data() + unit_metres.size(), metres);
            if (std::from_chars(plain.data(), plain.data() + plain.size(), value).ec == std::errc{} && value > 0.0 &&
                value * metres < 500'000.0) {
                offset.distance_m = value * metres;
            }
        }
    };
    if (start > 0 && fold(start - 1) == "of") {
        if (const auto* direction = cues_.term_before(start - 1, Cue::direction)) {
            double bearing = 0.0;
            const auto value = cues_.value(*direction);
            std::from_chars(value.data(), value.data() + value.size(), bearing);
            offset.bearing_deg = bearing;
            offset.near = true;
            auto end = direction->first_token;
            if (end > 0 && (fold(end - 1) == "the" || fold(end - 1) == "due")) {
                --end;
            }
            if (end > 0 && fold(end - 1) == "to") {
                --end;
            }
            read_distance(end);
        }
    } else if (start > 0 && (fold(start - 1) == "from" || fold(start - 1) == "outside")) {
        read_distance(start - 1);
        offset.near |= offset.distance_m > 0.0;
    }
    if (fold(start == 0 ? 0 : start - 1) == "to" && start > 1 && fold(start - 2) == "road") {
        offset.near = true;
    }
    return offset;
}

/// "A - two raids; B - one": the names before the dashes are what the items of a list are about.
bool NamePhrases::is_list_of_dashes() const
{
    for (const auto& name : names_.names) {
        if (name.first_token > 0 && word(name.first_token - 1) == ";" && dash(name.last_token)) {
            return true;
        }
    }
    return false;
}

/// One past the dash of "BAGHDAD (AP) - ", "MAE SOT, Thailand, May 3 -- "; 0 when the text has no dateline.
std::uint32_t NamePhrases::dateline_end() const
{
    bool place = false;
    if (is_list_of_dashes()) {
        return 0;
    }
    for (std::uint32_t t = 0; t < std::min<std::size_t>(20, document_.tokens.size()); ++t) {
        const auto& token = document_.tokens[t];
        if (document_.sentences[token.sentence].bullet || document_.sentences[token.sentence].heading) {
            return 0;
        }
        if (dash(t) && t > 0) {
            return place ? t + 1 : 0;
        }
        if (word(t) == "\u2014" || word(t) == "--" || word(t) == "\u2013") {
            return place && t > 0 ? t + 1 : 0;
        }
        if (name_at_[t] != none && t <= 4) {
            place = true;
            continue;
        }
        if (token.kind == text::TokenKind::punctuation) {
            const auto w = word(t);
            if (w != "," && w != "(" && w != ")" && w != "." && w != "/") {
                return 0;
            }
            continue;
        }
        if (token.kind == text::TokenKind::word && !token.capital) {
            return 0;
        }
    }
    return 0;
}

} // namespace placeline::places
