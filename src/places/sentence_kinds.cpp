// SPDX-License-Identifier: Apache-2.0
#include "places/sentence_kinds.hpp"

namespace placeline::places {

SentenceKinds read_sentence_kinds(const text::Document& document, const CueMap& cues, const NamePhrases& phrases)
{
    SentenceKinds kinds;
    kinds.tells_event.resize(document.sentences.size(), false);
    kinds.treats.resize(document.sentences.size(), false);
    kinds.peaceful.resize(document.sentences.size(), false);
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        const auto& sentence = document.sentences[s];
        bool event = false;
        bool harm = false;
        bool attack = false;
        bool peaceful = false;
        bool no_attack = false;
        bool hospital = false;
        bool treats = false;
        for (auto t = sentence.first_token; t < sentence.last_token; ++t) {
            if (phrases.name_at(t) != NamePhrases::none) {
                continue;
            }
            const bool phrase = cues.covers(t, Cue::no_event_phrase);
            no_attack |= phrase;
            event |= !phrase && (cues.covers(t, Cue::event_word) || cues.covers(t, Cue::happened));
            harm |= !phrase && cues.covers(t, Cue::harm_word);
            attack |= !phrase && cues.covers(t, Cue::attack_word);
            peaceful |= cues.at(t, Cue::no_event_word);
            hospital |= cues.covers(t, Cue::treatment_word);
            treats |= cues.at(t, Cue::treats);
            if (cues.covers(t, Cue::treatment_word) && cues.at(t + 1, Cue::treats)) {
                kinds.treats[s] = true; // "a hospital took in thirty": whatever else the sentence tells of
            }
        }
        // A match, a storm or a strike over wages has words of attack too; people killed tell them apart.
        kinds.tells_event[s] = event && (harm || !peaceful);
        kinds.peaceful[s] = (peaceful || no_attack) && !harm;
        kinds.treats[s] = kinds.treats[s] || (hospital && treats && !attack);
    }
    return kinds;
}

} // namespace placeline::places
