// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace placeline::text {

/// The language of an ISO 639 code, or of the start of a BCP 47 tag, as BCP 47 writes it: two letters where there are
/// ("ara" is "ar", "iw" is "he", "zh-Hant" is "zh"). Empty: it names no language.
std::string language_code(std::string_view code);

/// Whether a text has Latin letters alone, though the language is not usually written in them: "Umm Durmān" as Arabic.
/// \param language  What `language_code` returned. False for languages that ICU does not know.
bool is_romanised(std::string_view text, std::string_view language);

} // namespace placeline::text
