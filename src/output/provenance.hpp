// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"

#include <string>

namespace placeline::output {

/// {"program":...,"gazetteer":...,"options":...,"made":...} in one line; what is not known is left out.
std::string provenance_json(const bridge::Provenance& provenance);

/// "Made by placeline 0.1.0 on 2024-02-03T00:00:00Z; gazetteer ...; options ..."
std::string provenance_words(const bridge::Provenance& provenance);

} // namespace placeline::output
