// SPDX-License-Identifier: Apache-2.0
#include "cli/geocode_table.hpp"

#include "base/error.hpp"
#include "bridge/gis_module.hpp"
#include "cli/csv_table_reader.hpp"
#include "cli/geocode_answer.hpp"
#include "cli/known_answers.hpp"
#include "cli/messages.hpp"
#include "cli/place_cells.hpp"
#include "cli/progress.hpp"
#include "cli/table_output.hpp"
#include "geo/distance.hpp"
#include "input/zip_size.hpp"
#include "pipeline/rounding.hpp"
#include "pipeline/run_in_order.hpp"
#include "places/geocode.hpp"
#include "records/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace placeline::cli {

namespace {

using bridge::ColumnType;
using bridge::TableRow;

constexpr std::size_t rows_of_block = 256;
constexpr std::size_t absent = ~std::size_t{0};

bool is_text_table(const std::filesystem::path& path)
{
    const auto extension = path.extension();
    return path == "-" || extension == ".csv" || extension == ".tsv" || extension == ".txt" || extension == ".gz";
}

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

class TableRun {
public:
    TableRun(const GeocodeTableOptions& options, const GivenWhere& where, const gazetteer::Gazetteer& gazetteer,
             const places::Overrides* overrides, StandardOutput& out)
        : options_{options}, where_{where}, gazetteer_{gazetteer}, overrides_{overrides}, out_{out},
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
        cells_.emplace(columns_);
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
        if (lat_ != absent) {
            const auto lat = degrees(row.values[lat_]);
            const auto lon = degrees(row.values[lon_]);
            if (lat && lon && geo::valid({*lon, *lat})) {
                query.near = LonLat{*lon, *lat};
            }
        } else {
            query.near = row.position;
        }
        where_.complete(query);
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
        const KnownAnswers::Answer none = std::make_shared<const places::GeocodeAnswer>();
        for (TableRow& row : block.rows) {
            const places::GeocodeQuery query = query_of(row);
            const KnownAnswers::Answer answer = query.name.empty() ? none : answers_.get(query, ask);
            block.matches.push_back(answer->place ? answer->match : places::MatchKind::none);
            block.named.push_back(!query.name.empty());
            if (writer_) {
                cells_->fill(row, *answer);
            } else {
                append_line(block.text, row, query, *answer);
            }
        }
        return std::move(block);
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
    const GivenWhere& where_;
    const gazetteer::Gazetteer& gazetteer_;
    const places::Overrides* overrides_;
    StandardOutput& out_;
    std::unique_ptr<bridge::TableReader> reader_;
    std::unique_ptr<bridge::TableWriter> writer_; ///< nullptr: NDJSON
    Progress progress_;
    std::vector<bridge::TableColumn> columns_; ///< of the output
    std::optional<PlaceCells> cells_;          ///< where a file is written
    std::size_t place_ = absent, country_column_ = absent, admin1_ = absent, lat_ = absent, lon_ = absent;
    KnownAnswers answers_;
    std::uint64_t rows_ = 0, exact_ = 0, variant_ = 0, fuzzy_ = 0, not_found_ = 0, nameless_ = 0;
};

} // namespace

void geocode_table(const GeocodeTableOptions& options, const GivenWhere& where, const gazetteer::Gazetteer& gazetteer,
                   const places::Overrides* overrides, StandardOutput& out)
{
    TableRun{options, where, gazetteer, overrides, out}.run();
}

} // namespace placeline::cli
