// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/likeness.hpp"
#include "incidents/same_event.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace placeline::incidents {

/// Candidates joined so far: each starts as a group of its own, and two groups become one where no two of their
/// candidates contradict each other. A group is named by its root, one of its candidates. Candidates, likenesses and
/// options must live as long as this.
class EventGroups {
public:
    EventGroups(const std::vector<Candidate>& candidates, const std::vector<Likeness>& likenesses,
                const MergeOptions& options);

    std::uint32_t root_of(std::uint32_t candidate);

    /// Joins the groups of two candidates unless they contradict each other. \return  Whether they are one group now.
    bool join(std::uint32_t a, std::uint32_t b);

    /// Joins the groups of two candidates whatever speaks against it.
    void unite(std::uint32_t a, std::uint32_t b);

    /// Whether what is told of an area may be the event at a place in it: they do not contradict each other, and their
    /// tolls tie them. \param area, inner  Roots.
    bool may_be_one_in_area(const Place& where, std::uint32_t area, std::uint32_t inner);

    /// `fit_of` two likenesses, reckoned once.
    const Fit& fit(std::uint32_t a, std::uint32_t b);

    /// The candidates of each group, ascending; by root.
    [[nodiscard]] std::vector<Indices> all();

private:
    /// The days that one source states in a group. All of them overlap when the last to start starts before the first
    /// to end ends.
    struct SourceDays {
        bool all_stated = true;
        Day last_start{};
        Day first_end{};
    };

    /// What a joined group is compared by.
    struct Group {
        std::unordered_set<std::string_view> reports;
        std::unordered_map<std::string_view, SourceDays> sources;
        std::map<std::uint32_t, std::set<std::uint32_t>> likenesses; ///< with the sets of numbers told
        std::uint32_t pin = 0;                                       ///< `Candidate::pin`
    };

    void open_group(std::uint32_t candidate, std::uint32_t likeness, std::uint32_t number_set);
    bool agree(const Group& large, const Group& small);
    [[nodiscard]] bool tell_alike(const std::set<std::uint32_t>& first, const std::set<std::uint32_t>& second) const;
    [[nodiscard]] bool tolls_tie(const Place& area, const Group& a, const Group& b) const;
    [[nodiscard]] bool have_number_in_common(const Group& a, const Group& b, std::uint32_t least) const;
    [[nodiscard]] std::set<Number> numbers_of(const Group& group) const;
    [[nodiscard]] std::uint32_t most_killed(const Group& group) const;

    const std::vector<Candidate>& candidates_;
    const std::vector<Likeness>& likenesses_;
    const MergeOptions& options_;
    Indices parent_;
    std::vector<Group> groups_;
    std::map<std::set<Number>, std::uint32_t> number_sets_owner_;
    std::vector<const std::set<Number>*> number_sets_;
    std::unordered_map<std::uint64_t, Fit> fits_;
};

} // namespace placeline::incidents
