// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"

#include "text/characters.hpp"

#include <cstdint>

namespace placeline::text {
namespace {

/// Writes words with one space between them.
class FoldWriter {
public:
    explicit FoldWriter(std::string& out) : out_{out}, start_{out.size()} {}

    void separate() noexcept { pending_space_ = out_.size() > start_; }

    void write(char c)
    {
        if (pending_space_) {
            out_ += ' ';
            pending_space_ = false;
        }
        out_ += c;
    }

    void write(std::string_view bytes)
    {
        for (const char c : bytes) {
            write(c);
        }
    }

private:
    std::string& out_;
    std::size_t start_;
    bool pending_space_ = false;
};

bool is_letter_at(std::string_view text, std::uint32_t at)
{
    if (at >= text.size()) {
        return false;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    return (byte < 0x80 ? ascii_class(byte) : char_info(decode(text, at).code_point).cls) == CharClass::letter;
}

/// Two letters or more: the "Smith" of "J.Smith", but not the "S" of "U.S."
bool starts_word(std::string_view text, std::uint32_t at)
{
    return is_letter_at(text, at) && is_letter_at(text, decode(text, at).next);
}

} // namespace

void fold_to(std::string_view name, std::string& out)
{
    FoldWriter writer{out};
    std::uint32_t letters = 0; // in a row, up to here; a full stop after exactly one vanishes
    const auto size = static_cast<std::uint32_t>(name.size());
    for (std::uint32_t at = 0; at < size;) {
        const auto byte = static_cast<unsigned char>(name[at]);
        if (byte < 0x80) {
            ++at;
            const auto cls = ascii_class(byte);
            if (cls == CharClass::letter) {
                writer.write(static_cast<char>(byte | 0x20U));
                ++letters;
            } else if (cls == CharClass::digit) {
                writer.write(static_cast<char>(byte));
                letters = 2;
            } else if (cls == CharClass::apostrophe) {
                letters = letters > 0 ? 2 : 0;
            } else if (byte == '.' && letters == 1 && !starts_word(name, at)) {
                letters = 0;
            } else {
                writer.separate();
                letters = 0;
            }
            continue;
        }
        const auto decoded = decode(name, at);
        at = decoded.next;
        const CharInfo& info = char_info(decoded.code_point);
        switch (info.cls) {
        case CharClass::letter:
            ++letters;
            writer.write(info.fold);
            break;
        case CharClass::digit:
            letters = 2;
            writer.write(info.fold);
            break;
        case CharClass::mark:
            writer.write(info.fold);
            break;
        case CharClass::apostrophe:
            break;
        default:
            writer.separate();
            letters = 0;
        }
    }
}

std::string folded(std::string_view name)
{
    std::string out;
    out.reserve(name.size());
    fold_to(name, out);
    return out;
}

} // namespace placeline::text
