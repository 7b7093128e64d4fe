// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/readings.hpp"
#include "claims/speakers.hpp"

namespace placeline::claims {

/// Whether the number is stated, denied, or not confirmed: by its frame ("X denied that"), or by words beside it
/// ("unverified reports of", "may have been", "could not be confirmed").
/// \param frame  Of the number; nullptr: the writer speaks.
Stance stance_of(const TaggedText& text, const Reading& reading, const Frame* frame);

/// An earlier number that the same words replace: "up from 12", "the first toll was of nine dead".
bool is_superseded(const TaggedText& text, const Reading& reading, const Counted& counted);

/// The words say that the toll rose or was corrected.
bool supersedes(const TaggedText& text, const Reading& reading);

} // namespace placeline::claims
