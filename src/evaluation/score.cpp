// SPDX-License-Identifier: Apache-2.0
#include "evaluation/score.hpp"

#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace placeline::evaluation {

namespace {

double share(std::uint64_t part, std::uint64_t whole) noexcept
{
    return static_cast<double>(part) / static_cast<double>(std::max<std::uint64_t>(1, whole));
}

bool near(const TextSpan& a, const TextSpan& b) noexcept
{
    const auto apart = [](std::uint32_t x, std::uint32_t y) { return x > y ? x - y : y - x; };
    return apart(a.begin, b.begin) <= span_tolerance && apart(a.end, b.end) <= span_tolerance;
}

double error_km(const LonLat& gold, const PredictedMention* mention) noexcept
{
    if (mention == nullptr || !mention->position) {
        return farthest_km;
    }
    return geo::great_circle_m(gold, *mention->position) / 1000.0;
}

/// Numbers of the toponyms by where they start. Of two on one span the later one holds, at the place of the first.
std::vector<std::size_t> distinct_by_start(const std::vector<GoldToponym>& toponyms)
{
    std::vector<std::size_t> distinct;
    for (std::size_t t = 0; t < toponyms.size(); ++t) {
        const auto same =
            std::ranges::find_if(distinct, [&](std::size_t other) { return toponyms[other].span == toponyms[t].span; });
        if (same != distinct.end()) {
            *same = t;
        } else {
            distinct.push_back(t);
        }
    }
    std::ranges::stable_sort(distinct, {}, [&](std::size_t t) { return toponyms[t].span.begin; });
    return distinct;
}

} // namespace

double Ratio::precision() const noexcept
{
    return share(hits, predicted);
}

double Ratio::recall() const noexcept
{
    return share(hits, gold);
}

double Ratio::f1() const noexcept
{
    return 2.0 * precision() * recall() / std::max(1e-9, precision() + recall());
}

void Calibration::add(double confidence, bool right) noexcept
{
    const double within = std::clamp(confidence, 0.0, 1.0);
    auto& bin = bins[std::min<std::size_t>(bins.size() - 1, static_cast<std::size_t>(within * 10.0))];
    ++bin.n;
    bin.right += right ? 1 : 0;
    bin.confidence += within;
}

double Calibration::error() const noexcept
{
    double gap = 0.0;
    std::uint64_t n = 0;
    for (const Bin& bin : bins) {
        gap += std::abs(bin.confidence - static_cast<double>(bin.right));
        n += bin.n;
    }
    return gap / static_cast<double>(std::max<std::uint64_t>(1, n));
}

void Scorer::add(const GoldDocument& gold, std::span<const PredictedMention> predicted, const std::vector<bool>& exists)
{
    ++documents_;
    std::vector<bool> used(predicted.size(), false);
    std::vector<bool> right(predicted.size(), false);
    std::vector<bool> unjudged(predicted.size(), false); // gold has no position there
    for (const std::size_t t : distinct_by_start(gold.toponyms)) {
        const auto& toponym = gold.toponyms[t];
        std::size_t hit = 0;
        while (hit < predicted.size() && (used[hit] || !near(toponym.span, predicted[hit].span))) {
            ++hit;
        }
        const bool found = hit < predicted.size();
        ++recognition_.gold;
        if (found) {
            used[hit] = true;
            ++recognition_.hits;
        }
        if (!toponym.position) {
            continue;
        }
        const double off_km = error_km(*toponym.position, found ? &predicted[hit] : nullptr);
        errors_km_.push_back(off_km);
        ++end_to_end_.gold;
        const bool is_right = off_km <= right_within_km;
        if (is_right) {
            ++end_to_end_.hits;
            right[hit] = true;
        }
        if (t < exists.size()) {
            ++ceiling_.n;
            ceiling_.exists += exists[t] ? 1 : 0;
            ceiling_.resolved += exists[t] && is_right ? 1 : 0;
        }
    }
    for (const auto& toponym : gold.toponyms) {
        for (std::size_t m = 0; m < predicted.size() && !toponym.position; ++m) {
            unjudged[m] = unjudged[m] || near(toponym.span, predicted[m].span);
        }
    }
    recognition_.predicted += predicted.size();
    for (std::size_t m = 0; m < predicted.size(); ++m) {
        if (predicted[m].position && !unjudged[m]) {
            ++end_to_end_.predicted;
            calibration_.add(predicted[m].confidence, right[m]);
        }
    }
}

ErrorMeasures Scorer::errors() const
{
    ErrorMeasures measures{.n = errors_km_.size()};
    if (errors_km_.empty()) {
        return measures;
    }
    std::vector<double> sorted = errors_km_;
    std::ranges::sort(sorted);
    const auto n = static_cast<double>(sorted.size());
    const double logs = std::accumulate(sorted.begin(), sorted.end(), 0.0,
                                        [](double sum, double km) { return sum + std::log(km + 1.0); });
    measures.acc161 = static_cast<double>(std::ranges::upper_bound(sorted, right_within_km) - sorted.begin()) / n;
    measures.mean_km = std::accumulate(sorted.begin(), sorted.end(), 0.0) / n;
    measures.median_km = sorted[sorted.size() / 2];
    measures.auc = logs / std::log(farthest_km + 1.0) / n;
    return measures;
}

} // namespace placeline::evaluation
