#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whatever call on the disk fails, the output that was there stays, nothing else is left, and a message says why.

usage: calls_test.py PLACELINE INDEX SHIM [--all]     (--all: each call of each command; else some)
"""
import pathlib
import random
import sys

from scene import Scene, hidden, readable, report

CALLS = (("write", "ENOSPC"), ("close", "EIO"), ("fsync", "EIO"), ("rename", "EACCES"), ("mkdir", "ENOSPC"))


def main():
    everything = "--all" in sys.argv
    choice = random.Random(7)
    faults, runs = [], 0
    with Scene(*[a for a in sys.argv[1:] if a != "--all"]) as scene:
        mark = scene.folder / "mark"
        for name, args in scene.jobs().items():
            old, new = scene.old_and_new(args)
            for call, error in CALLS if everything else choice.sample(CALLS, 2):
                for number in range(1, 1000):
                    mark.unlink(missing_ok=True)
                    scene.lay(old)
                    done = scene.run(args, scene.faulty(f"{call}:{number}:{error}"))
                    if not mark.exists():
                        break  # there is no such call any more
                    runs += 1
                    what = f"{name}, {call} {number} fails"
                    found = scene.held()
                    if done.returncode == 0 and found != new:
                        faults.append(f"{what}: status 0, but the output is not whole: {done.stderr.decode()}")
                    if done.returncode not in (0, 1):
                        faults.append(f"{what}: status {done.returncode}")
                    if done.returncode != 0:
                        changed = sorted(n for n in old.keys() | found.keys() if old.get(n) != found.get(n))
                        if call == "rename":  # what stands beside the main file has its name before it, whole
                            main = pathlib.Path(next(word for word in args if word.startswith("out/")))
                            changed = [n for n in changed if pathlib.Path(n).stem == main.stem]
                        changed = [n for n in changed if n != "rejects.ndjson"]  # tells of this run, also of a failed one
                        if changed:
                            faults.append(f"{what}: changed {changed}: {done.stderr.decode()}")
                        faults.extend(f"{what}: {fault}" for fault in readable(done.stderr))
                        if b"out" not in done.stderr:
                            faults.append(f"{what}: does not name the file: {done.stderr.decode()}")
                        if "-v" in sys.argv:
                            print(what, done.stderr.decode())
                    if hidden(found):
                        faults.append(f"{what}: leaves {hidden(found)}")
                    if not everything and number == 3:
                        break
    print(f"{runs} calls failed")
    assert runs > len(scene.jobs()), "too few calls failed to test anything"
    return report(faults)


if __name__ == "__main__":
    sys.exit(main())
