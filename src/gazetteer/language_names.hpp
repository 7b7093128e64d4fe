// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/format.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/place_columns.hpp"
#include "gazetteer/source.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::gazetteer {

/// The names in languages as they will be written.
struct LanguageColumns {
    std::vector<format::LanguageRecord> languages;
    std::vector<format::LanguagePlaceRecord> places;
    std::string names;
};

/// Of one language and use the names of the last source come first, those of one source in its order. A name in Latin
/// letters of a language that is not written in them is left out.
LanguageColumns lay_out_languages(const SourceTable& table, const PlaceColumns& places);

/// The names in languages as they lie in memory; a damaged file gives wrong names at worst.
struct LanguageView {
    std::span<const format::LanguageRecord> languages;
    std::span<const format::LanguagePlaceRecord> places;
    std::span<const char> names;

    /// Of one place, sorted by language and use. \param main_name  Of the place: languages that call it so say no more.
    [[nodiscard]] std::vector<LanguageName> names_of(PlaceIndex place, std::string_view main_name) const;
};

} // namespace placeline::gazetteer
