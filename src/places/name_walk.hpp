// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "places/cues.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace placeline::places {

/// The longest name of the gazetteer that starts at a token.
struct LongestMatch {
    std::uint32_t last_token = 0; ///< one past the last capitalised token: the span; 0: no name starts there
    std::uint32_t walked = 0;     ///< one past the last token that matched, a small generic word perhaps
    std::span<const gazetteer::NameHit> hits;
    std::span<const gazetteer::NameHit>
        without; ///< of the same span without the small generic word: Erbil for "Erbil airport"
};

/// Where names begin and end in a text, by their letters and by what the gazetteer has. Document, cues and gazetteer
/// must outlive it.
class NameWalk {
public:
    NameWalk(const text::Document& document, const CueMap& cues, const gazetteer::Gazetteer& gazetteer)
        : document_(document), cues_(cues), gazetteer_(gazetteer)
    {
    }

    /// A hyphen or dash between two words without spaces.
    [[nodiscard]] bool hyphen(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t next_word(std::uint32_t token) const;
    /// "al", "el", "the" in small letters.
    [[nodiscard]] bool small_article(std::uint32_t token) const;
    [[nodiscard]] bool may_start(std::uint32_t token) const;
    [[nodiscard]] LongestMatch longest_at(std::uint32_t first) const;
    /// One past the last token of the capitalised words from `first` on, at most five.
    [[nodiscard]] std::uint32_t capital_run_end(std::uint32_t first) const;
    /// The tokens as one folded name.
    [[nodiscard]] std::string folded_span(std::uint32_t first, std::uint32_t last) const;

private:
    void extend(gazetteer::NameCursor cursor, std::string_view word, std::uint32_t token, std::uint32_t after,
                std::uint32_t span_end, std::uint32_t first, LongestMatch& best) const;

    const text::Document& document_;
    const CueMap& cues_;
    const gazetteer::Gazetteer& gazetteer_;
};

} // namespace placeline::places
