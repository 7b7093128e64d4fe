// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bridge/tables.hpp"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::gazetteer {

/// ASCII letters made small.
std::string small_letters(std::string_view text);

/// Without blanks at its ends.
std::string_view trimmed(std::string_view text) noexcept;

/// The columns of a table by their names, whatever their case, and without `_`, `-`, `#` and blanks, which vary too.
class TableColumns {
public:
    static constexpr std::size_t absent = ~std::size_t{0};

    explicit TableColumns(const std::vector<bridge::TableColumn>& columns);

    /// The first of the names that is a column; `absent`: none.
    [[nodiscard]] std::size_t find(std::initializer_list<std::string_view> names) const;
    [[nodiscard]] std::size_t find(std::string_view name) const { return find({name}); }
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != absent; }
    /// As they are compared: "adm1pcode".
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
    /// As they are written, for a message.
    [[nodiscard]] std::string listed() const;

    /// The value in a column, without blanks around it; empty where it is null or the column absent.
    [[nodiscard]] static std::string_view value(const bridge::TableRow& row, std::size_t column);

private:
    std::vector<std::string> names_;
    std::vector<std::string> written_;
};

} // namespace placeline::gazetteer
