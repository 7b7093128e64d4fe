// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "builders.hpp"
#include "incidents/tie.hpp"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::tests {

/// A report whose mentions and claims are given by their words. Claims and mentions must be given in text order.
class Scene {
public:
    explicit Scene(std::string text, std::string published = "2024-05-12")
    {
        parsed.report.id = "r";
        parsed.report.source = "wire";
        parsed.report.text = std::move(text);
        parsed.report.published = std::move(published);
        parsed.report.published_day = parse_iso_day(parsed.report.published);
    }
    Scene& place(std::string_view name, Place place, Role role = Role::event)
    {
        Mention mention;
        mention.span = find(name, mention_from_);
        mention_from_ = mention.span.end;
        mention.text = name;
        mention.role = role;
        mention.confidence = 0.9;
        mention.place = std::move(place);
        parsed.mentions.push_back(std::move(mention));
        return *this;
    }
    /// A name that no cue explains.
    Scene& possible(std::string_view name, std::optional<Place> place)
    {
        this->place(name, place.value_or(Place{}), Role::background);
        parsed.mentions.back().may_be_scene = true;
        parsed.mentions.back().place = std::move(place);
        return *this;
    }
    /// A name that the gazetteer lacks.
    Scene& unknown(std::string_view name, Role role = Role::event)
    {
        this->place(name, Place{}, role);
        parsed.mentions.back().place.reset();
        parsed.mentions.back().confidence = 0.0;
        return *this;
    }
    /// \param words  Hold the number; it starts where they start.
    Scene& claim(std::string_view words, const Said& said, std::optional<DateRange> date = {})
    {
        Claim claim = said.claim();
        claim.scope = Scope::own;
        claim.quote = find(words, claim_from_);
        claim_from_ = claim.quote.begin + 1;
        claim.number = claim.quote;
        claim.number.end = claim.quote.begin + 1;
        claim.quote_text = words;
        claim.date = date;
        claim.id = fmt::format("c{}", parsed.claims.size());
        parsed.claims.push_back(std::move(claim));
        return *this;
    }
    Scene& happens(std::string_view words, EventKind kind, std::optional<DateRange> date = {}, bool background = false)
    {
        Occurrence occurrence;
        occurrence.span = find(words, occurrence_from_);
        occurrence_from_ = occurrence.span.end;
        occurrence.clause = occurrence.span;
        occurrence.kind = kind;
        occurrence.date = date;
        occurrence.background = background;
        occurrences.push_back(occurrence);
        return *this;
    }
    Scene& tied()
    {
        incidents::tie(parsed, occurrences, text::analyse(parsed.report.text));
        return *this;
    }
    /// The names of the places a claim is tied to.
    [[nodiscard]] std::vector<std::string> at(std::size_t claim) const
    {
        std::vector<std::string> names;
        for (const std::uint32_t m : parsed.claims[claim].mentions) {
            names.push_back(parsed.mentions[m].text);
        }
        return names;
    }
    [[nodiscard]] const Incident& incident(std::string_view place, std::size_t nth = 0) const
    {
        for (const Incident& incident : parsed.incidents) {
            if (incident.place_text == place && nth-- == 0) {
                return incident;
            }
        }
        throw std::runtime_error{"no incident at " + std::string{place}};
    }
    [[nodiscard]] std::vector<std::string> places() const
    {
        std::vector<std::string> names;
        for (const Incident& incident : parsed.incidents) {
            names.push_back(incident.place_text);
        }
        return names;
    }

    ParsedReport parsed;
    std::vector<Occurrence> occurrences;

private:
    TextSpan find(std::string_view words, std::uint32_t from) const
    {
        const std::size_t at = parsed.report.text.find(words, from);
        if (at == std::string::npos) {
            throw std::runtime_error{"not in the text, or not in order: " + std::string{words}};
        }
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }
    std::uint32_t mention_from_ = 0;
    std::uint32_t claim_from_ = 0;
    std::uint32_t occurrence_from_ = 0;
};

using Names = std::vector<std::string>;

inline const Place arlo = town("arlo", 10.0, 20.0);
inline const Place brim = town("brim", 10.4, 20.4);
inline const Place corv = town("corv", 10.8, 20.9);
inline const Place norland = area("norland", 6, 11.0, 21.0);
inline const Place sudland = area("sudland", 6, 5.0, 21.0, "XB");
/// North, a first-order unit with Arlo, Brim and Corv in it.
inline Place north_province()
{
    Place place = area("North", 4, 10.5, 20.5);
    place.admin1 = "North";
    return place;
}

} // namespace placeline::tests
