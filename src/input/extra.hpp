// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/report.hpp"

#include <string>
#include <string_view>

namespace placeline::input {

/// Carries a field along under `extra`, as a JSON string. A name that is there already gets a number behind it.
void add_extra(Report& report, std::string_view name, std::string_view utf8);

/// Same, for a value that is JSON already.
void add_extra_json(Report& report, std::string_view name, std::string json);

/// A report's text and title from what a feed has of them: without a text the title is the text.
/// \throws records::RecordError  There is neither.
void set_words(Report& report, std::string title, std::string text);

/// Sets `published` from a date as feeds write them. What is no date is noted in `problems` and kept as written.
void set_feed_date(Report& report, std::string_view written);

} // namespace placeline::input
