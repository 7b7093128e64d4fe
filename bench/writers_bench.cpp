// SPDX-License-Identifier: Apache-2.0
/// Writes made-up incidents in one format and prints what the writing alone took: seconds, seconds of processor time,
/// and the kB of memory beyond the incidents themselves. scripts/bench sets it beside ogr2ogr.
///
/// usage: placeline_bench_writers COUNT OUT
#include "bridge/layer_formats.hpp"
#include "output/write_layers.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <string_view>
#include <sys/resource.h>

namespace placeline {

namespace {

constexpr std::array<std::string_view, 8> syllables{"bar", "da", "kir", "mo", "nal", "so", "tel", "vy"};
constexpr std::array<std::string_view, 4> speakers{"the governor", "rescue workers", "the ministry of health",
                                                   "residents"};
constexpr std::array<std::string_view, 4> event_types{"Air/drone strike", "Shelling/artillery/missile attack",
                                                      "Armed clash", "Remote explosive/landmine/IED"};
constexpr std::size_t n_places = 5000; // as many as a busy year has

Place make_place(std::size_t number, std::mt19937_64& chance)
{
    Place place;
    place.id = fmt::format("geonames:{}", 100000 + number);
    for (int i = 0; i < 3; ++i) {
        place.name += syllables[chance() % syllables.size()];
    }
    place.name[0] = static_cast<char>(place.name[0] - 'a' + 'A');
    place.position = {20.0 + static_cast<double>(chance() % 300000000) / 1e7,
                      10.0 + static_cast<double>(chance() % 300000000) / 1e7};
    place.feature_class = 'P';
    place.feature_code = "PPL";
    place.country = "XA";
    place.iso3 = "XAA";
    place.admin1 = "Upper " + place.name;
    place.admin2 = "Lower " + place.name;
    place.adm1_pcode = "XA01";
    place.adm2_pcode = fmt::format("XA01{:04}", number);
    place.where_prec = number % 10 == 0 ? 3 : 1;
    place.radius_km = 1.0 + static_cast<double>(number % 40);
    return place;
}

Count count_about(std::mt19937_64& chance)
{
    const auto best = static_cast<std::uint32_t>(chance() % 60);
    return {best - best / 5, best, best + best / 4};
}

/// Every column is filled, as in a busy feed; the same incidents for the same count.
IncidentSet make_incidents(std::size_t count)
{
    std::mt19937_64 chance{1};
    std::vector<Place> places;
    for (std::size_t i = 0; i < n_places; ++i) {
        places.push_back(make_place(i, chance));
    }
    IncidentSet set;
    set.incidents.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto& merged = set.incidents[i];
        auto& incident = merged.incident;
        const Place& place = places[chance() % n_places];
        const Day day = std::chrono::sys_days{std::chrono::January / 1 / 2015} + std::chrono::days{i * 3650 / count};
        incident.id = fmt::format("{:016x}", chance());
        incident.place = place;
        incident.place_text = place.name;
        incident.confidence = static_cast<double>(chance() % 10000) / 10000.0;
        incident.date = DateRange{day, day, 1, DateSource::text};
        incident.event_type = event_types[chance() % event_types.size()];
        incident.actor1 = "Northern forces";
        incident.actor2 = "Southern forces";
        incident.figures = {count_about(chance), count_about(chance), count_about(chance),
                            count_about(chance), count_about(chance), count_about(chance)};
        SourcedClaim sourced;
        sourced.claim.id = fmt::format("{:016x}", chance());
        sourced.claim.bounds = {incident.figures.killed.best, incident.figures.killed.best,
                                incident.figures.killed.best};
        sourced.claim.attributed_to = speakers[chance() % speakers.size()];
        sourced.claim.attribution = Attribution::official;
        sourced.claim.quote_text = fmt::format("An air strike on a depot near {} killed {} people and wounded {} on "
                                               "Saturday, {} said",
                                               place.name, *incident.figures.killed.best,
                                               *incident.figures.injured.best, sourced.claim.attributed_to);
        sourced.claim.date = incident.date;
        sourced.claim.counted = true;
        sourced.report_id = fmt::format("r{}", i);
        sourced.places = {place.name};
        sourced.source = fmt::format("Agency {}", i % 7);
        sourced.url = fmt::format("https://example.org/{}/{}", i % 7, i);
        sourced.published = iso_day(day + std::chrono::days{1});
        merged.reports = {sourced.report_id};
        merged.sourced_claims.push_back(std::move(sourced));
        merged.n_sources = 1;
        merged.n_origins = 1;
        merged.grade = "weak";
    }
    return set;
}

struct NoAreas final : bridge::AreaSource {
    [[nodiscard]] Rings polygons(const std::string& /*place_id*/) const override { return {}; }
    [[nodiscard]] Place admin1_of(const Place& /*place*/) const override { return {}; }
};

/// Most memory resident since the last call, in kB; /proc/self/clear_refs sets the mark back.
long most_resident_kb()
{
    std::ifstream status{"/proc/self/status"};
    long kb = 0;
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            kb = std::strtol(line.c_str() + 6, nullptr, 10);
        }
    }
    std::ofstream{"/proc/self/clear_refs"} << "5";
    return kb;
}

/// Seconds of processor time of this process, the system's work for it included.
double processor_seconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
}

int run(const char* count_text, const char* path)
{
    const auto count = static_cast<std::size_t>(std::strtoull(count_text, nullptr, 10));
    const IncidentSet set = make_incidents(count);
    most_resident_kb();
    const long before_kb = most_resident_kb();
    Diagnostics diagnostics{[](std::string_view message) { fmt::print(stderr, "{}\n", message); }};
    const double busy = processor_seconds();
    const auto began = std::chrono::steady_clock::now();
    output::write_layers(set, {{path, ""}}, {.overwrite = true}, {"placeline", "", "", ""}, NoAreas{}, diagnostics);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    fmt::print("{:.3f} {:.3f} {}\n", took.count(), processor_seconds() - busy, most_resident_kb() - before_kb);
    return 0;
}

} // namespace

} // namespace placeline

int main(int argc, char** argv)
{
    if (argc != 3) {
        fmt::print(stderr, "usage: placeline_bench_writers COUNT OUT\n");
        return 2;
    }
    try {
        return placeline::run(argv[1], argv[2]);
    } catch (const std::exception& error) {
        fmt::print(stderr, "placeline_bench_writers: {}\n", error.what());
        return 1;
    }
}
