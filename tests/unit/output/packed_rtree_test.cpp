// SPDX-License-Identifier: Apache-2.0
// What SQLite itself says of a packed tree stands in point_index_test.cpp.
#include "output/packed_rtree.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <string>

using namespace placeline;
using namespace placeline::output;

namespace {

constexpr std::size_t three_entries = 4 + 3 * 24;

struct Packed {
    PackedRtree tree;
    std::map<std::uint32_t, std::string> nodes;
};

Packed packed(std::size_t count)
{
    std::vector<std::int64_t> ids;
    std::vector<LonLat> positions;
    for (std::size_t i = 0; i < count; ++i) {
        ids.push_back(static_cast<std::int64_t>(i) + 1);
        positions.push_back({static_cast<double>(i * 7 % 11), static_cast<double>(i * 5 % 13)});
    }
    Packed made;
    made.tree = pack_rtree(ids, positions, three_entries, [&](std::uint32_t number, std::string_view data) {
        CHECK(made.nodes.emplace(number, data).second);
    });
    return made;
}

std::size_t n_entries(const std::string& node)
{
    return static_cast<std::size_t>(node[2]) * 256 + static_cast<std::size_t>(node[3]);
}

} // namespace

TEST_CASE("few points are one leaf, which is the root", "[output]")
{
    const auto [tree, nodes] = packed(3);
    REQUIRE(nodes.size() == 1);
    CHECK(nodes.at(1).substr(0, 4) == std::string("\0\0\0\3", 4)); // depth 0, three entries
    CHECK(tree.leaf_of == std::vector<std::uint32_t>{1, 1, 1});
    CHECK(tree.parent_of == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("many points are leaves below nodes below one root", "[output]")
{
    const auto [tree, nodes] = packed(28); // 10 leaves, 4 nodes, 2 nodes, the root
    REQUIRE(nodes.size() == 17);
    CHECK(nodes.at(1).substr(0, 4) == std::string("\0\3\0\2", 4));
    CHECK(tree.parent_of.size() == 18);
    std::size_t n_points = 0;
    std::map<std::uint32_t, std::size_t> n_children;
    for (const auto& [number, data] : nodes) {
        CHECK(data.size() == three_entries);
        CHECK(n_entries(data) >= 2); // nearly full
        n_children[tree.parent_of[number]] += number == 1 ? 0 : 1;
    }
    for (const std::uint32_t leaf : tree.leaf_of) {
        CHECK(n_children.count(leaf) == 0);
        ++n_points;
    }
    CHECK(n_points == 28);
    for (const auto& [number, count] : n_children) {
        if (number != 0) {
            CHECK(n_entries(nodes.at(number)) == count);
        }
    }
}
