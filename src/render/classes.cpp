// SPDX-License-Identifier: Apache-2.0
#include "render/classes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace placeline::render {

namespace {

constexpr std::size_t most_classes = 5; ///< more shades are not told apart

Colour mixed(const Colour& a, const Colour& b, double share_of_b)
{
    return {a.red + (b.red - a.red) * share_of_b, a.green + (b.green - a.green) * share_of_b,
            a.blue + (b.blue - a.blue) * share_of_b};
}

} // namespace

std::vector<std::uint64_t> class_bounds(std::uint64_t greatest)
{
    std::vector<std::uint64_t> round;
    for (std::uint64_t power = 1; power <= greatest; power *= 10) {
        for (const std::uint64_t lead : {1U, 2U, 5U}) {
            if (lead * power <= greatest) {
                round.push_back(lead * power);
            }
        }
    }
    if (round.size() <= most_classes) {
        return round;
    }
    std::vector<std::uint64_t> bounds;
    for (std::size_t i = 0; i < most_classes; ++i) {
        const double at = static_cast<double>(i * (round.size() - 1)) / (most_classes - 1);
        bounds.push_back(round[static_cast<std::size_t>(std::lround(at))]);
    }
    return bounds;
}

std::size_t class_of(std::uint64_t number, const std::vector<std::uint64_t>& bounds)
{
    const auto above = std::ranges::upper_bound(bounds, number);
    return above == bounds.begin() ? 0 : static_cast<std::size_t>(above - bounds.begin()) - 1;
}

std::string class_text(std::size_t number, const std::vector<std::uint64_t>& bounds)
{
    if (number + 1 == bounds.size()) {
        return fmt::format("{} and more", bounds[number]);
    }
    const std::uint64_t last = bounds[number + 1] - 1;
    return last == bounds[number] ? fmt::format("{}", last) : fmt::format("{}–{}", bounds[number], last);
}

Colour class_colour(const Theme& theme, Lead lead, std::size_t number, std::size_t n_classes)
{
    const Colour& full = theme.leads[static_cast<std::size_t>(lead)];
    const double share = n_classes < 2 ? 0.6 : static_cast<double>(number) / static_cast<double>(n_classes - 1);
    constexpr double lightest = 0.18;
    constexpr double turn = 0.7; ///< from here on the colour itself darkens
    if (share <= turn) {
        return mixed(theme.page, full, lightest + (1.0 - lightest) * share / turn);
    }
    return mixed(full, {0.0, 0.0, 0.0}, 0.45 * (share - turn) / (1.0 - turn));
}

} // namespace placeline::render
