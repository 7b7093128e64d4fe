// SPDX-License-Identifier: Apache-2.0
#include "incidents/drafts.hpp"

#include "incidents/days.hpp"
#include "text/lexicon.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace placeline::incidents {

namespace {

/// One telling with what it is a telling of.
struct Item {
    Telling telling;
    bool is_claim = false;
    std::uint32_t index = 0; ///< in the report's claims or in the occurrences
};

class Drafter {
public:
    explicit Drafter(const TiedReport& report) : report_{report} {}

    [[nodiscard]] std::vector<Draft> drafts() const
    {
        std::vector<Draft> drafts;
        for (std::uint32_t site = 0; site < report_.sites.all.size(); ++site) {
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
        return drafts;
    }

private:
    /// What is told of one site, in text order.
    [[nodiscard]] std::vector<Item> items_at(std::uint32_t site) const
    {
        const auto is_here = [site](const Tied& tied) {
            return std::binary_search(tied.sites.begin(), tied.sites.end(), site);
        };
        std::vector<Item> items;
        for (std::uint32_t i = 0; i < report_.report.claims.size(); ++i) {
            if (is_here(report_.ties.claims[i])) {
                const Claim& claim = report_.report.claims[i];
                Item item{.telling = {.position = claim.number.begin,
                                      .sentence = sentence_at(report_.document, claim.number.begin),
                                      .date = claim.date,
                                      .carried = report_.ties.claims[i].carried,
                                      .is_claim = true},
                          .is_claim = true,
                          .index = i};
                if (!claim.part_of && !claim.sum_group && !claim.supersedes && !claim.outdated) {
                    item.telling.measure = claim.measure;
                }
                items.push_back(item);
            }
        }
        for (std::uint32_t i = 0; i < report_.occurrences.size(); ++i) {
            const Occurrence& occurrence = report_.occurrences[i];
            if (!occurrence.background && !report_.ties.occurrences[i].carried &&
                is_here(report_.ties.occurrences[i])) {
                items.push_back({.telling = {.position = occurrence.span.begin,
                                             .sentence = sentence_at(report_.document, occurrence.span.begin),
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
            if (items[k].is_claim && is_of_two_days(items[k].index)) {
                items[k].telling.measure =
                    report_.report.claims[items[k].index].measure; // it stands by itself after all
            }
        }
        return items;
    }

    [[nodiscard]] bool is_attack_word(const Occurrence& occurrence) const
    {
        static const std::vector<text::ClassId> classes = text::builtin_lexicon().classes_with_prefix("attack.");
        const std::uint32_t token = report_.document.token_at(occurrence.span.begin);
        return token < report_.document.tokens.size() &&
               std::any_of(classes.begin(), classes.end(),
                           [&](text::ClassId cls) { return report_.document.term_at(token, cls) != nullptr; });
    }

    static bool have_other_days(const Claim& a, const Claim& b)
    {
        return a.date && b.date && !overlap(*a.date, *b.date);
    }

    /// "Four dead on Friday, 20 on Sunday": the sum is of two days.
    [[nodiscard]] bool is_of_two_days(std::uint32_t index) const
    {
        const Claim& claim = report_.report.claims[index];
        return claim.sum_group &&
               std::any_of(report_.report.claims.begin(), report_.report.claims.end(), [&](const Claim& other) {
                   return other.sum_group == claim.sum_group && have_other_days(claim, other);
               });
    }

    /// A part is of the event of its total, or of the first part of the same sum; two days never add up.
    [[nodiscard]] std::optional<std::uint32_t> belongs_to(const std::vector<Item>& items, std::uint32_t part) const
    {
        if (!items[part].is_claim) {
            return std::nullopt;
        }
        const Claim& claim = report_.report.claims[items[part].index];
        for (std::uint32_t k = 0; k < part; ++k) {
            if (!items[k].is_claim) {
                continue;
            }
            const Claim& other = report_.report.claims[items[k].index];
            if (claim.part_of == items[k].index ||
                (claim.sum_group && claim.sum_group == other.sum_group && !have_other_days(claim, other)) ||
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
        for (std::uint32_t i = 0; i < report_.report.claims.size(); ++i) {
            if (report_.ties.claims[i].sites.empty()) {
                const Claim& claim = report_.report.claims[i];
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
            return draft.site == no_site ? none : report_.sites.all[draft.site].place;
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

    /// The one recent day that a report, or else a paragraph of it, states is the day of what it tells after that, too.
    void inherit_day(std::vector<Draft>& drafts) const
    {
        inherit_day(drafts, [](const Draft&) { return true; });
        std::set<std::uint32_t> paragraphs;
        for (const Draft& draft : drafts) {
            paragraphs.insert(paragraph_of(draft));
        }
        for (const std::uint32_t paragraph : paragraphs) {
            inherit_day(drafts, [&](const Draft& draft) { return paragraph_of(draft) == paragraph; });
        }
    }

    template <typename Test>
    void inherit_day(std::vector<Draft>& drafts, Test is_in_reach) const
    {
        constexpr std::chrono::days recent{2};
        std::optional<DateRange> only;
        std::uint32_t from = 0;
        for (const Draft& draft : drafts) {
            if (!draft.date || !is_in_reach(draft)) {
                continue;
            }
            if (only && only->start != draft.date->start) {
                return;
            }
            from = only ? std::min(from, position_of(draft)) : position_of(draft);
            only = only ? narrower(*only, *draft.date) : *draft.date;
        }
        const auto& published = report_.report.report.published_day;
        if (!only || !published || only->start > *published || *published - only->start > recent) {
            return;
        }
        for (Draft& draft : drafts) {
            const bool other_day_here = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& other) {
                return &other != &draft && other.site == draft.site && other.date;
            });
            if (!draft.date && is_in_reach(draft) && !other_day_here && position_of(draft) > from) {
                draft.date = only;
            }
        }
    }

    [[nodiscard]] std::uint32_t paragraph_of(const Draft& draft) const
    {
        const std::uint32_t sentence = sentence_at(report_.document, position_of(draft));
        return sentence < report_.document.sentences.size() ? report_.document.sentences[sentence].paragraph : 0;
    }

    [[nodiscard]] std::uint32_t position_of(const Draft& draft) const
    {
        if (draft.site != no_site) {
            return report_.report.mentions[mentions_of(draft, report_).front()].span.begin;
        }
        return report_.report.claims[draft.claims.front()].number.begin;
    }

    const TiedReport& report_;
};

} // namespace

std::uint32_t sentence_at(const text::Document& document, std::uint32_t byte)
{
    const std::uint32_t token = document.token_at(byte);
    return token < document.tokens.size() ? document.tokens[token].sentence
                                          : static_cast<std::uint32_t>(document.sentences.size());
}

std::vector<Draft> drafts_of(const TiedReport& report)
{
    return Drafter{report}.drafts();
}

std::vector<std::uint32_t> mentions_of(const Draft& draft, const TiedReport& report)
{
    std::set<std::uint32_t> mentions;
    const auto take = [&](const Tied& tied) {
        for (const std::uint32_t m : tied.mentions) {
            if (report.sites.of_mention[m] == draft.site) {
                mentions.insert(m);
            }
        }
    };
    for (const std::uint32_t i : draft.claims) {
        take(report.ties.claims[i]);
    }
    for (const std::uint32_t i : draft.occurrences) {
        take(report.ties.occurrences[i]);
    }
    if (mentions.empty()) {
        return report.sites.all[draft.site].mentions;
    }
    return {mentions.begin(), mentions.end()};
}

} // namespace placeline::incidents
