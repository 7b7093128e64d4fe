// SPDX-License-Identifier: Apache-2.0
#include "cli/geocode_answer.hpp"

#include "records/write_record.hpp"

namespace placeline::cli {

void write_answer(records::JsonWriter& json, const places::GeocodeAnswer& answer)
{
    json.key("place");
    records::write_place(json, answer.place);
    json.key("confidence").number(answer.confidence);
    json.key("match").text_or_null(answer.match == places::MatchKind::none ? "" : to_string(answer.match));
    json.key("alternatives");
    records::write_alternatives(json, answer.alternatives);
}

} // namespace placeline::cli
