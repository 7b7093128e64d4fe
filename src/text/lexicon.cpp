// SPDX-License-Identifier: Apache-2.0
#include "text/lexicon.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "text/builtin_files.hpp"
#include "text/characters.hpp"
#include "text/lexicon_impl.hpp"
#include "text/tokenise.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

namespace placeline::text {

std::string_view phrase_key(const Token& token, std::string_view text, std::string_view folds) noexcept
{
    if (token.kind == TokenKind::punctuation) {
        return token.span.of(text);
    }
    return folds.substr(token.fold_begin, token.fold_end - token.fold_begin);
}

bool joins_words(const std::vector<Token>& tokens, std::size_t index, std::string_view text) noexcept
{
    const Token& token = tokens[index];
    if (token.kind != TokenKind::punctuation || token.space_before || index == 0 || index + 1 >= tokens.size() ||
        tokens[index + 1].space_before || tokens[index - 1].kind == TokenKind::punctuation ||
        tokens[index + 1].kind == TokenKind::punctuation) {
        return false;
    }
    const auto first = static_cast<unsigned char>(text[token.span.begin]);
    if (first < 0x80) {
        return first == '-';
    }
    const auto mark = decode(text, token.span.begin).code_point;
    return mark != 0x2014 && char_info(mark).cls == CharClass::hyphen; // an em dash parts
}

std::uint32_t Lexicon::Impl::find_word(std::string_view word) const noexcept
{
    const std::size_t mask = word_slots.size() - 1;
    for (std::size_t slot = fnv1a(word) & mask;; slot = (slot + 1) & mask) {
        const auto index = word_slots[slot];
        if (index == none) {
            return none;
        }
        if (std::string_view{letters}.substr(words[index].begin, words[index].end - words[index].begin) == word) {
            return index;
        }
    }
}

std::uint32_t Lexicon::Impl::add_word(std::string_view word)
{
    if (const auto found = find_word(word); found != none) {
        return found;
    }
    Word added;
    added.begin = static_cast<std::uint32_t>(letters.size());
    letters += word;
    added.end = static_cast<std::uint32_t>(letters.size());
    words.push_back(added);
    const auto insert = [this](std::uint32_t index) {
        const auto key = std::string_view{letters}.substr(words[index].begin, words[index].end - words[index].begin);
        const std::size_t mask = word_slots.size() - 1;
        std::size_t slot = fnv1a(key) & mask;
        while (word_slots[slot] != none) {
            slot = (slot + 1) & mask;
        }
        word_slots[slot] = index;
    };
    if (words.size() * 2 > word_slots.size()) {
        word_slots.assign(word_slots.size() * 2, none);
        for (std::uint32_t i = 0; i < words.size(); ++i) {
            insert(i);
        }
    } else {
        insert(static_cast<std::uint32_t>(words.size() - 1));
    }
    return static_cast<std::uint32_t>(words.size() - 1);
}

namespace {

std::size_t edge_hash(std::uint64_t key) noexcept
{
    key *= 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(key ^ (key >> 32U));
}

} // namespace

std::uint32_t Lexicon::Impl::child(std::uint32_t node, std::uint32_t word) const noexcept
{
    const auto key = (static_cast<std::uint64_t>(node) << 32U) | word;
    const std::size_t mask = edges.size() - 1;
    for (std::size_t slot = edge_hash(key) & mask;; slot = (slot + 1) & mask) {
        if (edges[slot].node == none) {
            return none;
        }
        if (edges[slot].key == key) {
            return edges[slot].node;
        }
    }
}

void Lexicon::Impl::grow_edges()
{
    std::vector<Edge> old(edges.size() * 2);
    old.swap(edges);
    const std::size_t mask = edges.size() - 1;
    for (const Edge& edge : old) {
        if (edge.node != none) {
            std::size_t slot = edge_hash(edge.key) & mask;
            while (edges[slot].node != none) {
                slot = (slot + 1) & mask;
            }
            edges[slot] = edge;
        }
    }
}

std::uint32_t Lexicon::Impl::add_child(std::uint32_t node, std::uint32_t word)
{
    if (const auto found = child(node, word); found != none) {
        return found;
    }
    if ((n_edges + 1) * 2 > edges.size()) {
        grow_edges();
    }
    nodes[node].inner = true;
    nodes.emplace_back();
    const auto added = static_cast<std::uint32_t>(nodes.size() - 1);
    const auto key = (static_cast<std::uint64_t>(node) << 32U) | word;
    const std::size_t mask = edges.size() - 1;
    std::size_t slot = edge_hash(key) & mask;
    while (edges[slot].node != none) {
        slot = (slot + 1) & mask;
    }
    edges[slot] = {key, added};
    ++n_edges;
    return added;
}

namespace {

class Reader {
public:
    /// \param bytes  Size of all files: tables that need not grow are half of the speed.
    Reader(Lexicon::Impl& impl, std::size_t bytes) : impl_{impl}
    {
        const auto lines = bytes / 20;
        impl_.word_slots.assign(std::bit_ceil(std::max<std::size_t>(lines * 2, 64)), Lexicon::Impl::none);
        impl_.edges.resize(std::bit_ceil(std::max<std::size_t>(lines / 2, 64)));
        impl_.words.reserve(lines);
        impl_.nodes.reserve(lines);
        impl_.terms.reserve(lines);
        impl_.letters.reserve(bytes / 2);
    }

    void read(std::string_view name, std::string_view content)
    {
        std::size_t line_number = 0;
        while (!content.empty()) {
            ++line_number;
            const auto end = content.find('\n');
            auto line = content.substr(0, end);
            content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
            if (!line.empty() && line.back() == '\r') {
                line.remove_suffix(1);
            }
            if (!line.empty() && line.front() != '#' && !add_line(line)) {
                throw InputError{std::string{name} + ":" + std::to_string(line_number) +
                                 ": expected \"class<tab>phrase[<tab>value]\", found \"" + std::string{line} + '"'};
            }
        }
    }

private:
    bool add_line(std::string_view line)
    {
        const auto first_tab = line.find('\t');
        if (first_tab == std::string_view::npos || first_tab == 0) {
            return false;
        }
        const auto second_tab = line.find('\t', first_tab + 1);
        const auto phrase = line.substr(
            first_tab + 1, second_tab == std::string_view::npos ? std::string_view::npos : second_tab - first_tab - 1);
        const auto value = second_tab == std::string_view::npos ? std::string_view{} : line.substr(second_tab + 1);
        tokenise(phrase, cut_);
        if (cut_.tokens.empty()) {
            return false;
        }
        add(line.substr(0, first_tab), phrase, value);
        return true;
    }

    void add(std::string_view cls, std::string_view phrase, std::string_view value)
    {
        std::uint32_t node = Lexicon::Impl::none;
        for (std::size_t i = 0; i < cut_.tokens.size(); ++i) {
            if (joins_words(cut_.tokens, i, phrase)) {
                continue;
            }
            const auto word = impl_.add_word(phrase_key(cut_.tokens[i], phrase, cut_.folds));
            if (node == Lexicon::Impl::none) {
                if (impl_.words[word].node == Lexicon::Impl::none) {
                    impl_.words[word].node = static_cast<std::uint32_t>(impl_.nodes.size());
                    impl_.nodes.emplace_back();
                }
                node = impl_.words[word].node;
            } else {
                node = impl_.add_child(node, word);
            }
        }
        const auto id = class_id(cls);
        for (auto term = impl_.nodes[node].first_term; term != Lexicon::Impl::none; term = impl_.terms[term].next) {
            if (impl_.terms[term].cls == id && impl_.values[impl_.terms[term].value] == value) {
                return; // the same line twice, perhaps in two files
            }
        }
        impl_.terms.push_back({id, value_id(value), impl_.nodes[node].first_term});
        impl_.nodes[node].first_term = static_cast<std::uint32_t>(impl_.terms.size() - 1);
    }

    ClassId class_id(std::string_view name)
    {
        if (name == last_class_) { // lines of one class stand together
            return last_class_id_;
        }
        const auto next = static_cast<ClassId>(impl_.class_names.size());
        const auto [entry, added] = impl_.class_ids.try_emplace(std::string{name}, next);
        if (added) {
            impl_.class_names.emplace_back(name);
        }
        last_class_ = name;
        last_class_id_ = entry->second;
        return last_class_id_;
    }

    std::uint32_t value_id(std::string_view value)
    {
        if (impl_.values.empty()) {
            impl_.values.emplace_back();
        }
        if (value.empty()) {
            return 0;
        }
        if (impl_.values.back() != value) {
            impl_.values.emplace_back(value);
        }
        return static_cast<std::uint32_t>(impl_.values.size() - 1);
    }

    Lexicon::Impl& impl_;
    Tokens cut_;
    std::string_view last_class_;
    ClassId last_class_id_ = no_class;
};

} // namespace

Lexicon::Lexicon(const std::vector<std::pair<std::string_view, std::string_view>>& files)
    : impl_{std::make_unique<Impl>()}
{
    std::size_t bytes = 0;
    for (const auto& file : files) {
        bytes += file.second.size();
    }
    Reader reader{*impl_, bytes};
    for (const auto& [name, content] : files) {
        reader.read(name, content);
    }
}

Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

ClassId Lexicon::cls(std::string_view name) const
{
    const auto id = find_cls(name);
    if (id == no_class) {
        throw Error{"the lexicon has no class \"" + std::string{name} + "\"; a file of geodata/language must have it"};
    }
    return id;
}

ClassId Lexicon::find_cls(std::string_view name) const noexcept
{
    const auto found = impl_->class_ids.find(name);
    return found == impl_->class_ids.end() ? no_class : found->second;
}

std::vector<ClassId> Lexicon::classes_with_prefix(std::string_view prefix) const
{
    std::vector<ClassId> ids;
    for (std::size_t i = 0; i < impl_->class_names.size(); ++i) {
        if (std::string_view{impl_->class_names[i]}.starts_with(prefix)) {
            ids.push_back(static_cast<ClassId>(i));
        }
    }
    return ids;
}

std::string_view Lexicon::class_name(ClassId id) const noexcept
{
    return id < impl_->class_names.size() ? std::string_view{impl_->class_names[id]} : std::string_view{};
}

std::string_view Lexicon::value(std::uint32_t index) const noexcept
{
    return index < impl_->values.size() ? std::string_view{impl_->values[index]} : std::string_view{};
}

std::int64_t Lexicon::integer(std::uint32_t index) const
{
    const auto text = value(index);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw Error{"the lexicon has the value \"" + std::string{text} + "\" where a number is needed"};
    }
    return number;
}

const Lexicon& builtin_lexicon()
{
    static const Lexicon lexicon{builtin_language_files()};
    return lexicon;
}

} // namespace placeline::text
