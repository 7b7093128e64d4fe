// SPDX-License-Identifier: Apache-2.0
#include "incidents/succession.hpp"

#include <limits>
#include <map>
#include <set>
#include <string_view>

namespace placeline::incidents {

namespace {

/// Whether of two numbers of one report the one called new replaces the other: all but what another named speaker holds
/// against it. "It climbed to nine after two more died": both are new, the whole is the greater one.
bool replaces_in_report(const Reading& later, const Reading& earlier)
{
    const bool newer = later.supersedes() && (!earlier.supersedes() || earlier.size() < later.size());
    return newer && !later.outdated() &&
           (earlier.claim().attributed_to.empty() || later.claim().attributed_to.empty() ||
            earlier.claim().attributed_to == later.claim().attributed_to);
}

bool tells_anew(const Reading& reading)
{
    return reading.supersedes() || reading.first().update;
}

/// The greatest numbers told anew on one day, of two sources: for each source the greatest of another is at hand.
struct AnewOfDay {
    std::uint32_t greatest = 0;
    std::string_view source;
    std::uint32_t of_others = 0;

    void add(std::uint32_t size, std::string_view from)
    {
        if (from == source) {
            greatest = std::max(greatest, size);
        } else if (size > greatest) {
            of_others = greatest;
            greatest = size;
            source = from;
        } else {
            of_others = std::max(of_others, size);
        }
    }
    [[nodiscard]] std::uint32_t beside(std::string_view from) const { return from == source ? of_others : greatest; }
};

/// What gives way to what (CONTRACT: same source, or the toll rose or was corrected), without comparing all pairs.
class Succession {
public:
    explicit Succession(const std::vector<Reading>& readings)
    {
        // The greatest number that each report calls an earlier one: a lower one beside it is a correction.
        std::map<std::string_view, std::uint32_t> outdated_in;
        for (const Reading& reading : readings) {
            const std::string_view report = reading.first().report;
            if (reading.outdated()) {
                std::uint32_t& size = outdated_in[report];
                size = std::max(size, reading.size());
            } else if (reading.value) {
                tell_.insert(report);
            }
            of_report_[report].push_back(&reading);
            const Reading*& last = last_of_source_[reading.first().source];
            if (last == nullptr || told_before(last->first(), reading.first())) {
                last = &reading;
            }
        }
        for (const Reading& reading : readings) {
            if (!tells_anew(reading)) {
                continue;
            }
            const auto old = outdated_in.find(reading.first().report);
            const bool corrected_down = old != outdated_in.end() && old->second > reading.size();
            anew_[reading.first().told].add(reading.size(), reading.first().source);
            std::uint32_t& reach = reach_[reading.first().told];
            reach = std::max(reach, corrected_down ? std::numeric_limits<std::uint32_t>::max() : reading.size());
        }
        std::uint32_t later = 0;
        for (auto day = reach_.rbegin(); day != reach_.rend(); ++day) {
            later = day->second = std::max(day->second, later);
        }
    }

    [[nodiscard]] bool gives_way(const Reading& reading) const
    {
        const Statement& first = reading.first();
        if (reading.outdated() && tell_.contains(first.report)) {
            return true;
        }
        const auto& together = of_report_.at(first.report);
        if (std::any_of(together.begin(), together.end(), [&](const Reading* other) {
                return other != &reading && replaces_in_report(*other, reading);
            })) {
            return true;
        }
        // The readings of a report are neighbours in the order of telling: the last of the source tells all.
        const Statement& last = last_of_source_.at(first.source)->first();
        if (last.report != first.report && told_before(first, last)) {
            return true;
        }
        // Of one day's reports, the one that says the toll rose is the later.
        const auto day = anew_.find(first.told);
        if (day != anew_.end() && !tells_anew(reading) && !reading.retelling() &&
            day->second.beside(first.source) > reading.size()) {
            return true;
        }
        const auto later = reach_.upper_bound(first.told);
        return later != reach_.end() && later->second >= reading.size();
    }

private:
    std::set<std::string_view> tell_;
    std::map<std::string_view, std::vector<const Reading*>> of_report_;
    std::map<std::string_view, const Reading*> last_of_source_;
    std::map<std::optional<Day>, AnewOfDay> anew_;
    /// Per day of telling: the greatest number that one told anew then or later takes the place of.
    std::map<std::optional<Day>, std::uint32_t> reach_;
};

} // namespace

std::vector<const Reading*> standing_among(const std::vector<Reading>& readings)
{
    const Succession succession{readings};
    std::vector<const Reading*> standing;
    for (const Reading& reading : readings) {
        if (!succession.gives_way(reading)) {
            standing.push_back(&reading);
        }
    }
    return standing;
}

} // namespace placeline::incidents
