// SPDX-License-Identifier: Apache-2.0
#include "places/find_mentions.hpp"

#include "geo/distance.hpp"
#include "places/cues.hpp"
#include "places/far_namesakes.hpp"
#include "places/given_spans.hpp"
#include "places/names.hpp"
#include "places/overrides.hpp"
#include "places/reasons.hpp"
#include "places/resolve.hpp"
#include "places/roles.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace placeline::places {

namespace {

constexpr std::size_t max_alternatives = 5;
/// Below this no candidate is good enough: a wrong pin is worse than none.
constexpr double least_confidence = 0.25;

/// Moves the place to where the words say, and widens it.
void apply_offset(Place& place, const Offset& offset, const Place* other)
{
    constexpr double near_radius_km = 10.0;
    constexpr double unstated_distance_m = 5'000.0;
    if (other != nullptr) { // between two places
        place.radius_km = std::max(near_radius_km, geo::great_circle_m(place.position, other->position) / 2000.0);
        place.position = geo::midpoint(place.position, other->position);
        place.where_prec = std::max(place.where_prec, 2);
        return;
    }
    if (place.where_prec > 2) {
        return; // "northern Iraq", "near Anbar": the unit is as exact as it gets
    }
    if (offset.bearing_deg) {
        const double distance_m = offset.distance_m > 0.0 ? offset.distance_m : unstated_distance_m;
        place.position = geo::destination(place.position, *offset.bearing_deg, distance_m);
        place.radius_km = std::max(near_radius_km, distance_m * 0.15 / 1000.0);
        place.where_prec = 2;
    } else if (offset.near) {
        place.radius_km = std::max(place.radius_km, near_radius_km);
        place.where_prec = 2;
    }
}

Alternative alternative_of(const Candidate& candidate, const gazetteer::Gazetteer& gazetteer)
{
    const auto row = gazetteer.row(candidate.place);
    return {std::string{row.id}, std::string{row.name}, row.position, candidate.probability};
}

/// "Washington said": a capital speaks for its government where no other place of that name is much likelier.
/// "At Caad, Mudug": no country lies in a unit of another, so the name is one that the gazetteer lacks.
void drop_countries_in_units(const NameSet& names, const text::Document& document,
                             std::vector<const Candidate*>& senses)
{
    for (std::size_t n = 0; n + 1 < senses.size(); ++n) {
        const auto* inner = senses[n];
        const auto* unit = senses[n + 1];
        const auto link = names.names[n].last_token;
        if (inner != nullptr && unit != nullptr && inner->kind == FeatureKind::country &&
            (unit->kind == FeatureKind::admin1 || unit->kind == FeatureKind::admin2) &&
            inner->country != unit->country && names.names[n + 1].first_token == link + 1 &&
            document.word(link) == "," && inner->name_kind != gazetteer::NameKind::main) {
            senses[n] = nullptr;
        }
    }
}

void let_capitals_speak(const NameSet& names, const text::Document& document, const CueMap& cues,
                        std::vector<ResolvedEntry>& resolved)
{
    constexpr double much_likelier = 0.6;
    constexpr double least_probability = 0.05;
    for (const auto& name : names.names) {
        auto& candidates = resolved[name.entry].candidates;
        const bool starts = name.first_token == 0 || document.tokens[name.first_token - 1].sentence !=
                                                         document.tokens[name.first_token].sentence;
        const auto phrase =
            !starts && document.fold(name.first_token - 1) == "the" ? name.first_token - 1 : name.first_token;
        if (candidates.empty() || candidates.front().probability > much_likelier ||
            !cues.at(name.last_token, Cue::speech) || cues.before(phrase, Cue::locative) ||
            cues.before(phrase, Cue::near)) {
            continue;
        }
        const auto capital = std::ranges::find(candidates, FeatureKind::capital, &Candidate::kind);
        if (capital != candidates.end() && capital != candidates.begin() && capital->probability >= least_probability) {
            std::rotate(candidates.begin(), capital, capital + 1);
            resolved[name.entry].confidence = std::max(resolved[name.entry].confidence, much_likelier);
        }
    }
}

/// "Kabul", "Geneva", "Rome": where no candidate is good enough, because many lesser places share the name and nothing
/// tells between them, the one known the world over is meant, if one stands out.
void let_the_best_known_stand(const NameSet& names, std::vector<ResolvedEntry>& resolved)
{
    constexpr double not_sure = 0.35;
    constexpr double stands_for_itself = 0.4;
    constexpr float known_everywhere =
        7.5F; // a capital or a city of some hundred thousand with names in many languages
    constexpr float lead = 2.0F;
    for (std::size_t e = 0; e < resolved.size(); ++e) {
        auto& candidates = resolved[e].candidates;
        if (candidates.empty() || resolved[e].confidence >= not_sure || names.entries[e].demonym ||
            names.entries[e].origin != NameOrigin::exact) {
            continue;
        }
        const auto is_city = [](const Candidate& c) {
            return !c.variant && (c.kind == FeatureKind::capital || c.kind == FeatureKind::seat1);
        };
        auto best = candidates.end();
        for (auto c = candidates.begin(); c != candidates.end(); ++c) {
            if (is_city(*c) && c->prominence >= known_everywhere &&
                (best == candidates.end() || c->prominence > best->prominence)) {
                best = c;
            }
        }
        const bool alone = best != candidates.end() && std::ranges::all_of(candidates, [&best](const Candidate& c) {
                               return c.place == best->place || c.prominence + lead <= best->prominence ||
                                      distance_km(c, *best) < 50.0;
                           });
        if (alone) {
            std::rotate(candidates.begin(), best, best + 1);
            resolved[e].confidence = stands_for_itself;
        }
    }
}

/// Countries that the report has places in, sorted.
std::vector<std::uint16_t> countries_of(const std::vector<ResolvedEntry>& resolved,
                                        const std::vector<const Overrides::Row*>& of_entry)
{
    std::vector<std::uint16_t> countries;
    for (std::size_t e = 0; e < resolved.size(); ++e) {
        if (of_entry[e] != nullptr) {
            countries.push_back(of_entry[e]->candidate.country);
        } else if (!resolved[e].candidates.empty() && resolved[e].confidence >= least_confidence) {
            countries.push_back(resolved[e].candidates.front().country);
        }
    }
    std::ranges::sort(countries);
    countries.erase(std::ranges::unique(countries).begin(), countries.end());
    return countries;
}

/// Puts what the user says of names in place of what was found; see `Overrides::apply`.
Overrides::Applied apply_overrides(NameSet& names, const Report& report, const text::Document& document,
                                   const CueMap& cues, const gazetteer::Gazetteer& gazetteer,
                                   const FindOptions& options)
{
    if (options.overrides == nullptr) {
        return {.of_entry = std::vector<const Overrides::Row*>(names.entries.size(), nullptr)};
    }
    std::vector<std::uint16_t> countries;
    if (options.overrides->any_by_country()) { // which are told by a first look at all names
        NameSet first = names;
        const auto applied = options.overrides->apply(first, document, report.id, {}, options.given_only);
        countries = countries_of(resolve(first, document, cues, gazetteer), applied.of_entry);
    }
    return options.overrides->apply(names, document, report.id, countries, options.given_only);
}

/// Takes out the names of which the user says that they are no places: they stay as mentions that locate nothing.
std::vector<Mention> take_denied(NameSet& names, const Overrides::Applied& applied, const text::Document& document,
                                 bool explain)
{
    std::vector<Mention> denied;
    const auto is_denied = [&applied](const FoundName& name) {
        const auto* row = applied.of_entry[name.entry];
        return row != nullptr && !row->place;
    };
    for (const auto& name : names.names) {
        if (is_denied(name)) {
            Mention mention;
            mention.span = name.span;
            mention.text = std::string{name.span.of(document.text)};
            if (explain) {
                mention.reasons.push_back(override_reason(*applied.of_entry[name.entry]));
            }
            denied.push_back(std::move(mention));
        }
    }
    std::erase_if(names.names, is_denied);
    return denied;
}

} // namespace

std::vector<Mention> find_mentions(const Report& report, const text::Document& document,
                                   const gazetteer::Gazetteer& gazetteer, const FindOptions& options,
                                   std::vector<std::string>& problems)
{
    const CueMap cues{document};
    NameSet names = options.given_only ? look_up_spans(document, report.given_mentions, cues, gazetteer)
                                       : find_names(document, cues, gazetteer);
    if (options.given_only) {
        add_context(names, find_names(document, cues, gazetteer));
    }
    if (!report.title.empty() && !document.text.starts_with(report.title)) {
        const auto title = text::analyse(report.title);
        add_entries(names, find_names(title, CueMap{title}, gazetteer));
    }
    const auto overridden = apply_overrides(names, report, document, cues, gazetteer, options);
    std::vector<Mention> mentions = take_denied(names, overridden, document, options.explain);
    const bool any_denied = !mentions.empty();
    std::vector<Round> rounds;
    auto resolved = resolve(names, document, cues, gazetteer, options.explain ? &rounds : nullptr);
    if (!options.given_only) {
        if (drop_far_variants(names, resolved)) {
            rounds.clear();
            resolved = resolve(names, document, cues, gazetteer, options.explain ? &rounds : nullptr);
        }
        let_the_best_known_stand(names, resolved);
        keep_little_known_at_home(names, resolved);
    }
    let_capitals_speak(names, document, cues, resolved);

    // What is good enough, by name.
    std::vector<const Candidate*> senses(names.names.size(), nullptr);
    for (std::size_t n = 0; n < senses.size(); ++n) {
        const auto& entry = resolved[names.names[n].entry];
        const double least = options.given_only ? 0.0 : least_confidence;
        if (const auto* row = overridden.of_entry[names.names[n].entry]; row != nullptr) {
            senses[n] = &row->candidate;
        } else if (!entry.candidates.empty() && entry.confidence >= least) {
            senses[n] = &entry.candidates.front();
        }
    }
    drop_countries_in_units(names, document, senses);
    const auto roles = find_roles(document, cues, names, senses);

    const auto place_of = [&](std::size_t n) {
        const auto* row = overridden.of_entry[names.names[n].entry];
        return row != nullptr ? *row->place : gazetteer.place(senses[n]->place);
    };
    std::vector<bool> told(names.entries.size(), false);
    for (std::size_t n = 0; n < names.names.size(); ++n) {
        const auto& name = names.names[n];
        if (name.context_only) {
            continue;
        }
        const auto& entry = names.entries[name.entry];
        const auto& candidates = resolved[name.entry].candidates;
        const auto* row = overridden.of_entry[name.entry];
        Mention mention;
        mention.span = name.span;
        mention.text = std::string{name.span.of(document.text)};
        mention.role = roles[n].role;
        mention.may_be_scene = roles[n].may_be_scene;
        const double is_place = options.given_only ? 1.0 : 1.0 / (1.0 + std::exp(-name.place_logit));
        if (senses[n] != nullptr) {
            mention.place = place_of(n);
            mention.confidence =
                row != nullptr ? 1.0 : resolved[name.entry].confidence * std::clamp(is_place, 0.5, 1.0);
            std::optional<Place> other;
            if (const auto between = roles[n].offset.between; between && senses[*between] != nullptr) {
                other = place_of(*between);
            }
            if (mention.role != Role::actor) {
                apply_offset(*mention.place, roles[n].offset, other ? &*other : nullptr);
            }
        } else if (!told[name.entry]) {
            told[name.entry] = true;
            problems.push_back(entry.hits.empty() ? "\"" + mention.text + "\" is not in the gazetteer"
                                                  : "\"" + mention.text + "\": no candidate is good enough");
        }
        for (std::size_t i = senses[n] != nullptr ? 1 : 0; row == nullptr && i < candidates.size(); ++i) {
            if (mention.alternatives.size() == max_alternatives || candidates[i].probability < 0.001) {
                break;
            }
            mention.alternatives.push_back(alternative_of(candidates[i], gazetteer));
        }
        if (options.explain) {
            mention.reasons.push_back("role " + std::string{to_string(mention.role)} + ": " + roles[n].reason);
            if (row != nullptr) {
                mention.reasons.push_back(override_reason(*row));
            } else {
                explain(resolved[name.entry], rounds.back()[name.entry], gazetteer, mention.reasons);
                if (entry.hits.empty() && candidates.empty()) {
                    mention.reasons.emplace_back("no place of that name is in the gazetteer");
                } else if (senses[n] == nullptr) {
                    mention.reasons.push_back(fmt::format(
                        "no place given: the best candidate is meant with confidence {:.2f}, less than {:.2f}",
                        resolved[name.entry].confidence, least_confidence));
                }
                if (!options.given_only && entry.origin == NameOrigin::exact) {
                    mention.reasons.push_back(
                        fmt::format("a place rather than a person, firm or word: {:.2f}", is_place));
                }
            }
        }
        mentions.push_back(std::move(mention));
    }
    if (any_denied) {
        std::ranges::stable_sort(mentions, {}, [](const Mention& mention) { return mention.span.begin; });
    }
    return mentions;
}

} // namespace placeline::places
