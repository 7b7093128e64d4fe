// SPDX-License-Identifier: Apache-2.0
#include "incidents/scene.hpp"

#include "incidents/nearest_place.hpp"
#include "incidents/place_groups.hpp"
#include "incidents/positions.hpp"
#include "incidents/tie_words.hpp"

#include <algorithm>
#include <optional>

namespace placeline::incidents {

namespace {

void add_unique(std::vector<std::uint32_t>& to, std::uint32_t value)
{
    if (std::find(to.begin(), to.end(), value) == to.end()) {
        to.push_back(value);
    }
}

class Reader {
public:
    Reader(const std::vector<Claim>& claims, const std::vector<Occurrence>& occurrences,
           const std::vector<Mention>& mentions, const Sites& sites, const text::Document& document,
           std::optional<Day> published)
        : claims_{claims}, occurrences_{occurrences}, mentions_{mentions}, sites_{sites}, document_{document},
          published_{published}, at_{positions_of(claims, occurrences, mentions, document)},
          near_{claims, mentions, at_, document}, groups_{group_places(mentions, sites, at_, document)}
    {
        tied_.resize(claims.size());
        scene_.assign(document.sentences.size() + 1, {});
    }

    Ties run()
    {
        Ties ties;
        std::uint32_t claim = 0;
        std::vector<std::uint32_t> list_head;
        for (std::uint32_t s = 0; s < groups_.size(); ++s) {
            // A line of a list goes on with what stands before the list, not with the line above it.
            const bool bullet = document_.sentences[s].bullet;
            if (!bullet) {
                if (s > 0 && document_.sentences[s - 1].bullet) {
                    scene_[s] = list_head; // nor does what stands below the list
                }
                list_head.clear();
            } else if (s == 0 || !document_.sentences[s - 1].bullet) {
                list_head = scene_[s];
            } else if (groups_[s].empty() && tells_something(s - 1)) {
                scene_[s] = list_head;
            }
            for (; claim < claims_.size() && sentence_of(document_, at_.claims[claim]) <= s; ++claim) {
                tie_claim(claim);
            }
            scene_[s + 1] = groups_[s].empty() ? scene_[s] : told_last(s).mentions;
        }
        for (; claim < claims_.size(); ++claim) {
            tie_claim(claim);
        }
        look_ahead();
        join_parts_of_totals();
        for (const auto& mentions : tied_) {
            ties.claims.push_back(finished(mentions.value_or(Choice{})));
        }
        for (std::uint32_t i = 0; i < occurrences_.size(); ++i) {
            ties.occurrences.push_back(finished(tie_occurrence(i)));
        }
        return ties;
    }

private:
    struct Choice {
        std::vector<std::uint32_t> mentions;
        bool carried = false;
    };

    /// Whether a sentence holds a number or an event; one that does not, in a list, is the head of the lines below it.
    [[nodiscard]] bool tells_something(std::uint32_t sentence) const
    {
        const text::Sentence& span = document_.sentences[sentence];
        return any_within(at_.claims, span.first_token, span.last_token) ||
               any_within(at_.occurrences, span.first_token, span.last_token);
    }

    [[nodiscard]] const std::optional<Place>& place_of(std::uint32_t mention) const { return mentions_[mention].place; }

    [[nodiscard]] bool is(std::uint32_t token, text::ClassId cls) const
    {
        return document_.term_at(token, cls) != nullptr;
    }

    /// What the next sentence goes on with: the place told of last, but for what came before the story: "jets struck A,
    /// a day after a drone had hit B".
    [[nodiscard]] const PlaceGroup& told_last(std::uint32_t sentence) const
    {
        const std::vector<PlaceGroup>& groups = groups_[sentence];
        const auto found = std::find_if(groups.rbegin(), groups.rend(), [&](const PlaceGroup& group) {
            for (std::uint32_t t = group.first_token; t-- > document_.sentences[sentence].first_token;) {
                if (document_.word(t) == "," || document_.word(t) == ";") {
                    return true;
                }
                if (is(t, TieWords::get().backstory)) {
                    return false;
                }
            }
            return true;
        });
        return found == groups.rend() ? groups.back() : *found;
    }

    /// All places named in the sentence and, until there are two, in the sentences before it.
    [[nodiscard]] std::vector<std::uint32_t> all_named(std::uint32_t sentence) const
    {
        constexpr std::uint32_t sentences_back = 4;
        std::vector<std::uint32_t> named;
        for (std::uint32_t s = sentence + 1; s-- > 0 && sentence - s <= sentences_back;) {
            std::vector<std::uint32_t> here;
            for (const PlaceGroup& group : groups_[s]) {
                here.insert(here.end(), group.mentions.begin(), group.mentions.end());
            }
            named.insert(named.begin(), here.begin(), here.end());
            std::vector<std::uint32_t> result;
            std::vector<std::uint32_t> places;
            for (const std::uint32_t m : named) {
                // An area around the others is no place beside them.
                const bool around = std::any_of(named.begin(), named.end(), [&](std::uint32_t other) {
                    return place_of(m) && place_of(other) && holds(*place_of(m), *place_of(other));
                });
                const std::uint32_t site = sites_.of_mention[m];
                if (!around && std::find(places.begin(), places.end(), site) == places.end()) {
                    places.push_back(site);
                    result.push_back(m);
                }
            }
            if (result.size() >= 2) {
                return result;
            }
        }
        return {};
    }

    /// Words near the number that point at places named before.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> pointed_at(std::uint32_t token,
                                                                       std::uint32_t sentence) const
    {
        const text::Sentence& span = document_.sentences[sentence];
        const std::uint32_t last = std::min(span.last_token, token + 9);
        const std::uint32_t first = token >= span.first_token + 4 ? token - 4 : span.first_token;
        for (std::uint32_t t = first; t < last; ++t) {
            const bool one_of_two = is(t, TieWords::get().first) || is(t, TieWords::get().second);
            if (t > token && (document_.word(t) == ";" || (one_of_two && any_within(at_.claims, token + 1, t)))) {
                break;
            }
            if (t >= token && one_of_two) {
                std::vector<std::uint32_t> named = all_named(sentence);
                if (named.size() >= 2) {
                    return std::vector{is(t, TieWords::get().first) ? named[0] : named[1]};
                }
            }
            if (is(t, TieWords::get().all)) {
                std::vector<std::uint32_t> named = all_named(sentence);
                if (named.size() >= 2) {
                    return named;
                }
            }
        }
        return std::nullopt;
    }

    /// "13 of them around A": nothing but a few words between the number and the place.
    [[nodiscard]] bool is_right_behind(std::uint32_t token, const PlaceGroup& group) const
    {
        if (!is_within_reach(token, group)) {
            return false;
        }
        bool broken = any_within(at_.claims, token + 1, group.first_token);
        for (std::uint32_t t = token + 1; t < group.first_token; ++t) {
            broken |= document_.word(t) == "," || document_.word(t) == ";" || document_.word(t) == ":";
        }
        return !broken;
    }

    [[nodiscard]] static bool is_within_reach(std::uint32_t token, const PlaceGroup& group)
    {
        constexpr std::uint32_t reach = 7;
        return group.first_token > token && group.first_token <= token + reach;
    }

    /// The first place within reach of a part, where it stands right behind it.
    [[nodiscard]] const PlaceGroup* right_behind(std::uint32_t token, const std::vector<PlaceGroup>& groups) const
    {
        const auto first = std::find_if(groups.begin(), groups.end(),
                                        [&](const PlaceGroup& group) { return is_within_reach(token, group); });
        return first != groups.end() && is_right_behind(token, *first) ? &*first : nullptr;
    }

    const Choice& tie_claim(std::uint32_t claim)
    {
        if (tied_[claim]) {
            return *tied_[claim];
        }
        tied_[claim] = Choice{}; // a ring of parts ends here
        Choice choice = choose(claim);
        tied_[claim] = std::move(choice);
        return *tied_[claim];
    }

    [[nodiscard]] Choice choose(std::uint32_t claim)
    {
        const std::uint32_t token = at_.claims[claim];
        const std::uint32_t sentence = sentence_of(document_, token);
        if (sentence >= groups_.size()) {
            return {};
        }
        const std::vector<PlaceGroup>& groups = groups_[sentence];
        if (auto pointed = pointed_at(token, sentence)) {
            return {.mentions = std::move(*pointed), .carried = groups.empty()};
        }
        if (const auto total = claims_[claim].part_of; total && *total < claims_.size() && *total != claim) {
            if (const PlaceGroup* own = right_behind(token, groups)) {
                return {.mentions = own->mentions};
            }
            return tie_claim(*total);
        }
        if (tells_of_separate_events(claim, groups)) {
            Choice all;
            for (const PlaceGroup& group : groups) {
                all.mentions.insert(all.mentions.end(), group.mentions.begin(), group.mentions.end());
            }
            return all;
        }
        if (at_the_scene(token, groups) && !scene_[sentence].empty()) {
            return {.mentions = scene_[sentence], .carried = true};
        }
        const PlaceGroup* near = near_.nearest(token, groups, claims_[claim].measure);
        if (near != nullptr && is_of_a_part(claim, *near)) {
            near = nullptr;
        }
        if (near != nullptr && !(opens_another_story(token, *near) && !scene_[sentence].empty())) {
            return {.mentions = near_.within_area(*near, claim, groups)->mentions};
        }
        if (is_of_the_past(claims_[claim]) || is_running_total(claim) || is_another_story(claims_[claim], sentence) ||
            is_in_unknown_place(claim, scene_[sentence])) {
            return {};
        }
        return {.mentions = scene_[sentence], .carried = true};
    }

    /// "One attacker was killed at the scene, another near B".
    [[nodiscard]] bool at_the_scene(std::uint32_t token, const std::vector<PlaceGroup>& groups) const
    {
        constexpr std::uint32_t reach = 6;
        const std::uint32_t last = document_.sentences[sentence_of(document_, token)].last_token;
        for (std::uint32_t t = token + 1; t < std::min(last, token + reach); ++t) {
            const bool place = std::any_of(groups.begin(), groups.end(),
                                           [&](const PlaceGroup& group) { return group.first_token == t; });
            if (place || document_.word(t) == "," || any_within(at_.claims, t, t + 1)) {
                return false;
            }
            if (is(t, TieWords::get().scene)) {
                return true;
            }
        }
        return false;
    }

    /// "Eleven were hurt elsewhere in the south, among them three in A": A is the place of the three.
    [[nodiscard]] bool is_of_a_part(std::uint32_t claim, const PlaceGroup& group) const
    {
        for (std::uint32_t part = claim + 1; part < claims_.size(); ++part) {
            if (claims_[part].part_of == claim && is_right_behind(at_.claims[part], group)) {
                return true;
            }
        }
        return false;
    }

    /// "49 died in two separate assaults: one on a boat near A, the other at B": the one number of its measure is for
    /// all places of the sentence.
    [[nodiscard]] bool tells_of_separate_events(std::uint32_t claim, const std::vector<PlaceGroup>& groups) const
    {
        if (groups.size() < 2) {
            return false;
        }
        const text::Sentence& span = document_.sentences[sentence_of(document_, at_.claims[claim])];
        bool separate = false;
        for (std::uint32_t t = span.first_token; t < span.last_token; ++t) {
            separate |= is(t, TieWords::get().separate);
        }
        const auto is_rival = [&](std::uint32_t other) {
            const auto& sum = claims_[claim].sum_group;
            return other != claim && claims_[other].measure == claims_[claim].measure &&
                   at_.claims[other] >= span.first_token && at_.claims[other] < span.last_token &&
                   !(sum && claims_[other].sum_group == sum);
        };
        for (std::uint32_t other = 0; separate && other < claims_.size(); ++other) {
            separate = !is_rival(other);
        }
        return separate;
    }

    /// A semicolon before the only places of the sentence: "Five rockets landed, none inside; police in A found the
    /// launcher".
    [[nodiscard]] bool opens_another_story(std::uint32_t token, const PlaceGroup& group) const
    {
        for (std::uint32_t t = token; t < group.first_token; ++t) {
            if (document_.word(t) == ";") {
                return true;
            }
        }
        return false;
    }

    /// A paragraph that goes back to an earlier day is not about the place that the paragraphs above ended with: "The
    /// crisis goes back to 22 April, when 26 people died".
    [[nodiscard]] bool is_another_story(const Claim& claim, std::uint32_t sentence) const
    {
        constexpr std::chrono::days some_time{7};
        if (!claim.date || claim.date->from != DateSource::text || !published_ || scene_[sentence].empty() ||
            claim.date->end + some_time >= *published_) {
            return false;
        }
        const std::uint32_t told_in = sentence_of(document_, at_.mention_first[scene_[sentence].back()]);
        return document_.sentences[told_in].paragraph != document_.sentences[sentence].paragraph &&
               std::none_of(claims_.begin(), claims_.end(), [&](const Claim& other) {
                   return &other != &claim && other.date && other.date->start <= claim.date->end &&
                          claim.date->start <= other.date->end;
               });
    }

    /// "Norland\n2 May, Zzyx, North: 12 killed": under the heading of a country an item names a place of its own. It
    /// lies somewhere else than in the country's middle, though no gazetteer has it.
    [[nodiscard]] bool is_in_unknown_place(std::uint32_t claim, const std::vector<std::uint32_t>& scene) const
    {
        constexpr int country = 6; // UCDP where_prec
        if (scene.size() != 1 || !place_of(scene[0]) || place_of(scene[0])->where_prec != country) {
            return false;
        }
        const text::Sentence& span = document_.sentences[sentence_of(document_, at_.claims[claim])];
        const text::Sentence& head = document_.sentences[sentence_of(document_, at_.mention_first[scene[0]])];
        if (head.last_token > span.first_token || any_within(at_.claims, head.first_token, head.last_token)) {
            return false;
        }
        static const text::ClassId locates = text::builtin_lexicon().cls("tie.locates");
        for (std::uint32_t t = span.first_token + 1; t < at_.claims[claim]; ++t) {
            const text::Token& token = document_.tokens[t];
            if (token.kind == text::TokenKind::word && token.capital && document_.terms_at(t).empty() &&
                (document_.word(t - 1) == "," || is(t - 1, locates))) {
                return true;
            }
        }
        return false;
    }

    /// A number of another time, without a place of its own, is not of the place told of: "the worst since 2019, when
    /// 40 died".
    [[nodiscard]] bool is_of_the_past(const Claim& claim) const
    {
        constexpr std::chrono::days long_ago{31};
        return claim.retelling && claim.date && published_ && claim.date->end + long_ago < *published_;
    }

    [[nodiscard]] bool is_of_several_days(std::uint32_t claim) const
    {
        const auto& date = claims_[claim].date;
        return date && date->from == DateSource::text && date->end > date->start;
    }

    /// "... bringing the total since October to 1,204": not the toll of the place told of.
    [[nodiscard]] bool is_running_total(std::uint32_t claim) const
    {
        constexpr std::chrono::days some_time{7};
        constexpr std::chrono::days a_day{1};
        return is_of_several_days(claim) && claims_[claim].date->end - claims_[claim].date->start > some_time &&
               std::any_of(claims_.begin(), claims_.end(), [&](const Claim& other) {
                   return other.measure == claims_[claim].measure && other.date && !other.retelling &&
                          other.date->end - other.date->start <= a_day && other.bounds.low < claims_[claim].bounds.low;
               });
    }

    /// "33 people were killed and 77 hurt in the past day. Eight died at A": the sentence counts some days, and the
    /// places of the next have smaller numbers of their own.
    [[nodiscard]] bool is_of_wider_area(std::uint32_t sentence, std::uint32_t next) const
    {
        for (std::uint32_t wide = 0; wide < claims_.size(); ++wide) {
            if (sentence_of(document_, at_.claims[wide]) != sentence || !is_of_several_days(wide)) {
                continue;
            }
            for (std::uint32_t own = 0; own < claims_.size(); ++own) {
                if (claims_[own].measure == claims_[wide].measure && sentence_of(document_, at_.claims[own]) == next &&
                    claims_[own].bounds.low < claims_[wide].bounds.low) {
                    return true;
                }
            }
        }
        return false;
    }

    /// "Of 67 missiles fired 52 were shot down. Wreckage fell on A": what was fired at a whole country.
    [[nodiscard]] bool is_of_wide_attack(std::uint32_t claim) const
    {
        const Measure measure = claims_[claim].measure;
        const std::uint32_t sentence = sentence_of(document_, at_.claims[claim]);
        const auto shot_down_beside = [&](std::uint32_t other) {
            return claims_[other].measure == Measure::intercepted &&
                   sentence_of(document_, at_.claims[other]) == sentence;
        };
        if (measure == Measure::intercepted) {
            return true;
        }
        for (std::uint32_t other = 0; measure == Measure::munitions && other < claims_.size(); ++other) {
            if (shot_down_beside(other)) {
                return true;
            }
        }
        return false;
    }

    /// A number that nothing before could place is placed by the next sentences of its paragraph ("Three people died.
    /// The missile hit A"), or by the only site of the report.
    void look_ahead()
    {
        constexpr std::uint32_t sentences_ahead = 3;
        for (std::uint32_t claim = 0; claim < claims_.size(); ++claim) {
            if (!tied_[claim]->mentions.empty() || is_of_the_past(claims_[claim]) || is_running_total(claim)) {
                continue;
            }
            const std::uint32_t sentence = sentence_of(document_, at_.claims[claim]);
            if (is_of_wide_attack(claim)) {
                continue;
            }
            if (sentence >= groups_.size() || document_.sentences[sentence].bullet) {
                continue; // the next line of a list is about another place
            }
            for (std::uint32_t s = sentence + 1; s < groups_.size() && s <= sentence + sentences_ahead; ++s) {
                if (document_.sentences[s].paragraph != document_.sentences[sentence].paragraph) {
                    break; // another paragraph may tell of another event
                }
                if (!groups_[s].empty()) {
                    if (!is_of_wider_area(sentence, s)) {
                        tied_[claim] = Choice{.mentions = groups_[s].front().mentions, .carried = true};
                    }
                    break;
                }
            }
            if (tied_[claim]->mentions.empty() && sites_.all.size() == 1 &&
                !is_in_unknown_place(claim, {sites_.all[0].mentions[0]}) && !is_of_wider_area(sentence, sentence + 1) &&
                !is_another_story(claims_[claim], sentence)) {
                tied_[claim] = Choice{.mentions = {sites_.all[0].mentions[0]}, .carried = true};
            }
        }
    }

    /// "23 in the east: 13 around A and ten in B" is a number for A and B.
    void join_parts_of_totals()
    {
        for (std::uint32_t total = 0; total < claims_.size(); ++total) {
            std::vector<std::uint32_t> mentions;
            std::vector<std::uint32_t> places;
            for (std::uint32_t part = 0; part < claims_.size(); ++part) {
                if (claims_[part].part_of == total && claims_[part].measure == claims_[total].measure) {
                    for (const std::uint32_t m : tied_[part]->mentions) {
                        add_unique(mentions, m);
                        add_unique(places, sites_.of_mention[m]);
                    }
                }
            }
            if (places.size() >= 2) {
                std::sort(mentions.begin(), mentions.end());
                tied_[total] = Choice{.mentions = std::move(mentions)};
                join_rivals(total);
            }
        }
    }

    /// "... eight in A and four in B. Residents put the toll at 20": a number that carries the story on rivals the
    /// total.
    void join_rivals(std::uint32_t total)
    {
        std::uint32_t last_part = total;
        for (std::uint32_t i = 0; i < claims_.size(); ++i) {
            if (claims_[i].part_of == total) {
                last_part = std::max(last_part, i);
            }
        }
        for (std::uint32_t i = last_part + 1; i < claims_.size(); ++i) {
            const std::uint32_t sentence = sentence_of(document_, at_.claims[i]);
            for (std::uint32_t s = sentence_of(document_, at_.claims[last_part]) + 1;
                 s <= sentence && s < groups_.size(); ++s) {
                if (!groups_[s].empty()) {
                    return; // told of another place by now
                }
            }
            const bool rival = claims_[i].measure == claims_[total].measure && !claims_[i].part_of &&
                               tied_[i]->carried && claims_[i].attributed_to != claims_[total].attributed_to;
            if (rival) {
                tied_[i]->mentions = tied_[total]->mentions;
            }
        }
    }

    [[nodiscard]] Choice tie_occurrence(std::uint32_t occurrence) const
    {
        const std::uint32_t token = at_.occurrences[occurrence];
        const std::uint32_t sentence = sentence_of(document_, token);
        if (sentence >= groups_.size()) {
            return {};
        }
        if (const PlaceGroup* near = near_.nearest(token, groups_[sentence], std::nullopt)) {
            Choice choice{.mentions = near->mentions};
            for (const PlaceGroup& group : groups_[sentence]) {
                if (&group != near && near_.are_examples(token, group)) { // what happened in the area happened there
                    choice.mentions.insert(choice.mentions.end(), group.mentions.begin(), group.mentions.end());
                }
            }
            return choice;
        }
        return {.mentions = scene_[sentence], .carried = true};
    }

    [[nodiscard]] Tied finished(Choice choice) const
    {
        Tied tied{.sites = {}, .mentions = std::move(choice.mentions), .carried = choice.carried};
        std::sort(tied.mentions.begin(), tied.mentions.end());
        for (const std::uint32_t m : tied.mentions) {
            add_unique(tied.sites, sites_.of_mention[m]);
        }
        std::sort(tied.sites.begin(), tied.sites.end());
        return tied;
    }

    const std::vector<Claim>& claims_;
    const std::vector<Occurrence>& occurrences_;
    const std::vector<Mention>& mentions_;
    const Sites& sites_;
    const text::Document& document_;
    std::optional<Day> published_;
    Positions at_;
    NearestPlace near_;
    std::vector<std::vector<PlaceGroup>> groups_;
    std::vector<std::optional<Choice>> tied_;
    std::vector<std::vector<std::uint32_t>> scene_; ///< before each sentence: the mentions of what is told
};

} // namespace

Ties find_ties(const std::vector<Claim>& claims, const std::vector<Occurrence>& occurrences,
               const std::vector<Mention>& mentions, const Sites& sites, const text::Document& document,
               std::optional<Day> published)
{
    return Reader{claims, occurrences, mentions, sites, document, published}.run();
}

} // namespace placeline::incidents
