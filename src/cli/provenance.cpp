// SPDX-License-Identifier: Apache-2.0
#include "cli/provenance.hpp"

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "model/date.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

namespace placeline::cli {

namespace {

/// The last part of a path; "--rejects=/a/b" keeps its option.
std::string without_folder(const std::string& argument)
{
    for (const std::string_view scheme : {"PG:", "postgresql:", "postgres:"}) { // also in "--output=PG:..."
        if (const std::size_t at = argument.find(scheme); at != std::string::npos) {
            return argument.substr(0, at + scheme.size()) + "...";
        }
    }
    const std::size_t equals = argument.starts_with("--") ? argument.find('=') : std::string::npos;
    const std::size_t from = equals == std::string::npos ? 0 : equals + 1;
    const std::size_t last = argument.find_last_not_of('/');
    if (last == std::string::npos || last < from) {
        return argument;
    }
    const std::size_t slash = argument.rfind('/', last);
    return slash == std::string::npos || slash < from
               ? argument
               : argument.substr(0, from) + argument.substr(slash + 1, last - slash);
}

} // namespace

std::chrono::sys_seconds time_of_making()
{
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); // https://reproducible-builds.org/specs/source-date-epoch/
    if (epoch == nullptr || *epoch == '\0') {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
    const std::string_view text{epoch};
    std::int64_t seconds = 0;
    constexpr std::int64_t last_second = 253402300799; // 9999-12-31T23:59:59Z
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (status != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds > last_second) {
        throw UsageError{fmt::format("SOURCE_DATE_EPOCH is \"{}\"; it must be seconds since 1970", text)};
    }
    return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
}

bridge::Provenance provenance(const std::vector<std::string>& arguments, const gazetteer::Gazetteer& gazetteer)
{
    std::string options;
    for (const std::string& argument : arguments) {
        options += options.empty() ? "" : " ";
        options += without_folder(argument);
    }
    std::string indexes;
    for (const gazetteer::Gazetteer::Info& info : gazetteer.infos()) {
        indexes += fmt::format("{}{} {:016x}", indexes.empty() ? "" : " + ", info.version, info.checksum);
    }
    const std::chrono::sys_seconds made = time_of_making();
    const Day day = std::chrono::floor<std::chrono::days>(made);
    const std::chrono::hh_mm_ss clock{made - day};
    return {.program = fmt::format("placeline {}", PLACELINE_VERSION),
            .gazetteer = std::move(indexes),
            .options = std::move(options),
            .made = fmt::format("{}T{:02}:{:02}:{:02}Z", iso_day(day), clock.hours().count(), clock.minutes().count(),
                                clock.seconds().count())};
}

std::vector<FileChecksum> without_folders(std::vector<FileChecksum> files)
{
    for (FileChecksum& file : files) {
        file.name = file.name == "-" ? "standard input" : without_folder(file.name);
    }
    return files;
}

std::vector<FileChecksum> file_of_option(const std::string& path)
{
    return path.empty() ? std::vector<FileChecksum>{} : without_folders({checksum_of(path)});
}

std::filesystem::path provenance_path(const std::filesystem::path& output)
{
    return output.string() + ".provenance.json";
}

void write_provenance(const std::filesystem::path& output, bool overwrite, const bridge::Provenance& provenance)
{
    OutputFile file{provenance_path(output), overwrite};
    file.write(bridge::provenance_json(provenance) + '\n');
    file.commit();
}

} // namespace placeline::cli
