// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "places/candidates.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace placeline::places {

/// A candidate that is less likely than this has no vote.
constexpr double least_vote = 0.01;

/// The candidates of one distinct name while they are weighed. Their order is that of the gazetteer throughout.
struct Contest {
    std::vector<Candidate> candidates;
    std::vector<std::uint32_t> by_probability; ///< numbers of the candidates, most probable first
    double weight = 1.0;                       ///< how much the name tells of the others
};

/// What all names of a report say together, as one round of weighing left them. Each candidate votes for its country
/// and unit with its probability, times the weight of its name; a question leaves the asker's own votes out.
class Votes {
public:
    explicit Votes(std::span<const Contest> contests);

    /// One candidate with a position, as the others see it.
    struct Sense {
        std::uint32_t contest = 0;
        std::uint32_t candidate = 0;
        double probability = 0.0;
        double mass = 0.0; ///< probability times the weight of its name
    };

    /// Weight of all names but this one.
    [[nodiscard]] double others_weight(std::size_t contest) const noexcept;
    /// Share of the other names that are countries, 0 to 1.
    [[nodiscard]] double world_share(std::size_t contest) const noexcept;
    [[nodiscard]] double country_mass(std::uint16_t country) const noexcept;
    [[nodiscard]] double unit_mass(gazetteer::PlaceIndex admin1) const noexcept;
    /// The same without those who are that country, that unit: what lies in it.
    [[nodiscard]] double inside_country(std::uint16_t country) const noexcept;
    [[nodiscard]] double inside_unit(gazetteer::PlaceIndex admin1) const noexcept;
    /// How surely another name is that country, that unit: the probability of the surest.
    [[nodiscard]] double country_stated(std::uint16_t country, std::size_t by_others_than) const noexcept;
    [[nodiscard]] double unit_stated(gazetteer::PlaceIndex admin1, std::size_t by_others_than) const noexcept;
    /// The likelier senses of the names, by name; of a very long list of names the first 32.
    [[nodiscard]] std::span<const Sense> senses() const noexcept { return senses_; }
    static constexpr std::size_t max_senses = 132;
    /// The square of the chord to each of `senses`, in one go.
    void chords_squared(const std::array<float, 3>& from, std::span<float, max_senses> out) const noexcept;

private:
    struct Stated { ///< by the two surest names
        std::uint32_t contest = 0;
        double mass = 0.0;
        double second = 0.0;
        void add(std::uint32_t by, double p) noexcept;
        [[nodiscard]] double without(std::size_t own) const noexcept { return contest == own ? second : mass; }
    };
    struct Unit {
        gazetteer::PlaceIndex admin1 = gazetteer::no_place;
        double mass = 0.0;
        double inside = 0.0;
        Stated stated;
    };
    struct Country {
        double mass = 0.0;
        double inside = 0.0;
        Stated stated;
    };

    void count(std::uint32_t contest, const Candidate& candidate, double mass);
    void merge_units();
    [[nodiscard]] const Unit* find_unit(gazetteer::PlaceIndex admin1) const noexcept;

    std::vector<double> weights_;
    std::vector<double> as_country_; ///< per name: its mass as a country
    double total_weight_ = 0.0;
    double country_weight_ = 0.0;
    std::vector<Country> countries_; ///< by dense number
    std::vector<Unit> units_;        ///< sorted
    std::vector<Sense> senses_;
    std::vector<float> x_, y_, z_; ///< of the senses, on the unit sphere
};

} // namespace placeline::places
