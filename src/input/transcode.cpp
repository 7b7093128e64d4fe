// SPDX-License-Identifier: Apache-2.0
#include "input/transcode.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <vector>

namespace placeline::input {

namespace {

struct Close {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

Converter open_converter(const char* name)
{
    UErrorCode failed = U_ZERO_ERROR;
    Converter converter{ucnv_open(name, &failed)};
    return U_FAILURE(failed) ? Converter{} : std::move(converter);
}

constexpr std::size_t pivot_units = 4096;
constexpr std::size_t longest_charset_name = 60;

} // namespace

struct Transcoder::Impl {
    Converter from;
    Converter to = open_converter("UTF-8");
    std::vector<UChar> pivot = std::vector<UChar>(pivot_units);
    UChar* pivot_begin = pivot.data();
    UChar* pivot_end = pivot.data();
    bool started = false;
};

Transcoder::Transcoder(const std::string& charset) : impl_{std::make_unique<Impl>()}
{
    if (!charset.empty() && charset.size() <= longest_charset_name) { // an empty name means ICU's default
        impl_->from = open_converter(charset.c_str());
    }
    if (!impl_->from || !impl_->to) {
        throw InputError{fmt::format("\"{}\" is no encoding this program knows; names are as in HTML: utf-8, "
                                     "windows-1252, windows-1251, utf-16le",
                                     charset.substr(0, longest_charset_name))};
    }
}

Transcoder::~Transcoder() = default;
Transcoder::Transcoder(Transcoder&&) noexcept = default;
Transcoder& Transcoder::operator=(Transcoder&&) noexcept = default;

void Transcoder::convert(std::string_view bytes, std::string& utf8, bool last)
{
    Impl& self = *impl_;
    const char* source = bytes.data();
    const char* const source_end = bytes.data() + bytes.size();
    std::array<char, 16384> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        char* target = piece.data();
        ucnv_convertEx(self.to.get(), self.from.get(), &target, piece.data() + piece.size(), &source, source_end,
                       self.pivot.data(), &self.pivot_begin, &self.pivot_end, self.pivot.data() + self.pivot.size(),
                       static_cast<UBool>(!self.started), static_cast<UBool>(last), &status);
        self.started = true;
        utf8.append(piece.data(), target);
    }
    if (U_FAILURE(status)) {
        throw InputError{fmt::format("its encoding cannot be turned into UTF-8: {}", u_errorName(status))};
    }
}

bool names_utf8(std::string_view charset) noexcept
{
    constexpr std::array<std::string_view, 4> names{"utf-8", "utf8", "us-ascii", "ascii"};
    return std::any_of(names.begin(), names.end(), [charset](std::string_view name) {
        return std::equal(name.begin(), name.end(), charset.begin(), charset.end(),
                          [](char a, char b) { return a == ascii_lower(b); });
    });
}

} // namespace placeline::input
