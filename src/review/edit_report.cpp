// SPDX-License-Identifier: Apache-2.0
#include "review/edit_report.hpp"

#include "base/hash.hpp"
#include "incidents/figures.hpp"
#include "review/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace placeline::review {

namespace {

using Kind = Field::Kind;

/// How well words fit those of a reviewer: 0 not at all, 1 one holds the other, 2 they are the same.
int fit(const std::string& wanted, const std::string& words)
{
    if (words.empty()) {
        return 0;
    }
    const std::string found = comparable(words);
    if (found == wanted) {
        return 2;
    }
    // Whole words: "4 people" is not in "14 people".
    const auto within = [](const std::string& part, const std::string& whole) {
        return (" " + whole + " ").find(" " + part + " ") != std::string::npos;
    };
    return within(wanted, found) || within(found, wanted) ? 1 : 0;
}

bool has_measure(const Claim& claim, const Row& row)
{
    return !row.field || row.field->kind != Kind::count ||
           (claim.measure == row.field->measure && (!row.field->civilians || incidents::is_civilian(claim.group)));
}

/// Keeps those that pass, where any do.
template <typename Test>
void prefer(std::vector<Claim*>& claims, Test test)
{
    if (std::any_of(claims.begin(), claims.end(), test)) {
        std::erase_if(claims, [&](Claim* claim) { return !test(claim); });
    }
}

/// The claims that a row is about: those whose words fit best.
std::vector<Claim*> claims_for(const Row& row, const ReportView& report)
{
    std::vector<Claim*> found;
    int best = 1;
    for (Claim* claim : report.claims) {
        if (!has_measure(*claim, row)) {
            continue;
        }
        const int fits =
            row.quote.empty() ? 1 : std::max(fit(row.quote, claim->quote_text), fit(row.quote, claim->value_text));
        if (fits > best) {
            found.clear();
            best = fits;
        }
        if (fits == best) {
            found.push_back(claim);
        }
    }
    if (row.sets() && row.field->is_number()) {
        // The words of a sentence are those of all its numbers.
        if (!row.given.old_value.empty()) {
            const auto shows = [&](const std::string& value) {
                return [&row, value](const Claim* claim) { return shown(*claim, *row.field) == value; };
            };
            const bool as_seen = std::any_of(found.begin(), found.end(), shows(row.given.old_value));
            prefer(found, shows(as_seen ? row.given.old_value : row.given.new_value)); // or corrected before
        }
        if (!row.field->civilians) {
            prefer(found, [](const Claim* claim) { return claim->group.empty(); });
        }
    }
    return found;
}

bool are_one_number(const std::vector<Claim*>& claims)
{
    return std::all_of(claims.begin(), claims.end(), [&](const Claim* claim) {
        return claim->measure == claims.front()->measure && claim->bounds == claims.front()->bounds;
    });
}

std::string several_numbers(const std::vector<Claim*>& claims)
{
    std::vector<std::string> words;
    for (const Claim* claim : claims) {
        words.push_back(fmt::format("\"{}\"", claim->value_text));
    }
    return fmt::format("its words fit several numbers: {}; give those of one", fmt::join(words, ", "));
}

class Editor {
public:
    Editor(const ReportView& report, Findings& findings) : report_{report}, findings_{findings} {}

    ReportEdits run(std::span<const Row* const> rows)
    {
        for (const Row* row : rows) {
            if (row->given.action == CorrectionAction::drop) {
                drop(*row);
            } else if (row->field->of_claim() || row->field->kind == Kind::count) {
                choose_claims(*row);
            } else if (row->field->kind == Kind::place && !row->quote.empty() && !claims_for(*row, report_).empty()) {
                move(*row);
            } else {
                choose_incidents(*row);
            }
        }
        for (const auto& [where, row] : of_claims_) {
            Claim& claim = *where.target;
            findings_.used(*row, shown(claim, *row->field));
            set_claim(claim, *row);
            carry_with(claim.id, *row);
        }
        for (const auto& [where, row] : of_incidents_) {
            Incident& incident = *where.target;
            findings_.used(*row, shown(incident, *row->field));
            set_incident(incident, *row);
            carry(incident, row->given);
        }
        return std::move(edits_);
    }

private:
    /// What of a claim or an incident is set.
    template <typename Target>
    struct Slot {
        Target* target;
        Kind kind;
        Bound bound;

        bool operator<(const Slot& other) const // no address says what comes first
        {
            return std::tie(target->id, kind, bound) < std::tie(other.target->id, other.kind, other.bound);
        }
    };

    template <typename Target>
    static Slot<Target> slot(Target* target, const Row& row)
    {
        const Kind kind = row.field->kind == Kind::count ? Kind::number : row.field->kind;
        return {.target = target, .kind = kind, .bound = row.field->bound};
    }

    void choose_claims(const Row& row)
    {
        const std::vector<Claim*> claims = claims_for(row, report_);
        if (claims.empty()) {
            return;
        }
        if (row.field->is_number() && !are_one_number(claims)) {
            findings_.failed(row, several_numbers(claims));
            return;
        }
        edits_.any = true;
        findings_.used(row); // also where a later row wins
        for (Claim* claim : claims) {
            of_claims_[slot(claim, row)] = &row;
        }
    }

    void choose_incidents(const Row& row)
    {
        for (Incident* incident : report_.incidents) {
            if (is_about(row, *incident, report_)) {
                edits_.any = true;
                findings_.used(row);
                of_incidents_[slot(incident, row)] = &row;
            }
        }
    }

    void drop(const Row& row)
    {
        const std::vector<Claim*> claims = row.quote.empty() ? std::vector<Claim*>{} : claims_for(row, report_);
        for (Claim* claim : claims) {
            edits_.any = true;
            edits_.dropped_claims.insert(claim->id);
            carry_with(claim->id, row);
            findings_.used(row);
        }
        if (!claims.empty()) {
            return;
        }
        for (const Incident* incident : report_.incidents) {
            if (is_about(row, *incident, report_)) {
                edits_.any = true;
                edits_.dropped_incidents.insert(incident->id);
                findings_.used(row);
            }
        }
    }

    /// Takes claims to another place: their incident with them where it has no others, else as one of its own.
    void move(const Row& row)
    {
        std::set<std::string> ids;
        for (const Claim* claim : claims_for(row, report_)) {
            ids.insert(claim->id);
        }
        const auto goes = [&ids](const std::string& id) { return ids.contains(id); };
        std::optional<Incident> moved;
        for (Incident* incident : report_.incidents) {
            const auto going = std::count_if(incident->claims.begin(), incident->claims.end(), goes);
            if (going == 0) {
                continue;
            }
            edits_.any = true;
            findings_.used(row);
            if (static_cast<std::size_t>(going) == incident->claims.size()) {
                of_incidents_[slot(incident, row)] = &row;
                continue;
            }
            if (!moved) {
                moved = *incident;
                moved->id = IdHash{}.add("moved").add(incident->id).add(*ids.begin()).text();
                moved->corrections.clear();
                std::erase_if(moved->claims, [&](const std::string& id) { return !goes(id); });
                findings_.used(row, shown(*moved, *row.field));
                set_incident(*moved, row);
                carry(*moved, row.given);
            }
            std::erase_if(incident->claims, goes);
        }
        if (!moved) {
            return;
        }
        for (Claim* claim : report_.claims) {
            if (goes(claim->id) && claim->scope == Scope::shared) {
                claim->scope = Scope::own;
                claim->share_group.clear();
            }
        }
        edits_.moved.push_back(std::move(*moved));
    }

    void carry_with(const std::string& claim, const Row& row)
    {
        for (Incident* incident : report_.incidents) {
            if (std::find(incident->claims.begin(), incident->claims.end(), claim) != incident->claims.end()) {
                carry(*incident, row.given);
            }
        }
    }

    const ReportView& report_;
    Findings& findings_;
    ReportEdits edits_;
    std::map<Slot<Claim>, const Row*> of_claims_; ///< the last row for each
    std::map<Slot<Incident>, const Row*> of_incidents_;
};

} // namespace

bool is_about(const Row& row, const Incident& incident, const ReportView& report)
{
    if (row.quote.empty()) {
        return true;
    }
    const std::vector<Claim*> claims = claims_for(row, report);
    if (claims.empty()) {
        constexpr int the_same = 2;
        return fit(row.quote, incident.place_text) == the_same;
    }
    return std::any_of(claims.begin(), claims.end(), [&](const Claim* claim) {
        return std::find(incident.claims.begin(), incident.claims.end(), claim->id) != incident.claims.end();
    });
}

void carry(Incident& incident, const Correction& correction)
{
    Correction carried = correction;
    carried.origin.clear();
    auto& all = incident.corrections;
    const auto at = std::lower_bound(all.begin(), all.end(), carried, comes_before);
    if (at == all.end() || *at != carried) {
        all.insert(at, std::move(carried));
    }
}

ReportEdits edit_report(const ReportView& report, std::span<const Row* const> rows, Findings& findings)
{
    return Editor{report, findings}.run(rows);
}

} // namespace placeline::review
