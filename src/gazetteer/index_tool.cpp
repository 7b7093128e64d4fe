// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gazetteer/build.hpp"

#include <cstdio>
#include <string>

/// Builds the index of the build tree: index_tool OUTPUT VERSION SOURCES_AS SOURCE... [--boundaries FILE...]
/// A program of the build alone, so that the core can be built and tested before its commands are.
int main(int argc, char** argv)
try {
    using namespace placeline;
    if (argc < 5) {
        std::fputs("usage: index_tool OUTPUT VERSION SOURCES_AS SOURCE... [--boundaries FILE...]\n", stderr);
        return 2;
    }
    gazetteer::BuildOptions options;
    options.output = argv[1];
    options.data_version = argv[2];
    options.sources_as = argv[3];
    options.overwrite = true;
    bool boundaries = false;
    for (int i = 4; i < argc; ++i) {
        if (std::string{argv[i]} == "--boundaries") {
            boundaries = true;
            continue;
        }
        (boundaries ? options.boundaries : options.sources).emplace_back(argv[i]);
    }
    Diagnostics diagnostics{[](std::string_view message) {
        std::fprintf(stderr, "index_tool: %.*s\n", static_cast<int>(message.size()), message.data());
    }};
    const auto summary = gazetteer::build_index(options, diagnostics);
    std::printf("%s: %llu rows, %llu rejected, %llu places, %llu names, %llu bytes\n", options.output.c_str(),
                static_cast<unsigned long long>(summary.rows), static_cast<unsigned long long>(summary.rejected),
                static_cast<unsigned long long>(summary.places), static_cast<unsigned long long>(summary.names),
                static_cast<unsigned long long>(summary.bytes));
    return 0;
} catch (const placeline::Error& error) {
    std::fprintf(stderr, "index_tool: %s\n", error.what());
    return 1;
}
