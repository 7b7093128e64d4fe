// SPDX-License-Identifier: Apache-2.0
#include "render/legend.hpp"

#include "render/classes.hpp"
#include "render/inset.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace placeline::render {

namespace {

/// A part of the legend, with its origin at 0, 0.
struct Block {
    double width = 0.0;
    double height = 0.0;
    std::vector<TextItem> texts;
    std::vector<Swatch> swatches;
    bool inset = false;
};

class Setter {
public:
    Setter(const MapPlan& plan, Typesetter& typesetter, double width, double shrink)
        : theme_{*plan.theme}, typesetter_{typesetter}, width_{width}, unit_{plan.zoom * shrink}
    {
    }

    [[nodiscard]] double unit() const noexcept { return unit_; }
    [[nodiscard]] double width() const noexcept { return width_; }

    void text(Block& block, std::string words, double size, bool bold, const Colour& colour, double indent = 0.0)
    {
        TextStyle style{.size_px = size * unit_, .bold = bold, .wrap_px = width_ - indent};
        Box box = typesetter_.measure(words, style);
        box.x = indent;
        box.y = block.height;
        block.height += box.height + 3.0 * unit_;
        block.width = std::max(block.width, box.right());
        block.texts.push_back({std::move(words), style, box, colour});
    }
    void heading(Block& block, std::string words) { text(block, std::move(words), 13.0, true, theme_.text); }
    void note(Block& block, std::string words) { text(block, std::move(words), 11.0, false, theme_.muted); }

    /// A sign and what it means.
    /// \param column  Width of the column of signs, if one is wider than usual.
    void sign(Block& block, Swatch swatch, double sign_width, double sign_height, std::string words,
              double column = 0.0)
    {
        const double indent = std::max({sign_width, column, 28.0 * unit_}) + 8.0 * unit_;
        TextStyle style{.size_px = 12.0 * unit_, .wrap_px = width_ - indent};
        Box box = typesetter_.measure(words, style);
        const double height = std::max(sign_height, box.height);
        swatch.box = {(indent - 8.0 * unit_ - sign_width) / 2, block.height + (height - sign_height) / 2, sign_width,
                      sign_height};
        box.x = indent;
        box.y = block.height + (height - box.height) / 2;
        block.swatches.push_back(swatch);
        block.texts.push_back({std::move(words), style, box, theme_.text});
        block.height += height + 4.0 * unit_;
        block.width = std::max(block.width, box.right());
    }

private:
    const Theme& theme_;
    Typesetter& typesetter_;
    double width_;
    double unit_;
};

/// 1, 2 or 5 times a power of ten, at most `most`.
double nice_below(double most)
{
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    const double lead = most / power;
    return (lead >= 5.0 ? 5.0 : lead >= 2.0 ? 2.0 : 1.0) * power;
}

Block size_block(const PanelFacts& facts, Setter& set)
{
    Block block;
    if (facts.scale.greatest == 0 || facts.marks.points.empty()) {
        return block;
    }
    set.heading(block, "Size: the number reported");
    std::vector<std::uint64_t> numbers;
    for (const double share : {0.05, 0.3, 1.0}) {
        const auto number = static_cast<std::uint64_t>(
            std::max(1.0, nice_below(std::max(1.0, share * static_cast<double>(facts.scale.greatest)))));
        if (numbers.empty() || numbers.back() != number) {
            numbers.push_back(number);
        }
    }
    const auto diameter = [&](std::uint64_t number) { // the true size: a legend that shrinks its circles lies
        return 2.0 * facts.scale.radius(number);
    };
    for (const std::uint64_t number : numbers) {
        const double d = diameter(number);
        set.sign(block, {.lead = Lead::none}, d, d, fmt::format("{}", number), diameter(numbers.back()));
    }
    return block;
}

/// The classes of a choropleth.
Block class_block(const MapPlan& plan, const PanelFacts& facts, Setter& set)
{
    Block block;
    const auto& bounds = facts.scale.class_bounds;
    const Lead lead = lead_of(facts.options.choropleth);
    set.heading(block, sentence_case(words_of(lead)) + ", by province or state");
    const double width = 28.0 * set.unit();
    const double height = 15.0 * set.unit();
    for (std::size_t i = bounds.size(); i-- > 0;) {
        set.sign(block,
                 {.kind = Swatch::Kind::area, .lead = lead, .fill = class_colour(*plan.theme, lead, i, bounds.size())},
                 width, height, class_text(i, bounds));
    }
    if (std::ranges::any_of(facts.marks.areas, [](const Mark& mark) { return mark.lead == Lead::none; })) {
        set.sign(block, {.kind = Swatch::Kind::area, .lead = Lead::none}, width, height,
                 std::string{words_of(Lead::none)});
    }
    if (!facts.marks.ties.empty()) {
        set.sign(block, {.kind = Swatch::Kind::tie}, width, 12.0 * set.unit(),
                 "one number for several places, drawn once; in no shade");
    }
    return block;
}

Block colour_block(const MapPlan& plan, const PanelFacts& facts, Setter& set)
{
    Block block;
    std::array<bool, n_leads> used{};
    for (const MapPlan& panel : plan.panels) { // a part may be led by another number than the whole
        std::ranges::for_each(panel.circles,
                              [&](const Circle& one) { used[static_cast<std::size_t>(one.lead)] = true; });
        std::ranges::for_each(panel.areas, [&](const Area& one) { used[static_cast<std::size_t>(one.lead)] = true; });
    }
    for (const auto* marks : {&facts.marks.points, &facts.marks.areas}) {
        for (const Mark& mark : *marks) {
            used[static_cast<std::size_t>(mark.lead)] = true;
        }
    }
    const double d = 13.0 * set.unit();
    for (std::size_t lead = 0; lead < n_leads; ++lead) {
        if (!used[lead]) {
            continue;
        }
        if (block.height == 0.0) {
            set.heading(block, "Colour: what is counted");
        }
        set.sign(block, {.lead = static_cast<Lead>(lead)}, d, d, std::string{words_of(static_cast<Lead>(lead))});
    }
    return block;
}

Block precision_block(const PanelFacts& facts, Setter& set)
{
    Block block;
    const Marks& marks = facts.marks;
    const bool near = std::ranges::any_of(marks.points, [](const Mark& m) { return m.place.where_prec == 2; });
    const bool exact = std::ranges::any_of(marks.points, [](const Mark& m) { return m.place.where_prec == 1; });
    const Lead lead = !marks.points.empty() ? marks.points.front().lead : Lead::none;
    const double u = set.unit();
    if (near || exact || !marks.areas.empty() || !marks.ties.empty()) {
        set.heading(block, "Where");
    }
    if (exact) {
        set.sign(block, {.lead = lead}, 13.0 * u, 13.0 * u, "at the place");
    }
    if (near) {
        set.sign(block, {.lead = lead, .near = true}, 13.0 * u, 13.0 * u, "near the place");
    }
    const auto has_area = [&](int low, int high) {
        return std::ranges::find_if(
            marks.areas, [&](const Mark& m) { return m.place.where_prec >= low && m.place.where_prec <= high; });
    };
    if (const auto mark = has_area(3, 4); mark != marks.areas.end()) {
        set.sign(block, {.kind = Swatch::Kind::area, .lead = mark->lead, .where_prec = 4}, 28.0 * u, 16.0 * u,
                 "somewhere in the province or district");
    }
    if (const auto mark = has_area(5, 6); mark != marks.areas.end()) {
        set.sign(block, {.kind = Swatch::Kind::area, .lead = mark->lead, .where_prec = 6}, 28.0 * u, 16.0 * u,
                 "somewhere in the region or country");
    }
    if (!marks.ties.empty()) {
        set.sign(block, {.kind = Swatch::Kind::tie}, 28.0 * u, 12.0 * u,
                 "one number for several places, drawn once; in no symbol");
    }
    return block;
}

Block note_block(const PanelFacts& facts, Setter& set)
{
    Block block;
    const Marks& marks = facts.marks;
    const auto plural = [](std::size_t n, std::string_view one, std::string_view many) {
        return fmt::format("{} {}", n, n == 1 ? one : many);
    };
    set.heading(block, fmt::format("n = {}", plural(marks.n_drawn, "incident", "incidents")));
    std::string places;
    if (!marks.points.empty()) {
        places += fmt::format("at {}", plural(marks.points.size(), "place", "places"));
    }
    if (!marks.areas.empty()) {
        const bool units = !facts.options.choropleth.empty();
        places += fmt::format("{}in {}", places.empty() ? "" : " and ",
                              plural(marks.areas.size(), units ? "unit" : "area", units ? "units" : "areas"));
    }
    if (marks.n_reports > 0 && !places.empty()) {
        places += fmt::format(", from {}", plural(marks.n_reports, "report", "reports"));
    }
    if (!places.empty()) {
        set.note(block, places + (facts.options.choropleth.empty() ? ". Incidents at one place are added up."
                                                                   : ". Incidents in one unit are added up."));
    }
    if (marks.n_unlocated + marks.n_international > 0) {
        set.note(block, fmt::format("Not drawn: {} without a place on a map.",
                                    plural(marks.n_unlocated + marks.n_international, "incident", "incidents")));
    }
    if (facts.n_no_unit > 0) {
        set.note(block, fmt::format("In no unit: {} known no nearer than a region or country.",
                                    plural(facts.n_no_unit, "incident", "incidents")));
    }
    if (facts.options.best_rule == "lowest" || facts.options.best_rule == "highest") {
        set.note(block, fmt::format("Where reports differ, the {} number is shown.", facts.options.best_rule));
    } else {
        set.note(block, "Where reports differ, the latest number that is no retelling is shown.");
    }
    if (marks.split) {
        set.note(block, "Numbers for several places together are divided equally.");
    }
    return block;
}

std::string kilometres(double km)
{
    return km >= 1.0 ? fmt::format("{:.0f} km", km) : fmt::format("{:.0f} m", km * 1000.0);
}

Block scale_block(const MapPlan& plan, Setter& set)
{
    Block block;
    const double u = set.unit();
    const double m_per_px = plan.view.ground_m_per_px();
    const double km = nice_below(m_per_px * std::min(set.width() * 0.75, 180.0 * u) / 1000.0);
    Swatch bar{.kind = Swatch::Kind::scale_bar};
    const bool with_north =
        plan.view.projection.kind() != ProjectionKind::world && m_per_px * plan.view.frame.width < 3e6;
    const double arrow = 20.0 * u;
    bar.box = {0.0, with_north ? arrow - 7.0 * u : 0.0, km * 1000.0 / m_per_px, 7.0 * u};
    block.swatches.push_back(bar);
    block.height += bar.box.bottom() + 3.0 * u;
    if (with_north) {
        block.swatches.push_back({.kind = Swatch::Kind::north,
                                  .box = {std::max(set.width() * 0.8, bar.box.right() + u), 0.0, arrow, arrow}});
    }
    set.text(block, kilometres(km) + ", true in the middle of the map", 11.0, false, plan.theme->text);
    set.note(block, plan.view.projection.name());
    block.width = std::max(block.width, bar.box.right());
    return block;
}

void place(MapPlan& plan, Block&& block, double x, double y)
{
    for (TextItem& item : block.texts) {
        item.box.x += x;
        item.box.y += y;
        plan.texts.push_back(std::move(item));
    }
    for (Swatch& swatch : block.swatches) {
        swatch.box.x += x;
        swatch.box.y += y;
        plan.swatches.push_back(swatch);
    }
}

struct Placing {
    double x;
    double y;
    bool fits;
};

/// Where the blocks go: one below the other, or row by row in a low room.
std::vector<Placing> placings(const std::vector<Block>& blocks, const Box& room, double gap, bool column)
{
    std::vector<Placing> where;
    double x = room.x;
    double y = room.y;
    double row = 0.0;
    for (const Block& block : blocks) {
        if (!column && x > room.x && x + block.width > room.right()) {
            x = room.x;
            y += row + gap;
            row = 0.0;
        }
        where.push_back({x, y, y + block.height <= room.bottom() + 0.5 && x + block.width <= room.right() + 0.5});
        if (column) {
            y += block.height + gap;
        } else {
            x += block.width + 1.8 * gap;
            row = std::max(row, block.height);
        }
    }
    return where;
}

struct LegendBlocks {
    std::vector<Block> blocks;
    std::vector<Placing> where; ///< of each block
};

LegendBlocks legend_blocks(const MapPlan& plan, const PanelFacts& facts, const Box& room, Typesetter& typesetter,
                           double shrink)
{
    const bool column = room.height > room.width;
    const double widest = 250.0 * plan.zoom; ///< of a block in a row
    Setter set{plan, typesetter, column ? room.width : std::min(room.width, widest), shrink};
    LegendBlocks legend;
    std::vector<Block>& blocks = legend.blocks;
    if (facts.options.choropleth.empty()) {
        blocks.push_back(colour_block(plan, facts, set));
        blocks.push_back(size_block(facts, set));
        blocks.push_back(precision_block(facts, set));
    } else {
        blocks.push_back(class_block(plan, facts, set));
    }
    blocks.push_back(scale_block(plan, set));
    blocks.push_back(note_block(facts, set));
    if (plan.view.projection.kind() != ProjectionKind::world) {
        const double side = std::min(set.width(), 130.0 * plan.zoom * shrink);
        Block inset;
        inset.width = inset.height = side;
        inset.inset = true;
        blocks.push_back(std::move(inset));
    }
    std::erase_if(blocks, [](const Block& block) { return block.height == 0.0; });
    legend.where = placings(blocks, room, 13.0 * plan.zoom * shrink, column);
    return legend;
}

} // namespace

std::pair<Box, Box> divided(const Box& room, double zoom, bool is_world, double below)
{
    const double gap = 14.0 * zoom;
    if (room.width > (is_world ? 2.4 : 1.05) * room.height) {
        const double panel = std::clamp(room.width * 0.19, 176.0 * zoom, 300.0 * zoom);
        return {{room.x, room.y, room.width - panel - gap, room.height},
                {room.right() - panel, room.y, panel, room.height}};
    }
    const double panel = std::min(below, room.height * 0.4);
    return {{room.x, room.y, room.width, room.height - panel - gap},
            {room.x, room.bottom() - panel, room.width, panel}};
}

double legend_height(const MapPlan& plan, const PanelFacts& facts, const Box& room, Typesetter& typesetter)
{
    const LegendBlocks legend = legend_blocks(plan, facts, room, typesetter, 1.0);
    double height = 0.0;
    for (std::size_t i = 0; i < legend.blocks.size(); ++i) {
        height = std::max(height, legend.where[i].y + legend.blocks[i].height - room.y);
    }
    return height;
}

void set_legend(MapPlan& plan, const PanelFacts& facts, const Box& room, Typesetter& typesetter)
{
    for (const double shrink : {1.0, 0.92, 0.85, 0.78}) {
        auto [blocks, where] = legend_blocks(plan, facts, room, typesetter, shrink);
        const bool whole = std::ranges::all_of(where, &Placing::fits);
        const bool but_inset = std::all_of(where.begin(), where.end() - 1, [](const Placing& p) { return p.fits; });
        if (!whole && !(but_inset && blocks.back().inset && shrink < 0.9) && shrink > 0.8) {
            continue;
        }
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (!where[i].fits) {
                continue;
            }
            if (blocks[i].inset) {
                plan.inset = inset_of(plan, facts.base, {where[i].x, where[i].y, blocks[i].width, blocks[i].height});
            } else {
                place(plan, std::move(blocks[i]), where[i].x, where[i].y);
            }
        }
        return;
    }
}

} // namespace placeline::render
