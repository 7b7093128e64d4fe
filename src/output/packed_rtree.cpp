// SPDX-License-Identifier: Apache-2.0
#include "output/packed_rtree.hpp"

#include "output/along_curve.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace placeline::output {

namespace {

constexpr std::size_t head_bytes = 4;   // depth of the tree (in the root alone), number of entries
constexpr std::size_t entry_bytes = 24; // id, west, east, south, north

constexpr float endless = std::numeric_limits<float>::infinity();

float not_above(double value) noexcept
{
    const auto nearest = static_cast<float>(value);
    return static_cast<double>(nearest) > value ? std::nextafter(nearest, -endless) : nearest;
}

float not_below(double value) noexcept
{
    const auto nearest = static_cast<float>(value);
    return static_cast<double>(nearest) < value ? std::nextafter(nearest, endless) : nearest;
}

struct Entry {
    std::int64_t id = 0; ///< of a point, or number of a node
    float west = endless;
    float east = -endless;
    float south = endless;
    float north = -endless;

    void add(const Entry& other) noexcept
    {
        west = std::min(west, other.west);
        east = std::max(east, other.east);
        south = std::min(south, other.south);
        north = std::max(north, other.north);
    }
};

template <typename Integer>
void append_big_endian(std::string& out, Integer value)
{
    for (int shift = static_cast<int>(sizeof value) * 8 - 8; shift >= 0; shift -= 8) {
        out += static_cast<char>(static_cast<unsigned char>(value >> shift));
    }
}

std::string node_of(std::span<const Entry> entries, std::uint16_t depth, std::size_t node_bytes)
{
    std::string data;
    data.reserve(node_bytes);
    append_big_endian(data, depth);
    append_big_endian(data, static_cast<std::uint16_t>(entries.size()));
    for (const Entry& entry : entries) {
        append_big_endian(data, static_cast<std::uint64_t>(entry.id));
        for (const float side : {entry.west, entry.east, entry.south, entry.north}) {
            append_big_endian(data, std::bit_cast<std::uint32_t>(side));
        }
    }
    data.resize(node_bytes);
    return data;
}

} // namespace

PackedRtree pack_rtree(std::span<const std::int64_t> ids, std::span<const LonLat> positions, std::size_t node_bytes,
                       const std::function<void(std::uint32_t, std::string_view)>& take)
{
    const std::size_t most = (node_bytes - head_bytes) / entry_bytes;
    const auto order = along_curve(positions);
    PackedRtree tree{std::vector<std::uint32_t>(positions.size()), {0, 0}};
    std::vector<Entry> above; // of the level that is made
    std::vector<Entry> entries;
    std::size_t n_below = positions.size();
    for (std::uint16_t depth = 0; depth == 0 || n_below > 1; ++depth) {
        const std::vector<Entry> below = std::exchange(above, {});
        const std::size_t n_nodes = (n_below + most - 1) / most;
        for (std::size_t i = 0; i < n_nodes; ++i) { // all nearly as full
            const auto number = n_nodes == 1 ? 1U : static_cast<std::uint32_t>(tree.parent_of.size());
            tree.parent_of.resize(std::max<std::size_t>(tree.parent_of.size(), number + 1));
            Entry node{.id = number};
            entries.clear();
            for (std::size_t j = i * n_below / n_nodes; j < (i + 1) * n_below / n_nodes; ++j) {
                if (depth == 0) {
                    const auto [lon, lat] = positions[order[j]];
                    entries.push_back({ids[order[j]], not_above(lon), not_below(lon), not_above(lat), not_below(lat)});
                    tree.leaf_of[order[j]] = number;
                } else {
                    entries.push_back(below[j]);
                    tree.parent_of[static_cast<std::size_t>(below[j].id)] = number;
                }
                node.add(entries.back());
            }
            take(number, node_of(entries, n_nodes == 1 ? depth : std::uint16_t{0}, node_bytes));
            above.push_back(node);
        }
        n_below = n_nodes;
    }
    return tree;
}

} // namespace placeline::output
