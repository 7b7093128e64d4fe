// SPDX-License-Identifier: Apache-2.0
#include "render/margins.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>

namespace placeline::render {

namespace {

std::string title_of(const PanelFacts& facts)
{
    if (!facts.options.title.empty()) {
        return facts.options.title;
    }
    const auto& codes = facts.marks.countries;
    std::string where;
    switch (codes.size()) {
    case 0:
        break;
    case 1:
        where = " in " + facts.country_name(codes[0]);
        break;
    case 2:
        where = fmt::format(" in {} and {}", facts.country_name(codes[0]), facts.country_name(codes[1]));
        break;
    case 3:
        where = fmt::format(" in {}, {} and {}", facts.country_name(codes[0]), facts.country_name(codes[1]),
                            facts.country_name(codes[2]));
        break;
    default:
        where = fmt::format(" in {} countries", codes.size());
    }
    if (!facts.options.choropleth.empty()) {
        return fmt::format("{}{}, as reported", sentence_case(words_of(lead_of(facts.options.choropleth))), where);
    }
    return "Reported incidents" + where;
}

std::string subtitle_of(const Marks& marks)
{
    std::string text = marks.n_drawn == 0 ? "No incident with a place on a map" : "";
    if (marks.period) {
        text += period_text(*marks.period);
    }
    if (marks.n_undated > 0) {
        text += fmt::format("{}{} without a date", text.empty() ? "" : "; ", marks.n_undated);
    }
    return text;
}

std::string sources_text(const Marks& marks)
{
    if (marks.sources.empty()) {
        return marks.n_drawn == 0 ? "" : "Sources: not named in the reports.";
    }
    std::string text = "Sources: ";
    constexpr std::size_t most = 8;
    for (std::size_t i = 0; i < std::min(most, marks.sources.size()); ++i) {
        text += (i > 0 ? ", " : "") + marks.sources[i];
    }
    if (marks.sources.size() > most) {
        text += fmt::format(" and {} more", marks.sources.size() - most);
    }
    return text + ".";
}

std::string made_text(const PanelFacts& facts)
{
    const std::string& made = facts.provenance.made;
    std::string text = fmt::format("Made {} with {}.", made.substr(0, made.find('T')), facts.provenance.program);
    return facts.base.credit.empty() ? text : facts.base.credit + ". " + text;
}

std::string border_note(const PanelFacts& facts)
{
    if (!facts.options.worldview.empty()) {
        return fmt::format("Borders and names are those of the base map; disputed borders are drawn as {} sees them.",
                           facts.country_name(facts.options.worldview));
    }
    return "Borders and names are those of the base map and imply no view of their status; disputed borders are "
           "dashed.";
}

} // namespace

std::string sentence_case(std::string_view words)
{
    std::string text{words};
    text.front() = static_cast<char>(text.front() - 'a' + 'A'); // our own words are ASCII
    return text;
}

std::string PanelFacts::country_name(const std::string& code) const
{
    const auto found = std::ranges::find(base.countries, code, &Place::country);
    return found == base.countries.end() ? code : found->name;
}

std::string period_text(const DateRange& period)
{
    constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
    const auto day_text = [&](Day day) {
        const std::chrono::year_month_day ymd{day};
        return fmt::format("{} {} {}", static_cast<unsigned>(ymd.day()), months[static_cast<unsigned>(ymd.month()) - 1],
                           static_cast<int>(ymd.year()));
    };
    return period.start == period.end ? day_text(period.start)
                                      : fmt::format("{} – {}", day_text(period.start), day_text(period.end));
}

Box set_margins(MapPlan& plan, const PanelFacts& facts, Typesetter& typesetter)
{
    const double u = plan.zoom;
    const double edge = 16.0 * u;
    const Theme& theme = *plan.theme;
    const double width = plan.page.width - 2 * edge;
    double top = edge * 0.8;
    const auto line = [&](std::string text, double size, bool bold, const Colour& colour, double y) {
        TextStyle style{.size_px = size * u, .bold = bold, .wrap_px = width};
        Box box = typesetter.measure(text, style);
        box.x = edge;
        box.y = y;
        plan.texts.push_back({std::move(text), style, box, colour});
        return box.height;
    };
    top += line(title_of(facts), 22.0, true, theme.text, top);
    if (std::string subtitle = subtitle_of(facts.marks); !subtitle.empty()) {
        top += line(std::move(subtitle), 14.0, false, theme.muted, top + 2.0 * u) + 2.0 * u;
    }
    top += 9.0 * u;

    const std::size_t first_of_foot = plan.texts.size();
    double foot = 0.0;
    std::string statement = "Reported, not verified.";
    if (std::string sources = sources_text(facts.marks); !sources.empty()) {
        statement += " " + sources;
    }
    foot += line(std::move(statement), 11.5, true, theme.text, foot) + 2.0 * u;
    std::string rest = facts.options.disclaimer ? *facts.options.disclaimer : border_note(facts);
    rest += (rest.empty() ? "" : " ") + made_text(facts);
    foot += line(std::move(rest), 10.5, false, theme.muted, foot);
    const double foot_top = plan.page.height - edge * 0.7 - foot;
    for (std::size_t i = first_of_foot; i < plan.texts.size(); ++i) {
        plan.texts[i].box.y += foot_top;
    }
    return {edge, top, width, foot_top - 9.0 * u - top};
}

} // namespace placeline::render
