// SPDX-License-Identifier: Apache-2.0
#include "places/unlisted_names.hpp"

#include "places/name_forms.hpp"
#include "text/fold.hpp"

namespace placeline::places {

/// A capitalised name that meets the gazetteer only under its variant key: "Hawija" for "Al Huwayjah".
bool UnlistedNames::take_variant(std::uint32_t first)
{
    if (cues_.at(first, Cue::not_place) || traits_.shouting[document_.tokens[first].sentence] != 0) {
        return false;
    }
    const bool after_name = names_.one_token_before(first) && !names_.last_entry().demonym;
    const bool cue = cues_.before(first, Cue::locative) || cues_.before(first, Cue::near) ||
                     cues_.before(first, Cue::of_generic) || cues_.before(first, Cue::event_before) || after_name;
    const auto sentence = document_.tokens[first].sentence;
    const bool starts = first == document_.sentences[sentence].first_token;
    const auto end = walk_.capital_run_end(first);
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
        const auto folded = walk_.folded_span(first, last);
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
        name.hint = hint_of(first, last, names_.last(), document_, cues_);
        names_.add(name, folded, NameOrigin::variant, false, {hits.begin(), hits.end()});
        return true;
    }
    return false;
}

/// "At A Nang Pa": the letter belongs to the name, since nothing else is written so within a sentence.
bool UnlistedNames::starts_with_letter(std::uint32_t first) const
{
    return document_.word(first).size() == 1 && document_.tokens[first].capital &&
           first != document_.sentences[document_.tokens[first].sentence].first_token &&
           (cues_.before(first, Cue::locative) || cues_.before(first, Cue::near) ||
            cues_.before(first, Cue::of_generic)) &&
           first + 1 < document_.tokens.size() && name_like(document_, first + 1);
}

/// "In the Alemão and Penha favelas": one generic word for both.
bool UnlistedNames::called_together(std::uint32_t first, std::uint32_t last) const
{
    const auto sentence = document_.tokens[first].sentence;
    if (first == 0 || document_.fold(first - 1) != "the" || !cues_.before(first - 1, Cue::locative) ||
        last + 1 >= document_.sentences[sentence].last_token || !cues_.at(last, Cue::list_and) ||
        !name_like(document_, last + 1)) {
        return false;
    }
    const auto end = walk_.capital_run_end(last + 1);
    return end > last + 1 && end < document_.sentences[sentence].last_token && !document_.tokens[end].capital &&
           cues_.at(end, Cue::generic);
}

/// Whether the tokens, which nothing but what stands beside them makes a place, may be one: not a firm, nor "USAF".
bool UnlistedNames::may_be_marked(std::uint32_t first, std::uint32_t last) const
{
    const auto& token = document_.tokens[first];
    if (last - first == 1 && (token.span.end - token.span.begin < 4 || token.all_caps)) {
        return false;
    }
    for (auto t = first; t < last; ++t) {
        if (cues_.at(t, Cue::firm) || cues_.at(t, Cue::newspaper) || cues_.at(t, Cue::institution) ||
            cues_.at(t, Cue::team)) {
            return false;
        }
    }
    return true;
}

/// Whether the word is neither a first name nor a common one; of "La Valencia" the second.
bool UnlistedNames::plain(std::uint32_t first) const
{
    first +=
        cues_.at(first, Cue::inner) && first + 1 < document_.tokens.size() && name_like(document_, first + 1) ? 1U : 0U;
    return !cues_.at(first, Cue::first_name) && !cues_.covers(first, Cue::common_word);
}

/// Words of attack or harm stand right before it.
bool UnlistedNames::struck(std::uint32_t first, std::uint32_t last) const
{
    return cues_.before(first, Cue::event_before) &&
           !(last - first == 1 && (cues_.covers(first, Cue::first_name) || cues_.covers(first, Cue::common_word)));
}

bool UnlistedNames::marked(std::uint32_t first, std::uint32_t last) const
{
    return traits_.shouting[document_.tokens[first].sentence] == 0 && !cues_.at(first, Cue::person_title) &&
           walk_.capital_run_end(first) == last && may_be_marked(first, last) &&
           (struck(first, last) ||
            (plain(first) && (cues_.before(first, Cue::near) || cues_.before(first, Cue::locative))));
}

/// A name that the gazetteer lacks but the text calls a place: "the village of X", "X district", "hit X", "near X".
bool UnlistedNames::take_marked(std::uint32_t first)
{
    if (traits_.shouting[document_.tokens[first].sentence] != 0 ||
        (cues_.at(first, Cue::not_place) && !starts_with_letter(first)) ||
        (cues_.at(first, Cue::person_title) && !cues_.before(first, Cue::near))) {
        return false;
    }
    const auto last = walk_.capital_run_end(first);
    if (last <= first) {
        return false;
    }
    if (called_together(first, last)) {
        take_unknown(first, last);
        return true;
    }
    const bool one_word = last - first == 1;
    if (!may_be_marked(first, last)) {
        return false;
    }
    const auto* after = last < document_.tokens.size() && document_.tokens[last].space_before
                            ? cues_.term_at(last, Cue::generic)
                            : nullptr;
    const char after_value = generic_value(after, cues_);
    const bool described = after == nullptr && called_so(first, last, document_, cues_) == 'P';
    const bool one_of_kind = first > 0 && (document_.fold(first - 1) == "a" || document_.fold(first - 1) == "an");
    if (one_of_kind && after_value != ' ' && one_word) {
        return false; // "a Druze town"
    }
    const bool village = after_value == 'P' && plain(first) && !document_.tokens[last].capital &&
                         first != document_.sentences[document_.tokens[first].sentence].first_token;
    const bool called = cues_.before(first, Cue::of_generic) || village || // "dropped bombs on X village"
                        (plain(first) && described) ||                     // "X, a village in Kupiansk district"
                        (after_value != ' ' && after_value != '0' &&
                         (cues_.before(first, Cue::locative) || cues_.before(first, Cue::near) || first == 0 ||
                          document_.fold(first - 1) == "the" ||
                          (after_value == 'S' && document_.fold(first - 1) == "of"))); // "the hall of Evin prison"
    const bool street = last < document_.tokens.size() && document_.tokens[last].space_before &&
                        !document_.tokens[last].capital && cues_.at(last, Cue::street);
    if (street && !cues_.before(first, Cue::of_generic)) {
        return false; // "on the Mozhaisk highway"
    }
    // "in Dantewada's Aranpur": what a place has, and the gazetteer lacks, is a place in it.
    const bool of_place = first >= 2 && document_.fold(first - 1) == "'s" && names_.last() != nullptr &&
                          names_.last()->last_token + 1 == first && !names_.last_entry().demonym && plain(first) &&
                          (cues_.before(names_.last()->first_token, Cue::locative) ||
                           cues_.before(names_.last()->first_token, Cue::near)) &&
                          (last >= document_.tokens.size() || !cues_.at(last, Cue::speech));
    const bool in_event = struck(first, last);
    const bool near = (cues_.before(first, Cue::near) && (plain(first) || !one_word)) ||
                      (cues_.before(first, Cue::locative) && plain(first));
    // "killed in Komsilga, Nodin and Soroe": the list goes on.
    const bool after_name = names_.one_token_before(first);
    const bool unknown_before = after_name && names_.last_entry().origin == NameOrigin::marked;
    const bool in_list = after_name && plain(first) && !names_.last_entry().demonym &&
                         (cues_.at(first - 1, Cue::list_and) || (unknown_before && document_.word(first - 1) == ","));
    if (!called && !in_event && !near && !in_list && !of_place) {
        return false;
    }
    take_unknown(first, last);
    return true;
}

void UnlistedNames::take_unknown(std::uint32_t first, std::uint32_t last)
{
    FoundName name;
    name.first_token = first;
    name.last_token = last;
    name.span = document_.span_of(first, last);
    name.hint = hint_of(first, last, names_.last(), document_, cues_);
    names_.add(name, walk_.folded_span(first, last), NameOrigin::marked, false, {});
}

/// A name of several words that the text called a place before: "Thar Dar", in which the gazetteer knows only "Thar".
bool UnlistedNames::take_again(std::uint32_t first)
{
    const auto sentence = document_.tokens[first].sentence;
    for (std::uint32_t words = 3; words >= 2; --words) {
        const auto last = first + words;
        if (last > document_.sentences[sentence].last_token || !document_.tokens[last - 1].space_before ||
            !name_like(document_, last - 1)) {
            continue;
        }
        const auto* known = names_.find(walk_.folded_span(first, last));
        if (known != nullptr && known->origin == NameOrigin::marked) {
            take_unknown(first, last);
            return true;
        }
    }
    return false;
}

/// "The villages of Thar Dar and War Yet": two capitals behind a village that the gazetteer lacks are its neighbour,
/// even where either is a common word.
bool UnlistedNames::take_second_of_list(std::uint32_t first)
{
    if (first == 0 || !names_.one_token_before(first) || !cues_.at(first - 1, Cue::list_and) ||
        names_.last_entry().origin != NameOrigin::marked ||
        !cues_.before(names_.last()->first_token, Cue::of_generic)) {
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

} // namespace placeline::places
