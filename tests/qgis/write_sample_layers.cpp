// SPDX-License-Identifier: Apache-2.0
// Writes the sample set in every format, and a project: write_sample_layers FOLDER
#include "../unit/page/page_sample.hpp"
#include "bridge/layer_formats.hpp"
#include "output/write_layers.hpp"

#include <exception>
#include <filesystem>
#include <iostream>

int main(int argc, char** argv)
{
    using namespace placeline;
    if (argc != 2) {
        std::cerr << "usage: write_sample_layers FOLDER\n";
        return 2;
    }
    try {
        std::vector<bridge::LayerTarget> targets;
        for (const auto& format : bridge::layer_formats()) {
            targets.push_back({std::filesystem::path{argv[1]} / ("sample" + std::string{format.extension}), ""});
        }
        targets.push_back({std::filesystem::path{argv[1]} / "sample.qgz", ""}); // over the GeoPackage above
        Diagnostics diagnostics{[](std::string_view message) { std::cerr << message << '\n'; }};
        const auto summaries =
            output::write_layers(sample::incident_set(), targets, {.overwrite = true, .with_claims = true},
                                 sample::provenance(), sample::PageAreas{}, diagnostics);
        for (const auto& summary : summaries) {
            for (const auto& note : summary.notes) {
                std::cerr << summary.path.string() << ": " << note << '\n';
            }
        }
        return diagnostics.warnings() == 0 ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
