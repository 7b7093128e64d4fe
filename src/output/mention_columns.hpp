// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"
#include "output/value.hpp"

#include <span>

namespace placeline::output {

/// The table `mentions`: every place name found, of any role, resolved or not. It has no geometry: a pin means that
/// something happened there, and a name that was only mentioned is none.
std::span<const Column<SourcedMention>> mention_columns() noexcept;

} // namespace placeline::output
