// SPDX-License-Identifier: Apache-2.0
#include "bridge/provenance.hpp"

#include "records/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace placeline::bridge {

namespace {

using records::JsonWriter;

void write_files(JsonWriter& json, std::string_view key, const std::vector<FileChecksum>& files)
{
    if (files.empty()) {
        return;
    }
    json.key(key).begin_array();
    for (const FileChecksum& file : files) {
        json.begin_object().key("name").text(file.name);
        if (!file.sha256.empty()) {
            json.key("bytes").integer(file.bytes).key("sha256").text(file.sha256);
        }
        json.end_object();
    }
    json.end_array();
}

std::string file_words(std::string_view what, const std::vector<FileChecksum>& files)
{
    constexpr std::size_t most = 3; // the rest would bury what else there is to say
    std::string words;
    for (std::size_t i = 0; i < std::min(most, files.size()); ++i) {
        words += fmt::format("{}{}", words.empty() ? "" : ", ", files[i].name);
        if (!files[i].sha256.empty()) {
            words += fmt::format(" (sha256 {})", files[i].sha256);
        }
    }
    if (files.size() > most) {
        words += fmt::format(" and {} more", files.size() - most);
    }
    return words.empty() ? words : fmt::format("; {} {}", what, words);
}

} // namespace

std::string provenance_json(const Provenance& provenance)
{
    std::string text;
    JsonWriter json{text, JsonWriter::Spacing::tight};
    json.begin_object();
    const auto member = [&json](std::string_view key, const std::string& value) {
        if (!value.empty()) {
            json.key(key).text(value);
        }
    };
    member("program", provenance.program);
    member("gazetteer", provenance.gazetteer);
    member("options", provenance.options);
    member("made", provenance.made);
    write_files(json, "inputs", provenance.inputs);
    write_files(json, "corrections", provenance.corrections);
    write_files(json, "overrides", provenance.overrides);
    if (!provenance.notes.empty()) {
        json.key("notes").begin_array();
        for (const std::string& note : provenance.notes) {
            json.text(note);
        }
        json.end_array();
    }
    json.end_object();
    return text;
}

std::string provenance_words(const Provenance& provenance)
{
    std::string words = "Made by " + provenance.program;
    if (!provenance.made.empty()) {
        words += " on " + provenance.made;
    }
    if (!provenance.gazetteer.empty()) {
        words += "; gazetteer " + provenance.gazetteer;
    }
    if (!provenance.options.empty()) {
        words += "; options " + provenance.options;
    }
    words += file_words("inputs", provenance.inputs);
    words += file_words("corrections", provenance.corrections);
    words += file_words("overrides", provenance.overrides);
    for (const std::string& note : provenance.notes) {
        words += "; " + note;
    }
    return words;
}

} // namespace placeline::bridge
