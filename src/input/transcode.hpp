// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace placeline::input {

/// Turns another encoding into UTF-8, piece by piece; a character may be split between pieces. What is no character in
/// the encoding becomes U+FFFD.
class Transcoder {
public:
    /// \param charset  An IANA name or a usual alias: "windows-1251", "ISO-8859-1", "UTF-16LE", "cp1252".
    /// \throws InputError  Unknown.
    explicit Transcoder(const std::string& charset);
    ~Transcoder();
    Transcoder(Transcoder&&) noexcept;
    Transcoder& operator=(Transcoder&&) noexcept;

    /// Appends `bytes` to `utf8`. \param last  No more follow: half a character at the end is replaced.
    void convert(std::string_view bytes, std::string& utf8, bool last);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Whether this name means UTF-8 or a part of it, so that nothing is to be turned.
bool names_utf8(std::string_view charset) noexcept;

} // namespace placeline::input
