// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/option_set.hpp"
#include "cli/standard_output.hpp"
#include "model/incident.hpp"

#include <string>

namespace placeline::cli {

/// Incidents on standard output, for the next program of a pipe: all of them, those without a place too.
class IncidentStream {
public:
    void declare(OptionSet& options);
    /// \param wanted  `-o -` was given. \throws UsageError  An option does not fit.
    void check(bool wanted) const;
    [[nodiscard]] bool is_csv() const noexcept { return to_ == "csv"; }
    /// \throws OutputError
    void write(const IncidentSet& set, StandardOutput& out) const;

private:
    std::string to_ = "ndjson";
    bool hxl_ = false;
};

} // namespace placeline::cli
