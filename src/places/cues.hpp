// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace placeline::places {

/// Classes of words that tell what a name is and what it does. Each is a bit, so that one look at a token tells all.
/// Their words are in geodata/language/<lang>/, classes "place.*"; `event_word` also takes those of claims/.
enum class Cue : std::uint8_t {
    article,
    inner,
    person_title,
    person_suffix,
    speech,
    locative,
    locative_weak,
    near,
    near_after,
    between,
    direction,
    direction_adjective,
    distance_unit,
    generic,
    of_generic,
    newspaper,
    firm,
    team,
    institution,
    actor_after,
    hyphen_actor,
    hyphen_held,
    origin,
    treatment,
    treatment_word,
    background,
    event_after,
    event_before,
    dateline_agency,
    list_and,
    event_word,
    no_event_phrase,
    past,
    not_place,
    common_word,
    first_name,
    happened,
    no_event_word,
    treats,
    harm_word,
    attack_word,
    street,
    ship,
    not_scene,
    water_after,
    scene_from,
    launched,
    anniversary,
    river
};
constexpr int n_cues = static_cast<int>(Cue::river) + 1;

constexpr std::uint64_t bit(Cue cue) noexcept
{
    return std::uint64_t{1} << static_cast<int>(cue);
}

/// Per token of a document: which phrases start at it, which end just before it, which cover it.
class CueMap {
public:
    /// \param document  Analysed with the built-in lexicon; must outlive the map.
    explicit CueMap(const text::Document& document);

    [[nodiscard]] bool at(std::uint32_t token, Cue cue) const noexcept
    {
        return token < at_.size() && (at_[token] & bit(cue)) != 0;
    }
    [[nodiscard]] bool before(std::uint32_t token, Cue cue) const noexcept
    {
        return token < before_.size() && (before_[token] & bit(cue)) != 0;
    }
    [[nodiscard]] bool covers(std::uint32_t token, Cue cue) const noexcept
    {
        return token < covers_.size() && (covers_[token] & bit(cue)) != 0;
    }
    /// The longest phrase of the class that starts at the token, or nullptr.
    [[nodiscard]] const text::Term* term_at(std::uint32_t token, Cue cue) const noexcept;
    /// The longest phrase of the class that ends just before the token, or nullptr.
    [[nodiscard]] const text::Term* term_before(std::uint32_t token, Cue cue) const noexcept;
    /// The third column of the phrase's line.
    [[nodiscard]] std::string_view value(const text::Term& term) const noexcept
    {
        return text::builtin_lexicon().value(term.value);
    }

private:
    const text::Document* document_;
    std::vector<std::uint64_t> at_;
    std::vector<std::uint64_t> before_; ///< one past the last token too
    std::vector<std::uint64_t> covers_;
};

} // namespace placeline::places
