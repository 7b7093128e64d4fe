// SPDX-License-Identifier: Apache-2.0
#include "target.hpp"

#include "input/utf8.hpp"

#include <array>

#include <sys/mman.h>
#include <unistd.h>

namespace placeline::fuzz {

namespace {

/// Words that the grammars of numbers, dates, places and claims turn on. Each is its own: nothing is a sentence yet.
constexpr auto words = std::to_array<std::string_view>({"killed",
                                                        "were killed",
                                                        "killing",
                                                        "dead",
                                                        "wounded",
                                                        "injured",
                                                        "people",
                                                        "civilians",
                                                        "children",
                                                        "soldiers",
                                                        "a strike",
                                                        "strikes",
                                                        "an air strike",
                                                        "shelling",
                                                        "a drone attack",
                                                        "missiles",
                                                        "hit",
                                                        "struck",
                                                        "on",
                                                        "in",
                                                        "near",
                                                        "from",
                                                        "to",
                                                        "of",
                                                        "and",
                                                        "or",
                                                        "but",
                                                        "not",
                                                        "no",
                                                        "none",
                                                        "at least",
                                                        "more than",
                                                        "up to",
                                                        "fewer than",
                                                        "about",
                                                        "some",
                                                        "dozens",
                                                        "a dozen",
                                                        "several",
                                                        "hundreds",
                                                        "two",
                                                        "three",
                                                        "twenty",
                                                        "twenty-three",
                                                        "hundred",
                                                        "thousand",
                                                        "million",
                                                        "half",
                                                        "a",
                                                        "an",
                                                        "the",
                                                        "1",
                                                        "5",
                                                        "12",
                                                        "85",
                                                        "1,200",
                                                        "1.5",
                                                        "2024",
                                                        "2023-10-07",
                                                        "3/2/2024",
                                                        "F-16",
                                                        "155",
                                                        "mm",
                                                        "km",
                                                        "per cent",
                                                        "$",
                                                        "%",
                                                        "16-year-old",
                                                        "aged",
                                                        "Monday",
                                                        "Friday",
                                                        "yesterday",
                                                        "overnight",
                                                        "last week",
                                                        "since",
                                                        "until",
                                                        "between",
                                                        "two days earlier",
                                                        "February",
                                                        "May",
                                                        "3 February 2024",
                                                        "7 October",
                                                        "March 5th,",
                                                        "the 5th of",
                                                        "in 1991",
                                                        "morning",
                                                        "14:30",
                                                        "a.m.",
                                                        "Iraq",
                                                        "Syria",
                                                        "Kharkiv",
                                                        "Kherson",
                                                        "Homs",
                                                        "Mosul",
                                                        "Anbar",
                                                        "Anbar province",
                                                        "Iraqi",
                                                        "Ukrainian forces",
                                                        "Russia",
                                                        "Moscow",
                                                        "Baghdad",
                                                        "Al-Qa'im",
                                                        "the Ministry of Health",
                                                        "officials",
                                                        "the governor",
                                                        "a witness",
                                                        "the army",
                                                        "the UN",
                                                        "said",
                                                        "says",
                                                        "told",
                                                        "according to",
                                                        "claimed",
                                                        "denied",
                                                        "reported",
                                                        "the toll rose to",
                                                        "was corrected",
                                                        "including",
                                                        "among them",
                                                        "of whom",
                                                        "respectively",
                                                        "another",
                                                        "more",
                                                        "others",
                                                        "each",
                                                        "both",
                                                        "total",
                                                        "a total of",
                                                        "in all",
                                                        "bringing",
                                                        "while",
                                                        "after",
                                                        "before",
                                                        "when",
                                                        "who",
                                                        "which",
                                                        "that",
                                                        "if",
                                                        "would",
                                                        "may",
                                                        "\n",
                                                        "\n\n",
                                                        "- ",
                                                        "* ",
                                                        "\"",
                                                        "“",
                                                        "”",
                                                        "(",
                                                        ")",
                                                        ",",
                                                        ".",
                                                        ";",
                                                        ":",
                                                        "?",
                                                        "!",
                                                        "–",
                                                        "’s",
                                                        "ударив",
                                                        "вбито",
                                                        "قتل",
                                                        "двоє",
                                                        "3 лютого",
                                                        "U.S.",
                                                        "Mr.",
                                                        "No.",
                                                        "85th Brigade"});

} // namespace

std::string text_of(std::string_view bytes)
{
    std::string text;
    if (!bytes.empty() && (static_cast<unsigned char>(bytes[0]) & 1U) != 0) {
        for (const char c : bytes.substr(1)) {
            const auto code = static_cast<unsigned char>(c);
            text += code < words.size() ? words[code] : std::string_view{&c, 1};
            text += code < words.size() ? " " : "";
        }
    } else {
        text = bytes.substr(bytes.empty() ? 0 : 1);
    }
    input::repair_utf8(text);
    return text;
}

const std::string& scratch_file(std::string_view bytes)
{
    static const int descriptor = ::memfd_create("fuzz", MFD_CLOEXEC);
    static const std::string path = std::string{"/proc/self/fd/"}.append(std::to_string(descriptor));
    must(descriptor >= 0 && ::ftruncate(descriptor, 0) == 0 &&
             ::pwrite(descriptor, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()),
         "a file in memory can be written");
    return path;
}

} // namespace placeline::fuzz
