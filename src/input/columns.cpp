// SPDX-License-Identifier: Apache-2.0
#include "input/columns.hpp"

#include "base/error.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>

namespace placeline::input {

namespace {

using Names = std::vector<std::string_view>;

constexpr std::array<std::string_view, n_report_fields> field_names{"id",     "title", "text", "published",
                                                                    "source", "url",   "lang"};

/// Names of columns by field, the better ones first; compared by `key_of`.
struct KnownColumns {
    Names id, title, text, published, source, url, lang;

    [[nodiscard]] const Names& of(ReportField field) const
    {
        switch (field) {
        case ReportField::id:
            return id;
        case ReportField::title:
            return title;
        case ReportField::text:
            return text;
        case ReportField::published:
            return published;
        case ReportField::source:
            return source;
        case ReportField::url:
            return url;
        case ReportField::lang:
            break;
        }
        return lang;
    }
};

const KnownColumns& known_columns(Preset preset)
{
    /// Names in use in exports of feeds and data sets. `date` may be that of the event: where no other is there, it
    /// anchors the words "on Saturday" as well.
    static const KnownColumns any{
        .id = {"id", "reportid", "eventid", "eventidcnty", "guid", "recordid", "messageid"},
        .title = {"title", "headline", "subject"},
        .text = {"text", "fulltext", "notes", "body", "content", "narrative", "story", "summary", "description",
                 "message", "report", "article", "note", "details", "sourceheadline"},
        .published = {"published", "publishedat", "pubdate", "publicationdate", "datepublished", "reportdate", "date",
                      "datetime", "eventdate", "datestart", "createdat", "seendate", "day"},
        .source = {"source", "sourcename", "publisher", "outlet", "newspaper", "sourceoffice", "channel", "domain"},
        .url = {"url", "link", "sourceurl", "permalink", "documentidentifier"},
        .lang = {"lang", "language"}};
    static const KnownColumns acled{.id = {"eventidcnty", "dataid"},
                                    .title = {},
                                    .text = {"notes"},
                                    .published = {"eventdate"},
                                    .source = {"source"},
                                    .url = {},
                                    .lang = {}};
    static const KnownColumns gtd{.id = {"eventid"},
                                  .title = {},
                                  .text = {"summary"},
                                  .published = {},
                                  .source = {"scite1", "dbsource"},
                                  .url = {},
                                  .lang = {}};
    static const KnownColumns ucdp{.id = {"id"},
                                   .title = {},
                                   .text = {"sourceheadline", "sourcearticle"},
                                   .published = {"sourcedate", "datestart"},
                                   .source = {"sourceoffice"},
                                   .url = {},
                                   .lang = {}};
    switch (preset) {
    case Preset::acled:
        return acled;
    case Preset::gtd:
        return gtd;
    case Preset::ucdp:
        return ucdp;
    case Preset::none:
        break;
    }
    return any;
}

/// HXL's hashtags, without attributes unless they are needed.
const KnownColumns& known_tags()
{
    static const KnownColumns tags{
        .id = {"#event+id", "#event+code"},
        .title = {"#event+title", "#title"},
        .text = {"#event+description", "#description", "#event+notes", "#event+text"},
        .published = {"#date+published", "#date+reported", "#date+event", "#date+occurred", "#date+start", "#date"},
        .source = {"#meta+source", "#source"},
        .url = {"#meta+url", "#url"},
        .lang = {}};
    return tags;
}

/// A name without case, accents and what stands between words.
std::string key_of(std::string_view name)
{
    std::string key = text::folded(name);
    std::erase_if(key, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return key;
}

/// A tag without the spaces that sheets put into it, in lower case.
std::string tag_key(std::string_view tag)
{
    std::string key;
    for (const char c : tag) {
        if (c != ' ' && c != '\t') {
            key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return key;
}

std::optional<std::size_t> first_of(const std::vector<std::string>& keys, const Names& names)
{
    for (const std::string_view name : names) {
        const auto found = std::find(keys.begin(), keys.end(), name);
        if (found != keys.end()) {
            return static_cast<std::size_t>(found - keys.begin());
        }
    }
    return std::nullopt;
}

template <typename Key>
std::vector<std::string> keys_of(const std::vector<std::string>& cells, Key key)
{
    std::vector<std::string> keys;
    keys.reserve(cells.size());
    std::transform(cells.begin(), cells.end(), std::back_inserter(keys), key);
    return keys;
}

std::string listed(const std::vector<std::string>& header)
{
    constexpr std::size_t most = 40;
    std::vector<std::string> shown{header.begin(), header.begin() + std::min(header.size(), most)};
    return fmt::format("{}{}", fmt::join(shown, ", "), header.size() > most ? ", ..." : "");
}

std::string_view preset_name(Preset preset) noexcept
{
    switch (preset) {
    case Preset::acled:
        return "acled";
    case Preset::gtd:
        return "gtd";
    case Preset::ucdp:
        return "ucdp";
    case Preset::none:
        break;
    }
    return "none";
}

} // namespace

std::string_view field_name(ReportField field) noexcept
{
    return field_names.at(static_cast<std::size_t>(field));
}

std::optional<Preset> parse_preset(std::string_view name) noexcept
{
    for (const Preset preset : {Preset::none, Preset::acled, Preset::gtd, Preset::ucdp}) {
        if (preset_name(preset) == name) {
            return preset;
        }
    }
    return std::nullopt;
}

std::vector<std::pair<ReportField, std::string>> parse_columns(std::string_view list)
{
    std::vector<std::pair<ReportField, std::string>> named;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        const std::string_view one = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        const std::size_t equals = one.find('=');
        const auto* const field = std::find(field_names.begin(), field_names.end(), one.substr(0, equals));
        if (equals == std::string_view::npos || equals + 1 == one.size() || field == field_names.end()) {
            throw UsageError{fmt::format("--columns: \"{}\" is not FIELD=COLUMN; a FIELD is one of {}", one,
                                         fmt::join(field_names, ", "))};
        }
        named.emplace_back(static_cast<ReportField>(field - field_names.begin()), one.substr(equals + 1));
    }
    return named;
}

ColumnMap map_columns(const std::vector<std::string>& header, const std::vector<std::string>& hxl_tags,
                      const ColumnOptions& options)
{
    const std::vector<std::string> keys = keys_of(header, key_of);
    const std::vector<std::string> tags = keys_of(hxl_tags, tag_key);
    const KnownColumns& known = known_columns(options.preset);
    ColumnMap map;
    for (std::size_t i = 0; i < n_report_fields; ++i) {
        const auto field = static_cast<ReportField>(i);
        map.column_of.at(i) = first_of(tags, known_tags().of(field));
        if (!map.column_of.at(i)) {
            map.column_of.at(i) = first_of(keys, known.of(field));
        }
    }
    for (const std::string_view name : known.of(ReportField::text)) {
        if (const auto column = first_of(keys, {name}); column && column != map[ReportField::text]) {
            map.other_texts.push_back(*column);
        }
    }
    for (const auto& [field, name] : options.named) {
        if (field == ReportField::text) {
            map.other_texts.clear();
        }
        const auto found = std::find(keys.begin(), keys.end(), key_of(name));
        if (found == keys.end()) {
            throw InputError{fmt::format("has no column \"{}\"; its columns are {}", name, listed(header))};
        }
        map.column_of.at(static_cast<std::size_t>(field)) = static_cast<std::size_t>(found - keys.begin());
    }
    if (!map[ReportField::published]) {
        map.day_parts = {first_of(keys, {"iyear", "year"}), first_of(keys, {"imonth", "month"}),
                         first_of(keys, {"iday", "day"})};
    }
    if (!map[ReportField::text] && !(options.preset == Preset::none && map[ReportField::title])) {
        const std::string as = options.preset == Preset::none
                                   ? std::string{}
                                   : fmt::format(" as --preset {} expects", preset_name(options.preset));
        throw InputError{fmt::format("no column holds the words of a report{} (columns: {}); name one with --columns "
                                     "text=NAME",
                                     as, listed(header))};
    }
    return map;
}

bool is_report_header(const std::vector<std::string>& cells)
{
    const std::vector<std::string> keys = keys_of(cells, key_of);
    const KnownColumns& known = known_columns(Preset::none);
    return first_of(keys, known.text).has_value() &&
           (first_of(keys, known.id) || first_of(keys, known.published) || first_of(keys, known.title));
}

} // namespace placeline::input
