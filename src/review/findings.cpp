// SPDX-License-Identifier: Apache-2.0
#include "review/findings.hpp"

#include <fmt/format.h>

#include <utility>

namespace placeline::review {

namespace {

std::string or_nothing(const std::string& value)
{
    return value.empty() ? "nothing" : value;
}

std::string missing(const Correction& given)
{
    if (given.report.empty()) {
        return fmt::format("no event of this run is {}", given.event);
    }
    if (given.quote.empty()) {
        return fmt::format("no report of this run is {}", given.report);
    }
    return fmt::format("no report of this run is {} and says \"{}\"", given.report, given.quote);
}

} // namespace

void Findings::used(const Row& row)
{
    if (row.number != Row::carried) {
        const std::lock_guard lock{mutex_};
        of_row_[row.number].used = true;
    }
}

void Findings::used(const Row& row, const std::string& now)
{
    used(row);
    const Correction& given = row.given;
    if (row.number == Row::carried || given.old_value.empty() || now == given.old_value || now == given.new_value) {
        return;
    }
    std::string words = fmt::format("{}: {}: placeline now finds {}, not {}; the correction stands", given.origin,
                                    given.field, or_nothing(now), given.old_value);
    const std::lock_guard lock{mutex_};
    std::string& differs = of_row_[row.number].differs;
    if (differs.empty() || words < differs) {
        differs = std::move(words);
    }
}

void Findings::failed(const Row& row, std::string why)
{
    if (row.number != Row::carried) {
        const std::lock_guard lock{mutex_};
        std::string& kept = of_row_[row.number].why;
        if (kept.empty() || why < kept) {
            kept = std::move(why);
        }
    }
}

std::vector<std::string> Findings::differences() const
{
    const std::lock_guard lock{mutex_};
    std::vector<std::string> lines;
    for (const auto& [number, found] : of_row_) {
        if (!found.differs.empty()) {
            lines.push_back(found.differs);
        }
    }
    return lines;
}

std::vector<std::string> Findings::unused(const std::vector<Row>& rows) const
{
    const std::lock_guard lock{mutex_};
    std::vector<std::string> lines;
    for (const Row& row : rows) {
        const auto found = of_row_.find(row.number);
        if (found != of_row_.end() && found->second.used) {
            continue;
        }
        const bool known = found != of_row_.end() && !found->second.why.empty();
        lines.push_back(fmt::format("{}: {} did nothing: {}", row.given.origin, to_string(row.given.action),
                                    known ? found->second.why : missing(row.given)));
    }
    return lines;
}

} // namespace placeline::review
