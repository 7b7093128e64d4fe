// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace placeline::text {

/// Number of a class of words, such as "kill.active" or "month"; dense, from 0.
using ClassId = std::uint16_t;
constexpr ClassId no_class = 0xFFFF;

/// A word or phrase of the lexicon found in a text.
struct Term {
    std::uint32_t first_token = 0;
    std::uint32_t n_tokens = 0;
    ClassId cls = no_class;
    std::uint32_t value = 0; ///< index for `Lexicon::value`
};

/// The words of the supported languages by class, read from geodata/language/<lang>/*.tsv.
///
/// A line of such a file is "class <tab> phrase [<tab> value]"; '#' starts a comment line. Phrases are compared folded,
/// token by token, so "no fewer than" and "36-year-old" are phrases of three tokens or more. A hyphen between two words
/// counts for nothing, in the phrase and in the text ("year-old", "year old"); other marks are compared as written
/// ("$", "gen."). A phrase does not reach over the end of a sentence. A phrase may have several classes; of one class
/// the longest phrase at a token wins. "verb:strike" style inflection is written out: no stemmer.
class Lexicon {
public:
    /// \param files  Name (for messages) and content of each file.
    /// \throws InputError  A line has no tab, or an empty class or phrase: names file and line.
    explicit Lexicon(const std::vector<std::pair<std::string_view, std::string_view>>& files);
    ~Lexicon();
    Lexicon(Lexicon&&) noexcept;
    Lexicon& operator=(Lexicon&&) noexcept;

    /// \throws Error  No file has the class: a mistake in code or data that a test must find.
    [[nodiscard]] ClassId cls(std::string_view name) const;

    /// \returns no_class where no file has it.
    [[nodiscard]] ClassId find_cls(std::string_view name) const noexcept;

    /// All classes whose name starts with `prefix`, "attack." for instance.
    [[nodiscard]] std::vector<ClassId> classes_with_prefix(std::string_view prefix) const;

    [[nodiscard]] std::string_view class_name(ClassId id) const noexcept;

    /// The third column of the line; empty where it has none.
    [[nodiscard]] std::string_view value(std::uint32_t index) const noexcept;

    /// The third column as an integer. \throws Error where it is none.
    [[nodiscard]] std::int64_t integer(std::uint32_t index) const;

    struct Impl; ///< the phrase trie, for document.cpp
    [[nodiscard]] const Impl& impl() const noexcept { return *impl_; }

private:
    std::unique_ptr<Impl> impl_;
};

/// The lexicon built into the program from geodata/language/: read once, on first use; safe from several threads.
const Lexicon& builtin_lexicon();

} // namespace placeline::text
