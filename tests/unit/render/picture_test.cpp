// SPDX-License-Identifier: Apache-2.0
// Pictures beside this file, each as it should look. PLACELINE_REFRESH_PICTURES=1 in the environment draws them anew:
// look at what changed before it is committed.
#include "map_sample.hpp"
#include "render/cairo_handles.hpp"
#include "render/draw.hpp"

#include <cairo.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

using namespace placeline;
using namespace placeline::render;

namespace {

constexpr int far_off = 40;              ///< a pixel's difference that is seen, of 255
constexpr double most_pixels_off = 0.02; ///< of all: other versions of fonts set letters otherwise
constexpr double most_mean_off = 2.0;    ///< of 255

Surface drawn(const MapPlan& plan)
{
    Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(plan.page.width),
                                               static_cast<int>(plan.page.height))};
    const Cairo cairo{cairo_create(surface.get())};
    Typesetter typesetter;
    draw(plan, cairo.get(), typesetter);
    cairo_surface_flush(surface.get());
    return surface;
}

struct Difference {
    double mean = 0.0;
    double pixels_off = 0.0; ///< share
};

Difference difference(cairo_surface_t* a, cairo_surface_t* b)
{
    const int width = cairo_image_surface_get_width(a);
    const int height = cairo_image_surface_get_height(a);
    std::uint64_t sum = 0;
    std::uint64_t off = 0;
    for (int y = 0; y < height; ++y) {
        const unsigned char* row_a = cairo_image_surface_get_data(a) + y * cairo_image_surface_get_stride(a);
        const unsigned char* row_b = cairo_image_surface_get_data(b) + y * cairo_image_surface_get_stride(b);
        for (int x = 0; x < width; ++x) {
            int most = 0;
            for (int channel = 0; channel < 3; ++channel) { // the fourth byte of RGB24 says nothing
                const int by = std::abs(row_a[4 * x + channel] - row_b[4 * x + channel]);
                sum += static_cast<std::uint64_t>(by);
                most = std::max(most, by);
            }
            off += most > far_off ? 1 : 0;
        }
    }
    const double pixels = static_cast<double>(width) * height;
    return {static_cast<double>(sum) / (3.0 * pixels), static_cast<double>(off) / pixels};
}

void check_picture(const std::string& name, const MapPlan& plan)
{
    const auto path = std::filesystem::path{PLACELINE_SOURCE_DIR} / "tests/unit/render/pictures" / (name + ".png");
    const Surface made = drawn(plan);
    if (std::getenv("PLACELINE_REFRESH_PICTURES") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        REQUIRE(cairo_surface_write_to_png(made.get(), path.c_str()) == CAIRO_STATUS_SUCCESS);
    }
    const Surface wanted{cairo_image_surface_create_from_png(path.c_str())};
    INFO(path.string());
    REQUIRE(cairo_surface_status(wanted.get()) == CAIRO_STATUS_SUCCESS);
    REQUIRE(cairo_image_surface_get_width(wanted.get()) == cairo_image_surface_get_width(made.get()));
    REQUIRE(cairo_image_surface_get_height(wanted.get()) == cairo_image_surface_get_height(made.get()));
    const Difference found = difference(made.get(), wanted.get());
    CHECK(found.mean < most_mean_off);
    CHECK(found.pixels_off < most_pixels_off);
}

} // namespace

TEST_CASE("maps look as they did", "[render]")
{
    auto options = sample::sized(640, 400);
    SECTION("symbols, areas and a tie")
    {
        check_picture("symbols", sample::planned(sample::incident_set(), options));
    }
    SECTION("in greys")
    {
        options.theme = "print";
        check_picture("greys", sample::planned(sample::incident_set(), options));
    }
    SECTION("units in shades")
    {
        options.choropleth = "killed";
        check_picture("shades", sample::planned(sample::crowd(120), options));
    }
    SECTION("a map a day")
    {
        options.by = "day";
        IncidentSet set = sample::crowd(40);
        for (std::size_t i = 0; i < set.incidents.size(); ++i) {
            set.incidents[i].incident.date->start += std::chrono::days{i % 4};
            set.incidents[i].incident.date->end = set.incidents[i].incident.date->start;
        }
        check_picture("days", sample::planned(set, options));
    }
    SECTION("a crowd, whose symbols are stamped")
    {
        check_picture("crowd", sample::planned(sample::crowd(2400), options));
    }
}

TEST_CASE("a picture that differs is told from one that does not", "[render]")
{
    auto options = sample::sized(640, 400);
    const Surface light = drawn(sample::planned(sample::incident_set(), options));
    options.theme = "print";
    const Surface print = drawn(sample::planned(sample::incident_set(), options));
    CHECK(difference(light.get(), light.get()).mean == 0.0);
    CHECK(difference(light.get(), print.get()).mean > most_mean_off);
}
