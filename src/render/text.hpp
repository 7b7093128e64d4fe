// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

using cairo_t = struct _cairo;

namespace placeline::render {

/// A rectangle of the picture, in pixels, y downwards.
struct Box {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;

    [[nodiscard]] double right() const noexcept { return x + width; }
    [[nodiscard]] double bottom() const noexcept { return y + height; }
    [[nodiscard]] bool overlaps(const Box& other) const noexcept
    {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    [[nodiscard]] bool contains(const Box& other) const noexcept
    {
        return x <= other.x && other.right() <= right() && y <= other.y && other.bottom() <= bottom();
    }
    [[nodiscard]] Box grown(double by) const noexcept { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
};

enum class Align { left, centre };

/// How a text is set.
struct TextStyle {
    double size_px = 13.0;
    bool bold = false;
    bool italic = false;
    double letter_spacing_px = 0.0;
    double wrap_px = 0.0; ///< lines are broken at this width; 0: only at line feeds
    Align align = Align::left;
};

/// Sets text with Pango: any script, right-to-left too. What is given is text, never markup.
class Typesetter {
public:
    Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;
    ~Typesetter();

    /// Width and height; x and y are 0.
    [[nodiscard]] Box measure(const std::string& text, const TextStyle& style);
    /// Whether the fonts at hand have all its letters; others are shown as boxes.
    [[nodiscard]] bool can_write(const std::string& text);
    /// Adds the outlines (`path`) or the glyphs of a text at the top left corner to the picture.
    void show(cairo_t* to, const std::string& text, const TextStyle& style, double x, double y);
    void path(cairo_t* to, const std::string& text, const TextStyle& style, double x, double y);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placeline::render
