// SPDX-License-Identifier: Apache-2.0
#include "input/rss.hpp"

#include "base/error.hpp"
#include "input/ascii.hpp"
#include "input/cell_values.hpp"
#include "input/extra.hpp"
#include "input/markup.hpp"
#include "input/utf8.hpp"
#include "records/json_writer.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <sstream>
#include <utility>

namespace placeline::input {

namespace {

constexpr std::size_t longest_item_bytes = std::size_t{16} << 20U;
constexpr std::size_t longest_head_bytes = std::size_t{1} << 20U;
constexpr std::string_view white = " \t\r\n";

/// Entities stay as they are here: pugixml knows the five of XML, the rest is HTML's, decoded with the markup.
constexpr unsigned parse_options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;

/// The XML with U+FFFD for references to what is no character (&#0;, a surrogate), as HTML has it: pugixml would decode
/// them as they are, to invalid UTF-8 and to a NUL, behind which the words would be lost.
std::string with_characters_only(std::string_view xml)
{
    std::string out;
    for (std::size_t at = xml.find("&#"); at != std::string_view::npos; at = xml.find("&#")) {
        const bool hex = xml.substr(at + 2).starts_with('x');
        const char* const digits = xml.data() + at + (hex ? 3 : 2);
        std::uint32_t code = 0;
        const auto [end, status] = std::from_chars(digits, xml.data() + xml.size(), code, hex ? 16 : 10);
        const bool character =
            status == std::errc{} && code != 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        const auto length = static_cast<std::size_t>(end - xml.data());
        out += xml.substr(0, character || end == digits ? length : at);
        out += character || end == digits ? "" : "&#xFFFD";
        xml.remove_prefix(length);
    }
    return out += xml;
}

bool is_tag_at(std::string_view xml, std::size_t at, std::string_view tag) noexcept
{
    if (!xml.substr(at).starts_with(tag)) {
        return false;
    }
    const std::size_t after = at + tag.size();
    return after < xml.size() &&
           (xml[after] == '>' || xml[after] == '/' || white.find(xml[after]) != std::string_view::npos);
}

/// Behind a comment or CDATA section that starts at `tag`, which may hold tags that are none; behind "<" where none
/// starts; npos: its end is not there yet.
std::size_t past(std::string_view xml, std::size_t tag) noexcept
{
    struct Section {
        std::string_view begin, end;
    };
    constexpr std::array<Section, 2> sections{{{"<![CDATA[", "]]>"}, {"<!--", "-->"}}};
    for (const auto& [begin, end] : sections) {
        if (xml.substr(tag).starts_with(begin)) {
            const std::size_t found = xml.find(end, tag + begin.size());
            return found == std::string_view::npos ? found : found + end.size();
        }
    }
    return tag + 1;
}

struct TagSearch {
    std::size_t at = std::string_view::npos;
    std::size_t searched = 0; ///< before this nothing needs to be looked at again
};

/// The first of `tags` ("<item") that stands outside of comments and CDATA sections.
TagSearch find_tag(std::string_view xml, std::initializer_list<std::string_view> tags,
                   bool more_may_come = false) noexcept
{
    constexpr std::size_t longest_begin = 32; // of a tag or section, which may be split between pieces
    std::size_t at = xml.find('<');
    while (at != std::string_view::npos) {
        if (std::any_of(tags.begin(), tags.end(), [&](auto tag) { return is_tag_at(xml, at, tag); })) {
            return {.at = at, .searched = at};
        }
        const std::size_t next = past(xml, at);
        if (next == std::string_view::npos || (more_may_come && xml.size() - at < longest_begin)) {
            return {.at = std::string_view::npos, .searched = at};
        }
        at = xml.find('<', next);
    }
    return {.at = std::string_view::npos, .searched = xml.size()};
}

/// All character data below a node, without recursion: how deep a document is nested is its author's choice.
std::string words_below(const pugi::xml_node& node)
{
    struct Collect : pugi::xml_tree_walker {
        std::string text;
        bool for_each(pugi::xml_node& at) override
        {
            if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) {
                text += at.value();
            }
            return true;
        }
    } collect;
    pugi::xml_node root = node;
    root.traverse(collect);
    return std::move(collect.text);
}

/// The words of an element that may hold HTML: escaped or in CDATA, or as elements (Atom's type "xhtml").
std::string markup_words(const pugi::xml_node& node)
{
    const bool elements = std::any_of(node.begin(), node.end(),
                                      [](const pugi::xml_node& child) { return child.type() == pugi::node_element; });
    if (!elements) {
        return text_of_markup(words_below(node));
    }
    std::ostringstream html;
    for (const pugi::xml_node& child : node) {
        child.print(html, "", pugi::format_raw);
    }
    return text_of_markup(html.str());
}

/// Which markup the document is written in; found in its head.
struct Dialect {
    std::string_view item;     ///< opening tag of an item, without its end
    std::string_view item_end; ///< closing tag, without ">"
    std::string_view root_end;
};
constexpr Dialect rss{"<item", "</item", "</rss"};
constexpr Dialect rdf{"<item", "</item", "</rdf:RDF"};
constexpr Dialect atom{"<entry", "</entry", "</feed"};

class RssSource : public RecordSource {
public:
    explicit RssSource(ByteStream& stream) : stream_{stream} { read_head(); }

    std::optional<RawRecord> next() override
    {
        while (!done_) {
            const std::size_t begin = find_next_item();
            if (begin == std::string_view::npos) {
                return std::exchange(done_, true) ? std::nullopt : end_of_document();
            }
            pass_over(begin);
            return item();
        }
        return std::nullopt;
    }

    std::optional<InputValue> read(std::string_view utf8) override
    {
        pugi::xml_document document;
        std::string xml = with_characters_only(utf8);
        const pugi::xml_parse_result parsed =
            document.load_buffer_inplace(xml.data(), xml.size(), parse_options, pugi::encoding_utf8);
        if (!parsed) {
            throw records::RecordError{fmt::format("not well-formed XML: {} (at byte {} of the item)",
                                                   lower_first(parsed.description()), parsed.offset)};
        }
        return report_of(document.document_element());
    }

private:
    static std::string lower_first(std::string_view sentence)
    {
        std::string out{sentence};
        if (!out.empty() && out.front() >= 'A' && out.front() <= 'Z') {
            out.front() = static_cast<char>(out.front() - 'A' + 'a');
        }
        return out;
    }

    void pass_over(std::size_t bytes)
    {
        const std::string_view gone = stream_.unread().substr(0, bytes);
        line_ += static_cast<std::uint64_t>(std::count(gone.begin(), gone.end(), '\n'));
        stream_.consume(bytes);
    }

    /// Reads what stands before the first item: title, language and encoding are of all items.
    void read_head()
    {
        decode_declared();
        std::size_t item = std::string_view::npos;
        bool more = true;
        while (more) {
            const std::string_view head = stream_.unread();
            item = find_tag(head, {"<item", "<entry"}).at;
            if (item != std::string_view::npos || head.size() > longest_head_bytes) {
                break;
            }
            more = stream_.read_more();
        }
        const std::string_view head = stream_.unread().substr(0, item);
        if (const std::size_t entity = head.find("<!ENTITY"); entity != std::string_view::npos) {
            const auto line = 1 + std::count(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(entity), '\n');
            throw InputError{fmt::format("line {} declares an entity (<!ENTITY); such a document is refused, since "
                                         "entities can expand without end or open other files",
                                         line)};
        }
        if (find_tag(head, {"<feed"}).at != std::string_view::npos) {
            dialect_ = atom;
        } else if (find_tag(head, {"<rdf:RDF"}).at != std::string_view::npos) {
            dialect_ = rdf;
        } else if (find_tag(head, {"<rss"}).at == std::string_view::npos && item == std::string_view::npos) {
            throw InputError{"is XML, but neither RSS nor Atom; save it as HTML or text"};
        }
        pugi::xml_document document; // unfinished: the tree up to the first item is what is wanted
        std::string xml{head};
        repair_utf8(xml);                       // items are when they are read
        xml = with_characters_only(xml) + '\n'; // the parser drops the last byte of words that nothing ends
        document.load_buffer_inplace(xml.data(), xml.size(), parse_options, pugi::encoding_utf8);
        pugi::xml_node root = document.document_element();
        const pugi::xml_node channel = root.child("channel") ? root.child("channel") : root;
        title_ = markup_words(channel.child("title"));
        language_ =
            trimmed(channel.child("language") ? channel.child_value("language") : root.attribute("xml:lang").value());
    }

    /// An encoding named in the XML declaration (XML 1.0, section 4.3.3).
    void decode_declared()
    {
        const std::string_view start = stream_.unread();
        if (!start.starts_with("<?xml")) {
            return;
        }
        const std::string_view declaration = start.substr(0, start.find("?>"));
        const auto charset = attribute(declaration.substr(5), "encoding");
        // UTF-16 was told by its mark and turned already
        if (charset && !names_utf8(*charset) && !charset->starts_with("UTF-16") && !charset->starts_with("utf-16")) {
            stream_.decode_from(*charset);
        }
    }

    /// Where the next item begins in what is unread; reads on, and lets go of what stands between items.
    std::size_t find_next_item()
    {
        while (true) {
            const std::string_view unread = stream_.unread();
            const auto [at, searched] = find_tag(unread, {dialect_.item}, !stream_.ended());
            if (at != std::string_view::npos) {
                return at;
            }
            closed_ = closed_ || unread.find(dialect_.root_end) != std::string_view::npos;
            const bool endless = unread.size() - searched > longest_item_bytes; // a comment that is never closed
            pass_over(endless ? unread.size() : searched);
            if (!stream_.read_more()) {
                return find_tag(stream_.unread(), {dialect_.item}).at;
            }
        }
    }

    std::optional<RawRecord> end_of_document()
    {
        const std::uint64_t byte = stream_.offset();
        const std::uint64_t line = line_ + 1;
        pass_over(stream_.unread().size());
        if (closed_) {
            return std::nullopt;
        }
        return RawRecord{
            .bytes = {},
            .line = line,
            .byte = byte,
            .fault = fmt::format("the file ends before {}>: it is cut, and items may be missing", dialect_.root_end)};
    }

    /// The item that what is unread starts with.
    RawRecord item()
    {
        RawRecord record{.bytes = {}, .line = line_ + 1, .byte = stream_.offset(), .fault = {}};
        std::size_t at = 1;
        while (true) {
            std::string_view unread = stream_.unread();
            const std::size_t tag = unread.find('<', at);
            if (std::min(tag, unread.size()) > longest_item_bytes) {
                return cut_item(std::move(record), true);
            }
            const std::size_t held = unread.size();
            const bool enough = tag != std::string_view::npos && held - tag > 32;
            if (!enough && stream_.read_more()) {
                at = tag == std::string_view::npos ? held : tag;
                continue;
            }
            unread = stream_.unread(); // the call that finds the end moves the bytes, too
            if (tag == std::string_view::npos) {
                return cut_item(std::move(record), false);
            }
            if (is_tag_at(unread, tag, dialect_.item_end)) {
                const std::size_t close = unread.find('>', tag);
                const std::size_t end = close == std::string_view::npos ? unread.size() : close + 1;
                record.bytes = unread.substr(0, end);
                pass_over(end);
                return record;
            }
            if (is_tag_at(unread, tag, dialect_.item)) {
                record.bytes = unread.substr(0, tag);
                record.fault = "this item has no end before the next one begins";
                pass_over(tag);
                return record;
            }
            at = past(unread, tag);
            if (at == std::string_view::npos) {
                if (unread.size() > longest_item_bytes || !stream_.read_more()) {
                    return cut_item(std::move(record), stream_.unread().size() > longest_item_bytes);
                }
                at = tag;
            }
        }
    }

    RawRecord cut_item(RawRecord record, bool too_long)
    {
        record.bytes = stream_.unread().substr(0, kept_of_rejected_bytes);
        if (too_long) {
            record.fault = "an item of more than 16 MB is no report";
            pass_over(1); // the search goes on for a next item
            return record;
        }
        record.fault = "the file ends in the middle of this item";
        pass_over(stream_.unread().size());
        done_ = true;
        return record;
    }

    [[nodiscard]] Report report_of(const pugi::xml_node& item) const
    {
        Report report;
        std::string title;
        std::string text;
        std::string changed;
        std::string published;
        bool permanent_link = false;
        for (const pugi::xml_node& field : item.children()) {
            if (field.type() != pugi::node_element) {
                continue;
            }
            const std::string_view name = field.name();
            if (name == "title") {
                title = markup_words(field);
            } else if (name == "description" || name == "content:encoded" || name == "content" || name == "summary") {
                std::string words = markup_words(field);
                text = words.size() > text.size() ? std::move(words) : text;
            } else if (name == "guid" || name == "id") {
                report.id = trimmed(words_below(field));
                permanent_link = name == "guid" && std::string_view{field.attribute("isPermaLink").value()} != "false";
            } else if (name == "link") {
                take_link(report, field);
            } else if (name == "pubDate" || name == "published" || name == "dc:date") {
                published = trimmed(words_below(field));
            } else if (name == "updated" || name == "modified" || name == "dcterms:modified") {
                changed = trimmed(words_below(field));
            } else if (name == "source") {
                const pugi::xml_node of_atom = field.child("title");
                report.source = of_atom ? markup_words(of_atom) : std::string{trimmed(words_below(field))};
            } else if (name == "dc:language") {
                report.lang = trimmed(words_below(field));
            } else {
                take_position(report, field);
                carry(report, field);
            }
        }
        if (report.url.empty() && permanent_link && report.id.starts_with("http")) {
            report.url = report.id;
        }
        report.id = report.id.empty() ? report.url : report.id;
        report.source = report.source.empty() ? title_ : report.source;
        if (const std::string_view own = item.attribute("xml:lang").value(); !own.empty()) {
            report.lang = own;
        }
        report.lang = report.lang.empty() ? language_ : report.lang;
        set_words(report, std::move(title), std::move(text));
        set_feed_date(report, published.empty() ? changed : published);
        if (!changed.empty() && !published.empty()) {
            add_extra(report, "updated", changed);
        }
        return report;
    }

    /// GeoRSS (georss.org: Simple, and GML in georss:where) and the W3C's Basic Geo: latitude first. Of a line, polygon
    /// or box its middle.
    static void take_position(Report& report, const pugi::xml_node& field)
    {
        const std::string_view name = field.name();
        if (name == "geo:lat" || name == "geo:Point") {
            const pugi::xml_node within = name == "geo:lat" ? field.parent() : field;
            const auto lat = degrees_in_cell(within.child_value("geo:lat"), 90.0);
            const auto lon = degrees_in_cell(within.child_value("geo:long"), 180.0);
            if (lat && lon) {
                report.positions.push_back({.lon_deg = *lon, .lat_deg = *lat});
            }
            return;
        }
        constexpr std::array<std::string_view, 5> georss{"georss:point", "georss:line", "georss:polygon", "georss:box",
                                                         "georss:where"};
        if (std::find(georss.begin(), georss.end(), name) != georss.end()) {
            if (const auto middle = middle_of(words_below(field))) {
                report.positions.push_back(*middle);
            }
        }
    }

    /// \param numbers  Pairs of latitude and longitude.
    static std::optional<LonLat> middle_of(std::string_view numbers)
    {
        std::vector<double> values;
        while (!(numbers = trimmed(numbers)).empty()) {
            const std::size_t end = std::min(numbers.find_first_of(" \t\r\n,"), numbers.size());
            const auto value = degrees_in_cell(numbers.substr(0, end), values.size() % 2 == 0 ? 90.0 : 180.0);
            if (!value) {
                return std::nullopt;
            }
            values.push_back(*value);
            numbers.remove_prefix(std::min(end + 1, numbers.size()));
        }
        if (values.empty() || values.size() % 2 != 0) {
            return std::nullopt;
        }
        const bool closed = values.size() > 4 && values[0] == values[values.size() - 2] && values[1] == values.back();
        const std::size_t n = values.size() / 2 - (closed ? 1 : 0); // a ring ends where it begins
        LonLat middle;
        for (std::size_t i = 0; i < n; ++i) {
            middle.lat_deg += values[2 * i] / static_cast<double>(n);
            middle.lon_deg += values[2 * i + 1] / static_cast<double>(n);
        }
        return middle;
    }

    static void take_link(Report& report, const pugi::xml_node& link)
    {
        const std::string_view rel = link.attribute("rel").value();
        const std::string_view href = link.attribute("href").value();
        if (href.empty()) {
            report.url = trimmed(words_below(link));
        } else if (rel.empty() || rel == "alternate") {
            report.url = href;
        } else {
            carry(report, link);
        }
    }

    /// All that the contract has no field for: words as text, an empty element by its attributes.
    static void carry(Report& report, const pugi::xml_node& field)
    {
        if (const std::string words = words_below(field); !trimmed(words).empty()) {
            add_extra(report, field.name(), trimmed(words));
            return;
        }
        std::string json;
        records::JsonWriter writer{json};
        writer.begin_object();
        bool any = false;
        for (const pugi::xml_attribute& one : field.attributes()) {
            writer.key(one.name()).text(one.value());
            any = true;
        }
        writer.end_object();
        if (any) {
            add_extra_json(report, field.name(), std::move(json));
        }
    }

    ByteStream& stream_;
    Dialect dialect_ = rss;
    std::string title_;
    std::string language_;
    std::uint64_t line_ = 0; ///< ends of lines before what is unread
    bool closed_ = false;
    bool done_ = false;
};

} // namespace

std::unique_ptr<RecordSource> make_rss_source(ByteStream& stream)
{
    return std::make_unique<RssSource>(stream);
}

} // namespace placeline::input
