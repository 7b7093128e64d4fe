// SPDX-License-Identifier: Apache-2.0
#include "cli/geocode_table.hpp"

#include "base/error.hpp"
#include "bridge/gis_module.hpp"
#include "cli/geocode_answer.hpp"
#include "cli/map_outputs.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "cli/table_output.hpp"
#include "geo/distance.hpp"
#include "input/byte_stream.hpp"
#include "input/csv_rows.hpp"
#include "input/zip_size.hpp"
#include "pipeline/rounding.hpp"
#include "pipeline/run_in_order.hpp"
#include "places/geocode.hpp"
#include "records/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace placeline::cli {

namespace {

using bridge::ColumnType;
using bridge::TableRow;

constexpr std::size_t rows_of_block = 256;
constexpr std::size_t absent = ~std::size_t{0};

/// What is added to a table. Columns of these names that it has already, since it was looked up before, are replaced.
const std::array<bridge::TableColumn, 12> place_columns{{{"pl_id", ColumnType::text},
                                                         {"pl_name", ColumnType::text},
                                                         {"pl_lat", ColumnType::real},
                                                         {"pl_lon", ColumnType::real},
                                                         {"pl_class", ColumnType::text},
                                                         {"pl_code", ColumnType::text},
                                                         {"pl_country", ColumnType::text},
                                                         {"pl_admin1", ColumnType::text},
                                                         {"pl_admin2", ColumnType::text},
                                                         {"pl_prec", ColumnType::integer},
                                                         {"pl_match", ColumnType::text},
                                                         {"pl_conf", ColumnType::real}}};

bool is_text_table(const std::filesystem::path& path)
{
    const auto extension = path.extension();
    return path == "-" || extension == ".csv" || extension == ".tsv" || extension == ".txt" || extension == ".gz";
}

/// CSV without GDAL, which takes several times as long and no standard input.
class CsvTableReader : public bridge::TableReader {
public:
    CsvTableReader(const std::string& name, const std::string& encoding)
        : name_{name == "-" ? "standard input" : name}, stream_{name}
    {
        if (!encoding.empty()) {
            stream_.decode_from(encoding);
        }
        rows_ = input::make_csv_rows(stream_, {},
                                     [this](std::string_view note) { say(fmt::format("{}: {}", name_, note)); });
        const auto head = rows_->next();
        if (!head || head->cells.empty()) {
            throw InputError{fmt::format("{}: is empty; expected a head line with the names of the columns", name_)};
        }
        for (const std::string& cell : head->cells) {
            columns_.push_back({cell, ColumnType::text});
        }
        if (std::string& first = columns_.front().name; first.starts_with("\xEF\xBB\xBF")) {
            first.erase(0, 3);
        }
    }

    [[nodiscard]] const std::vector<bridge::TableColumn>& columns() const override { return columns_; }

    bool next(TableRow& row) override
    {
        auto cells = rows_->next();
        for (; cells && !cells->raw.fault.empty(); cells = rows_->next()) {
            tell(fmt::format("{}:{}: {}", name_, cells->raw.line, cells->raw.fault));
            ++rejected_;
        }
        if (!cells) {
            finish();
            return false;
        }
        if (cells->cells.size() > columns_.size()) {
            tell(fmt::format("{}:{}: has {} columns; the first line has {}: the rest is left out", name_,
                             cells->raw.line, cells->cells.size(), columns_.size()));
        }
        row.values.clear();
        for (std::string& cell : cells->cells) {
            row.values.push_back(cell.empty() ? std::nullopt : std::optional{std::move(cell)});
        }
        row.values.resize(columns_.size());
        row.number = ++number_;
        return true;
    }

private:
    void tell(std::string_view message)
    {
        if (++messages_ <= most_messages) {
            say(message);
        }
    }

    void finish() const
    {
        if (messages_ > most_messages) {
            say(fmt::format("... and {} more messages", messages_ - most_messages));
        }
        if (rejected_ > 0) {
            say(fmt::format("{}: {} rejected", name_, counted(rejected_, "row", "rows")));
        }
        if (!stream_.fault().empty()) {
            throw InputError{fmt::format("{}: {}", name_, stream_.fault())};
        }
    }

    static constexpr std::uint64_t most_messages = 20;

    std::string name_;
    input::ByteStream stream_;
    std::unique_ptr<input::RowSource> rows_;
    std::vector<bridge::TableColumn> columns_;
    std::uint64_t number_ = 0;
    std::uint64_t messages_ = 0;
    std::uint64_t rejected_ = 0;
};

std::unique_ptr<bridge::TableReader> open_input(const GeocodeTableOptions& options)
{
    if (is_text_table(options.table)) {
        return std::make_unique<CsvTableReader>(options.table, options.encoding);
    }
    input::check_zip_size(options.table);
    return bridge::gis_module().open_table(
        options.table, {.layer = options.layer, .with_polygons = false, .filter = "", .open_options = {}});
}

std::unique_ptr<bridge::TableWriter> open_output(const GeocodeTableOptions& options,
                                                 std::vector<bridge::TableColumn> columns)
{
    const std::filesystem::path path{options.output};
    return create_table(path, {path.stem().string(), std::move(columns), bridge::TableGeometry::point},
                        options.overwrite);
}

std::optional<double> degrees(const std::optional<std::string>& cell)
{
    if (!cell) {
        return std::nullopt;
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell->data(), cell->data() + cell->size(), value);
    return error == std::errc{} && end == cell->data() + cell->size() ? std::optional{value} : std::nullopt;
}

/// Answers given before, since the same names come again and again in one table.
class Answers {
public:
    using Answer = std::shared_ptr<const places::GeocodeAnswer>;

    template <typename Ask>
    Answer get(const places::GeocodeQuery& query, Ask ask)
    {
        if (query.near) { // hardly two rows have one
            return std::make_shared<const places::GeocodeAnswer>(ask(query));
        }
        std::string key = fmt::format("{}\n{}\n{}", query.name, query.country, query.admin1);
        Shelf& shelf = shelves_[std::hash<std::string>{}(key) % shelves_.size()];
        {
            const std::lock_guard lock{shelf.mutex};
            if (const auto found = shelf.answers.find(key); found != shelf.answers.end()) {
                return found->second;
            }
        }
        auto answer = std::make_shared<const places::GeocodeAnswer>(ask(query));
        const std::lock_guard lock{shelf.mutex};
        if (shelf.answers.size() >= most_answers) { // memory stays flat
            shelf.answers.clear();
        }
        return shelf.answers.emplace(std::move(key), std::move(answer)).first->second;
    }

private:
    static constexpr std::size_t most_answers = 4096;
    struct Shelf {
        std::mutex mutex;
        std::unordered_map<std::string, Answer> answers;
    };
    std::array<Shelf, 16> shelves_;
};

class TableRun {
public:
    TableRun(const GeocodeTableOptions& options, const std::string& country, const gazetteer::Gazetteer& gazetteer,
             const places::Overrides* overrides, StandardOutput& out)
        : options_{options}, country_{country}, gazetteer_{gazetteer}, overrides_{overrides}, out_{out},
          reader_{open_input(options)}, progress_{!options.output.empty()}
    {
        columns_ = reader_->columns();
        place_ = column(options.place_column, "--place-column");
        country_column_ = column(options.country_column, "--country-column");
        admin1_ = column(options.admin1_column, "--admin1-column");
        lat_ = column(options.lat_column, "--lat-column");
        lon_ = column(options.lon_column, "--lon-column");
        if (options.output.empty()) {
            return;
        }
        for (std::size_t i = 0; i < place_columns.size(); ++i) {
            const auto there = std::ranges::find(columns_, place_columns[i].name, &bridge::TableColumn::name);
            added_[i] = static_cast<std::size_t>(there - columns_.begin());
            if (there == columns_.end()) {
                columns_.push_back(place_columns[i]);
            } else {
                there->type = place_columns[i].type;
            }
        }
        writer_ = open_output(options, columns_);
    }

    void run()
    {
        const unsigned threads = options_.threads > 0 ? static_cast<unsigned>(options_.threads)
                                                      : std::max(1U, std::thread::hardware_concurrency());
        pipeline::run_in_order<Block, Block>(threads,
                                             {.next = [this] { return next_block(); },
                                              .ready = [] { return true; },
                                              .work = [this](Block&& block) { return answered(std::move(block)); },
                                              .emit = [this](Block&& block) { emit(block); }});
        progress_.clear();
        if (writer_) {
            writer_->close();
            for (const std::string& note : writer_->notes()) {
                say(fmt::format("{}: {}", options_.output, note));
            }
        }
        say(fmt::format("{}: {}: {} placed ({} exact, {} variant, {} fuzzy), {} not found, {} without a name",
                        options_.table == "-" ? "standard input" : options_.table, counted(rows_, "row", "rows"),
                        exact_ + variant_ + fuzzy_, exact_, variant_, fuzzy_, not_found_, nameless_));
    }

private:
    struct Block {
        std::vector<TableRow> rows;
        std::vector<places::MatchKind> matches;
        std::vector<bool> named;
        std::string text; ///< NDJSON, where no file is written
    };

    [[nodiscard]] std::size_t column(const std::string& name, std::string_view option) const
    {
        if (name.empty()) {
            return absent;
        }
        const auto found = std::ranges::find(columns_, name, &bridge::TableColumn::name);
        if (found == columns_.end()) {
            std::string known;
            for (const bridge::TableColumn& each : columns_) {
                known.append(known.empty() ? "" : ", ").append(each.name);
            }
            throw InputError{
                fmt::format("{}: has no column \"{}\" ({}); it has {}", options_.table, name, option, known)};
        }
        return static_cast<std::size_t>(found - columns_.begin());
    }

    std::optional<Block> next_block()
    {
        Block block;
        TableRow row;
        while (block.rows.size() < rows_of_block && reader_->next(row)) {
            block.rows.push_back(std::move(row));
        }
        return block.rows.empty() ? std::nullopt : std::optional{std::move(block)};
    }

    [[nodiscard]] places::GeocodeQuery query_of(const TableRow& row) const
    {
        const auto text = [&row](std::size_t at) {
            return at == absent || !row.values[at] ? std::string{} : *row.values[at];
        };
        places::GeocodeQuery query{
            .id = {}, .name = text(place_), .country = text(country_column_), .admin1 = text(admin1_), .near = {}};
        if (query.country.empty()) {
            query.country = country_;
        }
        if (lat_ != absent) {
            const auto lat = degrees(row.values[lat_]);
            const auto lon = degrees(row.values[lon_]);
            if (lat && lon && geo::valid({*lon, *lat})) {
                query.near = LonLat{*lon, *lat};
            }
        } else {
            query.near = row.position;
        }
        return query;
    }

    Block answered(Block&& block)
    {
        const auto ask = [this](const places::GeocodeQuery& query) {
            places::GeocodeAnswer answer = places::geocode(query, gazetteer_, overrides_);
            pipeline::round_place(answer.place);
            pipeline::round_confidence(answer.confidence);
            pipeline::round_alternatives(answer.alternatives);
            answer.reasons.clear();
            return answer;
        };
        const Answers::Answer none = std::make_shared<const places::GeocodeAnswer>();
        for (TableRow& row : block.rows) {
            const places::GeocodeQuery query = query_of(row);
            const Answers::Answer answer = query.name.empty() ? none : answers_.get(query, ask);
            block.matches.push_back(answer->place ? answer->match : places::MatchKind::none);
            block.named.push_back(!query.name.empty());
            if (writer_) {
                add_place(row, *answer);
            } else {
                append_line(block.text, row, query, *answer);
            }
        }
        return std::move(block);
    }

    void add_place(TableRow& row, const places::GeocodeAnswer& answer) const
    {
        row.values.resize(columns_.size());
        for (const std::size_t at : added_) {
            row.values[at].reset();
        }
        row.position.reset();
        if (!answer.place) {
            return;
        }
        const Place& place = *answer.place;
        std::size_t i = 0;
        const auto set = [&](std::string value) {
            auto& cell = row.values[added_[i++]];
            if (!value.empty()) {
                cell = std::move(value);
            }
        };
        set(place.id);
        set(place.name);
        set(fmt::format("{}", place.position.lat_deg));
        set(fmt::format("{}", place.position.lon_deg));
        set(place.feature_class == ' ' ? std::string{} : std::string(1, place.feature_class));
        set(place.feature_code);
        set(place.country);
        set(place.admin1);
        set(place.admin2);
        set(fmt::format("{}", place.where_prec));
        set(std::string{to_string(answer.match)});
        set(fmt::format("{}", answer.confidence));
        row.position = place.position;
    }

    void append_line(std::string& text, const TableRow& row, const places::GeocodeQuery& query,
                     const places::GeocodeAnswer& answer) const
    {
        records::JsonWriter json{text};
        json.begin_object();
        json.key("row").integer(row.number).key("name").text(query.name);
        write_answer(json, answer);
        json.key("columns").begin_object();
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            json.key(columns_[i].name);
            if (!row.values[i]) {
                json.null();
            } else if (columns_[i].type == ColumnType::integer || columns_[i].type == ColumnType::real) {
                json.raw(*row.values[i]);
            } else {
                json.text(*row.values[i]);
            }
        }
        json.end_object();
        json.end_object();
        text += '\n';
    }

    void emit(const Block& block)
    {
        if (writer_) {
            for (const TableRow& row : block.rows) {
                writer_->write(row);
            }
        } else {
            out_.write(block.text);
        }
        for (std::size_t i = 0; i < block.rows.size(); ++i) {
            ++rows_;
            switch (block.matches[i]) {
            case places::MatchKind::exact:
                ++exact_;
                break;
            case places::MatchKind::variant:
                ++variant_;
                break;
            case places::MatchKind::fuzzy:
                ++fuzzy_;
                break;
            case places::MatchKind::none:
                ++(block.named[i] ? not_found_ : nameless_);
            }
        }
        progress_.show(fmt::format("{} rows", rows_));
    }

    const GeocodeTableOptions& options_;
    const std::string& country_;
    const gazetteer::Gazetteer& gazetteer_;
    const places::Overrides* overrides_;
    StandardOutput& out_;
    std::unique_ptr<bridge::TableReader> reader_;
    std::unique_ptr<bridge::TableWriter> writer_; ///< nullptr: NDJSON
    Progress progress_;
    std::vector<bridge::TableColumn> columns_; ///< of the output
    std::array<std::size_t, place_columns.size()> added_{};
    std::size_t place_ = absent, country_column_ = absent, admin1_ = absent, lat_ = absent, lon_ = absent;
    Answers answers_;
    std::uint64_t rows_ = 0, exact_ = 0, variant_ = 0, fuzzy_ = 0, not_found_ = 0, nameless_ = 0;
};

} // namespace

void GeocodeTableOptions::declare(OptionSet& options)
{
    options.value("--table", "FILE",
                  "Look up the places of a table: CSV, TSV, a spreadsheet or a layer; '-' is CSV from standard input.",
                  table);
    options.value("--layer", "NAME", "The layer or sheet of it; the first if not given.", layer);
    options.value("--place-column", "NAME", "The column with the names of the places.", place_column);
    options.value("--country-column", "NAME", "Column of it with countries, as codes or names.", country_column);
    options.value("--admin1-column", "NAME", "Column of it with first-order units, as names or codes.", admin1_column);
    options.value("--lat-column", "NAME", "Column of it with latitudes near which the places lie.", lat_column);
    options.value("--lon-column", "NAME", "Column of it with longitudes near which the places lie.", lon_column);
    options.value("--encoding", "NAME", "Encoding of a text table that is not UTF-8, as windows-1251.", encoding);
    options.value("-o,--output", "FILE",
                  "Write the table with columns for the place; the format follows the extension (.csv, .tsv, .xlsx, "
                  ".ods, .gpkg, .geojson, .shp). Without it, NDJSON goes to standard output.",
                  output);
    options.flag("--overwrite", "Replace an output that exists.", overwrite);
    options.value("--threads", "N", "Threads to work on; 0: one a core.", threads);
}

void GeocodeTableOptions::check() const
{
    if (table.empty()) {
        if (!output.empty() || !place_column.empty()) {
            throw UsageError{"--table FILE is missing: -o and --place-column are for tables"};
        }
        return;
    }
    if (place_column.empty()) {
        throw UsageError{"--place-column NAME is missing: the column of the table that holds the names of places"};
    }
    if (lat_column.empty() != lon_column.empty()) {
        throw UsageError{"--lat-column and --lon-column come together"};
    }
    if (threads < 0) {
        throw UsageError{fmt::format("--threads: {} is less than 0", threads)};
    }
    std::error_code absent_file;
    if (!output.empty() && std::filesystem::equivalent(table, output, absent_file)) {
        throw UsageError{fmt::format("-o {}: is the table itself", output)};
    }
}

void geocode_table(const GeocodeTableOptions& options, const std::string& country,
                   const gazetteer::Gazetteer& gazetteer, const places::Overrides* overrides, StandardOutput& out)
{
    TableRun{options, country, gazetteer, overrides, out}.run();
}

} // namespace placeline::cli
