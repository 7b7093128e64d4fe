// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/sources/import.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::gazetteer {

/// Whether a file begins as GeoJSON of Who's On First does.
bool is_whos_on_first(std::string_view text);
/// Whether a database with these tables is one of Who's On First.
bool is_whos_on_first_database(const std::vector<std::string>& tables);

/// One feature, a collection, or one feature a line. Places that are no more, or replaced, are passed over.
/// \throws InputError  It is no JSON.
void read_whos_on_first(std::string_view text, Import& import);
/// The files of a folder and of those in it that are GeoJSON, in the order of their names; empty where the first is not
/// of Who's On First.
std::vector<std::filesystem::path> whos_on_first_files(const std::filesystem::path& folder);
/// One after the other; a file that is broken is rejected as a row.
void read_whos_on_first_files(const std::vector<std::filesystem::path>& files, Import& import);
/// The tables `spr`, `names`, and where there are any `concordances` and `ancestors`.
void read_whos_on_first_database(const std::vector<std::string>& tables, Import& import);

} // namespace placeline::gazetteer
