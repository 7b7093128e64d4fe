// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/byte_stream.hpp"
#include "input/input_options.hpp"
#include "input/record_source.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace placeline::input {

/// One file, standard input or table of a database, cut into records by the reader of its format.
class FileReader {
public:
    /// \param name     A path; "-": standard input; what names a database ("PG:...").
    /// \param options  Must outlive the reader. \param note  Takes what is said of the file as a whole.
    /// \throws InputError  It cannot be read, or holds nothing of what is asked for.
    FileReader(std::string name, const InputOptions& options, const Note& note);

    /// See `RecordSource::next`. Of data that can be unpacked only in part, the good part comes, then one record that
    /// says so.
    std::optional<RawRecord> next();

    /// See `RecordSource::read`.
    std::optional<InputValue> read(std::string_view utf8) { return source_->read(utf8); }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// What was read, as `InputOptions::checksums` asked for. To be called last. \throws InputError
    FileChecksum checksum();
    /// Whether `next` would not wait for the writer of a pipe.
    [[nodiscard]] bool ready() const;

private:
    void open(const InputOptions& options, const Note& note);

    std::string name_;
    std::unique_ptr<ByteStream> stream_; ///< null: the file is read elsewhere
    std::unique_ptr<RecordSource> source_;
    bool fault_told_ = false;
};

/// A file's name as messages show it.
std::string shown_name(const std::string& name);

} // namespace placeline::input
