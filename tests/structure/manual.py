#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the manual together: every page is named in placeline(1), every page that is named exists, none has a fault of roff, and
the figures that placeline-limits(7) gives are those of docs/accuracy.md.

usage: manual.py SOURCE_DIR
"""
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(sys.argv[1])
PAGES = {page.name: page.read_text() for page in (SOURCE / "docs/man").glob("*.[157]")}


def plain(roff):
    return re.sub(r"\\f[BIRP]", "", roff.replace("\\-", "-").replace('"', ""))


def named(roff):
    """Pages that a page refers to: .BR placeline-map (1), placeline-map(1), .Xr placeline-map 1."""
    return {f"{name}.{section}" for name, section in re.findall(r"\b(placeline(?:-[a-z]+)*) ?\(?([157])\b\)?(?! [a-z])", plain(roff))}


def figures_of_limits():
    return set(re.findall(r"\b0\.\d{2,4}\b", PAGES["placeline-limits.7"].split(".SH HOW OFTEN")[1].split(".SH")[0]))


def main():
    faults = []
    listed = named(PAGES["placeline.1"])
    faults += [f"placeline.1 does not name {page}" for page in sorted(PAGES.keys() - listed - {"placeline.1"})]
    for name, roff in sorted(PAGES.items()):
        faults += [f"{name} names {other}, which does not exist" for other in sorted(named(roff) - PAGES.keys())]
        told = subprocess.run(["man", "--warnings", "-l", str(SOURCE / "docs/man" / name)], capture_output=True, text=True, check=True,
                              env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANPAGER": "cat", "MANWIDTH": "500"}).stderr
        faults += [f"{name}: {line}" for line in told.splitlines()[:3]]
    accuracy = (SOURCE / "docs/accuracy.md").read_text()
    assert len(figures_of_limits()) >= 8
    faults += [f"placeline-limits.7 gives {figure}, which docs/accuracy.md does not" for figure in sorted(figures_of_limits())
               if figure not in accuracy]
    print("\n".join(faults) or f"{len(PAGES)} pages hold together")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
