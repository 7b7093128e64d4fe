// SPDX-License-Identifier: Apache-2.0
#include "cli/place_cells.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <utility>

namespace placeline::cli {

namespace {

using bridge::ColumnType;

const std::array<bridge::TableColumn, 12> place_columns{{{"pl_id", ColumnType::text},
                                                         {"pl_name", ColumnType::text},
                                                         {"pl_lat", ColumnType::real},
                                                         {"pl_lon", ColumnType::real},
                                                         {"pl_class", ColumnType::text},
                                                         {"pl_code", ColumnType::text},
                                                         {"pl_country", ColumnType::text},
                                                         {"pl_admin1", ColumnType::text},
                                                         {"pl_admin2", ColumnType::text},
                                                         {"pl_prec", ColumnType::integer},
                                                         {"pl_match", ColumnType::text},
                                                         {"pl_conf", ColumnType::real}}};

} // namespace

PlaceCells::PlaceCells(std::vector<bridge::TableColumn>& columns)
{
    static_assert(place_columns.size() == n_cells);
    for (std::size_t i = 0; i < place_columns.size(); ++i) {
        const auto there = std::ranges::find(columns, place_columns[i].name, &bridge::TableColumn::name);
        at_[i] = static_cast<std::size_t>(there - columns.begin());
        if (there == columns.end()) {
            columns.push_back(place_columns[i]);
        } else {
            there->type = place_columns[i].type;
        }
    }
    n_columns_ = columns.size();
}

void PlaceCells::fill(bridge::TableRow& row, const places::GeocodeAnswer& answer) const
{
    row.values.resize(n_columns_);
    for (const std::size_t at : at_) {
        row.values[at].reset();
    }
    row.position.reset();
    if (!answer.place) {
        return;
    }
    const Place& place = *answer.place;
    std::size_t i = 0;
    const auto set = [&](std::string value) {
        auto& cell = row.values[at_[i++]];
        if (!value.empty()) {
            cell = std::move(value);
        }
    };
    set(place.id);
    set(place.name);
    set(fmt::format("{}", place.position.lat_deg));
    set(fmt::format("{}", place.position.lon_deg));
    set(place.feature_class == ' ' ? std::string{} : std::string(1, place.feature_class));
    set(place.feature_code);
    set(place.country);
    set(place.admin1);
    set(place.admin2);
    set(fmt::format("{}", place.where_prec));
    set(std::string{to_string(answer.match)});
    set(fmt::format("{}", answer.confidence));
    row.position = place.position;
}

} // namespace placeline::cli
