// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evaluation/gold.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace placeline::evaluation {

/// 100 miles: within it a toponym counts as resolved right, the field's usual bound (Gritta et al. 2018, "What's
/// missing in geographical parsing?").
constexpr double right_within_km = 161.0;
/// Half the Earth's girth: the error of a toponym that was not resolved (ibid.).
constexpr double farthest_km = 20039.0;
/// A predicted span is a gold one when both ends lie within so many code points.
constexpr std::uint32_t span_tolerance = 5;

struct Ratio {
    std::uint64_t hits = 0;
    std::uint64_t predicted = 0;
    std::uint64_t gold = 0;

    [[nodiscard]] double precision() const noexcept;
    [[nodiscard]] double recall() const noexcept;
    [[nodiscard]] double f1() const noexcept;
};

/// How far the places of toponyms lie from gold.
struct ErrorMeasures {
    std::uint64_t n = 0;
    double acc161 = 0.0; ///< share within `right_within_km`
    double mean_km = 0.0;
    double median_km = 0.0;
    double auc = 0.0; ///< area under the curve of ln(error + 1), divided by ln(20040): 0 is best, 1 worst
};

/// Whether confidence means what it says: bin i holds the places given with confidence i/10 to (i+1)/10.
struct Calibration {
    struct Bin {
        std::uint64_t n = 0;
        std::uint64_t right = 0;
        double confidence = 0.0; ///< sum
    };
    std::array<Bin, 10> bins{};

    void add(double confidence, bool right) noexcept;
    /// Mean gap between confidence and share right, weighed by the number of places; 0 is best.
    [[nodiscard]] double error() const noexcept;
};

/// Of the toponyms with a position: which could have been resolved right, as the gazetteer has such a place of that
/// name.
struct Ceiling {
    std::uint64_t n = 0;
    std::uint64_t exists = 0;   ///< a right candidate exists
    std::uint64_t resolved = 0; ///< ... and was chosen
};

/// Scores documents one by one. The figures do not depend on their order, but for the last digit of a mean.
class Scorer {
public:
    /// \param exists  Per toponym of the document, whether a right candidate exists; empty: not known.
    void add(const GoldDocument& gold, std::span<const PredictedMention> predicted,
             const std::vector<bool>& exists = {});

    [[nodiscard]] std::uint64_t documents() const noexcept { return documents_; }
    [[nodiscard]] const Ratio& recognition() const noexcept { return recognition_; }
    /// Span found and place within `right_within_km`; toponyms without a position do not enter.
    [[nodiscard]] const Ratio& end_to_end() const noexcept { return end_to_end_; }
    [[nodiscard]] ErrorMeasures errors() const;
    [[nodiscard]] const Calibration& calibration() const noexcept { return calibration_; }
    [[nodiscard]] const Ceiling& ceiling() const noexcept { return ceiling_; }

private:
    std::uint64_t documents_ = 0;
    Ratio recognition_;
    Ratio end_to_end_;
    std::vector<double> errors_km_;
    Calibration calibration_;
    Ceiling ceiling_;
};

} // namespace placeline::evaluation
