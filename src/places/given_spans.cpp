// SPDX-License-Identifier: Apache-2.0
#include "places/given_spans.hpp"

#include "places/name_collector.hpp"
#include "places/name_forms.hpp"
#include "places/name_walk.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

namespace placeline::places {

using gazetteer::NameHit;
using gazetteer::NameKind;

namespace {

/// What a span is called, and how that was found.
struct Found {
    std::vector<NameHit> hits;
    NameOrigin origin = NameOrigin::exact;
    bool exact_form = false;
};

class SpanFinder {
public:
    SpanFinder(const text::Document& document, const CueMap& cues, const gazetteer::Gazetteer& gazetteer)
        : document_(document), cues_(cues), gazetteer_(gazetteer), walk_(document, cues, gazetteer)
    {
    }

    NameSet find(const std::vector<TextSpan>& spans);

private:
    [[nodiscard]] Found look_up(FoundName& name, const std::string& folded) const;
    [[nodiscard]] std::vector<NameHit> proper_part(FoundName& name) const;

    const text::Document& document_;
    const CueMap& cues_;
    const gazetteer::Gazetteer& gazetteer_;
    NameWalk walk_;
};

/// "Madison County", "Lake Lanier": the name without the generic words at its ends, which become its hint.
std::vector<NameHit> SpanFinder::proper_part(FoundName& name) const
{
    for (auto first = name.first_token; first < name.last_token; ++first) {
        if (first != name.first_token && !cues_.at(first - 1, Cue::generic) && !walk_.small_article(first - 1)) {
            break;
        }
        for (auto last = name.last_token; last > first; --last) {
            if (last != name.last_token && !cues_.at(last, Cue::generic)) {
                break;
            }
            const auto part = gazetteer_.find(walk_.folded_span(first, last));
            std::vector<NameHit> hits{part.begin(), part.end()};
            std::erase_if(hits, [](const NameHit& hit) { return hit.kind == NameKind::abbreviation; });
            if (!hits.empty()) {
                if (last < name.last_token) {
                    name.hint = generic_value(cues_.term_at(last, Cue::generic), cues_);
                }
                return hits;
            }
        }
    }
    return {};
}

/// By the surest way that finds anything.
Found SpanFinder::look_up(FoundName& name, const std::string& folded) const
{
    Found found;
    const auto take = [&found](std::span<const NameHit> hits, NameOrigin origin) {
        found.hits.assign(hits.begin(), hits.end());
        found.origin = origin;
        return !found.hits.empty();
    };
    const auto as_written = gazetteer_.find(folded);
    const auto fitting =
        written_so(as_written, name.span, name.first_token, document_, cues_, gazetteer_, found.exact_form);
    if (take(fitting, NameOrigin::exact) || take(as_written, NameOrigin::exact) || // "Us" for "US": it is a place here
        take(proper_part(name), NameOrigin::exact) ||
        take(gazetteer_.find_variant(text::variant_key(folded)), NameOrigin::variant)) {
        return found;
    }
    // "W.Va. 61", "Oxford city centre": the longest name it starts with.
    if (const auto match = walk_.longest_at(name.first_token); match.last_token > name.first_token) {
        take(match.hits, NameOrigin::variant);
        return found;
    }
    found.origin = NameOrigin::marked;
    return found;
}

NameSet SpanFinder::find(const std::vector<TextSpan>& spans)
{
    constexpr double surely = 5.0;
    NameCollector names;
    for (const auto& span : spans) {
        FoundName name;
        name.first_token = document_.token_at(span.begin);
        name.last_token = name.first_token + 1;
        while (name.last_token < document_.tokens.size() && document_.tokens[name.last_token].span.begin < span.end) {
            ++name.last_token;
        }
        name.span = span;
        name.hint = hint_of(name.first_token, name.last_token, names.last(), document_, cues_);
        name.place_logit = surely;
        const auto surface = span.of(document_.text);
        auto folded = text::folded(surface);
        auto found = look_up(name, folded);
        const bool demonym = !found.hits.empty() && found.hits.front().kind == NameKind::demonym;
        names.add(name, found.exact_form ? std::string{surface} : std::move(folded), found.origin, demonym,
                  std::move(found.hits));
    }
    return names.take();
}

} // namespace

NameSet look_up_spans(const text::Document& document, const std::vector<TextSpan>& spans, const CueMap& cues,
                      const gazetteer::Gazetteer& gazetteer)
{
    return SpanFinder{document, cues, gazetteer}.find(spans);
}

void add_context(NameSet& names, NameSet context)
{
    std::unordered_map<std::string, std::uint32_t> entry_of;
    for (std::uint32_t e = 0; e < names.entries.size(); ++e) {
        entry_of.emplace(names.entries[e].folded, e);
    }
    std::vector<FoundName> added;
    std::size_t next = 0;
    for (auto& name : context.names) {
        while (next < names.names.size() && names.names[next].span.end <= name.span.begin) {
            ++next;
        }
        if (next < names.names.size() && names.names[next].span.overlaps(name.span)) {
            continue;
        }
        auto& entry = context.entries[name.entry];
        if (entry.origin == NameOrigin::marked) {
            continue;
        }
        const auto [at, fresh] = entry_of.try_emplace(entry.folded, static_cast<std::uint32_t>(names.entries.size()));
        if (fresh) {
            names.entries.push_back(entry);
        }
        name.entry = at->second;
        name.context_only = true;
        added.push_back(name);
    }
    names.names.insert(names.names.end(), added.begin(), added.end());
    std::ranges::stable_sort(names.names, {}, [](const FoundName& name) { return name.span.begin; });
}

void add_entries(NameSet& names, NameSet title)
{
    for (auto& entry : title.entries) {
        if (entry.origin == NameOrigin::exact &&
            std::ranges::find(names.entries, entry.folded, &NameEntry::folded) == names.entries.end()) {
            names.entries.push_back(std::move(entry));
        }
    }
}

} // namespace placeline::places
