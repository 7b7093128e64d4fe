// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/country_languages.hpp"

#include "gazetteer/sources/text_lines.hpp"
#include "gazetteer/tables.hpp"

#include <unordered_map>
#include <vector>

namespace placeline::gazetteer {

std::span<const std::string_view> languages_of(std::string_view alpha2)
{
    static const auto languages = [] {
        std::unordered_map<std::string_view, std::vector<std::string_view>> all;
        for_each_pair(table_text::languages, [&all](std::string_view country, std::string_view list) {
            for_each_part(list, ' ', [&](std::string_view language) { all[country].push_back(language); });
        });
        return all;
    }();
    const auto found = languages.find(alpha2);
    return found == languages.end() ? std::span<const std::string_view>{} : found->second;
}

} // namespace placeline::gazetteer
