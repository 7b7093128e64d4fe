// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace placeline::gazetteer {

/// The languages in which a country writes its own names, the commonest first (geodata/languages.tsv); empty: none is
/// known. \param alpha2  ISO 3166-1.
std::span<const std::string_view> languages_of(std::string_view alpha2);

} // namespace placeline::gazetteer
