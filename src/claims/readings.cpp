// SPDX-License-Identifier: Apache-2.0
#include "claims/readings.hpp"

#include "claims/figure_readings.hpp"
#include "claims/list_readings.hpp"
#include "claims/own_measure.hpp"
#include "claims/part_readings.hpp"
#include "claims/words.hpp"

#include <algorithm>

namespace placeline::claims {

namespace {

class ReadingFinder {
public:
    ReadingFinder(const TaggedText& text, const std::vector<Counted>& counted)
        : text_{text}, counted_{counted}, parts_{text, counted, readings_}, lists_{text, counted, readings_},
          figures_{text, counted, readings_}
    {
    }

    std::vector<Reading> find()
    {
        for (std::uint32_t i = 0; i < counted_.size(); ++i) {
            read(i);
        }
        tell_parts_before_totals();
        return std::move(readings_);
    }

private:
    void read(std::uint32_t index)
    {
        const auto& counted = counted_[index];
        auto own = own_measure(text_, counted_, index);
        if (!own && counted.of_them) {
            own = figures_.implied_intercepted(index);
        }
        if (auto named = parts_.of_named_harmed(index)) {
            readings_.push_back(*named);
            return;
        }
        const bool group = counted.head == Head::person || counted.head == Head::implied || counted.of_them;
        if ((counted.of_them || counted.including) && group) {
            if (auto part = parts_.part_by_group(index, own)) {
                readings_.push_back(*part);
                return;
            }
            if (const auto named = parts_.named_parent(counted); named && !own) { // "three of the dead were children"
                readings_.push_back({.counted = index,
                                     .measure = *named,
                                     .first = counted.first,
                                     .last = std::max(counted.last, counted.number_last)});
                return;
            }
        }
        if (own && own->measure == Measure::munitions && !readings_.empty() &&
            readings_.back().measure == Measure::intercepted) {
            if (auto item = lists_.next_of_list(index)) { // "intercepted two drones and a missile fired from the hills"
                readings_.push_back(*item);
                return;
            }
        }
        if (own && !readings_.empty() && readings_.back().relation == Relation::part && readings_.back().by_group &&
            readings_.back().measure == own->measure) {
            if (auto item =
                    lists_.next_of_list(index)) { // "40 people, including 10 women and 12 children, were killed"
                readings_.push_back(*item);
                return;
            }
        }
        if (own && own->measure == Measure::strikes && !readings_.empty() && counted.first > 0 &&
            text_.at(counted.first - 1).part == Part::conjunction && readings_.back().last + 1 == counted.first) {
            if (auto item = lists_.next_of_list(index)) { // "62 air strikes and 85 rocket attacks"
                readings_.push_back(*item);
                return;
            }
        }
        if (own && own->verb != none && opens_with_among(own->verb)) {
            const auto parent = parts_.parent_of_part(index, own->measure);
            if (parent != none && readings_[parent].verb != own->verb) {
                auto part = parts_.part_of(index, parent);
                part->last = own->last;
                readings_.push_back(*part);
                return;
            }
        }
        if (own) {
            add(*own);
            return;
        }
        if (auto shared = lists_.before_shared_verb(index)) { // "11, seven and four dead"
            add(*shared);
            return;
        }
        if (auto kind = parts_.said_to_be(index)) {
            readings_.push_back(*kind);
            return;
        }
        if (counted.bare_plural || counted.head == Head::harm || counted.head == Head::thing) {
            return;
        }
        if (auto bracket = lists_.in_brackets(index)) {
            readings_.push_back(*bracket);
        } else if (auto item_of_name = lists_.behind_name(index)) {
            readings_.push_back(*item_of_name);
        } else if (auto part = lists_.part_after_colon(index)) {
            readings_.push_back(*part);
        } else if (auto item = lists_.next_of_list(index)) {
            readings_.push_back(*item);
        } else if (auto down = figures_.implied_intercepted(index)) {
            readings_.push_back(*down);
        } else if (auto flown = figures_.implied_strikes(index)) {
            readings_.push_back(*flown);
        } else if (auto figure = figures_.figure_again(index)) {
            readings_.push_back(*figure);
        }
    }

    /// "Five porters were among 20 people killed": the five are part of the number that follows.
    void tell_parts_before_totals()
    {
        for (std::uint32_t i = 0; i + 1 < readings_.size(); ++i) {
            auto& part = readings_[i];
            const auto& total = readings_[i + 1];
            const auto& noun = counted_[part.counted];
            const auto& larger = counted_[total.counted];
            if (part.measure != total.measure || part.relation != Relation::own || total.relation != Relation::own) {
                continue;
            }
            if (noun.of_more && total.counted == part.counted + 1) { // "eleven of the 20 dead"
                part.relation = Relation::part;
                part.parent = i + 1;
                part.by_group = true;
                continue;
            }
            auto among = larger.first - 1;
            among -= among > 0 && text_.at(among).part == Part::determiner ? 1 : 0;
            if (part.verb != total.verb || part.verb < larger.last || noun.last >= larger.first ||
                text_.document.fold(among) != "among") {
                continue;
            }
            bool is = false;
            for (auto token = noun.last; token < larger.first; ++token) {
                is = is || text_.at(token).part == Part::be;
            }
            if (is) {
                part.relation = Relation::part;
                part.parent = i + 1;
                part.by_group = true;
            }
        }
    }

    /// "... were among the dead": a part of them.
    [[nodiscard]] bool opens_with_among(std::uint32_t verb) const { return text_.document.fold(verb) == "among"; }

    /// "No casualties" says two things, and so does "killing and wounding an unknown number".
    void add(const Reading& own)
    {
        const auto& counted = counted_[own.counted];
        auto first = own;
        if (counted.none_of_them && own.measure == Measure::casualties) {
            first.measure = Measure::killed;
            readings_.push_back(first);
            first.measure = Measure::injured;
            readings_.push_back(first);
            return;
        }
        if (const auto* second = joined_noun(counted)) {
            auto other = own;
            other.measure = second->measure;
            other.verb = second->first;
            other.last = second->last;
            readings_.push_back(own);
            readings_.push_back(other);
            return;
        }
        if (const auto* earlier = joined_verb(own)) {
            auto other = own;
            other.measure = earlier->measure;
            other.verb = earlier->first;
            other.first = std::min(own.first, earlier->first);
            readings_.push_back(other);
        }
        first.total = find_phrase(text_, own.first, std::min(own.last + 3, text_.sentence_of(own.first).last_token),
                                  words().total) != none;
        readings_.push_back(first);
    }

    /// The second noun of "no deaths or injuries", "dozens of deaths and injuries".
    [[nodiscard]] const Cue* joined_noun(const Counted& counted) const
    {
        const auto end = text_.sentence_of(counted.first).last_token;
        if (counted.head != Head::harm || counted.last + 1 >= end || text_.at(counted.last).part != Part::conjunction) {
            return nullptr;
        }
        const auto* second = text_.cue_at(counted.last + 1);
        const auto& first = text_.cues[counted.cue];
        const bool alike =
            second != nullptr && second->is(noun) && second->measure != first.measure && !second->is(toll);
        return alike ? second : nullptr;
    }

    /// The first verb of "killing and wounding 20", when the second is `own`'s.
    [[nodiscard]] const Cue* joined_verb(const Reading& own) const
    {
        if (own.verb == none || own.verb < 2 || own.verb >= counted_[own.counted].first ||
            text_.at(own.verb - 1).part != Part::conjunction) {
            return nullptr;
        }
        const auto* earlier = text_.cue_ending_at(own.verb - 2);
        const auto* later = text_.cue_at(own.verb);
        const bool alike = earlier != nullptr && later != nullptr && earlier->measure != later->measure &&
                           (earlier->forms & later->forms & (past | gerund | base)) != 0;
        return alike ? earlier : nullptr;
    }

    const TaggedText& text_;
    const std::vector<Counted>& counted_;
    std::vector<Reading> readings_;
    PartReader parts_;
    ListReader lists_;
    FigureReader figures_;
};

} // namespace

std::vector<Reading> find_readings(const TaggedText& text, const std::vector<Counted>& counted)
{
    return ReadingFinder{text, counted}.find();
}

} // namespace placeline::claims
