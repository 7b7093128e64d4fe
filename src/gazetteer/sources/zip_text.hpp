// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace placeline::gazetteer {

/// The largest text (.txt, .tsv) in a ZIP archive, as GeoNames and GNS pack their files beside a readme.
/// \param path   For messages. \param archive  The whole file; \return  Empty: it holds none.
/// \throws InputError  The archive is damaged, too large for 32-bit sizes, encrypted, or made to fill the memory.
std::string text_of_zip(const std::filesystem::path& path, std::string_view archive);

} // namespace placeline::gazetteer
