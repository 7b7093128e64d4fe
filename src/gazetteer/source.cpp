// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/source.hpp"

#include "base/error.hpp"
#include "base/mapped_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <simdjson.h>
#include <utility>
#include <zstd.h>

namespace placeline::gazetteer {

namespace {

constexpr std::size_t longest_name = 400; ///< bytes; the longest real name of the sources has 217
constexpr std::uint64_t warnings_per_source = 100;

struct DeleteStream {
    void operator()(ZSTD_DStream* stream) const noexcept { ZSTD_freeDStream(stream); }
};

std::string unpacked(const std::filesystem::path& path, std::string_view packed)
{
    const std::unique_ptr<ZSTD_DStream, DeleteStream> stream{ZSTD_createDStream()};
    std::string out;
    const auto announced = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (announced != ZSTD_CONTENTSIZE_UNKNOWN && announced != ZSTD_CONTENTSIZE_ERROR &&
        announced < packed.size() * 100) { // a hostile header announces any size
        out.reserve(announced);
    }
    std::vector<char> block(ZSTD_DStreamOutSize());
    ZSTD_inBuffer input{packed.data(), packed.size(), 0};
    std::size_t state = 1;
    while (input.pos < input.size) {
        ZSTD_outBuffer output{block.data(), block.size(), 0};
        state = ZSTD_decompressStream(stream.get(), &output, &input);
        if (ZSTD_isError(state) != 0) {
            throw InputError{path.string() + ": is no whole zstd file: " + ZSTD_getErrorName(state)};
        }
        out.append(block.data(), output.pos);
    }
    while (state != 0) { // what the stream still holds
        ZSTD_outBuffer output{block.data(), block.size(), 0};
        state = ZSTD_decompressStream(stream.get(), &output, &input);
        if (ZSTD_isError(state) != 0 || output.pos == 0) {
            throw InputError{path.string() + ": is cut off; copy or download it again"};
        }
        out.append(block.data(), output.pos);
    }
    return out;
}

std::optional<double> number(std::string_view text)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

template <typename Take>
void for_each_part(std::string_view text, char separator, Take take)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (end > 0) {
            take(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// "ar=الأنبار" without its language.
std::string_view without_language(std::string_view name)
{
    const auto equals = name.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals > 12) {
        return name;
    }
    const bool tag = std::all_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(equals), [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    return tag ? name.substr(equals + 1) : name;
}

enum Column : std::size_t {
    id,
    name,
    ascii_name,
    alternates,
    latitude,
    longitude,
    feature_class,
    feature_code,
    country,
    admin1,
    admin2,
    population,
    pcode,
    demonyms,
    abbreviations,
    n_columns
};
constexpr std::array<std::string_view, n_columns> column_names{
    "id",          "name",          "asciiname",    "alternatenames", "latitude",
    "longitude",   "feature_class", "feature_code", "country_code",   "admin1_code",
    "admin2_code", "population",    "pcode",        "demonyms",       "abbreviations"};
constexpr std::size_t absent = ~std::size_t{0};
constexpr std::size_t geonames_columns = 19;
/// Their places in GeoNames' readme.txt.
constexpr std::array<std::size_t, n_columns> geonames_layout{0, 1,  2,  3,  4,      5,      6,     7,
                                                             8, 10, 11, 14, absent, absent, absent};

} // namespace

std::string read_source_file(const std::filesystem::path& path)
{
    const MappedFile file{path};
    const auto bytes = file.bytes();
    const std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    if (text.starts_with("\x28\xB5\x2F\xFD")) {
        return unpacked(path, text);
    }
    if (text.starts_with("PK\x03\x04") || text.starts_with("\x1F\x8B")) {
        throw InputError{path.string() + ": is a zip or gzip archive; unpack it first"};
    }
    return std::string{text};
}

/// A row that patches a place of a source that comes after its own.
struct SourceTable::Waiting {
    std::filesystem::path path;
    std::array<std::size_t, n_columns> layout;
    std::size_t n_fields;
    std::uint64_t line_number;
    std::string_view line;
};

SourceTable::SourceTable() = default;
SourceTable::~SourceTable() = default;

struct SourceTable::Reader {
    SourceTable& table;
    const std::filesystem::path& path;
    Diagnostics& diagnostics;
    std::array<std::size_t, n_columns> layout{};
    std::size_t n_fields = 0;
    bool geonames = false;
    bool may_wait = true;
    std::uint64_t line_number = 0;
    std::uint64_t warnings = 0;
    std::vector<std::string_view> fields;

    void warn(std::string_view reason)
    {
        if (warnings++ < warnings_per_source) {
            diagnostics.warn(fmt::format("{}:{}: {}", path.string(), line_number, reason));
        }
    }

    void reject(std::string_view reason)
    {
        ++table.rejected;
        warn(reason);
    }

    [[nodiscard]] std::string_view field(Column column) const
    {
        return layout[column] == absent ? std::string_view{} : fields[layout[column]];
    }

    void read_header(std::string_view line)
    {
        split(line);
        n_fields = fields.size();
        layout.fill(absent);
        if (fields.size() == geonames_columns && number(fields[0]) && number(fields[4])) {
            layout = geonames_layout;
            geonames = true;
            return;
        }
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const auto found = std::find(column_names.begin(), column_names.end(), fields[i]);
            if (found != column_names.end()) {
                layout[static_cast<std::size_t>(found - column_names.begin())] = i;
            }
        }
        for (const Column needed : {id, name, latitude, longitude, feature_class, feature_code}) {
            if (layout[needed] == absent) {
                throw InputError{fmt::format(
                    "{}: is no gazetteer source: the first line has {} tab-separated columns; expected a header with "
                    "the columns id, name, latitude, longitude, feature_class, feature_code (see "
                    "placeline-gazetteer(5)) or "
                    "GeoNames' {} columns",
                    path.string(), fields.size(), geonames_columns)};
            }
        }
    }

    void split(std::string_view line)
    {
        fields.clear();
        for (;;) {
            const auto tab = line.find('\t');
            fields.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos) {
                return;
            }
            line.remove_prefix(tab + 1);
        }
    }

    std::optional<std::int32_t> degrees_e7(Column column, double limit)
    {
        const auto value = number(field(column));
        if (!value || std::abs(*value) > limit) {
            reject(fmt::format("\"{}\" is {}; expected -{} to {}", column_names[column],
                               value ? fmt::format("{}", *value) : fmt::format("\"{:.40}\"", field(column)), limit,
                               limit));
            return std::nullopt;
        }
        return static_cast<std::int32_t>(std::llround(*value * 1e7));
    }

    void take_row(std::string_view line)
    {
        ++table.rows;
        split(line);
        if (fields.size() != n_fields) {
            reject(fmt::format("has {} columns; expected {}", fields.size(), n_fields));
            return;
        }
        std::string_view place_id = field(id);
        if (place_id.empty() || place_id.size() > longest_name) {
            reject("has no usable id");
            return;
        }
        if (geonames) {
            if (!std::all_of(place_id.begin(), place_id.end(), [](unsigned char c) { return c >= '0' && c <= '9'; })) {
                reject(fmt::format("\"geonameid\" is \"{:.40}\"; expected a number", place_id));
                return;
            }
            place_id = table.texts_.emplace_back("geonames:" + std::string{place_id});
        }
        if (field(name).size() > longest_name) {
            reject(fmt::format("\"name\" has {} bytes; expected at most {}", field(name).size(), longest_name));
            return;
        }
        const auto known = table.by_id_.find(place_id);
        const bool patch = known != table.by_id_.end();
        if (patch && table.places[known->second].source == table.n_sources_) {
            reject(fmt::format("id \"{}\" stands in this file already", place_id));
            return;
        }
        SourcePlace row;
        if (patch) {
            row = table.places[known->second];
        }
        if (!patch && field(name).empty()) {
            if (may_wait && !geonames) {
                --table.rows; // counted when it is read again
                table.waiting_.push_back({path, layout, n_fields, line_number, line});
                return;
            }
            reject(fmt::format("has no name, and no source has a place \"{:.60}\" that it could patch", place_id));
            return;
        }
        if (!field(latitude).empty() || !field(longitude).empty() || !patch) {
            const auto lat = degrees_e7(latitude, 90.0);
            const auto lon = lat ? degrees_e7(longitude, 180.0) : std::nullopt;
            if (!lon) {
                return;
            }
            row.lat_e7 = *lat;
            row.lon_e7 = *lon;
        }
        const std::string_view code = field(feature_code);
        if (field(feature_class).size() > 1 || code.size() > 7) {
            reject(fmt::format("\"{:.20}.{:.20}\" is no feature class and code", field(feature_class), code));
            return;
        }
        if (field(country).size() != 2 && !field(country).empty()) {
            reject(fmt::format("\"country_code\" is \"{:.20}\"; expected two letters", field(country)));
            return;
        }
        row.source = table.n_sources_;
        row.id = patch ? row.id : place_id;
        const std::string_view old_name = row.name;
        override_with(row.name, field(name));
        override_with(row.feature_code, code);
        override_with(row.country, field(country));
        override_with(row.admin1_code, admin_code(field(admin1)));
        override_with(row.admin2_code, field(admin2));
        override_with(row.pcode, field(pcode));
        if (!field(feature_class).empty()) {
            row.feature_class = field(feature_class).front();
        }
        if (const auto people = number(field(population)); people && *people > 0) {
            row.population = static_cast<std::uint32_t>(std::min(*people, 4e9));
        }
        const auto index = patch ? known->second : static_cast<std::uint32_t>(table.places.size());
        if (patch) {
            table.places[index] = row;
            if (old_name != row.name) {
                table.names.push_back({old_name, index, NameKind::alternate});
            }
        } else {
            table.by_id_.emplace(row.id, index);
            table.places.push_back(row);
        }
        take_names(index);
    }

    static void override_with(std::string_view& value, std::string_view newer)
    {
        if (!newer.empty()) {
            value = newer;
        }
    }

    /// GeoNames writes "00" where it does not know the unit.
    static std::string_view admin_code(std::string_view code) { return code == "00" ? std::string_view{} : code; }

    void take_names(std::uint32_t place)
    {
        const auto take = [&](std::string_view text, NameKind kind) {
            text = without_language(text);
            if (text.size() > longest_name) {
                warn(fmt::format("a name of {} bytes is left out; expected at most {}", text.size(), longest_name));
                return;
            }
            table.names.push_back({text, place, kind});
        };
        if (!field(ascii_name).empty() && field(ascii_name) != field(name)) {
            take(field(ascii_name), NameKind::alternate);
        }
        for_each_part(field(alternates), geonames ? ',' : '|',
                      [&](std::string_view t) { take(t, NameKind::alternate); });
        for_each_part(field(demonyms), '|', [&](std::string_view t) { take(t, NameKind::demonym); });
        for_each_part(field(abbreviations), '|', [&](std::string_view t) { take(t, NameKind::abbreviation); });
    }

    void read(std::string_view text)
    {
        if (text.starts_with("\xEF\xBB\xBF")) {
            text.remove_prefix(3);
        }
        const bool valid = simdjson::validate_utf8(text.data(), text.size()); // once for all, or else line by line
        bool header = true;
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            std::string_view line = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            ++line_number;
            if (line.ends_with('\r')) {
                line.remove_suffix(1);
            }
            if (line.empty() || (header && line.starts_with('#'))) {
                continue;
            }
            if (header) {
                read_header(line);
                header = false;
                if (!geonames) {
                    continue;
                }
            }
            if (!valid && !simdjson::validate_utf8(line.data(), line.size())) {
                ++table.rows;
                reject("is not UTF-8; convert the file first (iconv -f LATIN1 -t UTF-8)");
                continue;
            }
            if (!geonames && line.starts_with('#')) {
                continue;
            }
            take_row(line);
        }
        if (header) {
            throw InputError{path.string() + ": is empty"};
        }
        if (warnings > warnings_per_source) {
            diagnostics.warn(
                fmt::format("{}: {} more problems like these", path.string(), warnings - warnings_per_source));
        }
    }
};

void SourceTable::read(const std::filesystem::path& path, Diagnostics& diagnostics)
{
    const std::string& text = texts_.emplace_back(read_source_file(path));
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    places.reserve(places.size() + lines);
    by_id_.reserve(by_id_.size() + lines);
    Reader{*this, path, diagnostics, {}, 0, false, true, 0, 0, {}}.read(text);
    ++n_sources_;
}

void SourceTable::finish(Diagnostics& diagnostics)
{
    for (const Waiting& row : std::exchange(waiting_, {})) {
        Reader{*this, row.path, diagnostics, row.layout, row.n_fields, false, false, row.line_number, 0, {}}.take_row(
            row.line);
        ++n_sources_; // each counts as a source, lest it be taken for a double of the row that it patches
    }
}

} // namespace placeline::gazetteer
