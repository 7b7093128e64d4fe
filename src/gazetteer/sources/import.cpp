// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/import.hpp"

#include "gazetteer/sources/numbers.hpp"
#include "gazetteer/sources/waiting_row.hpp"
#include "geo/distance.hpp"
#include "text/language_code.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace placeline::gazetteer {

namespace {

constexpr std::size_t longest_name = 400; ///< bytes; the longest real name of the sources has 217
constexpr std::uint64_t warnings_per_source = 100;
/// Whether the rows of a file have numbers that its reader sees, the head being the first.
bool has_head_line(const std::filesystem::path& path)
{
    const auto extension = path.extension();
    return extension == ".csv" || extension == ".tsv" || extension == ".txt" || extension == ".xlsx" ||
           extension == ".ods" || extension == ".xls";
}

constexpr std::uint64_t rows_between_signs = 1U << 15U;

void override_with(std::string_view& value, std::string_view newer)
{
    if (!newer.empty()) {
        value = newer;
    }
}

std::int32_t e7(double deg)
{
    return static_cast<std::int32_t>(std::llround(deg * 1e7));
}

} // namespace

Import::Import(const std::filesystem::path& path, const SourceOptions& options, SourceTable& table,
               Diagnostics& diagnostics)
    : path_{path}, options_{options}, table_{table}, diagnostics_{diagnostics},
      source_{static_cast<std::uint32_t>(table.sources.size())}, head_lines_{has_head_line(path) ? 1U : 0U}
{
    table_.sources.emplace_back().path = path_;
}

Import::Import(std::uint32_t source, SourceTable& table, Diagnostics& diagnostics)
    : path_{table.sources[source].path}, options_{no_options_}, table_{table}, diagnostics_{diagnostics},
      source_{source}, head_lines_{0}
{
}

Import::~Import()
{
    if (warnings_ > warnings_per_source) {
        diagnostics_.warn(
            fmt::format("{}: {} more problems like these", path_.string(), warnings_ - warnings_per_source));
    }
}

void Import::begin_row(std::uint64_t number)
{
    number_ = number;
    ++table_.rows;
    if (++summary().rows % rows_between_signs == 0 && options_.progress) {
        options_.progress(path_, summary().rows);
    }
}

void Import::begin_table_row(std::uint64_t number)
{
    begin_row(number + head_lines_);
}

void Import::warn(std::string_view reason)
{
    if (warnings_++ < warnings_per_source) {
        diagnostics_.warn(fmt::format("{}:{}: {}", path_.string(), number_, reason));
    }
}

void Import::reject(std::string_view reason)
{
    ++table_.rejected;
    ++summary().rejected;
    warn(reason);
}

void Import::pass_over()
{
    ++summary().passed;
}

std::optional<LonLat> Import::position(std::string_view lat, std::string_view lon)
{
    const auto degrees = [this](std::string_view name, std::string_view text, double limit) {
        const auto value = number(text);
        if (!value || std::abs(*value) > limit) {
            reject(fmt::format("\"{}\" is {}; expected -{} to {}", name,
                               value ? fmt::format("{}", *value) : fmt::format("\"{:.40}\"", text), limit, limit));
            return std::optional<double>{};
        }
        return value;
    };
    const auto lat_deg = degrees("latitude", lat, 90.0);
    const auto lon_deg = lat_deg ? degrees("longitude", lon, 180.0) : std::nullopt;
    return lon_deg ? std::optional{LonLat{*lon_deg, *lat_deg}} : std::nullopt;
}

std::optional<std::uint32_t> Import::find(std::string_view id) const
{
    const auto found = table_.by_id_.find(id);
    return found == table_.by_id_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::uint32_t> Import::known(const SourceRow& row) const
{
    if (const auto place = find(row.id)) {
        return place;
    }
    for (const std::string_view id : row.same_as) {
        if (const auto place = find(id); place && table_.places[*place].source != source_) {
            return place;
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> Import::fault(const SourceRow& row)
{
    if (row.id.empty() || row.id.size() > longest_name) {
        return "has no usable id";
    }
    if (row.name.size() > longest_name) {
        return fault_ = fmt::format("\"name\" has {} bytes; expected at most {}", row.name.size(), longest_name);
    }
    if (row.position && !geo::valid(*row.position)) {
        return fault_ =
                   fmt::format("its position {}, {} is not on the globe", row.position->lat_deg, row.position->lon_deg);
    }
    if (row.feature_code.size() > 7) {
        return fault_ = fmt::format("\"{}.{:.20}\" is no feature class and code", row.feature_class, row.feature_code);
    }
    if (row.country.size() != 2 && !row.country.empty()) {
        return fault_ = fmt::format("\"country_code\" is \"{:.20}\"; expected two letters", row.country);
    }
    return std::nullopt;
}

std::optional<std::uint32_t> Import::take(const SourceRow& row)
{
    if (const auto why = fault(row)) {
        reject(*why);
        return std::nullopt;
    }
    const auto place = known(row);
    if (place && table_.places[*place].source == source_) {
        reject(fmt::format("id \"{:.60}\" stands in this file already; the first row counts", row.id));
        return std::nullopt;
    }
    if (!place && (row.name.empty() || !row.position)) {
        table_.waiting_.push_back({row, source_, number_, false});
        return std::nullopt;
    }
    return enter(row, place);
}

void Import::take_unit(const SourceRow& row)
{
    if (const auto why = fault(row)) {
        reject(*why);
    } else {
        table_.waiting_.push_back({row, source_, number_, true});
    }
}

void Import::take_waiting(SourceRow& row, std::uint64_t number, bool of_list, std::optional<UnitFinder>& units)
{
    number_ = number;
    if (const auto place = known(row)) {
        enter(row, place);
        return;
    }
    if (row.name.empty()) {
        reject(fmt::format("has no name, and no source has a place \"{:.60}\" that it could patch", row.id));
        return;
    }
    if (row.feature_class == 'A') {
        if (!units) {
            units.emplace(table_);
        }
        if (const auto unit = units->find(row)) {
            row.admin1_code = row.admin2_code = {}; // the unit's own codes are what its places have
            units->add(enter(row, unit));           // with its P-code, which tells its parts from namesakes
            return;
        }
        if (!row.position) {
            row.position = units->middle_of_members(row);
        }
    }
    if (row.position) {
        const auto place = enter(row, std::nullopt);
        if (units) {
            units->add(place);
        }
    } else if (of_list) { // such lists are of the whole world
        pass_over();
    } else {
        reject("has no position, and no source has a unit of its name or places with its codes");
    }
}

std::uint32_t Import::enter(const SourceRow& row, std::optional<std::uint32_t> place)
{
    const auto index = place.value_or(static_cast<std::uint32_t>(table_.places.size()));
    if (place) {
        ++summary().joined;
    } else {
        ++summary().places;
        table_.places.emplace_back().id = row.id;
        table_.by_id_.emplace(row.id, index);
    }
    SourcePlace& entry = table_.places[index];
    const std::string_view old_name = entry.name;
    entry.source = source_;
    override_with(entry.name, row.name);
    override_with(entry.feature_code, row.feature_code);
    override_with(entry.country, row.country);
    override_with(entry.admin1_code, row.admin1_code);
    override_with(entry.admin2_code, row.admin2_code);
    override_with(entry.pcode, row.pcode);
    if (row.position) {
        entry.lat_e7 = e7(row.position->lat_deg);
        entry.lon_e7 = e7(row.position->lon_deg);
    }
    if (row.feature_class != ' ') {
        entry.feature_class = row.feature_class;
    }
    if (row.population > 0) {
        entry.population = row.population;
    }
    if (place && old_name != entry.name) {
        table_.names.push_back({.text = old_name, .place = index});
    }
    for (const RowName& name : row.names) {
        take_name(index, name);
    }
    for (const std::string_view id : row.same_as) {
        table_.by_id_.try_emplace(id, index);
    }
    if (!row.outline.empty()) {
        table_.outlines.push_back({index, row.outline});
    }
    return index;
}

void Import::take_name(std::uint32_t place, const RowName& name)
{
    if (name.text.empty() || (name.text == table_.places[place].name && name.language.empty())) {
        return;
    }
    if (name.text.size() > longest_name) {
        warn(fmt::format("a name of {} bytes is left out; expected at most {}", name.text.size(), longest_name));
        return;
    }
    SourceName& entry = table_.names.emplace_back();
    entry.text = name.text;
    entry.place = place;
    entry.kind = name.kind;
    const std::string_view language = language_code(name.language);
    std::copy_n(language.begin(), std::min(language.size(), entry.language.size()), entry.language.begin());
    entry.use = name.use;
    entry.source = static_cast<std::uint16_t>(std::min<std::uint32_t>(source_, 0xFFFF));
    summary().names += name.text == table_.places[place].name ? 0 : 1; // the main name with its language is one name
}

std::string_view Import::language_code(std::string_view code)
{
    if (code.empty()) {
        return {};
    }
    auto& codes = table_.language_codes_;
    auto found = codes.find(code);
    if (found == codes.end()) {
        found = codes.emplace(keep(code), text::language_code(code)).first;
    }
    return found->second;
}

void Import::set_main_name(std::uint32_t place, std::string_view name)
{
    SourcePlace& entry = table_.places[place];
    if (name.empty() || name == entry.name) {
        return;
    }
    if (name.size() > longest_name) {
        take_name(place, {.text = name, .kind = NameKind::main, .language = {}}); // says so
        return;
    }
    const std::string_view old_name = std::exchange(entry.name, name);
    take_name(place, {.text = old_name, .kind = NameKind::alternate, .language = {}});
}

} // namespace placeline::gazetteer
