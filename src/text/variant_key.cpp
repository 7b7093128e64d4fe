// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "text/builtin_files.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace placeline::text {
namespace {

/// A word of fewer letters keeps its last vowel: Hama and Homs are not one.
constexpr std::size_t shortest_key_without_vowel = 5;

bool is_vowel(char c) noexcept
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

struct Rule {
    std::string before;
    std::string text;
    std::string after;
    std::string to;
};

/// Rules by the first byte of their text, in the order of the file.
using Rules = std::array<std::vector<Rule>, 128>;

/// What stands beside a letter: a letter of the name, or one of the rules' signs for its ends.
bool fits(const std::string& wanted, char neighbour) noexcept
{
    if (wanted.empty()) {
        return true;
    }
    return std::any_of(wanted.begin(), wanted.end(), [neighbour](char sign) {
        if (sign == 'V') {
            return is_vowel(neighbour);
        }
        if (sign == 'C') {
            return neighbour != '^' && neighbour != '_' && neighbour != '$' && !is_vowel(neighbour);
        }
        return sign == neighbour;
    });
}

class Transliteration {
public:
    explicit Transliteration(std::string_view table)
    {
        std::size_t number = 0;
        while (!table.empty()) {
            const auto end = table.find('\n');
            const auto line = table.substr(0, end);
            table.remove_prefix(end == std::string_view::npos ? table.size() : end + 1);
            ++number;
            if (!line.empty() && line.front() != '#' && !add(line)) {
                throw InputError{"geodata/language/transliteration.tsv:" + std::to_string(number) +
                                 ": not a rule; the head of the file says how they are written"};
            }
        }
    }

    [[nodiscard]] std::string key(std::string_view folded) const
    {
        std::string latin;
        const std::string_view name = to_latin(folded, latin) ? std::string_view{latin} : folded;
        std::string spelled;
        std::string sounded;
        std::string result;
        result.reserve(name.size());
        bool first = true;
        for (std::size_t at = 0; at < name.size();) {
            const auto end = std::min(name.find(' ', at), name.size());
            auto word = name.substr(at, end - at);
            at = end + 1;
            if (word.empty() || (word.size() < name.size() && is_article(word))) {
                continue;
            }
            if (const auto* other = replacement(word)) {
                word = *other;
            }
            spelled.clear();
            sounded.clear();
            rewrite(spell_, word, first ? '^' : '_', spelled);
            rewrite(sound_, spelled, first ? '^' : '_', sounded);
            append_word(sounded, result);
            first = false;
        }
        if (result.empty()) {
            result = folded;
            std::erase(result, ' ');
        }
        return result;
    }

private:
    static std::vector<std::string_view> fields(std::string_view line)
    {
        std::vector<std::string_view> result;
        while (true) {
            const auto tab = line.find('\t');
            result.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos) {
                return result;
            }
            line.remove_prefix(tab + 1);
        }
    }

    bool add(std::string_view line)
    {
        const auto field = fields(line);
        const auto kind = field[0];
        if ((kind == "letter" || kind == "letter.uk") && field.size() == 3) {
            auto& letters = kind == "letter" ? letters_ : ukrainian_;
            letters[decode(field[1], 0).code_point] = field[2];
            return true;
        }
        if (kind == "article" && field.size() == 2 && !field[1].empty()) {
            articles_.emplace_back(field[1]);
            return true;
        }
        if (kind == "word" && field.size() == 3 && !field[1].empty()) {
            words_.emplace_back(field[1], field[2]);
            return true;
        }
        if ((kind == "spell" || kind == "sound") && field.size() == 5 && !field[2].empty() && field[2][0] > 0) {
            auto& rules = kind == "spell" ? spell_ : sound_;
            rules[static_cast<unsigned char>(field[2][0])].push_back(
                {std::string{field[1]}, std::string{field[2]}, std::string{field[3]}, std::string{field[4]}});
            return true;
        }
        return false;
    }

    /// \returns  False where the name is ASCII already. Letters that no rule knows stay as they are.
    bool to_latin(std::string_view folded, std::string& out) const
    {
        if (std::all_of(folded.begin(), folded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
            return false;
        }
        const bool ukrainian = folded.find("\u0456") != std::string_view::npos ||
                               folded.find("\u0454") != std::string_view::npos ||
                               folded.find("\u0491") != std::string_view::npos;
        for (std::uint32_t at = 0; at < folded.size();) {
            const auto decoded = decode(folded, at);
            at = decoded.next;
            const auto own = ukrainian ? ukrainian_.find(decoded.code_point) : ukrainian_.end();
            const auto found = own != ukrainian_.end() ? own : letters_.find(decoded.code_point);
            if (own != ukrainian_.end()) {
                out += own->second;
            } else if (found != letters_.end()) {
                out += found->second;
            } else {
                append_utf8(decoded.code_point, out);
            }
        }
        return true;
    }

    [[nodiscard]] bool is_article(std::string_view word) const
    {
        return word.size() <= 3 && std::find(articles_.begin(), articles_.end(), word) != articles_.end();
    }

    [[nodiscard]] const std::string* replacement(std::string_view word) const
    {
        for (const auto& [from, to] : words_) {
            if (from == word) {
                return &to;
            }
        }
        return nullptr;
    }

    static void rewrite(const Rules& rules, std::string_view word, char start, std::string& out)
    {
        for (std::size_t at = 0; at < word.size();) {
            const auto byte = static_cast<unsigned char>(word[at]);
            const Rule* found = nullptr;
            if (byte < 0x80) {
                const char before = at == 0 ? start : word[at - 1];
                for (const Rule& rule : rules[byte]) {
                    const auto end = at + rule.text.size();
                    if (word.compare(at, rule.text.size(), rule.text) == 0 && fits(rule.before, before) &&
                        fits(rule.after, end < word.size() ? word[end] : '$')) {
                        found = &rule;
                        break;
                    }
                }
            }
            if (found == nullptr) {
                out += word[at];
                ++at;
            } else {
                out += found->to;
                at += found->text.size();
            }
        }
    }

    /// Without doubled letters and without the last vowel.
    static void append_word(std::string_view word, std::string& out)
    {
        const auto start = out.size();
        for (const char c : word) {
            if (out.size() == start || out.back() != c || (c >= '0' && c <= '9')) {
                out += c;
            }
        }
        while (out.size() - start >= shortest_key_without_vowel && is_vowel(out.back())) {
            out.pop_back();
        }
    }

    std::unordered_map<char32_t, std::string> letters_;
    std::unordered_map<char32_t, std::string> ukrainian_;
    std::vector<std::string> articles_;
    std::vector<std::pair<std::string, std::string>> words_;
    Rules spell_;
    Rules sound_;
};

} // namespace

std::string variant_key(std::string_view folded_name)
{
    static const Transliteration transliteration{builtin_transliteration()};
    return transliteration.key(folded_name);
}

} // namespace placeline::text
