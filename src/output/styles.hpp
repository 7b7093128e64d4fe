// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace placeline::output {

/// How QGIS draws a layer unless told otherwise (geodata/style/LAYER.qml).
struct Style {
    std::string_view layer;
    const char* qml;
};

std::span<const Style> default_styles() noexcept;

} // namespace placeline::output
