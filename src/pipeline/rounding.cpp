// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rounding.hpp"

#include <cmath>

namespace placeline::pipeline {

namespace {

void round_to(double& number, double steps_per_unit)
{
    number = std::round(number * steps_per_unit) / steps_per_unit;
}

void round_position(LonLat& position)
{
    round_to(position.lon_deg, 1e7);
    round_to(position.lat_deg, 1e7);
}

} // namespace

void round_confidence(double& confidence)
{
    round_to(confidence, 1e4);
}

void round_place(std::optional<Place>& place)
{
    if (place) {
        round_position(place->position);
        round_to(place->radius_km, 1e3);
    }
}

void round_alternatives(std::vector<Alternative>& alternatives)
{
    for (Alternative& other : alternatives) {
        round_position(other.position);
        round_confidence(other.confidence);
    }
}

void round_report(ParsedReport& report)
{
    for (Mention& mention : report.mentions) {
        round_confidence(mention.confidence);
        round_place(mention.place);
        round_alternatives(mention.alternatives);
    }
    for (Incident& incident : report.incidents) {
        round_confidence(incident.confidence);
        round_place(incident.place);
    }
}

} // namespace placeline::pipeline
