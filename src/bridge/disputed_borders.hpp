// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/place.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::bridge {

/// What the line between two first-order units parts.
enum class BorderKind {
    unit,     ///< units of one country
    country,  ///< two countries
    disputed, ///< drawn dashed
};

/// Which borders are disputed, as geodata/disputed-borders.tsv says (compiled into the program).
class DisputedBorders {
public:
    /// \param worldview  Whose view of them, of `worldviews()`; empty: nobody's, all are dashed.
    explicit DisputedBorders(std::string_view worldview = {});

    [[nodiscard]] BorderKind between(const Place& a, const Place& b) const;

private:
    std::map<std::pair<std::string, std::string>, BorderKind> kinds_; ///< of ids and countries, in both orders
};

/// Codes that the file has views of, sorted.
std::vector<std::string> worldviews();

} // namespace placeline::bridge
