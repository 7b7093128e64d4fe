// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/write_index.hpp"

#include "base/hash.hpp"
#include "base/output_file.hpp"

#include <span>
#include <string>

namespace placeline::gazetteer {

std::uint64_t write_index(const std::filesystem::path& path, bool overwrite, const Sections& sections,
                          std::uint64_t n_names)
{
    constexpr std::string_view padding{"\0\0\0\0\0\0\0", 7};
    const auto pad = [&](std::string_view section) { return padding.substr(0, (8 - section.size() % 8) % 8); };
    format::Header header{};
    header.magic = format::magic;
    header.version = format::version;
    header.byte_order = format::byte_order_mark;
    header.n_names = n_names;
    header.n_sections = format::n_sections;
    std::uint64_t offset = sizeof header;
    std::uint64_t checksum = format::checksum({});
    for (std::size_t i = 0; i < sections.size(); ++i) {
        header.sections[i] = {offset, sections[i].size()};
        const auto whole_words = sections[i].size() / 8 * 8;
        std::string last_word{sections[i].substr(whole_words)};
        last_word += pad(sections[i]);
        checksum = format::checksum(std::as_bytes(std::span{sections[i].substr(0, whole_words)}), checksum);
        checksum = format::checksum(std::as_bytes(std::span{last_word}), checksum);
        offset += sections[i].size() + pad(sections[i]).size();
    }
    header.file_size = offset;
    header.body_checksum = checksum;
    header.header_checksum = fnv1a({reinterpret_cast<const char*>(&header), offsetof(format::Header, header_checksum)});

    OutputFile file{path, overwrite};
    file.write({reinterpret_cast<const char*>(&header), sizeof header});
    for (const std::string_view section : sections) {
        file.write(section);
        file.write(pad(section));
    }
    file.commit();
    return offset;
}

} // namespace placeline::gazetteer
