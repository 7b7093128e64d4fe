// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"

#include <string>
#include <string_view>

namespace placeline::publish {

/// Whether each word of a text is one that stands in the project's data for many: a force or side ("army", "militia";
/// geodata/language), those who are counted ("civilians"), or a country and its people ("Iraqi"). A person's name, a
/// handle or a village is none, nor is a text that holds one.
/// \param text  Valid UTF-8; an empty one names nobody and is not known.
bool is_known_to_all(std::string_view text, const gazetteer::Gazetteer& gazetteer);

} // namespace placeline::publish
