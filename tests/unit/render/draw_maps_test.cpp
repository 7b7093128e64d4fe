// SPDX-License-Identifier: Apache-2.0
#include "render/draw_maps.hpp"

#include "base/error.hpp"
#include "map_sample.hpp"

#include <cairo.h>
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <unistd.h>

using namespace placeline;
using namespace placeline::render;

namespace {

/// A new folder, gone with its contents at the end.
class Scratch {
public:
    Scratch()
    {
        std::string name = (std::filesystem::temp_directory_path() / "placeline-render-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder_ = name;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { std::filesystem::remove_all(folder_); }
    [[nodiscard]] std::filesystem::path file(const char* name) const { return folder_ / name; }

private:
    std::filesystem::path folder_;
};

std::string contents(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string map_bytes(const Scratch& scratch, const char* name, const IncidentSet& set,
                      bridge::MapOptions options = sample::sized(800, 500))
{
    options.overwrite = true;
    draw_maps(set, {scratch.file(name)}, options, sample::provenance(), sample::MapAreas{});
    return contents(scratch.file(name));
}

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const noexcept { cairo_surface_destroy(surface); }
};

} // namespace

TEST_CASE("every format is written, and the same map is the same bytes", "[render]")
{
    const Scratch scratch;
    const IncidentSet set = sample::incident_set();
    const std::string svg = map_bytes(scratch, "a.svg", set);
    const std::string png = map_bytes(scratch, "a.png", set);
    const std::string pdf = map_bytes(scratch, "a.pdf", set);
    CHECK(svg.find("<svg") != std::string::npos);
    CHECK(svg.find("width=\"800px\" height=\"500px\"") != std::string::npos);
    CHECK(png.starts_with("\x89PNG"));
    CHECK(pdf.starts_with("%PDF-"));
    CHECK(map_bytes(scratch, "b.svg", set) == svg); // whatever was drawn before it
    CHECK(map_bytes(scratch, "b.png", set) == png);
    CHECK(map_bytes(scratch, "b.pdf", set) == pdf);
    CHECK(map_bytes(scratch, "c.svg", set, sample::sized(800, 500, "print")) != svg);
}

TEST_CASE("a picture says how it was made", "[render]")
{
    const Scratch scratch;
    const IncidentSet set = sample::incident_set();
    bridge::Provenance made = sample::provenance();
    made.inputs = {{.name = "strikes & <raids>.csv", .bytes = 3, .sha256 = "abc123"}};
    const auto drawn = [&](const char* name) {
        draw_maps(set, {scratch.file(name)}, sample::sized(800, 500), made, sample::MapAreas{});
        return contents(scratch.file(name));
    };
    const std::string json = bridge::provenance_json(made);
    CHECK(drawn("a.png").find("iTXtplaceline" + std::string(5, '\0') + json) != std::string::npos);
    const std::string svg = drawn("a.svg");
    CHECK(svg.find("<metadata>{\"program\"") != std::string::npos);
    CHECK(svg.find("strikes &amp; &lt;raids&gt;.csv") != std::string::npos);
    const std::string pdf = drawn("a.pdf");
    CHECK(pdf.find("/Keywords") != std::string::npos);
    CHECK(pdf.find("/Subject") != std::string::npos);
}

TEST_CASE("a PNG has the size asked for and the colours where the plan has them", "[render]")
{
    const Scratch scratch;
    IncidentSet set;
    auto one = sample::incident("x", sample::place("p", "Alone", {41.0, 33.0}, 1));
    one.incident.figures.killed = {40, 40, 40};
    set.incidents.push_back(one);
    map_bytes(scratch, "a.png", set);
    const std::unique_ptr<cairo_surface_t, DestroySurface> picture{
        cairo_image_surface_create_from_png(scratch.file("a.png").c_str())};
    REQUIRE(cairo_image_surface_get_width(picture.get()) == 800);
    REQUIRE(cairo_image_surface_get_height(picture.get()) == 500);

    const MapPlan plan = sample::planned(set, sample::sized(800, 500));
    const auto pixel = [&](const Point& at) {
        const unsigned char* row = cairo_image_surface_get_data(picture.get()) +
                                   static_cast<std::ptrdiff_t>(at.y) * cairo_image_surface_get_stride(picture.get());
        const auto word = reinterpret_cast<const std::uint32_t*>(row)[static_cast<int>(at.x)];
        return Colour{(word >> 16U & 0xFFU) / 255.0, (word >> 8U & 0xFFU) / 255.0, (word & 0xFFU) / 255.0};
    };
    const auto near = [](const Colour& a, const Colour& b, double by) {
        return std::abs(a.red - b.red) < by && std::abs(a.green - b.green) < by && std::abs(a.blue - b.blue) < by;
    };
    REQUIRE(plan.circles.size() == 1);
    CHECK(near(pixel(plan.circles.front().centre), plan.theme->leads[0], 0.25)); // the fill lets the land show through
    CHECK(near(pixel({2.0, 2.0}), plan.theme->page, 0.01));
}

TEST_CASE("no file is left when a map cannot be written, and none is replaced unasked", "[render]")
{
    const Scratch scratch;
    std::ofstream{scratch.file("there.svg")} << "mine";
    CHECK_THROWS_AS(check_maps({scratch.file("there.svg")}, sample::sized(800, 500)), OutputError);
    CHECK_THROWS_AS(check_maps({scratch.file("absent") / "x.svg"}, sample::sized(800, 500)), OutputError);
    CHECK(contents(scratch.file("there.svg")) == "mine");
    CHECK_THROWS_AS(check_maps({scratch.file("x.svg")}, sample::sized(10, 500)), UsageError);
    CHECK_THROWS_AS(check_maps({scratch.file("x.svg")}, sample::sized(800, 500, "neon")), UsageError);
    CHECK_NOTHROW(check_maps({scratch.file("x.svg")}, sample::sized(800, 500)));
}

TEST_CASE("names from reports are text in every format", "[render]")
{
    const Scratch scratch;
    IncidentSet set;
    set.incidents.push_back(sample::incident("x", sample::place("p", "<script>x</script> & \"q\"", {41.0, 33.0}, 1)));
    const std::string svg = map_bytes(scratch, "a.svg", set);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(map_bytes(scratch, "a.png", set).size() > 1000);
}
