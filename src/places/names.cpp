// SPDX-License-Identifier: Apache-2.0
#include "places/names.hpp"

#include "places/name_features.hpp"
#include "places/name_rules.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>

namespace placeline::places {

namespace {

using gazetteer::NameHit;
using gazetteer::NameKind;

constexpr std::uint32_t max_name_tokens = 10;
/// The prominence of a town of some ten thousand.
constexpr float known_place = 5.0F;

/// The longest name of the gazetteer that starts at a token.
struct LongestMatch {
    std::uint32_t last_token = 0; ///< one past the last capitalised token: the span
    std::uint32_t walked = 0;     ///< one past the last token that matched, a small generic word perhaps
    std::span<const NameHit> hits;
    std::span<const NameHit> without; ///< of the same span without the small generic word: Erbil for "Erbil airport"
};

/// Finds names and looks them up; holds what is made once a text.
class NameFinder {
public:
    NameFinder(const text::Document& document, const CueMap& cues, const gazetteer::Gazetteer& gazetteer)
        : document_(document), cues_(cues), gazetteer_(gazetteer), traits_(read_traits(document, cues))
    {
    }

    NameSet find(std::vector<std::pair<FoundName, NameFeatures>>* every);
    NameSet look_up(const std::vector<TextSpan>& spans);

private:
    [[nodiscard]] bool hyphen(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t next_word(std::uint32_t token) const;
    [[nodiscard]] bool may_start(std::uint32_t token) const;
    [[nodiscard]] bool small_article(std::uint32_t token) const;
    void extend(gazetteer::NameCursor cursor, std::string_view word, std::uint32_t token, std::uint32_t after,
                std::uint32_t span_end, std::uint32_t first, LongestMatch& best) const;
    [[nodiscard]] LongestMatch longest_at(std::uint32_t first) const;
    [[nodiscard]] std::vector<NameHit> written_so(std::span<const NameHit> hits, const TextSpan& span, bool& exact_form,
                                                  std::uint32_t first) const;
    [[nodiscard]] char hint_of(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] char called_so(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool beside(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] char generic_value(const text::Term* term) const;
    std::uint32_t entry_for(std::string folded, NameOrigin origin, bool demonym, std::vector<NameHit> hits);
    bool take_match(std::uint32_t first, const LongestMatch& match,
                    std::vector<std::pair<FoundName, NameFeatures>>* every);
    bool take_variant(std::uint32_t first);
    [[nodiscard]] bool names_country(std::uint32_t first) const;
    bool take_again(std::uint32_t first);
    bool take_second_of_list(std::uint32_t first);
    void take_unknown(std::uint32_t first, std::uint32_t last);
    bool take_marked(std::uint32_t first);
    [[nodiscard]] std::uint32_t capital_run_end(std::uint32_t first) const;
    [[nodiscard]] bool goes_on(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool named_after(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool next_is_known(std::uint32_t last) const;
    [[nodiscard]] std::string folded_span(std::uint32_t first, std::uint32_t last) const;

    const text::Document& document_;
    const CueMap& cues_;
    const gazetteer::Gazetteer& gazetteer_;
    TextTraits traits_;
    NameSet set_;
    std::unordered_map<std::string, std::uint32_t> entry_of_;
    std::uint32_t resume_ = 0; ///< the first token after the name just taken
};

bool NameFinder::hyphen(std::uint32_t token) const
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
std::uint32_t NameFinder::next_word(std::uint32_t token) const
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

bool NameFinder::small_article(std::uint32_t token) const
{
    return cues_.at(token, Cue::article) && document_.tokens[token].kind == text::TokenKind::word;
}

bool NameFinder::may_start(std::uint32_t token) const
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

void NameFinder::extend(gazetteer::NameCursor cursor, std::string_view word, std::uint32_t token, std::uint32_t after,
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

LongestMatch NameFinder::longest_at(std::uint32_t first) const
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

/// Drops abbreviations that are written otherwise here, and other names where the abbreviation is meant.
std::vector<NameHit> NameFinder::written_so(std::span<const NameHit> hits, const TextSpan& span, bool& exact_form,
                                            std::uint32_t first) const
{
    const auto surface = span.of(document_.text);
    const bool full_stop = span.end < document_.text.size() && document_.text[span.end] == '.';
    const auto is_written = [&](const NameHit& hit) {
        const auto form = gazetteer_.surface(hit);
        return form == surface ||
               (full_stop && form.size() == surface.size() + 1 && form.starts_with(surface) && form.ends_with('.'));
    };
    // "IN", "OR" and "ME" are states only after a town.
    const bool after_comma = first > 0 && document_.word(first - 1) == ",";
    const bool word_too = cues_.covers(first, Cue::not_place) || cues_.covers(first, Cue::common_word);
    std::vector<NameHit> kept;
    std::vector<NameHit> abbreviations;
    bool demonym = false;
    for (const auto& hit : hits) {
        if (hit.kind == NameKind::abbreviation) {
            const auto row = gazetteer_.row(hit.place);
            const bool country = feature_kind(row.feature_class, row.feature_code) == FeatureKind::country;
            if (is_written(hit) && (after_comma || country || !word_too)) {
                abbreviations.push_back(hit);
            }
            continue;
        }
        demonym |= hit.kind == NameKind::demonym;
        kept.push_back(hit);
    }
    if (!abbreviations.empty()) {
        exact_form = true;
        return abbreviations;
    }
    // "near Baghdadi," is the town, though the word is also for the people of Baghdad.
    const auto after = document_.token_at(span.end);
    const bool alone = after >= document_.tokens.size() || document_.tokens[after].kind == text::TokenKind::punctuation;
    if (demonym && alone && (cues_.before(first, Cue::near) || cues_.before(first, Cue::locative)) &&
        std::ranges::any_of(kept, [](const NameHit& hit) { return hit.kind != NameKind::demonym; })) {
        std::erase_if(kept, [](const NameHit& hit) { return hit.kind == NameKind::demonym; });
        demonym = false;
    }
    if (demonym) { // "Georgian": the people, not a street or hamlet of that name
        std::erase_if(kept, [](const NameHit& hit) { return hit.kind != NameKind::demonym; });
    }
    return kept;
}

char NameFinder::generic_value(const text::Term* term) const
{
    const auto value = term == nullptr ? std::string_view{} : cues_.value(*term);
    return value.empty() ? ' ' : value.front();
}

/// What the words beside the name call it: "the village of X", "X district"; a town where one is near or north of it.
char NameFinder::hint_of(std::uint32_t first, std::uint32_t last) const
{
    const char called = called_so(first, last);
    return called != ' ' ? called : beside(first, last) ? 'P' : ' ';
}

char NameFinder::called_so(std::uint32_t first, std::uint32_t last) const
{
    if (const char of = generic_value(cues_.term_before(first, Cue::of_generic)); of != ' ') {
        return of;
    }
    if (last < document_.tokens.size() && document_.tokens[last].space_before &&
        document_.tokens[last].sentence == document_.tokens[first].sentence) {
        if (const char after = generic_value(cues_.term_at(last, Cue::generic)); after != ' ') {
            return after;
        }
    }
    return ' ';
}

/// One is near a town and north of it, but in a province.
bool NameFinder::beside(std::uint32_t first, std::uint32_t last) const
{
    return cues_.before(first, Cue::near) ||
           (first > 0 && document_.fold(first - 1) == "of" && cues_.before(first - 1, Cue::direction)) ||
           cues_.before(first, Cue::between) ||
           (!set_.names.empty() && set_.names.back().last_token + 1 == first &&
            cues_.before(set_.names.back().first_token, Cue::between)) ||
           (last < document_.tokens.size() && cues_.at(last, Cue::near_after));
}

std::uint32_t NameFinder::entry_for(std::string folded, NameOrigin origin, bool demonym, std::vector<NameHit> hits)
{
    const auto [at, fresh] = entry_of_.try_emplace(folded, static_cast<std::uint32_t>(set_.entries.size()));
    if (fresh) {
        set_.entries.push_back({std::move(folded), origin, demonym, std::move(hits)});
    }
    return at->second;
}

std::string NameFinder::folded_span(std::uint32_t first, std::uint32_t last) const
{
    return text::folded(document_.span_of(first, last).of(document_.text));
}

bool NameFinder::next_is_known(std::uint32_t last) const
{
    if (last + 1 >= document_.tokens.size() ||
        document_.tokens[last + 1].sentence != document_.tokens[last - 1].sentence) {
        return false;
    }
    const auto link = document_.word(last);
    if (link != "," && link != "(" && !cues_.at(last, Cue::list_and) && link != "in") {
        return false;
    }
    const auto next = last + 1;
    if (!name_like(document_, next) || cues_.at(next, Cue::not_place) || cues_.at(next, Cue::common_word)) {
        return false;
    }
    return longest_at(next).last_token > next;
}

/// Whether a longer name that the gazetteer lacks starts with the tokens: "Dasht-e-Barchi", "Lac Vert", "Manda Bay".
bool NameFinder::goes_on(std::uint32_t first, std::uint32_t last) const
{
    if (last >= document_.tokens.size() || document_.tokens[last].sentence != document_.tokens[first].sentence) {
        return false;
    }
    if (hyphen(last)) {
        return document_.tokens[last + 1].kind == text::TokenKind::word && !cues_.at(last + 1, Cue::hyphen_actor) &&
               !cues_.at(last + 1, Cue::hyphen_held) && last + 2 < document_.tokens.size() &&
               (name_like(document_, last + 1) ? longest_at(last + 1).last_token == 0 : hyphen(last + 2));
    }
    if (cues_.at(first, Cue::generic) && document_.tokens[last].kind == text::TokenKind::number) {
        return true; // "Tower 22"
    }
    // Only an unknown word right behind: not a title, a weekday, a firm, a first name or another place.
    if (last - first > 1 || !document_.tokens[last].space_before || !name_like(document_, last)) {
        return false;
    }
    for (const auto cue : {Cue::not_place, Cue::person_title, Cue::institution, Cue::newspaper, Cue::firm, Cue::team}) {
        if (cues_.at(last, cue)) {
            return false;
        }
    }
    return cues_.at(last, Cue::generic) ||
           (longest_at(last).last_token == 0 && (!cues_.at(last, Cue::first_name) || cues_.before(first, Cue::near))) ||
           (cues_.before(first, Cue::of_generic) && !names_country(last)); // "the village of Thar Dar"
}

/// Whether what follows makes it a person's or a paper's name: "Jordan Whitlock", "the Washington Post".
bool NameFinder::named_after(std::uint32_t first, std::uint32_t last) const
{
    if (last >= document_.tokens.size() || !name_like(document_, last) || !document_.tokens[last].space_before ||
        document_.tokens[last].sentence != document_.tokens[first].sentence ||
        traits_.shouting[document_.tokens[first].sentence] != 0) {
        return false;
    }
    if (cues_.at(last, Cue::newspaper)) {
        return true;
    }
    const bool person =
        (last - first == 1 && cues_.covers(first, Cue::first_name)) || cues_.before(first, Cue::person_title);
    if (cues_.before(first, Cue::locative) || cues_.before(first, Cue::near)) {
        return false;
    }
    for (const auto cue : {Cue::not_place, Cue::person_title, Cue::institution, Cue::firm, Cue::team, Cue::generic,
                           Cue::actor_after, Cue::common_word, Cue::street}) {
        if (cues_.at(last, cue)) {
            return false;
        }
    }
    const auto beyond = longest_at(last);
    if (!person) { // "Paris Hilton": two names of persons, unless the second is a place that is known
        return last - first == 1 && cues_.at(last, Cue::first_name) &&
               (beyond.hits.empty() ||
                read_candidates(beyond.hits.first(1), gazetteer_, false, {}, {}).front().prominence < known_place);
    }
    return beyond.last_token == 0 || cues_.before(first, Cue::person_title) || cues_.at(last, Cue::first_name);
}

bool NameFinder::take_match(std::uint32_t first, const LongestMatch& match,
                            std::vector<std::pair<FoundName, NameFeatures>>* every)
{
    auto last = match.last_token;
    auto span = document_.span_of(first, last);
    const bool one_word = last - first == 1;
    bool exact_form = false;
    auto hits = written_so(match.hits, span, exact_form, first);
    if (!match.without.empty()) {
        bool unused = false;
        const auto plain = written_so(match.without, span, unused, first);
        hits.insert(hits.end(), plain.begin(), plain.end());
    }
    resume_ = last;
    if (hits.empty()) {
        return false;
    }
    if (exact_form && span.end < document_.text.size() && document_.text[span.end] == '.' &&
        last < document_.tokens.size() && document_.tokens[last].span.begin == span.end &&
        gazetteer_.surface(hits.front()).ends_with('.')) {
        span.end += 1; // the full stop of "Ala." belongs to it
    }
    // "Gulf of Aden", which the gazetteer lacks, is not Aden.
    if (const auto* of = cues_.term_before(first, Cue::of_generic);
        of != nullptr && document_.tokens[of->first_token].capital &&
        (generic_value(of) == 'H' || generic_value(of) == 'T') &&
        (of->first_token != document_.sentences[document_.tokens[first].sentence].first_token || of->n_tokens > 1)) {
        FoundName water;
        water.first_token = of->first_token;
        water.last_token = last;
        water.span = document_.span_of(of->first_token, last);
        water.hint = generic_value(of);
        water.entry = entry_for(folded_span(of->first_token, last), NameOrigin::marked, false, {});
        set_.names.push_back(water);
        return true;
    }
    if (!exact_form && one_word) {
        const auto& token = document_.tokens[first];
        const auto length = token.span.end - token.span.begin;
        if (cues_.covers(first, Cue::not_place) || length < 2 || (token.all_caps && length <= 3)) {
            return false;
        }
    }
    const bool demonym = hits.front().kind == NameKind::demonym;
    FoundName name;
    name.first_token = first;
    name.hint = demonym ? ' ' : hint_of(first, last);
    auto folded = folded_span(first, std::max(last, match.walked)); // "Erbil airport" is not always where Erbil is
    // "Caroline County", which the gazetteer may have as "Caroline": the generic word is part of the proper name.
    if (!demonym && !exact_form && last < document_.tokens.size() && name_like(document_, last) &&
        document_.tokens[last].sentence == document_.tokens[first].sentence && document_.tokens[last].space_before) {
        const char generic = generic_value(cues_.term_at(last, Cue::generic));
        if (generic == '1' || generic == '2') {
            name.hint = generic;
            ++last;
            span = document_.span_of(first, last);
            folded = folded_span(first, last);
            resume_ = last;
        }
    }
    NameMatch features;
    features.first_token = first;
    features.last_token = last;
    features.hint = name.hint;
    features.demonym = demonym;
    features.abbreviation = exact_form;
    features.next_is_known = next_is_known(last);
    if (!set_.names.empty() && set_.names.back().last_token + 1 == first &&
        (document_.word(first - 1) == "," || cues_.at(first - 1, Cue::list_and) || document_.word(first - 1) == "(")) {
        const auto head = set_.names.back().first_token;
        features.after_known = cues_.before(head, Cue::locative) || cues_.before(head, Cue::near) ? 2 : 1;
    }
    features.best = read_candidates(std::span{hits}.first(1), gazetteer_, false, {}, {}).front();
    if (features.best.kind == FeatureKind::country && name.hint == 'P' && called_so(first, name.last_token) == ' ') {
        name.hint = ' '; // "between China and Japan"
        features.hint = ' ';
    }
    name.last_token = last;
    name.span = span;
    name.place_logit = place_logit(features, document_, cues_, traits_);
    if (!demonym && !exact_form && named_after(first, last)) {
        name.place_logit = -5.0;
    } else {
        const bool after_place = !set_.names.empty() && set_.names.back().last_token == first;
        name.place_logit = certain_logit(features, document_, cues_, traits_, after_place).value_or(name.place_logit);
    }
    if (every != nullptr) {
        every->emplace_back(name, name_features(features, document_, cues_, traits_));
    }
    if (name.place_logit <= 0.0) {
        return false;
    }
    // An abbreviation is its own name: "US" is not "us" the town.
    if (exact_form) {
        folded = std::string{span.of(document_.text)};
    }
    name.entry = entry_for(std::move(folded), NameOrigin::exact, demonym, std::move(hits));
    set_.names.push_back(name);
    return true;
}

std::uint32_t NameFinder::capital_run_end(std::uint32_t first) const
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

/// A capitalised name that meets the gazetteer only under its variant key: "Hawija" for "Al Huwayjah".
bool NameFinder::take_variant(std::uint32_t first)
{
    if (cues_.at(first, Cue::not_place) || traits_.shouting[document_.tokens[first].sentence] != 0) {
        return false;
    }
    const bool after_name = !set_.names.empty() && set_.names.back().last_token + 1 == first &&
                            !set_.entries[set_.names.back().entry].demonym;
    const bool cue = cues_.before(first, Cue::locative) || cues_.before(first, Cue::near) ||
                     cues_.before(first, Cue::of_generic) || cues_.before(first, Cue::event_before) || after_name;
    const auto sentence = document_.tokens[first].sentence;
    const bool starts = first == document_.sentences[sentence].first_token;
    const auto end = capital_run_end(first);
    for (auto last = end; last > first; --last) {
        if (!name_like(document_, last - 1)) {
            continue;
        }
        const bool generic = last < document_.tokens.size() && cues_.at(last, Cue::generic) &&
                             !document_.tokens[last].capital && !cues_.covers(first, Cue::common_word);
        const auto event_after = cues_.at(last, Cue::event_after);
        if (!cue && !generic && !event_after) {
            continue;
        }
        const auto folded = folded_span(first, last);
        if (folded.size() < 4 || (last - first == 1 && (cues_.covers(first, Cue::common_word) ||
                                                        cues_.covers(first, Cue::first_name) || starts))) {
            continue;
        }
        const auto hits = gazetteer_.find_variant(text::variant_key(folded));
        if (hits.empty()) {
            continue;
        }
        if (last < end && !cues_.at(last, Cue::generic)) {
            continue; // part of a longer name
        }
        FoundName name;
        name.first_token = first;
        name.last_token = last;
        name.span = document_.span_of(first, last);
        name.hint = hint_of(first, last);
        name.entry = entry_for(folded, NameOrigin::variant, false, {hits.begin(), hits.end()});
        set_.names.push_back(name);
        resume_ = last;
        return true;
    }
    return false;
}

/// A name that the gazetteer lacks but the text calls a place: "the village of X", "X district", "hit X", "near X".
bool NameFinder::take_marked(std::uint32_t first)
{
    if (traits_.shouting[document_.tokens[first].sentence] != 0 || cues_.at(first, Cue::not_place) ||
        (cues_.at(first, Cue::person_title) && !cues_.before(first, Cue::near))) {
        return false;
    }
    const auto last = capital_run_end(first);
    if (last <= first) {
        return false;
    }
    const bool one_word = last - first == 1;
    const auto length = document_.tokens[first].span.end - document_.tokens[first].span.begin;
    if (one_word && (length < 4 || document_.tokens[first].all_caps)) {
        return false;
    }
    for (auto token = first; token < last; ++token) {
        if (cues_.at(token, Cue::firm) || cues_.at(token, Cue::newspaper) || cues_.at(token, Cue::institution) ||
            cues_.at(token, Cue::team)) {
            return false;
        }
    }
    const auto* after = last < document_.tokens.size() && document_.tokens[last].space_before
                            ? cues_.term_at(last, Cue::generic)
                            : nullptr;
    const char after_value = generic_value(after);
    const bool called = cues_.before(first, Cue::of_generic) ||
                        (after_value != ' ' && after_value != '0' &&
                         (cues_.before(first, Cue::locative) || cues_.before(first, Cue::near) || first == 0 ||
                          document_.fold(first - 1) == "the"));
    const bool in_event =
        cues_.before(first, Cue::event_before) &&
        !(one_word && (cues_.covers(first, Cue::first_name) || cues_.covers(first, Cue::common_word)));
    const bool plain = !cues_.at(first, Cue::first_name) && !cues_.covers(first, Cue::common_word);
    const bool near =
        (cues_.before(first, Cue::near) && (plain || !one_word)) || (cues_.before(first, Cue::locative) && plain);
    // "killed in Komsilga, Nodin and Soroe": the list goes on.
    const bool after_name = !set_.names.empty() && set_.names.back().last_token + 1 == first;
    const bool unknown_before = after_name && set_.entries[set_.names.back().entry].origin == NameOrigin::marked;
    const bool in_list = after_name && !cues_.at(first, Cue::first_name) && !cues_.covers(first, Cue::common_word) &&
                         !set_.entries[set_.names.back().entry].demonym &&
                         (cues_.at(first - 1, Cue::list_and) || (unknown_before && document_.word(first - 1) == ","));
    if (!called && !in_event && !near && !in_list) {
        return false;
    }
    take_unknown(first, last);
    return true;
}

void NameFinder::take_unknown(std::uint32_t first, std::uint32_t last)
{
    FoundName name;
    name.first_token = first;
    name.last_token = last;
    name.span = document_.span_of(first, last);
    name.hint = hint_of(first, last);
    name.entry = entry_for(folded_span(first, last), NameOrigin::marked, false, {});
    set_.names.push_back(name);
    resume_ = last;
}

bool NameFinder::names_country(std::uint32_t first) const
{
    const auto match = longest_at(first);
    return !match.hits.empty() &&
           (match.hits.front().kind == NameKind::demonym ||
            read_candidates(match.hits.first(1), gazetteer_, false, {}, {}).front().kind == FeatureKind::country);
}

/// A name of several words that the text called a place before: "Thar Dar", in which the gazetteer knows only "Thar".
bool NameFinder::take_again(std::uint32_t first)
{
    const auto sentence = document_.tokens[first].sentence;
    for (std::uint32_t words = 3; words >= 2; --words) {
        const auto last = first + words;
        if (last > document_.sentences[sentence].last_token || !document_.tokens[last - 1].space_before ||
            !name_like(document_, last - 1)) {
            continue;
        }
        const auto known = entry_of_.find(folded_span(first, last));
        if (known != entry_of_.end() && set_.entries[known->second].origin == NameOrigin::marked) {
            take_unknown(first, last);
            return true;
        }
    }
    return false;
}

/// "The villages of Thar Dar and War Yet": two capitals behind a village that the gazetteer lacks are its neighbour,
/// even where either is a common word.
bool NameFinder::take_second_of_list(std::uint32_t first)
{
    if (set_.names.empty() || first == 0 || set_.names.back().last_token + 1 != first ||
        !cues_.at(first - 1, Cue::list_and) || set_.entries[set_.names.back().entry].origin != NameOrigin::marked ||
        !cues_.before(set_.names.back().first_token, Cue::of_generic)) {
        return false;
    }
    const auto last = first + 2;
    if (last >= document_.sentences[document_.tokens[first].sentence].last_token || !name_like(document_, first + 1) ||
        name_like(document_, last) || cues_.at(first, Cue::person_title) || cues_.at(first, Cue::first_name)) {
        return false;
    }
    take_unknown(first, last);
    return true;
}

NameSet NameFinder::find(std::vector<std::pair<FoundName, NameFeatures>>* every)
{
    const auto size = static_cast<std::uint32_t>(document_.tokens.size());
    for (std::uint32_t first = 0; first < size; first = std::max(first + 1, resume_)) {
        resume_ = 0;
        if (!may_start(first)) {
            continue;
        }
        if (name_like(document_, first) && (take_again(first) || take_second_of_list(first))) {
            continue;
        }
        const auto match = longest_at(first);
        const bool only_article = match.last_token == first + 1 && small_article(first);
        if (match.last_token > first && !only_article) {
            const auto shouting = traits_.shouting[document_.tokens[first].sentence] != 0;
            if (shouting || !goes_on(first, match.last_token)) {
                take_match(first, match, every);
                continue;
            }
            // A part of a longer name: the whole in another spelling, or unknown; the part only where neither is told.
            if (!take_variant(first) && !take_marked(first)) {
                take_match(first, match, every);
            }
            continue;
        }
        if (small_article(first) && next_word(first) == 0) {
            continue;
        }
        // "Al-Nukhayb" where the gazetteer has "Nukhayb" alone.
        if (small_article(first)) {
            const auto next = next_word(first);
            const auto inner = longest_at(next);
            if (inner.last_token > next && !cues_.at(next, Cue::not_place) && !cues_.at(next, Cue::common_word) &&
                (hyphen(first + 1) || document_.tokens[first].capital)) {
                const auto before = set_.names.size();
                take_match(next, inner, every);
                if (set_.names.size() > before) {
                    set_.names.back().first_token = first;
                    set_.names.back().span = document_.span_of(first, set_.names.back().last_token);
                }
                continue;
            }
        }
        if (!take_variant(first)) {
            take_marked(first);
        }
    }
    return std::move(set_);
}

NameSet NameFinder::look_up(const std::vector<TextSpan>& spans)
{
    for (const auto& span : spans) {
        FoundName name;
        name.first_token = document_.token_at(span.begin);
        name.last_token = name.first_token + 1;
        while (name.last_token < document_.tokens.size() && document_.tokens[name.last_token].span.begin < span.end) {
            ++name.last_token;
        }
        name.span = span;
        name.hint = hint_of(name.first_token, name.last_token);
        name.place_logit = 5.0;
        auto surface = span.of(document_.text);
        auto folded = text::folded(surface);
        const auto as_written = gazetteer_.find(folded);
        bool exact_form = false;
        auto hits = written_so(as_written, span, exact_form, name.first_token);
        auto origin = NameOrigin::exact;
        if (hits.empty() && !as_written.empty()) { // "Us" for "US": the caller says that it is a place
            hits.assign(as_written.begin(), as_written.end());
        }
        if (hits.empty()) { // "Madison County", "Lake Lanier": the proper part alone
            for (auto first = name.first_token; first < name.last_token && hits.empty(); ++first) {
                if (first != name.first_token && !cues_.at(first - 1, Cue::generic) && !small_article(first - 1)) {
                    break;
                }
                for (auto last = name.last_token; last > first && hits.empty(); --last) {
                    if (last != name.last_token && !cues_.at(last, Cue::generic)) {
                        break;
                    }
                    if (const auto part = gazetteer_.find(folded_span(first, last)); !part.empty()) {
                        hits.assign(part.begin(), part.end());
                        std::erase_if(hits, [](const NameHit& hit) { return hit.kind == NameKind::abbreviation; });
                        if (last < name.last_token) {
                            name.hint = generic_value(cues_.term_at(last, Cue::generic));
                        }
                    }
                }
            }
        }
        if (hits.empty()) {
            const auto variants = gazetteer_.find_variant(text::variant_key(folded));
            hits.assign(variants.begin(), variants.end());
            origin = hits.empty() ? NameOrigin::marked : NameOrigin::variant;
        }
        if (hits.empty()) { // "W.Va. 61", "Oxford city centre": the longest name it starts with
            if (const auto match = longest_at(name.first_token); match.last_token > name.first_token) {
                hits.assign(match.hits.begin(), match.hits.end());
                origin = NameOrigin::variant;
            }
        }
        const bool demonym = !hits.empty() && hits.front().kind == NameKind::demonym;
        if (exact_form) {
            folded = std::string{surface};
        }
        name.entry = entry_for(std::move(folded), origin, demonym, std::move(hits));
        set_.names.push_back(name);
    }
    return std::move(set_);
}

} // namespace

NameSet find_names(const text::Document& document, const CueMap& cues, const gazetteer::Gazetteer& gazetteer,
                   std::vector<std::pair<FoundName, NameFeatures>>* every)
{
    return NameFinder{document, cues, gazetteer}.find(every);
}

NameSet look_up_spans(const text::Document& document, const std::vector<TextSpan>& spans, const CueMap& cues,
                      const gazetteer::Gazetteer& gazetteer)
{
    return NameFinder{document, cues, gazetteer}.look_up(spans);
}

} // namespace placeline::places
