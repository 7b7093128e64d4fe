// SPDX-License-Identifier: Apache-2.0
#include "incidents/grade.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <set>
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

/// The striker admits it: a belligerent whom its own report names as the striker states the harm.
bool is_admitted(const MergedIncident& incident)
{
    return std::any_of(incident.parts.begin(), incident.parts.end(), [&](const IncidentPart& part) {
        const Words striker = telling_words(part.incident.actor1);
        return std::any_of(
            incident.sourced_claims.begin(), incident.sourced_claims.end(), [&](const SourcedClaim& sourced) {
                return sourced.report_id == part.report_id && tells_of_harm(sourced.claim) &&
                       sourced.claim.attribution == Attribution::belligerent && !sourced.claim.of_opponents &&
                       have_word_in_common(striker, telling_words(sourced.claim.attributed_to));
            });
    });
}

/// Two belligerents each name another striker.
bool is_contested(const MergedIncident& incident)
{
    std::vector<Words> strikers;
    for (const IncidentPart& part : incident.parts) {
        const bool takes_sides = std::any_of(
            incident.sourced_claims.begin(), incident.sourced_claims.end(), [&](const SourcedClaim& sourced) {
                return sourced.report_id == part.report_id && sourced.claim.attribution == Attribution::belligerent;
            });
        if (takes_sides && !part.incident.actor1.empty()) {
            strikers.push_back(telling_words(part.incident.actor1));
        }
    }
    for (std::size_t i = 0; i < strikers.size(); ++i) {
        for (std::size_t k = i + 1; k < strikers.size(); ++k) {
            if (!have_word_in_common(strikers[i], strikers[k])) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

std::uint32_t count_origins(const MergedIncident& incident)
{
    std::vector<Words> origins;
    const auto add = [&](Words words) {
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
        for (const SourcedClaim& sourced : incident.sourced_claims) {
            if (sourced.report_id == part.report_id && !sourced.claim.attributed_to.empty()) {
                add(telling_words(sourced.claim.attributed_to));
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
    if (is_admitted(incident)) {
        return "confirmed";
    }
    if (is_contested(incident)) {
        return "contested";
    }
    return incident.n_origins >= 2 ? "fair" : "weak";
}

} // namespace placeline::incidents
