// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/gazetteer.hpp"

#include "base/error.hpp"

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <system_error>

namespace placeline::gazetteer {

namespace {

/// Where a file of that name may be: beside the program, or in its prefix.
std::array<std::filesystem::path, 2> places_of(std::string_view name)
{
    std::error_code unknown;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path();
    return {folder / name, folder.parent_path() / "share/placeline" / name};
}

} // namespace

std::filesystem::path find_data_file(std::string_view name)
{
    for (const auto& place : places_of(name)) {
        std::error_code absent;
        if (std::filesystem::is_regular_file(place, absent)) {
            return place;
        }
    }
    return {};
}

std::filesystem::path default_index_path()
{
    if (const char* const given = std::getenv("PLACELINE_GAZETTEER"); given != nullptr && *given != '\0') {
        return given; // a wrong one is told when it is opened; falling back in silence would hide it
    }
    if (auto found = find_data_file("placeline.plgaz"); !found.empty()) {
        return found;
    }
    const auto places = places_of("placeline.plgaz");
    throw InputError{
        fmt::format("no gazetteer index at {} or {}; build one with `placeline gazetteer build` and name it with "
                    "--gazetteer or PLACELINE_GAZETTEER",
                    places[0].string(), places[1].string())};
}

} // namespace placeline::gazetteer
