// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/json_list.hpp"
#include "input/json_values.hpp"
#include "input/record_source.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace placeline::input {

/// Reports that are the elements of one list of a JSON document: what is the same whoever made it.
class JsonListSource : public RecordSource {
public:
    /// \param stream  Must outlive the source. \param key  Of the list.
    /// \param taken   Members of an element that are the report, or repeat its words; all others are carried along.
    /// Must
    ///                outlive the source.
    JsonListSource(ByteStream& stream, std::string_view key, std::span<const std::string_view> taken)
        : list_{stream, key}, taken_{taken}
    {
    }

    std::optional<RawRecord> next() final { return list_.next(); }
    std::optional<InputValue> read(std::string_view utf8) final;

protected:
    /// \return  Nothing: this is no report and was not meant as one. \throws records::RecordError
    virtual std::optional<Report> report_of(const std::vector<JsonValue>& element) = 0;

    [[nodiscard]] const JsonList& list() const noexcept { return list_; }

private:
    JsonList list_;
    std::span<const std::string_view> taken_;
};

} // namespace placeline::input
