// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeline::gazetteer {

/// Keeps strings where they are until the end of the build.
class Arena {
public:
    std::string_view keep(std::string_view text)
    {
        if (text.size() > left_) {
            left_ = std::max<std::size_t>(text.size(), std::size_t{1} << 20U);
            blocks_.push_back(std::make_unique<char[]>(left_));
            next_ = blocks_.back().get();
        }
        std::copy_n(text.data(), text.size(), next_); // an empty text may lie nowhere, which memcpy forbids
        const std::string_view kept{next_, text.size()};
        next_ += text.size();
        left_ -= text.size();
        return kept;
    }

private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
};

/// Strings of the index.
class StringPool {
public:
    StringPool() { add({}); } // offset 0 is the empty string

    /// The offset of a text, which is stored once.
    std::uint32_t add(std::string_view text)
    {
        const auto [found, fresh] = offsets_.try_emplace(text, static_cast<std::uint32_t>(bytes_.size()));
        return fresh ? add_unique(text) : found->second;
    }
    /// The offset of a text that occurs once, as an id: nothing is looked up.
    std::uint32_t add_unique(std::string_view text)
    {
        const auto offset = static_cast<std::uint32_t>(bytes_.size());
        const auto length = static_cast<std::uint16_t>(text.size()); // the sources let no longer one in
        std::array<char, 2> prefix{};
        std::memcpy(prefix.data(), &length, prefix.size());
        bytes_.append(prefix.data(), prefix.size());
        bytes_.append(text);
        return offset;
    }
    void reserve(std::size_t n_texts, std::size_t n_bytes)
    {
        offsets_.reserve(n_texts);
        bytes_.reserve(n_bytes);
    }
    [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

private:
    std::string bytes_;
    std::unordered_map<std::string_view, std::uint32_t> offsets_; ///< views into the sources, which outlive the pool
};

} // namespace placeline::gazetteer
