#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks up names as analysts write them and counts how many lead to the place that a list spells in another way.

usage: transliterations_test.py PLACELINE LIST.tsv [--gazetteer INDEX] [--all] [--least SHARE] [--most-wrong SHARE]

The list has a name, the country, the place's position, its spelling in large lists of places, and whether the embedded
gazetteer has the place ("embedded"); without --all only those are looked up.
"""
import argparse
import json
import pathlib
import subprocess
import sys

from geocode_test import km

RIGHT_WITHIN_KM = 15


def rows_of(path, every=False):
    """The rows of a list; those of the embedded gazetteer alone, unless `every` is asked for."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [row for row in rows if every or row[5] == "embedded"]


def looked_up(program, rows, index=None):
    """(right, wrong, words on each miss): an answer within 15 km is right, none is not wrong."""
    queries = "".join(json.dumps({"id": str(number), "name": row[0], "country": row[1]}) + "\n"
                      for number, row in enumerate(rows))
    found = subprocess.run([program, "geocode", "-", *(["--gazetteer", index] if index else [])], input=queries, text=True,
                           capture_output=True, check=True).stdout.splitlines()
    right, wrong, misses = 0, 0, []
    for row, line in zip(rows, found, strict=True):
        place = json.loads(line)["place"]
        if place is None:
            misses.append(f"{row[0]}, {row[1]}: not found; expected {row[4]}")
            continue
        off = km((float(row[2]), float(row[3])), (place["lat"], place["lon"]))
        if off <= RIGHT_WITHIN_KM:
            right += 1
        else:
            wrong += 1
            misses.append(f"{row[0]}, {row[1]}: {place['name']}, {off:.0f} km off; expected {row[4]}")
    return right, wrong, misses


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("list", type=pathlib.Path)
    options.add_argument("--gazetteer")
    options.add_argument("--all", action="store_true")
    options.add_argument("--least", type=float, default=0.9, help="share of right answers below which to fail")
    options.add_argument("--most-wrong", type=float, default=0.03, help="share of wrong answers above which to fail")
    chosen = options.parse_args()
    rows = rows_of(chosen.list, chosen.all)
    right, wrong, misses = looked_up(chosen.program, rows, chosen.gazetteer)
    print("".join(miss + "\n" for miss in misses), end="")
    print(f"{right} of {len(rows)} right ({right / len(rows):.1%}), {wrong} wrong ({wrong / len(rows):.1%})")
    sys.exit(0 if right >= chosen.least * len(rows) and wrong <= chosen.most_wrong * len(rows) else 1)


if __name__ == "__main__":
    main()
