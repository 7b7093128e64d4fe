// SPDX-License-Identifier: Apache-2.0
#include "input/recognise.hpp"

#include "base/ascii.hpp"
#include "input/ascii.hpp"
#include "input/csv.hpp"
#include "input/gdelt.hpp"
#include "input/json_list.hpp"
#include "model/enum_names.hpp"

#include <algorithm>
#include <array>

namespace placeline::input {

namespace {

using namespace std::string_view_literals;

constexpr EnumNames<Format, 13> format_names{{"auto", "text", "ndjson", "json", "csv", "rss", "newsapi", "telegram",
                                              "html", "warc", "gkg", "gdelt-events", "table"}};

/// Endings of spreadsheets, databases and layers. Text formats are told by their content.
constexpr std::array table_endings{".xlsx"sv, ".xlsm"sv, ".xls"sv,     ".ods"sv,      ".gpkg"sv, ".sqlite"sv, ".db"sv,
                                   ".shp"sv,  ".dbf"sv,  ".fgb"sv,     ".geojsonl"sv, ".kml"sv,  ".kmz"sv,    ".gpx"sv,
                                   ".tab"sv,  ".mif"sv,  ".geojson"sv, ".osm"sv,      ".pbf"sv};

struct Signature {
    std::string_view bytes;
    std::string_view what;
};

/// Files that people hand over by mistake, by their first bytes.
constexpr std::array signatures{
    Signature{"%PDF-"sv, "is a PDF document"},
    Signature{"PK\x03\x04"sv,
              "is a ZIP archive or an office document; if it is a spreadsheet, give it the ending .xlsx "
              "or .ods, or say --from table"},
    Signature{"\xD0\xCF\x11\xE0"sv, "is an office document; if it is a spreadsheet, give it the ending .xls, or say "
                                    "--from table"},
    Signature{"{\\rtf"sv, "is an RTF document"},
    Signature{"\x28\xB5\x2F\xFD"sv, "is compressed with zstd; unpack it first, or pipe 'zstdcat' into '-'"},
    Signature{"\x89PNG"sv, "is a picture"},
    Signature{"\xFF\xD8\xFF"sv, "is a picture"},
    Signature{"GIF8"sv, "is a picture"},
    Signature{"plgaz"sv, "is a gazetteer index; give it with --gazetteer"},
};

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) noexcept
{
    return std::any_of(endings.begin(), endings.end(),
                       [name](std::string_view ending) { return name.ends_with(ending); });
}

std::string_view without_space(std::string_view text) noexcept
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

bool is_control(char c) noexcept
{
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && std::string_view{"\t\n\v\f\r\x1B"}.find(c) == std::string_view::npos) || code == 0x7F;
}

/// A spreadsheet, database or layer, by its first bytes or, where these fit, by its ending.
bool is_table_file(std::string_view name, std::string_view head)
{
    constexpr std::array tables{"SQLite format 3\0"sv, "fgb\x03"sv, "\x00\x00\x27\x0A"sv};
    constexpr std::array containers{"PK\x03\x04"sv, "\xD0\xCF\x11\xE0"sv};
    const auto begins = [head](std::string_view bytes) { return head.starts_with(bytes); };
    if (std::any_of(tables.begin(), tables.end(), begins) ||
        (begins(containers[0]) &&
         head.find("application/vnd.oasis.opendocument.spreadsheet") != std::string_view::npos)) {
        return true;
    }
    const std::string lower = ascii_lower(name);
    const bool named = std::any_of(table_endings.begin(), table_endings.end(),
                                   [&lower](std::string_view ending) { return lower.ends_with(ending); });
    // a text that someone gave such a name is still a text
    const bool binary =
        std::any_of(head.begin(), head.end(), is_control) || std::any_of(containers.begin(), containers.end(), begins);
    return named && binary;
}

/// A layer that is a text: GeoJSON, or KML.
bool is_layer_text(std::string_view start)
{
    const auto holds = [start](std::string_view what) { return start.find(what) != std::string_view::npos; };
    if (start.starts_with('<')) {
        return holds("<kml") || holds("<gpx");
    }
    const bool feature = holds("\"FeatureCollection\"") || (holds("\"Feature\"") && holds("\"geometry\""));
    return start.starts_with('{') && feature && holds("\"type\"");
}

bool starts_with_word(std::string_view text, std::string_view word) noexcept
{
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == ascii_lower(b); });
}

/// \param start  Begins with "<".
Format recognise_markup(std::string_view start) noexcept
{
    if (starts_with_word(start, "<!doctype html") || starts_with_word(start, "<html") ||
        starts_with_word(start, "<head")) {
        return Format::html;
    }
    const auto holds = [start](std::string_view what) { return start.find(what) != std::string_view::npos; };
    if (holds("<html") && !holds("<rss") && !holds("<feed")) {
        return Format::html; // XHTML behind its declaration
    }
    const bool xml = starts_with_word(start, "<?xml") || starts_with_word(start, "<!doctype");
    return xml || starts_with_word(start, "<rss") || starts_with_word(start, "<feed") ? Format::rss : Format::text;
}

/// \param start  Begins with "{".
Format recognise_object(std::string_view start)
{
    const std::string_view next = without_space(start.substr(1));
    if (!next.starts_with('"') && !next.starts_with('}')) {
        return Format::text;
    }
    const std::vector<std::string> lists = outer_lists(start);
    const auto has = [&lists](std::string_view name) {
        return std::find(lists.begin(), lists.end(), name) != lists.end();
    };
    if (has("articles")) {
        return Format::newsapi;
    }
    if (has("messages") || has("chats") || has("personal_information")) {
        return Format::telegram;
    }
    // Pretty-printed: the first line opens an object and does not close it.
    const std::string_view line = start.substr(0, start.find('\n'));
    const std::size_t last = line.find_last_not_of(" \t\r");
    const bool whole_line = line.size() == start.size() || (last != std::string_view::npos && line[last] == '}');
    return whole_line || last > 80 ? Format::ndjson : Format::json; // long and unclosed: a broken line of NDJSON
}

} // namespace

std::string_view to_string(Format format) noexcept
{
    return format_names.name(format);
}

std::optional<Format> parse_format(std::string_view name) noexcept
{
    if (name == "gdelt") {
        return Format::newsapi;
    }
    return name == "tsv" ? Format::csv : name == "wet" ? Format::warc : format_names.parse(name);
}

Format recognise(std::string_view name, std::string_view head)
{
    if (name.ends_with(".gz")) {
        name.remove_suffix(3);
    }
    if (ends_with_any(name, {".ndjson", ".jsonl"})) {
        return Format::ndjson;
    }
    const std::string_view start = without_space(head);
    if (is_table_file(name, head) || is_layer_text(start)) {
        return Format::table;
    }
    if (head.starts_with("WARC/")) {
        return Format::warc;
    }
    if (const auto gdelt = gdelt_file(head)) {
        return *gdelt == GdeltFile::gkg ? Format::gkg : Format::gdelt_events;
    }
    if (start.starts_with('<')) {
        return recognise_markup(start);
    }
    if (start.starts_with('[')) {
        const std::string_view next = without_space(start.substr(1));
        return next.starts_with('{') || next.starts_with(']') ? Format::json : Format::text;
    }
    if (start.starts_with('{')) {
        return recognise_object(start);
    }
    return ends_with_any(name, {".csv", ".tsv", ".CSV", ".TSV"}) || looks_like_table(head) ? Format::csv : Format::text;
}

bool names_database(std::string_view name) noexcept
{
    return name.starts_with("PG:") || name.ends_with(".gdb") || name.ends_with(".gdb/");
}

std::optional<std::string> why_not_text(std::string_view head)
{
    for (const Signature& signature : signatures) {
        if (head.starts_with(signature.bytes)) {
            return std::string{signature.what};
        }
    }
    const auto controls = std::count_if(head.begin(), head.end(), is_control);
    if (controls * 20 > static_cast<std::ptrdiff_t>(head.size())) {
        return "is not text, nor a format that is read; see placeline-inputs(5)";
    }
    return std::nullopt;
}

} // namespace placeline::input
