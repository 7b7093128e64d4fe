#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What --profile writes is read back by `join --preset` with the same days, places, kinds and numbers.

usage: profiles_test.py PLACELINE INDEX
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

program, index = sys.argv[1:3]
env = dict(os.environ, PLACELINE_GAZETTEER=index, SOURCE_DATE_EPOCH="1707200000", TZ="UTC", LC_ALL="C.UTF-8")

REPORTS = [
    {"id": "a", "source": "A", "published": "2024-02-03",
     "text": "A missile hit a workshop in Chuhuiv on Friday, killing at least four people, officials said."},
    {"id": "b", "source": "B", "published": "2024-02-04",
     "text": "Six people died after a missile hit a workshop in Chuhuiv on Friday, the regional health department said."},
    {"id": "c", "source": "A", "published": "2024-02-06", "text": "A drone strike on Monday killed three people in Rutba, Iraq."},
    {"id": "d", "source": "B", "published": "2024-02-06", "text": "Airstrikes killed 20 people in Iraq and Syria on Monday, officials said."},
    {"id": "e", "source": "B", "published": "2024-02-08",
     "text": "Shelling on Wednesday killed seven people in Kupiansk and Izium, Kharkiv Oblast, officials said."},
]


def run(folder, *words, status=0):
    done = subprocess.run([program, *words], cwd=folder, env=env, capture_output=True, text=True, timeout=100)
    assert done.returncode == status, f"{words}: status {done.returncode}: {done.stderr}"
    return done.stdout, done.stderr


def seen(incident, figures, kinds):
    place = incident["place"]
    return (incident["date_start"], incident["event_type"] if kinds else None, place and (round(place["lat"], 4), round(place["lon"], 4)),
            *(incident["killed"][figure] for figure in figures))


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch)
    (folder / "in.ndjson").write_text("".join(json.dumps(report) + "\n" for report in REPORTS))
    for profile, figures in {"acled": ["best"], "ucdp": ["low", "best", "high"], "hxl": ["low", "best", "high"]}.items():
        name = f"{profile}.csv"
        _, told = run(folder, "map", "in.ndjson", "--profile", profile, "-o", name, "-o", f"{profile}.ndjson")
        exact = [json.loads(line) for line in (folder / f"{profile}.ndjson").read_text().splitlines()]
        how = json.loads((folder / f"{name}.provenance.json").read_text())
        left_out = {note.split()[2] for note in how.get("notes", []) if note.startswith("left out: ")}
        kept = [incident for incident in exact if incident["id"] not in left_out]
        with open(folder / name, newline="") as table:
            rows = list(csv.DictReader(table))
        if profile == "hxl":
            assert rows[0]["kill_best"] == "#affected+killed", rows[0]
            rows = rows[1:]
        else:
            unfilled = next(note for note in how["notes"] if "nothing fills" in note).split(": ")[1].split(", ")
            assert all(not row[column] for row in rows for column in unfilled), unfilled
            assert unfilled[0] in told, told
        assert len(rows) == len(kept) and kept, (profile, len(rows), len(kept))
        read = [json.loads(line) for line in run(folder, "join", name, "--preset", profile)[0].splitlines()]
        want = sorted((seen(one, figures, profile != "ucdp") for one in kept), key=str)
        got = sorted((seen(one, figures, profile != "ucdp") for one in read), key=str)
        assert want == got, f"{profile}: written {want}\nread {got}"
        if profile == "acled":
            assert left_out and "left out" in told, told  # a country is no place of ACLED's
            shared = [incident for incident in kept if incident["split"]]
            assert sorted(one["killed"]["best"] for one in shared) == [3, 4], shared
    _, told = run(folder, "map", "in.ndjson", "--profile", "acled", "-o", "x.gpkg", status=2)
    assert "--profile acled is of CSV" in told, told
    assert run(folder, "map", "in.ndjson", "--profile", "ucdp", "-o", "-", "--to", "csv")[0].startswith("id,relid,")
