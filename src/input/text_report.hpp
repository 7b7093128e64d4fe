// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/report.hpp"

#include <string>

namespace placeline::input {

/// A report from a plain text. The first line is the title when it is short, has no end mark and is no list item, and
/// stands above a blank line or above lines too long to be the rest of its sentence, wrapped; the text is what follows
/// then, without blank lines before it. Otherwise all is text.
/// \param utf8  Valid UTF-8.
Report text_report(std::string utf8);

} // namespace placeline::input
