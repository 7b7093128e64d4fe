// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/folded_names.hpp"

#include "base/error.hpp"
#include "gazetteer/parallel.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

namespace placeline::gazetteer {

namespace {

constexpr std::size_t shortest_derived = 3; ///< characters: "al ain" keeps its article in the key, "ain" is a name too

std::size_t code_points(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0U) != 0x80U; }));
}

/// Folds names one after the other into its own entries.
class Folder {
public:
    Folder(const SourceTable& table, const BuildTables& tables, Arena& arena, std::vector<NameEntry>& out)
        : table_{table}, tables_{tables}, arena_{arena}, out_{out}
    {
    }

    void fold(const SourceName& name, std::uint16_t surface)
    {
        folded_.clear();
        text::fold_to(name.text, folded_);
        if (!usable_key(folded_)) {
            return;
        }
        NameHit hit{name.place, name.kind, 0, surface};
        const std::string_view key = arena_.keep(folded_);
        out_.emplace_back(key, hit);
        if (name.kind != NameKind::main && name.kind != NameKind::alternate) {
            return;
        }
        hit.kind = NameKind::without_article;
        const SourcePlace& place = table_.places[name.place];
        const auto derive = [&](std::string_view shorter) {
            if (code_points(shorter) >= shortest_derived && usable_key(shorter)) {
                out_.emplace_back(shorter, hit);
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

private:
    const SourceTable& table_;
    const BuildTables& tables_;
    Arena& arena_;
    std::vector<NameEntry>& out_;
    std::string folded_;
};

} // namespace

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

bool usable_key(std::string_view key)
{
    return code_points(key) >= 2 && key.size() < 1000 && key.find('\0') == std::string_view::npos &&
           !std::all_of(key.begin(), key.end(), [](unsigned char c) { return (c >= '0' && c <= '9') || c == ' '; });
}

FoldedNames fold_names(const SourceTable& table, const BuildTables& tables)
{
    FoldedNames out;
    std::set<std::string_view> written;
    for (const SourceName& name : table.names) {
        if (name.kind == NameKind::abbreviation) {
            written.insert(name.text);
        }
    }
    if (written.size() > 0xFFFF) {
        throw InputError{
            fmt::format("{} different abbreviations, but an index holds 65535; build several", written.size())};
    }
    out.surfaces.assign(written.begin(), written.end());
    std::unordered_map<std::string_view, std::uint16_t> surface_numbers;
    for (const std::string_view text : out.surfaces) {
        surface_numbers.emplace(text, static_cast<std::uint16_t>(surface_numbers.size()));
    }

    const std::size_t n_parts = n_threads();
    const std::size_t n_names = table.places.size() + table.names.size(); // the main names, then the others
    out.arenas.resize(n_parts);
    std::vector<std::vector<NameEntry>> parts(n_parts);
    in_parallel(n_parts, [&](std::size_t part) {
        const std::size_t first = n_names * part / n_parts;
        const std::size_t last = n_names * (part + 1) / n_parts;
        parts[part].reserve((last - first) * 5 / 4);
        Folder folder{table, tables, out.arenas[part], parts[part]};
        for (std::size_t i = first; i < last; ++i) {
            if (i < table.places.size()) {
                folder.fold({table.places[i].name, static_cast<std::uint32_t>(i), NameKind::main}, 0);
                continue;
            }
            const SourceName& name = table.names[i - table.places.size()];
            const auto found =
                name.kind == NameKind::abbreviation ? surface_numbers.find(name.text) : surface_numbers.end();
            folder.fold(name, found != surface_numbers.end() ? found->second : std::uint16_t{0});
        }
        std::sort(parts[part].begin(), parts[part].end(), entry_less);
    });
    out.entries = merged(std::move(parts), entry_less);
    out.entries.erase(
        std::unique(out.entries.begin(), out.entries.end(),
                    [](const NameEntry& a, const NameEntry& b) { return a.hit == b.hit && a.same_key(b); }),
        out.entries.end());
    return out;
}

} // namespace placeline::gazetteer
