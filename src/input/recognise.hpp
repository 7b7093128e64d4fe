// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace placeline::input {

/// How the reports of one file are told apart.
enum class Format {
    automatic,    ///< by content, see `recognise`
    text,         ///< the file is one report
    ndjson,       ///< one record a line; a broken line costs that line only
    json,         ///< an array of records, or records one after the other over several lines
    csv,          ///< a table of reports, one a row; any separator
    rss,          ///< RSS or Atom
    newsapi,      ///< JSON with a list of articles, as NewsAPI or GDELT's DOC interface answer
    telegram,     ///< the result.json of Telegram's export
    html,         ///< one saved web page
    warc,         ///< a web archive, WARC or WET
    gkg,          ///< GDELT's Global Knowledge Graph 2.1
    gdelt_events, ///< GDELT's event tables
    table,        ///< a spreadsheet, database or layer, which the GIS module reads
};

std::string_view to_string(Format format) noexcept;
/// Knows "gdelt", "tsv" and "wet" too: they are read as `newsapi`, `csv` and `warc` are.
std::optional<Format> parse_format(std::string_view name) noexcept;

/// Tells the format of a file by how it begins, helped by its name: a `.ndjson` file with broken lines is still NDJSON.
/// \param name  An ending .gz is passed over. \param head  The first bytes, unpacked, without a byte order mark.
Format recognise(std::string_view name, std::string_view head);

/// Whether an input's name is no file to be read here but a database ("PG:dbname=...", which only a user types) or a
/// file geodatabase, which is a folder.
bool names_database(std::string_view name) noexcept;

/// Why this cannot be a text, in words ("is a PDF document"), or nothing.
std::optional<std::string> why_not_text(std::string_view head);

} // namespace placeline::input
