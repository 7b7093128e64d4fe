// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/claim.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace placeline::claims {

/// The kind of speaker that tokens [first, last) name (geodata/language/*/attribution.tsv, speaker.*); empty where none
/// of them says.
std::optional<Attribution> find_attribution(const text::Document& document, std::uint32_t first, std::uint32_t last);

/// The kind of speaker of words that are known to name a speaker: a name alone ("Islamabad said") is a government's, or
/// a person's in office; `none` for no words.
Attribution attribution_of(std::string_view speaker);

} // namespace placeline::claims
