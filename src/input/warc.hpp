// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/record_source.hpp"

#include <memory>

namespace placeline::input {

/// Reads web archives: WARC 1.0 and 1.1 (ISO 28500) and WET, packed with gzip record by record or not. A page that was
/// fetched ("response" with status 200, "resource") goes the way of a saved page (`read_html`) or of a text, the text
/// of a page ("conversion") that of a text. Requests, metadata, pictures, redirects and the like are no reports; how
/// many were passed over is told at the end.
///
/// A record whose Content-Length is wrong costs that record: the next one is found by its first line.
/// \param stream  Must outlive the source.
std::unique_ptr<RecordSource> make_warc_source(ByteStream& stream, Note note);

} // namespace placeline::input
