// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "places/geocode.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace placeline::places {

/// A place that a name may mean, and how the name leads to it.
struct NameSense {
    gazetteer::NameHit hit;
    MatchKind match = MatchKind::exact;
    int edits = 0;
};

/// Whether a unit may have its name from a town: the town lies in it, or, where no source says in which lower unit it
/// lies, within 50 km in the same first-order unit.
bool may_name_unit(const gazetteer::PlaceRow& town, gazetteer::PlaceIndex unit, const gazetteer::Gazetteer& gazetteer);

/// The hits of a name as it is written: an abbreviation in other letters counts only where nothing else has the name.
std::vector<gazetteer::NameHit> exact_hits(std::string_view name, const gazetteer::Gazetteer& gazetteer);

/// What a name may mean, by the surest way that finds anything: as written, as a variant, within two edits. Where units
/// alone bear it, towns in them that bear a variant of it stand beside them: "Al-Zubair" is Az Zubayr too, not only the
/// district. No place stands there twice.
/// \param country  Dense number of the country that the place must lie in: a way that finds only others finds nothing.
///                 0: any.
std::vector<NameSense> look_up(std::string_view name, const gazetteer::Gazetteer& gazetteer, std::uint16_t country);

} // namespace placeline::places
