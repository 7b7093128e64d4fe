// SPDX-License-Identifier: Apache-2.0
#include "cli/csv_table_reader.hpp"

#include "base/error.hpp"
#include "cli/messages.hpp"

#include <fmt/format.h>
#include <optional>
#include <utility>

namespace placeline::cli {

namespace {

constexpr std::uint64_t most_messages = 20;

} // namespace

CsvTableReader::CsvTableReader(const std::string& name, const std::string& encoding)
    : name_{name == "-" ? "standard input" : name}, stream_{name}
{
    if (!encoding.empty()) {
        stream_.decode_from(encoding);
    }
    rows_ =
        input::make_csv_rows(stream_, {}, [this](std::string_view note) { say(fmt::format("{}: {}", name_, note)); });
    const auto head = rows_->next();
    if (!head || head->cells.empty()) {
        throw InputError{fmt::format("{}: is empty; expected a head line with the names of the columns", name_)};
    }
    for (const std::string& cell : head->cells) {
        columns_.push_back({cell, bridge::ColumnType::text});
    }
    if (std::string& first = columns_.front().name; first.starts_with("\xEF\xBB\xBF")) {
        first.erase(0, 3);
    }
}

bool CsvTableReader::next(bridge::TableRow& row)
{
    auto cells = rows_->next();
    for (; cells && !cells->raw.fault.empty(); cells = rows_->next()) {
        tell(fmt::format("{}:{}: {}", name_, cells->raw.line, cells->raw.fault));
        ++rejected_;
    }
    if (!cells) {
        finish();
        return false;
    }
    if (cells->cells.size() > columns_.size()) {
        tell(fmt::format("{}:{}: has {} columns; the first line has {}: the rest is left out", name_, cells->raw.line,
                         cells->cells.size(), columns_.size()));
    }
    row.values.clear();
    for (std::string& cell : cells->cells) {
        row.values.push_back(cell.empty() ? std::nullopt : std::optional{std::move(cell)});
    }
    row.values.resize(columns_.size());
    row.number = ++number_;
    return true;
}

void CsvTableReader::tell(std::string_view message)
{
    if (++messages_ <= most_messages) {
        say(message);
    }
}

void CsvTableReader::finish() const
{
    if (messages_ > most_messages) {
        say(fmt::format("... and {} more messages", messages_ - most_messages));
    }
    if (rejected_ > 0) {
        say(fmt::format("{}: {} rejected", name_, counted(rejected_, "row", "rows")));
    }
    if (!stream_.fault().empty()) {
        throw InputError{fmt::format("{}: {}", name_, stream_.fault())};
    }
}

} // namespace placeline::cli
