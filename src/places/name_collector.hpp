// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/names.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace placeline::places {

/// Builds a NameSet in text order: names of one folded form share an entry.
class NameCollector {
public:
    /// \param name  Its entry is set here: the one of that folded form, which keeps the origin and hits it had first.
    void add(FoundName name, std::string folded, NameOrigin origin, bool demonym, std::vector<gazetteer::NameHit> hits)
    {
        const auto [at, fresh] = entry_of_.try_emplace(folded, static_cast<std::uint32_t>(set_.entries.size()));
        if (fresh) {
            set_.entries.push_back({std::move(folded), origin, demonym, std::move(hits)});
        }
        name.entry = at->second;
        set_.names.push_back(name);
    }

    [[nodiscard]] FoundName* last() noexcept { return set_.names.empty() ? nullptr : &set_.names.back(); }
    [[nodiscard]] const FoundName* last() const noexcept { return set_.names.empty() ? nullptr : &set_.names.back(); }
    /// Whether one token stands between the last name and this token.
    [[nodiscard]] bool one_token_before(std::uint32_t token) const noexcept
    {
        return last() != nullptr && last()->last_token + 1 == token;
    }
    /// The entry of the last name.
    [[nodiscard]] const NameEntry& last_entry() const { return set_.entries[set_.names.back().entry]; }
    [[nodiscard]] const NameEntry* find(const std::string& folded) const
    {
        const auto at = entry_of_.find(folded);
        return at == entry_of_.end() ? nullptr : &set_.entries[at->second];
    }
    /// All so far, in text order.
    [[nodiscard]] std::span<FoundName> all() noexcept { return set_.names; }
    /// The set, with nothing left here.
    [[nodiscard]] NameSet take() { return std::move(set_); }

private:
    NameSet set_;
    std::unordered_map<std::string, std::uint32_t> entry_of_;
};

} // namespace placeline::places
