// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/option_set.hpp"
#include "gazetteer/gazetteer.hpp"
#include "places/overrides.hpp"

#include <memory>
#include <string>

namespace placeline::cli {

/// Declares --overrides. \param target  Path; empty: none.
void declare_overrides(OptionSet& options, std::string& target);

/// \return  nullptr where no file is named. \throws InputError  The file is absent or a row of it is wrong.
std::unique_ptr<const places::Overrides> open_overrides(const std::string& path, const gazetteer::Gazetteer& gazetteer);

/// Tells of the rows that no name of the run fitted: a misspelt name or id would go unseen.
void tell_unused(const places::Overrides* overrides);

} // namespace placeline::cli
