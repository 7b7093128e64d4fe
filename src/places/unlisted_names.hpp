// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "places/cues.hpp"
#include "places/name_collector.hpp"
#include "places/name_features.hpp"
#include "places/name_walk.hpp"
#include "text/document.hpp"

#include <cstdint>

namespace placeline::places {

/// Takes names that the gazetteer lacks as they are written, where the text itself says that they are places. Each
/// `take_` adds at most one name, which starts at the token, and tells whether it did. All arguments must outlive it.
class UnlistedNames {
public:
    UnlistedNames(const text::Document& document, const CueMap& cues, const gazetteer::Gazetteer& gazetteer,
                  const NameWalk& walk, const TextTraits& traits, NameCollector& names)
        : document_(document), cues_(cues), gazetteer_(gazetteer), walk_(walk), traits_(traits), names_(names)
    {
    }

    bool take_variant(std::uint32_t first);
    bool take_marked(std::uint32_t first);
    bool take_again(std::uint32_t first);
    bool take_second_of_list(std::uint32_t first);
    /// Adds the tokens as a name of which the gazetteer knows nothing.
    void take_unknown(std::uint32_t first, std::uint32_t last);

    /// Whether the text itself says that the tokens, a whole name, are a place: "an air strike on Aitou".
    [[nodiscard]] bool marked(std::uint32_t first, std::uint32_t last) const;

private:
    [[nodiscard]] bool may_be_marked(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool plain(std::uint32_t first) const;
    [[nodiscard]] bool struck(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool starts_with_letter(std::uint32_t first) const;
    [[nodiscard]] bool called_together(std::uint32_t first, std::uint32_t last) const;

    const text::Document& document_;
    const CueMap& cues_;
    const gazetteer::Gazetteer& gazetteer_;
    const NameWalk& walk_;
    const TextTraits& traits_;
    NameCollector& names_;
};

} // namespace placeline::places
