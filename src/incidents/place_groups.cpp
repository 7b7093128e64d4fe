// SPDX-License-Identifier: Apache-2.0
#include "incidents/place_groups.hpp"

#include "geo/distance.hpp"
#include "incidents/tie_words.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace placeline::incidents {

namespace {

class Grouper {
public:
    Grouper(const std::vector<Mention>& mentions, const Sites& sites, const Positions& positions,
            const text::Document& document)
        : mentions_{mentions}, sites_{sites}, at_{positions}, document_{document}
    {
    }

    [[nodiscard]] std::vector<PlaceGroup> groups_in(std::uint32_t sentence) const
    {
        const text::Sentence& span = document_.sentences[sentence];
        std::vector<std::uint32_t> named;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            if (sites_.of_mention[m] != no_site && at_.mention_first[m] >= span.first_token &&
                at_.mention_first[m] < span.last_token) {
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
        std::vector<PlaceGroup> groups;
        for (std::size_t i = 0; i < named.size(); ++i) {
            if (i == 0 || links[i - 1] != Link::both) {
                groups.push_back({.mentions = {}, .first_token = at_.mention_first[named[i]]});
                groups.back().fronted = is_fronted(groups.back().first_token, span);
            }
            groups.back().mentions.push_back(named[i]);
            groups.back().last_token = at_.mention_last[named[i]];
        }
        return groups;
    }

private:
    [[nodiscard]] const std::optional<Place>& place_of(std::uint32_t mention) const { return mentions_[mention].place; }

    [[nodiscard]] bool is(std::uint32_t token, text::ClassId cls) const
    {
        return document_.term_at(token, cls) != nullptr;
    }

    enum class Link { apart, comma, both };

    /// How two places that follow each other hang together. `comma` alone is a list only where an "and" closes it.
    [[nodiscard]] Link link(std::uint32_t a, std::uint32_t b, std::uint32_t sentence_end) const
    {
        const std::uint32_t first = at_.mention_last[a];
        const std::uint32_t last = at_.mention_first[b];
        if (any_within(at_.claims, first, last) || any_within(at_.occurrences, first, last)) {
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
            if (is(t, TieWords::get().conjunction)) {
                conjunction = true;
                after_last_and = t + 1;
            } else if (word == ",") {
                comma = true;
            } else if (!is(t, TieWords::get().join)) {
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
        return apposition && !any_within(at_.occurrences, last, sentence_end) ? Link::both : Link::apart;
    }

    /// Whether one of two neighbours only says where the other lies: "Khan Sheikhoun, in Idlib", "Syria's Raqqa".
    /// \return The mention that is left out.
    [[nodiscard]] std::optional<std::uint32_t> context(std::uint32_t a, std::uint32_t b, bool listed) const
    {
        if (sites_.of_mention[a] == sites_.of_mention[b]) {
            return std::nullopt;
        }
        const std::uint32_t first = at_.mention_last[a];
        const std::uint32_t last = at_.mention_first[b];
        if (last - first > 10 || any_within(at_.claims, first, last) || any_within(at_.occurrences, first, last)) {
            return std::nullopt;
        }
        bool located = false;
        if (last > first && is_apposition(first, last)) {
            return b;
        }
        for (std::uint32_t t = first; t < last; ++t) {
            if (is(t, TieWords::get().conjunction) || document_.word(t) == ";") {
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
            return at_.mention_first[second] == at_.mention_last[first] + 1 &&
                   document_.word(at_.mention_last[first]) == ",";
        };
        const bool more_before = a > 0 && comma_only(a - 1, a);
        const bool more_behind = b + 1 < mentions_.size() && comma_only(b, b + 1);
        return comma_only(a, b) && !more_before && !more_behind;
    }

    /// ", a town on the island of": what follows says where the place before it lies.
    [[nodiscard]] bool is_apposition(std::uint32_t first, std::uint32_t last) const
    {
        if (last - first < 4 || document_.word(first) != "," || !is(first + 1, TieWords::get().article) ||
            is(first + 1, TieWords::get().other)) {
            return false;
        }
        for (std::uint32_t t = first + 1; t < last; ++t) {
            const std::string_view word = document_.word(t);
            if (word == "," || word == ";" || word == ":" || is(t, TieWords::get().conjunction)) {
                return false;
            }
        }
        return is(last - 1, TieWords::get().join);
    }

    /// "In A, ...", "..., while near B ...": only joining words between the start of the clause and the name.
    [[nodiscard]] bool is_fronted(std::uint32_t token, const text::Sentence& span) const
    {
        while (token > span.first_token) {
            --token;
            if (is(token, TieWords::get().join)) {
                continue;
            }
            const std::string_view word = document_.word(token);
            return word == ";" || word == ":" || word == "-" || word == "\u2022" || word == "*" ||
                   is(token, TieWords::get().clause);
        }
        return true;
    }

    const std::vector<Mention>& mentions_;
    const Sites& sites_;
    const Positions& at_;
    const text::Document& document_;
};

} // namespace

std::vector<std::vector<PlaceGroup>> group_places(const std::vector<Mention>& mentions, const Sites& sites,
                                                  const Positions& positions, const text::Document& document)
{
    const Grouper grouper{mentions, sites, positions, document};
    std::vector<std::vector<PlaceGroup>> groups;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        groups.push_back(grouper.groups_in(s));
    }
    return groups;
}

} // namespace placeline::incidents
