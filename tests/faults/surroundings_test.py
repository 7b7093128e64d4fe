#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Readers that go away, memory that is short, inputs that vanish, clocks that jump: a message or no harm, never a crash.

usage: surroundings_test.py PLACELINE INDEX SHIM [PART...]

The PARTs named (no_memory ...) are left out.
"""
import os
import resource
import shutil
import subprocess
import sys
import time

from scene import Scene, hidden, readable, reports, report


def broken_pipe(scene):
    """`placeline ... | head -1`: no message, nothing left, status 0."""
    for args in (["parse", "long.ndjson"], ["map", "long.ndjson", "-o", "-"], ["merge", "long.ndjson"],
                 ["geocode", "--table", "long.csv", "--place-column", "name"], ["parse", "long.ndjson", "--threads", "4"],
                 ["review", "long.ndjson"]):
        process = scene.start(args)
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        status = process.wait(timeout=60)
        process.stderr.close()
        if status != 0 or b"pipe" in err.lower():
            yield f"{args} | head -1: status {status}: {err.decode()}"


def closed_streams(scene):
    """No standard output at all, or one that is a full device."""
    with open("/dev/full", "wb") as full:
        for args in scene.answers():
            done = scene.run(args, stdout=full)
            if done.returncode != 1 or b"full" not in done.stderr:
                yield f"{args} > /dev/full: status {done.returncode}: {done.stderr.decode()}"
    done = subprocess.run(["bash", "-c", '"$0" parse in.ndjson -o out/o.ndjson --overwrite >&- 2>&- <&-', scene.program],
                          cwd=scene.folder, env=scene.env())
    if done.returncode != 0 or not (scene.out / "o.ndjson").read_bytes().startswith(b"{"):
        yield f"without standard streams: status {done.returncode}"


def no_memory(scene):
    """Less and less memory: the old output or the new one, and words, not a signal."""
    statuses = set()
    for name in ("map geojson", "map gpkg", "map png", "map svg", "map pdf", "map public", "parse", "merge", "join", "geocode",
                 "build", "review html"):
        args = scene.jobs()[name]
        old, new = scene.old_and_new(args)
        for megabytes in (20, 40, 80, 120, 160, 240, 320):
            scene.lay(old)
            done = scene.run(args, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20)))
            what = f"{name} in {megabytes} MB"
            found = scene.held()
            if done.returncode == 127 or b"error while loading shared libraries" in done.stderr:
                continue  # the program did not even start
            statuses.add(done.returncode)
            said = done.stderr
            if b"a library broke off" in said:  # its own words stand before ours, and hidden files may stay
                said = said.splitlines(keepends=True)[-1]
                found = {n: content for n, content in found.items() if not hidden([n])}
            if done.returncode not in (0, 1):
                yield f"{what}: status {done.returncode}: {done.stderr.decode()}"
            elif found != (new if done.returncode == 0 else old):
                yield f"{what}: status {done.returncode}, but other files: {done.stderr.decode()}"
            if done.returncode == 1:
                yield from (f"{what}: {fault}" for fault in readable(said))
            if hidden(found):
                yield f"{what}: leaves {hidden(found)}"
    if 1 not in statuses:
        yield "no run met the end of memory"


def vanishing_inputs(scene):
    """An input that goes while it is read, and a gazetteer that is cut under the program."""
    scene.put("gone.ndjson", (scene.folder / "long.ndjson").read_text())
    process = scene.start(["parse", "gone.ndjson"])
    process.stdout.readline()
    (scene.folder / "gone.ndjson").unlink()
    out, _ = process.communicate(timeout=60)
    if process.returncode != 0 or out.count(b"\n") != LONG - 1:
        yield f"a removed input: status {process.returncode}, {out.count(bytes([10]))} lines"
    scene.put("cut.ndjson", (scene.folder / "long.ndjson").read_text())
    process = scene.start(["parse", "cut.ndjson"])
    process.stdout.readline()
    os.truncate(scene.folder / "cut.ndjson", 100)
    process.communicate(timeout=60)
    if process.returncode != 0:
        yield f"a cut input: status {process.returncode}"
    for cut in ("truncate", "remove"):
        index = scene.folder / "own.plgaz"
        shutil.copy(scene.index, index)
        process = scene.start(["parse", "long.ndjson", "--gazetteer", str(index)])
        process.stdout.readline()
        index.unlink() if cut == "remove" else os.truncate(index, 0)
        _, err = process.communicate(timeout=60)
        if cut == "remove" and process.returncode != 0:
            yield f"a removed gazetteer: status {process.returncode}: {err.decode()}"
        if cut == "truncate" and (process.returncode != 1 or b"cut short or changed" not in err):
            yield f"a cut gazetteer: status {process.returncode}: {err.decode()}"


def jumping_clock(scene):
    """Clocks that go forth and back by years change nothing but the time of making."""
    for name in ("map geojson", "map gpkg", "map png", "parse"):
        args = scene.jobs()[name]
        _, new = scene.old_and_new(args)
        scene.lay({})
        done = scene.run(args, {**scene.faulty("none:0:EIO"), "FAULT_CLOCK": "1"})
        if done.returncode != 0 or scene.held() != new:
            yield f"{name}, clock jumps: status {done.returncode}: {done.stderr.decode()}"
    process = scene.start(["parse", "in.ndjson", "--follow", "-o", "followed.ndjson"],
                          {**scene.faulty("none:0:EIO"), "FAULT_CLOCK": "1"})
    time.sleep(0.3)
    with open(scene.folder / "in.ndjson", "a", encoding="utf-8") as feed:
        feed.write('{"id": "late", "text": "A strike on Homs killed 4 people."}\n')
    time.sleep(0.7)
    process.terminate()
    _, err = process.communicate(timeout=30)
    if process.returncode != 0 or b"late" not in (scene.folder / "followed.ndjson").read_bytes():
        yield f"--follow, clock jumps: status {process.returncode}: {err.decode()}"


LONG = 4000


def main():
    with Scene(*sys.argv[1:4]) as scene:
        scene.lay({})
        scene.put("long.ndjson", "\n".join(reports(LONG, 3)))
        scene.put("long.csv", "name\n" + "Homs\n" * 60000)
        faults = []
        for part in (broken_pipe, closed_streams, no_memory, vanishing_inputs, jumping_clock):
            if part.__name__ in sys.argv[4:]:
                print(f"{part.__name__}: left out")
                continue
            found = list(part(scene))
            print(f"{part.__name__}: {len(found)} faults")
            faults += found
    return report(faults)


if __name__ == "__main__":
    sys.exit(main())
