// SPDX-License-Identifier: Apache-2.0
#include "text/compact_text.hpp"

#include "base/error.hpp"

#include <memory>
#include <unicode/ucnv.h>

namespace placeline::text {

namespace {

struct Close {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};

UConverter* utf8_converter()
{
    thread_local const std::unique_ptr<UConverter, Close> converter = [] { // a converter has state: one a thread
        UErrorCode error = U_ZERO_ERROR;
        return std::unique_ptr<UConverter, Close>{ucnv_open("UTF-8", &error)};
    }();
    if (!converter) {
        throw Error{"ICU has no UTF-8 converter"};
    }
    return converter.get();
}

/// \param convert  ucnv_toAlgorithmic or ucnv_fromAlgorithmic with its first arguments bound.
template <typename Convert>
std::string converted(std::string_view text, std::size_t usual_size, Convert convert)
{
    std::string out(usual_size, '\0');
    const auto length = static_cast<std::int32_t>(text.size());
    UErrorCode error = U_ZERO_ERROR;
    auto size = convert(out.data(), static_cast<std::int32_t>(out.size()), text.data(), length, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
        out.resize(static_cast<std::size_t>(size));
        error = U_ZERO_ERROR;
        size = convert(out.data(), size, text.data(), length, &error);
    }
    out.resize(U_SUCCESS(error) != 0 && size > 0 ? static_cast<std::size_t>(size) : 0);
    return out;
}

} // namespace

std::string compacted(std::string_view utf8)
{
    return converted(utf8, utf8.size() + 8,
                     [](char* to, std::int32_t room, const char* from, std::int32_t length, UErrorCode* error) {
                         return ucnv_toAlgorithmic(UCNV_SCSU, utf8_converter(), to, room, from, length, error);
                     });
}

std::string expanded(std::string_view compact)
{
    return converted(compact, compact.size() * 3 + 8,
                     [](char* to, std::int32_t room, const char* from, std::int32_t length, UErrorCode* error) {
                         return ucnv_fromAlgorithmic(utf8_converter(), UCNV_SCSU, to, room, from, length, error);
                     });
}

} // namespace placeline::text
