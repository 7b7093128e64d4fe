// SPDX-License-Identifier: Apache-2.0
#include "render/draw_maps.hpp"

#include "base/error.hpp"
#include "base/markup_text.hpp"
#include "base/output_file.hpp"
#include "bridge/disputed_borders.hpp"
#include "bridge/map_formats.hpp"
#include "render/cairo_handles.hpp"
#include "render/draw.hpp"
#include "render/png.hpp"

#include <algorithm>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <charconv>
#include <fmt/format.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::render {

namespace {

constexpr int least_px = 320;
constexpr int most_px = 20'000;
constexpr double points_per_px = 0.75; ///< 72 points and 96 CSS pixels to the inch

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int n)
{
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), n);
    return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status, const std::filesystem::path& path)
{
    if (status != CAIRO_STATUS_SUCCESS) {
        throw OutputError{
            fmt::format("{}: the map cannot be drawn: {}", path.string(), cairo_status_to_string(status))};
    }
}

/// Cairo's names of surfaces ("surface5") count on through the life of a process; renumbered in their order in the
/// file, the same map is the same bytes whatever was drawn before it.
class SurfaceNames {
public:
    std::size_t of(std::string_view number)
    {
        const auto known = std::ranges::find(seen_, number);
        if (known != seen_.end()) {
            return static_cast<std::size_t>(known - seen_.begin()) + 1;
        }
        seen_.emplace_back(number);
        return seen_.size();
    }

private:
    std::vector<std::string> seen_;
};

/// "12.345678" with two decimals: finer than a picture shows, and half of the file.
void add_rounded(std::string& out, std::string_view number)
{
    double value = 0.0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    fmt::format_to(std::back_inserter(out), "{:.2f}", value);
    while (out.back() == '0') {
        out.pop_back();
    }
    if (out.back() == '.') {
        out.pop_back();
    }
    if (out.ends_with("-0")) {
        out.erase(out.size() - 2, 1);
    }
}

std::string settled_svg(std::string_view svg)
{
    constexpr std::string_view surface = "surface";
    constexpr std::string_view path = " d=\"";
    SurfaceNames names;
    std::string out;
    out.reserve(svg.size());
    const auto end_of = [&](std::size_t from, std::string_view allowed) {
        return std::min(svg.find_first_not_of(allowed, from), svg.size());
    };
    for (std::size_t at = 0; at < svg.size();) {
        if (svg.substr(at).starts_with(surface)) {
            out += surface;
            at += surface.size();
            if (const std::size_t end = end_of(at, "0123456789"); end != at) {
                out += std::to_string(names.of(svg.substr(at, end - at)));
                at = end;
            }
        } else if (svg.substr(at).starts_with(path)) {
            out += path;
            for (at += path.size(); at < svg.size() && svg[at] != '"';) {
                if (const std::size_t end = end_of(at, "-.0123456789"); end != at) {
                    add_rounded(out, svg.substr(at, end - at));
                    at = end;
                } else {
                    out += svg[at++];
                }
            }
        } else {
            out += svg[at++];
        }
    }
    return out;
}

/// `svg` with how it was made in its `<metadata>`.
std::string with_metadata(std::string svg, std::string_view provenance)
{
    const std::string metadata = "\n<metadata>" + markup_text(provenance) + "</metadata>";
    svg.insert(svg.find('>', svg.find("<svg")) + 1, metadata);
    return svg;
}

std::string drawn(const MapPlan& plan, bridge::MapFormat format, const std::filesystem::path& path,
                  const bridge::Provenance& provenance, Typesetter& typesetter)
{
    std::string bytes;
    const double width = plan.page.width;
    const double height = plan.page.height;
    const std::string made_how = bridge::provenance_json(provenance);
    Surface surface;
    double scale = 1.0;
    switch (format) {
    case bridge::MapFormat::png:
        surface.reset(
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
        break;
    case bridge::MapFormat::svg:
        surface.reset(cairo_svg_surface_create_for_stream(append, &bytes, width, height));
        cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
        break;
    case bridge::MapFormat::pdf:
        scale = points_per_px;
        surface.reset(cairo_pdf_surface_create_for_stream(append, &bytes, width * scale, height * scale));
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, provenance.made.c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, provenance.program.c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_SUBJECT,
                                       bridge::provenance_words(provenance).c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_KEYWORDS, made_how.c_str());
        if (!plan.texts.empty()) {
            cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, plan.texts.front().text.c_str());
        }
        break;
    }
    check(cairo_surface_status(surface.get()), path);
    {
        const Cairo cairo{cairo_create(surface.get())};
        cairo_scale(cairo.get(), scale, scale);
        draw(plan, cairo.get(), typesetter);
        check(cairo_status(cairo.get()), path);
    }
    if (format == bridge::MapFormat::png) {
        return png_of(surface.get(), made_how);
    }
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()), path);
    return format == bridge::MapFormat::svg ? with_metadata(settled_svg(bytes), made_how) : bytes;
}

} // namespace

void check_maps(const std::vector<std::filesystem::path>& targets, const bridge::MapOptions& options)
{
    theme_of(options.theme);
    if (options.width_px < least_px || options.height_px < least_px || options.width_px > most_px ||
        options.height_px > most_px) {
        throw UsageError{fmt::format("--size: {}x{} is no size of a map; each side has {} to {} pixels",
                                     options.width_px, options.height_px, least_px, most_px)};
    }
    if (const auto known = bridge::worldviews();
        !options.worldview.empty() && std::ranges::find(known, options.worldview) == known.end()) {
        throw UsageError{fmt::format("--worldview: no view of disputed borders is known for \"{}\"; known are {}",
                                     options.worldview, fmt::join(known, ", "))};
    }
    for (const auto& target : targets) {
        check_output(target, options.overwrite);
    }
}

std::vector<bridge::LayerSummary> draw_maps(const IncidentSet& incidents,
                                            const std::vector<std::filesystem::path>& targets,
                                            const bridge::MapOptions& options, const bridge::Provenance& provenance,
                                            const bridge::AreaSource& areas)
{
    Typesetter typesetter;
    const MapPlan plan = plan_map(incidents, options, provenance, areas, typesetter);
    const auto unlocated = static_cast<std::uint64_t>(std::ranges::count_if(
        incidents.incidents, [](const MergedIncident& merged) { return !merged.incident.place; }));
    std::vector<bridge::LayerSummary> summaries;
    for (const auto& target : targets) {
        const auto format = bridge::map_format_of(target);
        if (!format) {
            throw UsageError{
                fmt::format("{}: no format of maps has this extension; known are .svg, .png, .pdf", target.string())};
        }
        const std::string bytes = drawn(plan, *format, target, provenance, typesetter); // who ends here leaves no file
        OutputFile file{target, options.overwrite};
        file.write(bytes);
        file.commit();
        bridge::LayerSummary summary{target, incidents.incidents.size() - unlocated, unlocated, {}};
        if (plan.labels_left_out > 0) {
            summary.notes.push_back(
                fmt::format("{} of the places have no name on the map, for want of room", plan.labels_left_out));
        }
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

} // namespace placeline::render
