#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `placeline parse --follow` promises of files that grow and folders that receive files.

usage: follow_test.py PLACELINE INDEX
"""
import json
import os
import pathlib
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest

INDEX = pathlib.Path(sys.argv.pop()).resolve()
PROGRAM = pathlib.Path(sys.argv.pop()).resolve()


def line(name, killed=3):
    return json.dumps({"id": name, "published": "2024-02-03",
                       "text": f"A strike on Kharkiv killed {killed} people on Friday."}) + "\n"


class Follow(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.runs = []

    def tearDown(self):
        for run in self.runs:
            run.kill()
            run.communicate()
        self.scratch.cleanup()

    def follow(self, name, *options):
        run = subprocess.Popen([PROGRAM, "parse", name, "--follow", *options], cwd=self.folder, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, bufsize=0,
                               env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PLACELINE_GAZETTEER": str(INDEX)})
        self.runs.append(run)
        return run

    def read_ids(self, run, count):
        """Ids, with the revision where there is one, of the next results; they must come without more input."""
        found, buffer, deadline = [], b"", time.monotonic() + 30
        while len(found) < count:
            ready, _, _ = select.select([run.stdout], [], [], max(0.0, deadline - time.monotonic()))
            self.assertTrue(ready, f"only {found} came")
            piece = os.read(run.stdout.fileno(), 1 << 16)
            self.assertTrue(piece, f"ended after {found}: {run.stderr.read().decode() if not piece else ''}")
            buffer += piece
            *lines, buffer = buffer.split(b"\n")
            for record in map(json.loads, lines):
                found.append(record["id"] + ("" if "revision" not in record else f"/{record['revision']}"))
        return found

    def stop(self, run, how=signal.SIGTERM):
        run.send_signal(how)
        out, err = run.communicate(timeout=30)
        self.assertEqual(run.returncode, 0, err.decode())
        return out, err.decode()

    def add(self, name, text, mode="a"):
        with open(self.folder / name, mode, encoding="utf-8") as file:
            file.write(text)

    def test_each_line_comes_out_before_the_next_is_written(self):
        self.add("feed.ndjson", line("a"))
        run = self.follow("feed.ndjson")
        self.assertEqual(self.read_ids(run, 1), ["a"])
        for name in "bcd":
            self.add("feed.ndjson", line(name))
            self.assertEqual(self.read_ids(run, 1), [name])
        self.assertEqual(self.stop(run), (b"", ""))

    def test_a_line_written_in_halves_is_one_report(self):
        self.add("feed.ndjson", line("a"))
        run = self.follow("feed.ndjson")
        self.assertEqual(self.read_ids(run, 1), ["a"])
        self.add("feed.ndjson", line("b")[:30])
        time.sleep(0.3)
        self.add("feed.ndjson", line("b")[30:])
        self.assertEqual(self.read_ids(run, 1), ["b"])
        self.assertEqual(self.stop(run), (b"", ""))

    def test_a_file_that_comes_later_is_waited_for(self):
        run = self.follow("feed.ndjson")
        time.sleep(0.2)
        self.add("feed.ndjson", line("a"))
        self.assertEqual(self.read_ids(run, 1), ["a"])
        self.stop(run, signal.SIGINT)

    def test_a_rotated_file_is_read_to_its_end_and_the_next_from_its_beginning(self):
        self.add("feed.ndjson", line("a"))
        run = self.follow("feed.ndjson")
        self.assertEqual(self.read_ids(run, 1), ["a"])
        os.rename(self.folder / "feed.ndjson", self.folder / "feed.ndjson.1")
        self.add("feed.ndjson.1", line("b"))
        self.add("feed.ndjson", line("c"))
        self.assertEqual(self.read_ids(run, 2), ["b", "c"])
        self.add("feed.ndjson", line("d"))
        self.assertEqual(self.read_ids(run, 1), ["d"])
        self.stop(run)

    def test_a_file_that_is_cut_is_read_again_for_what_is_new(self):
        self.add("feed.ndjson", line("a") + line("b"))
        run = self.follow("feed.ndjson")
        self.assertEqual(self.read_ids(run, 2), ["a", "b"])
        self.add("feed.ndjson", "", "w")
        time.sleep(1.5)  # cut and filled up within one look is not to be told from growth
        self.add("feed.ndjson", line("b") + line("a", 9))
        self.assertEqual(self.read_ids(run, 1), ["a/1"])
        self.stop(run)

    def test_files_put_into_a_folder_are_read_once_each(self):
        (self.folder / "in").mkdir()
        self.add("in/1.ndjson", line("a"))
        run = self.follow("in")
        self.assertEqual(self.read_ids(run, 1), ["a"])
        self.add("in/.hidden.ndjson", line("x"))
        self.add("in/2.ndjson", line("b"))
        self.assertEqual(self.read_ids(run, 1), ["b"])
        self.add("moved.ndjson", line("c"))
        os.rename(self.folder / "moved.ndjson", self.folder / "in/0.ndjson")
        self.assertEqual(self.read_ids(run, 1), ["c"])
        self.add("in/2.ndjson", line("d"))
        self.assertEqual(self.read_ids(run, 1), ["d"])
        self.assertEqual(self.stop(run)[0], b"")

    def test_a_stop_leaves_a_state_that_the_next_run_takes_up(self):
        self.add("feed.ndjson", line("a"))
        run = self.follow("feed.ndjson", "--state", "s", "-o", "out.ndjson")
        out = self.folder / "out.ndjson"
        deadline = time.monotonic() + 30
        while not (out.exists() and out.read_bytes().count(b"\n") == 1) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertIn("1 new", self.stop(run)[1])
        self.add("feed.ndjson", line("a", 5))
        again = self.follow("feed.ndjson", "--state", "s", "-o", "out.ndjson")
        while out.read_bytes().count(b"\n") < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertIn("0 new, 1 sent again with other words, 1 known", self.stop(again)[1])

    def test_two_runs_with_one_state_are_refused(self):
        self.add("feed.ndjson", line("a"))
        run = self.follow("feed.ndjson", "--state", "s")
        self.assertEqual(self.read_ids(run, 1), ["a"])
        second = self.follow("feed.ndjson", "--state", "s")
        _, err = second.communicate(timeout=30)
        self.assertEqual(second.returncode, 1)
        self.assertIn(b"another run is at work", err)
        self.stop(run)

    def test_what_cannot_be_followed_is_refused(self):
        for arguments, status in ((["-"], 2), (["a", "b"], 2), (["nowhere/feed.ndjson"], 1)):
            done = subprocess.run([PROGRAM, "parse", *arguments, "--follow"], cwd=self.folder, capture_output=True, timeout=30,
                                  stdin=subprocess.DEVNULL, env={"PATH": "/usr/bin:/bin", "PLACELINE_GAZETTEER": str(INDEX)})
            self.assertEqual(done.returncode, status, done.stderr.decode())
            self.assertIn(b"--follow takes", done.stderr)


if __name__ == "__main__":
    unittest.main()
