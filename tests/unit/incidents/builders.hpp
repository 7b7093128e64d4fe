// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "incidents/figures.hpp"
#include "incidents/merge.hpp"
#include "model/incident.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace placeline::tests {

inline Day day(std::string_view iso)
{
    return *parse_iso_day(iso);
}

inline DateRange on(std::string_view iso)
{
    return {.start = day(iso), .end = day(iso), .prec = 1, .from = DateSource::text};
}

/// A claim built in one line: killed(4).said_by("the ministry", Attribution::health).
class Said {
public:
    Said(Measure measure, std::uint32_t number)
    {
        claim_.measure = measure;
        claim_.bounds = {.low = number, .high = number, .value = number};
    }
    Said& more_than() { return open(Qualifier::more_than); }
    Said& at_least() { return open(Qualifier::at_least); }
    Said& about()
    {
        claim_.qualifier = Qualifier::about;
        return *this;
    }
    Said& up_to()
    {
        claim_.qualifier = Qualifier::up_to;
        claim_.bounds.low = 0;
        claim_.bounds.value.reset();
        return *this;
    }
    Said& fewer_than()
    {
        up_to();
        claim_.qualifier = Qualifier::fewer_than;
        return *this;
    }
    Said& vague()
    {
        claim_.qualifier = Qualifier::vague;
        claim_.bounds.high.reset();
        claim_.bounds.value.reset();
        return *this;
    }
    Said& to(std::uint32_t high)
    {
        claim_.qualifier = Qualifier::range;
        claim_.bounds.high = high;
        claim_.bounds.value = (*claim_.bounds.low + high) / 2;
        return *this;
    }
    Said& group(std::string name)
    {
        claim_.group = std::move(name);
        return *this;
    }
    Said& said_by(std::string speaker, Attribution kind)
    {
        claim_.attributed_to = std::move(speaker);
        claim_.attribution = kind;
        return *this;
    }
    Said& stance(Stance stance)
    {
        claim_.stance = stance;
        return *this;
    }
    /// The counted phrase, and the sentence around it.
    Said& in_words(std::string words, std::string quote)
    {
        claim_.value_text = std::move(words);
        claim_.quote_text = std::move(quote);
        return *this;
    }
    Said& retelling()
    {
        claim_.retelling = true;
        return *this;
    }
    Said& supersedes()
    {
        claim_.supersedes = true;
        return *this;
    }
    Said& outdated()
    {
        claim_.outdated = true;
        return *this;
    }
    Said& of_opponents()
    {
        claim_.of_opponents = true;
        return *this;
    }
    Said& part_of(std::uint32_t total)
    {
        claim_.part_of = total;
        claim_.scope = Scope::part;
        return *this;
    }
    Said& in_sum(std::uint32_t group)
    {
        claim_.sum_group = group;
        claim_.scope = Scope::part;
        return *this;
    }
    Said& shared(std::string group)
    {
        claim_.scope = Scope::shared;
        claim_.share_group = std::move(group);
        return *this;
    }
    /// The source, and the report it is in; a source's reports differ by their day.
    Said& from(std::string source, std::string published = "2024-02-03")
    {
        source_ = std::move(source);
        published_ = std::move(published);
        return *this;
    }

    [[nodiscard]] const Claim& claim() const { return claim_; }
    [[nodiscard]] const std::string& source() const { return source_; }
    [[nodiscard]] const std::string& published() const { return published_; }

private:
    Said& open(Qualifier qualifier)
    {
        claim_.qualifier = qualifier;
        claim_.bounds.high.reset();
        return *this;
    }
    Claim claim_;
    std::string source_ = "wire";
    std::string published_ = "2024-02-03";
};

inline Said killed(std::uint32_t number)
{
    return {Measure::killed, number};
}
inline Said injured(std::uint32_t number)
{
    return {Measure::injured, number};
}
inline Said strikes(std::uint32_t number)
{
    return {Measure::strikes, number};
}

/// Claims with the statements that view them; `part_of` counts among the claims of one report as given.
class Told {
public:
    Told(std::initializer_list<Said> said)
    {
        for (const Said& one : said) {
            add(one);
        }
    }
    void add(const Said& one)
    {
        claims.push_back(one.claim());
        claims.back().id = fmt::format("c{}", claims.size());
        names_.push_back(one.source());
        const std::string& source = names_.back();
        names_.push_back(one.published());
        const std::string& published = names_.back();
        names_.push_back(source + "/" + published);
        const std::string& report = names_.back();
        std::uint32_t index = 0;
        for (const incidents::Statement& earlier : statements) {
            index += earlier.report == report ? 1U : 0U;
        }
        statements.push_back({.claim = &claims.back(),
                              .report = report,
                              .source = source,
                              .told = parse_iso_day(published),
                              .published = published,
                              .index = index});
    }
    incidents::Reckoning reckoned(incidents::BestRule rule = incidents::BestRule::contract)
    {
        return incidents::reckon(statements, rule);
    }
    Count count(incidents::BestRule rule = incidents::BestRule::contract) { return reckoned(rule).count; }
    [[nodiscard]] std::vector<bool> counted() const
    {
        std::vector<bool> flags;
        for (const Claim& claim : claims) {
            flags.push_back(claim.counted);
        }
        return flags;
    }
    [[nodiscard]] std::vector<bool> standing() const
    {
        std::vector<bool> flags;
        for (const Claim& claim : claims) {
            flags.push_back(claim.standing);
        }
        return flags;
    }

    std::deque<Claim> claims;
    std::vector<incidents::Statement> statements;

private:
    std::deque<std::string> names_;
};

inline Place town(std::string id, double lat, double lon, std::string country = "XA", std::string admin1 = "North")
{
    Place place;
    place.id = std::move(id);
    place.name = place.id;
    place.position = {.lon_deg = lon, .lat_deg = lat};
    place.feature_class = 'P';
    place.feature_code = "PPL";
    place.country = std::move(country);
    place.admin1 = std::move(admin1);
    place.where_prec = 1;
    place.radius_km = 5.0;
    return place;
}

inline Place area(std::string id, int where_prec, double lat, double lon, std::string country = "XA")
{
    Place place = town(std::move(id), lat, lon, std::move(country), "");
    place.feature_class = 'A';
    place.feature_code = where_prec == 6 ? "PCLI" : "ADM1";
    place.where_prec = where_prec;
    place.radius_km = 300.0;
    return place;
}

} // namespace placeline::tests

namespace Catch {

template <>
struct StringMaker<placeline::Count> {
    static std::string convert(const placeline::Count& count)
    {
        const auto text = [](const std::optional<std::uint32_t>& number) {
            return number ? std::to_string(*number) : std::string{"null"};
        };
        return text(count.low) + "/" + text(count.best) + "/" + text(count.high);
    }
};

} // namespace Catch
