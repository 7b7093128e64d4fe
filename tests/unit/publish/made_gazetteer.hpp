// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/build.hpp"
#include "gazetteer/gazetteer.hpp"

#include <filesystem>
#include <fstream>

namespace placeline::sample {

/// Iraq with a made province Upland, in which the district Rivers holds the town of Exton; Hilltop lies in no
/// district that is known.
inline gazetteer::Gazetteer made_gazetteer()
{
    const auto folder = std::filesystem::path{PLACELINE_BINARY_DIR} / "tests" / "publish";
    std::filesystem::create_directories(folder);
    const auto source = folder / "places.tsv";
    std::ofstream{source}
        << "id\tname\talternatenames\tlatitude\tlongitude\tfeature_class\tfeature_code\tcountry_code\t"
           "admin1_code\tadmin2_code\tpopulation\tpcode\tdemonyms\tabbreviations\tnote\n"
           "t:xx\tIraq\t\t33\t44\tA\tPCLI\tIQ\t\t\t1000000\t\ten=Iraqi\t\tmade\n"
           "t:up\tUpland\t\t33.5\t43.5\tA\tADM1\tIQ\t01\t\t0\t\t\t\tmade\n"
           "t:rivers\tRivers\t\t33.4321\t43.2765\tA\tADM2\tIQ\t01\t0101\t0\t\t\t\tmade\n"
           "t:exton\tExton\t\t33.4217\t43.3049\tP\tPPL\tIQ\t01\t0101\t5000\t\t\t\tmade\n"
           "t:hill\tHilltop\t\t33.9876\t43.9123\tP\tPPL\tIQ\t01\t\t500\t\t\t\tmade\n";
    const auto index = folder / "places.plgaz";
    gazetteer::BuildOptions options;
    options.sources = {source};
    options.output = index;
    options.data_version = "test";
    options.overwrite = true;
    Diagnostics diagnostics{[](std::string_view) {}};
    gazetteer::build_index(options, diagnostics);
    return gazetteer::Gazetteer::open(index);
}

} // namespace placeline::sample
