// SPDX-License-Identifier: Apache-2.0
#include "places/votes.hpp"

#include <algorithm>

namespace placeline::places {

namespace {

constexpr std::size_t max_countries = 1024;

} // namespace

void Votes::Stated::add(std::uint32_t by, double p) noexcept
{
    if (p > mass) {
        second = mass;
        mass = p;
        contest = by;
    } else {
        second = std::max(second, p);
    }
}

Votes::Votes(std::span<const Contest> contests) : as_country_(contests.size(), 0.0), countries_(max_countries)
{
    constexpr std::size_t max_names = 33; // the asker's own among them
    constexpr std::size_t senses_a_name = max_senses / max_names;
    constexpr double least_sense = 0.03;
    std::size_t names = 0;
    for (std::uint32_t n = 0; n < contests.size(); ++n) {
        const auto& contest = contests[n];
        weights_.push_back(contest.candidates.empty() ? 0.0 : contest.weight);
        total_weight_ += weights_.back();
        for (std::size_t rank = 0; rank < contest.by_probability.size(); ++rank) {
            const auto number = contest.by_probability[rank];
            const auto& c = contest.candidates[number];
            if (c.probability < least_vote) {
                break;
            }
            const double mass = c.probability * contest.weight;
            count(n, c, mass);
            const bool has_position = c.kind != FeatureKind::country && c.kind != FeatureKind::continent;
            if (names < max_names && rank < senses_a_name && c.probability >= least_sense && has_position) {
                senses_.push_back({n, number, c.probability, mass});
                x_.push_back(c.unit[0]);
                y_.push_back(c.unit[1]);
                z_.push_back(c.unit[2]);
            }
        }
        names += contest.candidates.empty() ? 0 : 1;
    }
    merge_units();
}

void Votes::count(std::uint32_t contest, const Candidate& candidate, double mass)
{
    if (candidate.country != 0 && candidate.country < countries_.size()) {
        auto& country = countries_[candidate.country];
        country.mass += mass;
        if (candidate.kind == FeatureKind::country) {
            as_country_[contest] += mass;
            country_weight_ += mass;
            country.stated.add(contest, candidate.probability);
        } else {
            country.inside += mass;
        }
    }
    if (candidate.admin1 != gazetteer::no_place) {
        Unit unit{candidate.admin1, mass, mass, {}};
        if (candidate.kind == FeatureKind::admin1) {
            unit.inside = 0.0;
            unit.stated.add(contest, candidate.probability);
        }
        units_.push_back(unit);
    }
}

void Votes::merge_units()
{
    std::ranges::stable_sort(units_, {}, &Unit::admin1);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (kept > 0 && units_[kept - 1].admin1 == units_[i].admin1) {
            units_[kept - 1].mass += units_[i].mass;
            units_[kept - 1].inside += units_[i].inside;
            if (units_[i].stated.mass > 0.0) {
                units_[kept - 1].stated.add(units_[i].stated.contest, units_[i].stated.mass);
            }
        } else {
            units_[kept++] = units_[i];
        }
    }
    units_.resize(kept);
}

const Votes::Unit* Votes::find_unit(gazetteer::PlaceIndex admin1) const noexcept
{
    const auto at = std::ranges::lower_bound(units_, admin1, {}, &Unit::admin1);
    return at != units_.end() && at->admin1 == admin1 ? &*at : nullptr;
}

double Votes::others_weight(std::size_t contest) const noexcept
{
    return total_weight_ - weights_[contest];
}

double Votes::world_share(std::size_t contest) const noexcept
{
    const double others = others_weight(contest);
    return others > 0.0 ? std::clamp((country_weight_ - as_country_[contest]) / others, 0.0, 1.0) : 0.0;
}

double Votes::country_mass(std::uint16_t country) const noexcept
{
    return country < countries_.size() ? countries_[country].mass : 0.0;
}

double Votes::unit_mass(gazetteer::PlaceIndex admin1) const noexcept
{
    const auto* unit = find_unit(admin1);
    return unit == nullptr ? 0.0 : unit->mass;
}

double Votes::inside_country(std::uint16_t country) const noexcept
{
    return country < countries_.size() ? countries_[country].inside : 0.0;
}

double Votes::inside_unit(gazetteer::PlaceIndex admin1) const noexcept
{
    const auto* unit = find_unit(admin1);
    return unit == nullptr ? 0.0 : unit->inside;
}

void Votes::chords_squared(const std::array<float, 3>& from, std::span<float, max_senses> out) const noexcept
{
    for (std::size_t i = 0; i < x_.size(); ++i) {
        const float dx = x_[i] - from[0];
        const float dy = y_[i] - from[1];
        const float dz = z_[i] - from[2];
        out[i] = dx * dx + dy * dy + dz * dz;
    }
}

double Votes::country_stated(std::uint16_t country, std::size_t by_others_than) const noexcept
{
    return country < countries_.size() ? countries_[country].stated.without(by_others_than) : 0.0;
}

double Votes::unit_stated(gazetteer::PlaceIndex admin1, std::size_t by_others_than) const noexcept
{
    const auto* unit = find_unit(admin1);
    return unit == nullptr ? 0.0 : unit->stated.without(by_others_than);
}

} // namespace placeline::places
