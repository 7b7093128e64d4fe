// SPDX-License-Identifier: Apache-2.0
#include "incidents/grade.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::incidents {

namespace {

using Words = std::set<std::string>;

/// The words that tell one speaker or side from another: articles and prepositions are left out.
Words telling_words(std::string_view name)
{
    static constexpr std::array<std::string_view, 11> small{"the", "a", "an",  "of",  "in",  "at",
                                                            "for", "s", "its", "and", "said"};
    Words words;
    const std::string folded = text::folded(name);
    std::string_view rest = folded;
    while (!rest.empty()) {
        const std::size_t space = rest.find(' ');
        const std::string_view word = rest.substr(0, space);
        if (!word.empty() && std::find(small.begin(), small.end(), word) == small.end()) {
            words.insert(std::string{word});
        }
        rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
    return words;
}

bool includes(const Words& whole, const Words& part)
{
    return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool have_word_in_common(const Words& a, const Words& b)
{
    return std::any_of(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); });
}

std::string_view source_of(const IncidentPart& part)
{
    return part.source.empty() ? std::string_view{part.report_id} : std::string_view{part.source};
}

bool tells_of_harm(const Claim& claim)
{
    return (claim.measure == Measure::killed || claim.measure == Measure::injured ||
            claim.measure == Measure::casualties) &&
           claim.stance == Stance::asserts && claim.bounds.high != 0U;
}

/// The claims of each report, in their order.
using ByReport = std::map<std::string_view, std::vector<const SourcedClaim*>>;

ByReport by_report(const MergedIncident& incident)
{
    ByReport claims;
    for (const SourcedClaim& sourced : incident.sourced_claims) {
        claims[sourced.report_id].push_back(&sourced);
    }
    return claims;
}

/// Whether one of a report's claims passes the test.
template <typename Test>
bool any_claim(const ByReport& claims, const std::string& report, Test test)
{
    const auto found = claims.find(report);
    return found != claims.end() && std::any_of(found->second.begin(), found->second.end(),
                                                [&](const auto* sourced) { return test(sourced->claim); });
}

/// The striker admits it: a belligerent whom its own report names as the striker states the harm.
bool is_admitted(const MergedIncident& incident, const ByReport& claims)
{
    return std::any_of(incident.parts.begin(), incident.parts.end(), [&](const IncidentPart& part) {
        const Words striker = telling_words(part.incident.actor1);
        return any_claim(claims, part.report_id, [&](const Claim& claim) {
            return tells_of_harm(claim) && claim.attribution == Attribution::belligerent && !claim.of_opponents &&
                   have_word_in_common(striker, telling_words(claim.attributed_to));
        });
    });
}

/// Two belligerents each name another striker.
bool is_contested(const MergedIncident& incident, const ByReport& claims)
{
    std::set<Words> strikers; // each once: thousands of reports name few
    for (const IncidentPart& part : incident.parts) {
        const bool takes_sides = any_claim(
            claims, part.report_id, [](const Claim& claim) { return claim.attribution == Attribution::belligerent; });
        if (takes_sides && !part.incident.actor1.empty()) {
            strikers.insert(telling_words(part.incident.actor1));
        }
    }
    for (auto one = strikers.begin(); one != strikers.end(); ++one) {
        if (std::any_of(std::next(one), strikers.end(),
                        [&](const Words& other) { return !have_word_in_common(*one, other); })) {
            return true;
        }
    }
    return false;
}

} // namespace

std::uint32_t count_origins(const MergedIncident& incident)
{
    const ByReport claims = by_report(incident);
    std::vector<Words> origins;
    std::set<Words> added;
    const auto add = [&](Words words) {
        if (!added.insert(words).second) {
            return; // each once: thousands of reports quote few
        }
        for (Words& other : origins) {
            if (includes(other, words)) {
                return;
            }
            if (includes(words, other)) {
                other = std::move(words); // "the ministry" and "Gaza's health ministry"
                return;
            }
        }
        origins.push_back(std::move(words));
    };
    for (const IncidentPart& part : incident.parts) {
        bool quotes = false;
        const auto found = claims.find(part.report_id);
        for (const SourcedClaim* sourced : found != claims.end() ? found->second : std::vector<const SourcedClaim*>{}) {
            if (!sourced->claim.attributed_to.empty()) {
                add(telling_words(sourced->claim.attributed_to));
                quotes = true;
            }
        }
        if (!quotes) {
            add({"\x01" + std::string{source_of(part)}}); // no speaker's word
        }
    }
    return static_cast<std::uint32_t>(origins.size());
}

std::string grade_of(const MergedIncident& incident)
{
    const ByReport claims = by_report(incident);
    if (is_admitted(incident, claims)) {
        return "confirmed";
    }
    if (is_contested(incident, claims)) {
        return "contested";
    }
    return incident.n_origins >= 2 ? "fair" : "weak";
}

} // namespace placeline::incidents
