// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "bridge/entry.hpp"
#include "bridge/gis_module.hpp"
#include "bridge/map_module.hpp"

#include <cstdlib>
#include <dlfcn.h>
#include <fmt/format.h>
#include <system_error>

namespace placeline::bridge {

namespace {

std::vector<std::filesystem::path> folders_to_look_in()
{
    if (const char* given = ::secure_getenv("PLACELINE_MODULES"); given != nullptr && *given != '\0') {
        return {given};
    }
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) {
        throw Error{"cannot tell where the program lies (/proc/self/exe: " + error.message() +
                    "); set PLACELINE_MODULES to the folder of its modules"};
    }
    const auto folder = program.parent_path();
    const auto prefix = folder.parent_path();
    std::vector<std::filesystem::path> folders{folder, prefix / "lib" / "placeline"};
    if (const std::filesystem::path libdir{PLACELINE_LIBDIR}; libdir != "lib") {
        folders.push_back((libdir.is_absolute() ? libdir : prefix / libdir) / "placeline");
    }
    return folders;
}

template <typename Module>
Module& load(const ModuleNames& names)
{
    std::string looked;
    for (const auto& folder : folders_to_look_in()) {
        const auto place = folder / names.file;
        std::error_code error;
        if (!std::filesystem::exists(place, error)) {
            looked += fmt::format("{}{}", looked.empty() ? "" : ", ", place.string());
            continue;
        }
        void* library = ::dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (library == nullptr) {
            const char* reason = ::dlerror();
            throw Error{fmt::format(
                "{}: cannot be loaded: {}; install placeline again with the libraries it needs, or give it more "
                "memory",
                place.string(), reason != nullptr ? reason : "unknown reason")};
        }
        const auto entry_of = reinterpret_cast<const ModuleEntry<Module>* (*)()>(::dlsym(library, names.entry));
        if (entry_of == nullptr) {
            throw Error{place.string() + ": is not a module of placeline; install placeline again"};
        }
        const ModuleEntry<Module>& entry = *entry_of();
        if (std::string_view{entry.version} != PLACELINE_VERSION || entry.layout != layout_of_values()) {
            throw Error{fmt::format("{}: is of another build (version {}, the program is {}); install both together",
                                    place.string(), entry.version, PLACELINE_VERSION)};
        }
        return *entry.module;
    }
    throw Error{fmt::format("the module {} is missing (looked for {}); install placeline again, or set "
                            "PLACELINE_MODULES to its folder",
                            names.file, looked)};
}

} // namespace

GisModule& gis_module()
{
    static GisModule& module = load<GisModule>(gis_module_names); // a load that throws is tried again by the next call
    return module;
}

MapModule& map_module()
{
    static MapModule& module = load<MapModule>(map_module_names);
    return module;
}

} // namespace placeline::bridge
