// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/build.hpp"

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "gazetteer/folded_names.hpp"
#include "gazetteer/join_places.hpp"
#include "gazetteer/language_names.hpp"
#include "gazetteer/name_columns.hpp"
#include "gazetteer/place_columns.hpp"
#include "gazetteer/read_boundaries.hpp"
#include "gazetteer/source.hpp"
#include "gazetteer/string_pool.hpp"
#include "gazetteer/tables.hpp"
#include "gazetteer/unit_parts.hpp"
#include "gazetteer/write_index.hpp"

#include <string>
#include <utility>

namespace placeline::gazetteer {

namespace {

template <typename Values>
std::string_view bytes_of(const Values& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0])};
}

/// Data version and names of the sources, each ended by NUL.
std::string meta_of(const BuildOptions& options)
{
    std::string meta = options.data_version;
    meta.push_back('\0');
    std::string names;
    for (const auto& source : options.sources) {
        names += (names.empty() ? "" : ", ") + source.filename().string();
    }
    meta += options.sources_as.empty() ? names : options.sources_as;
    meta.push_back('\0');
    return meta;
}

} // namespace

BuildSummary build_index(const BuildOptions& options, Diagnostics& diagnostics)
{
    check_output(options.output, options.overwrite);
    if (options.sources.empty()) {
        throw UsageError{"gazetteer build: no source given; name at least one file"};
    }
    const BuildTables tables;
    SourceTable table;
    for (const auto& source : options.sources) {
        table.read(source, options.reading, diagnostics);
    }
    table.finish(diagnostics);

    FoldedNames names = fold_names(table, tables);
    StringPool strings;
    PlaceColumns places{table, join_places(table, names), tables, strings};
    BoundaryReader boundaries{[&](const FeatureKeys& keys) { return places.unit_of(keys); }, diagnostics};
    for (const auto& path : options.boundaries) {
        boundaries.read(path);
    }
    for (const SourceOutline& outline : table.outlines) {
        boundaries.add(places.unit(places.row_of(outline.place)), outline.polygons);
    }
    const UnitParts units = lay_out(boundaries.take());
    places.enter_units(units);
    number_names(names.entries, places);
    places.rank(names.entries);
    const NameColumns columns = lay_out_names(names.entries, places);
    const LanguageColumns languages = lay_out_languages(table, places);
    std::vector<std::uint32_t> surfaces;
    for (const std::string_view form : names.surfaces) {
        surfaces.push_back(strings.add(form));
    }
    if (strings.bytes().size() > 0xFFFFFFFFU) {
        throw InputError{"the sources hold more text than one index can; build several"};
    }

    const std::string meta = meta_of(options);
    Sections sections{};
    sections[format::meta] = meta;
    sections[format::strings] = strings.bytes();
    sections[format::places] = bytes_of(places.records);
    sections[format::features] = bytes_of(places.features);
    sections[format::countries] = bytes_of(places.countries);
    sections[format::other_ids] = bytes_of(places.other_ids);
    sections[format::trie] = bytes_of(columns.forward.nodes);
    sections[format::tails] = columns.forward.tails;
    sections[format::reverse_trie] = bytes_of(columns.reverse.nodes);
    sections[format::reverse_tails] = columns.reverse.tails;
    sections[format::postings] = bytes_of(columns.postings);
    sections[format::surfaces] = bytes_of(surfaces);
    sections[format::variants] = bytes_of(columns.variants);
    sections[format::variant_buckets] = bytes_of(columns.variant_buckets);
    sections[format::languages] = bytes_of(languages.languages);
    sections[format::language_places] = bytes_of(languages.places);
    sections[format::language_names] = languages.names;
    sections[format::units] = bytes_of(units.units);
    sections[format::polygons] = bytes_of(units.polygons);
    sections[format::rings] = bytes_of(units.rings);
    sections[format::vertices] = bytes_of(units.vertices);
    sections[format::grid] = bytes_of(units.first_order.cells);
    sections[format::cells] = bytes_of(units.first_order.lists);
    sections[format::second_grid] = bytes_of(units.second_order.cells);
    sections[format::second_cells] = bytes_of(units.second_order.lists);
    const std::uint64_t bytes = write_index(options.output, options.overwrite, sections, columns.n_names);
    return {.rows = table.rows,
            .rejected = table.rejected,
            .joined = places.other_ids.size(),
            .places = places.records.size(),
            .names = columns.n_names,
            .bytes = bytes,
            .sources = std::move(table.sources)};
}

} // namespace placeline::gazetteer
