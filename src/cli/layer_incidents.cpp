// SPDX-License-Identifier: Apache-2.0
#include "cli/layer_incidents.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "model/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace placeline::cli {

namespace {

/// A row's cells by the name of their column.
class Cells {
public:
    explicit Cells(const std::vector<bridge::TableColumn>& columns) : columns_{columns} {}

    void take(const bridge::TableRow& row) { row_ = &row; }

    [[nodiscard]] bool has(std::string_view column) const { return at(column) < columns_.size(); }
    [[nodiscard]] std::string text(std::string_view column) const
    {
        const std::size_t i = at(column);
        return i < columns_.size() ? row_->values[i].value_or("") : "";
    }
    template <typename Number>
    [[nodiscard]] std::optional<Number> number(std::string_view column) const
    {
        const std::string cell = text(column);
        Number value{};
        const auto [end, status] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        return status == std::errc{} && end == cell.data() + cell.size() ? std::optional{value} : std::nullopt;
    }
    [[nodiscard]] Count count(std::string_view prefix) const
    {
        const auto bound = [&](std::string_view which) {
            return number<std::uint32_t>(fmt::format("{}_{}", prefix, which));
        };
        return {bound("low"), bound("best"), bound("high")};
    }

private:
    /// Shapefile's readers and databases change the case of names.
    [[nodiscard]] std::size_t at(std::string_view name) const
    {
        const auto same = [name](const bridge::TableColumn& column) {
            return std::ranges::equal(column.name, name, {}, [](char c) { return ascii_lower(c); });
        };
        return static_cast<std::size_t>(std::ranges::find_if(columns_, same) - columns_.begin());
    }

    const std::vector<bridge::TableColumn>& columns_;
    const bridge::TableRow* row_ = nullptr;
};

std::optional<Place> place_of(const Cells& cells)
{
    const auto lon = cells.number<double>("longitude");
    const auto lat = cells.number<double>("latitude");
    if (!lon || !lat || std::abs(*lon) > 180.0 || std::abs(*lat) > 90.0) {
        return std::nullopt;
    }
    Place place;
    place.id = cells.text("place_id");
    place.name = cells.text("place");
    place.position = {*lon, *lat};
    place.feature_code = cells.text("feat_code");
    place.country = cells.text("country");
    place.iso3 = cells.text("iso3");
    place.admin1 = cells.text("admin1");
    place.admin2 = cells.text("admin2");
    place.adm1_pcode = cells.text("adm1_pcode");
    place.adm2_pcode = cells.text("adm2_pcode");
    place.where_prec = cells.number<int>("where_prec").value_or(1);
    place.radius_km = cells.number<double>("unc_km").value_or(0.0);
    return place;
}

std::optional<DateRange> date_of(const Cells& cells)
{
    const auto start = parse_iso_day(cells.text("date_start").substr(0, 10)); // a format may know only times
    const auto end = parse_iso_day(cells.text("date_end").substr(0, 10));
    if (!start) {
        return std::nullopt;
    }
    return DateRange{*start, end.value_or(*start), cells.number<int>("date_prec").value_or(1),
                     cells.text("date_from") == "published" ? DateSource::published : DateSource::text};
}

MergedIncident incident_of(const Cells& cells)
{
    MergedIncident merged;
    Incident& incident = merged.incident;
    incident.id = cells.text("event_id");
    incident.event_type = cells.text("event_type");
    incident.place_text = cells.text("place_text");
    incident.place = place_of(cells);
    incident.confidence = cells.number<double>("loc_conf").value_or(0.0);
    incident.date = date_of(cells);
    const std::string scope = cells.text("scope");
    incident.scope = scope == "shared" ? Scope::shared : Scope::own;
    incident.split = scope == "split";
    incident.share_group = cells.text("share_id");
    incident.level = parse_level(cells.text("level")).value_or(Level::place);
    incident.conflict = cells.text("conflict") == "1";
    incident.actor1 = cells.text("actor1");
    incident.actor2 = cells.text("actor2");
    incident.figures = {cells.count("kill"), cells.count("inj"),  cells.count("civ"),
                        cells.count("strk"), cells.count("targ"), cells.count("mun")};
    merged.grade = cells.text("grade");
    merged.n_sources = cells.number<std::uint32_t>("n_sources").value_or(0);
    merged.n_origins = cells.number<std::uint32_t>("n_origins").value_or(0);
    merged.sourced_claims = shared_claims(cells.text("shared"), incident.share_group);
    const std::string all = cells.text("source");
    for (std::string_view sources = all; !sources.empty();) {
        const std::size_t end = std::min(sources.find("; "), sources.size());
        IncidentPart part;
        part.source = sources.substr(0, end);
        part.published = cells.text("pub_first");
        merged.parts.push_back(std::move(part));
        sources.remove_prefix(std::min(end + 2, sources.size()));
    }
    return merged;
}

void read_rows(bridge::TableReader& table, const std::filesystem::path& path, std::vector<MergedIncident>& incidents)
{
    Cells cells{table.columns()};
    constexpr std::array needed{"event_id", "date_start", "latitude", "longitude", "where_prec", "kill_best"};
    std::vector<std::string_view> lacking;
    std::ranges::copy_if(needed, std::back_inserter(lacking), [&](const char* column) { return !cells.has(column); });
    if (!lacking.empty()) {
        throw InputError{
            fmt::format("{}: no layer of incidents as placeline writes them: {} {} missing; 'placeline join' "
                        "maps tables of other kinds",
                        path.string(), fmt::join(lacking, ", "), lacking.size() == 1 ? "is" : "are")};
    }
    for (bridge::TableRow row; table.next(row);) {
        cells.take(row);
        incidents.push_back(incident_of(cells));
    }
}

/// "munitions >125" as a claim.
std::optional<SourcedClaim> shared_claim(std::string_view words)
{
    const std::size_t space = words.find(' ');
    const auto measure = parse_measure(words.substr(0, space));
    if (!measure || space == std::string_view::npos) {
        return std::nullopt;
    }
    words.remove_prefix(space + 1);
    SourcedClaim made;
    Claim& claim = made.claim;
    claim.measure = *measure;
    claim.scope = Scope::shared;
    claim.counted = true;
    const std::size_t digits = words.find_first_of("0123456789");
    std::uint32_t number = 0;
    if (digits == std::string_view::npos ||
        std::from_chars(words.data() + digits, words.data() + words.size(), number).ec != std::errc{}) {
        return std::nullopt;
    }
    const std::string_view sign = words.substr(0, digits);
    if (sign == ">" || sign == ">=") {
        claim.qualifier = sign == ">" ? Qualifier::more_than : Qualifier::at_least;
        claim.bounds = {number, std::nullopt, number};
    } else if (sign == "<" || sign == "<=") {
        claim.qualifier = sign == "<" ? Qualifier::fewer_than : Qualifier::up_to;
        claim.bounds = {0, number, std::nullopt};
    } else {
        claim.qualifier = sign == "~" ? Qualifier::about : Qualifier::exact;
        claim.bounds = {number, number, number};
    }
    return made;
}

} // namespace

std::vector<SourcedClaim> shared_claims(std::string_view words, const std::string& share_group)
{
    std::vector<SourcedClaim> claims;
    words = words.substr(0, words.find(" (")); // then the places, which have rows of their own
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(", "), words.size());
        if (auto claim = shared_claim(words.substr(0, end))) {
            claim->claim.share_group = share_group;
            claims.push_back(std::move(*claim));
        }
        words.remove_prefix(std::min(end + 2, words.size()));
    }
    return claims;
}

std::vector<MergedIncident> read_layer(const std::filesystem::path& path, const std::string& named,
                                       const bridge::GisModule& gis)
{
    std::vector<std::string> layers{named};
    if (named.empty()) {
        const auto known = gis.layer_names(path);
        layers = {std::ranges::find(known, "incidents") == known.end() ? std::string{} : "incidents"};
        if (std::ranges::find(known, "unlocated") != known.end()) {
            layers.emplace_back("unlocated");
        }
    }
    std::vector<MergedIncident> incidents;
    for (const std::string& layer : layers) {
        bridge::TableOptions options;
        options.layer = layer;
        read_rows(*gis.open_table(path, options), path, incidents);
    }
    return incidents;
}

} // namespace placeline::cli
