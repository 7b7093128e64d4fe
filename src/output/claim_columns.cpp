// SPDX-License-Identifier: Apache-2.0
#include "output/claim_columns.hpp"

#include "output/text_values.hpp"

#include <array>
#include <compare>
#include <map>

namespace placeline::output {

namespace {

using Row = ClaimRow;

template <std::optional<std::uint32_t> Bounds::*bound>
Value bound_of(const Row& row)
{
    const auto& number = row.sourced->claim.bounds.*bound;
    return number ? Value{std::int64_t{*number}} : Value{};
}

template <std::string Claim::*name>
Value claim_text_of(const Row& row)
{
    return text_or_null(row.sourced->claim.*name);
}

template <std::string SourcedClaim::*name>
Value sourced_text_of(const Row& row)
{
    return text_or_null(row.sourced->*name);
}

template <auto Claim::*name>
Value name_of(const Row& row)
{
    return text_or_null(to_string(row.sourced->claim.*name));
}

template <bool Claim::*flag>
Value flag_of(const Row& row)
{
    return std::int64_t{row.sourced->claim.*flag ? 1 : 0};
}

template <Day DateRange::*day>
Value day_of(const Row& row)
{
    const auto& date = row.sourced->claim.date;
    return date ? Value{(*date).*day} : Value{};
}

constexpr std::array columns{std::to_array<Column<Row>>({
    {{"claim_id"}, claim_text_of<&Claim::id>},
    {{"event_id"}, [](const Row& row) { return text_or_null(row.event_id); }},
    {{"report_id"}, sourced_text_of<&SourcedClaim::report_id>},
    {{"measure"}, name_of<&Claim::measure>},
    {{"grp"}, claim_text_of<&Claim::group>},
    {{"low", FieldType::count}, bound_of<&Bounds::low>},
    {{"high", FieldType::count}, bound_of<&Bounds::high>},
    {{"value", FieldType::count}, bound_of<&Bounds::value>},
    {{"qualifier"}, name_of<&Claim::qualifier>},
    {{"attrib_to"}, claim_text_of<&Claim::attributed_to>},
    {{"attr_kind"}, name_of<&Claim::attribution>},
    {{"stance"}, name_of<&Claim::stance>},
    {{"scope"}, name_of<&Claim::scope>},
    {{"share_id"}, claim_text_of<&Claim::share_group>},
    {{"standing", FieldType::integer}, flag_of<&Claim::standing>},
    {{"counted", FieldType::integer}, flag_of<&Claim::counted>},
    {{"date_start", FieldType::date}, day_of<&DateRange::start>},
    {{"date_end", FieldType::date}, day_of<&DateRange::end>},
    {{"date_prec", FieldType::integer},
     [](const Row& row) {
         const auto& date = row.sourced->claim.date;
         return date ? positive_or_null(date->prec) : Value{};
     }},
    {{"place"}, [](const Row& row) { return text_or_null(row.places); }},
    {{"quote"}, claim_text_of<&Claim::quote_text>},
    {{"source"}, sourced_text_of<&SourcedClaim::source>},
    {{"source_url"}, sourced_text_of<&SourcedClaim::url>},
})};

/// Two incidents hold the same claim when all of this is equal; its id alone may repeat within a quote ("two in A, two
/// in B").
struct ClaimKey {
    std::string_view id;
    std::string_view report_id;
    TextSpan quote;
    TextSpan number;

    auto operator<=>(const ClaimKey&) const = default;
};

bool is_shared(const Claim& claim)
{
    return claim.scope == Scope::shared || !claim.share_group.empty();
}

} // namespace

std::vector<ClaimRow> claim_rows(const std::vector<MergedIncident>& incidents)
{
    std::vector<ClaimRow> rows;
    std::map<ClaimKey, std::size_t> row_of;
    for (const auto& merged : incidents) {
        for (const auto& sourced : merged.sourced_claims) {
            const Claim& claim = sourced.claim;
            const auto [known, is_new] =
                row_of.try_emplace({claim.id, sourced.report_id, claim.quote, claim.number}, rows.size());
            if (is_new) {
                rows.push_back({&sourced, is_shared(claim) ? std::string_view{} : merged.incident.id, {}});
            } else if (rows[known->second].event_id != merged.incident.id) {
                rows[known->second].event_id = {};
            }
            for (const auto& place : sourced.places) {
                append_distinct(rows[known->second].places, place, "; ");
            }
        }
    }
    return rows;
}

std::span<const Column<ClaimRow>> claim_columns() noexcept
{
    return columns;
}

} // namespace placeline::output
