// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace placeline::page {

/// Pages without their data: files of web/ and Leaflet in one HTML document, with the comments "title" and "data", once
/// each, where those go. Made when the program is built (assemble.cmake).
extern const std::string_view page_template;
extern const std::string_view review_template;

/// A template with its title, any text, and its data, which `page_data` made.
std::string filled(std::string_view page, std::string_view title, std::string_view data);

} // namespace placeline::page
