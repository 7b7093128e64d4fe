#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A disk that is full, a file that may not grow, a folder that may not be written: the old output stays.

usage: disk_test.py PLACELINE INDEX SHIM
"""
import random
import resource
import subprocess
import sys

from scene import Scene, hidden, readable, report


def no_larger_than(size):
    """What a child does before it becomes the program: no file may grow beyond `size`, and no signal says so."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def in_namespace(scene, mount, command):
    return subprocess.run(["unshare", "-r", "-m", "bash", "-ec", mount + '; exec "$@"', "bash", *command], cwd=scene.folder,
                          env=scene.env(), stdin=subprocess.DEVNULL, capture_output=True, timeout=100)


def judge(what, done, old, new, found):
    if done.returncode == 0 and found == new:
        return
    if done.returncode != 1:
        yield f"{what}: status {done.returncode}: {done.stderr.decode()}"
    changed = sorted(n for n in (old.keys() | found.keys()) - {"rejects.ndjson"} if old.get(n) != found.get(n))
    if changed:
        yield f"{what}: changed {changed}: {done.stderr.decode()}"
    if hidden(found):
        yield f"{what}: leaves {hidden(found)}"
    yield from (f"{what}: {fault}" for fault in readable(done.stderr))
    if b"out" not in done.stderr:
        yield f"{what}: does not name the file: {done.stderr.decode()}"


def main():
    faults, failed = [], 0
    sizes = random.Random(3)
    with Scene(*sys.argv[1:4]) as scene:
        # File systems of their own need a namespace, which not every machine lets one have.
        scene.lay({})
        mounts = in_namespace(scene, "mount -t tmpfs none out", ["true"]).returncode == 0
        for name, args in scene.jobs().items():
            old, new = scene.old_and_new(args)
            largest = max(len(content) for content in new.values())
            for size in (0, sizes.randrange(1, largest), largest - 1):
                scene.lay(old)
                done = scene.run(args, preexec_fn=no_larger_than(size), restore_signals=False)
                failed += done.returncode == 1
                faults.extend(judge(f"{name}, no file above {size} bytes", done, old, new, scene.held()))
            if mounts:
                if max(len(content) for content in new.values()) > 8192:  # else it fits
                    scene.lay({})
                    done = in_namespace(scene, "mount -t tmpfs -o size=8k none out", [scene.program, *args])
                    failed += done.returncode == 1
                    faults.extend(judge(f"{name}, disk full", done, {}, {}, {}))
                    if b"disk is full" not in done.stderr:
                        faults.append(f"{name}, disk full: does not say so: {done.stderr.decode()}")
                scene.lay(old)
                done = in_namespace(scene, "mount --bind out out; mount -o remount,bind,ro out", [scene.program, *args])
                faults.extend(judge(f"{name}, read-only", done, old, new, scene.held()))
    print(f"{failed} runs failed as they should" + ("" if mounts else "; full and read-only disks cannot be made here"))
    assert failed > 20
    return report(faults)


if __name__ == "__main__":
    sys.exit(main())
