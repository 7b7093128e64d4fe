// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/source_text.hpp"

#include "base/error.hpp"
#include "gazetteer/sources/zip_text.hpp"

#include <memory>
#include <vector>
#include <zstd.h>

namespace placeline::gazetteer {

namespace {

constexpr std::string_view zip_magic = "PK\x03\x04";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";

struct DeleteStream {
    void operator()(ZSTD_DStream* stream) const noexcept { ZSTD_freeDStream(stream); }
};

std::string unpacked(const std::filesystem::path& path, std::string_view packed)
{
    const std::unique_ptr<ZSTD_DStream, DeleteStream> stream{ZSTD_createDStream()};
    std::string out;
    const auto announced = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (announced != ZSTD_CONTENTSIZE_UNKNOWN && announced != ZSTD_CONTENTSIZE_ERROR &&
        announced < packed.size() * 100) { // a hostile header announces any size
        out.reserve(announced);
    }
    std::vector<char> block(ZSTD_DStreamOutSize());
    ZSTD_inBuffer input{packed.data(), packed.size(), 0};
    std::size_t state = 1;
    while (input.pos < input.size) {
        ZSTD_outBuffer output{block.data(), block.size(), 0};
        state = ZSTD_decompressStream(stream.get(), &output, &input);
        if (ZSTD_isError(state) != 0) {
            throw InputError{path.string() + ": is no whole zstd file: " + ZSTD_getErrorName(state) +
                             "; copy or download it again"};
        }
        out.append(block.data(), output.pos);
    }
    while (state != 0) { // what the stream still holds
        ZSTD_outBuffer output{block.data(), block.size(), 0};
        state = ZSTD_decompressStream(stream.get(), &output, &input);
        if (ZSTD_isError(state) != 0 || output.pos == 0) {
            throw InputError{path.string() + ": is cut off; copy or download it again"};
        }
        out.append(block.data(), output.pos);
    }
    return out;
}

std::string_view text_of(const MappedFile& file) noexcept
{
    const auto bytes = file.bytes();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

std::string read_source_file(const std::filesystem::path& path)
{
    const MappedFile file{path};
    const std::string_view text = text_of(file);
    return text.starts_with(zstd_magic) ? unpacked(path, text) : std::string{text};
}

SourceText::SourceText(const std::filesystem::path& path) : file_{path}, text_{text_of(file_)}
{
    if (text_.starts_with(zstd_magic)) {
        unpacked_ = unpacked(path, text_);
        text_ = unpacked_;
    }
    if (text_.starts_with(zip_magic)) {
        if (unpacked_ = text_of_zip(path, text_); !unpacked_.empty()) {
            text_ = unpacked_;
        }
    }
    if (text_.starts_with("\xEF\xBB\xBF")) {
        text_.remove_prefix(3);
    }
}

} // namespace placeline::gazetteer
