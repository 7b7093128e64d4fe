// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace placeline {

/// SHA-256 (FIPS 180-4) of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    Sha256& add(std::string_view bytes) noexcept;
    /// 64 lower-case hexadecimal digits. Begins anew.
    [[nodiscard]] std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What a file held when it was read.
struct FileChecksum {
    std::string name; ///< as the user gave it; "-": standard input
    std::uint64_t bytes = 0;
    std::string sha256; ///< empty: not a file that could be read as one (a database, a folder that is one)

    bool operator==(const FileChecksum&) const = default;
};

/// Reads a file whole. One that is no regular file, or cannot be read, has no sum.
FileChecksum checksum_of(const std::filesystem::path& path);

} // namespace placeline
