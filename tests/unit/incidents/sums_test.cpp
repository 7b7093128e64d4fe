// SPDX-License-Identifier: Apache-2.0
#include "incidents/merge.hpp"
#include "incidents/settle.hpp"
#include "incidents/tie.hpp"
#include "incidents/totals.hpp"

#include <catch2/catch.hpp>

#include "builders.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

using namespace placeline;
using namespace placeline::tests;

namespace {

constexpr auto columns = incidents::summed_measures;

Place province()
{
    Place place = area("North", 4, 10.5, 20.5);
    place.admin1 = "North";
    return place;
}

const std::array places{town("arlo", 10.0, 20.0),       town("brim", 10.4, 20.4),
                        town("corv", 10.8, 20.9),       town("dask", 11.2, 21.4),
                        area("norland", 6, 11.0, 21.0), area("sudland", 6, 5.0, 21.0, "XB"),
                        town("elm", 5.1, 21.1, "XB"),   province()};

/// Writes a report sentence by sentence, with the mentions and claims that its words hold.
class Writer {
public:
    explicit Writer(std::mt19937& random) : random_{random} {}

    ParsedReport report(std::uint32_t number)
    {
        parsed_ = {};
        parsed_.report.id = fmt::format("r{}", number);
        parsed_.report.source = fmt::format("source {}", below(3));
        parsed_.report.published = fmt::format("2024-05-{:02}", 10 + below(4));
        parsed_.report.published_day = parse_iso_day(parsed_.report.published);
        const std::uint32_t sentences = 1 + below(5);
        for (std::uint32_t i = 0; i < sentences; ++i) {
            sentence();
        }
        incidents::tie(parsed_, {}, text::analyse(parsed_.report.text));
        return parsed_;
    }

private:
    std::uint32_t below(std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>{0, n - 1}(random_); }

    void say(std::string_view words) { parsed_.report.text += words; }

    void name_place()
    {
        const Place& place = places[below(places.size())];
        Mention mention;
        mention.span.begin = static_cast<std::uint32_t>(parsed_.report.text.size());
        say(place.name);
        mention.span.end = static_cast<std::uint32_t>(parsed_.report.text.size());
        mention.text = place.name;
        mention.role = below(8) == 0 ? Role::background : Role::event;
        mention.confidence = 0.9;
        mention.place = place;
        parsed_.mentions.push_back(std::move(mention));
    }

    void name_unknown()
    {
        name_place();
        Mention& mention = parsed_.mentions.back();
        mention.role = Role::event;
        mention.place.reset();
    }

    std::uint32_t name_number(Measure measure)
    {
        const std::uint32_t number = below(50);
        Said said{measure, number};
        if (below(4) == 0) {
            said.at_least();
        } else if (below(6) == 0) {
            said.up_to();
        }
        Claim claim = said.claim();
        claim.scope = Scope::own;
        claim.number.begin = static_cast<std::uint32_t>(parsed_.report.text.size());
        say(std::to_string(number));
        claim.number.end = static_cast<std::uint32_t>(parsed_.report.text.size());
        claim.quote = claim.number;
        const auto index = static_cast<std::uint32_t>(parsed_.claims.size());
        claim.id = fmt::format("{}-{}", parsed_.report.id, index);
        if (below(4) == 0) {
            claim.date = on(fmt::format("2024-05-{:02}", 8 + below(4)));
        }
        if (below(5) == 0) {
            claim.attributed_to = "a speaker";
            claim.attribution = Attribution::health;
        }
        claim.supersedes = below(10) == 0;
        parsed_.claims.push_back(std::move(claim));
        return index;
    }

    void sentence()
    {
        const Measure measure = columns[below(columns.size())];
        switch (below(8)) {
        case 0: // a number at a place
            name_number(measure);
            say(" in ");
            name_place();
            break;
        case 1: // shared
            name_number(measure);
            say(" in ");
            name_place();
            say(" and ");
            name_place();
            break;
        case 2: { // a total and its parts
            const std::uint32_t total = name_number(measure);
            say(": ");
            parsed_.claims[name_number(measure)].part_of = total;
            say(" in ");
            name_place();
            say(" and ");
            parsed_.claims[name_number(measure)].part_of = total;
            say(" in ");
            name_place();
            break;
        }
        case 3: { // claims that add up
            const std::uint32_t first = name_number(measure);
            say(" and ");
            const std::uint32_t second = name_number(measure);
            parsed_.claims[first].sum_group = first;
            parsed_.claims[second].sum_group = first;
            say(" near ");
            name_place();
            break;
        }
        case 4: // a line of a list for two places
            say("\n- Near ");
            name_place();
            say(" and ");
            name_place();
            say(", ");
            name_number(measure);
            say("\n");
            return;
        case 5: // a place that the gazetteer lacks, with the area around it or without
            name_number(measure);
            say(" in ");
            name_unknown();
            if (below(2) == 0) {
                say(", ");
                name_place();
            }
            break;
        case 6: // carried on
            say("Later ");
            name_number(measure);
            break;
        default: // a line of a list
            say("\n- Near ");
            name_place();
            say(", ");
            name_number(measure);
            say("\n");
            return;
        }
        say(". ");
    }

    std::mt19937& random_;
    ParsedReport parsed_;
};

/// Sums over rows and claims of one measure.
struct Sums {
    std::uint64_t rows = 0;
    std::uint64_t shared = 0;
    std::uint64_t all = 0;
};

Sums sums_of(const std::vector<MergedIncident>& incidents, Measure measure)
{
    Sums sums;
    std::set<std::string> seen;
    for (const MergedIncident& one : incidents) {
        sums.rows += incidents::figure(one.incident.figures, measure)->best.value_or(0);
        for (const SourcedClaim& sourced : one.sourced_claims) {
            const Claim& claim = sourced.claim;
            if (claim.measure != measure || !claim.counted) {
                continue;
            }
            if (!seen.insert(claim.id).second) {
                CHECK(claim.scope == Scope::shared); // an own claim stands in one incident
                continue;
            }
            sums.all += claim.bounds.value.value_or(0);
            sums.shared += claim.scope == Scope::shared ? claim.bounds.value.value_or(0) : 0;
        }
    }
    return sums;
}

} // namespace

TEST_CASE("reports assembled at random add up, alone and joined", "[incidents][property]")
{
    std::mt19937 random{20240510}; // the same every run
    Writer writer{random};
    for (int round = 0; round < 150; ++round) {
        std::vector<MergedIncident> lifted;
        for (std::uint32_t i = 0; i < 5; ++i) {
            const ParsedReport report = writer.report(i);
            INFO(report.report.text);
            std::map<std::string, int> listed;
            for (const Incident& incident : report.incidents) {
                for (const std::string& id : incident.claims) {
                    ++listed[id];
                }
            }
            std::set<std::string> ids;
            for (const Incident& incident : report.incidents) {
                CHECK(ids.insert(incident.id).second);
            }
            for (const Claim& claim : report.claims) {
                CHECK(listed[claim.id] >= 1); // no number is lost
                CHECK((listed[claim.id] == 1 || claim.scope == Scope::shared));
            }
            const std::vector<MergedIncident> own = incidents::lift(report);
            for (const Measure measure : columns) {
                const Sums sums = sums_of(own, measure);
                CHECK(sums.rows + sums.shared == sums.all);
            }
            lifted.insert(lifted.end(), own.begin(), own.end());
        }
        using incidents::BestRule;
        for (const BestRule rule : {BestRule::contract, BestRule::lowest, BestRule::highest}) {
            const auto merged = incidents::merge(lifted, {.best = rule});
            const auto split = incidents::merge(lifted, {.best = rule, .allocate_equal = true});
            const auto totals = incidents::totals_of(merged);
            const auto totals_split = incidents::totals_of(split);
            for (std::size_t m = 0; m < columns.size(); ++m) {
                const Sums sums = sums_of(merged, columns[m]);
                CHECK(sums.rows + sums.shared == sums.all);
                CHECK(sums_of(split, columns[m]).rows == sums.all);
                CHECK(totals[m].rows.value_or(0) == sums.rows);
                CHECK(totals[m].shared.value_or(0) == sums.shared);
                CHECK(totals[m].whole().value_or(0) == sums.all);
                CHECK_FALSE(totals_split[m].shared.value_or(0) != 0);
                CHECK(totals_split[m].whole().value_or(0) == sums.all);
            }
        }
    }
}

TEST_CASE("neither the order of the reports nor how they were split over files and runs matters",
          "[incidents][property]")
{
    std::mt19937 random{20240511};
    Writer writer{random};
    const auto shown = [](const std::vector<MergedIncident>& incidents) {
        std::string out;
        for (const MergedIncident& one : incidents) {
            out += fmt::format("{} {} {} [{}] [{}] {} {} {}\n", one.incident.id, one.incident.place_text,
                               one.incident.stand_in, fmt::join(one.reports, ","), fmt::join(one.replaces, ","),
                               fmt::join(one.incident.claims, ","), one.grade,
                               one.incident.figures.killed.best.value_or(0));
        }
        return out;
    };
    for (int round = 0; round < 60; ++round) {
        std::vector<std::vector<MergedIncident>> reports;
        for (std::uint32_t i = 0; i < 8; ++i) {
            reports.push_back(incidents::lift(writer.report(i)));
        }
        const auto together = [](const std::vector<std::vector<MergedIncident>>& parts) {
            std::vector<MergedIncident> all;
            for (const auto& part : parts) {
                all.insert(all.end(), part.begin(), part.end());
            }
            return incidents::merge(std::move(all), {});
        };
        const std::string expected = shown(together(reports));
        std::shuffle(reports.begin(), reports.end(), random);
        CHECK(shown(together(reports)) == expected);
        const auto cut = reports.begin() + std::uniform_int_distribution<int>{0, 8}(random);
        const auto first = together({reports.begin(), cut});
        CHECK(shown(together({first, together({cut, reports.end()})})) == expected);
        CHECK(shown(together({first, first, together({cut, reports.end()})})) == expected);
        // An id is kept, or named by the incident that it went into.
        std::set<std::string> known;
        for (const MergedIncident& one : together(reports)) {
            known.insert(one.incident.id);
            known.insert(one.replaces.begin(), one.replaces.end());
        }
        for (const MergedIncident& one : first) {
            CHECK(known.contains(one.incident.id));
        }
    }
}
