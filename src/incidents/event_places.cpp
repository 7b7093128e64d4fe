// SPDX-License-Identifier: Apache-2.0
#include "incidents/event_places.hpp"

#include "incidents/sites.hpp"
#include "text/lexicon.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

namespace placeline::incidents {

namespace {

constexpr int first_order_unit = 4; // UCDP where_prec
constexpr int country = 6;

bool tells_of_event(const Claim& claim)
{
    switch (claim.measure) {
    case Measure::killed:
    case Measure::injured:
    case Measure::casualties:
    case Measure::strikes:
    case Measure::targets:
    case Measure::munitions:
        return claim.stance != Stance::denies && !claim.retelling;
    default:
        return false;
    }
}

bool is_harm(const Claim& claim)
{
    return claim.measure == Measure::killed || claim.measure == Measure::injured ||
           claim.measure == Measure::casualties;
}

bool is(const text::Document& document, std::uint32_t token, text::ClassId cls)
{
    return document.term_at(token, cls) != nullptr;
}

/// "An Israeli raid": behind "a" or "an" a country's name is an adjective and says who, not where.
void demote_adjectives(std::vector<Mention>& mentions, const text::Document& document)
{
    static const text::ClassId indefinite = text::builtin_lexicon().cls("tie.indefinite");
    for (Mention& mention : mentions) {
        const std::uint32_t first = document.token_at(mention.span.begin);
        if (mention.role == Role::event && mention.place && mention.place->where_prec == country && first > 0 &&
            first < document.tokens.size() && is(document, first - 1, indefinite)) {
            mention.role = Role::actor;
        }
    }
}

/// Whether a number of the past is told with its day, and that day is of the last weeks.
bool is_recent(const Claim& claim, const std::optional<Day>& published)
{
    constexpr std::chrono::days some_weeks{31};
    return claim.date && claim.date->from == DateSource::text && published &&
           claim.date->end + some_weeks >= *published;
}

/// "in a residential quarter of A", right behind the number: the harm was done in A.
bool in_quarter_of(const text::Document& document, std::uint32_t number, std::uint32_t place)
{
    static const text::ClassId locates = text::builtin_lexicon().cls("tie.locates");
    static const text::ClassId belongs = text::builtin_lexicon().cls("tie.belongs");
    static const text::ClassId quarter = text::builtin_lexicon().cls("tie.quarter");
    constexpr std::uint32_t reach = 9;
    constexpr std::uint32_t longest_phrase = 4; // "in a crowded residential quarter of"
    if (place < number + 4 || place > number + reach || !is(document, place - 1, belongs) ||
        !is(document, place - 2, quarter)) {
        return false;
    }
    for (std::uint32_t t = place - 2; t-- > number && place - 2 - t <= longest_phrase;) {
        if (is(document, t, locates)) {
            return true;
        }
    }
    return false;
}

/// A number with its place right behind it happened there, whatever else the place is taken for: "one near A", "the ten
/// dead of A".
void take_places_right_behind(std::vector<Mention>& mentions, const std::vector<Claim>& claims,
                              const text::Document& document, const std::optional<Day>& published)
{
    static const text::ClassId locates = text::builtin_lexicon().cls("tie.locates");
    static const text::ClassId belongs = text::builtin_lexicon().cls("tie.belongs");
    constexpr std::uint32_t reach = 5;
    constexpr std::uint32_t reach_of_belonging = 3; // "dead of A", not "members of the movement of A"
    for (const Claim& claim : claims) {
        const bool retold = is_harm(claim) && claim.retelling && is_recent(claim, published);
        if (!tells_of_event(claim) && !retold) {
            continue;
        }
        const std::uint32_t number = document.token_at(claim.number.begin);
        for (Mention& mention : mentions) {
            const std::uint32_t first = document.token_at(mention.span.begin);
            const bool quarter = mention.place && !retold && in_quarter_of(document, number, first);
            if (mention.role != Role::background || first <= number + 1 || (first > number + reach && !quarter)) {
                continue;
            }
            const bool dead_of =
                is_harm(claim) && is(document, first - 1, belongs) && first <= number + reach_of_belonging;
            const bool located = quarter || (is(document, first - 1, locates) && mention.place && !retold);
            if ((!dead_of && !located) || (mention.place && mention.place->where_prec > first_order_unit)) {
                continue;
            }
            const std::string_view between = document.span_of(number, first).of(document.text);
            if (between.find_first_of(",;:.") == std::string_view::npos) {
                mention.role = Role::event;
            }
        }
    }
}

/// "A, two dead; B, four dead": the name that opens an item of a list of numbers is the place of the number behind it.
void take_places_that_open_items(std::vector<Mention>& mentions, const std::vector<Claim>& claims,
                                 const text::Document& document)
{
    for (const Claim& claim : claims) {
        const std::uint32_t number = document.token_at(claim.number.begin);
        if (!is_harm(claim) || !tells_of_event(claim) || number == 0 || document.word(number - 1) != ",") {
            continue;
        }
        for (Mention& mention : mentions) {
            const std::uint32_t first = document.token_at(mention.span.begin);
            const bool opens = first > 0 && (document.word(first - 1) == ";" || document.word(first - 1) == ":");
            if (opens && document.token_at(mention.span.end) == number - 1 && mention.role == Role::background &&
                mention.place && mention.place->where_prec <= first_order_unit) {
                mention.role = Role::event;
            }
        }
    }
}

enum class Listed { no, comma, closing };

/// Whether only a comma or an "and", with words such as "in", stands between two places neither of which holds the
/// other.
Listed listed_with(const Mention& a, const Mention& b, const text::Document& document)
{
    static const text::ClassId join = text::builtin_lexicon().cls("tie.join");
    static const text::ClassId conjunction = text::builtin_lexicon().cls("tie.and");
    const auto fits = [](const Mention& mention) {
        return mention.role == Role::event || (mention.role == Role::background && mention.place);
    };
    const auto differ_in_kind = [&] {
        return holds(*a.place, *b.place) || holds(*b.place, *a.place) || is_area(*a.place) != is_area(*b.place);
    };
    if (!fits(a) || !fits(b) || (a.place && b.place && differ_in_kind())) {
        return Listed::no;
    }
    const std::uint32_t first = document.token_at(a.span.end);
    const std::uint32_t last = document.token_at(b.span.begin);
    Listed listed = Listed::no;
    for (std::uint32_t t = first; t < last; ++t) {
        if (is(document, t, conjunction)) {
            listed = Listed::closing;
        } else if (document.word(t) == "," && listed == Listed::no) {
            listed = Listed::comma;
        } else if (!is(document, t, join)) {
            return Listed::no;
        }
    }
    constexpr std::uint32_t reach = 5;
    return last - first <= reach ? listed : Listed::no;
}

/// "Bombs fell on A, B and C": what is true of one is true of all.
void take_places_listed_with_others(std::vector<Mention>& mentions, const text::Document& document)
{
    for (std::size_t first = 0; first < mentions.size(); ++first) {
        std::size_t last = first;
        bool closed = false; // by an "and"
        while (last + 1 < mentions.size() && !closed) {
            const Listed listed = listed_with(mentions[last], mentions[last + 1], document);
            if (listed == Listed::no) {
                break;
            }
            closed = listed == Listed::closing;
            ++last;
        }
        const auto begin = mentions.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = mentions.begin() + static_cast<std::ptrdiff_t>(last + 1);
        const bool any_event =
            std::any_of(begin, end, [](const Mention& mention) { return mention.role == Role::event; });
        for (auto mention = begin; closed && any_event && mention != end; ++mention) {
            if (mention->role == Role::background && mention->place) {
                mention->role = Role::event;
            }
        }
    }
}

/// "36 targets in Norland, among them sites near A and B": the number is Norland's, A and B are examples.
void take_areas_of_examples(std::vector<Mention>& mentions, const std::vector<Claim>& claims,
                            const text::Document& document)
{
    static const text::ClassId among = text::builtin_lexicon().cls("tie.among");
    for (const Claim& claim : claims) {
        const std::uint32_t number = document.token_at(claim.number.begin);
        if (!tells_of_event(claim) || number >= document.tokens.size()) {
            continue;
        }
        const text::Sentence& sentence = document.sentences[document.tokens[number].sentence];
        std::uint32_t cue = number + 1;
        while (cue < sentence.last_token && !is(document, cue, among)) {
            ++cue;
        }
        const auto is_example_of = [&](const Mention& example, const Mention& area) {
            const std::uint32_t first = document.token_at(example.span.begin);
            return example.role == Role::event && example.place && first > cue && first < sentence.last_token &&
                   holds(*area.place, *example.place);
        };
        for (Mention& area : mentions) {
            const std::uint32_t at = document.token_at(area.span.begin);
            if (area.role == Role::background && area.place && at >= sentence.first_token && at < cue &&
                std::any_of(mentions.begin(), mentions.end(),
                            [&](const Mention& example) { return is_example_of(example, area); })) {
                area.role = Role::event;
            }
        }
    }
}

} // namespace

void settle_event_places(std::vector<Mention>& mentions, const std::vector<Claim>& claims,
                         const text::Document& document, const std::optional<Day>& published)
{
    demote_adjectives(mentions, document);
    take_places_right_behind(mentions, claims, document, published);
    take_places_that_open_items(mentions, claims, document);
    take_places_listed_with_others(mentions, document);
    take_areas_of_examples(mentions, claims, document);
}

namespace {

/// Finds, for what has no place, the mention that may be its scene.
class SceneFinder {
public:
    SceneFinder(std::vector<Mention>& mentions, const text::Document& document)
        : mentions_{mentions}, document_{document}
    {
    }

    /// \param at    The byte of the number or word.
    /// \param free  Nothing else places it; else only what stands before it, or behind it in its clause, is taken.
    [[nodiscard]] Mention* in_sentence_of(std::uint32_t at, bool free) const
    {
        const std::uint32_t token = document_.token_at(at);
        if (token >= document_.tokens.size()) {
            return nullptr;
        }
        const std::uint32_t own = document_.tokens[token].sentence;
        Mention* found = nearest(token, own, true);
        if (found == nullptr || free) {
            return found;
        }
        const std::uint32_t first = document_.token_at(found->span.begin);
        if (found->place && is_area(*found->place) && first != document_.sentences[own].first_token) {
            return nullptr;
        }
        for (std::uint32_t t = token; t < first; ++t) {
            const std::string_view word = document_.word(t);
            if (word == "," || word == ";" || word == ":") {
                return nullptr;
            }
        }
        return found;
    }

    /// The sentences before it in its paragraph, nearest first; the first of the report; the one behind it.
    [[nodiscard]] Mention* around(std::uint32_t at) const
    {
        const std::uint32_t token = document_.token_at(at);
        if (token >= document_.tokens.size()) {
            return nullptr;
        }
        const std::uint32_t own = document_.tokens[token].sentence;
        const auto& sentences = document_.sentences;
        const bool item = sentences[own].bullet;
        for (std::uint32_t s = own; s-- > 0;) {
            if (item ? sentences[s].bullet
                     : sentences[s].paragraph != sentences[own].paragraph && !sentences[s].heading) {
                if (item) {
                    continue; // the lines above are about other places; their head is not
                }
                break;
            }
            if (Mention* found = nearest(token, s, true)) {
                return found;
            }
            if (item) {
                break;
            }
        }
        if (Mention* lead = own > 0 ? nearest(token, 0, false) : nullptr) {
            return lead;
        }
        const bool goes_on = !item && own + 1 < sentences.size() && !sentences[own + 1].bullet &&
                             sentences[own + 1].paragraph == sentences[own].paragraph;
        return goes_on ? nearest(token, own + 1, false) : nullptr;
    }

private:
    [[nodiscard]] Mention* nearest(std::uint32_t token, std::uint32_t sentence, bool area_too) const
    {
        Mention* best = nullptr;
        int least = std::numeric_limits<int>::max();
        const Mention* before = nullptr; // the name before this one in the sentence
        for (Mention& mention : mentions_) {
            const std::uint32_t first = document_.token_at(mention.span.begin);
            if (first >= document_.tokens.size() || document_.tokens[first].sentence != sentence) {
                continue;
            }
            const Mention* previous = std::exchange(before, &mention);
            const bool area = mention.place && is_area(*mention.place);
            if (mention.role != Role::background || !mention.may_be_scene || (area && !area_too) ||
                (previous != nullptr && only_says_where(*previous, mention))) {
                continue;
            }
            const int cost = distance(token, first, document_.token_at(mention.span.end)) + (area ? 30 : 0) +
                             (mention.place ? 0 : 2);
            if (cost < least) {
                least = cost;
                best = &mention;
            }
        }
        return best;
    }

    [[nodiscard]] int distance(std::uint32_t token, std::uint32_t first, std::uint32_t last) const
    {
        const std::uint32_t from = token < first ? token : last;
        const std::uint32_t to = token < first ? first : token;
        int cost = 0;
        for (std::uint32_t t = from; t < to; ++t) {
            const std::string_view word = document_.word(t);
            cost += word == ";" ? 25 : word == "," ? 3 : 1;
        }
        return cost;
    }

    /// "A, in the state of B", "A, near B", "A, B": what stands between is a comma and words of place.
    [[nodiscard]] bool only_says_where(const Mention& inner, const Mention& outer) const
    {
        static const text::ClassId join = text::builtin_lexicon().cls("tie.join");
        static const text::ClassId article = text::builtin_lexicon().cls("tie.article");
        constexpr std::uint32_t reach = 8;
        const std::uint32_t first = document_.token_at(inner.span.end);
        const std::uint32_t last = document_.token_at(outer.span.begin);
        const bool scene = inner.role == Role::event || (inner.role == Role::background && inner.may_be_scene);
        if (!scene || last <= first || last - first > reach) {
            return false;
        }
        if (inner.place && outer.place && holds(*inner.place, *outer.place)) {
            return false;
        }
        if (inner.place && outer.place && holds(*outer.place, *inner.place)) {
            return true;
        }
        bool near = false;
        for (std::uint32_t t = first; t < last; ++t) {
            const bool comma = document_.word(t) == ",";
            near |= comma || document_.fold(t) == "near" || document_.fold(t) == "of" || document_.fold(t) == "in";
            if (!comma && !is(document_, t, join) && !is(document_, t, article) &&
                document_.tokens[t].kind == text::TokenKind::punctuation) {
                return false;
            }
        }
        return near && (!outer.place || is_area(*outer.place) || !inner.place || last - first > 1);
    }

    std::vector<Mention>& mentions_;
    const text::Document& document_;
};

/// Whether one of the mentions it is tied to stands in the sentence.
bool is_placed_in(const Tied& tied)
{
    return !tied.sites.empty() && !tied.carried;
}

} // namespace

bool take_possible_scenes(std::vector<Mention>& mentions, const std::vector<Claim>& claims,
                          const std::vector<Occurrence>& occurrences, const Ties& ties, const text::Document& document,
                          SceneReach reach)
{
    const SceneFinder finder{mentions, document};
    std::vector<Mention*> taken; // at the end, so that each is chosen from the same
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (!tells_of_event(claims[i]) || claims[i].part_of || is_placed_in(ties.claims[i])) {
            continue;
        }
        const bool free = ties.claims[i].sites.empty();
        const std::uint32_t at = claims[i].number.begin;
        if (reach == SceneReach::sentence) {
            taken.push_back(finder.in_sentence_of(at, free));
        } else if (free) {
            taken.push_back(finder.around(at));
        }
    }
    for (std::size_t i = 0; reach == SceneReach::sentence && i < occurrences.size(); ++i) {
        const Occurrence& occurrence = occurrences[i];
        if (!occurrence.background && occurrence.kind != EventKind::arrest && !is_placed_in(ties.occurrences[i])) {
            Mention* found = finder.in_sentence_of(occurrence.span.begin, ties.occurrences[i].sites.empty());
            const bool area = found != nullptr && found->place && is_area(*found->place);
            // "The mayor of A visited the wounded in B" tells of an event, but of none that happened here.
            const bool aftermath = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
                return mention.role == Role::treatment && occurrence.clause.contains(mention.span);
            });
            if (found != nullptr && !area && !aftermath && occurrence.clause.contains(found->span)) {
                taken.push_back(found);
            }
        }
    }
    std::erase(taken, nullptr);
    for (Mention* mention : taken) {
        mention->role = Role::event;
    }
    if (!taken.empty()) {
        take_places_listed_with_others(mentions, document);
    }
    return !taken.empty();
}

} // namespace placeline::incidents
