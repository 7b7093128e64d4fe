#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A run that is killed leaves each output as it was or as it will be, never half of one, and the next run ends well.

usage: kill_test.py PLACELINE INDEX SHIM [--kills N] [--seed N]

Kills fall at random moments of random commands, and, by the library of faults, at each renaming, where a moment is too
short to be met by chance.
"""
import argparse
import pathlib
import random
import signal
import subprocess
import sys
import time

from scene import Scene, hidden, report

SIDES = {".shx", ".dbf", ".prj", ".cpg"}  # a Shapefile is one output in several files


def faults_of(what, found, old, new):
    """What a killed run left that it should not have."""
    for name, content in found.items():
        if not hidden([name]) and content not in (old.get(name), new.get(name)):
            yield f"{what}: {name} is neither the old nor the new file"
    layers = [name for name in old if name.endswith(".shp") and name in found]
    for layer in layers:
        parts = [str(pathlib.PurePath(layer).with_suffix(side)) for side in (".shp", *SIDES)]
        if not any(all(found.get(part) == held.get(part) for part in parts) for held in (old, new)):
            yield f"{what}: {layer} is of another run than what stands beside it"
    for name in old.keys() - found.keys():
        if pathlib.PurePath(name).suffix not in SIDES | {".shp"}:
            yield f"{what}: {name} is gone"


def killed_after(scene, args, seconds):
    """Whether the run was still going on."""
    process = scene.start(args)
    try:
        process.communicate(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return True


def main():
    parser = argparse.ArgumentParser(usage=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs=3)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=20240203)
    options = parser.parse_args()
    moments = random.Random(options.seed)
    faults, killed, at_renames = [], 0, 0
    with Scene(*options.paths, count=300) as scene:
        mark = scene.folder / "mark"
        jobs = list(scene.jobs().items())
        moments.shuffle(jobs)
        for at, (name, args) in enumerate(jobs):
            share = options.kills // len(jobs) + (at < options.kills % len(jobs))
            if share == 0 and not (name.startswith("map") and "shp" in " ".join(args)):
                continue
            old, new = scene.old_and_new(args)
            scene.lay(old)
            begin = time.monotonic()
            scene.run(args)
            took = time.monotonic() - begin
            for _ in range(share):
                scene.lay(old)
                killed += killed_after(scene, args, moments.uniform(0.1, 1.0) * took)
                faults.extend(faults_of(f"{name}, killed", scene.held(), old, new))
            for number in range(1, 20):
                mark.unlink(missing_ok=True)
                scene.lay(old)
                scene.run(args, scene.faulty(f"rename:{number}:KILL"))
                if not mark.exists():
                    break
                at_renames += 1
                faults.extend(faults_of(f"{name}, killed at renaming {number}", scene.held(), old, new))
            done = scene.run(args)
            found = {n: content for n, content in scene.held().items() if not hidden([n])}
            if done.returncode != 0 or found != new:
                faults.append(f"{name}: the run after a killed one: {done.stderr.decode()}")
    print(f"{killed} runs killed of {options.kills}, {at_renames} at a renaming")
    assert killed >= options.kills // 3 and at_renames >= 5, "the kills came too late to test anything"
    return report(faults)


if __name__ == "__main__":
    sys.exit(main())
