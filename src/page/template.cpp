// SPDX-License-Identifier: Apache-2.0
#include "page/template.hpp"

#include "base/markup_text.hpp"

#include <cassert>

namespace placeline::page {

std::string filled(std::string_view page, std::string_view title, std::string_view data)
{
    constexpr std::string_view title_mark = "<!--title-->";
    constexpr std::string_view data_mark = "<!--data-->";
    const std::size_t title_at = page.find(title_mark);
    const std::size_t data_at = page.find(data_mark);
    assert(title_at < data_at && data_at != std::string_view::npos);
    std::string made{page.substr(0, title_at)};
    made += markup_text(title);
    made += page.substr(title_at + title_mark.size(), data_at - title_at - title_mark.size());
    made += data;
    made += page.substr(data_at + data_mark.size());
    return made;
}

} // namespace placeline::page
