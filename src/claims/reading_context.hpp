// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/readings.hpp"

#include <vector>

namespace placeline::claims {

/// Whether a measure counts people.
bool of_people(Measure measure);

/// Whether a number with that noun can count what the number before it counts.
bool fits(Head head, Measure measure);

/// What the rules look at that read a number by those around it: the text, all that is counted in it, and what has been
/// read of it so far. All must outlive it.
class ReadingContext {
public:
    ReadingContext(const TaggedText& text, const std::vector<Counted>& counted, const std::vector<Reading>& readings)
        : text_{text}, counted_{counted}, readings_{readings}
    {
    }

protected:
    const TaggedText& text_;
    const std::vector<Counted>& counted_;
    const std::vector<Reading>& readings_;
};

} // namespace placeline::claims
