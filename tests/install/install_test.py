#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Installs to a scratch prefix, moves the prefix, and uses the program found there as a user would.

usage: install_test.py CMAKE BUILD_DIR
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD = sys.argv[1], sys.argv[2]
CLEAN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/nonexistent"}


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        first = pathlib.Path(cls.scratch.name) / "first"
        subprocess.run([CMAKE, "--install", BUILD, "--prefix", first], check=True, stdout=subprocess.DEVNULL)
        cls.prefix = first.rename(first.with_name("moved"))  # nothing may remember where it was installed

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def run_program(self, *arguments):
        return subprocess.run([self.prefix / "bin" / "placeline", *arguments], env=CLEAN, cwd=self.scratch.name,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)

    def test_the_installed_program_finds_its_gazetteer(self):
        found = self.run_program("geocode", "Anbar")
        self.assertEqual((0, ""), (found.returncode, found.stderr))
        self.assertEqual("IQ", json.loads(found.stdout)["place"]["country"])

    def test_the_installed_program_finds_its_module_and_writes_a_layer(self):
        report = pathlib.Path(self.scratch.name) / "report.txt"
        report.write_text("Two drones hit a depot in Kirkuk on Friday, killing three guards, police said.\n")
        made = self.run_program("map", str(report), "--published", "2024-02-03", "-o", "out.geojson")
        self.assertEqual(0, made.returncode, made.stderr)
        layer = json.loads((pathlib.Path(self.scratch.name) / "out.geojson").read_text())
        self.assertEqual(["IQ"], [feature["properties"]["country"] for feature in layer["features"]])

    def test_each_command_has_its_page(self):
        listed = self.run_program("--help").stdout
        pages = {page.name.removesuffix(".1") for page in (self.prefix / "share/man/man1").iterdir()}
        self.assertIn("placeline", pages)
        for command in ("map", "parse", "merge", "geocode", "gazetteer"):
            self.assertIn(command, listed)
            self.assertIn(f"placeline-{command}", pages)

    def test_licences_come_along(self):
        documents = {path.name for path in (self.prefix / "share/doc/placeline").iterdir()}
        self.assertLessEqual({"LICENSE", "NOTICE"}, documents)

    def test_nothing_of_the_build_tree_is_needed(self):
        linked = subprocess.run(["ldd", self.prefix / "bin" / "placeline"], env=CLEAN, capture_output=True, text=True)
        self.assertNotIn(str(pathlib.Path(BUILD).resolve()), linked.stdout)
        for heavy in ("libgdal", "libproj", "libcairo"):
            self.assertNotIn(heavy, linked.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
