// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "model/incident.hpp"
#include "output/layer_file.hpp"

#include <memory>
#include <string>

namespace placeline::output {

/// The tables of a PostGIS database, filled in one transaction: until `publish` nobody sees any of it, and without that
/// nothing has changed.
class PostgisDatabase final : public LayerFile {
public:
    /// Connects, and checks that the tables are absent or may be filled.
    /// \param target   What the user typed; its password appears in no message.
    /// \param options  `overwrite`: tables that are there are emptied; `append`: they keep their rows.
    /// \throws OutputError  No connection, no PostGIS, a table that is there without `overwrite` or `append`, or one
    ///                      that placeline did not make.
    PostgisDatabase(const std::string& target, const bridge::LayerOptions& options);
    ~PostgisDatabase() override; ///< takes back what was not published

    /// Begins the transaction. With `append`, takes out what the incidents replace: rows of their `event_id` and of the
    /// ids that went into them, and mentions and shared claims of their reports.
    void begin(const IncidentSet& incidents);

    void begin_layer(const LayerSchema& schema) override;
    void add(std::span<const Value> values, const std::optional<LonLat>& position) override;
    void add_area(std::span<const Value> values, const Polygons* polygons) override;
    /// Adds a row to the table of runs: how these rows were made.
    void add_run(const bridge::Provenance& provenance);
    void finish() override;
    void publish() override;

private:
    struct Connection; // keeps GDAL's headers out of this one
    std::unique_ptr<Connection> connection_;
};

} // namespace placeline::output
