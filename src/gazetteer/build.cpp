// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/build.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/output_file.hpp"
#include "gazetteer/boundaries.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/index_view.hpp"
#include "gazetteer/source.hpp"
#include "gazetteer/tables.hpp"
#include "gazetteer/trie.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <numbers>
#include <numeric>
#include <set>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace placeline::gazetteer {

namespace {

/// Runs `work(part)` for each part of [0, n_parts), each on a thread of its own; passes the first exception on.
template <typename Work>
void in_parallel(std::size_t n_parts, Work work)
{
    std::vector<std::exception_ptr> errors(n_parts);
    {
        std::vector<std::jthread> threads;
        for (std::size_t part = 0; part < n_parts; ++part) {
            threads.emplace_back([&, part] {
                try {
                    work(part);
                } catch (const std::exception&) {
                    errors[part] = std::current_exception();
                }
            });
        }
    }
    for (const auto& error : errors) {
        if (error) {
            std::rethrow_exception(error);
        }
    }
}

std::size_t n_threads()
{
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

/// Keeps strings where they are until the end of the build.
class Arena {
public:
    std::string_view keep(std::string_view text)
    {
        if (text.size() > left_) {
            left_ = std::max<std::size_t>(text.size(), std::size_t{1} << 20U);
            blocks_.push_back(std::make_unique<char[]>(left_));
            next_ = blocks_.back().get();
        }
        std::memcpy(next_, text.data(), text.size());
        const std::string_view kept{next_, text.size()};
        next_ += text.size();
        left_ -= text.size();
        return kept;
    }

private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
};

/// Strings of the index, each stored once.
class StringPool {
public:
    StringPool() { add({}); } // offset 0 is the empty string

    std::uint32_t add(std::string_view text)
    {
        const auto [found, fresh] = offsets_.try_emplace(text, static_cast<std::uint32_t>(bytes_.size()));
        if (fresh) {
            const auto length = static_cast<std::uint16_t>(text.size()); // source.cpp lets no longer one in
            std::array<char, 2> prefix{};
            std::memcpy(prefix.data(), &length, prefix.size());
            bytes_.append(prefix.data(), prefix.size());
            bytes_.append(text);
        }
        return found->second;
    }
    [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

private:
    std::string bytes_;
    std::unordered_map<std::string_view, std::uint32_t> offsets_; ///< views into the sources, which outlive the pool
};

/// A folded name of one place, to be sorted: `head` holds the first eight bytes so that most comparisons touch no
/// string.
struct NameEntry {
    std::uint64_t head = 0;
    std::string_view key;
    NameHit hit;

    NameEntry(std::string_view key_, NameHit hit_) : key{key_}, hit{hit_}
    {
        std::array<unsigned char, 8> bytes{};
        std::memcpy(bytes.data(), key.data(), std::min(key.size(), bytes.size()));
        for (const unsigned char byte : bytes) {
            head = head << 8U | byte;
        }
    }
};

bool key_less(const NameEntry& a, const NameEntry& b)
{
    return a.head != b.head ? a.head < b.head : a.key < b.key;
}

bool entry_less(const NameEntry& a, const NameEntry& b)
{
    if (a.head != b.head) {
        return a.head < b.head;
    }
    if (const int order = a.key.compare(b.key); order != 0) {
        return order < 0;
    }
    return std::tie(a.hit.place, a.hit.kind, a.hit.surface) < std::tie(b.hit.place, b.hit.kind, b.hit.surface);
}

template <typename T, typename Less>
void sort_in_parallel(std::vector<T>& values, Less less)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    in_parallel(2, [&](std::size_t part) {
        part == 0 ? std::sort(values.begin(), middle, less) : std::sort(middle, values.end(), less);
    });
    std::inplace_merge(values.begin(), middle, values.end(), less);
}

std::size_t code_points(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0U) != 0x80U; }));
}

bool usable_key(std::string_view key)
{
    return code_points(key) >= 2 && key.size() < 1000 && key.find('\0') == std::string_view::npos &&
           !std::all_of(key.begin(), key.end(), [](unsigned char c) { return (c >= '0' && c <= '9') || c == ' '; });
}

constexpr std::size_t shortest_derived = 3; ///< characters: "al ain" keeps its article in the key, "ain" is a name too

/// Points that a hit loses against the place's prominence because of how the name belongs to it.
constexpr std::array<int, 5> kind_penalty{0, 3, 25, 0, 4};

class Builder {
public:
    Builder(const BuildOptions& options, Diagnostics& diagnostics) : options_{options}, diagnostics_{diagnostics} {}

    BuildSummary build()
    {
        check_output(options_.output, options_.overwrite);
        if (options_.sources.empty()) {
            throw UsageError{"gazetteer build: no source given; name at least one file"};
        }
        for (const auto& source : options_.sources) {
            table_.read(source, diagnostics_);
        }
        table_.finish(diagnostics_);
        number_places();
        units_ = read_boundaries(
            options_.boundaries, [this](std::string_view id) { return row_of_id(id); }, diagnostics_);
        resolve_hierarchy();
        measure_countries();
        fold_names();
        rank_places();
        auto keys = enter_names();
        const std::size_t n_names = keys.size();
        TrieParts reverse;
        TrieParts forward;
        in_parallel(2, [&](std::size_t part) {
            if (part == 0) {
                reverse = reversed_trie(keys);
            } else {
                forward = build_trie(keys);
                hash_variants();
            }
        });
        return write(forward, reverse, n_names);
    }

private:
    [[nodiscard]] std::optional<std::uint32_t> row_of_id(std::string_view id) const
    {
        const auto found =
            std::lower_bound(order_.begin(), order_.end(), id,
                             [this](std::uint32_t source, std::string_view i) { return table_.places[source].id < i; });
        if (found == order_.end() || table_.places[*found].id != id) {
            return std::nullopt;
        }
        return static_cast<std::uint32_t>(found - order_.begin());
    }

    [[nodiscard]] const SourcePlace& source(std::uint32_t row) const { return table_.places[order_[row]]; }

    /// Rows are sorted by id, so that an id is found by bisection and the same places give the same bytes.
    void number_places()
    {
        order_.resize(table_.places.size());
        std::iota(order_.begin(), order_.end(), 0U);
        std::sort(order_.begin(), order_.end(),
                  [this](std::uint32_t a, std::uint32_t b) { return table_.places[a].id < table_.places[b].id; });
        row_of_source_.resize(order_.size());
        for (std::uint32_t row = 0; row < order_.size(); ++row) {
            row_of_source_[order_[row]] = row;
        }

        std::set<std::string_view> codes;
        std::set<std::pair<char, std::string_view>> kinds;
        for (const SourcePlace& place : table_.places) {
            codes.insert(place.country);
            kinds.insert({place.feature_class, place.feature_code});
        }
        codes.insert(std::string_view{});
        std::map<std::string_view, std::uint16_t> country_numbers;
        for (const std::string_view code : codes) {
            country_numbers.emplace(code, static_cast<std::uint16_t>(countries_.size()));
            auto& record = countries_.emplace_back();
            record = {{}, {}, {}, no_place, 0.0F};
            std::copy(code.begin(), code.end(), record.alpha2.begin());
            const std::string_view alpha3 = tables_.alpha3(code);
            std::copy_n(alpha3.begin(), std::min<std::size_t>(alpha3.size(), 3), record.alpha3.begin());
        }
        std::map<std::pair<char, std::string_view>, std::uint16_t> feature_numbers;
        for (const auto& [feature_class, code] : kinds) {
            feature_numbers.emplace(std::pair{feature_class, code}, static_cast<std::uint16_t>(features_.size()));
            const FeatureRule rule = tables_.feature(feature_class, code);
            auto& record = features_.emplace_back();
            record = {feature_class, {}, rule.where_prec, rule.where_prec_across, rule.rank, rule.radius_km};
            std::copy(code.begin(), code.end(), record.code.begin());
        }

        records_.reserve(order_.size());
        for (std::uint32_t row = 0; row < order_.size(); ++row) {
            const SourcePlace& place = source(row);
            format::PlaceRecord record{};
            record.lon_e7 = place.lon_e7;
            record.lat_e7 = place.lat_e7;
            record.id = strings_.add(place.id);
            record.name = strings_.add(place.name);
            record.pcode = strings_.add(place.pcode);
            record.admin1 = no_place;
            record.admin2 = no_place;
            record.population = place.population;
            record.country = country_numbers.at(place.country);
            record.feature = feature_numbers.at({place.feature_class, place.feature_code});
            records_.push_back(record);
        }
    }

    /// Units from codes; where a row has none, from the boundary that holds its point, if the country agrees.
    void resolve_hierarchy()
    {
        std::unordered_map<std::string, std::uint32_t> first_order;
        std::unordered_map<std::string, std::uint32_t> second_order;
        const auto enter = [&](auto& units, std::string key, std::uint32_t row) {
            const auto [found, fresh] = units.try_emplace(std::move(key), row);
            if (!fresh && source(row).population > source(found->second).population) {
                found->second = row; // two rows claim one code: the larger is the unit, the other a namesake
            }
        };
        for (std::uint32_t row = 0; row < records_.size(); ++row) {
            const SourcePlace& place = source(row);
            if (place.feature_class != 'A' || place.country.empty() || place.admin1_code.empty()) {
                continue;
            }
            if (place.feature_code == "ADM1") {
                enter(first_order, first_order_key(place), row);
            } else if (place.feature_code == "ADM2" && !place.admin2_code.empty()) {
                enter(second_order, second_order_key(place), row);
            }
        }
        const UnitView units = units_.view();
        for (std::uint32_t row = 0; row < records_.size(); ++row) {
            const SourcePlace& place = source(row);
            format::PlaceRecord& record = records_[row];
            if (place.feature_code == "ADM1") {
                record.admin1 = row;
                continue;
            }
            if (place.country.empty() || place.feature_code.starts_with("PCL")) {
                continue;
            }
            if (!place.admin1_code.empty()) {
                if (const auto found = first_order.find(first_order_key(place)); found != first_order.end()) {
                    record.admin1 = found->second;
                }
                if (const auto found = second_order.find(second_order_key(place)); found != second_order.end()) {
                    record.admin2 = found->second;
                }
            }
            if (record.admin1 == no_place && features_[record.feature].where_prec <= 3) {
                const std::uint32_t unit = units.unit_at(place.lon_e7, place.lat_e7);
                if (unit != no_unit && records_[units.units[unit].place].country == record.country) {
                    record.admin1 = units.units[unit].place;
                }
            }
        }
    }

    static std::string first_order_key(const SourcePlace& place)
    {
        return fmt::format("{}.{}", place.country, place.admin1_code);
    }
    static std::string second_order_key(const SourcePlace& place)
    {
        return fmt::format("{}.{}.{}", place.country, place.admin1_code, place.admin2_code);
    }

    void measure_countries()
    {
        for (std::uint32_t row = 0; row < records_.size(); ++row) {
            const SourcePlace& place = source(row);
            if (place.country.empty() || !place.feature_code.starts_with("PCL") || place.feature_code == "PCLH") {
                continue;
            }
            format::CountryRecord& country = countries_[records_[row].country];
            const auto strength = [&](std::uint32_t r) {
                return std::tuple{source(r).feature_code == "PCLI", features_[records_[r].feature].rank,
                                  source(r).population};
            };
            if (country.place == no_place || strength(row) > strength(country.place)) {
                country.place = row;
            }
        }
        std::vector<double> area_km2(countries_.size(), 0.0);
        for (std::size_t unit = 0; unit < units_.units.size(); ++unit) {
            area_km2[records_[units_.units[unit].place].country] += units_.area_km2[unit];
        }
        for (std::size_t country = 1; country < countries_.size(); ++country) {
            countries_[country].radius_km = static_cast<float>(std::sqrt(area_km2[country] / std::numbers::pi));
        }
    }

    /// Fills `entries_`, sorted by key, without doubles.
    void fold_names()
    {
        for (std::uint32_t i = 0; i < table_.places.size(); ++i) {
            table_.names.push_back({table_.places[i].name, i, NameKind::main});
        }
        std::set<std::string_view> written;
        for (const SourceName& name : table_.names) {
            if (name.kind == NameKind::abbreviation) {
                written.insert(name.text);
            }
        }
        if (written.size() > 0xFFFF) {
            throw InputError{fmt::format("{} different abbreviations; an index holds 65535", written.size())};
        }
        std::unordered_map<std::string_view, std::uint16_t> surface_numbers;
        for (const std::string_view text : written) {
            surface_numbers.emplace(text, static_cast<std::uint16_t>(surfaces_.size()));
            surfaces_.push_back(strings_.add(text));
        }

        const std::size_t n_parts = n_threads();
        arenas_.resize(n_parts);
        std::vector<std::vector<NameEntry>> parts(n_parts);
        in_parallel(n_parts, [&](std::size_t part) {
            const std::size_t first = table_.names.size() * part / n_parts;
            const std::size_t last = table_.names.size() * (part + 1) / n_parts;
            parts[part].reserve((last - first) * 5 / 4);
            for (std::size_t i = first; i < last; ++i) {
                const SourceName& name = table_.names[i];
                const auto found =
                    name.kind == NameKind::abbreviation ? surface_numbers.find(name.text) : surface_numbers.end();
                const std::uint16_t surface = found != surface_numbers.end() ? found->second : std::uint16_t{0};
                fold_name(name, surface, arenas_[part], parts[part]);
            }
        });
        for (auto& part : parts) {
            entries_.insert(entries_.end(), part.begin(), part.end());
            part = {};
        }
        sort_in_parallel(entries_, entry_less);
        // Of one place's kinds for one key the strongest stays, and each written form of an abbreviation.
        const auto same = [](const NameEntry& a, const NameEntry& b) {
            return a.hit.place == b.hit.place && a.head == b.head && a.key == b.key &&
                   (b.hit.kind != NameKind::abbreviation ||
                    (a.hit.kind == b.hit.kind && a.hit.surface == b.hit.surface));
        };
        entries_.erase(std::unique(entries_.begin(), entries_.end(), same), entries_.end());
    }

    void fold_name(const SourceName& name, std::uint16_t surface, Arena& arena, std::vector<NameEntry>& out) const
    {
        thread_local std::string folded;
        folded.clear();
        text::fold_to(name.text, folded);
        if (!usable_key(folded)) {
            return;
        }
        NameHit hit{row_of_source_[name.place], name.kind, 0, surface};
        const std::string_view key = arena.keep(folded);
        out.emplace_back(key, hit);
        if (name.kind != NameKind::main && name.kind != NameKind::alternate) {
            return;
        }
        hit.kind = NameKind::without_article;
        const SourcePlace& place = table_.places[name.place];
        const auto derive = [&](std::string_view shorter) {
            if (code_points(shorter) >= shortest_derived && usable_key(shorter)) {
                out.emplace_back(shorter, hit);
            }
        };
        derive(tables_.without_article(key, place.country));
        if (place.feature_class == 'A') {
            if (const std::string_view bare = tables_.without_generic(key); !bare.empty()) {
                derive(bare);
                derive(tables_.without_article(bare, place.country));
            }
        }
    }

    /// Prior of a place, in points: its feature code, 6 for each power of ten of its people, 5 for each doubling of its
    /// names.
    void rank_places()
    {
        std::vector<std::uint32_t> n_names(records_.size(), 0);
        for (const NameEntry& entry : entries_) {
            n_names[entry.hit.place] +=
                entry.hit.kind == NameKind::main || entry.hit.kind == NameKind::alternate ? 1 : 0;
        }
        for (std::uint32_t row = 0; row < records_.size(); ++row) {
            format::PlaceRecord& record = records_[row];
            record.n_names = static_cast<std::uint16_t>(std::min(n_names[row], 0xFFFFU));
            const double points = features_[record.feature].rank + 6.0 * std::log10(1.0 + record.population) +
                                  5.0 * std::log2(1.0 + record.n_names);
            record.prominence = static_cast<std::uint16_t>(std::lround(points));
        }
    }

    [[nodiscard]] int strength(const NameHit& hit) const
    {
        return records_[hit.place].prominence - kind_penalty[static_cast<std::size_t>(hit.kind)];
    }

    /// Sorts the hits of one key and enters them. \returns Their place in the postings; lists that are alike share one.
    std::uint32_t add_posting(std::vector<NameHit>& hits)
    {
        std::sort(hits.begin(), hits.end(), [this](const NameHit& a, const NameHit& b) {
            const int strength_a = strength(a);
            const int strength_b = strength(b);
            return std::tie(strength_b, a.place, a.kind, a.surface) < std::tie(strength_a, b.place, b.kind, b.surface);
        });
        hits.back().flags = last_hit;
        const auto fresh = static_cast<std::uint32_t>(postings_.size());
        if (hits.size() == 1) {
            const auto [found, is_new] =
                single_postings_.try_emplace(std::bit_cast<std::uint64_t>(hits.front()), fresh);
            if (is_new) {
                postings_.push_back(hits.front());
            }
            return found->second;
        }
        const std::string_view bytes{reinterpret_cast<const char*>(hits.data()), hits.size() * sizeof(NameHit)};
        const auto [found, is_new] = long_postings_.try_emplace(std::string{bytes}, fresh);
        if (is_new) {
            postings_.insert(postings_.end(), hits.begin(), hits.end());
        }
        return found->second;
    }

    /// Fills postings and variant keys. \returns The folded names with their postings, sorted.
    std::vector<TrieKey> enter_names()
    {
        std::vector<TrieKey> keys;
        keys.reserve(entries_.size());
        std::vector<std::uint32_t> groups; // first entry of each key
        groups.reserve(entries_.size());
        std::vector<NameHit> hits;
        for (std::size_t first = 0; first < entries_.size();) {
            hits.clear();
            std::size_t last = first;
            for (; last < entries_.size() && entries_[last].head == entries_[first].head &&
                   entries_[last].key == entries_[first].key;
                 ++last) {
                hits.push_back(entries_[last].hit);
            }
            groups.push_back(static_cast<std::uint32_t>(first));
            keys.push_back({entries_[first].key, add_posting(hits)});
            first = last;
        }
        groups.push_back(static_cast<std::uint32_t>(entries_.size()));
        enter_variants(keys, groups);
        return keys;
    }

    void enter_variants(const std::vector<TrieKey>& keys, const std::vector<std::uint32_t>& groups)
    {
        std::vector<NameEntry> variants; // the hit's place is the number of the key
        const std::size_t n_parts = n_threads();
        std::vector<std::vector<NameEntry>> parts(n_parts);
        in_parallel(n_parts, [&](std::size_t part) {
            const std::size_t first = keys.size() * part / n_parts;
            const std::size_t last = keys.size() * (part + 1) / n_parts;
            parts[part].reserve(last - first);
            for (std::size_t i = first; i < last; ++i) {
                const bool spelt =
                    std::any_of(entries_.begin() + groups[i], entries_.begin() + groups[i + 1], in_variants);
                if (!spelt) {
                    continue;
                }
                const std::string variant = text::variant_key(keys[i].key);
                if (code_points(variant) >= 2 && usable_key(variant)) {
                    parts[part].emplace_back(arenas_[part].keep(variant), NameHit{static_cast<std::uint32_t>(i)});
                }
            }
        });
        for (auto& part : parts) {
            variants.insert(variants.end(), part.begin(), part.end());
            part = {};
        }
        sort_in_parallel(variants, entry_less);

        std::vector<NameHit> hits;
        std::size_t exact = 0;
        for (std::size_t first = 0; first < variants.size();) {
            hits.clear();
            std::size_t last = first;
            for (; last < variants.size() && variants[last].key == variants[first].key; ++last) {
                const std::uint32_t key = variants[last].hit.place;
                for (std::uint32_t i = groups[key]; i < groups[key + 1]; ++i) {
                    if (in_variants(entries_[i])) {
                        hits.push_back(entries_[i].hit);
                    }
                }
            }
            std::sort(hits.begin(), hits.end(), [](const NameHit& a, const NameHit& b) {
                return std::tie(a.place, a.kind) < std::tie(b.place, b.kind);
            });
            hits.erase(std::unique(hits.begin(), hits.end(),
                                   [](const NameHit& a, const NameHit& b) { return a.place == b.place; }),
                       hits.end());
            const std::uint32_t posting = add_posting(hits);
            while (exact < keys.size() && keys[exact].key < variants[first].key) {
                ++exact;
            }
            if (exact == keys.size() || keys[exact].key != variants[first].key || keys[exact].posting != posting) {
                variant_keys_.push_back({variants[first].key, posting});
            }
            first = last;
        }
    }

    /// Lays the variant keys out by their hashes. Of two with one hash, which may never happen, the first counts.
    void hash_variants()
    {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> hashed;
        hashed.reserve(variant_keys_.size());
        for (const TrieKey& key : variant_keys_) {
            hashed.emplace_back(variant_hash(key.key), key.posting);
        }
        std::sort(hashed.begin(), hashed.end());
        const std::size_t n_buckets = std::bit_ceil(std::max<std::size_t>(1, hashed.size() / 4)); // some 4 in each
        variant_buckets_.reserve(n_buckets + 1);
        for (const auto& [hash, posting] : hashed) {
            while (variant_buckets_.size() <= variant_bucket(hash, n_buckets)) {
                variant_buckets_.push_back(static_cast<std::uint32_t>(variants_.size()));
            }
            variants_.push_back({static_cast<std::uint32_t>(hash), posting});
        }
        variant_buckets_.resize(n_buckets + 1, static_cast<std::uint32_t>(variants_.size()));
    }

    /// Abbreviations match as they are written, and words for a people are no spellings of the place.
    static bool in_variants(const NameEntry& entry)
    {
        return entry.hit.kind != NameKind::abbreviation && entry.hit.kind != NameKind::demonym;
    }

    /// The names read backwards, character by character, for look-up within two edits.
    static TrieParts reversed_trie(const std::vector<TrieKey>& keys)
    {
        Arena arena;
        std::vector<NameEntry> entries;
        entries.reserve(keys.size());
        std::string backwards;
        for (const TrieKey& key : keys) {
            backwards.clear();
            for (std::size_t end = key.key.size(); end > 0;) {
                std::size_t start = end - 1;
                while (start > 0 && (static_cast<unsigned char>(key.key[start]) & 0xC0U) == 0x80U) {
                    --start;
                }
                backwards.append(key.key.substr(start, end - start));
                end = start;
            }
            entries.emplace_back(arena.keep(backwards), NameHit{key.posting});
        }
        std::sort(entries.begin(), entries.end(), key_less);
        std::vector<TrieKey> reversed;
        reversed.reserve(entries.size());
        for (const NameEntry& entry : entries) {
            reversed.push_back({entry.key, entry.hit.place});
        }
        return build_trie(reversed);
    }

    BuildSummary write(const TrieParts& forward, const TrieParts& reverse, std::size_t n_names)
    {
        if (forward.tails.size() >= trie::leaf || forward.nodes.size() >= trie::leaf ||
            postings_.size() >= trie::leaf || strings_.bytes().size() > 0xFFFFFFFFU) {
            throw InputError{"the sources hold more names than one index can; build several"};
        }
        std::string meta = options_.data_version;
        meta.push_back('\0');
        for (const auto& source : options_.sources) {
            meta += (&source == &options_.sources.front() ? "" : ", ") + source.filename().string();
        }
        meta.push_back('\0');

        std::array<std::string_view, format::n_sections> sections{};
        const auto bytes_of = [](const auto& values) {
            return std::string_view{reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0])};
        };
        sections[format::meta] = meta;
        sections[format::strings] = strings_.bytes();
        sections[format::places] = bytes_of(records_);
        sections[format::features] = bytes_of(features_);
        sections[format::countries] = bytes_of(countries_);
        sections[format::trie] = bytes_of(forward.nodes);
        sections[format::first_label] = bytes_of(forward.first_label);
        sections[format::next_label] = bytes_of(forward.next_label);
        sections[format::tails] = forward.tails;
        sections[format::postings] = bytes_of(postings_);
        sections[format::surfaces] = bytes_of(surfaces_);
        sections[format::variants] = bytes_of(variants_);
        sections[format::variant_buckets] = bytes_of(variant_buckets_);
        sections[format::units] = bytes_of(units_.units);
        sections[format::polygons] = bytes_of(units_.polygons);
        sections[format::rings] = bytes_of(units_.rings);
        sections[format::vertices] = bytes_of(units_.vertices);
        sections[format::grid] = bytes_of(units_.cells);
        sections[format::cells] = bytes_of(units_.lists);
        sections[format::reverse_trie] = bytes_of(reverse.nodes);
        sections[format::reverse_first_label] = bytes_of(reverse.first_label);
        sections[format::reverse_next_label] = bytes_of(reverse.next_label);
        sections[format::reverse_tails] = reverse.tails;

        constexpr std::string_view padding{"\0\0\0\0\0\0\0", 7};
        format::Header header{};
        header.magic = format::magic;
        header.version = format::version;
        header.byte_order = format::byte_order_mark;
        header.n_names = n_names;
        header.n_sections = format::n_sections;
        std::uint64_t offset = sizeof header;
        std::uint64_t checksum = fnv1a({});
        for (std::size_t i = 0; i < sections.size(); ++i) {
            header.sections[i] = {offset, sections[i].size()};
            const std::size_t pad = (8 - sections[i].size() % 8) % 8;
            checksum = fnv1a(padding.substr(0, pad), fnv1a(sections[i], checksum));
            offset += sections[i].size() + pad;
        }
        header.file_size = offset;
        header.body_checksum = checksum;
        header.header_checksum =
            fnv1a({reinterpret_cast<const char*>(&header), offsetof(format::Header, header_checksum)});

        OutputFile file{options_.output, options_.overwrite};
        file.write({reinterpret_cast<const char*>(&header), sizeof header});
        for (const std::string_view section : sections) {
            file.write(section);
            file.write(padding.substr(0, (8 - section.size() % 8) % 8));
        }
        file.commit();
        return {table_.rows, table_.rejected, records_.size(), n_names, offset};
    }

    const BuildOptions& options_;
    Diagnostics& diagnostics_;
    BuildTables tables_;
    SourceTable table_;
    std::vector<std::uint32_t> order_;         ///< source number of each row
    std::vector<std::uint32_t> row_of_source_; ///< and back
    std::vector<format::PlaceRecord> records_;
    std::vector<format::FeatureRecord> features_;
    std::vector<format::CountryRecord> countries_;
    std::vector<std::uint32_t> surfaces_;
    StringPool strings_;
    UnitParts units_;
    std::vector<Arena> arenas_;
    std::vector<NameEntry> entries_;
    std::vector<NameHit> postings_;
    std::unordered_map<std::uint64_t, std::uint32_t> single_postings_;
    std::unordered_map<std::string, std::uint32_t> long_postings_;
    std::vector<TrieKey> variant_keys_; ///< sorted
    std::vector<format::VariantRecord> variants_;
    std::vector<std::uint32_t> variant_buckets_;
};

} // namespace

BuildSummary build_index(const BuildOptions& options, Diagnostics& diagnostics)
{
    return Builder{options, diagnostics}.build();
}

} // namespace placeline::gazetteer
