// SPDX-License-Identifier: Apache-2.0
#include "incidents/group_events.hpp"

#include "incidents/event_groups.hpp"
#include "incidents/likeness.hpp"
#include "incidents/sites.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace placeline::incidents {

namespace {

/// How many groups one group is tried against for each way in which they may fit: reports of few sources without a
/// stated day contradict each other without end.
constexpr std::uint32_t most_tries = 256;

class Grouping {
public:
    Grouping(const std::vector<Candidate>& candidates, const MergeOptions& options)
        : candidates_{candidates}, options_{options}, likenesses_{likenesses_of(candidates)},
          groups_{candidates, likenesses_, options}
    {
    }

    std::vector<Indices> find()
    {
        join_teams();
        for (const Edge& edge : edges()) {
            if (edge.number) {
                join_all(likenesses_[edge.a].by_number.at(*edge.number), likenesses_[edge.b].by_number.at(*edge.number),
                         edge.a == edge.b);
            } else {
                join_all(likenesses_[edge.a].members, likenesses_[edge.b].members, edge.a == edge.b);
            }
        }
        join_areas();
        return groups_.all();
    }

private:
    /// Members of two likenesses (or of one) fit, all of them or those that tell one number.
    struct Edge {
        double cost;
        std::uint32_t a;
        std::uint32_t b;
        std::optional<Number> number;
        auto operator<=>(const Edge&) const = default;
    };

    [[nodiscard]] const Candidate& example(std::uint32_t likeness) const
    {
        return candidates_[likenesses_[likeness].example];
    }

    void join_teams()
    {
        std::map<std::uint32_t, std::uint32_t> first_of;
        for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
            if (const std::uint32_t team = candidates_[i].team; team != 0) {
                groups_.unite(first_of.emplace(team, i).first->second, i);
            }
        }
    }

    /// Best fit first.
    [[nodiscard]] std::vector<Edge> edges()
    {
        std::vector<Edge> found;
        const auto compare = [&](std::uint32_t a, std::uint32_t b) {
            const Fit fit = fit_of(example(a), example(b), options_);
            if (fit.cost_alone) {
                found.push_back({*fit.cost_alone, std::min(a, b), std::max(a, b), std::nullopt});
            }
            if (!fit.cost_with_number) {
                return;
            }
            const bool fewer = likenesses_[a].by_number.size() < likenesses_[b].by_number.size();
            const auto& other = likenesses_[fewer ? b : a].by_number;
            for (const auto& [number, members] : likenesses_[fewer ? a : b].by_number) {
                if (number.second >= fit.least_number && other.contains(number)) {
                    found.push_back({*fit.cost_with_number, std::min(a, b), std::max(a, b), number});
                }
            }
        };
        const Surroundings surroundings{likenesses_, candidates_, options_};
        std::map<std::string_view, Indices> by_name;
        for (std::uint32_t l = 0; l < likenesses_.size(); ++l) {
            by_name[example(l).name].push_back(l);
        }
        ByToll by_toll;
        for (std::uint32_t l = 0; l < likenesses_.size(); ++l) {
            if (const auto& days = example(l).days) {
                for (const auto& [number, members] : likenesses_[l].by_number) {
                    by_toll[{days->start, number}].push_back(l);
                }
            }
        }
        for (std::uint32_t a = 0; a < likenesses_.size(); ++a) {
            if (example(a).part->incident.place) {
                for (const std::uint32_t b : surroundings.around(example(a))) {
                    if (b >= a) {
                        compare(a, b);
                    }
                }
                // The unit that stands in for a place may lie far from it.
                for (const std::uint32_t b :
                     example(a).part->incident.stand_in ? by_name[example(a).name] : Indices{}) {
                    if (example(b).part->incident.place && b != a) {
                        compare(a, b);
                    }
                }
            } else if (is_nowhere(example(a))) {
                for (const std::uint32_t b : of_one_toll(a, by_toll)) {
                    if (!is_nowhere(example(b)) || b >= a) {
                        compare(a, b);
                    }
                }
            } else {
                for (const std::uint32_t b : by_name[example(a).name]) {
                    if (example(b).part->incident.place || b >= a) { // each pair once
                        compare(a, b);
                    }
                }
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    using ByToll = std::map<std::pair<Day, Number>, Indices>;

    /// Likenesses that begin on its day and tell one of its numbers, each once.
    [[nodiscard]] Indices of_one_toll(std::uint32_t likeness, const ByToll& by_toll) const
    {
        std::set<std::uint32_t> found;
        if (const auto& days = example(likeness).days) {
            for (const auto& [number, members] : likenesses_[likeness].by_number) {
                const Indices& alike = by_toll.at({days->start, number});
                found.insert(alike.begin(), alike.end());
            }
        }
        return {found.begin(), found.end()};
    }

    /// Each group once, in order of its first member. What was joined stays joined, so the list only shrinks.
    void keep_roots(Indices& members)
    {
        std::unordered_set<std::uint32_t> seen;
        Indices roots;
        for (const std::uint32_t i : members) {
            if (const std::uint32_t root = groups_.root_of(i); seen.insert(root).second) {
                roots.push_back(root);
            }
        }
        members = std::move(roots);
    }

    void join_all(Indices& first, Indices& second, bool same)
    {
        keep_roots(first);
        if (same) {
            join_among(first);
            return;
        }
        keep_roots(second);
        for (const std::uint32_t a : first) {
            std::uint32_t tries = 0;
            for (const std::uint32_t b : second) {
                if (!groups_.join(a, b) && ++tries >= most_tries) {
                    break;
                }
            }
        }
    }

    void join_among(const Indices& groups)
    {
        Indices rest = groups;
        while (!rest.empty()) {
            Indices apart;
            for (std::size_t k = 1; k < rest.size(); ++k) {
                if (apart.size() >= most_tries || !groups_.join(rest.front(), rest[k])) {
                    apart.push_back(rest[k]);
                }
            }
            rest = std::move(apart);
        }
    }

    /// What is told of an area joins what happened at a place in it, where nothing else there may be it. All is decided
    /// before anything is joined, so that no order of joining matters.
    void join_areas()
    {
        std::map<std::uint32_t, Indices> of_area; // by root: the roots of what may be it
        for (const auto& [a, b] : pairs_in_areas()) {
            const std::set<std::uint32_t> inner = roots_of(b);
            if (inner.size() > most_tries) {
                continue; // not the only event there
            }
            for (const std::uint32_t first : roots_of(a)) {
                for (const std::uint32_t second : inner) {
                    if (first != second &&
                        groups_.may_be_one_in_area(*example(a).part->incident.place, first, second)) {
                        of_area[first].push_back(second);
                    }
                }
            }
        }
        for (auto& [area, inner] : of_area) {
            std::sort(inner.begin(), inner.end());
            inner.erase(std::unique(inner.begin(), inner.end()), inner.end());
            if (inner.size() == 1) {
                groups_.join(area, inner.front());
            }
        }
    }

    /// Likenesses of an area and of a place in it that may be one.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_in_areas()
    {
        std::map<Day, Indices> by_day; // those with a place and a stated day, by each day
        const auto& stated = [&](std::uint32_t l) {
            const Incident& incident = example(l).part->incident;
            return incident.place && incident.date && incident.date->from == DateSource::text &&
                   incident.date->end - incident.date->start <= short_event;
        };
        const auto each_day = [&](std::uint32_t l, auto visit) {
            const DateRange& date = *example(l).part->incident.date;
            for (Day day = date.start; day <= date.end; day += std::chrono::days{1}) {
                visit(day);
            }
        };
        for (std::uint32_t l = 0; l < likenesses_.size(); ++l) {
            if (stated(l)) {
                each_day(l, [&](Day day) { by_day[day].push_back(l); });
            }
        }
        std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (std::uint32_t a = 0; a < likenesses_.size(); ++a) {
            if (!stated(a) || !is_area(*example(a).part->incident.place) || example(a).part->incident.stand_in) {
                continue;
            }
            each_day(a, [&](Day day) {
                for (const std::uint32_t b : by_day[day]) {
                    const Incident& inner = example(b).part->incident;
                    const bool smaller =
                        inner.stand_in || inner.place->where_prec < example(a).part->incident.place->where_prec;
                    if (smaller && groups_.fit(a, b).may_be_one_in_area) {
                        pairs.emplace(a, b);
                    }
                }
            });
        }
        return {pairs.begin(), pairs.end()};
    }

    [[nodiscard]] std::set<std::uint32_t> roots_of(std::uint32_t likeness)
    {
        std::set<std::uint32_t> roots;
        for (const std::uint32_t i : likenesses_[likeness].members) {
            roots.insert(groups_.root_of(i));
        }
        return roots;
    }

    const std::vector<Candidate>& candidates_;
    const MergeOptions& options_;
    std::vector<Likeness> likenesses_;
    EventGroups groups_;
};

} // namespace

std::vector<std::vector<std::uint32_t>> group_events(const std::vector<Candidate>& candidates,
                                                     const MergeOptions& options)
{
    if (candidates.empty()) {
        return {};
    }
    return Grouping{candidates, options}.find();
}

} // namespace placeline::incidents
