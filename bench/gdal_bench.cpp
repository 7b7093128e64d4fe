// SPDX-License-Identifier: Apache-2.0
/// Writes features that are ready in memory through one of GDAL's drivers and prints the seconds, and those of
/// processor time, that GDAL takes for them: what no program can go below that writes through GDAL. The features are
/// the first of a layer, written again and again.
///
/// usage: placeline_bench_gdal DRIVER COUNT SOURCE OUT
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace {

constexpr std::size_t n_ready = 20'000; // as many as fit into a cache or two, so that memory does not count

double processor_seconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
}

/// The layers of the source, made anew in `to`. \return Whether GDAL took all.
bool write(GDALDataset& from, GDALDataset& to, std::size_t count)
{
    for (OGRLayer* const source : from.GetLayers()) {
        OGRLayer* const layer =
            to.CreateLayer(source->GetName(), source->GetSpatialRef(), source->GetGeomType(), nullptr);
        for (int i = 0; layer != nullptr && i < source->GetLayerDefn()->GetFieldCount(); ++i) {
            layer->CreateField(source->GetLayerDefn()->GetFieldDefn(i));
        }
        std::vector<OGRFeatureUniquePtr> ready;
        while (layer != nullptr && ready.size() < n_ready) {
            const OGRFeatureUniquePtr feature{source->GetNextFeature()};
            if (!feature) {
                break;
            }
            ready.emplace_back(OGRFeature::CreateFeature(layer->GetLayerDefn()));
            ready.back()->SetFrom(feature.get());
        }
        const auto in_source = static_cast<std::size_t>(source->GetFeatureCount());
        for (std::size_t i = 0; i < std::min(count, in_source); ++i) {
            OGRFeature& feature = *ready[i % ready.size()];
            feature.SetFID(OGRNullFID);
            if (layer->CreateFeature(&feature) != OGRERR_NONE) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 5) {
        fmt::print(stderr, "usage: placeline_bench_gdal DRIVER COUNT SOURCE OUT\n");
        return 2;
    }
    GDALAllRegister();
    const GDALDatasetUniquePtr source{GDALDataset::Open(argv[3], GDAL_OF_VECTOR)};
    auto* const driver = GetGDALDriverManager()->GetDriverByName(argv[1]);
    GDALDatasetUniquePtr out{driver == nullptr ? nullptr : driver->Create(argv[4], 0, 0, 0, GDT_Unknown, nullptr)};
    if (!source || !out) {
        return 1;
    }
    const double busy = processor_seconds();
    const auto began = std::chrono::steady_clock::now();
    out->StartTransaction();
    if (!write(*source, *out, std::strtoull(argv[2], nullptr, 10))) {
        return 1;
    }
    out->CommitTransaction();
    out.reset();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    fmt::print("{:.3f} {:.3f}\n", took.count(), processor_seconds() - busy);
    return 0;
}
