// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/map_module.hpp"
#include "records/json_writer.hpp"

#include <functional>
#include <string>

namespace placeline::page {

/// All that a page shows, as one JSON object for a `<script>` element: `<` stands as \u003c, so that no text of a
/// report can end the element. Tables are objects of `columns` and `rows`; indices refer to rows.
///
///     about      how it was made: program, gazetteer, options, made, title, disclaimer, best, credit
///     base       see `write_base_map`
///     places     id, name, country, admin1, longitude, latitude, where_prec, radius_km, units (of `base`; null: none)
///     reports    id, source, url, published
///     claims     each stated number once, however many places share it; dates in days since 1970
///     incidents  in the order of the set; a count is null (not stated), one number, or [low, best, high]
/// \param write_more  Writes members of a page's own, if given.
std::string page_data(const IncidentSet& incidents, const bridge::MapOptions& options,
                      const bridge::Provenance& provenance, const bridge::AreaSource& areas,
                      const std::function<void(records::JsonWriter&)>& write_more = {});

} // namespace placeline::page
