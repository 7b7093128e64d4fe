// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/option_set.hpp"
#include "model/position.hpp"

#include <optional>
#include <string>

namespace placeline::cli {

/// --near LAT,LON: the order in which people and maps on the web write a position.
class NearOption {
public:
    /// \param help  What a position is good for.
    void declare(OptionSet& options, std::string help);
    /// \throws UsageError  What was given is no position.
    [[nodiscard]] std::optional<LonLat> position() const;

private:
    std::string text_;
};

} // namespace placeline::cli
