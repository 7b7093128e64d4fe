// SPDX-License-Identifier: Apache-2.0
#include "render/text.hpp"

#include <cmath>
#include <pango/pangocairo.h>

namespace placeline::render {

namespace {

/// DejaVu has Latin, Cyrillic, Greek, Arabic and Hebrew; what it lacks Pango takes from another font.
constexpr const char* font_family = "DejaVu Sans, Noto Sans, sans-serif";

struct Unref {
    void operator()(void* object) const noexcept { g_object_unref(object); }
};
struct FreeFont {
    void operator()(PangoFontDescription* font) const noexcept { pango_font_description_free(font); }
};
struct FreeOptions {
    void operator()(cairo_font_options_t* options) const noexcept { cairo_font_options_destroy(options); }
};
struct FreeAttributes {
    void operator()(PangoAttrList* list) const noexcept { pango_attr_list_unref(list); }
};

} // namespace

struct Typesetter::Impl {
    std::unique_ptr<PangoFontMap, Unref> fonts{pango_cairo_font_map_new()}; // the default one is another thread's too
    std::unique_ptr<PangoContext, Unref> context{pango_font_map_create_context(fonts.get())};
    std::unique_ptr<PangoLayout, Unref> layout;
    std::unique_ptr<PangoFontDescription, FreeFont> font{pango_font_description_from_string(font_family)};

    Impl()
    {
        // Without hinting a text has the same width in each format and at each place.
        const std::unique_ptr<cairo_font_options_t, FreeOptions> options{cairo_font_options_create()};
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(context.get(), options.get());
        pango_cairo_context_set_resolution(context.get(), 96.0);
        layout.reset(pango_layout_new(context.get()));
    }

    void set(const std::string& text, const TextStyle& style)
    {
        pango_font_description_set_absolute_size(font.get(), style.size_px * PANGO_SCALE);
        pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_style(font.get(), style.italic ? PANGO_STYLE_OBLIQUE : PANGO_STYLE_NORMAL);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_alignment(layout.get(), style.align == Align::centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
        pango_layout_set_width(layout.get(), style.wrap_px > 0.0 ? static_cast<int>(style.wrap_px * PANGO_SCALE) : -1);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        const std::unique_ptr<PangoAttrList, FreeAttributes> attributes{pango_attr_list_new()};
        if (style.letter_spacing_px > 0.0) {
            pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(
                                                         static_cast<int>(style.letter_spacing_px * PANGO_SCALE)));
        }
        pango_layout_set_attributes(layout.get(), attributes.get());
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    }
};

Typesetter::Typesetter() : impl_{std::make_unique<Impl>()} {}

Typesetter::~Typesetter() = default;

Box Typesetter::measure(const std::string& text, const TextStyle& style)
{
    impl_->set(text, style);
    int width = 0;
    int height = 0;
    pango_layout_get_size(impl_->layout.get(), &width, &height);
    return {0.0, 0.0, static_cast<double>(width) / PANGO_SCALE, static_cast<double>(height) / PANGO_SCALE};
}

bool Typesetter::can_write(const std::string& text)
{
    impl_->set(text, {});
    return pango_layout_get_unknown_glyphs_count(impl_->layout.get()) == 0;
}

void Typesetter::show(cairo_t* to, const std::string& text, const TextStyle& style, double x, double y)
{
    impl_->set(text, style);
    cairo_move_to(to, x, y);
    pango_cairo_show_layout(to, impl_->layout.get());
}

void Typesetter::path(cairo_t* to, const std::string& text, const TextStyle& style, double x, double y)
{
    impl_->set(text, style);
    cairo_move_to(to, x, y);
    pango_cairo_layout_path(to, impl_->layout.get());
}

} // namespace placeline::render
