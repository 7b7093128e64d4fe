// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/place_kinds.hpp"

#include "gazetteer/sources/table_columns.hpp"
#include "gazetteer/sources/text_lines.hpp"
#include "gazetteer/tables.hpp"

#include <vector>

namespace placeline::gazetteer {

PlaceKinds::PlaceKinds(std::string_view source)
{
    std::vector<std::string_view> f;
    for_each_part(table_text::source_kinds, '\n', [&](std::string_view line) {
        split_tabs(line, f);
        if (f.size() == 4 && f[0] == source) {
            kinds_.emplace(f[1], PlaceKind{f[2].front(), f[3]});
        }
    });
}

std::optional<PlaceKind> PlaceKinds::of(std::string_view kind) const
{
    const auto found = kinds_.find(small_letters(kind));
    return found == kinds_.end() ? std::nullopt : std::optional{found->second};
}

} // namespace placeline::gazetteer
