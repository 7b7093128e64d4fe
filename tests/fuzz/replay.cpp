// SPDX-License-Identifier: Apache-2.0
// Runs targets over files without libFuzzer: the corpora stay true under any compiler, with or without sanitizers.
// usage: fuzz_replay CORPORA [TARGET...]: all files of CORPORA/TARGET, by default of all targets
//        fuzz_replay --one TARGET FILE...
#include "target.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#define FUZZ_TARGET(name) FuzzTarget name; // NOLINT: what CMake lists cannot be named twice otherwise
#include "targets.inc"
#undef FUZZ_TARGET

namespace {

#define FUZZ_TARGET(name) std::pair<std::string_view, FuzzTarget*>{#name, &(name)},
constexpr std::array targets{
#include "targets.inc"
};
#undef FUZZ_TARGET

void run(FuzzTarget& target, const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    try {
        target(bytes);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s\n", file.c_str(), error.what());
        std::abort();
    }
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments{argv + 1, argv + argc};
    const auto wanted = [&](std::string_view name) {
        return arguments.size() == 1 ||
               std::ranges::find(arguments.begin() + 1, arguments.end(), name) != arguments.end();
    };
    if (arguments.empty() || (arguments[0] == "--one" && arguments.size() < 3)) {
        std::fputs("usage: fuzz_replay CORPORA [TARGET...] | --one TARGET FILE...\n", stderr);
        return 2;
    }
    std::size_t files = 0;
    for (const auto& [name, target] : targets) {
        if (arguments[0] == "--one") {
            for (std::size_t i = 2; arguments[1] == name && i < arguments.size(); ++i, ++files) {
                run(*target, arguments[i]);
            }
            continue;
        }
        const std::filesystem::path corpus = std::filesystem::path{arguments[0]} / name;
        if (!wanted(name)) {
            continue;
        }
        if (!std::filesystem::is_directory(corpus)) {
            std::fprintf(stderr, "%s: no corpus\n", corpus.c_str());
            return 1;
        }
        for (const auto& entry : std::filesystem::directory_iterator{corpus}) {
            run(*target, entry.path());
            ++files;
        }
    }
    std::printf("%zu files\n", files);
    return files > 0 ? 0 : 1;
}
