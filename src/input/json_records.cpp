// SPDX-License-Identifier: Apache-2.0
#include "input/json_records.hpp"

#include "input/json_splitter.hpp"
#include "input/mapped_json.hpp"
#include "records/read_record.hpp"

#include <algorithm>

namespace placeline::input {

namespace {

bool blank(std::string_view text) noexcept
{
    return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

/// Reads one JSON object with the names of the contract.
class JsonRecords : public RecordSource {
public:
    JsonRecords(ByteStream& stream, NamedMembers named) : stream_{stream}, named_{std::move(named)} {}

    std::optional<InputValue> read(std::string_view utf8) override
    {
        records::Record record = reader_.read(named_.empty() ? utf8 : renamed_json(utf8, named_));
        return std::visit([](auto&& value) -> InputValue { return std::forward<decltype(value)>(value); },
                          std::move(record));
    }

protected:
    ByteStream& stream_;
    std::uint64_t line_ = 0;

private:
    NamedMembers named_;
    records::RecordReader reader_;
};

class NdjsonSource : public JsonRecords {
public:
    using JsonRecords::JsonRecords;

    std::optional<RawRecord> next() override
    {
        while (true) {
            std::size_t end = stream_.unread().find('\n');
            while (end == std::string_view::npos && stream_.unread().size() <= longest_record_bytes) {
                const std::size_t searched = stream_.unread().size();
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

private:
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
};

class JsonElements : public JsonRecords {
public:
    using JsonRecords::JsonRecords;

    std::optional<RawRecord> next() override
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

private:
    void count_lines(std::string_view bytes)
    {
        line_ += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    }

    JsonSplitter splitter_;
    bool done_ = false;
};

} // namespace

std::unique_ptr<RecordSource> make_ndjson_source(ByteStream& stream, NamedMembers named)
{
    return std::make_unique<NdjsonSource>(stream, std::move(named));
}

std::unique_ptr<RecordSource> make_json_source(ByteStream& stream, NamedMembers named)
{
    return std::make_unique<JsonElements>(stream, std::move(named));
}

} // namespace placeline::input
