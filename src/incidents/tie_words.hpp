// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/lexicon.hpp"

namespace placeline::incidents {

/// Words that say how numbers and places hang together (geodata/language/*/tying.tsv).
struct TieWords {
    text::ClassId conjunction;
    text::ClassId join;
    text::ClassId clause;
    text::ClassId article;
    text::ClassId among;
    text::ClassId all;
    text::ClassId first;
    text::ClassId second;
    text::ClassId backstory;
    text::ClassId separate;
    text::ClassId other;
    text::ClassId scene;

    static const TieWords& get()
    {
        static const TieWords words = [] {
            const text::Lexicon& lexicon = text::builtin_lexicon();
            return TieWords{.conjunction = lexicon.cls("tie.and"),
                            .join = lexicon.cls("tie.join"),
                            .clause = lexicon.cls("tie.clause"),
                            .article = lexicon.cls("tie.article"),
                            .among = lexicon.cls("tie.among"),
                            .all = lexicon.cls("tie.all"),
                            .first = lexicon.cls("tie.first"),
                            .second = lexicon.cls("tie.second"),
                            .backstory = lexicon.cls("tie.backstory"),
                            .separate = lexicon.cls("tie.separate"),
                            .other = lexicon.cls("tie.other"),
                            .scene = lexicon.cls("tie.scene")};
        }();
        return words;
    }
};

} // namespace placeline::incidents
