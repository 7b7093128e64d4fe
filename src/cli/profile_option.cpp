// SPDX-License-Identifier: Apache-2.0
#include "cli/profile_option.hpp"

#include "cli/messages.hpp"
#include "publish/profile.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace placeline::cli {

void ProfileOption::declare(OptionSet& options)
{
    std::vector<std::string> names = publish::profile_names();
    names.insert(names.begin(), "none");
    options.choice("--profile", "Columns of CSV outputs: placeline's own, or as ACLED, HXL or UCDP GED have them.",
                   names, name_);
}

bool ProfileOption::splits_shared() const
{
    return given() && publish::Profile{name_}.splits_shared();
}

std::string ProfileOption::table(const IncidentSet& set, const gazetteer::Gazetteer& gazetteer,
                                 const std::string& shown, bridge::Provenance& made_how) const
{
    const publish::Profile profile{name_};
    publish::Profile::Table made = profile.table(set.incidents, gazetteer);
    const auto tell = [&](const std::string& note) {
        say(fmt::format("{}: {}", shown, note));
        made_how.notes.push_back(note);
    };
    if (const auto unfilled = profile.unfilled(); !unfilled.empty()) {
        tell(fmt::format("columns of {} that nothing fills: {}", name_, fmt::join(unfilled, ", ")));
    }
    for (const std::string& note : profile.notes()) {
        made_how.notes.push_back(note);
    }
    if (made.left_out.empty()) {
        return std::move(made.csv);
    }
    constexpr std::size_t most = 5; // the others are in the provenance
    std::string words;
    for (std::size_t i = 0; i < made.left_out.size(); ++i) {
        const auto& [id, why] = made.left_out[i];
        made_how.notes.push_back(fmt::format("left out: {} ({})", id, why));
        words += i < most ? fmt::format("{}{} ({})", i == 0 ? "" : ", ", id, why) : i == most ? ", ..." : "";
    }
    say(fmt::format("{}: {} of {} incidents left out, which {} has no row for: {}", shown, made.left_out.size(),
                    set.incidents.size(), name_, words));
    return std::move(made.csv);
}

} // namespace placeline::cli
