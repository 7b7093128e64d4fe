// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/geocode.hpp"
#include "records/json_writer.hpp"

namespace placeline::cli {

/// The members "place", "confidence", "match" and "alternatives" of an open object (CONTRACT, "Place names to
/// coordinates").
void write_answer(records::JsonWriter& json, const places::GeocodeAnswer& answer);

} // namespace placeline::cli
