// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/provenance.hpp"
#include "gazetteer/gazetteer.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace placeline::cli {

/// What outputs say of how they were made. Folders are left out of the options: they tell of the user, not of the data,
/// and would make the same run differ from machine to machine. So is what names a database, which may hold a password.
/// \param arguments  As typed, without the program's name.
/// \throws UsageError  SOURCE_DATE_EPOCH is set and no number.
bridge::Provenance provenance(const std::vector<std::string>& arguments, const gazetteer::Gazetteer& gazetteer);

/// Files as outputs name them: without their folders.
std::vector<FileChecksum> without_folders(std::vector<FileChecksum> files);

/// The file that an option named, read again for its sum; nothing where the option was not given.
std::vector<FileChecksum> file_of_option(const std::string& path);

/// The time that the outputs of this run bear. \throws UsageError
std::chrono::sys_seconds time_of_making();

/// Where an output that cannot say in itself how it was made has it: NAME.EXT.provenance.json.
std::filesystem::path provenance_path(const std::filesystem::path& output);
/// Writes it. \throws OutputError
void write_provenance(const std::filesystem::path& output, bool overwrite, const bridge::Provenance& provenance);

} // namespace placeline::cli
