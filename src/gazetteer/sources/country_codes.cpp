// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/country_codes.hpp"

#include "gazetteer/sources/text_lines.hpp"
#include "gazetteer/tables.hpp"

namespace placeline::gazetteer {

namespace {

std::string capitals(std::string_view text)
{
    std::string out{text};
    for (char& c : out) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

std::string_view found(const std::unordered_map<std::string, std::string_view>& codes, std::string_view code)
{
    const auto entry = codes.find(capitals(code));
    return entry == codes.end() ? std::string_view{} : entry->second;
}

} // namespace

CountryCodes::CountryCodes()
{
    for_each_pair(table_text::iso3166, [this](std::string_view alpha2, std::string_view alpha3) {
        iso_.emplace(alpha2, alpha2);
        iso_.emplace(alpha3, alpha2);
    });
    for_each_pair(table_text::fips,
                  [this](std::string_view fips, std::string_view alpha2) { fips_.emplace(fips, alpha2); });
}

std::string_view CountryCodes::alpha2(std::string_view code) const
{
    return found(iso_, code);
}

std::string_view CountryCodes::of_fips(std::string_view code) const
{
    return found(fips_, code);
}

} // namespace placeline::gazetteer
