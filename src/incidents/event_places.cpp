// SPDX-License-Identifier: Apache-2.0
#include "incidents/event_places.hpp"

#include "incidents/sites.hpp"
#include "text/lexicon.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

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

std::uint32_t sentence_at(const text::Document& document, std::uint32_t byte)
{
    const std::uint32_t token = document.token_at(byte);
    return token < document.tokens.size() ? document.tokens[token].sentence
                                          : static_cast<std::uint32_t>(document.sentences.size());
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

/// A number with its place right behind it happened there, whatever else the place is taken for: "one near A".
void take_places_right_behind(std::vector<Mention>& mentions, const std::vector<Claim>& claims,
                              const text::Document& document)
{
    static const text::ClassId locates = text::builtin_lexicon().cls("tie.locates");
    constexpr std::uint32_t reach = 5;
    for (const Claim& claim : claims) {
        if (!tells_of_event(claim)) {
            continue;
        }
        const std::uint32_t number = document.token_at(claim.number.begin);
        for (Mention& mention : mentions) {
            const std::uint32_t first = document.token_at(mention.span.begin);
            if (mention.role != Role::background || !mention.place || mention.place->where_prec > first_order_unit ||
                first <= number + 1 || first > number + reach || !is(document, first - 1, locates)) {
                continue;
            }
            const std::string_view between = document.span_of(number, first).of(document.text);
            if (between.find_first_of(",;:.") == std::string_view::npos) {
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
                         const text::Document& document)
{
    demote_adjectives(mentions, document);
    take_places_right_behind(mentions, claims, document);
    take_places_listed_with_others(mentions, document);
    take_areas_of_examples(mentions, claims, document);
}

bool take_named_places(std::vector<Mention>& mentions, const std::vector<Claim>& claims, const std::vector<Tied>& ties,
                       const text::Document& document)
{
    bool taken = false;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (!ties[i].sites.empty() || !tells_of_event(claims[i])) {
            continue;
        }
        const std::uint32_t at = claims[i].number.begin;
        const std::uint32_t sentence = sentence_at(document, at);
        const auto distance = [at](const Mention& mention) {
            return mention.span.begin > at ? mention.span.begin - at : at - mention.span.begin;
        };
        Mention* nearest = nullptr;
        for (Mention& mention : mentions) {
            const bool fits = mention.role == Role::background && mention.place &&
                              mention.place->where_prec <= first_order_unit &&
                              sentence_at(document, mention.span.begin) == sentence;
            if (fits && (nearest == nullptr || distance(mention) < distance(*nearest))) {
                nearest = &mention;
            }
        }
        if (nearest != nullptr) {
            nearest->role = Role::event;
            taken = true;
        }
    }
    return taken;
}

} // namespace placeline::incidents
