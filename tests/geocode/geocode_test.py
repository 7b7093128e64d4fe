#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks up each name of a list in the embedded gazetteer and compares the point.

usage: geocode_test.py PLACELINE LIST.tsv
"""
import json
import math
import pathlib
import subprocess
import sys


def km(a, b):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def main():
    program, listing = sys.argv[1:]
    rows = [line.split("\t") for line in pathlib.Path(listing).read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")]
    found = subprocess.run([program, "geocode", "-"], input="".join(row[0] + "\n" for row in rows), text=True,
                           capture_output=True, check=True).stdout.splitlines()
    wrong = 0
    for (name, lat, lon, tolerance), line in zip(rows, found, strict=True):
        place = json.loads(line)["place"]
        off = km((float(lat), float(lon)), (place["lat"], place["lon"])) if place else math.inf
        if off > float(tolerance):
            wrong += 1
            print(f"{name}: {place['name'] + ' ' + str(place['country']) if place else 'no place'}, {off:.0f} km off")
    print(f"{len(rows) - wrong} of {len(rows)} names are where they should be")
    sys.exit(1 if wrong or not rows else 0)


if __name__ == "__main__":
    main()
