// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/report.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace placeline::pipeline {

/// What is kept of a report that was taken: enough to know it again, and to tell that it was sent again with other
/// words.
struct Fingerprint {
    std::uint64_t id = 0;
    std::uint64_t content = 0;

    bool operator==(const Fingerprint&) const = default;
};

/// Of all that parsing reads of a report, and of nothing else: a counter of views that a feed carries along makes no
/// report new.
Fingerprint fingerprint(const Report& report);

/// The reports that were taken so far, each text of each once. Some 24 bytes a report.
class SeenReports {
public:
    struct Taken {
        bool known = false;         ///< this very text was taken before
        std::uint32_t revision = 0; ///< how many other texts of the same id were taken before it
        std::size_t index = 0;      ///< in `all`; of a report that is not known
    };

    /// Takes a report, unless it is known.
    Taken take(const Fingerprint& report);

    /// In the order in which they were taken.
    [[nodiscard]] std::span<const Fingerprint> all() const noexcept { return taken_; }

private:
    void grow();
    [[nodiscard]] std::size_t first_slot(std::uint64_t id) const noexcept;

    std::vector<Fingerprint> taken_;
    std::vector<std::uint32_t> slots_; ///< open addressing by id: index in `taken_` plus 1; 0: free
};

} // namespace placeline::pipeline
