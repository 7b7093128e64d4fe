// SPDX-License-Identifier: Apache-2.0
#include "input/input_reader.hpp"

#include "base/error.hpp"
#include "input/file_reader.hpp"
#include "input/utf8.hpp"
#include "records/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <set>
#include <utility>

namespace placeline::input {

namespace {

/// The files of a folder in the order of their names, bytewise, so that it is the same on every machine.
std::vector<std::string> files_of(const std::filesystem::path& folder)
{
    std::vector<std::string> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator at{folder, failed}, end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        if (!name.starts_with('.') && !at->is_directory()) {
            files.push_back(at->path().string());
        }
    }
    if (failed) {
        throw InputError{fmt::format("{}: folder cannot be read: {}", folder.string(), failed.message())};
    }
    if (files.empty()) {
        throw InputError{
            fmt::format("{}: is a folder without files; put the reports into it, or name them", folder.string())};
    }
    std::sort(files.begin(), files.end());
    return files;
}

Report* report_in(InputValue& value) noexcept
{
    auto* const row = std::get_if<EventRow>(&value);
    return row != nullptr ? &row->report : std::get_if<Report>(&value);
}

} // namespace

struct InputReader::Impl {
    std::deque<std::string> inputs; ///< still to be read
    InputOptions options;
    Diagnostics& diagnostics;
    Reject reject_sink;
    std::optional<FileReader> file;
    std::set<std::string> from_folder; ///< files that were not named one by one
    std::optional<InputRecord> ahead;  ///< read already, to know that there is one
    Totals totals;
    std::vector<FileChecksum> sums;

    void reject(const std::string& source, RawRecord raw, const std::string& reason)
    {
        ++totals.rejected;
        records::RejectedRecord rejected{
            .source = source, .line = raw.line, .byte = raw.byte, .reason = reason, .record = {}};
        raw.bytes.resize(std::min(raw.bytes.size(), kept_of_rejected_bytes));
        repair_utf8(raw.bytes);
        rejected.record = cut_utf8(raw.bytes, kept_of_rejected_bytes);
        reject_sink(rejected);
    }

    /// \param message  With the file's name, which a rejected record has in a field of its own.
    void reject_file(const std::string& source, std::string_view message)
    {
        const std::string name = shown_name(source) + ": ";
        totals.failed_files += from_folder.contains(source) ? 0U : 1U;
        reject(source, {}, std::string{message.starts_with(name) ? message.substr(name.size()) : message});
    }

    /// Lines up what comes after the inputs named. \return false: nothing will.
    bool wait_for_input()
    {
        std::optional<std::string> name = options.arrivals != nullptr ? options.arrivals->next_file() : std::nullopt;
        if (!name) {
            return false;
        }
        from_folder.insert(*name);
        inputs.push_back(std::move(*name));
        return true;
    }

    /// Opens the next input, unfolding folders. \return false when there is none.
    bool open_next()
    {
        while (!inputs.empty() || wait_for_input()) {
            const std::string name = inputs.front();
            inputs.pop_front();
            try {
                std::error_code ignored;
                if (name != "-" && !names_database(name) && std::filesystem::is_directory(name, ignored)) {
                    const std::vector<std::string> files = files_of(name);
                    inputs.insert(inputs.begin(), files.begin(), files.end());
                    from_folder.insert(files.begin(), files.end());
                    continue;
                }
                file.emplace(name, options, [this, shown = shown_name(name)](const std::string& words) {
                    diagnostics.warn(fmt::format("{}: {}", shown, words));
                });
                return true;
            } catch (const InputError& error) {
                reject_file(name, error.what());
            }
        }
        return false;
    }

    std::string origin_of(const RawRecord& raw) const
    {
        const std::string name = shown_name(file->name());
        return raw.line == 0 ? name : fmt::format("{}:{}", name, raw.line);
    }

    /// Nothing: what was read is no report and was not meant as one.
    std::optional<InputValue> value_of(RawRecord& raw)
    {
        const auto repair = repair_utf8(raw.bytes);
        std::optional<InputValue> value = file->read(raw.bytes);
        if (!value) {
            return std::nullopt;
        }
        std::string problem;
        if (repair) {
            problem = fmt::format("byte {}: not valid UTF-8; {} replaced by U+FFFD", raw.byte + repair->first_byte,
                                  repair->count == 1 ? "it was" : fmt::format("{} places were", repair->count));
            diagnostics.warn(fmt::format("{}: {}", origin_of(raw), problem));
        }
        if (Report* report = report_in(*value)) {
            complete(*report);
            if (repair) {
                report->problems.push_back(std::move(problem));
            }
        }
        return value;
    }

    /// The next record of the file that is open; nothing at its end, where it is closed.
    std::optional<InputRecord> next_of_file()
    {
        while (file) {
            std::optional<RawRecord> raw;
            try {
                raw = file->next();
            } catch (const InputError& error) { // a read failed midway
                reject_file(file->name(), error.what());
            }
            if (!raw) {
                close_file();
                break;
            }
            const std::string source = file->name();
            if (!raw->fault.empty()) {
                const std::string fault = raw->fault;
                reject(source, std::move(*raw), fault);
                continue;
            }
            try {
                std::optional<InputValue> value = value_of(*raw);
                if (!value) {
                    continue;
                }
                ++totals.records;
                return InputRecord{.record = std::move(*value), .origin = origin_of(*raw)};
            } catch (const records::RecordError& error) {
                reject(source, std::move(*raw), error.what());
            }
        }
        return std::nullopt;
    }

    void close_file()
    {
        if (options.checksums) {
            try {
                sums.push_back(file->checksum());
            } catch (const InputError&) { // a read failed, of which was told
            }
        }
        file.reset();
    }

    void complete(Report& report) const
    {
        if (report.published.empty()) {
            records::set_published(report, options.published);
        }
        if (report.source.empty()) {
            report.source = options.source;
        }
        if (report.id.empty()) {
            report.id = records::derived_id(report);
        }
    }
};

InputReader::InputReader(std::vector<std::string> inputs, InputOptions options, Diagnostics& diagnostics, Reject reject)
    : impl_{new Impl{.inputs = {std::make_move_iterator(inputs.begin()), std::make_move_iterator(inputs.end())},
                     .options = std::move(options),
                     .diagnostics = diagnostics,
                     .reject_sink = std::move(reject),
                     .file = {},
                     .from_folder = {},
                     .ahead = {},
                     .totals = {},
                     .sums = {}}}
{
}

InputReader::~InputReader() = default;

std::optional<InputRecord> InputReader::next()
{
    if (impl_->ahead) {
        return std::exchange(impl_->ahead, std::nullopt);
    }
    while (impl_->file || impl_->open_next()) {
        if (auto record = impl_->next_of_file()) {
            return record;
        }
    }
    return std::nullopt;
}

bool InputReader::ready() const
{
    Arrivals* const arrivals = impl_->options.arrivals;
    if (arrivals == nullptr || arrivals->grows()) {
        return !impl_->file || impl_->file->ready();
    }
    // Behind the last record of a file the next file is waited for, so it must be known which record is the last.
    if (impl_->file && !impl_->ahead) {
        impl_->ahead = impl_->next_of_file();
    }
    return impl_->ahead || !impl_->inputs.empty() || arrivals->file_ready();
}

const InputReader::Totals& InputReader::totals() const noexcept
{
    return impl_->totals;
}

const std::vector<FileChecksum>& InputReader::files() const noexcept
{
    return impl_->sums;
}

} // namespace placeline::input
