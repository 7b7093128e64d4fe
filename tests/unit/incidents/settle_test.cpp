// SPDX-License-Identifier: Apache-2.0
#include "incidents/settle.hpp"

#include <catch2/catch.hpp>

#include "builders.hpp"

#include <algorithm>
#include <array>
#include <random>

using namespace placeline;
using namespace placeline::tests;
using incidents::BestRule;
using incidents::Row;

namespace {

constexpr std::array columns{Measure::killed, Measure::injured, Measure::strikes, Measure::targets, Measure::munitions};

/// A layer of rows over some claims.
struct Layer {
    explicit Layer(std::size_t n_rows) : incidents(n_rows), rows(n_rows)
    {
        for (std::size_t i = 0; i < n_rows; ++i) {
            rows[i].incident = &incidents[i];
        }
    }
    void add(const Said& said, std::initializer_list<std::size_t> at)
    {
        const auto index = static_cast<std::uint32_t>(told.statements.size());
        told.add(said);
        for (const std::size_t row : at) {
            rows[row].statements.push_back(index);
        }
    }
    void settle() { incidents::settle(rows, told.statements, BestRule::contract); }

    [[nodiscard]] std::uint64_t best_of_rows(Measure measure)
    {
        std::uint64_t sum = 0;
        for (Incident& incident : incidents) {
            sum += incidents::figure(incident.figures, measure)->best.value_or(0);
        }
        return sum;
    }
    [[nodiscard]] std::uint64_t counted(Measure measure, bool shared_only) const
    {
        std::uint64_t sum = 0;
        for (const Claim& claim : told.claims) {
            if (claim.measure == measure && claim.counted && (!shared_only || claim.scope == Scope::shared)) {
                sum += claim.bounds.value.value_or(0);
            }
        }
        return sum;
    }

    Told told{};
    std::vector<Incident> incidents;
    std::vector<Row> rows;
};

} // namespace

SCENARIO("a shared number is counted once and stands in no row", "[settle]")
{
    Layer layer{2};
    layer.add(Said{Measure::targets, 85}.more_than().shared("ab"), {0, 1});
    layer.settle();
    CHECK_FALSE(layer.incidents[0].figures.targets.stated());
    CHECK_FALSE(layer.incidents[1].figures.targets.stated());
    CHECK(layer.told.claims[0].counted);
    CHECK(layer.incidents[0].scope == Scope::shared);
    CHECK(layer.incidents[1].share_group == "ab");
    GIVEN("a second report of the same number")
    {
        layer.add(Said{Measure::targets, 85}.shared("ab").from("other"), {0, 1});
        layer.settle();
        THEN("one of the two is counted")
        {
            CHECK(layer.counted(Measure::targets, true) == 85);
        }
    }
    GIVEN("the wish to split it")
    {
        incidents::allocate_equal(layer.rows, layer.told.statements);
        THEN("the rows add up to it, the odd one going to the first")
        {
            CHECK(layer.incidents[0].figures.targets == Count{.low = 43, .best = 43, .high = {}});
            CHECK(layer.incidents[1].figures.targets == Count{.low = 42, .best = 42, .high = {}});
            CHECK(layer.incidents[0].split);
        }
    }
}

SCENARIO("of a total and its parts by place, the parts are used", "[settle]")
{
    Layer layer{2};
    layer.add(killed(12).shared("ab"), {0, 1});
    layer.add(killed(8).part_of(0), {0});
    layer.add(killed(4).part_of(0), {1});
    layer.settle();
    CHECK(layer.incidents[0].figures.killed.best == 8U);
    CHECK(layer.incidents[1].figures.killed.best == 4U);
    CHECK(layer.told.counted() == std::vector<bool>{false, true, true});
}

SCENARIO("a country's total with parts at places in it makes no best of its own", "[settle]")
{
    Layer layer{3};
    layer.add(killed(30).at_least(), {0});
    layer.add(killed(12).part_of(0), {1});
    layer.add(killed(6).part_of(0), {2});
    layer.settle();
    CHECK(layer.incidents[0].figures.killed == Count{.low = 30, .best = {}, .high = {}});
    CHECK(layer.best_of_rows(Measure::killed) == 18);
    CHECK(layer.counted(Measure::killed, false) == 18);
}

SCENARIO("two shared numbers that have a place in common are not both counted", "[settle]")
{
    Layer layer{3};
    layer.add(killed(20).shared("ab"), {0, 1});
    layer.add(killed(25).shared("bc").from("other", "2024-02-04"), {1, 2});
    layer.settle();
    CHECK(layer.told.counted() == std::vector<bool>{false, true});
}

SCENARIO("a report that says the toll rose tells of the wounded anew", "[settle]")
{
    Layer layer{1};
    layer.add(killed(6).from("a", "2024-10-01"), {0});
    layer.add(injured(9).from("a", "2024-10-01"), {0});
    layer.add(killed(7).supersedes().from("b", "2024-10-02"), {0});
    layer.add(injured(17).from("b", "2024-10-02"), {0});
    layer.settle();
    CHECK(layer.incidents[0].figures.injured == Count{.low = 17, .best = 17, .high = 17});
    CHECK_FALSE(layer.incidents[0].conflict);
}

TEST_CASE("whatever is claimed: rows and counted shared claims add up to the counted claims", "[settle][property]")
{
    std::mt19937 random{20240203}; // the same every run
    const auto below = [&](std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>{0, n - 1}(random); };
    constexpr std::array kinds{Attribution::none,  Attribution::health,  Attribution::official,   Attribution::witness,
                               Attribution::media, Attribution::monitor, Attribution::belligerent};
    constexpr std::array days{"2024-02-03", "2024-02-04", "2024-02-05"};
    for (int round = 0; round < 2000; ++round) {
        const std::size_t n_rows = 1 + below(4);
        Layer layer{n_rows};
        const std::uint32_t n_claims = 1 + below(12);
        for (std::uint32_t i = 0; i < n_claims; ++i) {
            Said said{columns[below(columns.size())], below(40)};
            switch (below(9)) {
            case 0:
                said.at_least();
                break;
            case 1:
                said.more_than();
                break;
            case 2:
                said.up_to();
                break;
            case 3:
                said.vague();
                break;
            case 4:
                said.to(60 + below(9));
                break;
            default:
                break;
            }
            said.from(fmt::format("s{}", below(3)), days[below(3)]);
            const Attribution kind = kinds[below(kinds.size())];
            if (kind != Attribution::none) {
                said.said_by(fmt::format("speaker {}", below(3)), kind);
            }
            if (below(6) == 0) {
                said.stance(below(2) == 0 ? Stance::denies : Stance::unconfirmed);
            }
            if (below(6) == 0) {
                said.retelling();
            }
            if (below(8) == 0) {
                said.supersedes();
            }
            if (below(8) == 0) {
                said.of_opponents();
            }
            if (below(5) == 0) {
                said.group(below(2) == 0 ? "civilians" : "soldiers");
            }
            if (below(4) == 0) {
                said.in_sum(below(2));
            } else if (i > 0 && below(4) == 0) {
                said.part_of(below(i));
            }
            const std::size_t row = below(static_cast<std::uint32_t>(n_rows));
            const std::size_t other = below(static_cast<std::uint32_t>(n_rows));
            if (other != row && below(3) == 0) {
                said.shared(fmt::format("{}-{}", std::min(row, other), std::max(row, other)));
                layer.add(said, {row, other});
            } else {
                layer.add(said, {row});
            }
        }
        layer.settle();
        for (const Measure measure : columns) {
            INFO("round " << round << ", " << to_string(measure));
            REQUIRE(layer.best_of_rows(measure) + layer.counted(measure, true) == layer.counted(measure, false));
        }
        std::array<std::uint64_t, columns.size()> whole{};
        for (std::size_t m = 0; m < columns.size(); ++m) {
            whole[m] = layer.counted(columns[m], false);
        }
        for (const Incident& incident : layer.incidents) {
            for (const Count& count : {incident.figures.killed, incident.figures.injured, incident.figures.targets}) {
                if (count.best) {
                    CHECK(count.low.value_or(0) <= *count.best);
                    CHECK((!count.high || *count.best <= *count.high));
                }
            }
        }
        incidents::allocate_equal(layer.rows, layer.told.statements);
        for (std::size_t m = 0; m < columns.size(); ++m) {
            REQUIRE(layer.best_of_rows(columns[m]) == whole[m]);
        }
    }
}
