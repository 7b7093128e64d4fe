#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A run with --state that is killed at any moment and started again gives the bytes of a run that was not.

usage: kill_test.py PLACELINE INDEX
"""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

CHAINS, KILLS = 5, 4  # of each chain of runs
LONG_ENOUGH_S = 1.5  # of a whole run, so that its state is written several times


def write_feed(path, reports, moments):
    """Reports on a few towns, each fifth of which is sent again with a higher toll, and a line that is none."""
    with open(path, "w", encoding="utf-8") as feed:
        for i in range(reports):
            killed, town = moments.randint(2, 40), moments.choice(["Kharkiv", "Kherson", "Homs", "Mosul"])
            for toll in (killed, killed + 3) if i % 5 == 0 else (killed,):
                feed.write(json.dumps({"id": f"r{i}", "published": "2024-02-03", "source": "Test", "text":
                           f"A strike on {town} killed {toll} people on Friday, officials said. Shelling went on."}) + "\n")
        feed.write("{no record\n")


def main():
    program, index = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:])
    moments = random.Random(20240203)
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PLACELINE_GAZETTEER": index}
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        def start(name):
            return subprocess.Popen([program, "parse", "feed.ndjson", "--state", f"{name}.state", "-o", f"{name}.ndjson"],
                                    cwd=folder, env=env, stderr=subprocess.PIPE, start_new_session=True)

        reports, took = 500, 0.0
        while took < LONG_ENOUGH_S:
            for made in folder.iterdir():
                made.unlink()
            reports *= 2
            write_feed(folder / "feed.ndjson", reports, moments)
            begin = time.monotonic()
            whole = start("whole")
            whole.communicate(timeout=100)
            took = time.monotonic() - begin
            assert whole.returncode == 0, whole.returncode
        want = (folder / "whole.ndjson").read_bytes()
        assert want.count(b"\n") == reports * 6 // 5 and want.count(b'"revision": 1') == reports // 5
        killed = taken_up = 0
        for chain in range(CHAINS):
            for _ in range(KILLS):
                run = start(f"c{chain}")
                try:
                    run.wait(timeout=moments.uniform(0.02, 0.45) * took)
                except subprocess.TimeoutExpired:
                    os.kill(run.pid, signal.SIGKILL)
                    killed += 1
                run.communicate()
                state = folder / f"c{chain}.state"
                taken_up += state.exists() and "\nended no\n" in state.read_text() and "\nreports 0\n" not in state.read_text()
            last = start(f"c{chain}")
            _, err = last.communicate(timeout=100)
            assert last.returncode == 0, err.decode()
            assert (folder / f"c{chain}.ndjson").read_bytes() == want, f"chain {chain} gave another result: {err.decode()}"
            assert (folder / f"c{chain}.state").read_bytes().splitlines()[2:] == \
                   (folder / "whole.state").read_bytes().splitlines()[2:-1] + (folder / f"c{chain}.state").read_bytes().splitlines()[-1:]
        left = sorted(path.name for path in folder.iterdir() if path.name.startswith(".") or path.suffix == ".lock")
        assert not left, left
        print(f"{killed} runs killed, {taken_up} of them in the middle; one run takes {took:.2f} s")
        assert taken_up >= CHAINS, "the kills came too late to test anything"


if __name__ == "__main__":
    main()
