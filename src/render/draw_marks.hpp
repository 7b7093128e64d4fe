// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/cairo_handles.hpp"
#include "render/pen.hpp"
#include "render/plan.hpp"

#include <map>
#include <tuple>

namespace placeline::render {

/// Draws what stands for incidents: symbols, areas, ties.
class MarkPainter {
public:
    /// \param n_symbols  Of the map: many are drawn plainer.
    MarkPainter(Pen& pen, const Theme& theme, std::size_t n_symbols);

    void symbol(const Circle& circle);
    void area(const Area& area);
    void tie(const TieLine& tie);

private:
    void exact_symbol(const Circle& circle);
    void stamp(const Circle& circle);
    void hatched(const Area& area);
    void shaded(const std::vector<Ring>& rings, const Colour& fill);
    [[nodiscard]] const Colour& of(Lead lead) const { return theme_.leads[static_cast<std::size_t>(lead)]; }

    Pen& pen_;
    const Theme& theme_;
    bool crowded_;
    bool stamped_;
    std::map<std::tuple<int, Lead, bool>, Surface> stamps_; ///< by radius in eighths of a pixel, colour, near
};

} // namespace placeline::render
