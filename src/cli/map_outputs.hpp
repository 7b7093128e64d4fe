// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "cli/incident_stream.hpp"
#include "cli/option_set.hpp"
#include "cli/picture_options.hpp"
#include "gazetteer/gazetteer.hpp"
#include "model/incident.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::cli {

/// "1 incident", "12 incidents".
std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

/// What commands write incidents to: layers, records and finished maps, each by its extension, with their options.
class MapOutputs {
public:
    /// \param presence  Whether at least one `-o` must be given.
    void declare(OptionSet& options, OptionSet::Presence presence);
    /// For a command that writes finished maps and pages alone; at least one must be given.
    void declare_drawn(OptionSet& options);

    /// All that can fail for the outputs' sake fails here, before any input is read.
    /// \param inputs  None of them may be an output. \param best_rule  Named on maps.
    /// \throws UsageError, OutputError
    void prepare(const std::vector<std::string>& inputs, bool overwrite, const std::string& best_rule);

    [[nodiscard]] bool any() const noexcept { return !outputs_.empty(); }

    /// Writes all outputs and tells of each what is in it. \throws OutputError
    /// \param out  For the output '-'.
    void write(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer, const bridge::Provenance& made_how,
               StandardOutput& out) const;
    /// Whether '-' is an output, so that nothing else belongs on standard output.
    [[nodiscard]] bool streams() const noexcept { return streams_; }

private:
    [[nodiscard]] bridge::LayerOptions layer_options() const;

    bool drawn_alone_ = false;
    std::vector<std::string> outputs_;
    bool with_claims_ = false;
    bool with_style_ = false;
    std::string area_geometry_ = "point";
    PictureOptions pictures_;
    IncidentStream stream_;

    bool overwrite_ = false;
    std::string best_rule_;
    bool streams_ = false;                       ///< to standard output
    std::vector<std::filesystem::path> records_; ///< NDJSON, which the core writes
    std::vector<bridge::LayerTarget> layers_;
    std::vector<std::filesystem::path> maps_; ///< finished pictures
    std::vector<std::filesystem::path> pages_;
};

} // namespace placeline::cli
