// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/candidates.hpp"
#include "places/cues.hpp"
#include "places/names.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace placeline::places {

/// Where the scene lies as seen from the named place.
struct Offset {
    bool near = false;                    ///< near, not in: where_prec 2
    std::optional<double> bearing_deg;    ///< "north of"
    double distance_m = 0.0;              ///< 0: not stated
    std::optional<std::uint32_t> between; ///< the other name of "between X and Y"
};

/// The phrases that names stand in: where they begin and what leads to them. All arguments must outlive it.
class NamePhrases {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// \param senses  The place of each name, nullptr where none was chosen.
    NamePhrases(const text::Document& document, const CueMap& cues, const NameSet& names,
                const std::vector<const Candidate*>& senses);

    /// Of a token; empty past the end of the text.
    [[nodiscard]] std::string_view fold(std::uint32_t token) const
    {
        return token < document_.tokens.size() ? document_.fold(token) : std::string_view{};
    }
    [[nodiscard]] std::string_view word(std::uint32_t token) const
    {
        return token < document_.tokens.size() ? document_.word(token) : std::string_view{};
    }
    [[nodiscard]] bool in_sentence(std::uint32_t token, std::uint32_t sentence) const
    {
        return token < document_.tokens.size() && document_.tokens[token].sentence == sentence;
    }
    /// The name that covers the token, or none.
    [[nodiscard]] std::uint32_t name_at(std::uint32_t token) const
    {
        return token < name_at_.size() ? name_at_[token] : none;
    }
    /// A dash with a space before it.
    [[nodiscard]] bool dash(std::uint32_t token) const;
    [[nodiscard]] bool is_list_of_dashes() const;
    [[nodiscard]] bool is_demonym(std::uint32_t name) const;
    [[nodiscard]] bool governs(std::uint32_t name) const;
    [[nodiscard]] std::uint32_t phrase_start(std::uint32_t name) const;
    /// Whether "in", "near" and the like stand before the token; "on" in a sentence that tells of an event.
    [[nodiscard]] bool locative(std::uint32_t token, bool event_sentence) const;
    [[nodiscard]] bool struck_before(std::uint32_t start) const;
    [[nodiscard]] Offset offset_of(std::uint32_t name, std::uint32_t start) const;
    [[nodiscard]] std::uint32_t dateline_end() const;

private:
    const text::Document& document_;
    const CueMap& cues_;
    const NameSet& names_;
    const std::vector<const Candidate*>& senses_;
    std::vector<std::uint32_t> name_at_; ///< per token
};

} // namespace placeline::places
