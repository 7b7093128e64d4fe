// SPDX-License-Identifier: Apache-2.0
#include "input/warc.hpp"

#include "base/error.hpp"
#include "input/ascii.hpp"
#include "input/extra.hpp"
#include "input/gzip.hpp"
#include "input/html.hpp"
#include "input/text_report.hpp"
#include "input/transcode.hpp"
#include "input/utf8.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace placeline::input {

namespace {

constexpr std::string_view version_mark = "WARC/";
constexpr std::size_t longest_header_bytes = std::size_t{64} << 10U;

/// "Name: value" lines. \param block  Up to and without the blank line.
class HeaderFields {
public:
    explicit HeaderFields(std::string_view block)
    {
        while (!block.empty()) {
            const std::size_t end = std::min(block.find('\n'), block.size());
            const std::string_view line = block.substr(0, end);
            block.remove_prefix(std::min(end + 1, block.size()));
            if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
                fields_.emplace_back(ascii_lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
                repair_utf8(fields_.back().second);
            }
        }
    }

    /// \param name  In lower case. \return Empty: there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const
    {
        const auto found =
            std::find_if(fields_.begin(), fields_.end(), [name](const auto& field) { return field.first == name; });
        return found == fields_.end() ? std::string_view{} : std::string_view{found->second};
    }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

/// The end of a block of header lines: where it ends, and where what follows its blank line begins.
struct HeaderEnd {
    std::size_t length = 0;
    std::size_t next = 0;
};

std::optional<HeaderEnd> header_end(std::string_view bytes) noexcept
{
    const std::size_t crlf = bytes.find("\r\n\r\n");
    const std::size_t lf = bytes.find("\n\n");
    if (crlf == std::string_view::npos && lf == std::string_view::npos) {
        return std::nullopt;
    }
    return crlf < lf ? HeaderEnd{crlf, crlf + 4} : HeaderEnd{lf, lf + 2};
}

std::optional<std::size_t> number(std::string_view digits)
{
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() && !digits.empty() ? std::optional{value}
                                                                                           : std::nullopt;
}

/// The content of a message in chunks (RFC 9112, section 7.1); what cannot be told apart ends it.
std::string without_chunks(std::string_view body)
{
    std::string content;
    while (!body.empty()) {
        const std::size_t line = body.find('\n');
        std::size_t size = 0;
        const std::string_view digits = trimmed(body.substr(0, line));
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
        if (line == std::string_view::npos || error != std::errc{} || end == digits.data() || size == 0) {
            break;
        }
        body.remove_prefix(line + 1);
        content += body.substr(0, size);
        body.remove_prefix(std::min(size, body.size()));
        body.remove_prefix(std::min(body.find('\n') + 1, body.size()));
    }
    return content;
}

/// \throws InputError  Damaged, or grows beyond all measure.
std::string unpacked(std::string_view packed)
{
    constexpr std::size_t piece_bytes = std::size_t{1} << 18U;
    Gunzip gunzip;
    std::string out;
    while (!packed.empty()) {
        packed.remove_prefix(gunzip.unpack(packed, out, piece_bytes));
        if (out.size() > longest_record_bytes) {
            throw InputError{"a page of more than 64 MB is no report; save what matters of it as text"};
        }
    }
    while (gunzip.within_member()) { // what is left in the decoder
        const std::size_t held = out.size();
        gunzip.unpack({}, out, piece_bytes);
        if (out.size() == held) {
            break;
        }
    }
    return out;
}

/// The encoding that a media type names, "text/html; charset=windows-1251".
std::string charset_in(std::string_view media_type)
{
    const std::string lower = ascii_lower(media_type);
    const std::size_t at = lower.find("charset=");
    if (at == std::string::npos) {
        return {};
    }
    std::string charset = lower.substr(at + 8);
    charset = charset.substr(0, charset.find_first_of("; \t"));
    std::erase(charset, '"');
    return charset;
}

enum class PageKind { none, html, text };

PageKind kind_of(std::string_view media_type)
{
    const std::string lower = ascii_lower(media_type);
    if (lower.starts_with("text/html") || lower.starts_with("application/xhtml")) {
        return PageKind::html;
    }
    return lower.starts_with("text/plain") ? PageKind::text : PageKind::none;
}

class WarcSource : public RecordSource {
public:
    WarcSource(ByteStream& stream, Note note) : stream_{stream}, note_{std::move(note)} {}

    std::optional<RawRecord> next() override
    {
        while (true) {
            kind_ = PageKind::none;
            auto record = next_block();
            if (!record) {
                if (passed_over_ > 0) {
                    note_(fmt::format("{} record{} of an archive without a page passed over (requests, pictures, "
                                      "redirects and the like)",
                                      passed_over_, passed_over_ == 1 ? "" : "s"));
                    passed_over_ = 0;
                }
                return std::nullopt;
            }
            if (!record->fault.empty() || kind_ != PageKind::none) {
                return record;
            }
            ++passed_over_;
        }
    }

    std::optional<InputValue> read(std::string_view utf8) override
    {
        Report report;
        if (kind_ == PageKind::html) {
            HtmlPage page = read_html(utf8);
            if (page.text.empty()) {
                throw records::RecordError{"the page has no paragraphs with text"};
            }
            set_words(report, std::move(page.title), std::move(page.text));
            report.source = std::move(page.source);
            report.lang = std::move(page.lang);
            set_feed_date(report, page.published);
        } else {
            if (trimmed(utf8).empty()) {
                throw records::RecordError{"the page is empty"};
            }
            report = text_report(std::string{utf8});
            report.lang = language_;
        }
        report.url = url_;
        report.id = id_;
        if (!fetched_.empty()) { // the day of the crawl is not that of the page
            add_extra(report, "fetched", fetched_);
        }
        return report;
    }

private:
    void pass_over(std::size_t bytes)
    {
        const std::string_view gone = stream_.unread().substr(0, bytes);
        line_ += static_cast<std::uint64_t>(std::count(gone.begin(), gone.end(), '\n'));
        stream_.consume(bytes);
    }

    /// Reads until so much is unread, or the end. \return Whether it is.
    bool need(std::size_t bytes)
    {
        while (stream_.unread().size() < bytes && stream_.read_more()) {
        }
        return stream_.unread().size() >= bytes;
    }

    /// Whether another record, or nothing but line ends up to the end of the file, stands at `at`.
    bool record_or_end_at(std::size_t at)
    {
        constexpr std::size_t most_line_ends = 8;
        need(at + most_line_ends + version_mark.size());
        const std::string_view rest = stream_.unread().substr(std::min(at, stream_.unread().size()));
        const std::size_t first = rest.find_first_not_of("\r\n");
        return first == std::string_view::npos ? stream_.ended() : rest.substr(first).starts_with(version_mark);
    }

    /// Passes over what is no record: to the next line that begins one and is not the present one.
    void find_next_record()
    {
        pass_over(std::min<std::size_t>(1, stream_.unread().size()));
        while (true) {
            const std::size_t at = stream_.unread().find("\nWARC/1.");
            if (at != std::string_view::npos) {
                pass_over(at + 1);
                return;
            }
            constexpr std::size_t mark_bytes = 7; // it may be split between pieces
            pass_over(stream_.unread().size() - std::min(mark_bytes, stream_.unread().size()));
            if (!stream_.read_more()) {
                pass_over(stream_.unread().size());
                return;
            }
        }
    }

    RawRecord faulty(RawRecord record, std::string reason)
    {
        record.bytes = stream_.unread().substr(0, kept_of_rejected_bytes);
        record.fault = std::move(reason);
        find_next_record();
        return record;
    }

    /// The next record of the archive, its page in `bytes` if it has one (`kind_`).
    std::optional<RawRecord> next_block()
    {
        while (stream_.unread().find_first_not_of("\r\n") == std::string_view::npos) {
            pass_over(stream_.unread().size());
            if (!stream_.read_more()) {
                return std::nullopt;
            }
        }
        pass_over(stream_.unread().find_first_not_of("\r\n"));
        RawRecord record{.bytes = {}, .line = line_ + 1, .byte = stream_.offset(), .fault = {}};
        need(version_mark.size());
        if (!stream_.unread().starts_with(version_mark)) {
            return faulty(std::move(record), "no record of an archive begins here (WARC/1.0)");
        }
        auto head = header_end(stream_.unread());
        while (!head && stream_.unread().size() <= longest_header_bytes && stream_.read_more()) {
            head = header_end(stream_.unread());
        }
        if (!head) {
            return faulty(std::move(record), stream_.ended() ? "the file ends in the middle of this record's header"
                                                             : "a record's header of more than 64 kB");
        }
        const HeaderFields fields{stream_.unread().substr(0, head->length)};
        const auto length = number(fields["content-length"]);
        if (!length) {
            return faulty(std::move(record), fmt::format("its Content-Length is \"{}\"; expected a number",
                                                         cut_utf8(fields["content-length"], 40)));
        }
        if (*length > longest_record_bytes) {
            return faulty(std::move(record), "a record of more than 64 MB is no report");
        }
        const std::size_t end = head->next + *length;
        if (!need(end)) {
            return faulty(std::move(record),
                          stream_.fault().empty()
                              ? "the file ends in the middle of this record, or its Content-Length is wrong"
                              : stream_.fault());
        }
        if (!record_or_end_at(end)) {
            return faulty(std::move(record), "its Content-Length is wrong: no record follows where it says");
        }
        take_block(record, fields, stream_.unread().substr(head->next, *length));
        pass_over(end);
        return record;
    }

    void take_block(RawRecord& record, const HeaderFields& fields, std::string_view block)
    {
        const std::string_view type = fields["warc-type"];
        url_ = fields["warc-target-uri"];
        if (url_.size() > 1 && url_.front() == '<' && url_.back() == '>') { // as WARC 1.0 writes it
            url_ = url_.substr(1, url_.size() - 2);
        }
        id_ = url_.empty() ? std::string{fields["warc-record-id"]} : url_;
        fetched_ = fields["warc-date"];
        language_.clear();
        if (type == "conversion" || type == "resource") {
            kind_ = kind_of(fields["content-type"]);
            const std::string_view languages = fields["warc-identified-content-language"];
            language_ = languages.substr(0, languages.find(','));
            set_page(record, block, charset_in(fields["content-type"]));
        } else if (type == "response") {
            take_response(record, block);
        }
    }

    /// \param block  An HTTP message: status line, header, content.
    void take_response(RawRecord& record, std::string_view block)
    {
        const auto head = header_end(block);
        const std::string_view status = block.substr(0, block.find('\n'));
        const std::size_t space = status.find(' ');
        if (!head || !status.starts_with("HTTP/") || space == std::string_view::npos ||
            status.substr(space + 1, 3) != "200") {
            return;
        }
        const HeaderFields fields{block.substr(0, head->length)};
        kind_ = kind_of(fields["content-type"]);
        if (kind_ == PageKind::none) {
            return;
        }
        std::string content{block.substr(head->next)};
        if (ascii_lower(fields["transfer-encoding"]) == "chunked") {
            content = without_chunks(content);
        }
        if (Gunzip::is_gzip(content)) { // whatever the header says: archives differ in what they undo
            try {
                content = unpacked(content);
            } catch (const InputError& error) {
                record.fault = error.what();
                record.bytes = block.substr(0, kept_of_rejected_bytes);
                return;
            }
        }
        set_page(record, content, charset_in(fields["content-type"]));
    }

    /// Sets the page, in UTF-8 where its encoding is known.
    void set_page(RawRecord& record, std::string_view page, std::string charset)
    {
        if (kind_ == PageKind::none) {
            return;
        }
        constexpr std::size_t charset_within_bytes = 4096;
        if (charset.empty() && kind_ == PageKind::html) {
            charset = html_charset(page.substr(0, charset_within_bytes)).value_or(std::string{});
        }
        record.bytes.clear();
        if (!charset.empty() && !names_utf8(charset)) {
            try {
                Transcoder{charset}.convert(page, record.bytes, true);
                return;
            } catch (const InputError&) { // a page says many things; what is no UTF-8 will be repaired and told
                record.bytes.clear();
            }
        }
        record.bytes = page;
    }

    ByteStream& stream_;
    Note note_;
    PageKind kind_ = PageKind::none; ///< of the last record
    std::string url_, id_, fetched_, language_;
    std::uint64_t line_ = 0;
    std::uint64_t passed_over_ = 0;
};

} // namespace

std::unique_ptr<RecordSource> make_warc_source(ByteStream& stream, Note note)
{
    return std::make_unique<WarcSource>(stream, std::move(note));
}

} // namespace placeline::input
