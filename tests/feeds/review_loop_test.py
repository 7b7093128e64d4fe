#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The loop of an analyst: parse, review, correct with every action, and go on as reports come in. Each correction and each id
holds in every later run: from reports, from parsed reports, over joined ones joined again, and in any order.

usage: review_loop_test.py PLACELINE INDEX
"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile

PLACELINE, INDEX = sys.argv[1:3]
ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PLACELINE_GAZETTEER": INDEX, "SOURCE_DATE_EPOCH": "1700000000"}


def report(number, source, published, text):
    return {"id": f"r{number:02}", "source": source, "published": published, "text": text}


FIRST = [
    report(10, "wire", "2024-02-03", "A missile hit a workshop in Kharkiv on Friday, killing four people, the mayor said."),
    report(11, "daily", "2024-02-04", "Six people died after a missile hit a workshop in Kharkiv on Friday, the regional health department said."),
    report(12, "wire", "2024-02-10", "A drone strike on Mosul on Friday killed nine people, police said."),
    report(13, "radio", "2024-02-10", "Shelling killed three people in Ramadi on Friday, a doctor said."),
    report(14, "wire", "2024-02-17", "An air strike in Deir ez-Zor on Friday killed 12 people, a monitor said."),
    report(15, "daily", "2024-02-18", "Twelve people were killed in an air strike in Al-Bukamal on Friday, residents said."),
    report(16, "wire", "2024-02-24", "A car bomb in Tripoli on Friday killed eight people and injured 20 people, medics said."),
    report(17, "radio", "2024-02-25", "Eight people died when a car bomb exploded in Tripoli on Friday, medics said."),
    report(18, "wire", "2024-03-02", "A strike on Chuhuiv on Friday killed two people, the governor said."),
    report(19, "wire", "2024-03-09", "An air strike on Baghdad on Friday killed seven people, officials said."),
    report(20, "radio", "2024-03-09", "Seven people died in Baghdad on Friday after an air strike, officials said."),
]
LATER = [
    # Earlier than all that is known of their events: without a correction these would give the ids.
    report(1, "agency", "2024-02-02", "A missile hit a workshop in Kharkiv on Friday, killing four people, rescuers said."),
    report(2, "agency", "2024-02-09", "A drone strike on Mosul on Friday killed nine people, officials said."),
    report(3, "agency", "2024-02-23", "A car bomb in Tripoli on Friday killed eight people, officials said."),
    report(4, "agency", "2024-03-08", "An air strike on Baghdad on Friday killed seven people, rescuers said."),
    # Later, with other numbers.
    report(21, "post", "2024-02-05", "The number killed in Friday's missile attack on Kharkiv rose to 11, officials said."),
    report(22, "post", "2024-02-19", "Officials said an air strike in Deir ez-Zor on Friday killed 14 people."),
    report(23, "post", "2024-02-11", "Shelling killed five people in Ramadi on 9 February, residents said."),
    report(24, "post", "2024-03-03", "Three people were killed in a strike on Chuhuiv on Friday, residents said."),
    report(25, "daily", "2024-03-16", "A mine killed one person near Ramadi on Friday, police said."),
    report(26, "post", "2024-02-26", "Twenty-one people were injured by the car bomb in Tripoli on Friday, medics said."),
]


def run(*arguments, text="", status=0):
    done = subprocess.run([PLACELINE, *arguments], input=text, capture_output=True, text=True, env=ENV, timeout=60)
    assert done.returncode == status, (arguments, done.returncode, done.stderr)
    return done.stdout, done.stderr


def lines(records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def merged(text, *arguments):
    return [json.loads(line) for line in run("merge", "-", *arguments, text=text)[0].splitlines()]


def of_report(incidents, report_id):
    found = [incident for incident in incidents if report_id in incident["reports"]]
    assert len(found) == 1, (report_id, [incident["reports"] for incident in incidents])
    return found[0]


def check(incidents, ids):
    """All that was corrected is so."""
    by_id = {incident["id"]: incident for incident in incidents}
    kharkiv = by_id[ids["kharkiv"]]
    assert kharkiv["killed"]["best"] == 5, kharkiv["killed"]
    mosul = by_id[ids["mosul"]]
    assert mosul["place"]["id"] == "test:qaim" and mosul["confidence"] == 1, mosul["place"]
    ramadi = of_report(incidents, "r13")
    claims = [claim for claim in ramadi["claims"] if claim["report_id"] == "r13" and claim["measure"] == "killed"]
    assert [claim["value"] for claim in claims] == [4] and claims[0]["value_text"].startswith("three"), claims
    deir = by_id[ids["deir"]]
    assert {"r14", "r15"} <= set(deir["reports"]) and ids["bukamal"] not in by_id, deir["reports"]
    tripoli = by_id[ids["tripoli"]]
    assert "r17" not in tripoli["reports"] and of_report(incidents, "r17")["reports"] == ["r17"], tripoli["reports"]
    assert tripoli["actor1"] == "unknown hands"
    assert ids["chuhuiv"] not in by_id and not any("r18" in incident["reports"] for incident in incidents)
    baghdad = by_id[ids["baghdad"]]
    assert {"r19", "r20"} <= set(baghdad["reports"]), baghdad["reports"]
    for name in ("kharkiv", "mosul", "deir", "tripoli", "baghdad"):
        assert by_id[ids[name]]["corrections"], name
        assert {said["reviewer"] for said in by_id[ids[name]]["corrections"]} == {"ed"}


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        before = merged(lines(FIRST))
        ids = {place: of_report(before, report_id)["id"] for place, report_id in
               {"kharkiv": "r10", "mosul": "r12", "deir": "r14", "bukamal": "r15", "tripoli": "r16", "chuhuiv": "r18", "baghdad": "r19"}.items()}
        assert ids["deir"] != ids["bukamal"] and of_report(before, "r17")["id"] == ids["tripoli"]

        # Review: the worklist is a table to fill in, what matters most first.
        table = list(csv.DictReader(io.StringIO(run("review", "-", text=lines(FIRST))[0])))
        assert table and [int(row["rank"]) for row in table] == list(range(1, len(table) + 1))
        assert [float(row["score"]) for row in table] == sorted((float(row["score"]) for row in table), reverse=True)
        assert "4 to 6 killed" in next(row["why"] for row in table if row["event"] == ids["kharkiv"])
        assert not any(row["action"] for row in table)

        rows = [
            {"action": "set", "event": ids["kharkiv"], "field": "kill_best", "old": "6", "new": "5"},
            {"action": "set", "event": ids["mosul"], "field": "place", "new": "test:qaim"},
            {"action": "set", "report": "r13", "quote": "three  people", "field": "value", "old": "3", "new": "4"},
            {"action": "merge", "event": ids["deir"], "new": ids["bukamal"]},
            {"action": "split", "event": ids["tripoli"], "report": "r17"},
            {"action": "set", "event": ids["tripoli"], "field": "actor1", "new": "unknown hands"},
            {"action": "drop", "event": ids["chuhuiv"]},
            {"action": "lock", "event": ids["baghdad"]},
        ]
        columns = ["action", "event", "report", "quote", "field", "old", "new", "reviewer", "date", "reason"]
        corrections = folder / "corrections.csv"
        with corrections.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns, delimiter=";")
            writer.writeheader()
            for row in rows:
                writer.writerow({"reviewer": "ed", "date": "2024-04-01", "reason": "as the reports say", **row})
        (folder / "corrections.ndjson").write_text(lines({"reviewer": "ed", "date": "2024-04-01", **row} for row in rows), encoding="utf-8")
        given = ["--corrections", str(corrections)]

        first = merged(lines(FIRST), *given)
        check(first, ids)
        check(merged(lines(FIRST), "--corrections", str(folder / "corrections.ndjson")), ids)

        # Ten new reports, in any order, from reports and from what was parsed with the corrections or without.
        everything = FIRST + LATER
        late = merged(lines(everything), *given)
        check(late, ids)
        assert of_report(late, "r01")["id"] == ids["kharkiv"] and of_report(late, "r04")["id"] == ids["baghdad"]
        assert not any("r24" in incident["reports"] for incident in late)  # what is told of a dropped event goes with it
        assert merged(lines(reversed(everything)), *given) == late
        parsed = run("parse", "-", text=lines(everything))[0]
        assert merged(parsed, *given) == late
        corrected = run("parse", "-", *given, text=lines(everything))[0]
        check(merged(corrected, *given), ids)
        check(merged(corrected), ids)  # the records carry it

        # Joins of joins: without the file all that is in a record stays; with it nothing is lost or told to be lost.
        assert merged(lines(late)) == late
        halves = lines(first) + run("parse", "-", text=lines(LATER))[0]
        check(merged(halves, *given), ids)
        again, told = run("merge", "-", *given, text=lines(late))
        assert [json.loads(line) for line in again.splitlines()] == late
        assert told.count("did nothing") == 1 and "drop" in told, told  # what was dropped is no longer there to drop

        # What the reviewer saw is no longer what is found: the correction stands, and the run says so.
        told = run("merge", "-", *given, text=lines(everything))[1]
        assert "corrections.csv:2: kill_best: placeline now finds 11, not 6" in told, told
        run("merge", "-", *given, "--strict", text=lines(FIRST[:2]), status=1)

        # Decided things are not on the next worklist; the places chosen can be kept.
        overrides = folder / "overrides.csv"
        table = list(csv.DictReader(io.StringIO(run("review", "-", *given, "--save-overrides", str(overrides), text=lines(FIRST))[0])))
        assert ids["baghdad"] not in {row["event"] for row in table}
        assert "Mosul,,IQ,test:qaim" in overrides.read_text(encoding="utf-8"), overrides.read_text(encoding="utf-8")
        kept = merged(lines(FIRST), "--overrides", str(overrides))
        assert of_report(kept, "r12")["place"]["id"] == "test:qaim"

        # The worklist itself, filled in.
        filled = folder / "worklist.csv"
        run("review", "-", "-o", str(filled), text=lines(FIRST))
        table = list(csv.DictReader(io.StringIO(filled.read_text(encoding="utf-8"))))
        accepted = table[0]
        accepted.update({"action": "lock", "field": "", "old": "", "reviewer": "ed", "date": "2024-04-01"})
        with filled.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, accepted.keys())
            writer.writeheader()
            writer.writerows(table)
        out, told = run("review", "-", "--corrections", str(filled), text=lines(FIRST))
        assert accepted["event"] not in {row["event"] for row in csv.DictReader(io.StringIO(out))} and not told, told
    print("review loop: every correction and id holds")


if __name__ == "__main__":
    main()
