// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/option_set.hpp"

#include <string>

namespace placeline::cli {

/// --to of commands that answer people and scripts.
class AnswerForm {
public:
    void declare(OptionSet& options);
    /// A table for people; else NDJSON.
    [[nodiscard]] bool is_table() const;

private:
    std::string to_ = "auto";
};

} // namespace placeline::cli
