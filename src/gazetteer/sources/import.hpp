// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/diagnostics.hpp"
#include "gazetteer/source.hpp"
#include "gazetteer/sources/unit_finder.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace placeline::gazetteer {

/// One source on its way into the table: what its importer hands rows to. Row numbers are lines of files that have
/// lines, and else features; they are what a message calls the row.
class Import {
public:
    /// \param options, diagnostics, table  Must outlive it.
    Import(const std::filesystem::path& path, const SourceOptions& options, SourceTable& table,
           Diagnostics& diagnostics);
    /// Goes on with a source for the sake of its rows that wait.
    Import(std::uint32_t source, SourceTable& table, Diagnostics& diagnostics);
    Import(const Import&) = delete;
    Import& operator=(const Import&) = delete;
    ~Import();

    /// Counts a row. To be called once for each, before anything is made of it.
    void begin_row(std::uint64_t number);
    /// The same for a row of a table, numbered from its head: what spreadsheets and editors show counts the head too.
    void begin_table_row(std::uint64_t number);
    /// The row is a place, or tells more of one. \return Its number in the table; nothing: it is rejected, and told, or
    /// it waits for the last source.
    std::optional<std::uint32_t> take(const SourceRow& row);
    /// The row is of a list of units, which may have no position: it waits until all sources have told their units. One
    /// that no source has, and whose middle is not known either, is passed over.
    void take_unit(const SourceRow& row);
    /// The row is another name of a place that is there.
    void take_name(std::uint32_t place, const RowName& name);
    /// The row's name is the one to be shown; the former stays as another name.
    void set_main_name(std::uint32_t place, std::string_view name);
    /// The row cannot be used.
    void reject(std::string_view reason);
    /// The row is well-formed, but no place.
    void pass_over();
    /// Something in the row is left out.
    void warn(std::string_view reason);

    /// Reads a position from texts of degrees. \return Nothing: they are none, which is told and rejects the row.
    std::optional<LonLat> position(std::string_view lat, std::string_view lon);

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
    /// A copy that lives as long as the table, for what comes from a buffer.
    std::string_view keep(std::string_view text) { return table_.kept_.keep(text); }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] const SourceOptions& options() const noexcept { return options_; }
    void set_kind(std::string_view kind) { summary().kind = kind; }

private:
    friend class SourceTable;

    [[nodiscard]] SourceSummary& summary() const noexcept { return table_.sources[source_]; }
    [[nodiscard]] std::optional<std::uint32_t> known(const SourceRow& row) const;
    [[nodiscard]] std::optional<std::string_view> fault(const SourceRow& row);
    /// The code as names carry it. Lives as long as the table.
    [[nodiscard]] std::string_view language_code(std::string_view code);
    std::uint32_t enter(const SourceRow& row, std::optional<std::uint32_t> place);
    /// \param number  Of the row. \param of_list  It came by `take_unit`. \param units  Made when first needed.
    void take_waiting(SourceRow& row, std::uint64_t number, bool of_list, std::optional<UnitFinder>& units);

    std::filesystem::path path_;
    SourceOptions no_options_;
    const SourceOptions& options_;
    SourceTable& table_;
    Diagnostics& diagnostics_;
    std::uint32_t source_;
    std::uint64_t number_ = 0;
    std::uint64_t warnings_ = 0;
    std::string fault_;
    std::uint64_t head_lines_; ///< that stand before the first row of a table
};

} // namespace placeline::gazetteer
