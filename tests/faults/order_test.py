#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same input gives the same bytes: with one thread and with many, however it is split, in any time zone and locale.

usage: order_test.py PLACELINE INDEX SHIM
"""
import random
import subprocess
import sys

from scene import Scene, report

ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "Europe/Kyiv")


def comma_locale(folder):
    """The environment of a locale that writes 1,5 for one and a half, made here where the machine has none."""
    made = subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", folder / "de_DE.UTF-8"], capture_output=True)
    shown = subprocess.run(["locale", "decimal_point"], capture_output=True, text=True,
                           env={"PATH": "/usr/bin:/bin", "LC_ALL": "de_DE.UTF-8", "LOCPATH": str(folder)}).stdout.strip()
    assert shown == ",", f"no locale with a decimal comma could be made: {made.stderr.decode()}"
    return {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LOCPATH": str(folder)}


def bytes_of(scene, args, env=None):
    """Standard output and files of a run."""
    scene.lay({})
    done = scene.run(args, env)
    assert done.returncode == 0, f"{args}: {done.stderr.decode()}"
    return {"standard output": done.stdout, **scene.held()}


def differing(what, found, want):
    if found != want:
        yield f"{what}: differs in {sorted(n for n in want.keys() | found.keys() if want.get(n) != found.get(n))}"


def splits(scene, chance):
    """The input in one file, in two to five, and joined from what was parsed of each."""
    lines = (scene.folder / "in.ndjson").read_text().splitlines(keepends=True)[:-1]  # the last is no record
    want = {command: bytes_of(scene, [*command, "in.ndjson"])["standard output"] for command in (("parse",), ("merge",))}
    for turn in range(4):
        cuts = sorted(chance.sample(range(1, len(lines)), turn + 1))
        names = []
        for i, (begin, end) in enumerate(zip([0, *cuts], [*cuts, len(lines)])):
            names.append(f"part{i}.ndjson")
            scene.put(names[-1], "".join(lines[begin:end]))
        for command, whole in want.items():
            if bytes_of(scene, [*command, *names])["standard output"] != whole:
                yield f"{command[0]} of {len(names)} files differs from that of one"
        parsed = []
        for name in names:
            parsed.append(f"parsed-{name}")
            (scene.folder / parsed[-1]).write_bytes(bytes_of(scene, ["parse", name])["standard output"])
        chance.shuffle(parsed)
        if bytes_of(scene, ["merge", *parsed])["standard output"] != want[("merge",)]:
            yield f"merge of {len(parsed)} parsed files in another order differs"
        merged = []
        for name in parsed:
            merged.append(f"merged-{name}")
            (scene.folder / merged[-1]).write_bytes(bytes_of(scene, ["merge", name])["standard output"])
        if bytes_of(scene, ["merge", *merged])["standard output"] != want[("merge",)]:
            yield f"merge of {len(merged)} merged files differs"


def main():
    chance = random.Random(11)
    faults, compared = [], 0
    with Scene(*sys.argv[1:4], count=120) as scene:
        zone_and_locale = [scene.env(TZ=zone) for zone in ZONES] + [
            scene.env(**comma_locale(scene.folder)), scene.env(LC_ALL="C"), scene.env(LC_ALL="tr_TR.UTF-8")]
        jobs = {name: args for name, args in scene.jobs().items()
                if name in ("map geojson", "map csv", "map kml", "map svg", "map html", "map gpkg", "parse", "merge", "join", "geocode", "build")}
        jobs["parse out"] = ["parse", "in.ndjson", "--explain"] if b"--explain" in scene.run(["parse", "--help"]).stdout else ["parse", "in.ndjson"]
        for name, args in jobs.items():
            want = bytes_of(scene, args)
            for env in zone_and_locale:
                compared += 1
                faults.extend(differing(f"{name}, TZ={env['TZ']} LC_ALL={env['LC_ALL']}", bytes_of(scene, args, env), want))
            if b"--threads" in scene.run([*args[:2 if args[0] == "gazetteer" else 1], "--help"]).stdout:
                one = bytes_of(scene, [*args, "--threads", "1"])
                for threads in ("2", "8"):
                    compared += 1
                    faults.extend(differing(f"{name}, --threads {threads}", without_arguments(bytes_of(scene, [*args, "--threads", threads])),
                                            without_arguments(one)))
        faults.extend(splits(scene, chance))
    print(f"{compared} runs compared")
    assert compared > 50
    return report(faults)


def without_arguments(files):
    """Without the outputs that tell the options that made them."""
    return {name: content.replace(b"--threads 2", b"").replace(b"--threads 8", b"").replace(b"--threads 1", b"")
            for name, content in files.items()}


if __name__ == "__main__":
    sys.exit(main())
