// SPDX-License-Identifier: Apache-2.0
#include "incidents/tie.hpp"

#include "base/hash.hpp"
#include "incidents/containers.hpp"
#include "incidents/drafts.hpp"
#include "incidents/event_places.hpp"
#include "incidents/event_type.hpp"
#include "incidents/evidence.hpp"
#include "incidents/parts.hpp"
#include "incidents/scene.hpp"
#include "incidents/settle_report.hpp"
#include "incidents/share_groups.hpp"
#include "incidents/sites.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace placeline::incidents {

namespace {

class Tier {
public:
    Tier(ParsedReport& report, const std::vector<Occurrence>& occurrences, const text::Document& document)
        : report_{report}, occurrences_{occurrences}, document_{document}
    {
    }

    void run()
    {
        mark_stances(report_.claims, document_);
        settle_event_places(report_.mentions, report_.claims, document_, report_.report.published_day);
        find_places();
        for (const SceneReach reach : {SceneReach::sentence, SceneReach::report}) {
            if (take_possible_scenes(report_.mentions, report_.claims, occurrences_, ties_, document_, reach)) {
                find_places();
            }
        }
        tie_area_totals(report_.claims, ties_.claims, sites_, document_);
        share_list_totals(report_.claims, ties_.claims, sites_, document_);
        add_up_list_lines(report_.claims, ties_.claims, report_.mentions, document_);
        set_scopes();
        const TiedReport tied{report_, occurrences_, document_, sites_, ties_};
        make_incidents(drafts_of(tied), tied);
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

    void make_incidents(const std::vector<Draft>& drafts, const TiedReport& tied)
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
                incident.mentions = mentions_of(draft, tied);
                incident.place_text = report_.mentions[incident.mentions.front()].text;
                incident.place = site.place;
                incident.confidence = site.place ? site.confidence : 0.0;
                if (!site.place) {
                    put_in_container(incident, site);
                }
            }
            incident.date = date_of(draft);
            incident.level =
                incident.stand_in && incident.place->where_prec >= 3 ? Level::area : level_of(draft, drafts);
            set_actors(incident, draft);
            for (const std::uint32_t i : draft.claims) {
                incident.claims.push_back(report_.claims[i].id);
                if (!report_.claims[i].date) {
                    report_.claims[i].date = incident.date;
                }
            }
            report_.incidents.push_back(std::move(incident));
        }
        std::vector<std::vector<std::uint32_t>> claims_of;
        claims_of.reserve(drafts.size());
        for (const Draft& draft : drafts) {
            claims_of.push_back(draft.claims);
        }
        settle_report(report_, claims_of);
    }

    void put_in_container(Incident& incident, const Site& site) const
    {
        for (const std::uint32_t m : site.mentions) {
            if (auto found = stand_in_for(m, report_.mentions, document_)) {
                incident.place = std::move(found->place);
                incident.confidence = found->confidence;
                incident.stand_in = true;
                return;
            }
        }
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
    if (!speaks_of_violence(report, document)) {
        return;
    }
    Tier{report, occurrences, document}.run();
}

} // namespace placeline::incidents
