// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/folded_names.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/place_columns.hpp"
#include "gazetteer/trie.hpp"

#include <cstdint>
#include <vector>

namespace placeline::gazetteer {

/// The names of an index as they will be written.
struct NameColumns {
    std::uint64_t n_names = 0;
    std::vector<NameHit> postings;
    TrieParts forward;
    TrieParts reverse;
    std::vector<format::VariantRecord> variants;
    std::vector<std::uint32_t> variant_buckets;
};

/// Brings the names from source places to rows, and of one place's kinds for one name keeps the strongest.
void number_names(std::vector<NameEntry>& entries, const PlaceColumns& places);

/// \param entries  After `number_names`.
NameColumns lay_out_names(const std::vector<NameEntry>& entries, const PlaceColumns& places);

} // namespace placeline::gazetteer
