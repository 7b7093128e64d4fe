// SPDX-License-Identifier: Apache-2.0
#include "input/table_events.hpp"

#include "input/ascii.hpp"
#include "input/cell_values.hpp"
#include "input/day_order.hpp"
#include "input/event_columns.hpp"
#include "input/event_days.hpp"
#include "input/event_words.hpp"
#include "input/feed_date.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace placeline::input {

namespace {

/// Builds the text of a row: a line "column: cell" for each cell that is used.
class RowText {
public:
    /// Adds cells as one line, "best: 3; low: 2". \return  Span of the line, without its end.
    TextSpan add(const std::vector<std::pair<std::string_view, std::string_view>>& cells)
    {
        text_ += text_.empty() ? "" : "\n";
        const auto begin = static_cast<std::uint32_t>(text_.size());
        bool first = true;
        for (const auto& [column, cell] : cells) {
            text_ += first ? "" : "; ";
            first = false;
            text_ += column;
            text_ += ": ";
            last_cell_begin_ = static_cast<std::uint32_t>(text_.size());
            text_ += cell;
        }
        return {begin, static_cast<std::uint32_t>(text_.size())};
    }

    /// Same, for one cell. \return  Span of the cell.
    TextSpan add_cell(std::string_view column, std::string_view cell)
    {
        const TextSpan line = add({{column, cell}});
        return {last_cell_begin_, line.end};
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
    std::uint32_t last_cell_begin_ = 0;
};

/// One row on its way to an event.
class RowReader {
public:
    using Column = EventColumns::Column;

    RowReader(const EventColumns& map, const std::vector<std::string>& names, const TableRow& row, DayOrder order)
        : map_{map}, names_{names}, row_{row}, order_{order}
    {
    }

    EventRow read()
    {
        add_places();
        add_position();
        add_precision();
        add_days();
        add_event_type();
        event_.actor1 = used(map_.actor1);
        event_.actor2 = used(map_.actor2);
        add_counts();
        Report& report = event_.report;
        report.id = cell(map_.id);
        report.source = cell(map_.source);
        report.url = cell(map_.url);
        report.text = text_.take();
        return std::move(event_);
    }

private:
    [[nodiscard]] std::string_view cell(const Column& column) const
    {
        return column ? trimmed(row_.cells[*column]) : std::string_view{};
    }

    [[nodiscard]] std::string name_of(std::size_t column) const
    {
        return names_[column].empty() ? fmt::format("column {}", column + 1) : names_[column];
    }

    /// The cell, put into the text.
    std::string used(const Column& column)
    {
        const std::string_view words = cell(column);
        if (words.empty()) {
            return {};
        }
        text_.add_cell(name_of(*column), words);
        return std::string{words};
    }

    NamedCell named(std::size_t column)
    {
        const std::string_view words = cell(column);
        if (says_unknown(words)) {
            return {};
        }
        return {.name = std::string{words}, .span = text_.add_cell(name_of(column), words)};
    }

    void problem(std::size_t column, std::string_view what)
    {
        event_.report.problems.push_back(fmt::format("\"{}\" is \"{}\"; {}", name_of(column), cell(column), what));
    }

    void add_places()
    {
        for (const std::size_t column : map_.places) {
            if (event_.place.name.empty()) {
                event_.place = named(column);
            }
        }
        for (const std::size_t column : map_.units) {
            if (NamedCell unit = named(column); !unit.name.empty()) {
                event_.units.push_back(std::move(unit));
            }
        }
        if (map_.country) {
            event_.country = named(*map_.country);
        } else if (map_.fips_country && !cell(map_.fips_country).empty()) {
            event_.country = named(*map_.fips_country);
            event_.country.name = country_of_fips(event_.country.name);
        }
    }

    void add_position()
    {
        event_.position = row_.position;
        if (map_.lat && map_.lon && !(says_unknown(cell(map_.lat)) && says_unknown(cell(map_.lon)))) {
            const auto lat = degrees_in_cell(cell(map_.lat), 90.0);
            const auto lon = degrees_in_cell(cell(map_.lon), 180.0);
            text_.add({{name_of(*map_.lat), cell(map_.lat)}, {name_of(*map_.lon), cell(map_.lon)}});
            if (!lat) {
                problem(*map_.lat, "expected -90 to 90");
            }
            if (!lon) {
                problem(*map_.lon, "expected -180 to 180");
            }
            if (lat && lon) {
                event_.position = LonLat{.lon_deg = *lon, .lat_deg = *lat};
            }
        } else if (map_.position && !says_unknown(cell(map_.position))) {
            event_.position = position_in_cell(cell(map_.position));
            text_.add_cell(name_of(*map_.position), cell(map_.position));
            if (!event_.position) {
                problem(*map_.position, "expected latitude and longitude, or POINT (longitude latitude)");
            }
        }
        if (event_.position && event_.position->lon_deg == 0.0 && event_.position->lat_deg == 0.0) {
            event_.position.reset(); // what programs write for "no position"; nothing but sea is there
            event_.report.problems.emplace_back("its position is 0, 0 and was left out");
        }
    }

    /// A small whole number in a cell.
    [[nodiscard]] std::optional<int> code(const Column& column) const
    {
        const std::string_view text = cell(column);
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
        return !text.empty() && error == std::errc{} && (rest.empty() || rest == ".0") ? std::optional{value}
                                                                                       : std::nullopt;
    }

    /// Precision of the place, brought to the scale of UCDP GED.
    void add_precision()
    {
        struct Scale {
            const Column& column;
            std::array<int, 6> ucdp; ///< for 0, 1 ...; 0: says nothing
        };
        // ACLED: town; near it or a part of a region; region. GTD's `specificity`: the point; the middle of the
        // smallest unit, of a second-order one, of a first-order one; not even that. GDELT's ActionGeo_Type: country,
        // US state, US city, city, state elsewhere.
        const std::array<Scale, 4> scales{{{map_.where_prec, {0, 1, 2, 3, 4, 5}},
                                           {map_.geo_precision, {0, 1, 2, 4, 0, 0}},
                                           {map_.specificity, {0, 1, 3, 3, 4, 6}},
                                           {map_.geo_type, {0, 6, 4, 1, 1, 4}}}};
        for (const Scale& scale : scales) {
            const auto value = code(scale.column);
            if (!scale.column || !value) {
                continue;
            }
            text_.add_cell(name_of(*scale.column), cell(scale.column));
            const bool ucdp = &scale == &scales.front();
            if (ucdp && (*value == 6 || *value == 7)) {
                event_.where_prec = *value;
            } else if (*value >= 0 && *value < static_cast<int>(scale.ucdp.size()) &&
                       scale.ucdp.at(static_cast<std::size_t>(*value)) > 0) {
                event_.where_prec = scale.ucdp.at(static_cast<std::size_t>(*value));
            } else {
                problem(*scale.column, "expected a code of its scale");
            }
            return;
        }
    }

    void add_days()
    {
        if (const std::string_view reported = cell(map_.reported); !reported.empty()) {
            records::set_published(event_.report, iso_date(reported, order_).value_or(std::string{reported}));
        }
        EventDays days;
        const auto read_day = [&](const Column& column) -> std::optional<Day> {
            if (says_unknown(cell(column))) {
                return std::nullopt;
            }
            text_.add_cell(name_of(*column), cell(column));
            const auto day = day_in_cell(cell(column), order_);
            if (!day) {
                problem(*column, "expected a day as 2024-02-03");
            }
            return day;
        };
        days.start = map_.date_start ? read_day(map_.date_start) : std::nullopt;
        days.end = map_.date_end ? read_day(map_.date_end) : std::nullopt;
        if (!days.start && !days.end && map_.year) {
            days = days_of_parts(code(map_.year), code(map_.month), code(map_.day));
            if (days.start) {
                text_.add({{name_of(*map_.year), cell(map_.year)},
                           {map_.month ? names_[*map_.month] : "month", cell(map_.month)},
                           {map_.day ? names_[*map_.day] : "day", cell(map_.day)}});
            }
        }
        if (const auto stated = code(map_.date_prec); stated && *stated >= 1 && *stated <= 5) {
            days.prec = stated;
        } else if (const auto acled = code(map_.time_precision); acled && *acled >= 1 && *acled <= 3) {
            days.prec = std::array{1, 3, 4}.at(static_cast<std::size_t>(*acled) - 1); // day, week, month
        }
        event_.date = range_of(days);
        if (days.start && days.end && *days.end < *days.start) {
            event_.report.problems.emplace_back(
                "its last day is before its first; they were taken the other way round");
        }
    }

    void add_event_type()
    {
        const std::string words = used(map_.event_type ? map_.event_type : map_.type_of_violence);
        if (words.empty()) {
            return;
        }
        if (code(map_.suicide) == 1) {
            event_.event_type = event_type_in_cell(map_.preset, "suicide").value_or(std::string{});
            return;
        }
        auto known = event_type_in_cell(map_.preset, words);
        known = known ? known : event_type_in_cell("any", words);
        event_.event_type = known.value_or(map_.preset == "gdelt" ? std::string{} : words);
    }

    void add_counts()
    {
        for (const EventColumns::Count& count : map_.counts) {
            add_count(count);
        }
        relate_groups();
    }

    void add_count(const EventColumns::Count& columns)
    {
        std::vector<std::pair<std::string_view, std::string_view>> cells;
        std::vector<std::string> names; // what `cells` looks at
        names.reserve(3);
        const auto read_cell = [&](const Column& column) -> std::optional<CellCount> {
            if (!column || says_unknown(cell(column))) {
                return std::nullopt;
            }
            const auto found = count_in_cell(cell(column));
            if (!found) {
                problem(*column, "expected a whole number");
                return std::nullopt;
            }
            names.push_back(name_of(*column));
            cells.emplace_back(names.back(), cell(column));
            return found;
        };
        const auto best = read_cell(columns.best);
        const auto low = read_cell(columns.low);
        const auto high = read_cell(columns.high);
        if (cells.empty()) {
            return;
        }
        Claim claim;
        claim.measure = columns.measure;
        claim.group = columns.group;
        claim.value_text = cells.front().second;
        claim.quote = text_.add(cells);
        claim.number = {claim.quote.begin + static_cast<std::uint32_t>(cells.front().first.size()) + 2, 0};
        claim.number.end = claim.number.begin + static_cast<std::uint32_t>(cells.front().second.size());
        set_bounds(claim, best, low, high);
        event_.claims.push_back(std::move(claim));
    }

    void set_bounds(Claim& claim, const std::optional<CellCount>& best, const std::optional<CellCount>& low,
                    const std::optional<CellCount>& high)
    {
        if (best && !low && !high) {
            claim.bounds = best->bounds;
            claim.qualifier = best->qualifier;
            return;
        }
        const auto least = low ? low->bounds.low : best ? best->bounds.low : std::nullopt;
        const auto most = high ? high->bounds.high : best && low ? best->bounds.high : std::nullopt;
        if (least && most && *most < *least) {
            event_.report.problems.push_back(
                fmt::format("its lowest count of {} is above its highest", to_string(claim.measure)));
        }
        claim.bounds.low = least && most ? std::min(least, most) : least;
        claim.bounds.high = least && most ? std::max(least, most) : most;
        claim.bounds.value = best ? best->bounds.value : std::nullopt;
        if (!low && !best) {
            claim.bounds.low = 0;
            claim.qualifier = Qualifier::up_to;
            return;
        }
        if (!high && !best) {
            claim.bounds.value = low->bounds.value;
            claim.qualifier = low->qualifier == Qualifier::exact ? Qualifier::at_least : low->qualifier;
            return;
        }
        if (!claim.bounds.value) {
            claim.bounds.value =
                *claim.bounds.low + (claim.bounds.high.value_or(*claim.bounds.low) - *claim.bounds.low) / 2;
        }
        claim.qualifier = claim.bounds.low == claim.bounds.high ? Qualifier::exact
                          : claim.bounds.high                   ? Qualifier::range
                                                                : Qualifier::at_least;
    }

    /// Numbers for groups are parts of the number for all, where there is one; else those of groups that do not overlap
    /// add up.
    void relate_groups()
    {
        constexpr std::array<std::array<std::string_view, 3>, 2> apart{
            {{"civilians", "combatants", ""}, {"men", "women", "children"}}};
        std::vector<Claim>& claims = event_.claims;
        for (std::size_t i = 0; i < claims.size(); ++i) {
            if (claims[i].group.empty()) {
                continue;
            }
            const auto same_measure = [&](const Claim& other) { return other.measure == claims[i].measure; };
            const auto total = std::find_if(claims.begin(), claims.end(), [&](const Claim& other) {
                return same_measure(other) && other.group.empty();
            });
            if (total != claims.end()) {
                claims[i].part_of = static_cast<std::uint32_t>(total - claims.begin());
                claims[i].scope = Scope::part;
                continue;
            }
            for (const auto& groups : apart) {
                const auto in_these = [&groups](const Claim& claim) {
                    return !claim.group.empty() && std::find(groups.begin(), groups.end(), claim.group) != groups.end();
                };
                const auto n = std::count_if(claims.begin(), claims.end(), [&](const Claim& other) {
                    return same_measure(other) && in_these(other);
                });
                const auto of_measure = std::count_if(claims.begin(), claims.end(), same_measure);
                if (in_these(claims[i]) && n > 1 && n == of_measure) {
                    claims[i].sum_group = static_cast<std::uint32_t>(claims[i].measure) + 1;
                    claims[i].scope = Scope::part;
                }
            }
        }
    }

    const EventColumns& map_;
    const std::vector<std::string>& names_;
    const TableRow& row_;
    DayOrder order_;
    RowText text_;
    EventRow event_;
};

class TableEvents : public RecordSource {
public:
    TableEvents(std::unique_ptr<RowSource> rows, const ReadAgain& again, const ColumnOptions& options, const Note& note)
        : table_{std::move(rows)}, map_{map_event_columns(table_, options, note)}
    {
        order_ = day_order_of(table_, again, {map_.date_start, map_.date_end, map_.reported}, note);
    }

    std::optional<RawRecord> next() override
    {
        auto row = table_.next();
        if (!row) {
            return std::nullopt;
        }
        row_ = std::move(*row);
        return std::move(row_.raw);
    }

    std::optional<InputValue> read(std::string_view /*utf8*/) override
    {
        EventRow event = RowReader{map_, table_.head().names, row_, order_}.read();
        if (map_.preset == "gdelt" && event.event_type.empty()) {
            return std::nullopt; // most of that table is no harm: statements, visits, aid
        }
        const bool nowhere =
            event.place.name.empty() && event.units.empty() && event.country.name.empty() && !event.position;
        if (nowhere && event.claims.empty()) {
            throw records::RecordError{"the row names neither a place nor a number"};
        }
        return event;
    }

private:
    Table table_;
    EventColumns map_;
    DayOrder order_ = DayOrder::day_first;
    TableRow row_; ///< the last one
};

} // namespace

std::unique_ptr<RecordSource> make_table_events(std::unique_ptr<RowSource> rows, const ReadAgain& again,
                                                const ColumnOptions& columns, const Note& note)
{
    return std::make_unique<TableEvents>(std::move(rows), again, columns, note);
}

} // namespace placeline::input
