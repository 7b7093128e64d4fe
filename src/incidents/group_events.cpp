// SPDX-License-Identifier: Apache-2.0
#include "incidents/group_events.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace placeline::incidents {

namespace {

using Indices = std::vector<std::uint32_t>;
using Number = std::pair<Measure, std::uint32_t>;

/// Incidents longer than this are compared with all of their surroundings, the others with those of their days.
constexpr std::chrono::days short_event{10};

/// How many groups one group is tried against for each way in which they may fit: reports of few sources without a
/// stated day contradict each other without end.
constexpr std::uint32_t most_tries = 256;

/// Candidates alike in place, name, days and kind: what holds of one holds of all.
struct Likeness {
    std::uint32_t example = 0; ///< a candidate
    Indices members;
    std::map<Number, Indices> by_number; ///< those that tell it
};

auto likeness_key(const Candidate& candidate)
{
    const Incident& incident = candidate.part->incident;
    const auto days = incident.date ? std::tuple{true, incident.date->start, incident.date->end, incident.date->from}
                                    : std::tuple{false, Day{}, Day{}, DateSource::text};
    const auto place = incident.place
                           ? std::tuple{std::string_view{incident.place->id}, incident.place->position.lon_deg,
                                        incident.place->position.lat_deg, incident.place->where_prec}
                           : std::tuple{std::string_view{}, 0.0, 0.0, -1};
    return std::tuple{place, std::string_view{candidate.name}, days, std::string_view{incident.event_type}};
}

std::vector<Likeness> likenesses_of(const std::vector<Candidate>& candidates)
{
    std::vector<Likeness> all;
    std::map<decltype(likeness_key(candidates.front())), std::uint32_t> index_of;
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
        const auto [found, is_new] =
            index_of.emplace(likeness_key(candidates[i]), static_cast<std::uint32_t>(all.size()));
        if (is_new) {
            all.push_back({.example = i, .members = {}, .by_number = {}});
        }
        Likeness& likeness = all[found->second];
        likeness.members.push_back(i);
        for (const Number& number : candidates[i].numbers) {
            likeness.by_number[number].push_back(i);
        }
    }
    return all;
}

/// Likenesses by square degree and day. Great-circle radii above that are not offered.
class Surroundings {
public:
    Surroundings(const std::vector<Likeness>& likenesses, const std::vector<Candidate>& candidates,
                 const MergeOptions& options)
        : cell_deg_{std::max(1.0, options.radius_km / 50.0)}, slack_{std::max(1, options.days)}
    {
        for (std::uint32_t i = 0; i < likenesses.size(); ++i) {
            const Candidate& candidate = candidates[likenesses[i].example];
            if (!candidate.part->incident.place) {
                continue;
            }
            Cell& cell = cells_[cell_of(candidate.part->incident.place->position)];
            if (is_short(candidate)) {
                cell.by_day[candidate.days->start].push_back(i);
            } else {
                cell.lasting.push_back(i);
            }
        }
    }

    /// Indices of the likenesses around a candidate with a place, that may have days in common with it.
    [[nodiscard]] Indices around(const Candidate& candidate) const
    {
        const auto [column, row] = cell_of(candidate.part->incident.place->position);
        const long columns = n_columns();
        std::set<long> near_columns;
        for (long dx = -1; dx <= 1; ++dx) {
            near_columns.insert(((column + dx) % columns + columns) % columns); // the antimeridian
        }
        Indices found;
        for (const long x : near_columns) {
            for (long y = row - 1; y <= row + 1; ++y) {
                if (const auto here = cells_.find({x, y}); here != cells_.end()) {
                    add(here->second, candidate, found);
                }
            }
        }
        return found;
    }

private:
    struct Cell {
        std::map<Day, Indices> by_day; ///< first day of the short ones
        Indices lasting;               ///< long or undated
    };

    static bool is_short(const Candidate& candidate)
    {
        return candidate.days && candidate.days->end - candidate.days->start <= short_event;
    }

    void add(const Cell& cell, const Candidate& candidate, Indices& found) const
    {
        found.insert(found.end(), cell.lasting.begin(), cell.lasting.end());
        auto first = cell.by_day.begin();
        auto last = cell.by_day.end();
        if (candidate.days) {
            first = cell.by_day.lower_bound(candidate.days->start - short_event - slack_);
            last = cell.by_day.upper_bound(candidate.days->end + slack_);
        }
        for (; first != last; ++first) {
            found.insert(found.end(), first->second.begin(), first->second.end());
        }
    }

    [[nodiscard]] long n_columns() const { return std::lround(std::ceil(360.0 / cell_deg_)); }
    [[nodiscard]] std::pair<long, long> cell_of(const LonLat& position) const
    {
        const long column = std::lround(std::floor((position.lon_deg + 180.0) / cell_deg_));
        return {column % n_columns(), std::lround(std::floor(position.lat_deg / cell_deg_))};
    }

    double cell_deg_;
    std::chrono::days slack_;
    std::map<std::pair<long, long>, Cell> cells_;
};

/// The days that one source states in a group. All of them overlap when the last to start starts before the first to
/// end ends.
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
};

class Grouping {
public:
    Grouping(const std::vector<Candidate>& candidates, const MergeOptions& options)
        : candidates_{candidates}, options_{options}, likenesses_{likenesses_of(candidates)},
          parent_(candidates.size()), groups_(candidates.size())
    {
        std::iota(parent_.begin(), parent_.end(), 0U);
        std::map<std::set<Number>, std::uint32_t> sets;
        for (std::uint32_t l = 0; l < likenesses_.size(); ++l) {
            for (const std::uint32_t i : likenesses_[l].members) {
                const auto [found, is_new] =
                    sets.emplace(candidates[i].numbers, static_cast<std::uint32_t>(sets.size()));
                if (is_new) {
                    number_sets_.push_back(&found->first);
                }
                open_group(i, l, found->second);
            }
        }
        number_sets_owner_ = std::move(sets); // moving a map keeps its nodes
    }

    std::vector<Indices> find()
    {
        for (const Edge& edge : edges()) {
            if (edge.number) {
                join_all(likenesses_[edge.a].by_number.at(*edge.number), likenesses_[edge.b].by_number.at(*edge.number),
                         edge.a == edge.b);
            } else {
                join_all(likenesses_[edge.a].members, likenesses_[edge.b].members, edge.a == edge.b);
            }
        }
        std::map<std::uint32_t, Indices> by_root;
        for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
            by_root[root_of(i)].push_back(i);
        }
        std::vector<Indices> found;
        found.reserve(by_root.size());
        for (auto& [root, members] : by_root) {
            found.push_back(std::move(members));
        }
        return found;
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

    void open_group(std::uint32_t i, std::uint32_t likeness, std::uint32_t number_set)
    {
        const IncidentPart& part = *candidates_[i].part;
        Group& group = groups_[i];
        group.reports.insert(part.report_id);
        group.likenesses[likeness].insert(number_set);
        if (!part.source.empty()) {
            const auto& date = part.incident.date;
            const bool stated = date && date->from == DateSource::text;
            group.sources[part.source] = stated ? SourceDays{true, date->start, date->end} : SourceDays{false, {}, {}};
        }
    }

    [[nodiscard]] const Candidate& example(std::uint32_t likeness) const
    {
        return candidates_[likenesses_[likeness].example];
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

    std::uint32_t root_of(std::uint32_t i)
    {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }

    /// Each group once, in order of its first member. What was joined stays joined, so the list only shrinks.
    void keep_roots(Indices& members)
    {
        std::unordered_set<std::uint32_t> seen;
        Indices roots;
        for (const std::uint32_t i : members) {
            if (const std::uint32_t root = root_of(i); seen.insert(root).second) {
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
                if (!join(a, b) && ++tries >= most_tries) {
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
                if (apart.size() >= most_tries || !join(rest.front(), rest[k])) {
                    apart.push_back(rest[k]);
                }
            }
            rest = std::move(apart);
        }
    }

    /// \return  Whether they are one group now.
    bool join(std::uint32_t a, std::uint32_t b)
    {
        a = root_of(a);
        b = root_of(b);
        if (a == b) {
            return true;
        }
        if (groups_[a].reports.size() < groups_[b].reports.size()) {
            std::swap(a, b);
        }
        Group& large = groups_[a];
        Group& small = groups_[b];
        if (!agree(large, small)) {
            return false;
        }
        large.reports.merge(small.reports);
        for (const auto& [source, days] : small.sources) {
            const auto [found, is_new] = large.sources.emplace(source, days);
            if (!is_new) {
                found->second.last_start = std::max(found->second.last_start, days.last_start);
                found->second.first_end = std::min(found->second.first_end, days.first_end);
            }
        }
        for (const auto& [likeness, sets] : small.likenesses) {
            large.likenesses[likeness].insert(sets.begin(), sets.end());
        }
        small = {};
        parent_[b] = a;
        return true;
    }

    /// Whether no two of their candidates contradict each other (`may_be_same_event` of all pairs).
    bool agree(const Group& large, const Group& small)
    {
        for (const std::string_view report : small.reports) {
            if (large.reports.contains(report)) {
                return false;
            }
        }
        for (const auto& [source, days] : small.sources) {
            const auto found = large.sources.find(source);
            if (found == large.sources.end()) {
                continue;
            }
            const SourceDays& others = found->second;
            if (!days.all_stated || !others.all_stated ||
                std::max(days.last_start, others.last_start) > std::min(days.first_end, others.first_end)) {
                return false;
            }
        }
        return std::all_of(small.likenesses.begin(), small.likenesses.end(), [&](const auto& theirs) {
            return std::all_of(large.likenesses.begin(), large.likenesses.end(), [&](const auto& ours) {
                const Fit& fit = cached_fit(theirs.first, ours.first);
                return fit.may_be_one_alone || (fit.may_be_one_with_number && tell_alike(theirs.second, ours.second));
            });
        });
    }

    [[nodiscard]] bool tell_alike(const std::set<std::uint32_t>& first, const std::set<std::uint32_t>& second) const
    {
        return std::all_of(first.begin(), first.end(), [&](std::uint32_t a) {
            return std::all_of(second.begin(), second.end(), [&](std::uint32_t b) {
                return std::any_of(number_sets_[a]->begin(), number_sets_[a]->end(),
                                   [&](const Number& number) { return number_sets_[b]->contains(number); });
            });
        });
    }

    const Fit& cached_fit(std::uint32_t a, std::uint32_t b)
    {
        const std::uint64_t key = (std::uint64_t{std::min(a, b)} << 32U) | std::max(a, b);
        const auto found = fits_.find(key);
        return found != fits_.end()
                   ? found->second
                   : fits_.emplace(key, fit_of(example(std::min(a, b)), example(std::max(a, b)), options_))
                         .first->second;
    }

    const std::vector<Candidate>& candidates_;
    const MergeOptions& options_;
    std::vector<Likeness> likenesses_;
    Indices parent_;
    std::vector<Group> groups_;
    std::map<std::set<Number>, std::uint32_t> number_sets_owner_;
    std::vector<const std::set<Number>*> number_sets_;
    std::unordered_map<std::uint64_t, Fit> fits_;
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
