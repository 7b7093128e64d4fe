// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace placeline::text {

/// A class of the lexicon that a search asks for, with its bit in the marks of the tokens.
struct WordClass {
    ClassId id = no_class;
    std::uint64_t bit = 0; ///< 0: the lexicon has no such class
};

/// The classes a search asks for, at most 64. Most tokens are of none of them, which one look at a token's marks tells.
class ClassMarks {
public:
    explicit ClassMarks(const Lexicon& lexicon) : lexicon_{lexicon} {}

    WordClass add(std::string_view name)
    {
        const auto id = lexicon_.find_cls(name);
        if (id == no_class) {
            return {};
        }
        ids_.push_back(id);
        return {id, std::uint64_t{1} << (ids_.size() - 1)};
    }

    /// Looks through the terms of the document; call it when all classes are added.
    void mark(const Document& document)
    {
        std::vector<std::uint64_t> bit_of(document.terms.empty() ? 0 : 512U, 0);
        marks_.assign(document.tokens.size(), 0);
        for (std::size_t i = 0; i < ids_.size(); ++i) {
            if (ids_[i] >= bit_of.size()) {
                bit_of.resize(ids_[i] + 1U, 0);
            }
            bit_of[ids_[i]] |= std::uint64_t{1} << i;
        }
        for (const Term& term : document.terms) {
            marks_[term.first_token] |= term.cls < bit_of.size() ? bit_of[term.cls] : 0;
        }
    }

    [[nodiscard]] std::uint64_t of(std::uint32_t token) const { return marks_[token]; }

private:
    const Lexicon& lexicon_;
    std::vector<ClassId> ids_;
    std::vector<std::uint64_t> marks_;
};

} // namespace placeline::text
