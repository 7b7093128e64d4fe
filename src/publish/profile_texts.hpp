// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace placeline::publish {

struct ProfileText {
    std::string_view name;
    std::string_view table;
};

/// geodata/profiles/*.tsv, as they were when the program was built.
std::span<const ProfileText> profile_texts() noexcept;

} // namespace placeline::publish
