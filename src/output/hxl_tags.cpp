// SPDX-License-Identifier: Apache-2.0
#include "output/hxl_tags.hpp"

#include <algorithm>
#include <array>

namespace placeline::output {

namespace {

struct Tag {
    std::string_view column;
    std::string_view tag;
};

constexpr std::array<Tag, 33> tags{{
    {"event_id", "#event+id"},
    {"date_start", "#date+start"},
    {"date_end", "#date+end"},
    {"event_type", "#event+type"},
    {"place", "#loc+name"},
    {"place_id", "#loc+id"},
    {"feat_code", "#loc+type"},
    {"country", "#country+code+v_iso2"},
    {"iso3", "#country+code+v_iso3"},
    {"admin1", "#adm1+name"},
    {"admin2", "#adm2+name"},
    {"adm1_pcode", "#adm1+code+v_pcode"},
    {"adm2_pcode", "#adm2+code+v_pcode"},
    {"latitude", "#geo+lat"},
    {"longitude", "#geo+lon"},
    {"actor1", "#org+actor1"},
    {"actor2", "#org+actor2"},
    {"kill_low", "#affected+killed+min"},
    {"kill_best", "#affected+killed"},
    {"kill_high", "#affected+killed+max"},
    {"inj_low", "#affected+injured+min"},
    {"inj_best", "#affected+injured"},
    {"inj_high", "#affected+injured+max"},
    {"civ_low", "#affected+civilians+killed+min"},
    {"civ_best", "#affected+civilians+killed"},
    {"civ_high", "#affected+civilians+killed+max"},
    {"n_claims", "#meta+count+claims"},
    {"grade", "#meta+grade"},
    {"attrib_to", "#meta+attribution"},
    {"source", "#meta+source"},
    {"source_url", "#meta+url"},
    {"pub_last", "#date+published"},
    {"quote", "#description+quote"},
}};

} // namespace

std::string_view hxl_tag_of(std::string_view column) noexcept
{
    const auto found = std::ranges::find(tags, column, &Tag::column);
    return found == tags.end() ? std::string_view{} : found->tag;
}

} // namespace placeline::output
