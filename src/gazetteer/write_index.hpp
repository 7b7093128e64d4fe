// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/format.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace placeline::gazetteer {

using Sections = std::array<std::string_view, format::n_sections>;

/// Writes header and sections, and renames the file into place when whole. \return Its size.
/// \throws OutputError  It exists (without `overwrite`) or cannot be written.
std::uint64_t write_index(const std::filesystem::path& path, bool overwrite, const Sections& sections,
                          std::uint64_t n_names);

} // namespace placeline::gazetteer
