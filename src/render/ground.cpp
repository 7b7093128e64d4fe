// SPDX-License-Identifier: Apache-2.0
#include "render/ground.hpp"

#include <string_view>

namespace placeline::render {

namespace {

/// Behind a left-to-right mark, since Pango looks into the isolate for the direction of the line and would push an
/// Arabic name to the right end of its label.
std::string isolated(std::string_view name)
{
    constexpr std::string_view left_to_right = "\u200E";
    constexpr std::string_view first_strong_isolate = "\u2068";
    constexpr std::string_view pop_isolate = "\u2069";
    return std::string{left_to_right}.append(first_strong_isolate).append(name).append(pop_isolate);
}

} // namespace

Ground::Ground(const bridge::AreaSource& areas, const bridge::MapOptions& options)
    : areas_{areas}, base_{areas.base_map()}, borders_{options.worldview}, names_{options.names}
{
}

const std::vector<Place>& Ground::towns() const
{
    if (!towns_) {
        towns_ = areas_.towns();
    }
    return *towns_;
}

std::string Ground::name_of(const Place& place, Typesetter& typesetter) const
{
    std::string name = areas_.name_on_map(place, names_);
    if (names_ != bridge::MapNames::english && !typesetter.can_write(name)) {
        name = areas_.name_on_map(place, bridge::MapNames::english);
    }
    const std::size_t end = name.find('\n');
    return end == std::string::npos ? isolated(name)
                                    : isolated(std::string_view{name}.substr(0, end)) + "\n" +
                                          isolated(std::string_view{name}.substr(end + 1));
}

} // namespace placeline::render
