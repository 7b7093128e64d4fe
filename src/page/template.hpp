// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace placeline::page {

/// The page without its data: web/ and Leaflet in one HTML document, with the comments "title" and "data", once each,
/// where those go. Made when the program is built (assemble.cmake).
extern const std::string_view page_template;

} // namespace placeline::page
