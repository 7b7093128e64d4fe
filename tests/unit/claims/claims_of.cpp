// SPDX-License-Identifier: Apache-2.0
#include "claims_of.hpp"

namespace placeline::claims {

namespace {

std::string number_of(const Claim& claim)
{
    const auto low = std::to_string(claim.bounds.low.value_or(0));
    const auto high = std::to_string(claim.bounds.high.value_or(0));
    switch (claim.qualifier) {
    case Qualifier::exact:
        return low;
    case Qualifier::about:
        return "~" + low;
    case Qualifier::at_least:
        return ">=" + low;
    case Qualifier::more_than:
        return ">" + low;
    case Qualifier::up_to:
        return "<=" + high;
    case Qualifier::fewer_than:
        return "<" + high;
    case Qualifier::range:
        return low + "-" + high;
    case Qualifier::vague:
        return low + "+";
    }
    return {};
}

std::string short_form(const Claim& claim)
{
    return std::string{to_string(claim.measure)} + " " + number_of(claim);
}

std::string stance_of(const Claim& claim)
{
    return claim.stance == Stance::asserts ? "" : claim.stance == Stance::denies ? " denied" : " unconfirmed";
}

template <typename Text>
Strings each_claim(std::string_view text, Text text_of)
{
    Strings all;
    for (const auto& claim : facts_of(text).claims) {
        all.push_back(text_of(claim));
    }
    return all;
}

} // namespace

ReportFacts facts_of(std::string_view text)
{
    Report report;
    report.id = "test";
    report.text = text;
    report.published = "2024-05-15";
    report.published_day = parse_iso_day(report.published);
    return find_claims(report, text::analyse(report.text));
}

Strings numbers(std::string_view text)
{
    return each_claim(text, [](const Claim& claim) {
        auto line = short_form(claim);
        if (!claim.group.empty()) {
            line += " (" + claim.group + ")";
        }
        return line + stance_of(claim);
    });
}

Strings sums(std::string_view text)
{
    return each_claim(text, [](const Claim& claim) {
        auto line = short_form(claim);
        if (claim.part_of) {
            line += " part of " + std::to_string(*claim.part_of);
        }
        if (claim.sum_group) {
            line += " sum " + std::to_string(*claim.sum_group);
        }
        return line + stance_of(claim);
    });
}

Strings speakers(std::string_view text)
{
    return each_claim(text, [](const Claim& claim) {
        return short_form(claim) + ": " + (claim.attributed_to.empty() ? "-" : claim.attributed_to);
    });
}

Strings days(std::string_view text)
{
    return each_claim(text, [](const Claim& claim) {
        if (!claim.date) {
            return short_form(claim) + ": -";
        }
        auto line = short_form(claim) + ": " + iso_day(claim.date->start);
        return claim.date->end == claim.date->start ? line : line + "/" + iso_day(claim.date->end);
    });
}

} // namespace placeline::claims
