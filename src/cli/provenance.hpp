// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "gazetteer/gazetteer.hpp"

#include <string>
#include <vector>

namespace placeline::cli {

/// What outputs say of how they were made. Folders are left out of the options: they tell of the user, not of the data,
/// and would make the same run differ from machine to machine.
/// \param arguments  As typed, without the program's name.
/// \throws UsageError  SOURCE_DATE_EPOCH is set and no number.
bridge::Provenance provenance(const std::vector<std::string>& arguments, const gazetteer::Gazetteer& gazetteer);

} // namespace placeline::cli
