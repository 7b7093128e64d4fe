// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/trie.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>

using namespace placeline::gazetteer;

namespace {

TrieParts trie_of(const std::map<std::string, std::uint32_t>& values)
{
    std::vector<TrieKey> keys;
    for (const auto& [key, value] : values) {
        keys.push_back({key, value});
    }
    return build_trie(keys);
}

} // namespace

TEST_CASE("a trie finds each of its keys and nothing else", "[gazetteer]")
{
    const std::map<std::string, std::uint32_t> values{{"a", 1},          {"ab", 2},
                                                      {"abc", 3},        {"abd", 4},
                                                      {"b", 5},          {"bagdad", 6},
                                                      {"bagdad sud", 7}, {"\u0643\u0631\u0643\u0648\u0643", 8},
                                                      {"\u0643", 9},     {"\xF4\x8F\xBF\xBF", 10},
                                                      {"\x01key", 11}};
    const TrieParts parts = trie_of(values);
    const TrieView trie = parts.view();
    for (const auto& [key, value] : values) {
        CHECK(trie.find(key) == value);
    }
    for (const auto* const other : {"", "c", "abcd", "ba", "bagda", "bagdad ", "bagdad su", "bagdad sudd",
                                    "\u0643\u0631", "\x01", "key", "\xF4\x8F"}) {
        CHECK(trie.find(other) == no_posting);
    }
    CHECK(trie.find(std::string_view{"a\0", 2}) == no_posting);
    CHECK(trie.find(std::string_view{"bagdad\0", 7}) == no_posting);
}

TEST_CASE("a trie without keys finds nothing", "[gazetteer]")
{
    const TrieParts parts = build_trie({});
    CHECK(parts.view().find("a") == no_posting);
    CHECK(TrieView{}.find("a") == no_posting);
}

TEST_CASE("a large trie agrees with a map", "[gazetteer]")
{
    std::mt19937 random{42};
    std::map<std::string, std::uint32_t> values;
    const auto word = [&] {
        std::string out;
        for (auto length = 1 + random() % 9; length > 0; --length) {
            out.push_back(static_cast<char>(random() % 8 == 0 ? 1 + random() % 255 : 'a' + random() % 4));
        }
        return out;
    };
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        values.emplace(word(), i);
    }
    const TrieParts parts = trie_of(values);
    const TrieView trie = parts.view();
    std::size_t wrong = 0;
    for (const auto& [key, value] : values) {
        wrong += trie.find(key) == value ? 0 : 1;
    }
    for (int i = 0; i < 20'000; ++i) {
        const std::string key = word();
        const auto found = values.find(key);
        wrong += trie.find(key) == (found == values.end() ? no_posting : found->second) ? 0 : 1;
    }
    CHECK(wrong == 0);
    CHECK(parts.nodes.size() < values.size() * 3); // the double array is packed
}
