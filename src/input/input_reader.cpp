// SPDX-License-Identifier: Apache-2.0
#include "input/input_reader.hpp"

#include "base/error.hpp"
#include "input/byte_stream.hpp"
#include "input/csv.hpp"
#include "input/html.hpp"
#include "input/json_splitter.hpp"
#include "input/mapped_json.hpp"
#include "input/newsapi.hpp"
#include "input/record_source.hpp"
#include "input/rss.hpp"
#include "input/telegram.hpp"
#include "input/text_report.hpp"
#include "input/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <set>

namespace placeline::input {

namespace {

constexpr std::size_t longest_record_bytes = std::size_t{64} << 20U;
constexpr std::size_t kept_of_rejected_bytes = 4096;
constexpr std::size_t head_bytes = 4096;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view white = " \t\r\n\f\v";

bool blank(std::string_view text) noexcept
{
    return text.find_first_not_of(white) == std::string_view::npos;
}

std::string shown(const std::string& name)
{
    return name == "-" ? "standard input" : name;
}

/// The files of a folder in the order of their names, bytewise, so that it is the same on every machine.
std::vector<std::string> files_of(const std::filesystem::path& folder)
{
    std::vector<std::string> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator at{folder, failed}, end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        if (!name.starts_with('.') && !at->is_directory()) {
            files.push_back(at->path().string());
        }
    }
    if (failed) {
        throw InputError{fmt::format("{}: folder cannot be read: {}", folder.string(), failed.message())};
    }
    if (files.empty()) {
        throw InputError{fmt::format("{}: folder without files", folder.string())};
    }
    std::sort(files.begin(), files.end());
    return files;
}

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

/// One file, cut into records.
class FileReader {
public:
    /// \param note  Takes what is said of the file as a whole, without its name.
    FileReader(const std::string& name, const InputOptions& options, const Note& note) : stream_{name}
    {
        while (stream_.unread().size() < head_bytes && stream_.read_more()) {
            // a pipe hands over less than was asked for; enough of a look is needed to tell the format
            if (!stream_.regular_file() && first_line_tells(stream_.unread())) {
                break;
            }
        }
        if (stream_.unread().starts_with(byte_order_mark)) {
            stream_.consume(byte_order_mark.size());
        }
        if (!options.encoding.empty() && !names_utf8(options.encoding)) {
            stream_.decode_from(options.encoding);
        }
        const std::string_view head = stream_.unread().substr(0, head_bytes);
        if (const auto why = why_not_text(head)) {
            throw InputError{fmt::format("{}: {}", shown(name), *why)};
        }
        if (head.empty() && !stream_.fault().empty()) {
            throw InputError{fmt::format("{}: {}", shown(name), stream_.fault())};
        }
        format_ = options.from == Format::automatic ? recognise(name, head) : options.from;
        open_source(options, note);
    }

    /// The reader of this file's format; null for texts, NDJSON and JSON, which are read here.
    [[nodiscard]] RecordSource* source() const noexcept { return source_.get(); }

    [[nodiscard]] Format format() const noexcept { return format_; }
    [[nodiscard]] const std::string& name() const noexcept { return stream_.name(); }

    std::optional<RawRecord> next()
    {
        auto record = next_record();
        if (stream_.fault().empty() || fault_told_) {
            return record;
        }
        // Data that could be unpacked only in part: the good part, then one reject that says so.
        const bool is_part = record && stream_.at_end() &&
                             std::string_view{"\n>}]"}.find(stream_.last_consumed()) == std::string_view::npos;
        if (!record || !record->fault.empty() || is_part) {
            fault_told_ = true;
            record = record.value_or(RawRecord{});
            record->fault = stream_.fault();
        }
        return record;
    }

    [[nodiscard]] bool ready() const
    {
        return stream_.regular_file() || stream_.ended() || stream_.unread().find('\n') != std::string_view::npos;
    }

private:
    void open_source(const InputOptions& options, const Note& note)
    {
        switch (format_) {
        case Format::csv:
            source_ = make_csv_source(stream_, options.columns, note);
            break;
        case Format::rss:
            source_ = make_rss_source(stream_);
            break;
        case Format::newsapi:
            source_ = make_articles_source(stream_);
            break;
        case Format::telegram:
            source_ = make_telegram_source(stream_);
            break;
        case Format::html:
            source_ = make_html_source(stream_);
            break;
        default:
            break;
        }
    }

    std::optional<RawRecord> next_record()
    {
        if (source_) {
            return source_->next();
        }
        switch (format_) {
        case Format::ndjson:
            return next_line();
        case Format::json:
            return next_element();
        default:
            return whole();
        }
    }

    std::optional<RawRecord> whole()
    {
        if (done_) {
            return std::nullopt;
        }
        done_ = true;
        if (name() == "-" && stream_.unread().empty()) {
            return std::nullopt; // a filter before us let nothing pass: no reports, rather than an empty one
        }
        while (stream_.unread().size() <= longest_record_bytes && stream_.read_more()) {
        }
        if (stream_.unread().size() > longest_record_bytes) {
            return RawRecord{.bytes = std::string{stream_.unread().substr(0, kept_of_rejected_bytes)},
                             .line = 0,
                             .byte = stream_.offset(),
                             .fault = "one text of more than 64 MB is no report; give many reports as NDJSON"};
        }
        return RawRecord{.bytes = std::string{stream_.unread()}, .line = 0, .byte = stream_.offset(), .fault = {}};
    }

    std::optional<RawRecord> next_line()
    {
        while (true) {
            std::size_t searched = 0;
            std::size_t end = stream_.unread().find('\n');
            while (end == std::string_view::npos && stream_.unread().size() <= longest_record_bytes) {
                searched = stream_.unread().size();
                if (!stream_.read_more()) {
                    break;
                }
                end = stream_.unread().find('\n', searched);
            }
            if (stream_.unread().empty()) {
                return std::nullopt;
            }
            ++line_;
            RawRecord record{.bytes = {}, .line = line_, .byte = stream_.offset(), .fault = {}};
            if (end == std::string_view::npos && stream_.unread().size() > longest_record_bytes) {
                record.bytes = stream_.unread().substr(0, kept_of_rejected_bytes);
                record.fault = "a line of more than 64 MB is no record";
                skip_line();
                return record;
            }
            const std::size_t length = end == std::string_view::npos ? stream_.unread().size() : end;
            record.bytes = stream_.unread().substr(0, length);
            stream_.consume(std::min(length + 1, stream_.unread().size()));
            if (!blank(record.bytes)) {
                return record;
            }
        }
    }

    void skip_line()
    {
        std::size_t end = stream_.unread().find('\n');
        while (end == std::string_view::npos) {
            stream_.consume(stream_.unread().size());
            if (!stream_.read_more()) {
                return;
            }
            end = stream_.unread().find('\n');
        }
        stream_.consume(end + 1);
    }

    std::optional<RawRecord> next_element()
    {
        while (!done_) {
            const JsonSplitter::Element element = splitter_.next(stream_.unread());
            const std::size_t gone = element.found ? element.end : element.begin;
            if (element.begin > 0) {
                count_lines(stream_.unread().substr(0, element.begin));
            }
            if (element.found) {
                RawRecord record{.bytes = std::string{stream_.unread().substr(element.begin, gone - element.begin)},
                                 .line = line_ + 1,
                                 .byte = stream_.offset() + element.begin,
                                 .fault = {}};
                count_lines(record.bytes);
                stream_.consume(gone);
                return record;
            }
            stream_.consume(gone);
            const bool too_long = stream_.unread().size() > longest_record_bytes;
            if (!too_long && stream_.read_more()) {
                continue;
            }
            done_ = true; // behind a record without an end nothing can be told apart
            if (!blank(stream_.unread())) {
                return RawRecord{.bytes = std::string{stream_.unread().substr(0, kept_of_rejected_bytes)},
                                 .line = line_ + 1,
                                 .byte = stream_.offset(),
                                 .fault = too_long ? "a record of more than 64 MB, or a bracket that is never closed"
                                                   : "the file ends in the middle of this record"};
            }
        }
        return std::nullopt;
    }

    void count_lines(std::string_view bytes)
    {
        line_ += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    }

    ByteStream stream_;
    std::unique_ptr<RecordSource> source_; ///< reads from `stream_`
    Format format_ = Format::text;
    JsonSplitter splitter_;
    std::uint64_t line_ = 0;
    bool done_ = false;
    bool fault_told_ = false;
};

} // namespace

struct InputReader::Impl {
    std::deque<std::string> inputs; ///< still to be read
    InputOptions options;
    Diagnostics& diagnostics;
    Reject reject_sink;
    records::RecordReader reader;
    std::optional<FileReader> file;
    std::set<std::string> from_folder; ///< files that were not named one by one
    Totals totals;

    void reject(const std::string& source, RawRecord raw, const std::string& reason)
    {
        ++totals.rejected;
        records::RejectedRecord rejected{
            .source = source, .line = raw.line, .byte = raw.byte, .reason = reason, .record = {}};
        raw.bytes.resize(std::min(raw.bytes.size(), kept_of_rejected_bytes));
        repair_utf8(raw.bytes);
        rejected.record = cut_utf8(raw.bytes, kept_of_rejected_bytes);
        reject_sink(rejected);
    }

    /// \param message  With the file's name, which a rejected record has in a field of its own.
    void reject_file(const std::string& source, std::string_view message)
    {
        const std::string name = shown(source) + ": ";
        totals.failed_files += from_folder.contains(source) ? 0U : 1U;
        reject(source, {}, std::string{message.starts_with(name) ? message.substr(name.size()) : message});
    }

    /// Opens the next input, unfolding folders. \return false when there is none.
    bool open_next()
    {
        while (!inputs.empty()) {
            const std::string name = inputs.front();
            inputs.pop_front();
            try {
                std::error_code ignored;
                if (name != "-" && std::filesystem::is_directory(name, ignored)) {
                    const std::vector<std::string> files = files_of(name);
                    inputs.insert(inputs.begin(), files.begin(), files.end());
                    from_folder.insert(files.begin(), files.end());
                    continue;
                }
                file.emplace(name, options, [this, shown_name = shown(name)](const std::string& words) {
                    diagnostics.warn(fmt::format("{}: {}", shown_name, words));
                });
                return true;
            } catch (const InputError& error) {
                reject_file(name, error.what());
            }
        }
        return false;
    }

    std::string origin_of(const RawRecord& raw) const
    {
        const std::string name = shown(file->name());
        return raw.line == 0 ? name : fmt::format("{}:{}", name, raw.line);
    }

    /// Nothing: what was read is no report and was not meant as one.
    std::optional<records::Record> record_of(RawRecord& raw)
    {
        const auto repair = repair_utf8(raw.bytes);
        records::Record record;
        if (file->format() == Format::text) {
            if (blank(raw.bytes)) {
                throw records::RecordError{"the report is empty"};
            }
            record = text_report(raw.bytes);
        } else if (RecordSource* source = file->source()) {
            std::optional<Report> report = source->read(raw.bytes);
            if (!report) {
                return std::nullopt;
            }
            record = std::move(*report);
        } else {
            record = options.columns.named.empty() ? reader.read(raw.bytes)
                                                   : reader.read(renamed_json(raw.bytes, options.columns.named));
        }
        std::string problem;
        if (repair) {
            problem = fmt::format("byte {}: not valid UTF-8; {} replaced by U+FFFD", raw.byte + repair->first_byte,
                                  repair->count == 1 ? "it was" : fmt::format("{} places were", repair->count));
            diagnostics.warn(fmt::format("{}: {}", origin_of(raw), problem));
        }
        if (auto* report = std::get_if<Report>(&record)) {
            complete(*report);
            if (repair) {
                report->problems.push_back(std::move(problem));
            }
        }
        return record;
    }

    void complete(Report& report) const
    {
        if (report.published.empty()) {
            records::set_published(report, options.published);
        }
        if (report.source.empty()) {
            report.source = options.source;
        }
        if (report.id.empty()) {
            report.id = records::derived_id(report);
        }
    }
};

InputReader::InputReader(std::vector<std::string> inputs, InputOptions options, Diagnostics& diagnostics, Reject reject)
    : impl_{new Impl{.inputs = {std::make_move_iterator(inputs.begin()), std::make_move_iterator(inputs.end())},
                     .options = std::move(options),
                     .diagnostics = diagnostics,
                     .reject_sink = std::move(reject),
                     .reader = {},
                     .file = {},
                     .from_folder = {},
                     .totals = {}}}
{
}

InputReader::~InputReader() = default;

std::optional<InputRecord> InputReader::next()
{
    while (impl_->file || impl_->open_next()) {
        std::optional<RawRecord> raw;
        try {
            raw = impl_->file->next();
        } catch (const InputError& error) { // a read failed midway
            impl_->reject_file(impl_->file->name(), error.what());
        }
        if (!raw) {
            impl_->file.reset();
            continue;
        }
        const std::string source = impl_->file->name();
        if (!raw->fault.empty()) {
            const std::string fault = raw->fault;
            impl_->reject(source, std::move(*raw), fault);
            continue;
        }
        try {
            std::optional<records::Record> record = impl_->record_of(*raw);
            if (!record) {
                continue;
            }
            ++impl_->totals.records;
            return InputRecord{.record = std::move(*record), .origin = impl_->origin_of(*raw)};
        } catch (const records::RecordError& error) {
            impl_->reject(source, std::move(*raw), error.what());
        }
    }
    return std::nullopt;
}

bool InputReader::ready() const
{
    return !impl_->file || impl_->file->ready();
}

const InputReader::Totals& InputReader::totals() const noexcept
{
    return impl_->totals;
}

} // namespace placeline::input
