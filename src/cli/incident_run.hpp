// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/filters.hpp"
#include "cli/option_set.hpp"
#include "cli/report_input.hpp"
#include "incidents/merge.hpp"
#include "model/incident.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace placeline::cli {

/// What `map` and `merge` have in common: reports, parsed reports and joined incidents in, one joined set out.
struct IncidentOptions {
    ReportOptions reports;
    Filters filters;
    double radius_km = incidents::MergeOptions{}.radius_km;
    int days = incidents::MergeOptions{}.days;
    std::string best = "contract";
    std::string allocate = "none";
    std::string corrections; ///< path; empty: none
    bool keep_texts = false; ///< of the reports, for what shows them; set by the command

    /// \param positional, help  Of the arguments; empty: those of all commands that read reports.
    void declare(OptionSet& options, std::string_view positional = {}, std::string_view help = {});
    /// \throws UsageError
    void check() const;
    [[nodiscard]] incidents::MergeOptions merge_options() const noexcept;
};

struct IncidentRun {
    IncidentSet incidents;
    std::map<std::string, std::string, std::less<>> texts; ///< by report, where they were asked for and came along
    std::uint64_t left_out = 0;                            ///< by filters
    int status = 0;                                        ///< of the input: 1 when some of it could not be read
    std::vector<FileChecksum> inputs;                      ///< where their checksums were asked for
    bool any_record = false;                               ///< false: nothing was read, and nothing should be written
};

/// Reads all inputs, parses the reports among them, joins and filters.
IncidentRun run_incidents(IncidentOptions& options, const gazetteer::Gazetteer& gazetteer);

} // namespace placeline::cli
