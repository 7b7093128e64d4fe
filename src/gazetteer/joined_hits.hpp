// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/trie.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

namespace placeline::gazetteer {

/// One posting an index for a name; no_posting where an index lacks it.
using Postings = std::array<std::uint32_t, most_layers>;
constexpr Postings no_postings = [] {
    Postings postings{};
    postings.fill(no_posting);
    return postings;
}();

/// Lists of hits that were joined from several indexes, kept from their first use on. Several threads may ask.
class JoinedHits {
public:
    /// \param join  Makes the list; called once for the postings.
    /// \return      Lives as long as this.
    template <typename Join>
    std::span<const NameHit> get(const Postings& postings, Join join)
    {
        Shelf& shelf = shelves_[Hash{}(postings) % shelves_.size()];
        const std::lock_guard lock{shelf.mutex};
        const auto [kept, fresh] = shelf.lists.try_emplace(postings);
        if (fresh) {
            kept->second = join();
        }
        return kept->second;
    }

private:
    struct Hash {
        std::size_t operator()(const Postings& postings) const noexcept
        {
            std::uint64_t hash = 0;
            for (const std::uint32_t posting : postings) {
                hash = (hash ^ posting) * 0x9E3779B97F4A7C15U;
                hash ^= hash >> 29U;
            }
            return hash;
        }
    };
    struct Shelf {
        std::mutex mutex;
        std::unordered_map<Postings, std::vector<NameHit>, Hash> lists;
    };
    std::array<Shelf, 16> shelves_; ///< several, so that threads seldom wait
};

} // namespace placeline::gazetteer
