// SPDX-License-Identifier: Apache-2.0
#include "places/resolve.hpp"

#include "places/weights.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <unordered_map>

namespace placeline::places {

namespace {

/// After the kinds of feature, which come first.
enum Feature : std::size_t {
    population = n_feature_kinds,
    names_known,
    well_known,
    beside_best,
    best_known,
    alternate_name,
    demonym_name,
    abbreviation_name,
    article_dropped,
    variant_name,
    called_so,
    called_otherwise,
    within_next,     ///< "A, B": B holds it
    holds_previous,  ///< "A, B": it holds A
    not_within_next, ///< "A, B", B a unit or country that does not hold it
    within_named,    ///< "A in B": B holds it
    holds_named,
    within_sentence, ///< a unit or country of the same sentence holds it
    country_share,   ///< share of the other names in its country
    unit_share,      ///< ... in its first-order unit
    country_stated,  ///< the report names its country
    unit_stated,     ///< the report names its first-order unit
    around_30,       ///< share of the other names within some 30 km
    around_100,
    around_300,
    neighbour,      ///< one other name is close by
    list_alike,     ///< "A and B": of one kind
    list_near,      ///< "A and B": not far from each other
    holds_others,   ///< share of the other names that it holds
    lonely_country, ///< others are told, none in its country
    world_country,  ///< a country, and countries make up this share of the other names
    world_capital,
    world_unit,
    world_town,
    town_so_called, ///< a unit, and its chief town has the same name: "in Kirkuk" is the town, "Kirkuk province" is not
    feature_count
};
static_assert(feature_count == n_candidate_features);

const std::vector<std::string_view>& feature_table()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> table;
        for (int kind = 0; kind < n_feature_kinds; ++kind) {
            table.push_back(to_string(static_cast<FeatureKind>(kind)));
        }
        for (const auto name :
             {"population",     "names_known",      "well_known",        "beside_best",     "best_known",
              "alternate_name", "demonym_name",     "abbreviation_name", "article_dropped", "variant_name",
              "called_so",      "called_otherwise", "within_next",       "holds_previous",  "not_within_next",
              "within_named",   "holds_named",      "within_sentence",   "country_share",   "unit_share",
              "country_stated", "unit_stated",      "around_30",         "around_100",      "around_300",
              "neighbour",      "list_alike",       "list_near",         "holds_others",    "lonely_country",
              "world_country",  "world_capital",    "world_unit",        "world_town",      "town_so_called"}) {
            table.emplace_back(name);
        }
        return table;
    }();
    return names;
}

constexpr std::uint8_t link_next = 1;     ///< "A, B", from A to B
constexpr std::uint8_t link_in = 2;       ///< "A in B", "B's A", from A to B
constexpr std::uint8_t link_list = 4;     ///< "A and B", both ways
constexpr std::uint8_t link_sentence = 8; ///< in one sentence, both ways

struct Link {
    std::uint32_t to = 0;
    std::uint8_t kind = 0;
    bool reverse = false; ///< the link runs from `to` to this
};

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

class Resolver {
public:
    Resolver(const NameSet& names, const text::Document& document, const CueMap& cues,
             const gazetteer::Gazetteer& gazetteer);

    std::vector<ResolvedEntry> run(std::vector<Round>* seen);

private:
    void read_all(const gazetteer::Gazetteer& gazetteer);
    void read_links(const text::Document& document, const CueMap& cues);
    void add_link(std::uint32_t from, std::uint32_t to, std::uint8_t kind);
    void read_votes();
    void alone(std::size_t entry, std::vector<CandidateFeatures>& features) const;
    void together(std::size_t entry, std::vector<CandidateFeatures>& features) const;
    void score(std::size_t entry, const std::vector<CandidateFeatures>& features, int round);
    void judge(std::size_t entry, const std::vector<CandidateFeatures>& features);

    struct Vote {
        double mass = 0.0;
    };
    struct Stated { ///< how surely a unit or country is itself named, by the two surest entries
        std::uint32_t entry = 0;
        double mass = 0.0;
        double second = 0.0;
        void add(std::uint32_t by, double p)
        {
            if (p > mass) {
                second = mass;
                mass = p;
                entry = by;
            } else {
                second = std::max(second, p);
            }
        }
        [[nodiscard]] double without(std::size_t own) const { return entry == own ? second : mass; }
    };

    const NameSet& names_;
    std::vector<ResolvedEntry> entries_;
    std::vector<std::array<double, 7>> hints_; ///< per entry, share of mentions with hint P 2 1 0 H T S
    std::vector<double> weight_;               ///< per entry: how much it tells of the others
    std::vector<std::vector<Link>> links_;
    std::vector<Vote> country_votes_;
    std::vector<std::pair<gazetteer::PlaceIndex, double>> unit_votes_; ///< sorted by unit
    std::vector<Stated> country_stated_;
    std::vector<std::pair<gazetteer::PlaceIndex, Stated>> unit_stated_; ///< sorted by unit
    double total_weight_ = 0.0;
    double country_weight_ = 0.0; ///< of the names that are countries
    std::vector<double> own_country_weight_;
    std::vector<std::size_t> before_last_sort_; ///< where the best candidate stood in the features of its round
};

constexpr std::string_view hint_letters = "P210HTS";

Resolver::Resolver(const NameSet& names, const text::Document& document, const CueMap& cues,
                   const gazetteer::Gazetteer& gazetteer)
    : names_(names)
{
    const auto n = names.entries.size();
    entries_.resize(n);
    hints_.resize(n, {});
    weight_.resize(n, 0.0);
    links_.resize(n);
    before_last_sort_.resize(n, 0);
    std::vector<double> mentions(n, 0.0);
    for (const auto& name : names.names) {
        mentions[name.entry] += 1.0;
        if (const auto at = hint_letters.find(name.hint); at != std::string_view::npos) {
            hints_[name.entry][at] += 1.0;
        }
    }
    for (std::size_t e = 0; e < n; ++e) {
        for (auto& hint : hints_[e]) {
            hint = std::min(1.0, hint); // "the village of X" once is enough
        }
        weight_[e] = 1.0 + 0.3 * std::log(std::max(1.0, mentions[e]));
    }
    read_all(gazetteer);
    read_links(document, cues);
}

void Resolver::read_all(const gazetteer::Gazetteer& gazetteer)
{
    // First the units and countries that may be named, so that small places in them are not cut off.
    std::vector<gazetteer::PlaceIndex> units;
    std::vector<std::uint16_t> countries;
    for (const auto& entry : names_.entries) {
        for (std::size_t i = 0; i < std::min<std::size_t>(2, entry.hits.size()); ++i) {
            const auto row = gazetteer.row(entry.hits[i].place);
            if (row.admin1 != gazetteer::no_place) {
                units.push_back(row.admin1);
            }
            if (row.country_index != 0) {
                countries.push_back(row.country_index);
            }
        }
    }
    const auto sort_unique = [](auto& values) {
        std::ranges::sort(values);
        values.erase(std::ranges::unique(values).begin(), values.end());
    };
    sort_unique(units);
    sort_unique(countries);
    std::vector<std::uint16_t> named; // countries that are themselves named, by name or demonym
    for (const auto& entry : names_.entries) {
        if (!entry.hits.empty()) {
            const auto row = gazetteer.row(entry.hits.front().place);
            if (row.country_index != 0 && feature_kind(row.feature_class, row.feature_code) == FeatureKind::country) {
                named.push_back(row.country_index);
            }
        }
    }
    sort_unique(named);
    std::size_t misspelt = 0;
    for (std::size_t e = 0; e < entries_.size(); ++e) {
        const auto& entry = names_.entries[e];
        auto& candidates = entries_[e].candidates;
        candidates = read_candidates(entry.hits, gazetteer, entry.origin == NameOrigin::variant, units, countries);
        // "Mar'a" is a name in Tanzania and Italy; in a report on Syria another spelling of Mare is meant.
        const bool at_home = std::ranges::any_of(candidates, [&named](const Candidate& c) {
            return c.country == 0 || c.kind == FeatureKind::country || std::ranges::binary_search(named, c.country);
        });
        if (entry.origin == NameOrigin::exact && !entry.demonym && !at_home && !named.empty() &&
            candidates.size() < 16) {
            const auto key = text::variant_key(entry.folded);
            for (const auto& c : read_candidates(gazetteer.find_variant(key), gazetteer, true, units, named)) {
                if (std::ranges::binary_search(named, c.country) &&
                    std::ranges::none_of(candidates, [&c](const Candidate& o) { return o.place == c.place; })) {
                    candidates.push_back(c);
                }
            }
        }
        // A misspelt name, in a country the report names: "Mahkmur".
        if (entry.origin == NameOrigin::marked && !named.empty() && entry.folded.size() >= 6 && misspelt < 8) {
            ++misspelt;
            for (const auto& fuzzy : gazetteer.find_fuzzy(entry.folded, 1, 16)) {
                for (const auto& c : read_candidates(std::span{&fuzzy.hit, 1}, gazetteer, true, units, named)) {
                    if (std::ranges::binary_search(named, c.country) && c.kind != FeatureKind::country) {
                        candidates.push_back(c);
                    }
                }
            }
        }
    }
}

void Resolver::add_link(std::uint32_t from, std::uint32_t to, std::uint8_t kind)
{
    if (from == to) {
        return;
    }
    const auto add = [this](std::uint32_t a, std::uint32_t b, std::uint8_t k, bool reverse) {
        for (auto& link : links_[a]) {
            if (link.to == b && link.reverse == reverse) {
                link.kind |= k;
                return;
            }
        }
        if (links_[a].size() < 24) {
            links_[a].push_back({b, k, reverse});
        }
    };
    add(from, to, kind, false);
    add(to, from, kind, true);
}

void Resolver::read_links(const text::Document& document, const CueMap& cues)
{
    const auto& found = names_.names;
    // What stands under the heading "Syria" lies in Syria.
    const FoundName* heading = nullptr;
    for (const auto& name : found) {
        const auto& sentence = document.sentences[document.tokens[name.first_token].sentence];
        const auto extra = sentence.last_token - sentence.first_token - (name.last_token - name.first_token);
        const bool alone = extra == 0 || (extra == 1 && document.word(sentence.last_token - 1) == ":");
        const bool colon = name.first_token == sentence.first_token && name.last_token < sentence.last_token &&
                           document.word(name.last_token) == ":";
        if (alone || colon) {
            heading = &name;
        } else if (heading != nullptr) {
            add_link(name.entry, heading->entry, link_in);
        }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        bool chain = true; // "A, B, C": C holds A too
        for (std::size_t j = i + 1; j < found.size() && j < i + 8; ++j) {
            const auto& a = found[i];
            const auto& b = found[j];
            if (document.tokens[a.first_token].sentence != document.tokens[b.first_token].sentence) {
                break;
            }
            const auto from = found[j - 1].last_token;
            const auto gap = b.first_token > from ? b.first_token - from : 0;
            if (j == i + 1 || chain) {
                const auto link = gap == 1 ? document.word(from) : std::string_view{};
                const bool comma = link == "," || link == "(";
                const bool listed = gap >= 1 && gap <= 2 && cues.at(b.first_token - 1, Cue::list_and);
                bool in = gap == 0;
                bool possessive = false;
                for (auto t = from; t < b.first_token && gap <= 7; ++t) {
                    const auto word = document.fold(t);
                    in |= word == "in" || word == "of" || word == "on" || (word == "near" && gap <= 2);
                    possessive |= t == from && word == "'s";
                }
                chain = chain && (comma || (in && gap <= 7));
                if (comma) {
                    add_link(a.entry, b.entry, link_next);
                    add_link(a.entry, b.entry, link_list);
                } else if (listed) {
                    add_link(a.entry, b.entry, link_list);
                } else if (j > i + 1 && in) { // "X, a town on the Philippine island of Mindoro"
                    add_link(a.entry, b.entry, link_in);
                } else if ((possessive && gap <= 3) ||
                           (names_.entries[found[j - 1].entry].demonym && gap <= 4 && j == i + 1)) {
                    add_link(b.entry, a.entry, link_in); // "Nigeria's Kaduna", "the Libyan capital Tripoli"
                } else if (in && gap >= 1 && gap <= 7) {
                    add_link(a.entry, b.entry, link_in);
                } else if (gap == 0) {
                    add_link(a.entry, b.entry, link_next); // "Lebanon Pennsylvania"
                }
            }
            add_link(a.entry, b.entry, link_sentence);
        }
    }
}

/// Features of a candidate that need no other name.
void Resolver::alone(std::size_t e, std::vector<CandidateFeatures>& features) const
{
    const auto& candidates = entries_[e].candidates;
    float top = 0.0F;
    for (const auto& c : candidates) {
        top = std::max(top, c.prominence);
    }
    features.resize(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto& c = candidates[i];
        auto& f = features[i];
        f.fill(0.0);
        f[static_cast<std::size_t>(c.kind)] = 1.0;
        f[population] = static_cast<double>(c.log_population) / 7.0;
        f[names_known] = static_cast<double>(c.log_names) / 7.0;
        f[well_known] = static_cast<double>(c.prominence) / 10.0;
        f[beside_best] = static_cast<double>(c.prominence - top) / 5.0;
        f[best_known] = c.prominence == top ? 1.0 : 0.0;
        f[alternate_name] = c.name_kind == gazetteer::NameKind::alternate ? 1.0 : 0.0;
        f[demonym_name] = c.name_kind == gazetteer::NameKind::demonym ? 1.0 : 0.0;
        f[abbreviation_name] = c.name_kind == gazetteer::NameKind::abbreviation ? 1.0 : 0.0;
        f[article_dropped] = c.name_kind == gazetteer::NameKind::without_article ? 1.0 : 0.0;
        f[variant_name] = c.variant ? 1.0 : 0.0;
        const bool unit =
            c.kind == FeatureKind::admin1 || c.kind == FeatureKind::admin2 || c.kind == FeatureKind::admin_lower;
        if (unit && hints_[e][hint_letters.find('1')] == 0.0 && hints_[e][hint_letters.find('2')] == 0.0) {
            f[town_so_called] = std::ranges::any_of(candidates, [&c](const Candidate& town) {
                const bool seat = town.kind == FeatureKind::capital || town.kind == FeatureKind::seat1 ||
                                  town.kind == FeatureKind::seat2 || town.kind == FeatureKind::town;
                return seat && contains(c, town) && distance_km(c, town) < 120.0;
            });
        }
        for (std::size_t h = 0; h < hint_letters.size(); ++h) {
            if (hints_[e][h] > 0.0) {
                f[hint_fits(hint_letters[h], c.kind) ? called_so : called_otherwise] = 1.0;
            }
        }
    }
}

void Resolver::read_votes()
{
    country_votes_.assign(1024, {});
    country_stated_.assign(1024, {});
    unit_votes_.clear();
    unit_stated_.clear();
    total_weight_ = 0.0;
    country_weight_ = 0.0;
    own_country_weight_.assign(entries_.size(), 0.0);
    for (std::size_t e = 0; e < entries_.size(); ++e) {
        for (const auto& c : entries_[e].candidates) {
            if (c.probability < 0.01) {
                continue;
            }
            const double mass = c.probability * weight_[e];
            if (c.country != 0 && c.country < country_votes_.size()) {
                country_votes_[c.country].mass += mass;
                if (c.kind == FeatureKind::country) {
                    own_country_weight_[e] += mass;
                    country_weight_ += mass;
                    country_stated_[c.country].add(static_cast<std::uint32_t>(e), c.probability);
                }
            }
            if (c.admin1 != gazetteer::no_place) {
                unit_votes_.emplace_back(c.admin1, mass);
                if (c.kind == FeatureKind::admin1) {
                    Stated stated;
                    stated.add(static_cast<std::uint32_t>(e), c.probability);
                    unit_stated_.emplace_back(c.admin1, stated);
                }
            }
        }
        if (!entries_[e].candidates.empty()) {
            total_weight_ += weight_[e];
        }
    }
    std::ranges::stable_sort(unit_votes_, {}, &std::pair<gazetteer::PlaceIndex, double>::first);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < unit_votes_.size(); ++i) {
        if (kept > 0 && unit_votes_[kept - 1].first == unit_votes_[i].first) {
            unit_votes_[kept - 1].second += unit_votes_[i].second;
        } else {
            unit_votes_[kept++] = unit_votes_[i];
        }
    }
    unit_votes_.resize(kept);
    std::ranges::stable_sort(unit_stated_, {}, [](const auto& pair) { return pair.first; });
    kept = 0;
    for (std::size_t i = 0; i < unit_stated_.size(); ++i) {
        if (kept > 0 && unit_stated_[kept - 1].first == unit_stated_[i].first) {
            unit_stated_[kept - 1].second.add(unit_stated_[i].second.entry, unit_stated_[i].second.mass);
        } else {
            unit_stated_[kept++] = unit_stated_[i];
        }
    }
    unit_stated_.resize(kept);
}

/// Features of a candidate among the others, as the last round sees those.
void Resolver::together(std::size_t e, std::vector<CandidateFeatures>& features) const
{
    constexpr std::size_t max_others = 32;
    constexpr std::size_t max_senses = 4;
    const auto& own = entries_[e].candidates;
    const double others_weight = std::max(1e-9, total_weight_ - weight_[e]);
    const bool any_other = total_weight_ - weight_[e] > 1e-6;
    const double world =
        any_other ? std::clamp((country_weight_ - own_country_weight_[e]) / others_weight, 0.0, 1.0) : 0.0;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const auto& c = own[i];
        auto& f = features[i];
        f[c.kind == FeatureKind::country   ? world_country
          : c.kind == FeatureKind::capital ? world_capital
          : c.kind == FeatureKind::admin1  ? world_unit
                                           : world_town] = world;
        double own_country = 0.0;
        double own_unit = 0.0;
        for (const auto& mine : own) {
            own_country += mine.country == c.country ? mine.probability * weight_[e] : 0.0;
            own_unit += mine.admin1 == c.admin1 ? mine.probability * weight_[e] : 0.0;
        }
        if (c.country != 0 && c.country < country_votes_.size() && any_other) {
            f[country_share] = std::clamp((country_votes_[c.country].mass - own_country) / others_weight, 0.0, 1.0);
            if (c.kind != FeatureKind::country) {
                f[country_stated] = country_stated_[c.country].without(e);
            }
        }
        if (c.admin1 != gazetteer::no_place && any_other) {
            const auto at =
                std::ranges::lower_bound(unit_votes_, c.admin1, {}, &std::pair<gazetteer::PlaceIndex, double>::first);
            if (at != unit_votes_.end() && at->first == c.admin1) {
                f[unit_share] = std::clamp((at->second - own_unit) / others_weight, 0.0, 1.0);
            }
            const auto stated =
                std::ranges::lower_bound(unit_stated_, c.admin1, {}, [](const auto& pair) { return pair.first; });
            if (stated != unit_stated_.end() && stated->first == c.admin1 && c.kind != FeatureKind::admin1) {
                f[unit_stated] = stated->second.without(e);
            }
        }
        f[lonely_country] =
            any_other && c.country != 0 && c.kind != FeatureKind::country && f[country_share] < 0.02 ? 1.0 : 0.0;
        const bool pointlike = c.kind != FeatureKind::country && c.kind != FeatureKind::continent;
        double held = 0.0;
        for (std::size_t o = 0, used = 0; o < entries_.size() && used < max_others; ++o) {
            if (o == e || entries_[o].candidates.empty()) {
                continue;
            }
            ++used;
            std::size_t senses = 0;
            for (const auto& other : entries_[o].candidates) { // most probable first
                if (++senses > max_senses || other.probability < 0.03) {
                    break;
                }
                const double mass = other.probability * weight_[o] / others_weight;
                if (contains(c, other)) {
                    held += mass;
                }
                if (pointlike && other.kind != FeatureKind::country && other.kind != FeatureKind::continent) {
                    const double km = distance_km(c, other);
                    if (km < 1500.0) {
                        f[around_30] += mass * std::exp(-km / 30.0);
                        f[around_100] += mass * std::exp(-km / 100.0);
                        f[around_300] += mass * std::exp(-km / 300.0);
                        f[neighbour] = std::max(f[neighbour], other.probability * std::exp(-km / 50.0));
                    }
                }
            }
        }
        f[holds_others] = std::min(1.0, held);
        for (const auto& link : links_[e]) {
            double held_by = 0.0;
            double holds = 0.0;
            double unit_like = 0.0;
            double alike = 0.0;
            double close = 0.0;
            std::size_t senses = 0;
            for (const auto& other : entries_[link.to].candidates) {
                if (++senses > 8 || other.probability < 0.01) {
                    break;
                }
                const double p = other.probability;
                held_by += contains(other, c) ? p : 0.0;
                holds += contains(c, other) ? p : 0.0;
                unit_like += other.kind == FeatureKind::country || other.kind == FeatureKind::admin1 ? p : 0.0;
                alike += other.kind == c.kind ? p : 0.0;
                close += p * std::exp(-distance_km(c, other) / 200.0);
            }
            const auto raise = [&f](Feature feature, double value) { f[feature] = std::max(f[feature], value); };
            if ((link.kind & link_next) != 0 && !link.reverse) {
                raise(within_next, held_by);
                if (c.kind != FeatureKind::country) {
                    raise(not_within_next, std::max(0.0, unit_like - held_by));
                }
            }
            if ((link.kind & link_next) != 0 && link.reverse) {
                raise(holds_previous, holds);
            }
            if ((link.kind & link_in) != 0) {
                link.reverse ? raise(holds_named, holds) : raise(within_named, held_by);
            }
            if ((link.kind & link_sentence) != 0) {
                raise(within_sentence, held_by);
            }
            if ((link.kind & link_list) != 0) {
                raise(list_alike, alike);
                raise(list_near, close);
            }
        }
        if (f[within_next] > 0.5) {
            f[not_within_next] = 0.0;
        }
    }
}

using RoundWeights = std::array<CandidateFeatures, n_rounds>;

RoundWeights& round_weights()
{
    static RoundWeights weights = [] {
        RoundWeights table{};
        for (std::size_t round = 0; round < table.size(); ++round) {
            const std::string group = "round" + std::to_string(round);
            for (std::size_t f = 0; f < n_candidate_features; ++f) {
                table[round][f] = candidate_weights().get(group, feature_table()[f]);
            }
        }
        return table;
    }();
    return weights;
}

void Resolver::score(std::size_t e, const std::vector<CandidateFeatures>& features, int round)
{
    auto& candidates = entries_[e].candidates;
    if (candidates.empty()) {
        return;
    }
    const auto& weights = round_weights()[static_cast<std::size_t>(round)];
    double top = -1e9;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        candidates[i].score = std::inner_product(features[i].begin(), features[i].end(), weights.begin(), 0.0);
        top = std::max(top, candidates[i].score);
    }
    double sum = 0.0;
    for (auto& c : candidates) {
        c.probability = std::exp(c.score - top);
        sum += c.probability;
    }
    for (auto& c : candidates) {
        c.probability /= sum;
    }
    const auto best = std::ranges::max_element(candidates, {}, &Candidate::probability);
    before_last_sort_[e] = static_cast<std::size_t>(best - candidates.begin());
    std::ranges::stable_sort(candidates, std::greater{}, &Candidate::probability);
}

std::vector<ResolvedEntry> Resolver::run(std::vector<Round>* seen)
{
    std::vector<std::vector<CandidateFeatures>> features(entries_.size());
    for (int round = 0; round < n_rounds; ++round) {
        for (std::size_t e = 0; e < entries_.size(); ++e) {
            alone(e, features[e]);
            if (round > 0) {
                together(e, features[e]);
            }
        }
        if (seen != nullptr) {
            auto& weighed = seen->emplace_back(entries_.size());
            for (std::size_t e = 0; e < entries_.size(); ++e) {
                weighed[e] = {entries_[e].candidates, features[e]};
            }
        }
        for (std::size_t e = 0; e < entries_.size(); ++e) {
            score(e, features[e], round);
        }
        if (round + 1 < n_rounds) {
            read_votes();
        }
    }
    for (std::size_t e = 0; e < entries_.size(); ++e) {
        judge(e, features[e]);
    }
    return std::move(entries_);
}

/// How sure the best candidate is. The features are those of the last round, whose order of candidates is gone; the
/// judged one is found again by what it is.
void Resolver::judge(std::size_t e, const std::vector<CandidateFeatures>& features)
{
    auto& entry = entries_[e];
    if (entry.candidates.empty()) {
        return;
    }
    const auto& best = entry.candidates.front();
    const auto& f = features[before_last_sort_[e]];
    double known = 0.0;
    double mass = 0.0; // a town and the district called after it are one answer
    for (const auto& c : entry.candidates) {
        if (c.place == best.place || distance_km(c, best) < 50.0) {
            mass += c.probability;
            known = std::max(known, static_cast<double>(c.prominence));
        }
    }
    const double p = std::clamp(mass, 0.02, 0.98);
    entry.sure = {1.0,
                  std::log(p / (1.0 - p)),
                  known / 10.0,
                  f[lonely_country],
                  best.variant ? 1.0 : 0.0,
                  f[around_300],
                  std::max({f[within_next], f[within_named], f[unit_stated], f[country_stated]}),
                  f[not_within_next],
                  f[alternate_name],
                  f[called_otherwise] > f[called_so] ? 1.0 : 0.0};
    static const std::array<double, n_confidence_features> weights = [] {
        std::array<double, n_confidence_features> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            table[i] = candidate_weights().get("sure", confidence_feature_names()[i]);
        }
        return table;
    }();
    const double logit = std::inner_product(entry.sure.begin(), entry.sure.end(), weights.begin(), 0.0);
    entry.confidence = 1.0 / (1.0 + std::exp(-logit));
}

} // namespace

const std::array<std::string_view, n_confidence_features>& confidence_feature_names()
{
    static constexpr std::array<std::string_view, n_confidence_features> names{
        "bias",       "margin", "well_known", "lonely_country", "variant",
        "around_300", "held",   "not_held",   "alternate_name", "called_otherwise"};
    return names;
}

const std::vector<std::string_view>& candidate_feature_names()
{
    return feature_table();
}

void add_context(NameSet& names, NameSet context)
{
    std::unordered_map<std::string, std::uint32_t> entry_of;
    for (std::uint32_t e = 0; e < names.entries.size(); ++e) {
        entry_of.emplace(names.entries[e].folded, e);
    }
    std::vector<FoundName> added;
    std::size_t next = 0;
    for (auto& name : context.names) {
        while (next < names.names.size() && names.names[next].span.end <= name.span.begin) {
            ++next;
        }
        if (next < names.names.size() && names.names[next].span.overlaps(name.span)) {
            continue;
        }
        auto& entry = context.entries[name.entry];
        if (entry.origin == NameOrigin::marked) {
            continue;
        }
        const auto [at, fresh] = entry_of.try_emplace(entry.folded, static_cast<std::uint32_t>(names.entries.size()));
        if (fresh) {
            names.entries.push_back(entry);
        }
        name.entry = at->second;
        name.context_only = true;
        added.push_back(name);
    }
    names.names.insert(names.names.end(), added.begin(), added.end());
    std::ranges::stable_sort(names.names, {}, [](const FoundName& name) { return name.span.begin; });
}

void set_round_weights(int round, const CandidateFeatures& weights)
{
    round_weights()[static_cast<std::size_t>(round)] = weights;
}

std::vector<ResolvedEntry> resolve(const NameSet& names, const text::Document& document, const CueMap& cues,
                                   const gazetteer::Gazetteer& gazetteer, std::vector<Round>* seen)
{
    return Resolver{names, document, cues, gazetteer}.run(seen);
}

} // namespace placeline::places
