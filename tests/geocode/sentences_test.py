#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Parses each sentence of a list with the embedded gazetteer and checks what one name in it became.

usage: sentences_test.py PLACELINE LIST.tsv
"""
import json
import pathlib
import subprocess
import sys

from geocode_test import km


def fault(want, mention):
    """What is wrong with the mention (None: there is none), or an empty string."""
    place = mention and mention["place"]
    if want == "none":
        return f"is a place, {place['name']}, {place['country']}" if place else ""
    if want.startswith("not="):
        return f"lies in {place['country']}" if place and place["country"] == want[4:] else ""
    role = mention and mention["role"]
    if want.startswith("not-role="):
        return f"has role {role}" if role == want[9:] else ""
    if want.startswith("role="):
        return "" if role == want[5:] else f"has role {role}"
    if not place:
        return "has no place" if mention else "was not found"
    if "," in want:
        lat, lon, tolerance = map(float, want.split(","))
        off = km((lat, lon), (place["lat"], place["lon"]))
        return f"is {place['name']}, {place['country']}, {off:.0f} km off" if off > tolerance else ""
    return "" if place["country"] == want else f"is {place['name']}, {place['country']}"


def main():
    program, listing = sys.argv[1:]
    rows = [line.split("\t") for line in pathlib.Path(listing).read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")]
    reports = "".join(json.dumps({"id": str(number), "text": row[0]}) + "\n" for number, row in enumerate(rows))
    parsed = subprocess.run([program, "parse", "--from", "ndjson", "-"], input=reports, text=True, capture_output=True,
                            check=True).stdout.splitlines()
    wrong = 0
    for (sentence, words, wanted), line in zip(rows, parsed, strict=True):
        start = sentence.index(words)
        end = start + len(words)
        over = [m for m in json.loads(line)["mentions"] if m["start"] < end and start < m["end"]]
        mention = next((m for m in over if m["place"]), over[0] if over else None)
        faults = [text for text in (fault(want, mention) for want in wanted.split()) if text]
        if faults:
            wrong += 1
            print(f"{sentence}\n    {words} {'; '.join(faults)}; expected {wanted}")
    print(f"{len(rows) - wrong} of {len(rows)} names are what they should be")
    sys.exit(1 if wrong or not rows else 0)


if __name__ == "__main__":
    main()
