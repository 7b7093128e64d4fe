// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace placeline::gazetteer {

/// The codes of countries that sources use, as ISO 3166-1 alpha-2. Views live as long as the program.
class CountryCodes {
public:
    CountryCodes();

    /// \param code  Alpha-2 or alpha-3, in any case. \return Empty: it is neither.
    [[nodiscard]] std::string_view alpha2(std::string_view code) const;
    /// \param code  FIPS 10-4. \return Empty: it is of no country.
    [[nodiscard]] std::string_view of_fips(std::string_view code) const;

private:
    std::unordered_map<std::string, std::string_view> iso_;
    std::unordered_map<std::string, std::string_view> fips_;
};

} // namespace placeline::gazetteer
