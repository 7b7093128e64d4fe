// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claims/subject.hpp"
#include "claims/tagged.hpp"
#include "model/claim.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::claims {

/// "X said that ...": who speaks, and which words are theirs.
struct Frame {
    std::uint32_t sentence = 0;
    std::uint32_t verb = 0;          ///< first token of the verb, or of "according to"
    std::uint32_t verb_last = 0;     ///< one past
    std::uint32_t subject_first = 0; ///< tokens of the speaker in this sentence (a pronoun perhaps)
    std::uint32_t subject_last = 0;
    std::uint32_t segment = 0;       ///< part of the sentence between semicolons
    bool cited = false;              ///< the source of another speaker: "citing medics"
    bool nested = false;             ///< reported by another speaker: "a claim by the rebels that"
    bool after_words = false;        ///< "..., X said": the words stand before it
    std::uint32_t words_last = none; ///< one past the words of "which X said ...": those of the relative clause alone
    Stance stance = Stance::asserts;
    std::string speaker = {}; ///< as written; a pronoun is replaced by the name it stands for
};

/// All frames of the text, in order.
class Speakers {
public:
    explicit Speakers(const TaggedText& text);

    /// The frame whose words include the token; nullptr: the writer speaks. Lives as long as this.
    [[nodiscard]] const Frame* frame_of(std::uint32_t token) const;

    [[nodiscard]] const std::vector<Frame>& frames() const noexcept { return frames_; }

    /// The token is part of a speaker's name: "two security sources said" counts nobody.
    [[nodiscard]] bool is_speaker(std::uint32_t token) const;

    /// The token belongs to a verb of saying or to its own date ("said on Thursday").
    [[nodiscard]] bool dates_the_saying(std::uint32_t date_first_token) const;

private:
    void read_sentence(std::uint32_t sentence);
    void read_according(std::uint32_t token, std::uint32_t length);
    void read_verb(std::uint32_t token, std::uint32_t length, Stance stance);
    void read_gerund(std::uint32_t token, std::uint32_t length, Stance stance);
    void read_noun(std::uint32_t token, std::uint32_t length);
    void read_health(std::uint32_t token, std::uint32_t length);
    void read_passive(std::uint32_t token, std::uint32_t length, Stance stance);
    void read_owned(std::uint32_t token, std::uint32_t length);
    void read_label(std::uint32_t sentence);
    [[nodiscard]] bool after_noun_marker(std::uint32_t token) const;
    [[nodiscard]] std::optional<NounPhrase> quoted_speaker(std::uint32_t first) const;
    [[nodiscard]] Frame frame_at(std::uint32_t verb, std::uint32_t verb_last) const;
    void give(Frame& frame, const NounPhrase& subject);
    static void speak_as(Frame& frame, const Frame& other);
    void remember_subject(std::uint32_t token);
    [[nodiscard]] std::string named(std::uint32_t first, std::uint32_t last);
    void push(Frame frame);
    [[nodiscard]] const Frame* last_outer(std::uint32_t sentence) const;

    const TaggedText& text_;
    std::vector<Frame> frames_;
    std::vector<std::uint32_t> first_frame_; ///< per sentence, and one past
    std::vector<bool> after_saying_;         ///< per token: a verb of saying ends before it
    std::string last_speaker_;
};

} // namespace placeline::claims
