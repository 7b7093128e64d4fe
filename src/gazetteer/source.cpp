// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/source.hpp"

#include "base/error.hpp"
#include "gazetteer/sources/geonames.hpp"
#include "gazetteer/sources/gns.hpp"
#include "gazetteer/sources/import.hpp"
#include "gazetteer/sources/own_columns.hpp"
#include "gazetteer/sources/recognise.hpp"
#include "gazetteer/sources/tables_import.hpp"
#include "gazetteer/sources/unit_finder.hpp"
#include "gazetteer/sources/waiting_row.hpp"
#include "gazetteer/sources/whos_on_first.hpp"

#include <algorithm>
#include <utility>

namespace placeline::gazetteer {

namespace {

/// Countries first, then units from the first order on: a unit is told from a namesake by the one above it.
int order_of(const SourceRow& row)
{
    const bool unit = row.feature_code.starts_with("ADM");
    return row.feature_code.starts_with("PCL") ? 0 : unit ? row.feature_code.back() : 1000;
}

void read_text(SourceKind kind, std::string_view text, Import& import)
{
    import.set_kind(name_of(kind));
    switch (kind) {
    case SourceKind::own_columns:
        return read_own_columns(text, import);
    case SourceKind::geonames_dump:
        return read_geonames_dump(text, import);
    case SourceKind::geonames_admin_codes:
        return read_geonames_admin_codes(text, import);
    case SourceKind::geonames_country_info:
        return read_geonames_country_info(text, import);
    case SourceKind::geonames_alternate_names:
        return read_geonames_alternate_names(text, import);
    case SourceKind::gns:
        return read_gns(text, import);
    case SourceKind::whos_on_first:
        return read_whos_on_first(text, import);
    case SourceKind::geonames_feature_codes:
        throw InputError{import.path().string() +
                         ": names kinds of places, not places; leave it out, the program knows the kinds"};
    case SourceKind::packed:
        throw InputError{import.path().string() + ": is a gzip file, or a ZIP archive without a .txt; unpack it first"};
    case SourceKind::table:
        break;
    }
    read_tables(import);
}

} // namespace

SourceTable::SourceTable() = default;
SourceTable::~SourceTable() = default;

void SourceTable::read(const std::filesystem::path& path, const SourceOptions& options, Diagnostics& diagnostics)
{
    Import import{path, options, *this, diagnostics};
    if (std::filesystem::is_directory(path)) {
        if (const auto files = whos_on_first_files(path); !files.empty()) {
            import.set_kind(name_of(SourceKind::whos_on_first));
            read_whos_on_first_files(files, import);
        } else { // a geodatabase, a folder of Shapefiles
            read_tables(import);
        }
        return;
    }
    if (path.string().starts_with("PG:")) { // a connection that the user typed
        read_tables(import);
        return;
    }
    const std::string_view text = texts_.emplace_back(path).text();
    if (text.empty()) {
        throw InputError{path.string() + ": is empty; copy or download it again"};
    }
    const bool without_text = path.extension() == ".zip" && text.starts_with("PK");
    const SourceKind kind = without_text ? SourceKind::packed : recognise(text);
    if (kind == SourceKind::geonames_dump || kind == SourceKind::own_columns) {
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        places.reserve(places.size() + lines);
        by_id_.reserve(by_id_.size() + lines);
    }
    read_text(kind, text, import);
}

void SourceTable::finish(Diagnostics& diagnostics)
{
    if (waiting_.empty()) {
        return;
    }
    auto rows_left = std::exchange(waiting_, {});
    std::ranges::stable_sort(rows_left, {}, [](const Waiting& each) { return order_of(each.row); });
    std::vector<std::unique_ptr<Import>> imports(sources.size()); // one a source, for it limits its messages
    std::optional<UnitFinder> units;
    for (Waiting& each : rows_left) {
        auto& import = imports[each.source];
        if (!import) {
            import = std::make_unique<Import>(each.source, *this, diagnostics);
        }
        import->take_waiting(each.row, each.number, each.of_list, units);
    }
}

} // namespace placeline::gazetteer
