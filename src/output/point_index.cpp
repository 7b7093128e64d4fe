// SPDX-License-Identifier: Apache-2.0
#include "output/point_index.hpp"

#include "output/packed_rtree.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <ogrsf_frmts.h>
#include <string_view>

namespace placeline::output {

namespace {

void run(GDALDataset& dataset, const std::string& sql)
{
    dataset.ReleaseResultSet(dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr));
}

/// Rows on their way into a table, many in one statement.
class Rows {
public:
    Rows(GDALDataset& dataset, const std::string& table)
        : dataset_{dataset}, head_{fmt::format("INSERT OR REPLACE INTO \"{}\" VALUES ", table)}
    {
    }

    /// \param row  As SQL, in parentheses.
    template <typename... Values>
    void add(fmt::format_string<Values...> row, Values&&... values)
    {
        constexpr std::size_t most_bytes = std::size_t{1} << 18U; // SQLite takes a million
        statement_ += statement_.empty() ? std::string_view{head_} : ",";
        fmt::format_to(std::back_inserter(statement_), row, std::forward<Values>(values)...);
        if (statement_.size() >= most_bytes) {
            flush();
        }
    }

    void flush()
    {
        if (!statement_.empty()) {
            run(dataset_, statement_);
            statement_.clear();
        }
    }

private:
    GDALDataset& dataset_;
    std::string head_;
    std::string statement_;
};

void set_hex(std::string& hex, std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    hex.clear();
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        hex += digits[value >> 4U];
        hex += digits[value & 15U];
    }
}

} // namespace

PointIndex::PointIndex(GDALDataset& dataset, const std::string& layer, const std::string& geometry_column)
    : dataset_{dataset}, table_{fmt::format("rtree_{}_{}", layer, geometry_column)}
{
    run(dataset_, fmt::format("SELECT CreateSpatialIndex('{}', '{}')", layer, geometry_column));
    insert_trigger_ = text_of(fmt::format("SELECT sql FROM sqlite_master WHERE name = '{}_insert'", table_));
    run(dataset_, fmt::format("DROP TRIGGER \"{}_insert\"", table_));
}

void PointIndex::add(std::int64_t fid, const LonLat& position)
{
    fids_.push_back(fid);
    positions_.push_back(position);
}

void PointIndex::write()
{
    const auto node_bytes = std::strtoul(
        text_of(fmt::format("SELECT length(data) FROM \"{}_node\" WHERE nodeno = 1", table_)).c_str(), nullptr, 10);
    if (!positions_.empty() && node_bytes > 0) {
        Rows nodes{dataset_, table_ + "_node"};
        std::string hex;
        const PackedRtree tree =
            pack_rtree(fids_, positions_, node_bytes, [&](std::uint32_t number, std::string_view bytes) {
                set_hex(hex, bytes);
                nodes.add("({},x'{}')", number, hex);
            });
        nodes.flush();
        Rows leaves{dataset_, table_ + "_rowid"};
        for (std::size_t i = 0; i < fids_.size(); ++i) {
            leaves.add("({},{})", fids_[i], tree.leaf_of[i]);
        }
        leaves.flush();
        Rows parents{dataset_, table_ + "_parent"};
        for (std::size_t number = 2; number < tree.parent_of.size(); ++number) {
            parents.add("({},{})", number, tree.parent_of[number]);
        }
        parents.flush();
    }
    run(dataset_, insert_trigger_);
}

std::string PointIndex::text_of(const std::string& query)
{
    OGRLayer* const result = dataset_.ExecuteSQL(query.c_str(), nullptr, nullptr);
    std::string text;
    if (result != nullptr) {
        if (const OGRFeatureUniquePtr row{result->GetNextFeature()}) {
            text = row->GetFieldAsString(0);
        }
        dataset_.ReleaseResultSet(result);
    }
    return text;
}

} // namespace placeline::output
