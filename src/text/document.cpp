// SPDX-License-Identifier: Apache-2.0
#include "text/document.hpp"

#include "text/lexicon_impl.hpp"
#include "text/sentences.hpp"
#include "text/tokenise.hpp"

#include <algorithm>

namespace placeline::text {
namespace {

/// A few tokens: what is left to walk from the first of a block.
constexpr std::uint32_t bytes_a_block = 16;

/// Stages ask for the token at a byte many times a sentence, which a search among all tokens would feel.
void index_blocks(Document& document)
{
    document.token_of_block.reserve(document.text.size() / bytes_a_block + 1);
    std::uint32_t token = 0;
    for (std::uint32_t begin = 0; begin < document.text.size(); begin += bytes_a_block) {
        while (token < document.tokens.size() && document.tokens[token].span.end <= begin) {
            ++token;
        }
        document.token_of_block.push_back(token);
    }
}

/// Adds the terms of phrases that start at `first`, longer ones first; of one class only the longest.
void add_terms(Document& document, const Lexicon::Impl& lexicon, const std::vector<std::uint32_t>& words,
               std::uint32_t first, std::uint32_t end)
{
    constexpr auto none = Lexicon::Impl::none;
    if (words[first] == none) {
        return;
    }
    auto node = lexicon.words[words[first]].node;
    auto next = first + 1;
    const auto found_begin = document.terms.size();
    while (node != none) {
        for (auto term = lexicon.nodes[node].first_term; term != none; term = lexicon.terms[term].next) {
            document.terms.push_back({first, next - first, lexicon.terms[term].cls, lexicon.terms[term].value});
        }
        if (!lexicon.nodes[node].inner) {
            break;
        }
        while (next < end && joins_words(document.tokens, next, document.text)) {
            ++next;
        }
        if (next >= end || words[next] == none) {
            break;
        }
        node = lexicon.child(node, words[next]);
        ++next;
    }
    const auto begin = document.terms.begin() + static_cast<std::ptrdiff_t>(found_begin);
    if (document.terms.end() - begin < 2) {
        return;
    }
    std::stable_sort(begin, document.terms.end(), [](const Term& a, const Term& b) { return a.n_tokens > b.n_tokens; });
    auto kept = begin;
    for (auto term = begin; term != document.terms.end(); ++term) {
        const bool shorter = std::any_of(
            begin, kept, [&](const Term& other) { return other.cls == term->cls && other.n_tokens > term->n_tokens; });
        if (!shorter) {
            *kept++ = *term;
        }
    }
    document.terms.erase(kept, document.terms.end());
}

void find_terms(Document& document, const Lexicon& lexicon)
{
    const auto& impl = lexicon.impl();
    std::vector<std::uint32_t> words;
    words.reserve(document.tokens.size());
    for (const Token& token : document.tokens) {
        words.push_back(impl.find_word(phrase_key(token, document.text, document.folds)));
    }
    document.term_begin.reserve(document.tokens.size() + 1);
    document.terms.reserve(document.tokens.size());
    for (std::uint32_t token = 0; token < document.tokens.size(); ++token) {
        document.term_begin.push_back(static_cast<std::uint32_t>(document.terms.size()));
        const auto end = document.sentences[document.tokens[token].sentence].last_token;
        if (token < end) {
            add_terms(document, impl, words, token, end);
        }
    }
    document.term_begin.push_back(static_cast<std::uint32_t>(document.terms.size()));
}

} // namespace

const Term* Document::term_at(std::uint32_t token, ClassId cls) const noexcept
{
    for (auto i = term_begin[token]; i < term_begin[token + 1]; ++i) {
        if (terms[i].cls == cls) {
            return &terms[i];
        }
    }
    return nullptr;
}

TextSpan Document::span_of(std::uint32_t first, std::uint32_t last) const noexcept
{
    return {tokens[first].span.begin, tokens[last - 1].span.end};
}

std::uint32_t Document::token_at(std::uint32_t byte) const noexcept
{
    const auto block = byte / bytes_a_block;
    auto token = block < token_of_block.size() ? token_of_block[block] : static_cast<std::uint32_t>(tokens.size());
    while (token < tokens.size() && tokens[token].span.end <= byte) {
        ++token;
    }
    return token;
}

Document analyse(std::string_view utf8, const Lexicon& lexicon)
{
    Document document;
    document.text = utf8;
    Tokens cut;
    tokenise(document.text, cut);
    document.tokens = std::move(cut.tokens);
    document.folds = std::move(cut.folds);
    index_blocks(document);
    if (!document.tokens.empty()) {
        split_sentences(document, cut.gaps, lexicon);
    }
    find_terms(document, lexicon);
    return document;
}

} // namespace placeline::text
