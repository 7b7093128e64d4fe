// SPDX-License-Identifier: Apache-2.0
#include "claims/words.hpp"

namespace placeline::claims {

text::ClassId Words::cls(std::string_view name)
{
    return text::builtin_lexicon().cls(name);
}

const Words& words()
{
    static const Words built_in;
    return built_in;
}

} // namespace placeline::claims
