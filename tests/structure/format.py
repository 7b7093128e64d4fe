#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails on a source that clang-format would lay out otherwise.

usage: format.py CLANG_FORMAT SOURCE_DIR
"""
import pathlib
import subprocess
import sys


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    files = sorted(p for folder in ("src", "tests", "bench", "fuzz") for p in (source / folder).rglob("*.[ch]pp"))
    run = subprocess.run([program, "--dry-run", "--Werror", *map(str, files)], stderr=subprocess.PIPE, text=True)
    wrong = sorted({line.split(":")[0] for line in run.stderr.splitlines() if "clang-format-violations" in line})
    for path in wrong:
        print(f"{pathlib.Path(path).relative_to(source)}: run {program} -i on it")
    print(f"{len(files)} sources, {len(wrong)} laid out otherwise")
    sys.exit(1 if run.returncode or not files else 0)


if __name__ == "__main__":
    main()
