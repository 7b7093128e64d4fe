// SPDX-License-Identifier: Apache-2.0
#include "base/checksum.hpp"

#include <array>
#include <fstream>
#include <utility>
#include <vector>

#include <nettle/sha2.h>

namespace placeline {

struct Sha256::State {
    sha256_ctx context;
};

Sha256::Sha256() : state_{std::make_unique<State>()}
{
    sha256_init(&state_->context);
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::add(std::string_view bytes) noexcept
{
    sha256_update(&state_->context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    return *this;
}

std::string Sha256::hex()
{
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&state_->context, digest.size(), digest.data());
    std::string text;
    text.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
        constexpr std::string_view digits = "0123456789abcdef";
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

FileChecksum checksum_of(const std::filesystem::path& path)
{
    FileChecksum sum{.name = path.string(), .bytes = 0, .sha256 = {}};
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return sum;
    }
    std::ifstream file{path, std::ios::binary};
    std::vector<char> piece(std::size_t{1} << 18U);
    Sha256 sha256;
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
        const auto got = static_cast<std::size_t>(file.gcount());
        sha256.add({piece.data(), got});
        sum.bytes += got;
    }
    if (file.eof()) {
        sum.sha256 = sha256.hex();
    }
    return sum;
}

} // namespace placeline
