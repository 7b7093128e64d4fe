// SPDX-License-Identifier: Apache-2.0
#include "cli/picture_options.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <charconv>

namespace placeline::cli {

void PictureOptions::declare(OptionSet& options)
{
    options.value("--size", "WxH", "Size of a map in pixels.", size_);
    options.choice("--theme", "Colours of a map: for screens, or greys for printing.", {"light", "print"}, theme_);
    options.choice("--choropleth", "Shade provinces and states by their sum of a number, in place of symbols.",
                   {"none", "killed", "injured", "strikes", "targets", "munitions"}, choropleth_);
    options.choice("--by", "One map, or a page with one for each day, week or month.", {"all", "day", "week", "month"},
                   by_);
    options.value("--crs", "CRS",
                  "Reference system of a map, as EPSG:32637 or what PROJ knows, in place of one fit "
                  "for its extent.",
                  crs_);
    options.choice("--labels",
                   "Names on a map: in English and Latin letters, as the country's own maps write them, or both.",
                   {"en", "local", "both"}, labels_);
    options.value("--worldview", "CODE",
                  "Draw disputed borders as a country sees them, by its ISO code, in place of "
                  "dashed.",
                  worldview_);
    options.value("--title", "TEXT", "Title of a map, in place of the one made from its countries.", title_);
    options.value("--disclaimer", "TEXT", "Line under a map, in place of the one about borders; may be empty.",
                  disclaimer_);
}

bridge::MapOptions PictureOptions::map_options(bool overwrite, const std::string& best_rule) const
{
    bridge::MapOptions options;
    options.overwrite = overwrite;
    options.theme = theme_;
    options.title = title_;
    if (disclaimer_ != as_made) {
        options.disclaimer = disclaimer_;
    }
    options.best_rule = best_rule;
    options.choropleth = choropleth_ == "none" ? "" : choropleth_;
    options.by = by_ == "all" ? "" : by_;
    options.crs = crs_;
    options.worldview = worldview_;
    options.names = labels_ == "local"  ? bridge::MapNames::local
                    : labels_ == "both" ? bridge::MapNames::both
                                        : bridge::MapNames::english;
    const char* end = size_.data() + size_.size();
    const auto width = std::from_chars(size_.data(), end, options.width_px);
    const bool parted = width.ec == std::errc{} && width.ptr != end && *width.ptr == 'x';
    const auto height = parted ? std::from_chars(width.ptr + 1, end, options.height_px) : width;
    if (!parted || height.ec != std::errc{} || height.ptr != end) {
        throw UsageError{fmt::format("--size: \"{}\" is no size; give width and height as 1600x1000", size_)};
    }
    return options;
}

} // namespace placeline::cli
