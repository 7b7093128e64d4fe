// SPDX-License-Identifier: Apache-2.0
#include "render/projection.hpp"

#include "base/error.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <proj.h>

namespace placeline::render {

namespace {

constexpr double radians = std::numbers::pi / 180.0;
constexpr double world_radius_deg = 50.0; ///< caps wider than this are drawn as the world
constexpr double local_radius_deg = 3.0;

struct DestroyContext {
    void operator()(PJ_CONTEXT* context) const noexcept { proj_context_destroy(context); }
};
struct DestroyProjection {
    void operator()(PJ* projection) const noexcept { proj_destroy(projection); }
};

struct Vector {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
};

Vector vector_of(const LonLat& position)
{
    const double lon = position.lon_deg * radians;
    const double lat = position.lat_deg * radians;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double angle_deg(const LonLat& a, const LonLat& b)
{
    return geo::great_circle_m(a, b) / geo::earth_mean_radius_m / radians;
}

std::string definition(ProjectionKind kind, const LonLat& centre)
{
    switch (kind) {
    case ProjectionKind::world:
        return fmt::format("+proj=eqearth +lon_0={:.6f} +datum=WGS84", centre.lon_deg);
    case ProjectionKind::regional:
        return fmt::format("+proj=laea +lat_0={:.6f} +lon_0={:.6f} +datum=WGS84", centre.lat_deg, centre.lon_deg);
    case ProjectionKind::globe:
        return fmt::format("+proj=ortho +lat_0={:.6f} +lon_0={:.6f} +R=6371008.8", centre.lat_deg, centre.lon_deg);
    case ProjectionKind::local:
    case ProjectionKind::given:
        break;
    }
    return fmt::format("+proj=aeqd +lat_0={:.6f} +lon_0={:.6f} +datum=WGS84", centre.lat_deg, centre.lon_deg);
}

} // namespace

struct Projection::Impl {
    std::unique_ptr<PJ_CONTEXT, DestroyContext> context;
    std::unique_ptr<PJ, DestroyProjection> projection;
    double metres_per_unit = 1.0;      ///< of the plane's axes; with a given CRS alone not 1
    double radians_per_unit = radians; ///< of longitude and latitude going in
    std::string name;                  ///< of a given one
};

Projection::Projection(ProjectionKind kind, const LonLat& centre)
    : impl_{std::make_unique<Impl>()}, kind_{kind}, centre_{centre}
{
    impl_->context.reset(proj_context_create());
    proj_log_level(impl_->context.get(), PJ_LOG_NONE); // a failure is told by an exception
    impl_->projection.reset(proj_create(impl_->context.get(), definition(kind, centre).c_str()));
    if (!impl_->projection) {
        throw Error{
            fmt::format("PROJ cannot make the projection \"{}\"; is PROJ installed whole?", definition(kind, centre))};
    }
}

Projection::Projection(const std::string& crs, const LonLat& centre)
    : impl_{std::make_unique<Impl>()}, kind_{ProjectionKind::given}, centre_{centre}
{
    impl_->context.reset(proj_context_create());
    PJ_CONTEXT* context = impl_->context.get();
    proj_log_level(context, PJ_LOG_NONE);
    const std::unique_ptr<PJ, DestroyProjection> target{proj_create(context, crs.c_str())};
    const std::unique_ptr<PJ, DestroyProjection> raw{
        target && proj_is_crs(target.get()) ? proj_create_crs_to_crs(context, "OGC:CRS84", crs.c_str(), nullptr)
                                            : nullptr};
    if (!raw) {
        throw UsageError{fmt::format(
            "--crs: \"{}\" is no reference system that PROJ knows; give a code as EPSG:32637 or a PROJ string", crs)};
    }
    impl_->projection.reset(proj_normalize_for_visualization(context, raw.get()));
    impl_->radians_per_unit = 1.0; // CRS84 is in degrees
    const char* name = proj_get_name(target.get());
    impl_->name = name == nullptr || std::string_view{name} == "unknown" ? crs : name;
    const PJ_TYPE type = proj_get_type(target.get());
    if (type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS) {
        impl_->metres_per_unit = geo::earth_mean_radius_m * radians;
        return;
    }
    const std::unique_ptr<PJ, DestroyProjection> axes{proj_crs_get_coordinate_system(context, target.get())};
    double metres = 0.0;
    if (axes &&
        proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &metres, nullptr, nullptr, nullptr) !=
            0 &&
        metres > 0.0) {
        impl_->metres_per_unit = metres;
    }
}

Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

std::optional<Point> Projection::forward(const LonLat& position) const
{
    const PJ_COORD to = proj_trans(
        impl_->projection.get(), PJ_FWD,
        proj_coord(position.lon_deg * impl_->radians_per_unit, position.lat_deg * impl_->radians_per_unit, 0.0, 0.0));
    if (!std::isfinite(to.xy.x) || !std::isfinite(to.xy.y)) {
        return std::nullopt;
    }
    return Point{to.xy.x * impl_->metres_per_unit, to.xy.y * impl_->metres_per_unit};
}

std::optional<LonLat> Projection::inverse(const Point& point) const
{
    const PJ_COORD to =
        proj_trans(impl_->projection.get(), PJ_INV,
                   proj_coord(point.x / impl_->metres_per_unit, point.y / impl_->metres_per_unit, 0.0, 0.0));
    if (!std::isfinite(to.lp.lam) || !std::isfinite(to.lp.phi)) {
        return std::nullopt;
    }
    return LonLat{to.lp.lam / impl_->radians_per_unit, to.lp.phi / impl_->radians_per_unit};
}

std::string Projection::name() const
{
    if (kind_ == ProjectionKind::world) {
        return "Equal Earth";
    }
    if (kind_ == ProjectionKind::given) {
        return impl_->name;
    }
    return fmt::format("{}, centred on {:.1f}° {} {:.1f}° {}",
                       kind_ == ProjectionKind::regional ? "Lambert azimuthal equal-area"
                       : kind_ == ProjectionKind::globe  ? "Orthographic"
                                                         : "Azimuthal equidistant",
                       std::abs(centre_.lat_deg), centre_.lat_deg < 0 ? "S" : "N", std::abs(centre_.lon_deg),
                       centre_.lon_deg < 0 ? "W" : "E");
}

Cap cap_around(std::span<const LonLat> positions)
{
    if (positions.empty()) {
        return {{0.0, 0.0}, 180.0};
    }
    Vector sum;
    for (const LonLat& position : positions) {
        const Vector v = vector_of(position);
        sum.x += v.x;
        sum.y += v.y;
        sum.z += v.z;
    }
    const double length = std::hypot(sum.x, sum.y, sum.z);
    if (length < 1e-9 * static_cast<double>(positions.size())) {
        return {{0.0, 0.0}, 180.0};
    }
    Cap cap{{std::atan2(sum.y, sum.x) / radians, std::asin(std::clamp(sum.z / length, -1.0, 1.0)) / radians}, 0.0};
    // Badoiu and Clarkson 2003: steps towards the farthest point, ever shorter, end at the smallest ball.
    constexpr int steps = 60;
    for (int step = 1; step <= steps; ++step) {
        const auto farthest = std::ranges::max_element(
            positions, {}, [&](const LonLat& position) { return angle_deg(cap.centre, position); });
        cap.radius_deg = angle_deg(cap.centre, *farthest);
        if (cap.radius_deg < 1e-6 || step == steps || positions.size() > 4000) {
            break;
        }
        cap.centre = geo::destination(cap.centre, geo::bearing_deg(cap.centre, *farthest),
                                      geo::great_circle_m(cap.centre, *farthest) / (step + 1));
    }
    return cap;
}

Projection projection_for(const Cap& cap)
{
    if (cap.radius_deg > world_radius_deg) {
        return {ProjectionKind::world, {0.0, 0.0}};
    }
    return {cap.radius_deg > local_radius_deg ? ProjectionKind::regional : ProjectionKind::local, cap.centre};
}

} // namespace placeline::render
