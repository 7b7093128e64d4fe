// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/sources/import.hpp"

#include <string_view>

namespace placeline::gazetteer {

/// Whether a head line is that of a file of the US Geographic Names Server, before or since 2022.
bool is_gns_head(std::string_view line);

/// One row a name, one place a UFI. The conventional name is the one to be shown, else the approved one.
void read_gns(std::string_view text, Import& import);

} // namespace placeline::gazetteer
