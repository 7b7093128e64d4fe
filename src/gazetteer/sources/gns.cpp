// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/sources/gns.hpp"

#include "base/error.hpp"
#include "gazetteer/sources/country_codes.hpp"
#include "gazetteer/sources/numbers.hpp"
#include "gazetteer/sources/text_lines.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <unordered_map>
#include <vector>

namespace placeline::gazetteer {

namespace {

enum Column : std::size_t {
    ufi,
    name,
    plain_name,
    latitude,
    longitude,
    code,
    feature_class,
    country,
    admin1,
    kind,
    language,
    population,
    n_columns
};

/// Of each column the names before 2022 and since; the latter are in small letters.
constexpr std::array<std::array<std::string_view, 2>, n_columns> column_names{{{"UFI", "ufi"},
                                                                               {"FULL_NAME_RO", "full_name"},
                                                                               {"FULL_NAME_ND_RO", "full_nm_nd"},
                                                                               {"LAT", "lat_dd"},
                                                                               {"LONG", "long_dd"},
                                                                               {"DSG", "desig_cd"},
                                                                               {"FC", "fc"},
                                                                               {"CC1", "cc_ft"},
                                                                               {"ADM1", "adm1"},
                                                                               {"NT", "nt"},
                                                                               {"LC", "lang_cd"},
                                                                               {"POP", ""}}};
constexpr std::size_t absent = ~std::size_t{0};

struct Layout {
    std::array<std::size_t, n_columns> at{};
    std::size_t n_fields = 0;
    bool old = false;
};

Layout layout_of(std::string_view head)
{
    std::vector<std::string_view> fields;
    split_tabs(head, fields);
    Layout layout;
    layout.old = std::ranges::find(fields, "UFI") != fields.end();
    layout.n_fields = fields.size();
    for (std::size_t column = 0; column < n_columns; ++column) {
        const auto found = std::ranges::find(fields, column_names[column][layout.old ? 0 : 1]);
        layout.at[column] = found == fields.end() ? absent : static_cast<std::size_t>(found - fields.begin());
    }
    return layout;
}

/// How fit a kind of name is to be shown: conventional before approved, then the rest in the Latin alphabet.
int rank_of(std::string_view name_kind)
{
    if (name_kind.starts_with('C')) {
        return 0;
    }
    if (name_kind == "N") {
        return 1;
    }
    return name_kind.ends_with('S') ? 3 : 2; // VS, NS, DS: in the script of the place
}

/// "IQ-AN" and "AN" both occur.
std::string_view without_country(std::string_view code)
{
    const auto dash = code.find('-');
    return dash == 2 || dash == 3 ? code.substr(dash + 1) : code;
}

} // namespace

bool is_gns_head(std::string_view line)
{
    std::vector<std::string_view> fields;
    split_tabs(line, fields);
    const auto has = [&fields](std::string_view column) { return std::ranges::find(fields, column) != fields.end(); };
    return (has("UFI") && has("FULL_NAME_RO")) || (has("ufi") && has("full_name"));
}

void read_gns(std::string_view text, Import& import)
{
    struct Known {
        std::uint32_t place = 0;
        int rank = 0;
    };
    std::unordered_map<std::string_view, Known> known; // by UFI
    const CountryCodes countries;
    std::vector<std::string_view> fields;
    SourceRow row;
    TextLines lines{text, import};
    lines.next();
    const Layout layout = layout_of(lines.line());
    for (const Column needed : {name, latitude, longitude, code, feature_class, country}) {
        if (layout.at[needed] == absent) {
            throw InputError{
                fmt::format("{}: is of the Geographic Names Server, but has no column \"{}\"; download it whole",
                            import.path().string(), column_names[needed][layout.old ? 0 : 1])};
        }
    }
    const auto field = [&](Column column) {
        return layout.at[column] == absent ? std::string_view{} : fields[layout.at[column]];
    };
    while (lines.next()) {
        import.begin_row(lines.number());
        split_tabs(lines.line(), fields);
        if (fields.size() != layout.n_fields) {
            import.reject(fmt::format("has {} columns; expected {}", fields.size(), layout.n_fields));
            continue;
        }
        if (field(ufi).empty() || field(name).empty()) {
            import.reject(field(ufi).empty() ? "has no UFI" : "has no name");
            continue;
        }
        const int rank = rank_of(field(kind));
        if (const auto found = known.find(field(ufi)); found != known.end()) {
            if (rank < found->second.rank) {
                import.set_main_name(found->second.place, field(name));
                found->second.rank = rank;
            } else {
                import.take_name(found->second.place, {.text = field(name), .language = field(language)});
            }
            import.take_name(found->second.place, {.text = field(plain_name)});
            continue;
        }
        row.position = import.position(field(latitude), field(longitude));
        if (!row.position) {
            continue;
        }
        row.id = import.keep("gns:" + std::string{field(ufi)});
        row.name = field(name);
        row.feature_class = field(feature_class).empty() ? ' ' : field(feature_class).front();
        row.feature_code = field(code);
        const auto codes = field(country).substr(0, field(country).find(',')); // on a border several
        row.country = layout.old ? countries.of_fips(codes) : countries.alpha2(codes);
        row.admin1_code = without_country(field(admin1)) == "00" ? std::string_view{} : without_country(field(admin1));
        row.population = people(field(population));
        row.names.assign(1, {.text = field(plain_name)});
        if (const auto place = import.take(row)) {
            known.emplace(field(ufi), Known{*place, rank});
        }
    }
}

} // namespace placeline::gazetteer
