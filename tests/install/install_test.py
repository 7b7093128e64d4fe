#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Installs to a scratch prefix, moves the prefix, and uses the program found there as a user would.

usage: install_test.py CMAKE BUILD_DIR
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD = sys.argv[1], sys.argv[2]
SANITIZED = re.search(r"^PLACELINE_SANITIZE:\w+=\S", (pathlib.Path(BUILD) / "CMakeCache.txt").read_text(), re.MULTILINE)
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
        listed = self.run_program("--help").stdout.split("Commands:\n")[1].split("\n\n")[0]
        commands = {line.split()[0] for line in listed.splitlines() if line.startswith("  ")}
        self.assertLessEqual({"map", "parse", "merge", "geocode", "gazetteer"}, commands)
        pages = {page.name.removesuffix(".1") for page in (self.prefix / "share/man/man1").iterdir()}
        self.assertEqual({"placeline"} | {f"placeline-{command}" for command in commands}, pages)

    def test_the_version_names_program_data_and_libraries(self):
        lines = self.run_program("--version").stdout.splitlines()
        self.assertRegex(lines[0], r"^placeline \d+\.\d+\.\d+$")
        self.assertRegex(lines[1], rf"^gazetteer \S+ \(\d+ places, \d+ names\): {re.escape(str(self.prefix))}/share/placeline/placeline.plgaz$")
        self.assertRegex(lines[2], r"^made from GeoNames \(\S+ \S+, to \d{4}-\d\d-\d\d\), .*Natural Earth")
        self.assertRegex(lines[3], r"^built with GDAL \d[\d.]+, PROJ \d[\d.]+, Cairo \d[\d.]+, Pango \d[\d.]+, ICU \d[\d.]+$")

    def test_licences_come_along(self):
        documents = {path.name for path in (self.prefix / "share/doc/placeline").iterdir()}
        self.assertLessEqual({"LICENSE", "NOTICE", "NOTICE.md", "copyright"}, documents)

    @unittest.skipIf(SANITIZED, "what is shipped is built without sanitizers")
    def test_the_sbom_is_spdx(self):
        sbom = self.sbom()
        for member, value in (("spdxVersion", "SPDX-2.3"), ("dataLicense", "CC0-1.0"), ("SPDXID", "SPDXRef-DOCUMENT")):
            self.assertEqual(value, sbom[member])
        self.assertRegex(sbom["documentNamespace"], r"^https://[^#]+$")
        self.assertRegex(sbom["creationInfo"]["created"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        ids = [package["SPDXID"] for package in sbom["packages"]]
        self.assertEqual(len(ids), len(set(ids)))
        licences = {licence["licenseId"] for licence in sbom["hasExtractedLicensingInfos"]}
        for package in sbom["packages"]:
            self.assertRegex(package["SPDXID"], r"^SPDXRef-[A-Za-z0-9.-]+$")
            for needed in ("name", "versionInfo", "downloadLocation", "licenseDeclared", "licenseConcluded"):
                self.assertTrue(package[needed], package)
            self.assertLessEqual(set(re.findall(r"LicenseRef-\S+", package["licenseDeclared"])), licences)
            for reference in package.get("externalRefs", []):
                self.assertRegex(reference["referenceLocator"], r"^pkg:(deb/debian|npm)/\S+@\S+$")
        for relationship in sbom["relationships"]:
            for end in ("spdxElementId", "relatedSpdxElement"):
                self.assertIn(relationship[end], {*ids, "SPDXRef-DOCUMENT"})
        related = {relationship["relatedSpdxElement"] for relationship in sbom["relationships"]}
        self.assertEqual(set(ids), related)

    @unittest.skipIf(SANITIZED, "what is shipped is built without sanitizers")
    def test_the_sbom_names_each_library_that_the_program_asks_for(self):
        stated = {name for package in self.sbom()["packages"] for name in package.get("comment", "").split(", ")}
        binaries = [self.prefix / "bin/placeline", *self.prefix.glob("lib*/**/placeline_*.so")]
        self.assertGreater(len(binaries), 1)
        for binary in binaries:
            dynamic = subprocess.run(["objdump", "-p", binary], env=CLEAN, capture_output=True, text=True, check=True).stdout
            asked = set(re.findall(r"NEEDED +(\S+)", dynamic))
            self.assertTrue(asked)
            self.assertEqual(set(), asked - stated, binary.name)

    @unittest.skipIf(SANITIZED, "what is shipped is built without sanitizers")
    def test_the_sbom_names_what_lies_inside(self):
        names = {package["name"] for package in self.sbom()["packages"]}
        self.assertLessEqual({"placeline", "Leaflet", "GeoNames", "Natural Earth", "Unicode CLDR", "Boost", "CLI11", "GDAL", "ICU"}, names)

    def sbom(self):
        return json.loads((self.prefix / "share/doc/placeline/placeline.spdx.json").read_text())

    def test_nothing_of_the_build_tree_is_needed(self):
        linked = subprocess.run(["ldd", self.prefix / "bin" / "placeline"], env=CLEAN, capture_output=True, text=True)
        self.assertNotIn(str(pathlib.Path(BUILD).resolve()), linked.stdout)
        for heavy in ("libgdal", "libproj", "libcairo"):
            self.assertNotIn(heavy, linked.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
