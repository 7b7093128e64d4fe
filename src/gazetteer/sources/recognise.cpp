// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/recognise.hpp"

#include "gazetteer/sources/geonames.hpp"
#include "gazetteer/sources/gns.hpp"
#include "gazetteer/sources/numbers.hpp"
#include "gazetteer/sources/own_columns.hpp"
#include "gazetteer/sources/text_lines.hpp"
#include "gazetteer/sources/whos_on_first.hpp"

#include <algorithm>
#include <vector>

namespace placeline::gazetteer {

namespace {

/// The first lines with content, comments left out.
std::vector<std::string_view> first_lines(std::string_view text, std::size_t most)
{
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < most) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (!line.empty() && !line.starts_with("# ") && line != "#") {
            lines.push_back(line);
        }
    }
    return lines;
}

bool two_capitals(std::string_view text)
{
    return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

SourceKind kind_of_line(std::string_view line)
{
    std::vector<std::string_view> f;
    split_tabs(line, f);
    if (f.size() == geonames_columns && all_digits(f[0]) && number(f[4])) {
        return SourceKind::geonames_dump;
    }
    if (f.size() == 4 && all_digits(f[3]) && two_capitals(f[0].substr(0, 2)) && f[0].find('.') == 2) {
        return SourceKind::geonames_admin_codes;
    }
    if (f.size() == geonames_columns && two_capitals(f[0]) && f[1].size() == 3 && all_digits(f[2])) {
        return SourceKind::geonames_country_info;
    }
    if ((f.size() == 8 || f.size() == 10) && all_digits(f[0]) && all_digits(f[1])) {
        return SourceKind::geonames_alternate_names;
    }
    if (f.size() == 3 && f[0].size() > 2 && f[0][1] == '.') {
        return SourceKind::geonames_feature_codes;
    }
    return SourceKind::table;
}

} // namespace

SourceKind recognise(std::string_view text)
{
    if (text.starts_with("\x1F\x8B")) {
        return SourceKind::packed;
    }
    if (is_whos_on_first(text)) {
        return SourceKind::whos_on_first;
    }
    const auto lines = first_lines(text, 12);
    if (lines.empty()) {
        return SourceKind::table;
    }
    if (is_gns_head(lines.front())) {
        return SourceKind::gns;
    }
    if (is_own_head(lines.front())) {
        return SourceKind::own_columns;
    }
    for (const auto line : lines) { // a first line may be a head, or broken
        if (const auto kind = kind_of_line(line); kind != SourceKind::table) {
            return kind;
        }
    }
    return SourceKind::table;
}

std::string_view name_of(SourceKind kind) noexcept
{
    switch (kind) {
    case SourceKind::own_columns:
        return "placeline's columns";
    case SourceKind::geonames_dump:
        return "GeoNames dump";
    case SourceKind::geonames_admin_codes:
        return "GeoNames codes of units";
    case SourceKind::geonames_country_info:
        return "GeoNames countries";
    case SourceKind::geonames_alternate_names:
        return "GeoNames alternate names";
    case SourceKind::geonames_feature_codes:
        return "GeoNames feature codes";
    case SourceKind::gns:
        return "GNS names";
    case SourceKind::whos_on_first:
        return "Who's On First GeoJSON";
    case SourceKind::packed:
    case SourceKind::table:
        break;
    }
    return "table";
}

} // namespace placeline::gazetteer
