// SPDX-License-Identifier: Apache-2.0
#include "incidents/share_groups.hpp"

#include "base/hash.hpp"

#include <algorithm>

namespace placeline::incidents {

std::string share_group_of(std::vector<std::string> keys)
{
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    IdHash hash;
    hash.add("share");
    for (const std::string& key : keys) {
        hash.add(key);
    }
    return hash.text();
}

} // namespace placeline::incidents
