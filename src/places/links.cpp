// SPDX-License-Identifier: Apache-2.0
#include "places/links.hpp"

#include <string_view>

namespace placeline::places {

namespace {

/// A name that many others stand beside is told by some two dozen of them.
constexpr std::size_t max_links = 24;

void add_end(std::vector<Link>& links, std::uint32_t to, std::uint8_t kind, bool reverse)
{
    for (auto& link : links) {
        if (link.to == to && link.reverse == reverse) {
            link.kind |= kind;
            return;
        }
    }
    if (links.size() < max_links) {
        links.push_back({to, kind, reverse});
    }
}

class LinkFinder {
public:
    LinkFinder(const NameSet& names, const text::Document& document, const CueMap& cues)
        : names_(names), document_(document), cues_(cues), links_(names.entries.size())
    {
    }

    std::vector<std::vector<Link>> run()
    {
        link_to_headings();
        for (std::size_t i = 0; i < names_.names.size(); ++i) {
            link_to_following(i);
        }
        return std::move(links_);
    }

private:
    void add(std::uint32_t from, std::uint32_t to, std::uint8_t kind)
    {
        if (from != to) {
            add_end(links_[from], to, kind, false);
            add_end(links_[to], from, kind, true);
        }
    }

    void link_to_headings();
    void link_to_following(std::size_t i);

    const NameSet& names_;
    const text::Document& document_;
    const CueMap& cues_;
    std::vector<std::vector<Link>> links_;
};

/// What stands under the heading "Syria" lies in Syria.
void LinkFinder::link_to_headings()
{
    const FoundName* heading = nullptr;
    for (const auto& name : names_.names) {
        const auto& sentence = document_.sentences[document_.tokens[name.first_token].sentence];
        const auto extra = sentence.last_token - sentence.first_token - (name.last_token - name.first_token);
        const bool alone = extra == 0 || (extra == 1 && document_.word(sentence.last_token - 1) == ":");
        const bool colon = name.first_token == sentence.first_token && name.last_token < sentence.last_token &&
                           document_.word(name.last_token) == ":";
        if (alone || colon) {
            heading = &name;
        } else if (heading != nullptr) {
            add(name.entry, heading->entry, link_in);
        }
    }
}

void LinkFinder::link_to_following(std::size_t i)
{
    constexpr std::size_t reach = 8;
    constexpr std::uint32_t phrase = 7; // tokens between two names that still belong together
    const auto& found = names_.names;
    const auto& a = found[i];
    bool chain = true; // "A, B, C": C holds A too
    for (std::size_t j = i + 1; j < found.size() && j < i + reach; ++j) {
        const auto& b = found[j];
        if (document_.tokens[a.first_token].sentence != document_.tokens[b.first_token].sentence) {
            break;
        }
        const bool adjacent = j == i + 1;
        const auto from = found[j - 1].last_token;
        const auto gap = b.first_token > from ? b.first_token - from : 0;
        if (adjacent || chain) {
            const auto mark = gap == 1 ? document_.word(from) : std::string_view{};
            const bool comma = mark == "," || mark == "(";
            const bool listed = (gap >= 1 && gap <= 2 && cues_.at(b.first_token - 1, Cue::list_and)) ||
                                (gap == 1 && document_.fold(from) == "to"); // "from Dover to Calais"
            const bool possessive = gap >= 1 && document_.fold(from) == "'s";
            bool in = gap == 0;
            for (auto t = from; t < b.first_token && gap <= phrase; ++t) {
                const auto word = document_.fold(t);
                in |= word == "in" || word == "of" || word == "on" || (word == "near" && gap <= 2);
            }
            chain = chain && (comma || (in && gap <= phrase));
            if (comma) {
                add(a.entry, b.entry, link_next | link_list);
            } else if (listed) {
                add(a.entry, b.entry, link_list);
            } else if (!adjacent && in) { // "X, a town on the Philippine island of Mindoro"
                add(a.entry, b.entry, link_in);
            } else if ((possessive && gap <= 3) ||
                       (adjacent && gap <= 4 && names_.entries[found[j - 1].entry].demonym)) {
                add(b.entry, a.entry, link_in); // "Nigeria's Kaduna", "the Libyan capital Tripoli"
            } else if (in && gap >= 1 && gap <= phrase) {
                add(a.entry, b.entry, link_in);
            } else if (gap == 0) {
                add(a.entry, b.entry, link_next); // "Lebanon Pennsylvania"
            }
        }
        add(a.entry, b.entry, link_sentence);
    }
}

} // namespace

std::vector<std::vector<Link>> find_links(const NameSet& names, const text::Document& document, const CueMap& cues)
{
    return LinkFinder{names, document, cues}.run();
}

} // namespace placeline::places
