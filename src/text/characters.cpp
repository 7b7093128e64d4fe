// SPDX-License-Identifier: Apache-2.0
#include "text/characters.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

namespace placeline::text {
namespace {

constexpr std::array<CharClass, 128> make_ascii_classes()
{
    std::array<CharClass, 128> classes{};
    for (std::size_t byte = 0; byte < classes.size(); ++byte) {
        const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        classes[byte] = letter                       ? CharClass::letter
                        : byte >= '0' && byte <= '9' ? CharClass::digit
                        : byte <= ' ' || byte == 127 ? CharClass::space
                                                     : CharClass::punctuation;
    }
    classes['\n'] = CharClass::newline;
    classes['\v'] = CharClass::newline;
    classes['\f'] = CharClass::newline;
    classes['\''] = CharClass::apostrophe;
    classes['`'] = CharClass::apostrophe;
    classes['-'] = CharClass::hyphen;
    return classes;
}
constexpr std::array<CharClass, 128> ascii_classes = make_ascii_classes();

/// Letters that do not decompose, written out, and letters of one sound in scripts whose spellings vary. Sorted.
constexpr std::array spelled_out{
    std::pair<char32_t, const char*>{0x00E6, "ae"},     // ae
    std::pair<char32_t, const char*>{0x00F0, "d"},      // eth
    std::pair<char32_t, const char*>{0x00F8, "o"},      // o with stroke
    std::pair<char32_t, const char*>{0x00FE, "th"},     // thorn
    std::pair<char32_t, const char*>{0x0111, "d"},      // d with stroke
    std::pair<char32_t, const char*>{0x0127, "h"},      // h with stroke
    std::pair<char32_t, const char*>{0x0131, "i"},      // dotless i
    std::pair<char32_t, const char*>{0x0138, "k"},      // kra
    std::pair<char32_t, const char*>{0x0142, "l"},      // l with stroke
    std::pair<char32_t, const char*>{0x014B, "ng"},     // eng
    std::pair<char32_t, const char*>{0x0153, "oe"},     // oe
    std::pair<char32_t, const char*>{0x0167, "t"},      // t with stroke
    std::pair<char32_t, const char*>{0x0180, "b"},      // b with stroke
    std::pair<char32_t, const char*>{0x0199, "k"},      // Hausa k with hook
    std::pair<char32_t, const char*>{0x01B4, "y"},      // Hausa y with hook
    std::pair<char32_t, const char*>{0x0253, "b"},      // Hausa b with hook
    std::pair<char32_t, const char*>{0x0254, "o"},      // open o
    std::pair<char32_t, const char*>{0x0257, "d"},      // Hausa d with hook
    std::pair<char32_t, const char*>{0x0259, "a"},      // schwa: Azerbaijan's names are written with a elsewhere
    std::pair<char32_t, const char*>{0x025B, "e"},      // open e
    std::pair<char32_t, const char*>{0x0268, "i"},      // i with stroke
    std::pair<char32_t, const char*>{0x0621, ""},       // hamza
    std::pair<char32_t, const char*>{0x0629, "\u0647"}, // teh marbuta: heh
    std::pair<char32_t, const char*>{0x0640, ""},       // tatweel
    std::pair<char32_t, const char*>{0x0649, "\u064A"}, // alef maksura: yeh
    std::pair<char32_t, const char*>{0x0671, "\u0627"}, // alef wasla: alef
    std::pair<char32_t, const char*>{0x06A9, "\u0643"}, // Persian keheh: kaf
    std::pair<char32_t, const char*>{0x06BE, "\u0647"}, // heh doachashmee: heh
    std::pair<char32_t, const char*>{0x06C0, "\u0647"}, // heh with yeh above: heh
    std::pair<char32_t, const char*>{0x06C1, "\u0647"}, // heh goal: heh
    std::pair<char32_t, const char*>{0x06CC, "\u064A"}, // Persian yeh: yeh
    std::pair<char32_t, const char*>{0x06D5, "\u0647"}, // ae: heh
};

bool is_apostrophe(char32_t c) noexcept
{
    switch (c) {
    case 0x00B4: // acute accent
    case 0x02B9: // modifier prime: soft sign
    case 0x02BA: // modifier double prime: hard sign
    case 0x02BB: // turned comma
    case 0x02BC: // modifier apostrophe
    case 0x02BD:
    case 0x02BE: // hamza
    case 0x02BF: // ayn
    case 0x02C8:
    case 0x02CA:
    case 0x02CB:
    case 0x055A: // Armenian apostrophe
    case 0x05F3: // geresh
    case 0x05F4: // gershayim
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032: // prime
    case 0x2035:
    case 0xA78C: // saltillo
    case 0xFF07:
        return true;
    default:
        return false;
    }
}

CharClass class_of(char32_t c) noexcept
{
    if (c < 128) {
        return ascii_classes[c];
    }
    if (is_apostrophe(c)) {
        return CharClass::apostrophe;
    }
    if (c == 0x85 || c == 0x2028 || c == 0x2029) {
        return CharClass::newline;
    }
    const auto cp = static_cast<UChar32>(c);
    const auto type = u_charType(cp);
    switch (type) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
        return CharClass::mark;
    case U_DECIMAL_DIGIT_NUMBER:
        return CharClass::digit;
    case U_OTHER_NUMBER:
        return u_charDigitValue(cp) >= 0 ? CharClass::digit : CharClass::punctuation;
    case U_SPACE_SEPARATOR:
    case U_CONTROL_CHAR:
        return CharClass::space;
    case U_DASH_PUNCTUATION:
        return CharClass::hyphen;
    default:
        if (u_isalpha(cp) != 0 || type == U_LETTER_NUMBER) {
            return CharClass::letter;
        }
        return c == 0x2212 ? CharClass::hyphen : CharClass::punctuation; // minus sign
    }
}

/// Diacritics go; the vowel signs of Indic, Thai or Burmese names and the voicing marks of kana are letters in all but
/// name.
bool is_dropped_mark(UChar32 c)
{
    const auto type = u_charType(c);
    if (type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK) {
        return false;
    }
    if (c == 0x3099 || c == 0x309A) {
        return false;
    }
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC:
        return true;
    default:
        return false;
    }
}

std::u16string normalized(const UNormalizer2* form, std::u16string_view text)
{
    std::u16string result(text.size() * 4 + 64, u'\0'); // the longest expansion is 18 characters
    UErrorCode status = U_ZERO_ERROR;
    const auto length = unorm2_normalize(form, text.data(), static_cast<std::int32_t>(text.size()), result.data(),
                                         static_cast<std::int32_t>(result.size()), &status);
    result.resize(U_SUCCESS(status) != 0 ? static_cast<std::size_t>(length) : 0);
    return result;
}

void append_folded(UChar32 c, std::string& out)
{
    const auto code_point = static_cast<char32_t>(c);
    const auto spelled = std::lower_bound(spelled_out.begin(), spelled_out.end(), code_point,
                                          [](const auto& entry, char32_t value) { return entry.first < value; });
    if (spelled != spelled_out.end() && spelled->first == code_point) {
        out += spelled->second;
        return;
    }
    if (const auto digit = u_charDigitValue(c); digit >= 0) {
        out += static_cast<char>('0' + digit);
        return;
    }
    const auto cls = class_of(code_point);
    if (cls == CharClass::letter || cls == CharClass::mark) {
        append_utf8(code_point, out);
    }
}

std::string folded_character(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    static const UNormalizer2* const case_fold = unorm2_getNFKCCasefoldInstance(&status);
    static const UNormalizer2* const decompose = unorm2_getNFDInstance(&status);
    std::string out;
    if (U_FAILURE(status) != 0) { // no ICU data: names are compared as written
        append_utf8(c, out);
        return out;
    }
    std::u16string as_utf16;
    if (c > 0xFFFF) {
        as_utf16 += static_cast<char16_t>(U16_LEAD(c));
        as_utf16 += static_cast<char16_t>(U16_TRAIL(c));
    } else {
        as_utf16 += static_cast<char16_t>(c);
    }
    const auto composed = normalized(case_fold, as_utf16);
    const auto decomposed = normalized(decompose, composed);
    bool dropped = false;
    for (std::size_t i = 0; i < decomposed.size();) {
        UChar32 part = 0;
        U16_NEXT(decomposed.data(), i, decomposed.size(), part);
        if (is_dropped_mark(part)) {
            dropped = true;
        } else {
            append_folded(part, out);
        }
    }
    if (dropped) {
        return out;
    }
    out.clear(); // Hangul and kana stay composed
    for (std::size_t i = 0; i < composed.size();) {
        UChar32 part = 0;
        U16_NEXT(composed.data(), i, composed.size(), part);
        append_folded(part, out);
    }
    return out;
}

CharInfo make_info(char32_t c)
{
    CharInfo info;
    info.cls = class_of(c);
    const auto cp = static_cast<UChar32>(c);
    info.upper = u_isupper(cp) != 0 || u_istitle(cp) != 0;
    info.lower = u_islower(cp) != 0;
    if (info.cls == CharClass::letter || info.cls == CharClass::digit || info.cls == CharClass::mark) {
        info.fold = folded_character(c);
    }
    return info;
}

constexpr std::size_t page_size = 64;
constexpr std::size_t n_pages = 0x110000 / page_size;

using Page = std::array<CharInfo, page_size>;

class Pages {
public:
    const Page& at(std::size_t number)
    {
        if (const Page* page = ready_[number].load(std::memory_order_acquire)) {
            return *page;
        }
        return make(number);
    }

private:
    const Page& make(std::size_t number)
    {
        const std::scoped_lock lock{mutex_};
        if (const Page* page = ready_[number].load(std::memory_order_acquire)) {
            return *page;
        }
        owned_.push_back(std::make_unique<Page>());
        Page& page = *owned_.back();
        for (std::size_t i = 0; i < page_size; ++i) {
            page[i] = make_info(static_cast<char32_t>(number * page_size + i));
        }
        ready_[number].store(&page, std::memory_order_release);
        return page;
    }

    std::array<std::atomic<const Page*>, n_pages> ready_{};
    std::vector<std::unique_ptr<Page>> owned_;
    std::mutex mutex_;
};

} // namespace

CharClass ascii_class(unsigned char byte) noexcept
{
    return ascii_classes[byte];
}

const CharInfo& char_info(char32_t code_point)
{
    static Pages pages;
    const auto safe = code_point < 0x110000 ? code_point : char32_t{0xFFFD};
    return pages.at(safe / page_size)[safe % page_size];
}

Decoded decode(std::string_view utf8, std::uint32_t at) noexcept
{
    const auto byte = [&](std::uint32_t i) -> char32_t {
        return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) & 0x3FU : 0U;
    };
    const char32_t lead = static_cast<unsigned char>(utf8[at]);
    if (lead < 0xC0) { // ASCII, or a stray byte that input/ would have repaired
        return {lead < 0x80 ? lead : char32_t{0xFFFD}, at + 1};
    }
    const auto end = static_cast<std::uint32_t>(utf8.size());
    if (lead < 0xE0) {
        return {((lead & 0x1FU) << 6U) | byte(at + 1), std::min(at + 2, end)};
    }
    if (lead < 0xF0) {
        return {((lead & 0x0FU) << 12U) | (byte(at + 1) << 6U) | byte(at + 2), std::min(at + 3, end)};
    }
    return {((lead & 0x07U) << 18U) | (byte(at + 1) << 12U) | (byte(at + 2) << 6U) | byte(at + 3),
            std::min(at + 4, end)};
}

void append_utf8(char32_t c, std::string& out)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6U));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0U | (c >> 12U));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (c >> 18U));
        out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    }
}

} // namespace placeline::text
