// SPDX-License-Identifier: Apache-2.0
#include "output/claim_columns.hpp"

#include "output/text_values.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <map>
#include <vector>

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

ClaimKey key_of(const SourcedClaim& sourced)
{
    return {sourced.claim.id, sourced.report_id, sourced.claim.quote, sourced.claim.number};
}

std::size_t hash_of(const ClaimKey& key) noexcept
{
    const std::hash<std::string_view> hash;
    std::size_t whole = hash(key.id);
    for (const std::size_t part : {hash(key.report_id), std::size_t{key.quote.begin}, std::size_t{key.number.begin}}) {
        whole = whole * 31 + part;
    }
    return whole;
}

/// Of keys that more than one claim may have, sorted. Most claims stand in one incident only: eight bytes each tell.
std::vector<std::size_t> repeated_hashes(const std::vector<MergedIncident>& incidents)
{
    std::vector<std::size_t> hashes;
    for (const auto& merged : incidents) {
        for (const auto& sourced : merged.sourced_claims) {
            hashes.push_back(hash_of(key_of(sourced)));
        }
    }
    std::ranges::sort(hashes);
    auto kept = hashes.begin();
    for (auto at = std::ranges::adjacent_find(hashes); at != hashes.end();
         at = std::adjacent_find(std::upper_bound(at, hashes.end(), *at), hashes.end())) {
        *kept++ = *at;
    }
    hashes.erase(kept, hashes.end());
    return hashes;
}

void add_places(ClaimRow& row, const SourcedClaim& sourced)
{
    for (const auto& place : sourced.places) {
        append_distinct(row.places, place, "; ");
    }
}

/// Without places. \param merged  The first that holds it.
ClaimRow row_of(const SourcedClaim& sourced, const MergedIncident& merged)
{
    return {&sourced, is_shared(sourced.claim) ? std::string_view{} : merged.incident.id, {}};
}

} // namespace

void for_each_claim_row(const std::vector<MergedIncident>& incidents, const std::function<void(const ClaimRow&)>& write)
{
    const auto repeated = repeated_hashes(incidents);
    const auto may_repeat = [&](const ClaimKey& key) {
        return !repeated.empty() && std::ranges::binary_search(repeated, hash_of(key));
    };
    std::map<ClaimKey, ClaimRow> shared;
    for (const auto& merged : incidents) {
        for (const auto& sourced : merged.sourced_claims) {
            if (const ClaimKey key = key_of(sourced); may_repeat(key)) {
                ClaimRow& row = shared.try_emplace(key, row_of(sourced, merged)).first->second;
                if (row.event_id != merged.incident.id) {
                    row.event_id = {};
                }
                add_places(row, sourced);
            }
        }
    }
    for (const auto& merged : incidents) {
        for (const auto& sourced : merged.sourced_claims) {
            if (const ClaimKey key = key_of(sourced); !may_repeat(key)) {
                ClaimRow row = row_of(sourced, merged);
                add_places(row, sourced);
                write(row);
            } else if (const ClaimRow& row = shared.at(key); row.sourced == &sourced) { // where it comes first
                write(row);
            }
        }
    }
}

std::span<const Column<ClaimRow>> claim_columns() noexcept
{
    return columns;
}

} // namespace placeline::output
