// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/counted.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace placeline::claims {

/// How a number came to its measure.
enum class Relation : std::uint8_t {
    own,  ///< a verb or noun of its own
    list, ///< the next item of a list: "... and two guards"
    part, ///< a part of the number before it: "six of them children", "seven strikes: four near A"
};

/// A counted noun with what it counts, and the words that say so.
struct Reading {
    std::uint32_t counted = 0; ///< index
    Measure measure = Measure::killed;
    std::uint32_t verb = none; ///< first token of the word of harm or use
    std::uint32_t first = 0;   ///< tokens of the quote
    std::uint32_t last = 0;    ///< one past
    Relation relation = Relation::own;
    std::uint32_t parent = none; ///< index of the reading that it is a part of or goes on from
    bool by_group = false;       ///< a part by group ("of them children"), not by place
    bool total = false;          ///< "eight in all": the sum of what came before
    bool from_toll = false;      ///< of a running toll
};

/// \param counted  What `find_counted` returned.
/// \return In text order; a counted noun has none, one, or two ("no casualties" is killed and injured).
std::vector<Reading> find_readings(const TaggedText& text, const std::vector<Counted>& counted);

/// The first token before `token`, going over words that change nothing ("another", "at least"), in the same sentence;
/// `none` at the sentence's start.
std::uint32_t before(const TaggedText& text, std::uint32_t token);

/// A form of "be" stands before the verb, adverbs between.
bool after_be(const TaggedText& text, std::uint32_t verb);

} // namespace placeline::claims
