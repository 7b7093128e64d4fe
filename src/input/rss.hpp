// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/record_source.hpp"

#include <memory>

namespace placeline::input {

/// Reads RSS 2.0 (and 0.9x, 1.0) and Atom (RFC 4287), one item after the other: an item that is not well-formed costs
/// that item only. HTML within becomes text; of `content` and `description` the longer is the text, without either the
/// title. `guid` or `id` is the id, the feed's title the source where the item names none, the date that of publication
/// (of change where there is no other). All else, GeoRSS too, goes to `extra`.
///
/// A document that declares entities is refused as a whole; nothing that it points at is ever opened.
/// \param stream  Must outlive the source. \throws InputError  It declares entities, or is no feed.
std::unique_ptr<RecordSource> make_rss_source(ByteStream& stream);

} // namespace placeline::input
