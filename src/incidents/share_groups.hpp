// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace placeline::incidents {

/// The id of a set of places that share a number: the same for the same set in any order and any report.
/// \param keys  Of the places (`Site::key`).
std::string share_group_of(std::vector<std::string> keys);

} // namespace placeline::incidents
