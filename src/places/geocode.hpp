// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "model/mention.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::places {

enum class MatchKind { none, exact, variant, fuzzy };
std::string_view to_string(MatchKind kind) noexcept;

/// A name to look up, with what is known of where it lies.
struct GeocodeQuery {
    std::string id;
    std::string name;    ///< may hold its own context: "Long Beach, CA"
    std::string country; ///< ISO 3166-1 alpha-2 or alpha-3, or a name; empty: not known
    std::string admin1;  ///< name or code
    std::optional<LonLat> near;
};

struct GeocodeAnswer {
    std::optional<Place> place;
    double confidence = 0.0;
    MatchKind match = MatchKind::none;
    std::vector<Alternative> alternatives;
    std::vector<std::string> reasons; ///< each candidate with its features, in words
};

/// Looks up one name: exact, then variant, then within two edits.
GeocodeAnswer geocode(const GeocodeQuery& query, const gazetteer::Gazetteer& gazetteer);

/// A country by its code of ISO 3166-1 or by any of its names; gazetteer::no_place: there is none.
gazetteer::PlaceIndex find_country(std::string_view name, const gazetteer::Gazetteer& gazetteer);

} // namespace placeline::places
