// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/provenance.hpp"
#include "cli/option_set.hpp"
#include "gazetteer/gazetteer.hpp"
#include "model/incident.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace placeline::cli {

/// --profile: CSV in the layout of somebody else's table.
class ProfileOption {
public:
    void declare(OptionSet& options);
    [[nodiscard]] bool given() const noexcept { return name_ != "none"; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// Whether its rows have a share of numbers that several places share.
    [[nodiscard]] bool splits_shared() const;

    /// The table, as bytes. What it cannot tell is said on standard error and added to `made_how`.
    /// \param shown  The output, for messages.
    [[nodiscard]] std::string table(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer,
                                    const std::string& shown, bridge::Provenance& made_how) const;

private:
    std::string name_ = "none";
};

} // namespace placeline::cli
