// SPDX-License-Identifier: Apache-2.0
#include "pipeline/seen_reports.hpp"

#include "base/hash.hpp"

#include <bit>
#include <string_view>

namespace placeline::pipeline {

namespace {

/// FNV-1a of several parts, so that ("ab", "c") and ("a", "bc") differ.
class Digest {
public:
    Digest& add(std::string_view part) noexcept
    {
        hash_ = fnv1a(part, hash_);
        return add(part.size());
    }
    Digest& add(std::uint64_t number) noexcept
    {
        hash_ = (hash_ ^ number) * 0x9E3779B97F4A7C15U; // 2^64 over the golden ratio: spreads low bits
        hash_ ^= hash_ >> 32U;
        return *this;
    }
    Digest& add(double number) noexcept { return add(std::bit_cast<std::uint64_t>(number)); }
    [[nodiscard]] std::uint64_t value() const noexcept { return hash_; }

private:
    std::uint64_t hash_ = fnv1a("");
};

} // namespace

Fingerprint fingerprint(const Report& report)
{
    Digest content;
    content.add(report.title).add(report.text).add(report.published).add(report.source).add(report.url);
    content.add(report.lang);
    for (const LonLat& position : report.positions) {
        content.add(position.lon_deg).add(position.lat_deg);
    }
    for (const TextSpan& span : report.given_mentions) {
        content.add(std::uint64_t{span.begin}).add(std::uint64_t{span.end});
    }
    return {.id = Digest{}.add(report.id).value(), .content = content.value()};
}

std::size_t SeenReports::first_slot(std::uint64_t id) const noexcept
{
    return static_cast<std::size_t>(id) & (slots_.size() - 1);
}

void SeenReports::grow()
{
    constexpr std::size_t fewest = 1024; // a power of two, as all its doubles are
    slots_.assign(slots_.empty() ? fewest : slots_.size() * 2, 0);
    for (std::size_t i = 0; i < taken_.size(); ++i) {
        std::size_t slot = first_slot(taken_[i].id);
        while (slots_[slot] != 0) {
            slot = (slot + 1) & (slots_.size() - 1);
        }
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

SeenReports::Taken SeenReports::take(const Fingerprint& report)
{
    if ((taken_.size() + 1) * 4 > slots_.size() * 3) {
        grow();
    }
    Taken result;
    std::size_t slot = first_slot(report.id);
    for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
        const Fingerprint& other = taken_[slots_[slot] - 1];
        if (other == report) {
            return {.known = true};
        }
        result.revision += other.id == report.id ? 1U : 0U;
    }
    result.index = taken_.size();
    taken_.push_back(report);
    slots_[slot] = static_cast<std::uint32_t>(taken_.size());
    return result;
}

} // namespace placeline::pipeline
