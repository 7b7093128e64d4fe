// SPDX-License-Identifier: Apache-2.0
#include "render/png.hpp"

#include "base/error.hpp"

#include <cairo.h>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <zlib.h>

namespace placeline::render {

namespace {

constexpr int compression_level = 3; ///< of 9; 6 takes twice as long for a crowd of symbols and saves 3 to 15 %
constexpr char no_filter = 0;

void add_number(std::string& to, std::uint32_t number)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        to += static_cast<char>(number >> shift & 0xFFU);
    }
}

void add_chunk(std::string& to, std::string_view type, std::string_view content)
{
    add_number(to, static_cast<std::uint32_t>(content.size()));
    const std::size_t checked = to.size(); // the checksum is of type and content
    to += type;
    to += content;
    const auto* from = reinterpret_cast<const Bytef*>(to.data() + checked);
    add_number(to, static_cast<std::uint32_t>(crc32_z(0, from, to.size() - checked)));
}

/// Each row with its filter before it, red, green and blue a byte each.
std::string rows_of(cairo_surface_t* surface, int width, int height)
{
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
    std::string rows;
    rows.resize((std::size_t{3} * width + 1) * height);
    char* to = rows.data();
    for (int y = 0; y < height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + y * stride); // 0x00RRGGBB
        *to++ = no_filter;
        for (int x = 0; x < width; ++x) {
            *to++ = static_cast<char>(row[x] >> 16U);
            *to++ = static_cast<char>(row[x] >> 8U);
            *to++ = static_cast<char>(row[x]);
        }
    }
    return rows;
}

std::string compressed(const std::string& bytes)
{
    uLongf size = compressBound(bytes.size());
    std::string made;
    made.resize(size);
    if (compress2(reinterpret_cast<Bytef*>(made.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                  bytes.size(), compression_level) != Z_OK) {
        throw Error{"no memory to compress a picture; give --size a smaller one"};
    }
    made.resize(size);
    return made;
}

} // namespace

std::string png_of(cairo_surface_t* surface, std::string_view provenance)
{
    cairo_surface_flush(surface);
    const int width = cairo_image_surface_get_width(surface);
    const int height = cairo_image_surface_get_height(surface);
    std::string header;
    add_number(header, static_cast<std::uint32_t>(width));
    add_number(header, static_cast<std::uint32_t>(height));
    header += {8, 2, 0, 0, 0}; // bits of a colour, red-green-blue, deflate, filters by row, not interlaced
    std::string png{"\x89PNG\r\n\x1a\n"};
    add_chunk(png, "IHDR", header);
    constexpr std::string_view keyword{"placeline\0\0\0\0\0", 14}; // not compressed, of no language, not translated
    add_chunk(png, "iTXt", std::string{keyword}.append(provenance));
    add_chunk(png, "IDAT", compressed(rows_of(surface, width, height)));
    add_chunk(png, "IEND", {});
    return png;
}

} // namespace placeline::render
