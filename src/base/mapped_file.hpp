// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace placeline {

/// A whole file mapped into memory, for reading. Processes that map one file share its pages.
class MappedFile {
public:
    MappedFile() noexcept = default;
    /// \throws InputError  The file is absent, a folder, or may not be read. An empty file gives no bytes.
    explicit MappedFile(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    /// \returns The bytes, at a page boundary; they live as long as this object.
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return {data_, size_}; }

private:
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace placeline
