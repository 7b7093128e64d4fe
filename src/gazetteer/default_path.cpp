// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/gazetteer.hpp"

#include "base/error.hpp"

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <system_error>

namespace placeline::gazetteer {

std::filesystem::path default_index_path()
{
    if (const char* const given = std::getenv("PLACELINE_GAZETTEER"); given != nullptr && *given != '\0') {
        return given; // a wrong one is told when it is opened; falling back in silence would hide it
    }
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto folder = program.parent_path();
    const std::array places{folder / "placeline.plgaz", folder.parent_path() / "share/placeline/placeline.plgaz"};
    for (const auto& place : places) {
        if (!error && std::filesystem::is_regular_file(place, error)) {
            return place;
        }
        error.clear();
    }
    throw InputError{
        fmt::format("no gazetteer index at {} or {}; build one with `placeline gazetteer build` and name it with "
                    "--gazetteer or PLACELINE_GAZETTEER",
                    places[0].string(), places[1].string())};
}

} // namespace placeline::gazetteer
