#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when the program itself, or a library it links, is one of the GIS half's: loading those costs each start.

usage: core_links.py PROGRAM
"""
import re
import subprocess
import sys

linked = subprocess.run(["ldd", sys.argv[1]], check=True, capture_output=True, text=True).stdout
names = re.findall(r"^\s*(\S+?)\.so", linked, flags=re.MULTILINE)
if "libc" not in names:
    sys.exit(f"ldd told nothing of use:\n{linked}")
heavy = [name for name in names if re.match(r"lib(gdal|proj|cairo|pango|geos|sqlite|curl)", name)]
if heavy:
    sys.exit(f"the core links {', '.join(heavy)}; that belongs to the GIS module")
