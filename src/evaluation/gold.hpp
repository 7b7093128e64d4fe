// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/position.hpp"
#include "model/report.hpp"
#include "model/span.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::evaluation {

/// A place name as the gold file has it.
struct GoldToponym {
    TextSpan span;                  ///< code points of the text, half-open
    std::optional<LonLat> position; ///< empty: the annotators gave none; neither rewarded nor punished

    bool operator==(const GoldToponym&) const = default;
};

struct GoldDocument {
    Report
        report; ///< its `given_mentions` are the spans that have a position, each once; `problems` is what looks wrong
    std::vector<GoldToponym> toponyms; ///< in the order of the file; what the file calls no toponym is not here
};

/// A mention that is to be scored.
struct PredictedMention {
    TextSpan span; ///< code points
    std::optional<LonLat> position;
    double confidence = 0.0;
};

struct PredictedDocument {
    std::string id;
    std::vector<PredictedMention> mentions; ///< in the order of the file
};

/// Reads gold and predicted documents, one JSON object at a time (placeline-evaluate(1), "GOLD"). Keeps its buffers
/// from one to the next. Not for several threads at once.
class GoldReader {
public:
    GoldReader();
    ~GoldReader();
    GoldReader(GoldReader&&) noexcept;
    GoldReader& operator=(GoldReader&&) noexcept;

    /// \throws InputError  Not JSON, no text, a span beyond the text, or a `name` that does not stand at its span;
    /// without
    ///                     file and line.
    GoldDocument read_gold(std::string_view json);
    /// \throws InputError  Not JSON, no id, a mention without a span.
    PredictedDocument read_predicted(std::string_view json);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placeline::evaluation
