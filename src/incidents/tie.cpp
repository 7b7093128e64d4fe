// SPDX-License-Identifier: Apache-2.0
#include "incidents/tie.hpp"

#include "base/hash.hpp"
#include "incidents/days.hpp"
#include "incidents/event_places.hpp"
#include "incidents/event_type.hpp"
#include "incidents/parts.hpp"
#include "incidents/scene.hpp"
#include "incidents/settle.hpp"
#include "incidents/share_groups.hpp"
#include "incidents/sites.hpp"

#include "text/lexicon.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace placeline::incidents {

namespace {

/// An incident in the making: what is told of one site on one day.
struct Draft {
    std::uint32_t site = no_site; ///< `no_site`: nothing says where
    std::optional<DateRange> date;
    std::vector<std::uint32_t> claims;
    std::vector<std::uint32_t> occurrences;
};

std::uint32_t sentence_at(const text::Document& document, std::uint32_t byte)
{
    const std::uint32_t token = document.token_at(byte);
    return token < document.tokens.size() ? document.tokens[token].sentence
                                          : static_cast<std::uint32_t>(document.sentences.size());
}

/// One telling with what it is a telling of.
struct Item {
    Telling telling;
    bool is_claim = false;
    std::uint32_t index = 0; ///< in the report's claims or in the occurrences
};

class Tier {
public:
    Tier(ParsedReport& report, const std::vector<Occurrence>& occurrences, const text::Document& document)
        : report_{report}, occurrences_{occurrences}, document_{document}
    {
    }

    void run()
    {
        mark_stances(report_.claims, document_);
        settle_event_places(report_.mentions, report_.claims, document_);
        find_places();
        for (const SceneReach reach : {SceneReach::sentence, SceneReach::report}) {
            if (take_possible_scenes(report_.mentions, report_.claims, occurrences_, ties_, document_, reach)) {
                find_places();
            }
        }
        tie_area_totals(report_.claims, ties_.claims, sites_, document_);
        add_up_list_lines(report_.claims, ties_.claims, report_.mentions, document_);
        set_scopes();
        std::vector<Draft> drafts;
        for (std::uint32_t site = 0; site < sites_.all.size(); ++site) {
            for (Draft& draft : drafts_at(site)) {
                drafts.push_back(std::move(draft));
            }
        }
        for (Draft& draft : unlocated_drafts()) {
            drafts.push_back(std::move(draft));
        }
        drop_bare_areas(drafts);
        inherit_day(drafts);
        std::stable_sort(drafts.begin(), drafts.end(),
                         [this](const Draft& a, const Draft& b) { return position_of(a) < position_of(b); });
        make_incidents(drafts);
    }

private:
    void find_places()
    {
        sites_ = find_sites(report_.mentions);
        ties_ =
            find_ties(report_.claims, occurrences_, report_.mentions, sites_, document_, report_.report.published_day);
    }

    void set_scopes()
    {
        for (std::size_t i = 0; i < report_.claims.size(); ++i) {
            Claim& claim = report_.claims[i];
            const Tied& tied = ties_.claims[i];
            claim.mentions = tied.mentions;
            claim.share_group.clear();
            claim.scope = claim.part_of || claim.sum_group ? Scope::part : Scope::own;
            if (tied.sites.size() > 1) {
                claim.scope = Scope::shared;
                std::vector<std::string> keys;
                for (const std::uint32_t site : tied.sites) {
                    keys.push_back(sites_.all[site].key);
                }
                claim.share_group = share_group_of(std::move(keys));
            }
        }
    }

    /// What is told of one site, in text order.
    [[nodiscard]] std::vector<Item> items_at(std::uint32_t site) const
    {
        const auto is_here = [site](const Tied& tied) {
            return std::binary_search(tied.sites.begin(), tied.sites.end(), site);
        };
        std::vector<Item> items;
        for (std::uint32_t i = 0; i < report_.claims.size(); ++i) {
            if (is_here(ties_.claims[i])) {
                const Claim& claim = report_.claims[i];
                Item item{.telling = {.position = claim.number.begin,
                                      .sentence = sentence_at(document_, claim.number.begin),
                                      .date = claim.date,
                                      .carried = ties_.claims[i].carried,
                                      .is_claim = true},
                          .is_claim = true,
                          .index = i};
                if (!claim.part_of && !claim.sum_group && !claim.supersedes && !claim.outdated) {
                    item.telling.measure = claim.measure;
                }
                items.push_back(item);
            }
        }
        for (std::uint32_t i = 0; i < occurrences_.size(); ++i) {
            const Occurrence& occurrence = occurrences_[i];
            if (!occurrence.background && !ties_.occurrences[i].carried && is_here(ties_.occurrences[i])) {
                items.push_back({.telling = {.position = occurrence.span.begin,
                                             .sentence = sentence_at(document_, occurrence.span.begin),
                                             .date = occurrence.date,
                                             .is_attack = is_attack_word(occurrence)},
                                 .is_claim = false,
                                 .index = i});
            }
        }
        std::stable_sort(items.begin(), items.end(),
                         [](const Item& a, const Item& b) { return a.telling.position < b.telling.position; });
        for (std::uint32_t k = 0; k < items.size(); ++k) {
            items[k].telling.with = belongs_to(items, k);
        }
        return items;
    }

    [[nodiscard]] bool is_attack_word(const Occurrence& occurrence) const
    {
        static const std::vector<text::ClassId> classes = text::builtin_lexicon().classes_with_prefix("attack.");
        const std::uint32_t token = document_.token_at(occurrence.span.begin);
        return token < document_.tokens.size() && std::any_of(classes.begin(), classes.end(), [&](text::ClassId cls) {
                   return document_.term_at(token, cls) != nullptr;
               });
    }

    /// A part is of the event of its total, or of the first part of the same sum.
    [[nodiscard]] std::optional<std::uint32_t> belongs_to(const std::vector<Item>& items, std::uint32_t part) const
    {
        if (!items[part].is_claim) {
            return std::nullopt;
        }
        const Claim& claim = report_.claims[items[part].index];
        for (std::uint32_t k = 0; k < part; ++k) {
            if (!items[k].is_claim) {
                continue;
            }
            const Claim& other = report_.claims[items[k].index];
            if (claim.part_of == items[k].index || (claim.sum_group && claim.sum_group == other.sum_group) ||
                (claim.outdated && claim.measure == other.measure)) {
                return k;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<Draft> drafts_at(std::uint32_t site) const
    {
        const std::vector<Item> items = items_at(site);
        std::vector<Telling> tellings;
        tellings.reserve(items.size());
        for (const Item& item : items) {
            tellings.push_back(item.telling);
        }
        std::vector<Draft> drafts;
        for (const DayGroup& group : split_by_day(tellings)) {
            Draft draft{.site = site, .date = group.date, .claims = {}, .occurrences = {}};
            for (const std::uint32_t k : group.tellings) {
                (items[k].is_claim ? draft.claims : draft.occurrences).push_back(items[k].index);
            }
            drafts.push_back(std::move(draft));
        }
        return drafts;
    }

    /// Claims that no place can carry, by day, so that no number is lost.
    [[nodiscard]] std::vector<Draft> unlocated_drafts() const
    {
        std::vector<Item> items;
        std::vector<Telling> tellings;
        for (std::uint32_t i = 0; i < report_.claims.size(); ++i) {
            if (ties_.claims[i].sites.empty()) {
                const Claim& claim = report_.claims[i];
                items.push_back({.telling = {.position = claim.number.begin, .date = claim.date, .is_claim = true},
                                 .is_claim = true,
                                 .index = i});
                items.back().telling.with = belongs_to(items, static_cast<std::uint32_t>(items.size() - 1));
                tellings.push_back(items.back().telling);
            }
        }
        std::vector<Draft> drafts;
        for (const DayGroup& group : split_by_day(tellings)) {
            Draft draft{.date = group.date, .claims = {}, .occurrences = {}};
            for (const std::uint32_t k : group.tellings) {
                draft.claims.push_back(items[k].index);
            }
            drafts.push_back(std::move(draft));
        }
        return drafts;
    }

    /// A wider area without a number of its own is no event place beside a nearer one in it, a country or sea beside
    /// any nearer one.
    void drop_bare_areas(std::vector<Draft>& drafts) const
    {
        const auto place_of = [this](const Draft& draft) -> const std::optional<Place>& {
            static const std::optional<Place> none;
            return draft.site == no_site ? none : sites_.all[draft.site].place;
        };
        std::vector<bool> bare(drafts.size(), false);
        for (std::size_t i = 0; i < drafts.size(); ++i) {
            if (!drafts[i].claims.empty() || !place_of(drafts[i])) {
                continue;
            }
            constexpr int region = 5;
            const Place& place = *place_of(drafts[i]);
            bare[i] = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& other) {
                return place_of(other) && (holds(place, *place_of(other)) ||
                                           (place.where_prec >= region && place_of(other)->where_prec < region));
            });
        }
        std::size_t i = 0;
        std::erase_if(drafts, [&](const Draft&) { return bare[i++]; });
    }

    /// The one recent day that a report states is the day of what it tells after that, too.
    void inherit_day(std::vector<Draft>& drafts) const
    {
        constexpr std::chrono::days recent{2};
        std::optional<DateRange> only;
        std::uint32_t from = 0;
        for (const Draft& draft : drafts) {
            if (!draft.date) {
                continue;
            }
            if (only && only->start != draft.date->start) {
                return;
            }
            only = only ? narrower(*only, *draft.date) : *draft.date;
            from = position_of(draft);
        }
        const auto& published = report_.report.published_day;
        if (!only || !published || only->start > *published || *published - only->start > recent) {
            return;
        }
        for (Draft& draft : drafts) {
            const bool other_day_here = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& other) {
                return other.site == draft.site && other.date;
            });
            if (!draft.date && !other_day_here && position_of(draft) > from) {
                draft.date = only;
            }
        }
    }

    [[nodiscard]] std::uint32_t position_of(const Draft& draft) const
    {
        if (draft.site != no_site) {
            return report_.mentions[mentions_of(draft).front()].span.begin;
        }
        return report_.claims[draft.claims.front()].number.begin;
    }

    /// The site's mentions that this draft's claims and words point at, or all of them.
    [[nodiscard]] std::vector<std::uint32_t> mentions_of(const Draft& draft) const
    {
        std::set<std::uint32_t> mentions;
        const auto take = [&](const Tied& tied) {
            for (const std::uint32_t m : tied.mentions) {
                if (sites_.of_mention[m] == draft.site) {
                    mentions.insert(m);
                }
            }
        };
        for (const std::uint32_t i : draft.claims) {
            take(ties_.claims[i]);
        }
        for (const std::uint32_t i : draft.occurrences) {
            take(ties_.occurrences[i]);
        }
        if (mentions.empty()) {
            return sites_.all[draft.site].mentions;
        }
        return {mentions.begin(), mentions.end()};
    }

    [[nodiscard]] std::optional<DateRange> date_of(const Draft& draft) const
    {
        if (draft.date) {
            return draft.date;
        }
        if (const auto& day = report_.report.published_day) {
            return DateRange{.start = *day, .end = *day, .prec = 2, .from = DateSource::published};
        }
        return std::nullopt;
    }

    static bool is_vague(const std::vector<EventKind>& kinds)
    {
        return main_kind(kinds) == EventKind::unknown || main_kind(kinds) == EventKind::attack;
    }

    /// What is said to have happened: at the place; in the sentences of its numbers and those that carry its story on;
    /// in the area around it; else what the whole report is about.
    [[nodiscard]] EventKind kind_of_draft(const Draft& draft) const
    {
        std::vector<EventKind> kinds;
        for (const std::uint32_t i : draft.occurrences) {
            kinds.push_back(occurrences_[i].kind);
        }
        const auto add_where = [&](auto test) {
            for (std::uint32_t i = 0; i < occurrences_.size(); ++i) {
                if (!occurrences_[i].background && test(i)) {
                    kinds.push_back(occurrences_[i].kind);
                }
            }
        };
        if (is_vague(kinds)) {
            add_where([&](std::uint32_t i) {
                const Tied& tied = ties_.occurrences[i];
                return tied.carried && std::binary_search(tied.sites.begin(), tied.sites.end(), draft.site);
            });
        }
        if (main_kind(kinds) == EventKind::unknown) {
            std::set<std::uint32_t> sentences;
            for (const std::uint32_t i : draft.claims) {
                sentences.insert(sentence_at(document_, report_.claims[i].number.begin));
            }
            add_where([&](std::uint32_t i) {
                return sentences.contains(sentence_at(document_, occurrences_[i].span.begin));
            });
        }
        if (is_vague(kinds) && draft.site != no_site && sites_.all[draft.site].place) {
            add_where([&](std::uint32_t i) {
                const Tied& tied = ties_.occurrences[i];
                return std::any_of(tied.sites.begin(), tied.sites.end(), [&](std::uint32_t site) {
                    const auto& area = sites_.all[site].place;
                    return area && is_area(*area) && holds(*area, *sites_.all[draft.site].place);
                });
            });
        }
        if (main_kind(kinds) == EventKind::unknown) {
            add_where([](std::uint32_t) { return true; });
        }
        return main_kind(kinds);
    }

    void set_actors(Incident& incident, const Draft& draft) const
    {
        for (const std::uint32_t i : draft.occurrences) {
            if (incident.actor1.empty()) {
                incident.actor1 = occurrences_[i].actor1;
            }
            if (incident.actor2.empty()) {
                incident.actor2 = occurrences_[i].actor2;
            }
        }
    }

    [[nodiscard]] Level level_of(const Draft& draft, const std::vector<Draft>& drafts) const
    {
        if (draft.site == no_site || !sites_.all[draft.site].place) {
            return Level::place;
        }
        const Place& place = *sites_.all[draft.site].place;
        if (!is_area(place)) {
            return place.where_prec >= 3 ? Level::area : Level::place;
        }
        const bool umbrella =
            !draft.claims.empty() && std::any_of(drafts.begin(), drafts.end(), [&](const Draft& other) {
                return other.site != no_site && sites_.all[other.site].place &&
                       holds(place, *sites_.all[other.site].place);
            });
        return umbrella ? Level::umbrella : Level::area;
    }

    /// From the earliest claim where there is one, else from place and day; with the place, since a shared claim makes
    /// several.
    [[nodiscard]] std::string id_of(const Draft& draft, const std::set<std::string>& taken) const
    {
        IdHash hash;
        hash.add("incident");
        if (draft.claims.empty()) {
            hash.add(report_.report.id).add(draft.date ? iso_day(draft.date->start) : std::string{});
        } else {
            hash.add(report_.claims[draft.claims.front()].id);
        }
        hash.add(draft.site == no_site ? std::string_view{} : std::string_view{sites_.all[draft.site].key});
        std::string id = hash.text();
        for (std::uint64_t n = 2; taken.contains(id); ++n) {
            id = IdHash{hash}.add(n).text();
        }
        return id;
    }

    void make_incidents(const std::vector<Draft>& drafts)
    {
        report_.incidents.clear();
        std::set<std::string> ids;
        for (const Draft& draft : drafts) {
            Incident incident;
            incident.id = id_of(draft, ids);
            ids.insert(incident.id);
            incident.event_type = event_type_of(kind_of_draft(draft));
            if (draft.site != no_site) {
                const Site& site = sites_.all[draft.site];
                incident.mentions = mentions_of(draft);
                incident.place_text = report_.mentions[incident.mentions.front()].text;
                incident.place = site.place;
                incident.confidence = site.place ? site.confidence : 0.0;
            }
            incident.date = date_of(draft);
            incident.level = level_of(draft, drafts);
            set_actors(incident, draft);
            for (const std::uint32_t i : draft.claims) {
                incident.claims.push_back(report_.claims[i].id);
                if (!report_.claims[i].date) {
                    report_.claims[i].date = incident.date;
                }
            }
            report_.incidents.push_back(std::move(incident));
        }
        settle_figures(drafts);
    }

    void settle_figures(const std::vector<Draft>& drafts)
    {
        const Report& report = report_.report;
        std::vector<Statement> statements;
        for (std::uint32_t i = 0; i < report_.claims.size(); ++i) {
            statements.push_back({.claim = &report_.claims[i],
                                  .report = report.id,
                                  .source = report.source.empty() ? report.id : report.source,
                                  .told = report.published_day,
                                  .published = report.published,
                                  .index = i});
        }
        std::vector<Row> rows;
        for (std::size_t i = 0; i < drafts.size(); ++i) {
            rows.push_back({.incident = &report_.incidents[i], .statements = drafts[i].claims});
        }
        settle(rows, statements, BestRule::contract);
    }

    ParsedReport& report_;
    const std::vector<Occurrence>& occurrences_;
    const text::Document& document_;
    Sites sites_;
    Ties ties_;
};

} // namespace

void tie(ParsedReport& report, const std::vector<Occurrence>& occurrences, const text::Document& document)
{
    Tier{report, occurrences, document}.run();
}

} // namespace placeline::incidents
