// SPDX-License-Identifier: Apache-2.0
#include "review/write_worklist.hpp"

#include "base/spreadsheet_text.hpp"
#include "records/json_writer.hpp"
#include "records/write_record.hpp"
#include "review/field.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>

namespace placeline::review {

namespace {

/// Sums of shares have digits that mean nothing.
double rounded(double score)
{
    constexpr double hundred = 100.0;
    return std::round(score * hundred) / hundred;
}

std::string old_value(const Incident& incident, const std::string& field)
{
    const auto known = parse_field(field);
    return known ? shown(incident, *known) : std::string{};
}

std::string rivals_in_words(const std::vector<Alternative>& rivals)
{
    std::vector<std::string> words;
    for (const Alternative& rival : rivals) {
        words.push_back(fmt::format("{} {} ({:.2f})", rival.id, rival.name, rival.confidence));
    }
    return fmt::format("{}", fmt::join(words, "; "));
}

/// Words of the claims, each once, in the order of telling.
template <typename Words>
std::string of_claims(const MergedIncident& merged, Words words)
{
    std::set<std::string_view> seen;
    std::vector<std::string_view> kept;
    for (const SourcedClaim& claim : merged.sourced_claims) {
        const std::string_view found = words(claim);
        if (!found.empty() && seen.insert(found).second) {
            kept.push_back(found);
        }
    }
    return fmt::format("{}", fmt::join(kept, " | "));
}

std::string quotes_of(const WorkItem& item)
{
    std::vector<std::string_view> quotes;
    std::set<std::string_view> seen;
    for (const Passage& passage : item.passages) {
        if (seen.insert(passage.quote).second) {
            quotes.push_back(passage.quote);
        }
    }
    return fmt::format("{}", fmt::join(quotes, " | "));
}

std::string number(const std::optional<std::uint32_t>& count)
{
    return count ? fmt::format("{}", *count) : std::string{};
}

/// One line of the table.
class Line {
public:
    explicit Line(std::string& out) : out_{out} {}
    Line& add(std::string_view text)
    {
        out_.append(first_ ? "" : ",");
        first_ = false;
        append_csv_cell(out_, text);
        return *this;
    }
    Line& add(const Count& count) { return add(number(count.low)).add(number(count.best)).add(number(count.high)); }
    void end() { out_ += '\n'; }

private:
    std::string& out_;
    bool first_ = true;
};

} // namespace

std::string worklist_table(const IncidentSet& set, const std::vector<WorkItem>& items)
{
    std::string out =
        "action,event,report,quote,field,old,new,reviewer,date,reason,rank,score,why,place,place_text,loc_conf,"
        "rivals,others,date_start,date_end,kill_low,kill_best,kill_high,inj_low,inj_best,inj_high,words,"
        "attrib_to,reports,urls\n";
    std::size_t rank = 0;
    for (const WorkItem& item : items) {
        const MergedIncident& merged = set.incidents[item.incident];
        const Incident& incident = merged.incident;
        Line line{out};
        line.add("").add(incident.id).add("").add("").add(item.field).add(old_value(incident, item.field));
        line.add("").add("").add("").add("");
        line.add(fmt::format("{}", ++rank)).add(fmt::format("{}", rounded(item.score)));
        line.add(fmt::format("{}", fmt::join(item.why, "; ")));
        line.add(incident.place ? incident.place->name : std::string{}).add(incident.place_text);
        line.add(fmt::format("{}", incident.confidence)).add(rivals_in_words(item.rivals));
        line.add(fmt::format("{}", fmt::join(item.others, " ")));
        line.add(incident.date ? iso_day(incident.date->start) : std::string{});
        line.add(incident.date ? iso_day(incident.date->end) : std::string{});
        line.add(incident.figures.killed).add(incident.figures.injured);
        line.add(quotes_of(item));
        line.add(
            of_claims(merged, [](const SourcedClaim& claim) { return std::string_view{claim.claim.attributed_to}; }));
        line.add(fmt::format("{}", fmt::join(merged.reports, " ")));
        line.add(of_claims(merged, [](const SourcedClaim& claim) { return std::string_view{claim.url}; }));
        line.end();
    }
    return out;
}

std::string worklist_records(const IncidentSet& set, const std::vector<WorkItem>& items)
{
    std::string out;
    std::string record;
    std::size_t rank = 0;
    for (const WorkItem& item : items) {
        const MergedIncident& merged = set.incidents[item.incident];
        records::JsonWriter json{out};
        json.begin_object();
        json.key("rank").integer(++rank).key("score").number(rounded(item.score));
        json.key("event").text(merged.incident.id);
        json.key("field").text_or_null(item.field);
        json.key("old").text_or_null(old_value(merged.incident, item.field));
        json.key("why").begin_array();
        for (const std::string& why : item.why) {
            json.text(why);
        }
        json.end_array();
        json.key("rivals");
        records::write_alternatives(json, item.rivals);
        json.key("others").begin_array();
        for (const std::string& other : item.others) {
            json.text(other);
        }
        json.end_array();
        json.key("passages").begin_array();
        for (const Passage& passage : item.passages) {
            json.begin_object();
            json.key("report").text(passage.report_id).key("before").text(passage.before);
            json.key("quote").text(passage.quote).key("after").text(passage.after);
            json.end_object();
        }
        json.end_array();
        record.clear();
        records::write_merged_incident(record, merged);
        record.pop_back(); // its line end
        json.key("incident").raw(record);
        json.end_object();
        out += '\n';
    }
    return out;
}

} // namespace placeline::review
