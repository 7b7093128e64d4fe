// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/record_source.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::input {

/// The elements of one list within a JSON document ("articles", "messages"), wherever in its outer objects it stands,
/// without holding or parsing the whole: an answer of an interface, an export of many chats.
class JsonList {
public:
    /// \param stream  Must outlive the list. \param key  Whose arrays are read.
    JsonList(ByteStream& stream, std::string_view key) : stream_{stream}, key_{key} {}

    /// The next element. A file that ends too early, or is nested beyond reason, gives a record with a fault, once.
    std::optional<RawRecord> next();

    /// The last value (a string decoded, a number as written) of a member that stood outside of the list, in an object
    /// around it: the name of the chat whose messages follow. Empty: none.
    [[nodiscard]] std::string around(std::string_view name) const;

private:
    struct Frame {
        bool object = false;
        bool list = false;  ///< the array whose elements are read
        std::string member; ///< whose value is next
    };
    struct Around {
        std::size_t depth = 0;
        std::string name, value;
    };

    bool need_byte();
    bool take_string(std::string& raw);
    std::optional<RawRecord> element();
    RawRecord fault(std::string reason);
    void pass_over(std::size_t bytes);
    void value_done(std::string value);

    ByteStream& stream_;
    std::string key_;
    std::vector<Frame> frames_;
    std::vector<Around> around_;
    std::uint64_t line_ = 0;
    bool any_ = false;
    bool done_ = false;
};

/// Names of the members of the object that `head` starts with whose values are arrays or objects; as far as can be
/// seen.
std::vector<std::string> outer_lists(std::string_view head);

} // namespace placeline::input
