// SPDX-License-Identifier: Apache-2.0
#include "places/names.hpp"

#include "places/name_collector.hpp"
#include "places/name_features.hpp"
#include "places/name_forms.hpp"
#include "places/name_rules.hpp"
#include "places/name_walk.hpp"
#include "places/unlisted_names.hpp"

#include <algorithm>
#include <span>

namespace placeline::places {

namespace {

using gazetteer::NameKind;

/// The prominence of a town of some ten thousand.
constexpr float known_place = 5.0F;

/// The logit of a name that only the words before it make a place.
constexpr double barely_a_place = 0.1;

/// Finds names and looks them up; holds what is made once a text.
class NameFinder {
public:
    NameFinder(const text::Document& document, const CueMap& cues, const gazetteer::Gazetteer& gazetteer,
               const NameJudge& judge)
        : document_(document), cues_(cues), gazetteer_(gazetteer), judge_(judge), traits_(read_traits(document, cues)),
          walk_(document, cues, gazetteer), unlisted_(document, cues, gazetteer, walk_, traits_, names_)
    {
    }

    NameSet find();

private:
    bool take_match(std::uint32_t first, const LongestMatch& match);
    [[nodiscard]] bool names_country(std::uint32_t first) const;
    [[nodiscard]] bool goes_on(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool two_in_one(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool named_after(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool opens_longer_name(std::uint32_t first) const;
    [[nodiscard]] bool next_is_known(std::uint32_t last) const;
    [[nodiscard]] bool heads_line(std::uint32_t first, std::uint32_t last, float prominence) const;
    void call_lists();

    const text::Document& document_;
    const CueMap& cues_;
    const gazetteer::Gazetteer& gazetteer_;
    const NameJudge& judge_;
    TextTraits traits_;
    NameWalk walk_;
    NameCollector names_;
    UnlistedNames unlisted_;
    std::uint32_t resume_ = 0; ///< the first token after the name last weighed, taken or not
};

/// "La", "Los" or "Saint" with a capital behind it.
bool NameFinder::opens_longer_name(std::uint32_t first) const
{
    const auto next = first + 1;
    return cues_.at(first, Cue::inner) && next < document_.tokens.size() && document_.tokens[next].space_before &&
           document_.tokens[next].sentence == document_.tokens[first].sentence && name_like(document_, next);
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
    return walk_.longest_at(next).last_token > next;
}

/// Whether a longer name that the gazetteer lacks starts with the tokens: "Dasht-e-Barchi", "Lac Vert", "Manda Bay".
bool NameFinder::goes_on(std::uint32_t first, std::uint32_t last) const
{
    if (last >= document_.tokens.size() || document_.tokens[last].sentence != document_.tokens[first].sentence) {
        return false;
    }
    if (walk_.hyphen(last)) {
        return document_.tokens[last + 1].kind == text::TokenKind::word && !cues_.at(last + 1, Cue::hyphen_actor) &&
               !cues_.at(last + 1, Cue::hyphen_held) && last + 2 < document_.tokens.size() &&
               (name_like(document_, last + 1) ? walk_.longest_at(last + 1).last_token == 0 : walk_.hyphen(last + 2));
    }
    if (cues_.at(first, Cue::generic) && last - first == 1 && document_.tokens[last].space_before &&
        (document_.tokens[last].kind == text::TokenKind::number || name_like(document_, last))) {
        return true; // "Tower 22", "Lac Vert"
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
    return cues_.at(last, Cue::generic) || two_in_one(first, last) ||
           (walk_.longest_at(last).last_token == 0 &&
            (!cues_.at(last, Cue::first_name) || cues_.before(first, Cue::near))) ||
           (cues_.before(first, Cue::of_generic) && !names_country(last)); // "the village of Thar Dar"
}

/// "In Ahmedpur Sharqia,": two names of places that have nothing to do with each other are one name.
bool NameFinder::two_in_one(std::uint32_t first, std::uint32_t last) const
{
    const auto end = last + 1;
    const bool ends = end >= document_.tokens.size() || document_.tokens[end].kind == text::TokenKind::punctuation;
    if (!ends || cues_.covers(last, Cue::common_word) || cues_.covers(last, Cue::first_name) ||
        (!cues_.before(first, Cue::locative) && !cues_.before(first, Cue::near))) {
        return false;
    }
    const auto one = walk_.longest_at(first);
    const auto other = walk_.longest_at(last);
    if (one.hits.empty() || other.hits.empty() || other.last_token != end) {
        return false;
    }
    const auto holders = read_candidates(other.hits, gazetteer_, {}, false, {}, {});
    const auto held = read_candidates(one.hits, gazetteer_, {}, false, {}, {});
    return std::ranges::none_of(holders, [&held](const Candidate& holder) {
        return holder.kind == FeatureKind::country || holder.name_kind == gazetteer::NameKind::abbreviation ||
               holder.name_kind == gazetteer::NameKind::demonym ||
               std::ranges::any_of(
                   held, [&holder](const Candidate& c) { return contains(holder, c) || c.country == holder.country; });
    });
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
    const auto beyond = walk_.longest_at(last);
    if (!person) { // "Paris Hilton": two names of persons, unless the second is a place that is known
        return last - first == 1 && cues_.at(last, Cue::first_name) &&
               (beyond.hits.empty() || read_best(beyond.hits, gazetteer_).prominence < known_place);
    }
    return beyond.last_token == 0 || cues_.before(first, Cue::person_title) || cues_.at(last, Cue::first_name);
}

/// "09:15 Tyre: drone strike", "- Khiam: shelling": what a line of a log is about.
bool NameFinder::heads_line(std::uint32_t first, std::uint32_t last, float prominence) const
{
    const auto sentence = document_.tokens[first].sentence;
    const auto& bounds = document_.sentences[sentence];
    if (last >= bounds.last_token || document_.word(last) != ":" || traits_.violent[sentence] == 0 ||
        cues_.covers(first, Cue::first_name) || (cues_.covers(first, Cue::common_word) && prominence < known_place)) {
        return false;
    }
    for (auto t = bounds.first_token; t < first; ++t) {
        if (document_.tokens[t].kind == text::TokenKind::word) {
            return false;
        }
    }
    return true;
}

bool NameFinder::take_match(std::uint32_t first, const LongestMatch& match)
{
    auto last = match.last_token;
    auto span = document_.span_of(first, last);
    const bool one_word = last - first == 1;
    bool exact_form = false;
    auto hits = written_so(match.hits, span, first, document_, cues_, gazetteer_, exact_form);
    if (!match.without.empty()) {
        bool unused = false;
        const auto plain = written_so(match.without, span, first, document_, cues_, gazetteer_, unused);
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
        (generic_value(of, cues_) == 'H' || generic_value(of, cues_) == 'T') &&
        (of->first_token != document_.sentences[document_.tokens[first].sentence].first_token || of->n_tokens > 1)) {
        unlisted_.take_unknown(of->first_token, last);
        names_.last()->hint = generic_value(of, cues_);
        return true;
    }
    if (exact_form && cues_.at(first, Cue::direction) && last < document_.tokens.size() &&
        document_.fold(last) == "of") {
        return false; // "6 km NE of X"
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
    name.hint = demonym ? ' ' : hint_of(first, last, names_.last(), document_, cues_);
    auto folded =
        walk_.folded_span(first, std::max(last, match.walked)); // "Erbil airport" is not always where Erbil is
    // "Caroline County", which the gazetteer may have as "Caroline": the generic word is part of the proper name.
    if (!demonym && !exact_form && last < document_.tokens.size() && name_like(document_, last) &&
        document_.tokens[last].sentence == document_.tokens[first].sentence && document_.tokens[last].space_before) {
        const char generic = generic_value(cues_.term_at(last, Cue::generic), cues_);
        if (generic == '1' || generic == '2') {
            name.hint = generic;
            ++last;
            span = document_.span_of(first, last);
            folded = walk_.folded_span(first, last);
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
    if (names_.one_token_before(first) &&
        (document_.word(first - 1) == "," || cues_.at(first - 1, Cue::list_and) || document_.word(first - 1) == "(")) {
        const auto head = names_.last()->first_token;
        features.after_known = cues_.before(head, Cue::locative) || cues_.before(head, Cue::near) ? 2 : 1;
    }
    features.best = read_best(hits, gazetteer_);
    if (features.best.kind == FeatureKind::country && name.hint == 'P' &&
        called_so(first, last, document_, cues_) == ' ') {
        name.hint = ' '; // "between China and Japan"
        features.hint = ' ';
    }
    name.last_token = last;
    name.span = span;
    name.place_logit = place_logit(features, document_, cues_, traits_);
    if (!demonym && !exact_form && named_after(first, last)) {
        name.place_logit = -5.0;
    } else {
        const bool after_place = names_.last() != nullptr && names_.last()->last_token == first;
        if (const auto certain = certain_logit(features, document_, cues_, traits_, after_place)) {
            name.place_logit = *certain;
        } else if (!demonym && !exact_form &&
                   (unlisted_.marked(first, last) || heads_line(first, last, features.best.prominence))) {
            name.place_logit = std::max(name.place_logit, barely_a_place); // no worse than if the gazetteer lacked it
        }
    }
    const bool place =
        judge_ ? judge_(name, name_features(features, document_, cues_, traits_)) : name.place_logit > 0.0;
    if (!place) {
        return false;
    }
    // An abbreviation is its own name: "US" is not "us" the town.
    if (exact_form) {
        folded = std::string{span.of(document_.text)};
    }
    names_.add(name, std::move(folded), NameOrigin::exact, demonym, std::move(hits));
    return true;
}

bool NameFinder::names_country(std::uint32_t first) const
{
    const auto match = walk_.longest_at(first);
    return !match.hits.empty() && (match.hits.front().kind == NameKind::demonym ||
                                   read_best(match.hits, gazetteer_).kind == FeatureKind::country);
}

/// "In Kandahar, Helmand and Ghazni provinces": the word in the plural is for all of the list.
void NameFinder::call_lists()
{
    const auto names = names_.all();
    for (std::size_t end = names.size(); end-- > 1;) {
        const auto last = names[end].last_token;
        const auto* generic = last < document_.tokens.size() ? cues_.term_at(last, Cue::generic) : nullptr;
        if (generic == nullptr || !cues_.value(*generic).ends_with('+') ||
            document_.tokens[last].sentence != document_.tokens[last - 1].sentence) {
            continue;
        }
        bool joined = false; // by an "and": "in Syria, Idlib and Aleppo provinces" is not told from a list
        for (auto n = end; n > 0; --n) {
            const auto link = names[n - 1].last_token;
            const auto next = names[n].first_token;
            const bool conjunction = link < next && cues_.at(next - 1, Cue::list_and);
            const bool adjoins = link + 1 == next || (link + 2 == next && document_.word(link) == ",");
            if (!adjoins || !(conjunction || (joined && document_.word(link) == ",")) ||
                document_.tokens[link].sentence != document_.tokens[next].sentence) {
                break;
            }
            joined = true;
            names[n - 1].hint = generic_value(generic, cues_);
        }
    }
}

NameSet NameFinder::find()
{
    const auto size = static_cast<std::uint32_t>(document_.tokens.size());
    const auto next_start = [this](std::uint32_t first) {
        const auto* last = names_.last();
        return std::max({first + 1, resume_, last == nullptr ? 0 : last->last_token});
    };
    for (std::uint32_t first = 0; first < size; first = next_start(first)) {
        if (!walk_.may_start(first)) {
            continue;
        }
        if (name_like(document_, first) && (unlisted_.take_again(first) || unlisted_.take_second_of_list(first))) {
            continue;
        }
        const auto match = walk_.longest_at(first);
        const bool only_article = match.last_token == first + 1 && walk_.small_article(first);
        if (match.last_token == first + 1 && !only_article && opens_longer_name(first)) {
            if (!unlisted_.take_variant(first)) {
                unlisted_.take_marked(first); // "La Valencia", never "La"
            }
            continue;
        }
        if (match.last_token > first && !only_article) {
            const auto shouting = traits_.shouting[document_.tokens[first].sentence] != 0;
            if (shouting || !goes_on(first, match.last_token)) {
                take_match(first, match);
                continue;
            }
            // A part of a longer name: the whole in another spelling, or unknown; the part only where neither is told.
            if (!unlisted_.take_variant(first) && !unlisted_.take_marked(first) && !cues_.at(first, Cue::generic)) {
                take_match(first, match);
            }
            continue;
        }
        if (walk_.small_article(first) && walk_.next_word(first) == 0) {
            continue;
        }
        // "Al-Nukhayb" where the gazetteer has "Nukhayb" alone.
        if (walk_.small_article(first)) {
            const auto next = walk_.next_word(first);
            const auto inner = walk_.longest_at(next);
            if (inner.last_token > next && !cues_.at(next, Cue::not_place) && !cues_.at(next, Cue::common_word) &&
                (walk_.hyphen(first + 1) || document_.tokens[first].capital)) {
                if (take_match(next, inner) && !names_.last_entry().demonym) {
                    names_.last()->first_token = first;
                    names_.last()->span = document_.span_of(first, names_.last()->last_token);
                }
                continue;
            }
        }
        if (!unlisted_.take_variant(first)) {
            unlisted_.take_marked(first);
        }
    }
    call_lists();
    return names_.take();
}

} // namespace

NameSet find_names(const text::Document& document, const CueMap& cues, const gazetteer::Gazetteer& gazetteer,
                   const NameJudge& judge)
{
    return NameFinder{document, cues, gazetteer, judge}.find();
}

} // namespace placeline::places
