// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/successors.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace placeline::gazetteer {

namespace {

/// Calls `take(a, b)` for the places of two indexes that have one id. Both are sorted by id; the steps double, so that
/// a small index costs little beside a large one.
template <typename Take>
void for_each_common_id(const IndexView& a, const IndexView& b, Take take)
{
    const auto past = [](const IndexView& view, PlaceIndex from, std::string_view id) { // first place not before id
        PlaceIndex step = 1;
        PlaceIndex low = from;
        const auto end = static_cast<PlaceIndex>(view.places.size());
        while (low < end && view.id(low) < id) {
            from = low + 1;
            low += step;
            step *= 2;
        }
        PlaceIndex high = std::min(low, end);
        while (from < high) {
            const PlaceIndex middle = from + (high - from) / 2;
            if (view.id(middle) < id) {
                from = middle + 1;
            } else {
                high = middle;
            }
        }
        return from;
    };
    PlaceIndex at_a = 0;
    PlaceIndex at_b = 0;
    while (at_a < a.places.size() && at_b < b.places.size()) {
        at_b = past(b, at_b, a.id(at_a));
        if (at_b == b.places.size()) {
            return;
        }
        if (b.id(at_b) == a.id(at_a)) {
            take(at_a++, at_b++);
        } else {
            at_a = past(a, at_a, b.id(at_b));
        }
    }
}

} // namespace

Successors::Successors(std::span<const IndexView> parts, std::span<const PlaceIndex> first)
{
    for (std::size_t later = 1; later < parts.size(); ++later) {
        for (std::size_t before = 0; before < later; ++before) {
            for_each_common_id(parts[later], parts[before], [&](PlaceIndex a, PlaceIndex b) {
                replaced_.emplace_back(first[before] + b, first[later] + a);
            });
        }
    }
    std::sort(replaced_.begin(), replaced_.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, b.second) < std::tie(b.first, a.second); // of several successors the last comes first
    });
    replaced_.erase(std::unique(replaced_.begin(), replaced_.end(),
                                [](const auto& a, const auto& b) { return a.first == b.first; }),
                    replaced_.end());
}

PlaceIndex Successors::of(PlaceIndex place) const noexcept
{
    const auto found = std::lower_bound(replaced_.begin(), replaced_.end(), place,
                                        [](const auto& a, PlaceIndex p) { return a.first < p; });
    return found != replaced_.end() && found->first == place ? found->second : place;
}

} // namespace placeline::gazetteer
