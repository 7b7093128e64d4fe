// SPDX-License-Identifier: Apache-2.0
#include "input/line_reader.hpp"

#include "base/error.hpp"
#include "input/byte_stream.hpp"
#include "input/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace placeline::input {

namespace {

constexpr std::size_t longest_line_bytes = std::size_t{1} << 20U;
constexpr std::string_view white = " \t\r\n\f\v";

} // namespace

struct LineReader::Impl {
    ByteStream stream;
    std::uint64_t number = 0;
};

LineReader::LineReader(const std::string& name) : impl_{new Impl{.stream = ByteStream{name}}} {}
LineReader::~LineReader() = default;

std::optional<LineReader::Line> LineReader::next()
{
    ByteStream& stream = impl_->stream;
    while (true) {
        std::size_t end = stream.unread().find('\n');
        while (end == std::string_view::npos && stream.read_more()) {
            end = stream.unread().find('\n');
            if (end == std::string_view::npos && stream.unread().size() > longest_line_bytes) {
                throw InputError{fmt::format("{}:{}: a line of more than 1 MB is no name; give one name a line",
                                             stream.name(), impl_->number + 1)};
            }
        }
        if (stream.unread().empty()) {
            return std::nullopt;
        }
        Line line{.text = std::string{stream.unread().substr(0, end)}, .number = ++impl_->number};
        stream.consume(std::min(line.text.size() + 1, stream.unread().size()));
        repair_utf8(line.text);
        const std::size_t first = line.text.find_first_not_of(white);
        if (first != std::string::npos) {
            line.text = line.text.substr(first, line.text.find_last_not_of(white) - first + 1);
            return line;
        }
    }
}

bool LineReader::ready() const
{
    const ByteStream& stream = impl_->stream;
    return stream.regular_file() || stream.ended() || stream.unread().find('\n') != std::string_view::npos;
}

} // namespace placeline::input
