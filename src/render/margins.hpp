// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/frame.hpp"

#include <string>
#include <string_view>

namespace placeline::render {

/// What title, legend and foot are made from.
struct PanelFacts {
    const Marks& marks;
    const bridge::MapOptions& options;
    const bridge::Provenance& provenance;
    const bridge::BaseMapData& base;
    const MarkScale& scale;
    std::uint32_t n_no_unit = 0; ///< incidents that a choropleth cannot show

    /// Its name in the base map; the code where it has none. \param code  ISO 3166-1 alpha-2.
    [[nodiscard]] std::string country_name(const std::string& code) const;
};

/// Lays out title and foot around the page, and returns the room between them.
Box set_margins(MapPlan& plan, const PanelFacts& facts, Typesetter& typesetter);

/// "3 February 2024", "20 December 2014 – 31 October 2015".
std::string period_text(const DateRange& period);

/// Our own words with a capital in front. \param words  Not empty; begins with a letter a to z.
std::string sentence_case(std::string_view words);

} // namespace placeline::render
