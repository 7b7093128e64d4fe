// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace placeline::records {

/// Appends JSON (RFC 8259) on one line to a string: no white space but one after ':' and ',', numbers in their shortest
/// form whatever the locale. The caller keeps keys and values in turn.
class JsonWriter {
public:
    enum class Spacing { spaced, tight };

    /// \param out  Appended to; must outlive the writer. \param spacing  Tight: no white space at all.
    explicit JsonWriter(std::string& out, Spacing spacing = Spacing::spaced)
        : out_{out}, tight_{spacing == Spacing::tight}
    {
    }

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);

    JsonWriter& text(std::string_view utf8);
    /// An empty string means "not stated" in the model, null in records.
    JsonWriter& text_or_null(std::string_view utf8);
    JsonWriter& number(double value); ///< null where it is not finite
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    JsonWriter& raw(std::string_view json); ///< a value that is JSON already

    template <std::integral Integer>
    JsonWriter& integer(Integer value)
    {
        return signed_integer(static_cast<std::int64_t>(value));
    }
    template <std::integral Integer>
    JsonWriter& integer_or_null(const std::optional<Integer>& value)
    {
        return value ? integer(*value) : null();
    }

private:
    JsonWriter& signed_integer(std::int64_t value);
    void separate();

    std::string& out_;
    bool tight_;
    bool separator_due_ = false;
};

/// Appends `utf8` as a JSON string with its quotation marks.
void append_json_string(std::string& out, std::string_view utf8);

} // namespace placeline::records
