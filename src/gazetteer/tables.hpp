// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeline::gazetteer {

/// A line of geodata/feature-codes.tsv.
struct FeatureRule {
    std::uint8_t where_prec = 1;
    std::uint8_t where_prec_across = 1; ///< for a place without a country
    std::uint16_t rank = 0;
    float radius_km = 0.0F; ///< 0: from the population
};

/// The knowledge that the builder puts into an index, read from the tables of geodata/ that are compiled into the
/// program.
class BuildTables {
public:
    /// \throws Error  A table is malformed: a mistake in the project's data that a test finds.
    BuildTables();

    /// The rule of a code, else of its class, else a rule for an unknown spot.
    [[nodiscard]] FeatureRule feature(char feature_class, std::string_view code) const;
    /// ISO 3166-1 alpha-3, or empty.
    [[nodiscard]] std::string_view alpha3(std::string_view alpha2) const;
    /// The folded name without its leading article, or empty when it has none that is usual in the country.
    [[nodiscard]] std::string_view without_article(std::string_view folded_name, std::string_view country) const;
    /// The folded name of an administrative unit without the words for its kind, or empty when it has none.
    [[nodiscard]] std::string_view without_generic(std::string_view folded_name) const;

private:
    std::unordered_map<std::string, FeatureRule> features_; ///< "P.PPLC"
    std::unordered_map<std::string, std::string> alpha3_;
    std::unordered_map<std::string, std::string> articles_; ///< article: " IQ SY ..." or "*"
    std::vector<std::string> before_, after_;               ///< folded, the longest first
};

/// The tables as they are in the source tree, compiled in.
namespace table_text {
extern const std::string_view feature_codes;
extern const std::string_view iso3166;
extern const std::string_view fips;
extern const std::string_view languages;
extern const std::string_view source_kinds;
extern const std::string_view articles;
extern const std::string_view generic_words;
} // namespace table_text

} // namespace placeline::gazetteer
