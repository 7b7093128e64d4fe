// SPDX-License-Identifier: Apache-2.0
#include "incidents/settle.hpp"

#include "incidents/readings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace placeline::incidents {

namespace {

/// Rows by index, ascending.
using RowSet = std::vector<std::uint32_t>;

bool is_harm(const Claim& claim)
{
    return claim.measure == Measure::killed || claim.measure == Measure::injured ||
           claim.measure == Measure::casualties || claim.measure == Measure::missing;
}

/// A report that says the toll rose tells of the wounded anew as well.
std::vector<Statement> with_updates(std::span<const Row> rows, std::span<const Statement> statements)
{
    std::vector<Statement> marked{statements.begin(), statements.end()};
    for (const Row& row : rows) {
        std::set<std::string_view> told_anew;
        for (const std::uint32_t i : row.statements) {
            if (is_harm(*statements[i].claim) && statements[i].claim->supersedes) {
                told_anew.insert(statements[i].report);
            }
        }
        for (const std::uint32_t k : row.statements) {
            marked[k].update |= is_harm(*statements[k].claim) && told_anew.contains(statements[k].report);
        }
    }
    return marked;
}

std::vector<Statement> chosen(const std::vector<std::uint32_t>& indices, const std::vector<Statement>& statements)
{
    std::vector<Statement> result;
    result.reserve(indices.size());
    for (const std::uint32_t i : indices) {
        result.push_back(statements[i]);
    }
    return result;
}

std::vector<RowSet> rows_by_statement(std::span<const Row> rows, std::size_t n_statements)
{
    std::vector<RowSet> sets(n_statements);
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
        for (const std::uint32_t i : rows[r].statements) {
            sets[i].push_back(r);
        }
    }
    return sets;
}

/// The parts of each total, by report and place of the total in it.
using PartsOf = std::map<std::pair<std::string_view, std::uint32_t>, std::vector<std::uint32_t>>;

PartsOf parts_of_totals(const std::vector<Statement>& statements)
{
    PartsOf parts;
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        if (statements[i].claim->part_of) {
            parts[{statements[i].report, *statements[i].claim->part_of}].push_back(i);
        }
    }
    return parts;
}

/// Whether the number is a total whose parts stand in other rows: the parts are used.
bool has_parts_elsewhere(const Statement& total, std::uint32_t row, const PartsOf& parts,
                         const std::vector<Statement>& statements, const std::vector<RowSet>& rows_of)
{
    const auto found = parts.find({total.report, total.index});
    return found != parts.end() && std::any_of(found->second.begin(), found->second.end(), [&](std::uint32_t i) {
               const Claim& part = *statements[i].claim;
               return part.measure == total.claim->measure && part.bounds.value &&
                      !std::binary_search(rows_of[i].begin(), rows_of[i].end(), row);
           });
}

constexpr std::array all_measures{Measure::killed,   Measure::injured,   Measure::casualties, Measure::missing,
                                  Measure::abducted, Measure::detained,  Measure::displaced,  Measure::strikes,
                                  Measure::targets,  Measure::munitions, Measure::intercepted};

/// Numbers of one measure that one set of rows shares.
struct SharedNumber {
    RowSet rows;
    std::vector<std::uint32_t> statements;
    std::uint32_t latest = 0; ///< of them, the one told last
};

/// The sum of one report that a number belongs to: the numbers of one list add up, over all places.
using Sum = std::pair<std::string_view, std::uint32_t>;

std::optional<Sum> sum_of(const Statement& statement)
{
    const auto& group = statement.claim->sum_group;
    return group ? std::optional{Sum{statement.report, *group}} : std::nullopt;
}

/// The sum that all of the counted ones belong to.
std::optional<Sum> sum_of_counted(const std::vector<std::uint32_t>& indices, const std::vector<Statement>& statements)
{
    std::optional<Sum> sum;
    for (const std::uint32_t i : indices) {
        if (!statements[i].claim->counted) {
            continue;
        }
        const std::optional<Sum> other = sum_of(statements[i]);
        if (!other || (sum && *sum != *other)) {
            return std::nullopt;
        }
        sum = other;
    }
    return sum;
}

/// What of one measure is counted in a row.
struct Held {
    bool any = false;
    std::optional<Sum> sum; ///< that it is all part of: more of that sum may be counted

    [[nodiscard]] bool keeps_out(const std::optional<Sum>& other) const { return any && (!sum || sum != other); }
};

/// Each place is in one counted shared number of a measure at the most, or in those of one list; the number told last
/// comes first, then the one for more places.
void count_shared(std::vector<SharedNumber> numbers, const std::vector<Statement>& statements, std::vector<Held> held,
                  BestRule rule)
{
    for (SharedNumber& number : numbers) {
        number.latest = *std::max_element(number.statements.begin(), number.statements.end(),
                                          [&](auto a, auto b) { return told_before(statements[a], statements[b]); });
    }
    std::sort(numbers.begin(), numbers.end(), [&](const SharedNumber& a, const SharedNumber& b) {
        const Statement& last_a = statements[a.latest];
        const Statement& last_b = statements[b.latest];
        if (last_a.told != last_b.told) {
            return last_b.told < last_a.told;
        }
        if (a.rows.size() != b.rows.size()) {
            return a.rows.size() > b.rows.size();
        }
        return told_before(last_a, last_b);
    });
    for (const SharedNumber& number : numbers) {
        reckon(chosen(number.statements, statements), rule);
        const std::optional<Sum> sum = sum_of_counted(number.statements, statements);
        const bool elsewhere = std::any_of(number.rows.begin(), number.rows.end(),
                                           [&](std::uint32_t row) { return held[row].keeps_out(sum); });
        bool counted = false;
        for (const std::uint32_t i : number.statements) {
            statements[i].claim->counted &= !elsewhere;
            counted |= statements[i].claim->counted;
        }
        if (counted) {
            for (const std::uint32_t row : number.rows) {
                held[row] = {.any = true, .sum = sum};
            }
        }
    }
}

} // namespace

Count* figure(Figures& figures, Measure measure) noexcept
{
    switch (measure) {
    case Measure::killed:
        return &figures.killed;
    case Measure::injured:
        return &figures.injured;
    case Measure::strikes:
        return &figures.strikes;
    case Measure::targets:
        return &figures.targets;
    case Measure::munitions:
        return &figures.munitions;
    default:
        return nullptr;
    }
}

const Count* figure(const Figures& figures, Measure measure) noexcept
{
    return figure(const_cast<Figures&>(figures), measure); // which it does not change
}

void settle(std::span<const Row> rows, std::span<const Statement> statements, BestRule rule)
{
    const std::vector<Statement> marked = with_updates(rows, statements);
    const std::vector<RowSet> rows_of = rows_by_statement(rows, statements.size());
    const PartsOf parts = parts_of_totals(marked);
    for (const Row& row : rows) {
        Incident& incident = *row.incident;
        incident.figures = {};
        incident.conflict = false;
        incident.split = false;
        incident.scope = Scope::own;
        incident.share_group.clear();
        for (const std::uint32_t i : row.statements) {
            const Claim& claim = *statements[i].claim;
            if (claim.scope == Scope::shared && incident.scope != Scope::shared) {
                incident.scope = Scope::shared;
                incident.share_group = claim.share_group;
            }
        }
    }
    for (const Measure measure : all_measures) {
        std::vector<Held> held(rows.size());
        std::map<RowSet, SharedNumber> shared;
        for (std::uint32_t r = 0; r < rows.size(); ++r) {
            std::vector<std::uint32_t> own;
            for (const std::uint32_t i : rows[r].statements) {
                const Claim& claim = *statements[i].claim;
                if (claim.measure != measure) {
                    continue;
                }
                if (claim.scope == Scope::shared) {
                    SharedNumber& number = shared[rows_of[i]];
                    number.rows = rows_of[i];
                    if (rows_of[i].front() == r) {
                        number.statements.push_back(i);
                    }
                } else {
                    own.push_back(i);
                }
            }
            if (own.empty()) {
                continue;
            }
            const std::vector<Statement> of_row = chosen(own, marked);
            Reckoning reckoning = reckon(of_row, rule);
            const bool told_in_parts = std::any_of(own.begin(), own.end(), [&](std::uint32_t i) {
                return statements[i].claim->counted && has_parts_elsewhere(marked[i], r, parts, marked, rows_of);
            });
            if (told_in_parts) {
                reckoning.count.best.reset();
                for (const std::uint32_t i : own) {
                    statements[i].claim->counted = false;
                }
            }
            Incident& incident = *rows[r].incident;
            held[r] = {.any = reckoning.count.best.has_value(), .sum = sum_of_counted(own, marked)};
            incident.conflict |= reckoning.conflict;
            if (Count* count = figure(incident.figures, measure)) {
                *count = reckoning.count;
            }
            if (measure == Measure::killed) {
                incident.figures.civilians = reckon_civilians(of_row, rule);
            }
        }
        std::vector<SharedNumber> numbers;
        numbers.reserve(shared.size());
        for (auto& [set, number] : shared) {
            numbers.push_back(std::move(number));
        }
        count_shared(std::move(numbers), marked, std::move(held), rule);
    }
}

void allocate_equal(std::span<const Row> rows, std::span<const Statement> statements)
{
    const std::vector<RowSet> rows_of = rows_by_statement(rows, statements.size());
    const auto add_share = [](std::optional<std::uint32_t>& to, std::uint32_t whole, std::size_t nth, std::size_t of) {
        const auto n = static_cast<std::uint32_t>(of);
        to = to.value_or(0) + whole / n + (nth < whole % n ? 1U : 0U);
    };
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const Claim& claim = *statements[i].claim;
        if (claim.scope != Scope::shared || !claim.counted || !claim.bounds.value) {
            continue;
        }
        const RowSet& sharing = rows_of[i];
        for (std::size_t n = 0; n < sharing.size(); ++n) {
            Incident& incident = *rows[sharing[n]].incident;
            Count* count = figure(incident.figures, claim.measure);
            if (count == nullptr) {
                continue;
            }
            const bool open = (count->stated() && !count->high) || !claim.bounds.high;
            add_share(count->best, *claim.bounds.value, n, sharing.size());
            add_share(count->low, claim.bounds.low.value_or(*claim.bounds.value), n, sharing.size());
            if (open) {
                count->high.reset();
            } else {
                add_share(count->high, *claim.bounds.high, n, sharing.size());
            }
            incident.split = true;
        }
    }
}

} // namespace placeline::incidents
