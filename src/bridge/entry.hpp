// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "bridge/map_module.hpp"

#include <array>
#include <cstdint>

namespace placeline::bridge {

/// What a module's one exported function returns. Lives as long as the process.
template <typename Module>
struct ModuleEntry {
    const char* version;  ///< of the project the module was built from
    std::uint64_t layout; ///< `layout_of_values()` as the module was compiled
    Module* module;
};

/// File and exported function of each module.
struct ModuleNames {
    const char* file;
    const char* entry;
};
constexpr ModuleNames gis_module_names{"placeline_gis.so", "placeline_gis_entry"};
constexpr ModuleNames map_module_names{"placeline_maps.so", "placeline_maps_entry"};

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
