// SPDX-License-Identifier: Apache-2.0
#include "places/weigh.hpp"

#include <algorithm>
#include <cmath>

namespace placeline::places {

namespace {

bool hint_fits(char hint, FeatureKind kind)
{
    switch (hint) {
    case 'P':
        return kind == FeatureKind::town || kind == FeatureKind::seat1 || kind == FeatureKind::seat2 ||
               kind == FeatureKind::capital || kind == FeatureKind::quarter || kind == FeatureKind::admin_lower;
    case '2':
        return kind == FeatureKind::admin2 || kind == FeatureKind::admin_lower;
    case '1':
        return kind == FeatureKind::admin1 || kind == FeatureKind::region;
    case '0':
        return kind == FeatureKind::country;
    case 'H':
        return kind == FeatureKind::water;
    case 'T':
        return kind == FeatureKind::relief;
    case 'S':
        return kind == FeatureKind::spot;
    default:
        return false;
    }
}

/// Whether a place has a position that distances mean something for.
bool pointlike(FeatureKind kind)
{
    return kind != FeatureKind::country && kind != FeatureKind::continent;
}

/// "Kirkuk": a unit, and the town of that name in it is a candidate too.
bool has_town_so_called(const Candidate& unit, std::span<const Candidate> candidates)
{
    constexpr double far_km = 120.0;
    return std::ranges::any_of(candidates, [&unit](const Candidate& town) {
        const bool seat = town.kind == FeatureKind::capital || town.kind == FeatureKind::seat1 ||
                          town.kind == FeatureKind::seat2 || town.kind == FeatureKind::town;
        return seat && contains(unit, town) && distance_km(unit, town) < far_km;
    });
}

/// What of the votes is the name's own.
struct OwnVotes {
    double country = 0.0; ///< for the candidate's country
    double unit = 0.0;    ///< for its first-order unit
    double inside = 0.0;  ///< for what lies in it, a country or unit
};

OwnVotes own_votes(const Candidate& c, const Contest& contest)
{
    OwnVotes own;
    for (const auto number : contest.by_probability) {
        const auto& mine = contest.candidates[number];
        if (mine.probability < least_vote) {
            break;
        }
        const double mass = mine.probability * contest.weight;
        own.country += mine.country == c.country ? mass : 0.0;
        own.unit += mine.admin1 == c.admin1 ? mass : 0.0;
        own.inside += contains(c, mine) ? mass : 0.0;
    }
    return own;
}

/// The square of the chord within which places of the kind may hold others; 0: what they hold is counted by unit.
float holding_reach(FeatureKind kind)
{
    switch (kind) {
    case FeatureKind::country:
    case FeatureKind::continent:
    case FeatureKind::admin1:
        return 0.0F;
    case FeatureKind::admin2:
    case FeatureKind::region:
    case FeatureKind::relief:
    case FeatureKind::water:
        return 0.00155F; // 250 km
    default:
        return 0.00001F; // 20 km
    }
}

/// How near the candidate and the senses of the other names lie, and what it holds of them.
void weigh_surroundings(const Candidate& c, std::size_t own, const OwnVotes& own_votes,
                        std::span<const Contest> contests, const Votes& votes, CandidateFeatures& f)
{
    constexpr float no_longer_near = 0.055F; // the square of some 1,500 km
    double near_30 = 0.0;
    double near_100 = 0.0;
    double near_300 = 0.0;
    double closest = 0.0;
    double held = c.kind == FeatureKind::country  ? votes.inside_country(c.country) - own_votes.inside
                  : c.kind == FeatureKind::admin1 ? votes.inside_unit(c.place) - own_votes.inside
                                                  : 0.0;
    if (pointlike(c.kind)) {
        std::array<float, Votes::max_senses> chords; // NOLINT: written by the next line as far as it is read
        votes.chords_squared(c.unit, chords);
        const auto senses = votes.senses();
        const float reach = holding_reach(c.kind);
        for (std::size_t i = 0; i < senses.size(); ++i) {
            const auto& sense = senses[i];
            if (chords[i] >= no_longer_near || sense.contest == own) {
                continue;
            }
            if (chords[i] < reach && contains(c, contests[sense.contest].candidates[sense.candidate])) {
                held += sense.mass;
            }
            // One exponential for all four: by powers of exp(-km / 300).
            const double p1 = std::exp(-sphere_km / 300.0 * static_cast<double>(std::sqrt(chords[i])));
            const double p3 = p1 * p1 * p1;
            const double p6 = p3 * p3;
            near_300 += sense.mass * p1;
            near_100 += sense.mass * p3;
            near_30 += sense.mass * p6 * p3 * p1;
            closest = std::max(closest, sense.probability * p6);
        }
    }
    const double others_weight = votes.others_weight(own);
    f[around_30] = near_30 / others_weight;
    f[around_100] = near_100 / others_weight;
    f[around_300] = near_300 / others_weight;
    f[neighbour] = closest;
    f[holds_others] = std::clamp(held / others_weight, 0.0, 1.0);
}

/// What stands beside the name in the text.
void weigh_link(const Candidate& c, const Link& link, const Contest& linked, CandidateFeatures& f)
{
    constexpr std::size_t max_senses = 8;
    constexpr double least = 0.01;
    const auto raise = [&f](Feature feature, double value) { f[feature] = std::max(f[feature], value); };
    const bool next = (link.kind & link_next) != 0;
    const bool in = (link.kind & link_in) != 0;
    const bool list = (link.kind & link_list) != 0;
    const bool asks_holder = ((next || in) && !link.reverse) || (link.kind & link_sentence) != 0;
    double held_by = 0.0;
    double holds = 0.0;
    double unit_like = 0.0;
    double alike = 0.0;
    double close = 0.0;
    for (std::size_t rank = 0; rank < std::min(max_senses, linked.by_probability.size()); ++rank) {
        const auto& other = linked.candidates[linked.by_probability[rank]];
        const double p = other.probability;
        if (p < least) {
            break;
        }
        if (asks_holder && contains(other, c)) {
            held_by += p;
        }
        if ((next || in) && link.reverse && contains(c, other)) {
            holds += p;
        }
        unit_like += other.kind == FeatureKind::country || other.kind == FeatureKind::admin1 ? p : 0.0;
        if (list) {
            alike += other.kind == c.kind ? p : 0.0;
            close += p * std::exp(-distance_km(c, other) / 200.0);
        }
    }
    if (next && !link.reverse) {
        raise(within_next, held_by);
        if (c.kind != FeatureKind::country) {
            raise(not_within_next, std::max(0.0, unit_like - held_by));
        }
    }
    if (next && link.reverse) {
        raise(holds_previous, holds);
    }
    if (in) {
        link.reverse ? raise(holds_named, holds) : raise(within_named, held_by);
    }
    if ((link.kind & link_sentence) != 0) {
        raise(within_sentence, held_by);
    }
    if (list) {
        raise(list_alike, alike);
        raise(list_near, close);
    }
}

} // namespace

void weigh_alone(const Contest& contest, const Hints& hints, std::vector<CandidateFeatures>& features)
{
    float top = 0.0F;
    for (const auto& c : contest.candidates) {
        top = std::max(top, c.prominence);
    }
    const bool called_unit = hints[hint_letters.find('1')] || hints[hint_letters.find('2')];
    features.assign(contest.candidates.size(), {});
    for (std::size_t i = 0; i < contest.candidates.size(); ++i) {
        const auto& c = contest.candidates[i];
        auto& f = features[i];
        f[static_cast<std::size_t>(c.kind)] = 1.0;
        f[population] = static_cast<double>(c.log_population) / 7.0;
        f[names_known] = static_cast<double>(c.log_names) / 7.0;
        f[well_known] = static_cast<double>(c.prominence) / 10.0;
        f[beside_best] = static_cast<double>(c.prominence - top) / 5.0;
        f[best_known] = c.prominence == top ? 1.0 : 0.0;
        f[alternate_name] = static_cast<double>(c.unlike);
        f[demonym_name] = c.name_kind == gazetteer::NameKind::demonym ? 1.0 : 0.0;
        f[abbreviation_name] = c.name_kind == gazetteer::NameKind::abbreviation ? 1.0 : 0.0;
        f[article_dropped] = c.name_kind == gazetteer::NameKind::without_article ? 1.0 : 0.0;
        f[variant_name] = c.variant ? 1.0 : 0.0;
        const bool unit =
            c.kind == FeatureKind::admin1 || c.kind == FeatureKind::admin2 || c.kind == FeatureKind::admin_lower;
        f[town_so_called] = unit && !called_unit && has_town_so_called(c, contest.candidates) ? 1.0 : 0.0;
        for (std::size_t h = 0; h < hints.size(); ++h) {
            if (hints[h]) {
                f[hint_fits(hint_letters[h], c.kind) ? called_so : called_otherwise] = 1.0;
            }
        }
    }
}

void weigh_together(std::size_t own, std::span<const Contest> contests, const Votes& votes, std::span<const Link> links,
                    double least, std::vector<CandidateFeatures>& features)
{
    const auto& contest = contests[own];
    const double others_weight = votes.others_weight(own);
    const bool any_other = others_weight > 1e-6;
    const double world = any_other ? votes.world_share(own) : 0.0;
    for (std::size_t i = 0; i < contest.candidates.size(); ++i) {
        const auto& c = contest.candidates[i];
        if (c.probability < least) {
            continue;
        }
        auto& f = features[i];
        std::fill(f.begin() + n_features_alone, f.end(), 0.0);
        f[c.kind == FeatureKind::country   ? world_country
          : c.kind == FeatureKind::capital ? world_capital
          : c.kind == FeatureKind::admin1  ? world_unit
                                           : world_town] = world;
        if (!any_other) {
            continue;
        }
        const auto mine = own_votes(c, contest);
        if (c.country != 0) {
            f[country_share] = std::clamp((votes.country_mass(c.country) - mine.country) / others_weight, 0.0, 1.0);
            if (c.kind != FeatureKind::country) {
                f[country_stated] = votes.country_stated(c.country, own);
                // One other name elsewhere says little: "from Dover to Calais".
                f[lonely_country] = f[country_share] < 0.02 ? std::min(1.0, others_weight / 3.0) : 0.0;
            }
        }
        if (c.admin1 != gazetteer::no_place) {
            f[unit_share] = std::clamp((votes.unit_mass(c.admin1) - mine.unit) / others_weight, 0.0, 1.0);
            if (c.kind != FeatureKind::admin1) {
                f[unit_stated] = votes.unit_stated(c.admin1, own);
            }
        }
        weigh_surroundings(c, own, mine, contests, votes, f);
        for (const auto& link : links) {
            weigh_link(c, link, contests[link.to], f);
        }
        if (f[within_next] > 0.5) {
            f[not_within_next] = 0.0;
        }
    }
}

} // namespace placeline::places
