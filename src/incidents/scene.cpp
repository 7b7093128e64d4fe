// SPDX-License-Identifier: Apache-2.0
#include "incidents/scene.hpp"

#include "geo/distance.hpp"
#include "text/lexicon.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace placeline::incidents {

namespace {

/// Places named together, "in A and near B": a number told of them is told of all.
struct Group {
    std::vector<std::uint32_t> mentions;
    std::uint32_t first_token = 0;
    std::uint32_t last_token = 0; ///< one past
    bool fronted = false; ///< opens its sentence or clause ("In A, ..."): what stands before it is about another place
};

struct Words {
    text::ClassId conjunction;
    text::ClassId join;
    text::ClassId clause;
    text::ClassId article;
    text::ClassId among;
    text::ClassId all;
    text::ClassId first;
    text::ClassId second;

    static const Words& get()
    {
        static const Words words = [] {
            const text::Lexicon& lexicon = text::builtin_lexicon();
            return Words{.conjunction = lexicon.cls("tie.and"),
                         .join = lexicon.cls("tie.join"),
                         .clause = lexicon.cls("tie.clause"),
                         .article = lexicon.cls("tie.article"),
                         .among = lexicon.cls("tie.among"),
                         .all = lexicon.cls("tie.all"),
                         .first = lexicon.cls("tie.first"),
                         .second = lexicon.cls("tie.second")};
        }();
        return words;
    }
};

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
          published_{published}
    {
        for (const Claim& claim : claims) {
            const TextSpan at = claim.number.empty() ? claim.quote : claim.number;
            claim_token_.push_back(document.token_at(at.begin));
        }
        for (const Occurrence& occurrence : occurrences) {
            occurrence_token_.push_back(document.token_at(occurrence.span.begin));
        }
        for (const Mention& mention : mentions) {
            mention_first_.push_back(document.token_at(mention.span.begin));
            mention_last_.push_back(document.token_at(mention.span.end));
        }
        groups_.resize(document.sentences.size());
        for (std::uint32_t s = 0; s < groups_.size(); ++s) {
            groups_[s] = groups_in(s);
        }
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
            for (; claim < claims_.size() && sentence_of(claim_token_[claim]) <= s; ++claim) {
                tie_claim(claim);
            }
            scene_[s + 1] = groups_[s].empty() ? scene_[s] : groups_[s].back().mentions;
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

    [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const
    {
        if (document_.tokens.empty()) {
            return 0;
        }
        return document_.tokens[std::min<std::size_t>(token, document_.tokens.size() - 1)].sentence;
    }

    /// Whether a sentence holds a number or an event; one that does not, in a list, is the head of the lines below it.
    [[nodiscard]] bool tells_something(std::uint32_t sentence) const
    {
        const text::Sentence& span = document_.sentences[sentence];
        return any_within(claim_token_, span.first_token, span.last_token) ||
               any_within(occurrence_token_, span.first_token, span.last_token);
    }

    [[nodiscard]] const std::optional<Place>& place_of(std::uint32_t mention) const { return mentions_[mention].place; }

    [[nodiscard]] bool is(std::uint32_t token, text::ClassId cls) const
    {
        return document_.term_at(token, cls) != nullptr;
    }

    static bool any_within(const std::vector<std::uint32_t>& tokens, std::uint32_t first, std::uint32_t last)
    {
        return std::any_of(tokens.begin(), tokens.end(), [=](std::uint32_t t) { return first <= t && t < last; });
    }

    // --- Places of a sentence -------------------------------------------------------------------------------------

    enum class Link { apart, comma, both };

    /// How two places that follow each other hang together. `comma` alone is a list only where an "and" closes it.
    [[nodiscard]] Link link(std::uint32_t a, std::uint32_t b, std::uint32_t sentence_end) const
    {
        const std::uint32_t first = mention_last_[a];
        const std::uint32_t last = mention_first_[b];
        if (any_within(claim_token_, first, last) || any_within(occurrence_token_, first, last)) {
            return Link::apart;
        }
        bool conjunction = false;
        bool comma = false;
        bool only_joining = true;
        bool broken = false;
        std::uint32_t after_last_and = first;
        for (std::uint32_t t = first; t < last; ++t) {
            const std::string_view word = document_.word(t);
            broken |= word == ";" || word == ":";
            if (is(t, Words::get().conjunction)) {
                conjunction = true;
                after_last_and = t + 1;
            } else if (word == ",") {
                comma = true;
            } else if (!is(t, Words::get().join)) {
                only_joining = false;
                after_last_and = last + 1; // reset below when an "and" follows
            }
        }
        if (broken) {
            return Link::apart;
        }
        if (only_joining) {
            return conjunction ? Link::both : comma && last - first == 1 ? Link::comma : Link::apart;
        }
        // "in A, a town on the coast, and in B": the words between describe A, if nothing happens after B.
        const bool apposition =
            conjunction && comma && after_last_and <= last && last - first <= 16 && document_.word(first) == ",";
        return apposition && !any_within(occurrence_token_, last, sentence_end) ? Link::both : Link::apart;
    }

    /// Whether one of two neighbours only says where the other lies: "Khan Sheikhoun, in Idlib", "Syria's Raqqa".
    /// \return The mention that is left out.
    [[nodiscard]] std::optional<std::uint32_t> context(std::uint32_t a, std::uint32_t b, bool listed) const
    {
        if (sites_.of_mention[a] == sites_.of_mention[b]) {
            return std::nullopt;
        }
        const std::uint32_t first = mention_last_[a];
        const std::uint32_t last = mention_first_[b];
        if (last - first > 10 || any_within(claim_token_, first, last) || any_within(occurrence_token_, first, last)) {
            return std::nullopt;
        }
        bool located = false;
        if (last > first && is_apposition(first, last)) {
            return b;
        }
        for (std::uint32_t t = first; t < last; ++t) {
            if (is(t, Words::get().conjunction) || document_.word(t) == ";") {
                return std::nullopt;
            }
            located |= document_.word(t) == "," || document_.fold(t) == "of" || document_.fold(t) == "in" ||
                       document_.fold(t) == "s";
        }
        const bool near_by_words = located && !listed && last - first <= 6;
        if (!place_of(a) || !place_of(b)) {
            bool in_b = false; // "in A kebele, in the B zone"
            for (std::uint32_t t = first; t + 1 < last; ++t) {
                in_b |= document_.word(t) == "," && document_.fold(t + 1) == "in";
            }
            return near_by_words && (in_b || is_address(a, b)) ? std::optional{b} : std::nullopt;
        }
        if (holds(*place_of(b), *place_of(a))) {
            return b;
        }
        if (holds(*place_of(a), *place_of(b))) {
            return a;
        }
        if (!near_by_words) {
            return std::nullopt;
        }
        constexpr double of_one_town_m = 30'000.0;
        const bool close = geo::great_circle_m(place_of(a)->position, place_of(b)->position) <= of_one_town_m;
        if (close && is_city(*place_of(a)) && !is_city(*place_of(b))) {
            return a; // "the Kyiv district of Shevchenkivskyi"
        }
        return (close && !is_area(*place_of(b))) || is_address(a, b) ? std::optional{b} : std::nullopt;
    }

    /// A capital or the seat of a unit: of two places close together, the one that holds the other.
    static bool is_city(const Place& place)
    {
        return place.feature_code.starts_with("PPLA") || place.feature_code == "PPLC";
    }

    /// "San Fernando, La Union": two names with a comma between and none beside them; three are a list.
    [[nodiscard]] bool is_address(std::uint32_t a, std::uint32_t b) const
    {
        const auto comma_only = [this](std::uint32_t first, std::uint32_t second) {
            return mention_first_[second] == mention_last_[first] + 1 && document_.word(mention_last_[first]) == ",";
        };
        const bool more_before = a > 0 && comma_only(a - 1, a);
        const bool more_behind = b + 1 < mentions_.size() && comma_only(b, b + 1);
        return comma_only(a, b) && !more_before && !more_behind;
    }

    /// ", a town on the island of": what follows says where the place before it lies.
    [[nodiscard]] bool is_apposition(std::uint32_t first, std::uint32_t last) const
    {
        if (last - first < 4 || document_.word(first) != "," || !is(first + 1, Words::get().article)) {
            return false;
        }
        for (std::uint32_t t = first + 1; t < last; ++t) {
            const std::string_view word = document_.word(t);
            if (word == "," || word == ";" || word == ":" || is(t, Words::get().conjunction)) {
                return false;
            }
        }
        return is(last - 1, Words::get().join);
    }

    [[nodiscard]] std::vector<Group> groups_in(std::uint32_t sentence) const
    {
        const text::Sentence& span = document_.sentences[sentence];
        std::vector<std::uint32_t> named;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            if (sites_.of_mention[m] != no_site && mention_first_[m] >= span.first_token &&
                mention_first_[m] < span.last_token) {
                named.push_back(m);
            }
        }
        std::vector<Link> links; // between named[i] and named[i + 1]
        const auto relink = [&] {
            links.clear();
            for (std::size_t i = 0; i + 1 < named.size(); ++i) {
                links.push_back(link(named[i], named[i + 1], span.last_token));
            }
            // A comma joins only within a list that ends in "and".
            for (std::size_t i = links.size(); i-- > 0;) {
                if (links[i] == Link::comma) {
                    links[i] = i + 1 < links.size() && links[i + 1] == Link::both ? Link::both : Link::apart;
                }
            }
        };
        relink();
        for (std::size_t i = 0; i + 1 < named.size();) {
            if (const auto left_out = context(named[i], named[i + 1], links[i] == Link::both)) {
                named.erase(std::find(named.begin(), named.end(), *left_out));
                relink();
                i = i > 0 ? i - 1 : 0;
            } else {
                ++i;
            }
        }
        std::vector<Group> groups;
        for (std::size_t i = 0; i < named.size(); ++i) {
            if (i == 0 || links[i - 1] != Link::both) {
                groups.push_back({.mentions = {}, .first_token = mention_first_[named[i]]});
                groups.back().fronted = is_fronted(groups.back().first_token, span);
            }
            groups.back().mentions.push_back(named[i]);
            groups.back().last_token = mention_last_[named[i]];
        }
        return groups;
    }

    /// "In A, ...", "..., while near B ...": only joining words between the start of the clause and the name.
    [[nodiscard]] bool is_fronted(std::uint32_t token, const text::Sentence& span) const
    {
        while (token > span.first_token) {
            --token;
            if (is(token, Words::get().join)) {
                continue;
            }
            const std::string_view word = document_.word(token);
            return word == ";" || word == ":" || word == "-" || word == "\u2022" || word == "*" ||
                   is(token, Words::get().clause);
        }
        return true;
    }

    // --- Claims ---------------------------------------------------------------------------------------------------

    /// How far a group is from a word, in tokens, with what stands between weighed in.
    [[nodiscard]] int distance(std::uint32_t token, const Group& group, std::optional<Measure> measure) const
    {
        const bool before = token < group.first_token;
        const std::uint32_t first = before ? token + 1 : group.last_token;
        const std::uint32_t last = before ? group.first_token : token;
        int cost = last > first ? static_cast<int>(last - first) : 0;
        for (std::uint32_t t = first; t < last; ++t) {
            const std::string_view word = document_.word(t);
            if (word == ",") {
                cost += 4;
            } else if (word == ";") {
                cost += 25;
            } else if (word == ":") {
                cost += 12;
            } else if (is(t, Words::get().clause)) {
                cost += 15;
            } else if (!before && is(t, Words::get().conjunction)) {
                cost += 3; // "four in A and one in B": the conjunction opens what follows
            }
        }
        for (std::size_t i = 0; measure && i < claims_.size(); ++i) {
            if (claim_token_[i] >= first && claim_token_[i] < last && claims_[i].measure == *measure &&
                !claims_[i].part_of && claim_token_[i] != token) {
                cost += 20;
            }
        }
        if (before && group.fronted) {
            cost += 25;
        }
        if (measure && before && are_examples(token, group)) {
            cost += 60;
        }
        if (measure && before && cost == static_cast<int>(last - first)) {
            cost -= 4; // nothing breaks the clause between the number and its place
        }
        return cost;
    }

    /// "36 targets, among them sites near A": the cue stands between and the places follow it closely.
    [[nodiscard]] bool are_examples(std::uint32_t token, const Group& group) const
    {
        constexpr std::uint32_t reach = 7;
        const std::uint32_t first = std::max(token + 1, group.first_token - std::min(group.first_token, reach));
        for (std::uint32_t t = first; t < group.first_token; ++t) {
            if (is(t, Words::get().among)) {
                bool broken = document_.word(t - 1) != "," || any_within(claim_token_, t, group.first_token);
                for (std::uint32_t between = t; between < group.first_token; ++between) {
                    broken |= document_.word(between) == ",";
                }
                return !broken;
            }
        }
        return false;
    }

    [[nodiscard]] const Group* nearest(std::uint32_t token, const std::vector<Group>& groups,
                                       std::optional<Measure> measure) const
    {
        const Group* best = nullptr;
        int least = std::numeric_limits<int>::max();
        for (const Group& group : groups) {
            if (&group != &groups.front() && groups.front().fronted && token > groups.front().last_token &&
                document_.sentences[sentence_of(token)].bullet) {
                break; // "- Near A, ...": the line is about A, whatever else it names
            }
            const int cost = distance(token, group, measure);
            if (cost < least) {
                least = cost;
                best = &group;
            }
        }
        return best;
    }

    /// A nearer place for a number that stands beside a wider one: "killed in Iraq when a drone hit A".
    [[nodiscard]] const Group* within_area(const Group& chosen, std::uint32_t claim,
                                           const std::vector<Group>& groups) const
    {
        if (chosen.mentions.size() != 1 || !place_of(chosen.mentions[0]) || !is_area(*place_of(chosen.mentions[0]))) {
            return &chosen;
        }
        const Group* inner = &chosen;
        for (const Group& group : groups) {
            const bool inside = !are_examples(claim_token_[claim], group) &&
                                std::all_of(group.mentions.begin(), group.mentions.end(), [&](std::uint32_t m) {
                                    return place_of(m) && holds(*place_of(chosen.mentions[0]), *place_of(m));
                                });
            if (!inside) {
                continue;
            }
            for (std::uint32_t other = 0; other < claims_.size(); ++other) {
                if (other != claim && claims_[other].measure == claims_[claim].measure &&
                    sentence_of(claim_token_[other]) == sentence_of(claim_token_[claim]) &&
                    nearest(claim_token_[other], groups, claims_[other].measure) == &group) {
                    return &chosen; // that place has its own number
                }
            }
            inner = &group;
        }
        return inner;
    }

    /// All places named in the sentence and, until there are two, in the sentences before it.
    [[nodiscard]] std::vector<std::uint32_t> all_named(std::uint32_t sentence) const
    {
        constexpr std::uint32_t sentences_back = 4;
        std::vector<std::uint32_t> named;
        for (std::uint32_t s = sentence + 1; s-- > 0 && sentence - s <= sentences_back;) {
            std::vector<std::uint32_t> here;
            for (const Group& group : groups_[s]) {
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
            const bool one_of_two = is(t, Words::get().first) || is(t, Words::get().second);
            if (t > token && (document_.word(t) == ";" || (one_of_two && any_within(claim_token_, token + 1, t)))) {
                break;
            }
            if (t >= token && one_of_two) {
                std::vector<std::uint32_t> named = all_named(sentence);
                if (named.size() >= 2) {
                    return std::vector{is(t, Words::get().first) ? named[0] : named[1]};
                }
            }
            if (is(t, Words::get().all)) {
                std::vector<std::uint32_t> named = all_named(sentence);
                if (named.size() >= 2) {
                    return named;
                }
            }
        }
        return std::nullopt;
    }

    /// A place that stands right behind a part: "13 of them around A".
    [[nodiscard]] const Group* right_behind(std::uint32_t token, const std::vector<Group>& groups) const
    {
        constexpr std::uint32_t reach = 7;
        for (const Group& group : groups) {
            if (group.first_token <= token || group.first_token > token + reach) {
                continue;
            }
            bool broken = any_within(claim_token_, token + 1, group.first_token);
            for (std::uint32_t t = token + 1; t < group.first_token; ++t) {
                broken |= document_.word(t) == "," || document_.word(t) == ";" || document_.word(t) == ":";
            }
            return broken ? nullptr : &group;
        }
        return nullptr;
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
        const std::uint32_t token = claim_token_[claim];
        const std::uint32_t sentence = sentence_of(token);
        if (sentence >= groups_.size()) {
            return {};
        }
        const std::vector<Group>& groups = groups_[sentence];
        if (auto pointed = pointed_at(token, sentence)) {
            return {.mentions = std::move(*pointed), .carried = groups.empty()};
        }
        if (const auto total = claims_[claim].part_of; total && *total < claims_.size() && *total != claim) {
            if (const Group* own = right_behind(token, groups)) {
                return {.mentions = own->mentions};
            }
            return tie_claim(*total);
        }
        if (const Group* near = nearest(token, groups, claims_[claim].measure)) {
            return {.mentions = within_area(*near, claim, groups)->mentions};
        }
        if (is_of_the_past(claims_[claim]) || is_another_story(claims_[claim], sentence)) {
            return {};
        }
        return {.mentions = scene_[sentence], .carried = true};
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
        const std::uint32_t told_in = sentence_of(mention_first_[scene_[sentence].back()]);
        return document_.sentences[told_in].paragraph != document_.sentences[sentence].paragraph &&
               std::none_of(claims_.begin(), claims_.end(), [&](const Claim& other) {
                   return &other != &claim && other.date && other.date->start <= claim.date->end &&
                          claim.date->start <= other.date->end;
               });
    }

    /// A number of another time, without a place of its own, is not of the place told of: "the worst since 2019, when
    /// 40 died".
    [[nodiscard]] bool is_of_the_past(const Claim& claim) const
    {
        constexpr std::chrono::days long_ago{31};
        return claim.retelling && claim.date && published_ && claim.date->end + long_ago < *published_;
    }

    /// A number that nothing before could place is placed by the next sentences of its paragraph ("Three people died.
    /// The missile hit A"), or by the only site of the report.
    void look_ahead()
    {
        constexpr std::uint32_t sentences_ahead = 3;
        for (std::uint32_t claim = 0; claim < claims_.size(); ++claim) {
            if (!tied_[claim]->mentions.empty() || is_of_the_past(claims_[claim])) {
                continue;
            }
            const std::uint32_t sentence = sentence_of(claim_token_[claim]);
            if (sentence >= groups_.size() || document_.sentences[sentence].bullet) {
                continue; // the next line of a list is about another place
            }
            for (std::uint32_t s = sentence + 1; s < groups_.size() && s <= sentence + sentences_ahead; ++s) {
                if (document_.sentences[s].paragraph != document_.sentences[sentence].paragraph) {
                    break; // another paragraph may tell of another event
                }
                if (!groups_[s].empty()) {
                    tied_[claim] = Choice{.mentions = groups_[s].front().mentions, .carried = true};
                    break;
                }
            }
            if (tied_[claim]->mentions.empty() && sites_.all.size() == 1 &&
                !is_another_story(claims_[claim], sentence)) {
                tied_[claim] = Choice{.mentions = {sites_.all[0].mentions[0]}, .carried = true};
            }
        }
    }

    // --- Totals ---------------------------------------------------------------------------------------------------

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
            const std::uint32_t sentence = sentence_of(claim_token_[i]);
            for (std::uint32_t s = sentence_of(claim_token_[last_part]) + 1; s <= sentence && s < groups_.size(); ++s) {
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
        const std::uint32_t token = occurrence_token_[occurrence];
        const std::uint32_t sentence = sentence_of(token);
        if (sentence >= groups_.size()) {
            return {};
        }
        if (const Group* near = nearest(token, groups_[sentence], std::nullopt)) {
            Choice choice{.mentions = near->mentions};
            for (const Group& group : groups_[sentence]) {
                if (&group != near && are_examples(token, group)) { // what happened in the area happened there
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
    std::vector<std::uint32_t> claim_token_;
    std::vector<std::uint32_t> occurrence_token_;
    std::vector<std::uint32_t> mention_first_;
    std::vector<std::uint32_t> mention_last_;
    std::vector<std::vector<Group>> groups_;
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
