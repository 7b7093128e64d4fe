// SPDX-License-Identifier: Apache-2.0
#include "input/file_reader.hpp"

#include "base/error.hpp"
#include "input/csv_rows.hpp"
#include "input/gdelt.hpp"
#include "input/html.hpp"
#include "input/json_records.hpp"
#include "input/newsapi.hpp"
#include "input/rss.hpp"
#include "input/table_events.hpp"
#include "input/table_reports.hpp"
#include "input/telegram.hpp"
#include "input/text_report.hpp"
#include "input/transcode.hpp"
#include "input/warc.hpp"

#include <fmt/format.h>

#include <utility>

namespace placeline::input {

namespace {

constexpr std::size_t head_bytes = 4096;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view white = " \t\r\n\f\v";

/// Whether the first line is there and may be a record of its own. A document (XML, an object over several lines) is
/// told by more than that.
bool first_line_tells(std::string_view head) noexcept
{
    const std::size_t end = head.find('\n');
    const std::size_t first = head.find_first_not_of(white);
    if (end == std::string_view::npos || first == std::string_view::npos) {
        return false;
    }
    const std::size_t last = head.substr(0, end).find_last_not_of(white);
    const bool closed = last != std::string_view::npos && head[last] == '}';
    return head[first] != '<' && (head[first] != '{' || closed);
}

/// Opens a file and reads as much of it as its format is told by; past a byte order mark.
std::unique_ptr<ByteStream> open_stream(const std::string& name, const InputOptions& options)
{
    const bool grows = options.arrivals != nullptr && options.arrivals->grows();
    auto stream = std::make_unique<ByteStream>(name, grows ? options.arrivals : nullptr, options.checksums);
    while (stream->unread().size() < head_bytes && stream->read_more()) {
        // a pipe hands over less than was asked for
        if (!stream->regular_file() && first_line_tells(stream->unread())) {
            break;
        }
    }
    if (stream->unread().starts_with(byte_order_mark)) {
        stream->consume(byte_order_mark.size());
    }
    if (!options.encoding.empty() && !names_utf8(options.encoding)) {
        stream->decode_from(options.encoding);
    }
    return stream;
}

CsvShape shape_of(Format format, std::string_view head)
{
    switch (format) {
    case Format::gkg:
        return gdelt_shape(GdeltFile::gkg, head);
    case Format::gdelt_events:
        return gdelt_shape(GdeltFile::events, head);
    default:
        return {};
    }
}

/// Rows with the stream that they are read from.
class OwnedRows : public RowSource {
public:
    OwnedRows(std::unique_ptr<ByteStream> stream, Format format)
        : stream_{std::move(stream)},
          rows_{make_csv_rows(*stream_, shape_of(format, stream_->unread()), [](const std::string&) {})}
    {
    }
    [[nodiscard]] std::vector<std::string> names() const override { return rows_->names(); }
    std::optional<TableRow> next() override { return rows_->next(); }

private:
    std::unique_ptr<ByteStream> stream_;
    std::unique_ptr<RowSource> rows_;
};

bool is_table(Format format) noexcept
{
    return format == Format::csv || format == Format::gdelt_events || format == Format::table;
}

/// Reads a table as what is asked for.
std::unique_ptr<RecordSource> table_source(std::unique_ptr<RowSource> rows, Format format, const ReadAgain& again,
                                           const InputOptions& options, const Note& note)
{
    if (options.rows_as == RowsAs::reports) {
        return make_table_reports(std::move(rows), again, options.columns, note);
    }
    ColumnOptions columns = options.columns;
    columns.preset = format == Format::gdelt_events ? "gdelt" : columns.preset;
    return make_table_events(std::move(rows), again, columns, note);
}

} // namespace

std::string shown_name(const std::string& name)
{
    return name == "-" ? "standard input" : name;
}

FileReader::FileReader(std::string name, const InputOptions& options, const Note& note) : name_{std::move(name)}
{
    try {
        open(options, note);
    } catch (const InputError& error) {
        const std::string prefix = shown_name(name_) + ": ";
        const std::string_view message = error.what();
        throw InputError{message.starts_with(prefix) ? std::string{message} : prefix + std::string{message}};
    }
}

void FileReader::open(const InputOptions& options, const Note& note)
{
    Format format = names_database(name_) ? Format::table : options.from;
    if (format != Format::table) {
        stream_ = open_stream(name_, options);
        const std::string_view head = stream_->unread().substr(0, head_bytes);
        if (format == Format::automatic) {
            format = recognise(name_, head);
            const bool has_cells = head.substr(0, head.find('\n')).find_first_of(",;\t|") != std::string_view::npos;
            if (options.rows_as == RowsAs::events && format == Format::text && has_cells) {
                format = Format::csv; // its columns may bear names that only the user knows
            }
        }
        const bool may_be_binary = format == Format::table || format == Format::warc;
        if (const auto why = may_be_binary ? std::nullopt : why_not_text(head)) {
            throw InputError{*why};
        }
        if (head.empty() && !stream_->fault().empty()) {
            throw InputError{stream_->fault()};
        }
    }
    if (options.rows_as == RowsAs::events && !is_table(format)) {
        throw InputError{
            fmt::format("is no table ({}); 'placeline map' and 'placeline parse' read reports", to_string(format))};
    }
    if (options.rows_as == RowsAs::reports && format == Format::gdelt_events) {
        throw InputError{"is a GDELT event table, which has no words; 'placeline join' reads its columns"};
    }
    switch (format) {
    case Format::table: {
        stream_.reset();
        if (!options.open_table || name_ == "-") {
            throw InputError{"is a spreadsheet, database or layer; give it as a file"};
        }
        const auto again = [open = options.open_table, name = name_] { return open(name); };
        source_ = table_source(again(), format, again, options, note);
        break;
    }
    case Format::csv:
    case Format::gdelt_events: {
        const ReadAgain again = [this, &options, format]() -> std::unique_ptr<RowSource> {
            return stream_->regular_file() && name_ != "-"
                       ? std::make_unique<OwnedRows>(open_stream(name_, options), format)
                       : nullptr;
        };
        source_ = table_source(make_csv_rows(*stream_, shape_of(format, stream_->unread()), note), format, again,
                               options, note);
        break;
    }
    case Format::ndjson:
        source_ = make_ndjson_source(*stream_, options.columns.named);
        break;
    case Format::json:
        source_ = make_json_source(*stream_, options.columns.named);
        break;
    case Format::rss:
        source_ = make_rss_source(*stream_);
        break;
    case Format::newsapi:
        source_ = make_articles_source(*stream_);
        break;
    case Format::gkg:
        source_ = make_gkg_source(make_csv_rows(*stream_, shape_of(format, stream_->unread()), note));
        break;
    case Format::telegram:
        source_ = make_telegram_source(*stream_);
        break;
    case Format::html:
        source_ = make_html_source(*stream_);
        break;
    case Format::warc:
        source_ = make_warc_source(*stream_, note);
        break;
    case Format::text:
    case Format::automatic:
        source_ = make_text_source(*stream_);
        break;
    }
}

std::optional<RawRecord> FileReader::next()
{
    auto record = source_->next();
    if (!stream_ || stream_->fault().empty() || fault_told_) {
        return record;
    }
    const bool is_part = record && stream_->at_end() &&
                         std::string_view{"\n>}]"}.find(stream_->last_consumed()) == std::string_view::npos;
    if (!record || !record->fault.empty() || is_part) {
        fault_told_ = true;
        record = record.value_or(RawRecord{});
        record->fault = stream_->fault();
    }
    return record;
}

FileChecksum FileReader::checksum()
{
    if (stream_) {
        return stream_->checksum();
    }
    return names_database(name_) ? FileChecksum{.name = "(database)", .bytes = 0, .sha256 = {}} : checksum_of(name_);
}

bool FileReader::ready() const
{
    return !stream_ || stream_->regular_file() || stream_->ended() ||
           stream_->unread().find('\n') != std::string_view::npos;
}

} // namespace placeline::input
