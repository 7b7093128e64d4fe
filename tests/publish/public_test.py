#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""--public lets out no name, handle, quote or exact coordinate of its input: everything a run writes is searched.

usage: public_test.py PLACELINE INDEX

The same input is run without --public first: what stands there in place, quote, speaker, source and coordinates is what
must not stand in any public output, as bytes, in what GDAL reads, in what is packed (.qgz, .pdf), or on a picture.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
import zlib

program, index = sys.argv[1:3]

REPORTS = [
    {"id": "@falcon_watch/1201", "source": "@falcon_watch", "url": "https://t.example/falcon_watch/1201",
     "published": "2024-02-03T09:41:07Z",
     "text": "On Friday a drone hit the bakery of Jasim Placeholder in Haditha, killing four people and wounding nine, said "
             "Mazin Namewell, the head of the town's clinic. Col. Bashshar Madeup of the border guards denied it."},
    {"id": "wire-7", "source": "Northern Wire Desk", "url": "https://wire.example/stories/7", "published": "2024-02-04",
     "text": "Six people were killed when a drone struck a bakery in Haditha on Friday, the regional health department said. "
             "Shelling near Chuhuiv on Saturday wounded two farmers, the mayor, Olena Invented, wrote on her page."},
    {"id": "feed:0xbeef", "source": "Robin Q. Reporter", "url": "https://robin.example/p?id=0xbeef", "published": "2024-02-05",
     "text": "The Iraqi army shelled Akashat and Rutba on Sunday. In all, 17 people were killed in Akashat and Rutba, "
             "according to the channel @desert_eyes."},
]
TYPED = ["falcon_watch", "Jasim", "Placeholder", "Mazin", "Namewell", "Bashshar", "Madeup", "Olena", "Invented", "Robin",
         "Reporter", "Northern Wire", "wire-7", "0xbeef", "desert_eyes", "example", "bakery", "clinic",
         "09:41", "secretinput"]
OUTPUTS = ["a.geojson", "a.shp", "a.gpkg", "a.fgb", "a.kml", "a.csv", "a.ndjson", "a.qgz", "a.svg", "a.png", "a.pdf", "a.html"]
env = dict(os.environ, PLACELINE_GAZETTEER=index, SOURCE_DATE_EPOCH="1707200000", TZ="UTC", LC_ALL="C.UTF-8")


def run(folder, *words):
    done = subprocess.run([program, *words], cwd=folder, env=env, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, f"{words}: status {done.returncode}: {done.stderr}"
    return done.stdout, done.stderr


def records(lines):
    return [json.loads(line) for line in lines.splitlines()]


def folded(text):
    return unicodedata.normalize("NFC", text).casefold()


def pieces_of(quote):
    """Any four words of a quote in a row would show it."""
    words = re.findall(r"\w+", quote)
    return [" ".join(words[i:i + 4]) for i in range(len(words) - 3)]


def secrets_of(exact, units):
    """What the ordinary run says and the public one must not."""
    names, quotes, numbers, ids = set(), set(), set(), set()
    for incident in exact:
        ids |= {incident["id"], *incident["replaces"], *(claim["id"] for claim in incident["claims"])}
        for place in [incident["place"], *(part["place"] for part in incident["parts"])]:
            if place:
                names.add(place["name"])
                ids.add(place["id"])
                for degrees in (place["lat"], place["lon"]):
                    whole, _, decimals = f"{degrees}".partition(".")
                    if len(decimals) > 2 and decimals[1:3] != "00":
                        numbers.add(f"{whole}.{decimals[:3]}")
        names |= {incident["place_text"] or "", *(name for claim in incident["claims"] for name in claim["places"])}
        for claim in incident["claims"]:
            quotes |= set(pieces_of(claim["quote"]["text"])) | set(pieces_of(claim["attributed_to"] or ""))
    names = {name for name in names if name and name not in units}
    ids = {one for one in ids if one not in units}
    return names, quotes, numbers, ids


def decoded(path):
    """A file as whoever opens it sees it."""
    data = path.read_bytes()
    texts = [data]
    if path.suffix == ".qgz":
        with zipfile.ZipFile(path) as packed:
            texts += [packed.read(name) for name in packed.namelist()]
    if path.suffix == ".pdf":
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.S):
            try:
                texts.append(zlib.decompress(stream))
            except zlib.error:
                pass
        read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True) if have("pdftotext") else None
        texts.append(read.stdout if read else b"")
    if path.suffix in {".gpkg", ".shp", ".fgb"}:
        read = subprocess.run(["ogrinfo", "-ro", "-al", "-mdd", "all", path.name], cwd=path.parent, capture_output=True, check=True)
        texts.append(read.stdout)
    return [folded(text.decode("utf-8", "replace")) for text in texts]


def without_borders(text):
    """What ogrinfo prints of polygons are borders and circles, which have coordinates of their own."""
    return re.sub(r"(multi)?polygon \([^a-z]*", " ", text)


def have(tool):
    return any((pathlib.Path(folder) / tool).exists() for folder in os.environ["PATH"].split(os.pathsep))


def check_nothing_leaks(folder, secrets, units, links):
    names, quotes, numbers, ids = secrets
    # A district may be told, and is often called as its town.
    districts = re.compile("|".join(re.escape(folded(unit)) for unit in sorted(units, key=len, reverse=True)))
    found = []
    for path in sorted(folder.iterdir()):
        for text in decoded(path):
            for secret in TYPED:
                if links and secret in {"example", "falcon_watch", "0xbeef", "Robin"}:
                    continue
                if secret.casefold() in text:
                    found.append(f"{path.name}: {secret}")
            without_districts = districts.sub(" ", text)
            for secret in names:
                if re.search(rf"(?<!\w){re.escape(folded(secret))}(?!\w)", without_districts):
                    found.append(f"{path.name}: place {secret}")
            for secret in quotes | ids:
                if folded(secret) in re.sub(r"\W+", " ", text) or folded(secret) in text:
                    found.append(f"{path.name}: words or id \"{secret}\"")
            if path.suffix not in {".html", ".svg", ".png", ".pdf", ".qgz"}:  # borders have coordinates of their own
                rows = without_borders(text)
                for secret in numbers:
                    if re.search(rf"(?<![\d.]){re.escape(secret)}", rows):
                        found.append(f"{path.name}: coordinate {secret}...")
    assert not found, "\n".join(["leaked:", *found])


def rows_are_coarse(path):
    """Each position of a public GeoJSON lies on the grid of a tenth of a degree, and says how vague it is."""
    rows = json.loads(path.read_text())["features"]
    assert rows
    for row in rows:
        for degrees in row["geometry"]["coordinates"]:
            assert abs(degrees * 10 - round(degrees * 10)) < 1e-6, row
        assert row["properties"]["where_prec"] >= 2 and row["properties"]["unc_km"] >= 8, row
        assert row["properties"]["quote"] is None, row


with tempfile.TemporaryDirectory() as scratch:
    scratch = pathlib.Path(scratch)
    source = scratch / "secretinput_falcon_watch.ndjson"
    source.write_text("".join(json.dumps(report) + "\n" for report in REPORTS))
    exact = records(run(scratch, "merge", source.name)[0])
    assert sum(incident["place"] is not None for incident in exact) >= 3, exact
    for extra in ([], ["--links"]):
        folder = scratch / ("links" if extra else "plain")
        folder.mkdir()
        outputs = [word for name in OUTPUTS for word in ("-o", str(folder / name))]
        _, told = run(scratch, "map", source.name, "--source", "Robin Q. Reporter", *outputs, "--with-claims", "--public", *extra)
        assert "younger than 48 hours" in told, told
        public = records((folder / "a.ndjson").read_text())
        assert len(public) == len(exact)
        for figure in ("killed", "injured", "strikes"):  # counts stay
            assert sorted(str(one[figure]) for one in public) == sorted(str(one[figure]) for one in exact)
        units = {text for one in public if one["place"] for text in (one["place"]["name"], one["place"]["id"], one["place"]["admin1"],
                                                                      one["place"]["admin2"]) if text}
        secrets = secrets_of(exact, units)
        assert secrets[0] and secrets[1] and secrets[2], secrets
        check_nothing_leaks(folder, secrets, units, bool(extra))
        rows_are_coarse(folder / "a.geojson")
        assert ("t.example" in (folder / "a.csv").read_text()) == bool(extra)
        how = json.loads((folder / "a.csv.provenance.json").read_text())
        assert how["inputs"][0]["name"] == "input 1" and len(how["inputs"][0]["sha256"]) == 64, how
        assert any("public" in note for note in how["notes"]), how

    # The search itself finds what an ordinary run writes.
    folder = scratch / "exact"
    folder.mkdir()
    run(scratch, "map", source.name, "-o", str(folder / "a.gpkg"), "-o", str(folder / "a.html"))
    try:
        check_nothing_leaks(folder, secrets, units, False)
    except AssertionError as leaks:
        assert "a.gpkg: place" in str(leaks) and "a.html: Olena" in str(leaks), leaks
    else:
        sys.exit("the search found nothing in outputs that are not public")

    # Old data says nothing of its age; a salt keeps ids, and says so only with --public.
    (scratch / "salt").write_text("a secret that nobody can guess\n")
    env["SOURCE_DATE_EPOCH"] = "1717200000"
    lines, told = run(scratch, "merge", source.name, "--public", "--salt", "salt")
    assert "48 hours" not in told, told
    source.write_text("".join(json.dumps(report) + "\n" for report in REPORTS[:1] + REPORTS[2:]))
    fewer = {one["id"] for one in records(run(scratch, "merge", source.name, "--public", "--salt", "salt")[0])}
    assert len(fewer & {one["id"] for one in records(lines)}) >= 2, fewer
    done = subprocess.run([program, "merge", source.name, "--links"], cwd=scratch, env=env, capture_output=True, text=True)
    assert done.returncode == 2 and "--links is of --public" in done.stderr, done.stderr
