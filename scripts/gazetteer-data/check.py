# SPDX-License-Identifier: Apache-2.0
"""Checks the project's own list against the built data, and the built data against itself."""
import json
import math
import os
import re
import subprocess
from collections import Counter

import boundaries
import rows

# A border that is drawn simply, or a crossing that bears one side's name, may put a place on the other side.
BORDER_KM = 12.0


def decompressed(path):
    return subprocess.run(["zstd", "-dc", "--long=25", path], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def read_bulk(path):
    lines = decompressed(path).split("\n")
    if lines[0].split("\t") != rows.COLUMNS:
        raise SystemExit(f"build-gazetteer-data: {path}: columns are not those of rows.py; build it again")
    return {cells[0]: dict(zip(rows.COLUMNS, cells)) for cells in (line.split("\t") for line in lines[1:] if line)}


def read_polygons(path):
    polygons, properties = {}, {}
    for feature in json.loads(decompressed(path))["features"]:
        id = feature["properties"]["id"]
        properties[id] = feature["properties"]
        polygons[id] = [[[(round(x * boundaries.SCALE), round(y * boundaries.SCALE)) for x, y in ring[:-1]]
                         for ring in polygon] for polygon in feature["geometry"]["coordinates"]]
    return polygons, properties


def run(geodata):
    """Prints what is wrong with file and line; returns the exit status."""
    problems = []
    bulk = read_bulk(os.path.join(geodata, "gazetteer.tsv.zst"))
    polygons, properties = read_polygons(os.path.join(geodata, "boundaries.geojson.zst"))
    locator = boundaries.Locator(polygons)

    for id in properties:
        if id not in bulk:
            problems.append(f"boundaries.geojson.zst: unit {id} is no row of the gazetteer")
    units = Counter((r["country_code"], r["admin1_code"]) for r in bulk.values() if r["feature_code"] == "ADM1")
    problems += [f"gazetteer.tsv.zst: {count} rows for the unit {'.'.join(code)}"
                 for code, count in units.items() if count > 1]
    countries = {r["country_code"]: r["id"] for r in bulk.values() if re.match(r"PCL[ISD]|TERR", r["feature_code"])}

    first_seen, with_demonyms, own_count = {}, set(), 0
    for path, number, cells in rows.read_own(os.path.join(geodata, "own")):
        where = f"{os.path.relpath(path, geodata)}:{number}"
        own_count += 1
        if cells["demonyms"]:
            with_demonyms.add(cells["id"])
        for _, text in rows.parse_pairs(cells["alternatenames"]) + rows.parse_pairs(cells["demonyms"]):
            if not text or text != rows.clean(text):
                problems.append(f"{where}: name \"{text}\" is empty or has odd spaces")
        if not cells["latitude"]:
            if cells["id"] not in bulk and cells["id"] not in first_seen:
                first_seen.setdefault("?" + cells["id"], where)
            continue
        lat, lon = float(cells["latitude"]), float(cells["longitude"])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            problems.append(f"{where}: {lat}, {lon} is no position")
        if cells["name"]:
            if cells["id"] in first_seen and cells["id"] not in bulk:
                problems.append(f"{where}: id {cells['id']} is also at {first_seen[cells['id']]}")
            first_seen[cells["id"]] = where
            if not cells["feature_class"] or not cells["feature_code"] or not cells["note"]:
                problems.append(f"{where}: feature class, feature code or note is missing")
        elif cells["id"] not in bulk:
            problems.append(f"{where}: {cells['id']} is no row of the gazetteer, and the row has no name of its own")
        country = cells["country_code"]
        if country and cells["feature_class"] in "PS" and cells["feature_class"]:
            unit = locator.near(lat, lon)
            found = properties[unit]["country"] if unit else None
            if found and found != country and not near_country(polygons, properties, lat, lon, country):
                problems.append(f"{where}: {cells['name']} lies in {found}, the row says {country}")
    for key in [k for k in first_seen if k.startswith("?")]:
        if key[1:] not in first_seen:
            problems.append(f"{first_seen[key]}: {key[1:]} is no row of the gazetteer or the own list")
    silent = sorted(c for c, id in countries.items() if id not in with_demonyms)
    for problem in problems:
        print(problem)
    print(f"{own_count} own rows, {len(bulk):,} bulk rows, {len(countries)} countries "
          f"(no demonym: {', '.join(silent) or 'none'}), {len(properties):,} polygons, {len(problems)} problems")
    print(f"{share_in_country(bulk, locator, properties):.1%} of cities500 lie in a polygon of their country")
    return 1 if problems else 0


def near_country(polygons, properties, lat, lon, country):
    """True when a vertex of the country's border is within BORDER_KM."""
    reach = BORDER_KM / 111.2 * boundaries.SCALE
    shrink = math.cos(math.radians(lat))
    x, y = lon * boundaries.SCALE, lat * boundaries.SCALE
    for id, parts in polygons.items():
        if properties[id]["country"] != country:
            continue
        for polygon in parts:
            before = polygon[0][-1]
            for point in polygon[0]:
                if segment_distance(x, y, before, point, shrink) < reach:
                    return True
                before = point
    return False


def segment_distance(x, y, a, b, shrink):
    ax, ay, bx, by = (a[0] - x) * shrink, a[1] - y, (b[0] - x) * shrink, b[1] - y
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / length))
    return math.hypot(ax + t * dx, ay + t * dy)


def share_in_country(bulk, locator, properties):
    right = total = 0
    for row in bulk.values():
        if row["id"].startswith("geonames:") and row["feature_class"] == "P":
            total += 1
            unit = locator.at(float(row["latitude"]), float(row["longitude"]))
            right += unit is not None and properties[unit]["country"] == row["country_code"]
    return right / total
