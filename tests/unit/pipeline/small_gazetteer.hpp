// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/build.hpp"
#include "gazetteer/gazetteer.hpp"

#include <filesystem>
#include <string>

#include <unistd.h>

namespace placeline::pipeline {

/// The small gazetteer of the command tests.
inline const gazetteer::Gazetteer& small_gazetteer()
{
    static const gazetteer::Gazetteer index = [] {
        const auto path =
            std::filesystem::temp_directory_path() / ("placeline_pipeline_" + std::to_string(::getpid()) + ".plgaz");
        Diagnostics diagnostics;
        gazetteer::BuildOptions options;
        options.sources = {std::string{PLACELINE_SOURCE_DIR} + "/tests/commands/places.tsv"};
        options.output = path;
        options.data_version = "test";
        options.overwrite = true;
        gazetteer::build_index(options, diagnostics);
        auto opened = gazetteer::Gazetteer::open(path);
        std::filesystem::remove(path); // the mapping keeps it
        return opened;
    }();
    return index;
}

} // namespace placeline::pipeline
