// SPDX-License-Identifier: Apache-2.0
#include "claims/find_claims.hpp"

#include "base/hash.hpp"
#include "claims/attribution.hpp"
#include "claims/clauses.hpp"
#include "claims/counted.hpp"
#include "claims/occurrences.hpp"
#include "claims/readings.hpp"
#include "claims/speakers.hpp"
#include "claims/stance.hpp"
#include "claims/sums.hpp"
#include "claims/when.hpp"
#include "claims/words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace placeline::claims {

namespace {

std::string id_of(const Report& report, const Claim& claim)
{
    IdHash hash;
    hash.add(report.id).add(to_string(claim.measure)).add(std::uint64_t{claim.number.begin});
    hash.add(claim.quote_text).add(std::uint64_t{claim.bounds.low.value_or(~0U)});
    hash.add(std::uint64_t{claim.bounds.high.value_or(~0U)});
    return hash.text();
}

class Assembler {
public:
    Assembler(const Report& report, const TaggedText& text) : report_{report}, text_{text}, speakers_{text} {}

    ReportFacts assemble()
    {
        auto counted = find_counted(text_);
        std::erase_if(counted, [&](const Counted& each) { return of_speaker(each); });
        auto readings = find_readings(text_, counted);
        drop_superseded(readings, counted);
        count_ordinals(readings, counted);
        drop_counted_persons(readings, counted);
        const auto sums = sum_groups(text_, counted, readings);
        ReportFacts facts;
        facts.claims.reserve(readings.size());
        for (std::uint32_t i = 0; i < readings.size(); ++i) {
            facts.claims.push_back(claim(readings[i], counted[readings[i].counted]));
            facts.claims.back().sum_group = sums.group[i];
            if (sums.part_of[i] != none) {
                facts.claims.back().part_of = sums.part_of[i];
            }
        }
        keep_rivals_apart(facts.claims);
        facts.occurrences = find_occurrences(text_, speakers_);
        return facts;
    }

private:
    /// "two security sources said": the speakers are counted, not the harmed.
    [[nodiscard]] bool of_speaker(const Counted& counted) const
    {
        return counted.head != Head::strike && counted.head != Head::munition && counted.head != Head::target &&
               speakers_.is_speaker(counted.first);
    }

    /// "whether three men had died": not stated.
    [[nodiscard]] bool in_question(const Reading& reading) const
    {
        const auto clause = clause_of(text_, reading.first);
        const auto start = text_.sentence_of(reading.first).first_token;
        return find_phrase(text_, clause.first > start ? clause.first - 1 : start, reading.first,
                           words().clause_open) != none;
    }

    /// "A ninth man died": the toll is nine, unless the same sentence counts the others ("two died, and a third was
    /// hurt").
    void count_ordinals(std::vector<Reading>& readings, std::vector<Counted>& counted) const
    {
        for (std::uint32_t i = 0; i < readings.size(); ++i) {
            auto& noun = counted[readings[i].counted];
            if (noun.ordinal < 2 || readings[i].measure != Measure::killed || follows_in_sentence(readings, i)) {
                continue;
            }
            noun.bounds = {noun.ordinal, noun.ordinal, noun.ordinal};
            readings[i].from_toll = true;
        }
    }

    [[nodiscard]] bool follows_in_sentence(const std::vector<Reading>& readings, std::uint32_t index) const
    {
        return index > 0 && text_.document.tokens[readings[index - 1].first].sentence ==
                                text_.document.tokens[readings[index].first].sentence;
    }

    /// "The driver was killed" counts nobody whom the report has counted already.
    static void drop_counted_persons(std::vector<Reading>& readings, const std::vector<Counted>& counted)
    {
        std::vector<bool> stays(readings.size(), true);
        for (std::size_t i = 0; i < readings.size(); ++i) {
            const auto& reading = readings[i];
            stays[i] = !counted[reading.counted].definite || in_list(readings, i) ||
                       std::none_of(readings.begin(), readings.end(), [&](const Reading& other) {
                           return other.measure == reading.measure && !counted[other.counted].definite;
                       });
        }
        keep(readings, stays);
    }

    /// Other readings go on from this one, or this one from another.
    [[nodiscard]] static bool in_list(const std::vector<Reading>& readings, std::size_t index)
    {
        const auto& reading = readings[index];
        return reading.relation == Relation::list ||
               std::any_of(readings.begin(), readings.end(), [&](const Reading& other) {
                   return &other != &reading &&
                          (other.parent == index || (other.verb != none && other.verb == reading.verb));
               });
    }

    /// "up from 12" is no claim of its own; what followed from it goes too.
    void drop_superseded(std::vector<Reading>& readings, const std::vector<Counted>& counted) const
    {
        std::vector<bool> stays(readings.size());
        for (std::uint32_t i = 0; i < readings.size(); ++i) {
            const auto& reading = readings[i];
            const bool orphan = reading.parent != none && reading.parent < i && !stays[reading.parent];
            stays[i] = !orphan && !in_question(reading) && !is_superseded(text_, reading, counted[reading.counted]);
        }
        keep(readings, stays);
    }

    /// Drops the others, and what is a part of one that goes.
    static void keep(std::vector<Reading>& readings, const std::vector<bool>& stays)
    {
        std::vector<std::uint32_t> place(readings.size(), none);
        std::vector<Reading> kept;
        for (std::uint32_t i = 0; i < readings.size(); ++i) {
            const bool ahead = readings[i].parent != none && readings[i].parent > i; // "five were among 20 killed"
            if (!stays[i] || (ahead && !stays[readings[i].parent])) {
                continue;
            }
            place[i] = static_cast<std::uint32_t>(kept.size());
            kept.push_back(readings[i]);
        }
        for (auto& reading : kept) {
            if (reading.parent != none) {
                reading.parent = place[reading.parent];
            }
        }
        readings = std::move(kept);
    }

    [[nodiscard]] Claim claim(const Reading& reading, const Counted& counted) const
    {
        const auto& document = text_.document;
        Claim claim;
        claim.measure = reading.measure;
        claim.bounds = counted.bounds;
        claim.qualifier = counted.qualifier;
        claim.group = group(counted);
        claim.value_text = std::string{document.span_of(counted.first, counted.last).of(document.text)};
        claim.number = document.span_of(counted.number_first, counted.number_last);
        claim.quote = document.span_of(std::min(reading.first, counted.number_first),
                                       std::max(reading.last, counted.number_last));
        claim.quote_text = std::string{claim.quote.of(document.text)};
        const auto* frame = speakers_.frame_of(counted.number_first);
        claim.stance = stance_of(text_, reading, frame);
        if (frame != nullptr && frame->stance != Stance::unconfirmed) {
            claim.attributed_to = frame->speaker;
            claim.attribution = attribution_of(frame->speaker);
        }
        const bool own_day = reading.relation == Relation::list && text_.at(counted.last).date != none;
        const auto told_at = own_day                ? counted.last - 1 // "four died on Sunday and six a day later"
                             : reading.verb != none ? reading.verb
                                                    : counted.first;
        const auto when = when_of(text_, speakers_, told_at);
        claim.date = when.range;
        constexpr auto longest_event = std::chrono::days{31};
        const bool lasts_long = when.range && when.range->end - when.range->start > longest_event;
        claim.retelling = when.past || lasts_long || near_retelling(reading) ||
                          find_phrase(text_, text_.near(counted.first).first, text_.near(counted.first).second,
                                      words().retelling) != none;
        claim.supersedes = supersedes(text_, reading) || (counted.ordinal > 1 && reading.from_toll);
        claim.id = id_of(report_, claim);
        return claim;
    }

    /// "12 died (ministry), 14 (a monitor)": numbers of different speakers never add up.
    static void keep_rivals_apart(std::vector<Claim>& claims)
    {
        std::map<std::uint32_t, std::set<std::string_view>> speakers;
        for (const auto& claim : claims) {
            if (claim.sum_group && !claim.attributed_to.empty()) {
                speakers[*claim.sum_group].insert(claim.attributed_to);
            }
        }
        for (auto& claim : claims) {
            if (claim.sum_group && speakers[*claim.sum_group].size() > 1) {
                claim.sum_group.reset();
            }
        }
    }

    /// "bringing the overall toll since the war began to 34,000": of more than this event.
    [[nodiscard]] bool near_retelling(const Reading& reading) const
    {
        constexpr std::uint32_t reach = 4;
        const auto& sentence = text_.sentence_of(reading.first);
        const auto first = std::max(sentence.first_token, reading.first > reach ? reading.first - reach : 0U);
        auto last = reading.last;
        while (last < sentence.last_token && !text_.is(last, ",") && last < reading.last + reach) {
            ++last;
        }
        return find_phrase(text_, first, last, words().retelling_near) != none;
    }

    [[nodiscard]] static std::string group(const Counted& counted)
    {
        if (counted.group == none) {
            return {};
        }
        const auto name = text::builtin_lexicon().value(counted.group);
        return name == "-" ? std::string{} : std::string{name};
    }

    const Report& report_;
    const TaggedText& text_;
    Speakers speakers_;
};

} // namespace

ReportFacts find_claims(const Report& report, const text::Document& document)
{
    const auto text = tag(report, document);
    return Assembler{report, text}.assemble();
}

} // namespace placeline::claims
