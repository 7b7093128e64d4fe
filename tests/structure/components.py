#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the SBOM is made of agrees with what people read: each library of cmake/libraries.tsv is in docs/DEPENDENCIES.md, each source
of geodata/sources.tsv in geodata/NOTICE.md with its version, and each package that the gazetteer is built from is a source.

usage: components.py SOURCE_DIR
"""
import pathlib
import sys
import urllib.parse

SOURCE = pathlib.Path(sys.argv[1])
SYSTEM = {"glibc", "GCC runtime", "GLib", "libpng"}  # come with the compiler or with another library of the list


def table(path):
    lines = [line.split("\t") for line in (SOURCE / path).read_text().splitlines() if line and not line.startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def main():
    faults = []
    dependencies = (SOURCE / "docs/DEPENDENCIES.md").read_text().lower()
    notice = (SOURCE / "geodata/NOTICE.md").read_text()
    for library in table("cmake/libraries.tsv"):
        if library["name"] not in SYSTEM and f"| {library['name'].lower()}" not in dependencies:
            faults.append(f"cmake/libraries.tsv: {library['name']} is not in docs/DEPENDENCIES.md")
    sources = {urllib.parse.unquote(row["package"].split("/", 1)[1]): row["version"] for row in table("geodata/sources.tsv")}
    for package, version in sources.items():
        if package not in notice and package.split("/")[-1] not in notice or version not in notice:
            faults.append(f"geodata/sources.tsv: {package} {version} is not in geodata/NOTICE.md")
    for row in table("scripts/gazetteer-data/packages.tsv"):
        if sources.get(row["name"]) != row["version"]:
            faults.append(f"scripts/gazetteer-data/packages.tsv: {row['name']} {row['version']} is not in geodata/sources.tsv")
    print("\n".join(faults) or "libraries and sources agree")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
