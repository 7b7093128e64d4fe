// SPDX-License-Identifier: Apache-2.0
#include "output/provenance.hpp"

#include "output/text_values.hpp"

namespace placeline::output {

std::string provenance_json(const bridge::Provenance& provenance)
{
    std::string json = "{";
    const auto add = [&json](std::string_view key, const std::string& text) {
        if (!text.empty()) {
            json += json.size() > 1 ? "," : "";
            append_json_string(json, key);
            json += ':';
            append_json_string(json, text);
        }
    };
    add("program", provenance.program);
    add("gazetteer", provenance.gazetteer);
    add("options", provenance.options);
    add("made", provenance.made);
    return json + '}';
}

std::string provenance_words(const bridge::Provenance& provenance)
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
    return words;
}

} // namespace placeline::output
