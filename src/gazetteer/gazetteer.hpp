// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/place.hpp"
#include "model/position.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeline::gazetteer {

/// Number of a place: its row in the index; of several indexes the rows of each come behind those of the one before.
using PlaceIndex = std::uint32_t;
constexpr PlaceIndex no_place = 0xFFFFFFFF;

/// How a name belongs to a place.
enum class NameKind : std::uint8_t {
    main,            ///< the name the source shows
    alternate,       ///< another name or spelling
    demonym,         ///< "Iraqi", "Iraqis": a word for its people
    abbreviation,    ///< matches only as it is written: "UAE", "Ala."
    without_article, ///< made by the builder: "Anbar" from "Al Anbar"
};

/// Which of a place's names with one form counts: the least. "Israeli" is the word for the people, although lists of
/// spellings have it too.
constexpr int rank(NameKind kind) noexcept
{
    return kind == NameKind::main ? 0 : kind == NameKind::demonym ? 1 : 2 + static_cast<int>(kind);
}

/// How a name in a language is used, as far as its source says.
enum class NameUse : std::uint8_t {
    preferred,
    plain,
    short_form,
    colloquial,
    historic,
};

/// "preferred", "plain", "short", "colloquial", "historic": what stands in outputs, and behind `-x-` in a language tag.
std::string_view to_string(NameUse use) noexcept;

/// A name of a place in a language, as its source writes it.
struct LanguageName {
    std::string language; ///< ISO 639 as BCP 47 writes it: "ar", "ckb"
    std::string text;
    NameUse use = NameUse::plain;

    bool operator==(const LanguageName&) const = default;
};

/// One place that a name belongs to. 8 bytes, as it lies in the index.
struct NameHit {
    PlaceIndex place = no_place;
    NameKind kind = NameKind::main;
    std::uint8_t flags = 0;    ///< of the index: the last of its list has 0x80
    std::uint16_t surface = 0; ///< for abbreviations: number of the exact form, see `Gazetteer::surface`

    bool operator==(const NameHit&) const = default;
};

/// A place as the index holds it. Views live as long as the gazetteer.
struct PlaceRow {
    std::string_view id;
    std::string_view name;
    LonLat position;
    char feature_class = ' ';
    std::string_view feature_code;
    std::string_view country;        ///< ISO 3166-1 alpha-2; empty: none (seas, continents)
    std::uint16_t country_index = 0; ///< dense number of the country; 0: none
    PlaceIndex admin1 = no_place;    ///< row of the first-order unit it lies in (itself for an ADM1)
    PlaceIndex admin2 = no_place;
    std::uint32_t population = 0; ///< 0: unknown
    std::uint16_t n_names = 0;    ///< number of its names: a stand-in for prominence
    std::string_view pcode;
    std::uint16_t prominence = 0; ///< prior, in points: feature code, population, number of names; orders the hits
};

/// A place whose name is within two edits of what was asked.
struct FuzzyHit {
    NameHit hit;
    int edits = 0;
};

/// How many indexes one gazetteer may be made of.
constexpr std::size_t most_layers = 8;

/// Walks the automaton of names word by word: one step a token, so that text is read once.
class NameCursor {
public:
    /// Feeds one folded word (`text::folded` of a token; words of a name are joined by one space).
    /// \returns false when no name goes on like this; the cursor is dead then.
    bool step(std::string_view folded_word);
    /// Places whose name ends here; empty when none does. Points into the index.
    [[nodiscard]] std::span<const NameHit> hits() const;

private:
    friend class Gazetteer;
    /// Where it stands in one of the indexes.
    struct Spot {
        std::uint32_t at = 0; ///< a node, or a position in the tails where the rest of one name is stored as it is
        bool in_tail = false;
        bool dead = false;
    };

    const void* gazetteer_ = nullptr; ///< its Impl
    bool started_ = false;
    std::array<Spot, most_layers> spots_{};
};

/// One memory-mapped index of places (docs/gazetteer-index.md), or several that are looked up as one. Opening reads the
/// header alone; all views it hands out live as long as it does. Safe to read from several threads.
///
/// Of several indexes the later ones win: a place of theirs stands for an earlier one with its id, and for one of its
/// name and kind a few kilometres off; what it does not state (population, units, country) comes from there, or from
/// the unit that holds it. Units and countries without a common id stay those of the earlier index, whose borders hold.
class Gazetteer {
public:
    /// \throws InputError  The file is absent, truncated, foreign, or of another format version; says what to do.
    static Gazetteer open(const std::filesystem::path& path);
    /// \param paths  One to `most_layers` indexes. \throws UsageError  There are more or none. \throws InputError
    static Gazetteer open(std::span<const std::filesystem::path> paths);

    Gazetteer(Gazetteer&&) noexcept;
    Gazetteer& operator=(Gazetteer&&) noexcept;
    ~Gazetteer();

    [[nodiscard]] std::size_t size() const noexcept; ///< number of places, those that a later index replaces too
    /// Whether a place stands for itself; false: a later index has its id. For loops over all places.
    [[nodiscard]] bool is_current(PlaceIndex place) const noexcept;
    [[nodiscard]] PlaceRow row(PlaceIndex place) const noexcept;
    /// The model's value for a place: names of units and country, P-codes, where_prec and radius from its feature code.
    [[nodiscard]] Place place(PlaceIndex place) const;
    [[nodiscard]] std::optional<PlaceIndex> find_id(std::string_view id) const noexcept;

    /// Places of that very name. \param folded_name  What `text::folded` returned.
    [[nodiscard]] std::span<const NameHit> find(std::string_view folded_name) const noexcept;
    /// Places a name of which has this key. \param key  What `text::variant_key` returned.
    [[nodiscard]] std::span<const NameHit> find_variant(std::string_view key) const noexcept;
    /// Places with a name at most `max_edits` (1 or 2) insertions, deletions, substitutions or swaps away, nearest
    /// first, at most `limit`.
    [[nodiscard]] std::vector<FuzzyHit> find_fuzzy(std::string_view folded_name, int max_edits,
                                                   std::size_t limit) const;
    [[nodiscard]] NameCursor cursor() const noexcept;
    /// The exact written form of an abbreviation.
    [[nodiscard]] std::string_view surface(const NameHit& hit) const noexcept;

    /// Its names in languages, as far as a source tells the language; sorted by language and use, of one language and
    /// use the best first.
    [[nodiscard]] std::vector<LanguageName> names_of(PlaceIndex place) const;
    /// The name to show in a language: neither historic nor colloquial, the preferred one where a source says which.
    /// \param language  ISO 639 ("en", "ar"), or "local": the first language of its country (geodata/languages.tsv)
    ///                  in which a name is known.
    /// \return          Nothing: no source tells one; `PlaceRow::name` is what is left to show.
    [[nodiscard]] std::optional<std::string> name_in(PlaceIndex place, std::string_view language) const;

    /// The first-order unit (row of the ADM1) that holds the point, or the nearest within 25 km; no_place at sea.
    [[nodiscard]] PlaceIndex admin1_at(const LonLat& position) const noexcept;
    /// The second-order unit that holds the point; no_place where none is known.
    [[nodiscard]] PlaceIndex admin2_at(const LonLat& position) const noexcept;
    /// Row of the country (PCL*) by ISO 3166-1 alpha-2, or no_place.
    [[nodiscard]] PlaceIndex country(std::string_view iso2) const noexcept;

    /// The units that have polygons, by row.
    [[nodiscard]] std::vector<PlaceIndex> bordered_units() const;
    /// Polygons of a unit: rings of positions, the first of each polygon outer; empty where there is none.
    [[nodiscard]] std::vector<std::vector<std::vector<LonLat>>> boundary(PlaceIndex unit) const;

    struct Info {
        std::filesystem::path path;
        std::string version; ///< of the data, as the build was told
        std::string sources; ///< names of the source files
        std::uint32_t format_version = 0;
        std::uint64_t bytes = 0;
        std::uint64_t places = 0;
        std::uint64_t names = 0;           ///< distinct folded names
        std::uint64_t language_places = 0; ///< places with names of which the language is known
        std::uint64_t name_bytes = 0;      ///< that the automaton, the variants, the postings and the languages take
        std::uint64_t fuzzy_bytes = 0;     ///< that look-up within two edits takes beyond them
        std::uint64_t boundaries = 0;
        std::uint64_t checksum = 0;
    };
    /// Of each index, in the order they were opened.
    [[nodiscard]] std::vector<Info> infos() const;
    /// Of all together: versions and sources joined, numbers added up, one checksum over theirs; no path for several.
    [[nodiscard]] Info info() const;
    /// Reads the files whole against their checksums. \throws InputError  One differs.
    void verify() const;

    struct Impl;

private:
    explicit Gazetteer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Where the index is when no --gazetteer is given: PLACELINE_GAZETTEER, beside the program, its build or install
/// prefix. \throws InputError  None exists; lists where it looked.
std::filesystem::path default_index_path();

/// A file that is installed with the index ("osmconf.ini"); empty: it is not there.
std::filesystem::path find_data_file(std::string_view name);

} // namespace placeline::gazetteer
