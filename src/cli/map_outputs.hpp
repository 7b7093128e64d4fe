// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/gis_module.hpp"
#include "cli/incident_stream.hpp"
#include "cli/option_set.hpp"
#include "cli/picture_options.hpp"
#include "cli/profile_option.hpp"
#include "cli/public_option.hpp"
#include "gazetteer/gazetteer.hpp"
#include "model/incident.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::cli {

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

    /// Whether finished maps become sheets, with the incidents and their sums in words.
    void draw_sheets(bool sheets) noexcept { sheets_ = sheets; }
    [[nodiscard]] bool any() const noexcept { return !outputs_.empty(); }

    /// Writes all outputs and tells of each what is in it. \throws OutputError
    /// \param out  For the output '-'.
    void write(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer, bridge::Provenance made_how,
               StandardOutput& out) const;
    /// Whether some output says how it was made.
    [[nodiscard]] bool tell_how() const noexcept { return outputs_.size() > (streams_ ? 1U : 0U); }
    [[nodiscard]] bool made_public() const noexcept { return public_.given(); }
    /// Whether shared numbers are to be split over their places, whatever --allocate says.
    [[nodiscard]] bool splits_shared() const { return profile_.splits_shared(); }
    /// Whether '-' is an output, so that nothing else belongs on standard output.
    [[nodiscard]] bool streams() const noexcept { return streams_; }

private:
    void write_all(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer, const bridge::AreaSource& areas,
                   const bridge::Provenance& made_how, StandardOutput& out) const;
    void write_profiles(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer,
                        const bridge::Provenance& made_how, StandardOutput& out) const;
    /// \throws UsageError
    void check_append() const;
    [[nodiscard]] bridge::LayerOptions layer_options() const;

    bool drawn_alone_ = false;
    std::vector<std::string> outputs_;
    bool append_ = false;
    bool with_claims_ = false;
    bool with_style_ = false;
    std::string area_geometry_ = "point";
    PictureOptions pictures_;
    IncidentStream stream_;
    PublicOption public_;
    ProfileOption profile_;

    bool overwrite_ = false;
    std::string best_rule_;
    bool sheets_ = false;
    bool streams_ = false;                       ///< to standard output
    std::vector<std::filesystem::path> records_; ///< NDJSON, which the core writes
    std::vector<bridge::LayerTarget> layers_;
    std::vector<std::filesystem::path> profiles_; ///< CSV with --profile
    std::vector<std::filesystem::path> maps_;     ///< finished pictures
    std::vector<std::filesystem::path> pages_;
};

} // namespace placeline::cli
