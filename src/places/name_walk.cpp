// SPDX-License-Identifier: Apache-2.0
#include "places/name_walk.hpp"

#include "places/name_features.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace placeline::places {

namespace {

constexpr std::uint32_t max_name_tokens = 10;

} // namespace

bool NameWalk::hyphen(std::uint32_t token) const
{
    if (token >= document_.tokens.size()) {
        return false;
    }
    const auto& t = document_.tokens[token];
    if (t.kind != text::TokenKind::punctuation || t.space_before || token + 1 >= document_.tokens.size() ||
        document_.tokens[token + 1].space_before) {
        return false;
    }
    const auto word = document_.word(token);
    return word == "-" || word == "\u2010" || word == "\u2011" || word == "\u2013";
}

/// The next token of a name that goes on: over a hyphen or the full stop of "St."; 0 when the name must end here.
std::uint32_t NameWalk::next_word(std::uint32_t token) const
{
    auto next = token + 1;
    const auto size = document_.tokens.size();
    if (next >= size) {
        return 0;
    }
    if (document_.tokens[next].kind == text::TokenKind::punctuation) {
        const bool stop = document_.word(next) == "." && !document_.tokens[next].space_before &&
                          document_.tokens[token].span.end - document_.tokens[token].span.begin <= 3;
        if (!hyphen(next) && !stop) {
            return 0;
        }
        ++next;
    }
    if (next >= size || document_.tokens[next].sentence != document_.tokens[token].sentence ||
        document_.tokens[next].kind == text::TokenKind::punctuation) {
        return 0;
    }
    return next;
}

bool NameWalk::small_article(std::uint32_t token) const
{
    return cues_.at(token, Cue::article) && document_.tokens[token].kind == text::TokenKind::word;
}

bool NameWalk::may_start(std::uint32_t token) const
{
    if (name_like(document_, token)) {
        return true;
    }
    if (!small_article(token)) {
        return false;
    }
    const auto next = next_word(token);
    return next != 0 && name_like(document_, next) &&
           (hyphen(token + 1) || document_.fold(token) == "al" || document_.fold(token) == "el");
}

void NameWalk::extend(gazetteer::NameCursor cursor, std::string_view word, std::uint32_t token, std::uint32_t after,
                      std::uint32_t span_end, std::uint32_t first, LongestMatch& best) const
{
    // A token such as "U.K.-based" folds to several words; the cursor takes them one by one.
    for (std::size_t at = 0; at <= word.size();) {
        const auto space = std::min(word.find(' ', at), word.size());
        if (!cursor.step(word.substr(at, space - at))) {
            return;
        }
        at = space + 1;
    }
    const auto& t = document_.tokens[token];
    const bool strong = name_like(document_, token) || t.kind == text::TokenKind::number;
    const bool small_generic = !strong && token > first && cues_.at(token, Cue::generic);
    if (strong) {
        span_end = after;
    }
    if ((strong || small_generic) && span_end > first) {
        const auto hits = cursor.hits();
        if (!hits.empty() && after > best.walked) {
            best = {span_end, after, hits, small_generic && best.last_token == span_end ? best.hits : best.without};
            if (!small_generic) {
                best.without = {};
            }
        }
    }
    if (token + 1 - first >= max_name_tokens) {
        return;
    }
    const auto next = next_word(after - 1);
    if (next == 0) {
        return;
    }
    const auto next_fold = document_.fold(next);
    if (next_fold.empty()) {
        return;
    }
    if (next == after && next_fold == "'s" && !document_.tokens[next].space_before) { // "King's Lynn"
        if (const auto beyond = next_word(next); beyond != 0 && name_like(document_, beyond)) {
            extend(cursor, document_.fold(beyond), beyond, beyond + 1, span_end, first, best);
        }
        return;
    }
    if (!name_like(document_, next) && document_.tokens[next].kind != text::TokenKind::number &&
        !cues_.at(next, Cue::inner) && !cues_.at(next, Cue::generic)) {
        return;
    }
    extend(cursor, next_fold, next, next + 1, span_end, first, best);
}

LongestMatch NameWalk::longest_at(std::uint32_t first) const
{
    LongestMatch best;
    const auto fold = document_.fold(first);
    if (!fold.empty()) {
        extend(gazetteer_.cursor(), fold, first, first + 1, first, first, best);
        const auto possessive = first + 1;
        if (possessive < document_.tokens.size() && document_.fold(possessive) == "'s" &&
            !document_.tokens[possessive].space_before) {
            extend(gazetteer_.cursor(), std::string{fold} + "s", first, possessive + 1, first, first, best);
            if (best.last_token == possessive + 1) { // "Jordan's" is no name of its own
                best = {};
                extend(gazetteer_.cursor(), fold, first, first + 1, first, first, best);
            }
        }
    }
    return best;
}

std::uint32_t NameWalk::capital_run_end(std::uint32_t first) const
{
    auto last = first;
    for (auto token = first; token != 0 || token == first;) {
        const bool linked = token != first && hyphen(token - 1) && hyphen(token + 1); // the "e" of "Dasht-e-Barchi"
        if (!name_like(document_, token) && !(small_article(token) && token != first) && !linked &&
            document_.tokens[token].kind != text::TokenKind::number) {
            break;
        }
        if (token != first && cues_.at(token, Cue::not_place) && !cues_.at(token, Cue::generic)) {
            break;
        }
        last = token + 1;
        const auto next = next_word(token);
        if (next == 0 || last - first >= 5) {
            break;
        }
        token = next;
    }
    while (last > first && !name_like(document_, last - 1) &&
           document_.tokens[last - 1].kind != text::TokenKind::number) {
        --last; // no article or hyphen at the end
    }
    return last;
}

std::string NameWalk::folded_span(std::uint32_t first, std::uint32_t last) const
{
    return text::folded(document_.span_of(first, last).of(document_.text));
}

} // namespace placeline::places
