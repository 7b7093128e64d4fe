// SPDX-License-Identifier: Apache-2.0
#include "cli/answer_form.hpp"

#include "cli/standard_output.hpp"

namespace placeline::cli {

void AnswerForm::declare(OptionSet& options)
{
    options.choice("--to", "A table for people or NDJSON for scripts; auto: the table on a terminal.",
                   {"auto", "table", "ndjson"}, to_);
}

bool AnswerForm::is_table() const
{
    return to_ == "table" || (to_ == "auto" && StandardOutput::is_terminal());
}

} // namespace placeline::cli
