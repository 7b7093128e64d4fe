// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/source.hpp"

#include <cstdint>

namespace placeline::gazetteer {

/// A row that says too little to be a place: it mends one that a later source may have.
struct SourceTable::Waiting {
    SourceRow row;
    std::uint32_t source = 0;
    std::uint64_t number = 0;
    bool of_list = false; ///< of units, by `Import::take_unit`
};

} // namespace placeline::gazetteer
