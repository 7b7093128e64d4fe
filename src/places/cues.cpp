// SPDX-License-Identifier: Apache-2.0
#include "places/cues.hpp"

#include <array>
#include <string_view>

namespace placeline::places {

namespace {

constexpr std::array<std::string_view, n_cues> class_names{"place.article",
                                                           "place.inner",
                                                           "place.person_title",
                                                           "place.person_suffix",
                                                           "place.speech_strong",
                                                           "place.locative",
                                                           "place.locative_weak",
                                                           "place.near",
                                                           "place.near_after",
                                                           "place.between",
                                                           "place.direction",
                                                           "place.direction_adjective",
                                                           "place.distance_unit",
                                                           "place.generic",
                                                           "place.of_generic",
                                                           "place.newspaper",
                                                           "place.firm",
                                                           "place.team",
                                                           "place.institution",
                                                           "place.actor_after",
                                                           "place.hyphen_actor",
                                                           "place.hyphen_held",
                                                           "place.origin",
                                                           "place.treatment",
                                                           "place.treatment_word",
                                                           "place.background",
                                                           "place.event_after",
                                                           "place.event_before",
                                                           "place.dateline_agency",
                                                           "place.list_and",
                                                           "place.event_word",
                                                           "place.no_event_phrase",
                                                           "place.past",
                                                           "place.not_place",
                                                           "place.common_word",
                                                           "place.first_name",
                                                           "place.happened",
                                                           "place.no_event_word",
                                                           "place.treats",
                                                           "place.harm_word",
                                                           "place.attack_word",
                                                           "place.street",
                                                           "place.ship",
                                                           "place.not_scene",
                                                           "place.water_after",
                                                           "place.scene_from",
                                                           "place.launched",
                                                           "place.anniversary",
                                                           "place.river"};

/// For each class of the lexicon the cues it means.
std::vector<std::uint64_t> cue_table(const text::Lexicon& lexicon)
{
    std::vector<std::uint64_t> table;
    const auto set = [&table](text::ClassId id, std::uint64_t mask) {
        if (id == text::no_class) {
            return;
        }
        if (table.size() <= id) {
            table.resize(id + 1U, 0);
        }
        table[id] |= mask;
    };
    for (int cue = 0; cue < n_cues; ++cue) {
        set(lexicon.find_cls(class_names[static_cast<std::size_t>(cue)]), bit(static_cast<Cue>(cue)));
    }
    for (const auto prefix : {"attack.", "kill.", "injure.", "casualty.", "abduct.", "displace."}) {
        for (const auto id : lexicon.classes_with_prefix(prefix)) {
            set(id, bit(Cue::event_word));
        }
    }
    for (const auto prefix : {"kill.", "injure.", "casualty."}) {
        for (const auto id : lexicon.classes_with_prefix(prefix)) {
            set(id, bit(Cue::harm_word));
        }
    }
    for (const auto id : lexicon.classes_with_prefix("attack.")) {
        set(id, bit(Cue::attack_word));
    }
    return table;
}

const std::vector<std::uint64_t>& cues_of_classes()
{
    static const std::vector<std::uint64_t> table = cue_table(text::builtin_lexicon());
    return table;
}

} // namespace

CueMap::CueMap(const text::Document& document)
    : document_(&document), at_(document.tokens.size() + 1, 0), before_(at_.size(), 0), covers_(at_.size(), 0)
{
    const auto& table = cues_of_classes();
    for (const auto& term : document.terms) {
        const std::uint64_t mask = term.cls < table.size() ? table[term.cls] : 0;
        if (mask == 0) {
            continue;
        }
        at_[term.first_token] |= mask;
        before_[term.first_token + term.n_tokens] |= mask;
        for (std::uint32_t i = 0; i < term.n_tokens; ++i) {
            covers_[term.first_token + i] |= mask;
        }
    }
}

const text::Term* CueMap::term_at(std::uint32_t token, Cue cue) const noexcept
{
    if (!at(token, cue)) {
        return nullptr;
    }
    const auto& table = cues_of_classes();
    for (const auto& term : document_->terms_at(token)) {
        if (term.cls < table.size() && (table[term.cls] & bit(cue)) != 0) {
            return &term;
        }
    }
    return nullptr;
}

const text::Term* CueMap::term_before(std::uint32_t token, Cue cue) const noexcept
{
    if (!before(token, cue)) {
        return nullptr;
    }
    const auto& table = cues_of_classes();
    const text::Term* best = nullptr;
    for (std::uint32_t back = 1; back <= 8 && back <= token; ++back) {
        for (const auto& term : document_->terms_at(token - back)) {
            if (term.n_tokens == back && term.cls < table.size() && (table[term.cls] & bit(cue)) != 0) {
                best = &term; // going back: the last found is the longest
            }
        }
    }
    return best;
}

} // namespace placeline::places
