// SPDX-License-Identifier: Apache-2.0
#include "publish/public_set.hpp"

#include "base/checksum.hpp"
#include "base/hash.hpp"
#include "incidents/event_type.hpp"
#include "incidents/merge.hpp"
#include "publish/coarse_place.hpp"
#include "publish/known_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace placeline::publish {

namespace {

/// "source 1", "source 2" for names, in the order in which they are asked for.
class Numbered {
public:
    explicit Numbered(std::string_view what) : what_{what} {}

    std::string operator()(const std::string& name)
    {
        if (name.empty()) {
            return {};
        }
        const auto [found, is_new] = numbers_.emplace(name, numbers_.size() + 1);
        return fmt::format("{} {}", what_, found->second);
    }

private:
    std::string_view what_;
    std::map<std::string, std::size_t> numbers_;
};

std::string day_of(const std::string& published)
{
    const auto day = parse_iso_day(published);
    return day ? iso_day(*day) : std::string{};
}

/// What a row shows of an incident beside its counts.
auto shown_of(const Incident& incident)
{
    const auto day = [&](Day DateRange::*which) { return incident.date ? iso_day((*incident.date).*which) : ""; };
    return std::tuple{day(&DateRange::start), day(&DateRange::end), incident.place ? incident.place->name : "",
                      incident.event_type};
}

class Publisher {
public:
    Publisher(const IncidentSet& from, const gazetteer::Gazetteer& gazetteer, const PublicOptions& options)
        : gazetteer_{gazetteer}, options_{options}
    {
        for (const MergedIncident& merged : from.incidents) {
            MergedIncident& made = set_.incidents.emplace_back(merged);
            make_public(made.incident);
        }
        name_incidents();
        incidents::sort_incidents(set_.incidents); // in the old order the names of places would still show
        for (const MergedIncident& merged : set_.incidents) {
            note_places(merged);
        }
        for (MergedIncident& merged : set_.incidents) {
            make_public(merged);
        }
    }

    IncidentSet take() { return std::move(set_); }

private:
    void make_public(Incident& incident)
    {
        if (incident.place) {
            incident.place = coarse(*incident.place);
            if (incident.place->where_prec >= 3 && incident.level == Level::place) {
                incident.level = Level::area;
            }
        }
        incident.place_text = incident.place ? incident.place->name : std::string{};
        for (std::string* actor : {&incident.actor1, &incident.actor2}) {
            if (!is_known(*actor)) {
                actor->clear();
            }
        }
        if (incidents::kind_of(incident.event_type) == EventKind::unknown) {
            incident.event_type.clear(); // a table's own words
        }
        if (!incident.share_group.empty()) {
            incident.share_group = share_(incident.share_group);
        }
        incident.corrections.clear();
    }

    /// New ids; `replaces` and parts follow.
    void name_incidents()
    {
        if (options_.salt.empty()) {
            std::map<std::string, std::size_t> alike;
            for (MergedIncident& merged : set_.incidents) {
                IdHash hash;
                std::apply([&hash](const auto&... part) { (hash.add(part), ...); }, shown_of(merged.incident));
                const std::size_t number = ++alike[hash.text()];
                merged.incident.id = hash.add(number).text();
                merged.replaces.clear();
            }
            return;
        }
        for (MergedIncident& merged : set_.incidents) {
            merged.incident.id = salted(merged.incident.id);
            for (std::string& id : merged.replaces) {
                id = salted(id);
            }
            std::sort(merged.replaces.begin(), merged.replaces.end());
        }
    }

    [[nodiscard]] std::string salted(const std::string& id) const
    {
        constexpr std::size_t enough = 16; // 64 bits, as many as the id itself has
        const std::string inner = Sha256{}.add(options_.salt).add("\n").add(id).hex();
        return Sha256{}.add(options_.salt).add("\n").add(inner).hex().substr(0, enough);
    }

    /// A shared number is about the places of all incidents that it stands in.
    void note_places(const MergedIncident& merged)
    {
        for (const SourcedClaim& sourced : merged.sourced_claims) {
            if (!sourced.claim.share_group.empty() && merged.incident.place) {
                places_[sourced.claim.share_group].insert(merged.incident.place->name);
            }
        }
    }

    void make_public(MergedIncident& merged)
    {
        merged.incident.claims.clear();
        std::set<std::string> reports;
        for (SourcedClaim& sourced : merged.sourced_claims) {
            make_public(sourced, merged.incident);
            merged.incident.claims.push_back(sourced.claim.id);
        }
        for (const std::string& report : merged.reports) {
            reports.insert(report_(report));
        }
        merged.reports.assign(reports.begin(), reports.end());
        for (IncidentPart& part : merged.parts) {
            IncidentPart made;
            made.incident.id = merged.incident.id;
            made.report_id = report_(part.report_id);
            made.source = source_(part.source);
            made.url = options_.links ? part.url : std::string{};
            made.published = day_of(part.published);
            part = std::move(made);
        }
    }

    void make_public(SourcedClaim& sourced, const Incident& incident)
    {
        Claim& claim = sourced.claim;
        claim.id = claim_(fmt::format("{}\n{}\n{}\n{}", sourced.report_id, claim.id, claim.quote.begin,
                                      claim.number.begin)); // an id alone may repeat within a quote
        if (!is_known(claim.group)) {
            claim.group = claim.group.empty() ? "" : "some";
        }
        claim.value_text.clear();
        claim.quote_text.clear();
        claim.quote = claim.number = {};
        sourced.quote_start_cp = sourced.quote_end_cp = 0;
        claim.attributed_to = to_string(claim.attribution);
        sourced.places.clear();
        if (const auto shared = places_.find(claim.share_group); shared != places_.end()) {
            sourced.places.assign(shared->second.begin(), shared->second.end());
        } else if (incident.place) {
            sourced.places = {incident.place->name};
        }
        claim.share_group = claim.share_group.empty() ? "" : share_(claim.share_group);
        sourced.report_id = report_(sourced.report_id);
        sourced.source = source_(sourced.source);
        sourced.url = options_.links ? sourced.url : std::string{};
        sourced.published = day_of(sourced.published);
    }

    Place coarse(const Place& place)
    {
        const auto key = std::tuple{place.id, place.position.lon_deg, place.position.lat_deg, place.where_prec};
        const auto known = coarse_.find(key);
        return known != coarse_.end() ? known->second
                                      : coarse_.emplace(key, coarse_place(place, gazetteer_)).first->second;
    }

    bool is_known(const std::string& words)
    {
        const auto known = known_.find(words);
        return known != known_.end() ? known->second
                                     : known_.emplace(words, is_known_to_all(words, gazetteer_)).first->second;
    }

    const gazetteer::Gazetteer& gazetteer_;
    const PublicOptions& options_;
    IncidentSet set_;
    std::map<std::string, std::set<std::string>> places_; ///< by share group
    std::map<std::tuple<std::string, double, double, int>, Place> coarse_;
    std::map<std::string, bool> known_;
    Numbered source_{"source"};
    Numbered report_{"report"};
    Numbered claim_{"claim"};
    Numbered share_{"shared"};
};

/// The last moment that an ISO 8601 date or date-time may mean, within a day of UTC.
std::optional<std::chrono::sys_seconds> end_of(const std::string& published)
{
    const auto day = parse_iso_day(published);
    if (!day) {
        return std::nullopt;
    }
    return std::chrono::sys_seconds{*day + std::chrono::days{1}};
}

} // namespace

IncidentSet public_set(const IncidentSet& incidents, const gazetteer::Gazetteer& gazetteer,
                       const PublicOptions& options)
{
    return Publisher{incidents, gazetteer, options}.take();
}

bool is_young(const IncidentSet& incidents, std::chrono::sys_seconds now)
{
    static constexpr std::chrono::hours age{48};
    const auto young = [now](const std::optional<std::chrono::sys_seconds>& end) { return end && now - *end < age; };
    return std::ranges::any_of(incidents.incidents, [&](const MergedIncident& merged) {
        const auto& date = merged.incident.date;
        return (date && young(std::chrono::sys_seconds{date->end + std::chrono::days{1}})) ||
               std::ranges::any_of(merged.parts, [&](const auto& part) { return young(end_of(part.published)); }) ||
               std::ranges::any_of(merged.sourced_claims,
                                   [&](const auto& claim) { return young(end_of(claim.published)); });
    });
}

} // namespace placeline::publish
