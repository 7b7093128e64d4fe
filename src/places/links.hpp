// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/cues.hpp"
#include "places/names.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <vector>

namespace placeline::places {

constexpr std::uint8_t link_next = 1;     ///< "A, B", from A to B
constexpr std::uint8_t link_in = 2;       ///< "A in B", "B's A", from A to B
constexpr std::uint8_t link_list = 4;     ///< "A and B", both ways
constexpr std::uint8_t link_sentence = 8; ///< in one sentence, both ways

/// How the text puts one entry beside another.
struct Link {
    std::uint32_t to = 0;  ///< entry
    std::uint8_t kind = 0; ///< bits
    bool reverse = false;  ///< the link runs from `to` to this
};

/// The links of each entry, both ends of each, in text order.
std::vector<std::vector<Link>> find_links(const NameSet& names, const text::Document& document, const CueMap& cues);

} // namespace placeline::places
