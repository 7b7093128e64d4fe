// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace placeline::cli {

/// Columns for a reader at a terminal: two spaces apart, each as wide as its widest cell, widths counted in code
/// points.
class Table {
public:
    explicit Table(std::vector<std::string> heads);
    void row(std::vector<std::string> cells);
    /// A line of its own under the last row, indented.
    void remark(std::string text);
    [[nodiscard]] std::string text() const;

private:
    struct Line {
        std::vector<std::string> cells;
        std::string remark; ///< instead of cells
    };
    std::vector<Line> lines_;
};

} // namespace placeline::cli
