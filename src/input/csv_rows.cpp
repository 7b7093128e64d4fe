// SPDX-License-Identifier: Apache-2.0
#include "input/csv_rows.hpp"

#include "input/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace placeline::input {

namespace {

constexpr std::size_t longest_row_bytes = std::size_t{16} << 20U;
constexpr std::size_t head_bytes = 4096;

class CsvRows : public RowSource {
public:
    CsvRows(ByteStream& stream, CsvShape shape, Note note)
        : stream_{stream}, shape_{std::move(shape)}, note_{std::move(note)}
    {
        while (stream_.unread().size() < head_bytes && stream_.unread().find('\n') == std::string_view::npos &&
               stream_.read_more()) {
        }
        if (const auto named = named_separator(stream_.unread())) {
            separator_ = *named;
            pass_over(std::min(stream_.unread().find('\n'), stream_.unread().size() - 1) + 1);
        } else {
            separator_ = shape_.separator.value_or(guess_separator(stream_.unread()));
        }
    }

    [[nodiscard]] std::vector<std::string> names() const override { return shape_.names; }

    [[nodiscard]] bool ready() const override { return stream_.regular_file() || stream_.ended() || row_end().found; }

    std::optional<TableRow> next() override
    {
        RowEnd end = row_end();
        std::size_t looked_at = stream_.unread().size();
        while (!end.found && stream_.unread().size() <= longest_row_bytes && stream_.read_more()) {
            // not after each piece, or a long row takes the square of its length
            if (stream_.unread().size() >= 2 * looked_at || !stream_.regular_file()) {
                looked_at = stream_.unread().size();
                end = row_end();
            }
        }
        if (!end.found) {
            end = row_end();
        }
        const std::string_view unread = stream_.unread();
        if (unread.empty()) {
            return std::nullopt;
        }
        TableRow row;
        row.raw.line = line_ + 1;
        row.raw.byte = stream_.offset();
        if (!end.found && unread.size() > longest_row_bytes) {
            pass_over_long_row(row.raw, end.quote_open);
            return row;
        }
        if (!end.found && end.quote_open) {
            const auto lines = std::count(unread.begin(), unread.end(), '\n');
            row.raw.bytes = unread.substr(0, kept_of_rejected_bytes);
            row.raw.fault =
                fmt::format("the file ends within a quotation mark that this row opens; {} more line{} went into it",
                            lines, lines == 1 ? "" : "s");
            pass_over(unread.size());
            return row;
        }
        row.may_be_cut = !end.found;
        row.raw.bytes = unread.substr(0, end.found ? end.length : unread.size());
        if (decode_if_needed(row.raw.bytes)) {
            return next(); // the stream was decoded anew: once a file
        }
        pass_over(end.found ? end.next : unread.size());
        std::string text = row.raw.bytes;
        repair_utf8(text);
        row.cells = split_row(text, separator_, shape_.quotes);
        return row;
    }

private:
    [[nodiscard]] RowEnd row_end() const { return find_row_end(stream_.unread(), separator_, shape_.quotes); }

    void pass_over(std::size_t bytes)
    {
        const std::string_view gone = stream_.unread().substr(0, bytes);
        line_ += static_cast<std::uint64_t>(std::count(gone.begin(), gone.end(), '\n'));
        stream_.consume(bytes);
    }

    /// A table of no stated encoding is UTF-8 until a row says otherwise; then it is what spreadsheets write.
    bool decode_if_needed(const std::string& row)
    {
        if (encoding_known_) {
            return false;
        }
        const std::size_t valid = valid_utf8_prefix(row);
        if (valid < row.size()) {
            encoding_known_ = true;
            note_(
                fmt::format("is not UTF-8 (line {}); read as Windows-1252, --encoding NAME says otherwise", line_ + 1));
            stream_.decode_from("windows-1252");
            return true;
        }
        encoding_known_ =
            std::any_of(row.begin(), row.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        return false;
    }

    /// A row beyond the limit: it is passed over up to its line end, so that the rows behind it are read.
    void pass_over_long_row(RawRecord& row, bool quote_open)
    {
        row.bytes = stream_.unread().substr(0, kept_of_rejected_bytes);
        row.fault = quote_open ? "a row of more than 16 MB: a quotation mark that it opens is never closed"
                               : "a row of more than 16 MB is no report";
        std::size_t end = stream_.unread().find('\n');
        while (end == std::string_view::npos) {
            pass_over(stream_.unread().size());
            if (!stream_.read_more()) {
                return;
            }
            end = stream_.unread().find('\n');
        }
        pass_over(end + 1);
    }

    ByteStream& stream_;
    CsvShape shape_;
    Note note_;
    char separator_ = ',';
    bool encoding_known_ = false; ///< a row was not ASCII, so that it is known what it was
    std::uint64_t line_ = 0;
};

} // namespace

std::unique_ptr<RowSource> make_csv_rows(ByteStream& stream, CsvShape shape, Note note)
{
    return std::make_unique<CsvRows>(stream, std::move(shape), std::move(note));
}

} // namespace placeline::input
