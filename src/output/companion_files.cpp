// SPDX-License-Identifier: Apache-2.0
#include "output/companion_files.hpp"

namespace placeline::output {

using std::filesystem::path;

CompanionFiles companion_files(const path& target, const bridge::LayerFormatInfo& format,
                               const bridge::LayerOptions& options)
{
    CompanionFiles files;
    if (format.format == bridge::LayerFormat::shapefile) {
        for (const char* extension : {".shx", ".dbf", ".prj", ".cpg"}) {
            files.own.push_back(path{target}.replace_extension(extension));
        }
    }
    if (!format.holds_provenance) {
        files.own.push_back(provenance_path(target));
    }
    if (options.with_style && takes_style(format.format)) {
        files.shared.push_back(style_path(target));
    }
    if (!format.many_layers) {
        files.shared.push_back(table_path(target, "_unlocated.csv"));
        if (options.with_claims) {
            files.shared.push_back(table_path(target, "_claims.csv"));
            files.shared.push_back(table_path(target, "_mentions.csv"));
        }
    }
    return files;
}

path table_path(const path& target, std::string_view ending)
{
    return target.parent_path() / (target.stem().string() + std::string{ending});
}

path provenance_path(const path& target)
{
    return target.string() + ".provenance.json";
}

path style_path(const path& target)
{
    return path{target}.replace_extension(".qml");
}

bool takes_style(bridge::LayerFormat format) noexcept
{
    using bridge::LayerFormat;
    return format == LayerFormat::geojson || format == LayerFormat::shapefile || format == LayerFormat::flatgeobuf;
}

} // namespace placeline::output
