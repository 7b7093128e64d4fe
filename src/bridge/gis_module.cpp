// SPDX-License-Identifier: Apache-2.0
#include "bridge/gis_module.hpp"

#include "base/error.hpp"
#include "bridge/entry.hpp"

#include <cstdlib>
#include <dlfcn.h>
#include <fmt/format.h>
#include <system_error>

namespace placeline::bridge {

namespace {

constexpr const char* file_name = "placeline_gis.so";

std::vector<std::filesystem::path> places_to_look()
{
    if (const char* given = ::secure_getenv("PLACELINE_MODULE"); given != nullptr && *given != '\0') {
        return {given};
    }
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) {
        throw Error{"cannot tell where the program lies (/proc/self/exe: " + error.message() +
                    "); set PLACELINE_MODULE to the path of " + file_name};
    }
    const auto folder = program.parent_path();
    const auto prefix = folder.parent_path();
    std::vector<std::filesystem::path> places{folder / file_name, prefix / "lib" / "placeline" / file_name};
    if (const std::filesystem::path libdir{PLACELINE_LIBDIR}; libdir != "lib") {
        places.push_back((libdir.is_absolute() ? libdir : prefix / libdir) / "placeline" / file_name);
    }
    return places;
}

GisModule& load()
{
    std::string looked;
    for (const auto& place : places_to_look()) {
        std::error_code error;
        if (!std::filesystem::exists(place, error)) {
            looked += fmt::format("{}{}", looked.empty() ? "" : ", ", place.string());
            continue;
        }
        void* library = ::dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (library == nullptr) {
            const char* reason = ::dlerror();
            throw Error{fmt::format("{}: cannot be loaded: {}; install placeline again with the libraries it needs "
                                    "(GDAL, PROJ)",
                                    place.string(), reason != nullptr ? reason : "unknown reason")};
        }
        const auto entry_of = reinterpret_cast<GisEntryFunction>(::dlsym(library, gis_entry_name));
        if (entry_of == nullptr) {
            throw Error{place.string() + ": is not a module of placeline; install placeline again"};
        }
        const GisEntry& entry = *entry_of();
        if (std::string_view{entry.version} != PLACELINE_VERSION || entry.layout != layout_of_values()) {
            throw Error{fmt::format("{}: is of another build (version {}, the program is {}); install both together",
                                    place.string(), entry.version, PLACELINE_VERSION)};
        }
        return *entry.module;
    }
    throw Error{fmt::format("the GIS module {} is missing (looked for {}); install placeline again, or set "
                            "PLACELINE_MODULE to its path",
                            file_name, looked)};
}

} // namespace

GisModule& gis_module()
{
    static GisModule& module = load(); // a load that throws is tried again by the next call
    return module;
}

} // namespace placeline::bridge
