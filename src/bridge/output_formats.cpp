// SPDX-License-Identifier: Apache-2.0
#include "bridge/output_formats.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "bridge/database_target.hpp"
#include "bridge/layer_formats.hpp"
#include "bridge/map_formats.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace placeline::bridge {

namespace {

std::vector<OutputFormat> all_formats()
{
    std::vector<OutputFormat> formats;
    for (const LayerFormatInfo& layer : layer_formats()) {
        formats.push_back({OutputKind::layer, layer.extension});
    }
    formats.push_back({OutputKind::records, ".ndjson"});
    for (const MapFormatInfo& map : map_formats()) {
        formats.push_back({OutputKind::map, map.extension});
    }
    formats.push_back({OutputKind::page, ".html"});
    formats.push_back({OutputKind::project, ".qgz"});
    return formats;
}

void append_extension(std::string& list, const OutputFormat& format)
{
    list.append(list.empty() ? "" : ", ").append(format.extension);
}

} // namespace

std::span<const OutputFormat> output_formats()
{
    static const std::vector<OutputFormat> formats = all_formats();
    return formats;
}

std::string extensions_of(OutputKind kind)
{
    std::string list;
    for (const OutputFormat& format : output_formats()) {
        if (format.kind == kind) {
            append_extension(list, format);
        }
    }
    return list;
}

OutputKind output_kind_of(const std::filesystem::path& path)
{
    if (is_database(path.native())) {
        return OutputKind::layer;
    }
    auto extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) {
        return ascii_lower(c); // extensions are ASCII
    });
    const auto found = std::ranges::find(output_formats(), std::string_view{extension}, &OutputFormat::extension);
    if (found != output_formats().end()) {
        return found->kind;
    }
    std::string known;
    for (const OutputFormat& format : output_formats()) {
        append_extension(known, format);
    }
    throw UsageError{extension.empty() ? fmt::format("{}: the name has no extension to tell the format; known are {}",
                                                     path.string(), known)
                                       : fmt::format("{}: no format of outputs has the extension \"{}\"; known are {}",
                                                     path.string(), extension, known)};
}

} // namespace placeline::bridge
