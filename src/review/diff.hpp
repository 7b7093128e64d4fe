// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/incident.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace placeline::review {

/// A value of a row that is another now, as its column shows it; empty: null.
struct FieldChange {
    std::string field; ///< a column of the layer `incidents`, "reports" or "claims"
    std::string old_value;
    std::string new_value;

    bool operator==(const FieldChange&) const = default;
};

enum class ChangeKind {
    added,   ///< only the new run has it
    changed, ///< both have it, with other values
    became,  ///< the new run counts it as part of another
    left,    ///< the old run counted it as part of another
    gone     ///< only the old run has it
};
std::string_view to_string(ChangeKind kind) noexcept; ///< "new", "changed", "became", "left", "gone"

struct Change {
    ChangeKind kind = ChangeKind::added;
    std::string id;
    std::string other;                       ///< `became`: the new incident; `left`: the old one
    const MergedIncident* old_one = nullptr; ///< as long as the lists that were compared
    const MergedIncident* new_one = nullptr; ///< `became`: what it became
    std::vector<FieldChange> fields;         ///< in the order of the columns; none for `added` and `gone`
};

/// What differs between two runs, by id: first what the old run has, in its order, then what only the new one has. A
/// field is compared only where both could tell it: a layer tells less than the records of a run. Numbers are compared
/// as layers round them. \param old_run, new_run  Each id once.
std::vector<Change> diff(const std::vector<MergedIncident>& old_run, const std::vector<MergedIncident>& new_run);

} // namespace placeline::review
