// SPDX-License-Identifier: Apache-2.0
#include "output/postgis_database.hpp"

#include "base/error.hpp"
#include "bridge/database_target.hpp"
#include "bridge/layer_formats.hpp"
#include "gis/errors.hpp"
#include "gis/handles.hpp"
#include "gis/thread_option.hpp"
#include "output/gdal_layer.hpp"
#include "output/text_values.hpp"

#include <algorithm>
#include <array>
#include <cpl_string.h>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace placeline::output {

namespace {

/// The tables, and the columns that rows are looked up by.
struct Table {
    std::string_view name;
    std::vector<std::string_view> keys;
};

const std::array<Table, 6>& tables()
{
    static const std::array<Table, 6> all{{{"incidents", {"event_id"}},
                                           {"unlocated", {"event_id"}},
                                           {"claims", {"event_id", "report_id"}},
                                           {"mentions", {"report_id"}},
                                           {"incident_areas", {"event_id"}},
                                           {"placeline_runs", {}}}};
    return all;
}

constexpr std::string_view mark = "Made by placeline"; // in the comment of each table

std::string quoted(std::string_view text, char quote)
{
    std::string result(1, quote);
    for (const char c : text) {
        if (c != '\0') { // SQL has no such character
            result.append(c == quote ? 2 : 1, c);
        }
    }
    return result + quote;
}

std::string sql_name(std::string_view name)
{
    return quoted(name, '"');
}

/// With standard_conforming_strings, which `Connection` sets, nothing but the quote itself is special.
std::string sql_text(std::string_view text)
{
    return quoted(text, '\'');
}

/// One line of what may be many, of a length to be read.
std::string in_one_line(std::string message)
{
    constexpr std::size_t most_bytes = 400;
    std::ranges::replace(message, '\n', ' ');
    message.erase(message.find_last_not_of(' ') + 1);
    return std::string{cut_utf8(message, most_bytes)};
}

} // namespace

struct PostgisDatabase::Connection {
    std::string target;
    std::string name = bridge::database_name(target); ///< for messages
    bridge::LayerOptions options;
    gis::ErrorScope errors;
    gis::ThreadOption copy{"PG_USE_COPY", "YES"}; // into tables that exist, too
    gis::Srs srs = gis::wgs84();
    GDALDatasetUniquePtr dataset;
    std::string schema;
    std::set<std::string> present; ///< those of our tables that were there before
    std::vector<OGRLayer*> layers; ///< begun, owned by the dataset
    std::optional<GdalLayer> layer;
    bool in_transaction = false;

    Connection(std::string typed, bridge::LayerOptions how) : target{std::move(typed)}, options{std::move(how)}
    {
        errors.rename(target, name);
    }

    [[noreturn]] void fail(std::string_view what = "cannot be written; its tables are as they were") const
    {
        throw OutputError{fmt::format("{}: {}: {}", name, what, in_one_line(errors.message()))};
    }

    void check(bool done) const
    {
        if (!done || errors.failed()) {
            fail();
        }
    }

    void open()
    {
        const std::string wanted = bridge::database_schema(target);
        RegisterOGRPG();
        constexpr std::array<const char*, 2> drivers{"PostgreSQL", nullptr};
        const std::string for_gdal = target.starts_with("postgres://") ? "postgresql" + target.substr(8) : target;
        dataset.reset(GDALDataset::Open(for_gdal.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE | GDAL_OF_VERBOSE_ERROR,
                                        drivers.data()));
        if (!dataset) {
            fail("cannot be opened; give the database as in PG:\"dbname=NAME\", a password in ~/.pgpass");
        }
        run("SET standard_conforming_strings = on");
        if (rows("SELECT extname FROM pg_extension WHERE extname = 'postgis'").empty()) {
            throw OutputError{fmt::format("{}: the database has no PostGIS; run CREATE EXTENSION postgis in it", name)};
        }
        const auto current = rows("SELECT nspname FROM pg_namespace WHERE nspname = current_schema()");
        if (current.empty() ||
            (!wanted.empty() && current[0] != wanted)) { // the next of the search path stands in for it
            throw OutputError{fmt::format("{}: its schema does not exist; run CREATE SCHEMA first", name)};
        }
        schema = current[0];
        find_tables();
    }

    void find_tables()
    {
        for (const Table& table : tables()) {
            const auto found = rows(fmt::format(
                "SELECT coalesce(obj_description(c.oid, 'pg_class'), '-') FROM pg_class c JOIN pg_namespace n ON "
                "n.oid = c.relnamespace WHERE n.nspname = {} AND c.relname = {}",
                sql_text(schema), sql_text(table.name)));
            if (found.empty()) {
                continue;
            }
            if (found[0].find(mark) == std::string::npos) {
                throw OutputError{fmt::format("{}: its table {} is not placeline's; give a schema of its own, as in "
                                              "PG:\"dbname=NAME active_schema=NAME\"",
                                              name, table.name)};
            }
            if (!options.overwrite && !options.append) {
                throw OutputError{fmt::format("{}: its table {} exists; give --append to add to it, replacing rows of "
                                              "the same event_id, or --overwrite to empty it first",
                                              name, table.name)};
            }
            present.insert(std::string{table.name});
        }
    }

    void run(const std::string& sql)
    {
        OGRLayer* result = dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr);
        if (result != nullptr) {
            dataset->ReleaseResultSet(result);
        }
        check(true);
    }

    /// The first column of what a query gives.
    std::vector<std::string> rows(const std::string& sql)
    {
        std::vector<std::string> values;
        OGRLayer* result = dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr);
        if (result != nullptr) {
            for (const auto& feature : *result) {
                values.emplace_back(feature->GetFieldAsString(0));
            }
            dataset->ReleaseResultSet(result);
        }
        check(true);
        return values;
    }

    [[nodiscard]] std::string qualified(std::string_view table) const
    {
        return sql_name(schema) + '.' + sql_name(table);
    }

    /// Deletes the rows of a table, if it is there, whose column has one of the texts.
    void remove(std::string_view table, const std::string& condition, const std::set<std::string_view>& texts)
    {
        constexpr std::size_t in_one = 1000; // keeps a statement well below PostgreSQL's limits
        if (!present.contains(std::string{table})) {
            return;
        }
        for (auto next = texts.begin(); next != texts.end();) {
            std::string list;
            for (std::size_t n = 0; n < in_one && next != texts.end(); ++n, ++next) {
                list += (list.empty() ? "" : ",") + sql_text(*next);
            }
            run(fmt::format("DELETE FROM {} WHERE {} IN ({})", qualified(table), condition, list));
        }
    }

    OGRLayer& create_table(const LayerSchema& wanted)
    {
        CPLStringList how;
        how.SetNameValue("SCHEMA", schema.c_str());
        how.SetNameValue("FID", "fid");
        how.SetNameValue("GEOMETRY_NAME", "geom");
        how.SetNameValue("DIM", "2");
        how.SetNameValue("DESCRIPTION", fmt::format("{}. {}", wanted.description, mark).c_str());
        auto* made = dataset->CreateLayer(wanted.name.c_str(), wanted.geometry == Geometry::none ? nullptr : srs.get(),
                                          geometry_type(wanted.geometry), how.List());
        check(made != nullptr);
        for (const Field& field : wanted.fields) {
            OGRFieldDefn definition{std::string{field.name}.c_str(), field_type(field, bridge::LayerFormat::postgis)};
            check(made->CreateField(&definition) == OGRERR_NONE);
        }
        return *made;
    }

    OGRLayer& open_table(const LayerSchema& wanted)
    {
        auto* found = dataset->GetLayerByName((schema + '.' + wanted.name).c_str());
        check(found != nullptr);
        for (const Field& field : wanted.fields) {
            if (found->GetLayerDefn()->GetFieldIndex(std::string{field.name}.c_str()) < 0) {
                throw OutputError{
                    fmt::format("{}: its table {} has no column {}: another version of placeline made it; "
                                "give another schema, or drop the table first",
                                name, wanted.name, field.name)};
            }
        }
        return *found;
    }
};

PostgisDatabase::PostgisDatabase(const std::string& target, const bridge::LayerOptions& options)
    : connection_{std::make_unique<Connection>(target, options)}
{
    connection_->open();
}

PostgisDatabase::~PostgisDatabase()
{
    auto& c = *connection_;
    c.layer.reset();
    if (c.in_transaction) {
        c.dataset->RollbackTransaction(); // what it says of it, nobody needs to know
    }
    c.dataset.reset();
}

void PostgisDatabase::begin(const IncidentSet& incidents)
{
    auto& c = *connection_;
    c.check(c.dataset->StartTransaction() == OGRERR_NONE);
    c.in_transaction = true;
    if (c.options.overwrite) {
        for (const std::string& table : c.present) {
            c.run("TRUNCATE " + c.qualified(table));
        }
        return;
    }
    for (const std::string& table :
         c.present) { // of two runs at a time the second waits, and then sees the first's rows
        c.run(fmt::format("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE", c.qualified(table)));
    }
    std::set<std::string_view> events;
    std::set<std::string_view> reports;
    for (const MergedIncident& merged : incidents.incidents) {
        events.insert(merged.incident.id);
        events.insert(merged.replaces.begin(), merged.replaces.end());
        reports.insert(merged.reports.begin(), merged.reports.end());
    }
    for (const SourcedMention& mention : incidents.mentions) {
        reports.insert(mention.report_id);
    }
    for (const char* table : {"incidents", "unlocated", "incident_areas", "claims"}) {
        c.remove(table, "event_id", events);
    }
    c.remove("claims", "event_id IS NULL AND report_id", reports);
    c.remove("mentions", "report_id", reports);
}

void PostgisDatabase::begin_layer(const LayerSchema& schema)
{
    auto& c = *connection_;
    c.layer.reset();
    OGRLayer& layer = c.present.contains(schema.name) ? c.open_table(schema) : c.create_table(schema);
    static const auto& format = bridge::layer_format_of("PG:", {});
    c.layer.emplace(layer, format, schema.fields);
    c.layers.push_back(&layer);
}

void PostgisDatabase::add(std::span<const Value> values, const std::optional<LonLat>& position)
{
    connection_->check(connection_->layer->add(values, position));
}

void PostgisDatabase::add_area(std::span<const Value> values, const Polygons* polygons)
{
    connection_->check(connection_->layer->add_area(values, polygons));
}

void PostgisDatabase::add_run(const bridge::Provenance& provenance)
{
    begin_layer({"placeline_runs",
                 "How the rows were made, a row for each run",
                 Geometry::none,
                 {{"program"}, {"gazetteer"}, {"options"}, {"made"}, {"provenance"}}});
    const std::string json = bridge::provenance_json(provenance);
    const std::array row{text_or_null(provenance.program), text_or_null(provenance.gazetteer),
                         text_or_null(provenance.options), text_or_null(provenance.made), text_or_null(json)};
    add(row, std::nullopt);
}

void PostgisDatabase::finish()
{
    auto& c = *connection_;
    c.layer.reset();
    for (OGRLayer* layer : c.layers) { // makes the tables of empty layers too
        c.check(layer->SyncToDisk() == OGRERR_NONE);
    }
    for (const Table& table : tables()) {
        for (const std::string_view key : table.keys) {
            if (!c.present.contains(std::string{table.name})) {
                c.run(fmt::format("CREATE INDEX ON {} ({})", c.qualified(table.name), sql_name(key)));
            }
        }
    }
}

void PostgisDatabase::publish()
{
    auto& c = *connection_;
    if (c.dataset->CommitTransaction() != OGRERR_NONE ||
        c.errors.failed()) { // the server may have done it and died then
        c.fail("the end of the transaction failed; look whether the tables hold this run, and if not run it again");
    }
    c.in_transaction = false;
}

} // namespace placeline::output
