// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/map_module.hpp"
#include "cli/option_set.hpp"

#include <string>

namespace placeline::cli {

/// Options of finished maps; they mean the same in each command that draws one.
class PictureOptions {
public:
    void declare(OptionSet& options);

    /// \param best_rule  Named on the map. \throws UsageError  --size is no size.
    [[nodiscard]] bridge::MapOptions map_options(bool overwrite, const std::string& best_rule) const;

private:
    static constexpr std::string_view as_made = "about borders";
    std::string size_ = "1600x1000";
    std::string theme_ = "light";
    std::string title_;
    std::string disclaimer_{as_made};
    std::string choropleth_ = "none";
    std::string by_ = "all";
    std::string crs_;
    std::string labels_ = "en";
    std::string worldview_;
};

} // namespace placeline::cli
