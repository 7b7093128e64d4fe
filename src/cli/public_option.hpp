// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/areas.hpp"
#include "bridge/provenance.hpp"
#include "cli/option_set.hpp"
#include "gazetteer/gazetteer.hpp"
#include "model/incident.hpp"

#include <string>

namespace placeline::cli {

/// --public: outputs that may be handed to anybody; the same in all commands that write incidents.
class PublicOption {
public:
    void declare(OptionSet& options);
    /// \throws UsageError  What only --public needs was given without it. \throws InputError  The salt cannot be read.
    void check();
    [[nodiscard]] bool given() const noexcept { return given_; }

    /// What may be published of the incidents. `made_how` loses the names of files and what was typed, and tells what
    /// was done; so does standard error, where data is young.
    IncidentSet applied(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer,
                        bridge::Provenance& made_how) const;

private:
    bool given_ = false;
    bool links_ = false;
    std::string salt_path_;
    std::string salt_;
};

/// The land under a map without its towns: a name beside a symbol would say what the symbol must not.
class AreasWithoutTowns final : public bridge::AreaSource {
public:
    explicit AreasWithoutTowns(const bridge::AreaSource& areas) : areas_{areas} {}
    [[nodiscard]] Rings polygons(const std::string& place_id) const override { return areas_.polygons(place_id); }
    [[nodiscard]] Place admin1_of(const Place& place) const override { return areas_.admin1_of(place); }
    [[nodiscard]] bridge::BaseMapData base_map() const override { return areas_.base_map(); }
    [[nodiscard]] std::string name_on_map(const Place& place, bridge::MapNames names) const override
    {
        return areas_.name_on_map(place, names);
    }

private:
    const bridge::AreaSource& areas_;
};

} // namespace placeline::cli
