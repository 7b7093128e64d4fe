// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"

#include <string>
#include <string_view>

namespace placeline::output {

/// Rounded half away from zero, never -0, so that every format holds the same number.
double rounded(double value, int decimals) noexcept;

/// At 7 decimals (RFC 7946, section 11.2: about a centimetre).
LonLat rounded(const LonLat& position) noexcept;

/// Shortest decimal text that reads back as the same double, without exponent, with a point in every locale.
void append_number(std::string& out, double value);
void append_number(std::string& out, long long value);

/// As XML 1.0 character data or attribute value; characters that XML cannot hold become U+FFFD.
void append_xml_text(std::string& out, std::string_view text);

/// The longest start of the text of at most `bytes` bytes that ends between code points. \param text  Valid UTF-8.
std::string_view cut_utf8(std::string_view text, std::size_t bytes) noexcept;

/// Adds `item` after `separator` unless the list has it already as a whole item. Items that hold the separator
/// themselves may then repeat, which does no harm.
void append_distinct(std::string& list, std::string_view item, std::string_view separator);

} // namespace placeline::output
