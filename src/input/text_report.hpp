// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/record_source.hpp"
#include "model/report.hpp"

#include <memory>
#include <string>

namespace placeline::input {

/// A report from a plain text. The first line is the title when it is short, has no end mark and is no list item, and
/// stands above a blank line or above lines too long to be the rest of its sentence, wrapped; the text is what follows
/// then, without blank lines before it. Otherwise all is text.
/// \param utf8  Valid UTF-8.
Report text_report(std::string utf8);

/// Reads a file as one report. \param stream  Must outlive the source.
std::unique_ptr<RecordSource> make_text_source(ByteStream& stream);

} // namespace placeline::input
