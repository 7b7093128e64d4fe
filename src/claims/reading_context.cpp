// SPDX-License-Identifier: Apache-2.0
#include "claims/reading_context.hpp"

namespace placeline::claims {

bool of_people(Measure measure)
{
    return measure != Measure::strikes && measure != Measure::targets && measure != Measure::munitions &&
           measure != Measure::intercepted;
}

bool fits(Head head, Measure measure)
{
    switch (head) {
    case Head::implied:
        return true;
    case Head::person:
    case Head::other:
        return of_people(measure);
    case Head::munition:
        return measure == Measure::munitions || measure == Measure::intercepted;
    case Head::strike:
    case Head::times:
        return measure == Measure::strikes;
    case Head::target:
        return measure == Measure::targets;
    case Head::harm:
    case Head::thing:
        return false;
    }
    return false;
}

} // namespace placeline::claims
