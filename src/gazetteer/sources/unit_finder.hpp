// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeline::gazetteer {

/// Finds the unit that a row without a position means, among the places that all sources gave.
class UnitFinder {
public:
    /// \param table  Must outlive it; units added to it later are told with `add`.
    explicit UnitFinder(const SourceTable& table);

    void add(std::uint32_t place);
    /// By P-code, else by name among the units of that order and country (and parent, where both tell it).
    /// \return Nothing where there is none, or more than one.
    [[nodiscard]] std::optional<std::uint32_t> find(const SourceRow& row) const;
    /// The middle of the places that have the row's codes, for a unit that has no point of its own.
    [[nodiscard]] std::optional<LonLat> middle_of_members(const SourceRow& row);

private:
    void enter_name(std::uint32_t place, std::string_view name);
    [[nodiscard]] std::optional<std::uint32_t> only_one(const std::vector<std::uint32_t>& places,
                                                        const SourceRow& row) const;

    const SourceTable& table_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_; ///< "IQ ADM1 anbar"
    std::unordered_map<std::string_view, std::uint32_t> by_pcode_;
    struct Sum {
        double x = 0.0, y = 0.0, z = 0.0;
    };
    std::unordered_map<std::string, Sum> members_; ///< "IQ.01", "IQ.01.02"
    bool members_known_ = false;
};

} // namespace placeline::gazetteer
