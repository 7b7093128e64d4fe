// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/option_set.hpp"
#include "gazetteer/gazetteer.hpp"
#include "review/corrections.hpp"

#include <string>

namespace placeline::cli {

/// Declares --corrections. \param target  Path; empty: none.
void declare_corrections(OptionSet& options, std::string& target);

/// What people said; where no file is named, what records carry along holds all the same. Columns that mean nothing are
/// told. \param gazetteer  Must outlive what is returned. \throws InputError  The file is absent or a row of it is
/// wrong.
review::Corrections open_corrections(const std::string& path, const gazetteer::Gazetteer& gazetteer);

/// Tells, at the end of a run, what reviewers saw that the program no longer finds, and the rows that did nothing.
/// \return  Whether there were any of the latter.
bool tell_of(const review::Corrections& corrections);

} // namespace placeline::cli
