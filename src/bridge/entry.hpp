// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"

#include <array>
#include <cstdint>

namespace placeline::bridge {

/// What the module's one exported function returns. Lives as long as the process.
struct GisEntry {
    const char* version;  ///< of the project the module was built from
    std::uint64_t layout; ///< `layout_of_values()` as the module was compiled
    GisModule* module;
};

using GisEntryFunction = const GisEntry* (*)();
constexpr const char* gis_entry_name = "placeline_gis_entry";

/// Changes with the size of what passes between program and module: a module left over from another build would
/// read such values askew, and its version may well be the same.
constexpr std::uint64_t layout_of_values() noexcept
{
    constexpr std::array sizes{sizeof(Claim),        sizeof(Mention),      sizeof(Place),      sizeof(MergedIncident),
                               sizeof(IncidentSet),  sizeof(Report),       sizeof(Provenance), sizeof(LayerTarget),
                               sizeof(LayerOptions), sizeof(LayerSummary), sizeof(MapOptions), sizeof(BaseMapData),
                               sizeof(TableRow),     sizeof(TableOptions), sizeof(TableLayer)};
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const auto size : sizes) {
        hash = (hash ^ size) * 0x100000001b3U;
    }
    return hash;
}

} // namespace placeline::bridge
