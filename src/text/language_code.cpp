// SPDX-License-Identifier: Apache-2.0
#include "text/language_code.hpp"

#include "text/characters.hpp"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

namespace placeline::text {

std::string language_code(std::string_view code)
{
    const std::string_view language = code.substr(0, code.find_first_of("-_"));
    const bool letters = std::all_of(language.begin(), language.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (!letters || language.size() < 2 || language.size() > 3) {
        return {};
    }
    std::array<char, ULOC_FULLNAME_CAPACITY> tag{};
    UErrorCode error = U_ZERO_ERROR;
    const auto length = uloc_toLanguageTag(std::string{language}.c_str(), tag.data(),
                                           static_cast<std::int32_t>(tag.size()), true, &error);
    if (U_FAILURE(error) != 0 || length < 2) {
        return {};
    }
    std::string known{tag.data(), static_cast<std::size_t>(length)};
    known.resize(std::min(known.find('-'), known.size()));
    return known.size() <= 3 && known != "und" ? known : std::string{};
}

bool is_romanised(std::string_view text, std::string_view language)
{
    bool latin = false;
    for (std::uint32_t at = 0; at < text.size();) {
        const auto character = decode(text, at);
        at = character.next;
        if (u_isalpha(static_cast<UChar32>(character.code_point)) == 0) {
            continue;
        }
        UErrorCode error = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(character.code_point), &error);
        if (script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED) {
            return false;
        }
        latin |= script == USCRIPT_LATIN;
    }
    if (!latin) {
        return false;
    }
    std::array<UScriptCode, 8> scripts{};
    UErrorCode error = U_ZERO_ERROR;
    const auto n_scripts = uscript_getCode(std::string{language}.c_str(), scripts.data(),
                                           static_cast<std::int32_t>(scripts.size()), &error);
    return U_SUCCESS(error) != 0 && n_scripts > 0 &&
           std::find(scripts.begin(), scripts.begin() + n_scripts, USCRIPT_LATIN) == scripts.begin() + n_scripts;
}

} // namespace placeline::text
