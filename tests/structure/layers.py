#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails on an include between folders of src/ that src/CMakeLists.txt does not name, and on arrows that run in a circle.

usage: layers.py SOURCE_DIR
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
ARROW = re.compile(r"^placeline_layer\((\w+)([^)]*)\)", re.MULTILINE)
# Heavy libraries stay behind the headers: folder of the header, or None for any -> what it may not include.
HIDDEN = re.compile(r"^\s*#\s*include\s+<(ogr|gdal|cpl_|proj\.h|unicode/|boost/geometry|simdjson|CLI/)", re.MULTILINE)
MAY_SHOW = {"gis/handles.hpp", "records/json_fields.hpp"}  # each for its own folder


def arrows(cmake):
    """Folder -> folders it may include, from the lines of src/CMakeLists.txt."""
    found = {}
    for name, rest in ARROW.findall(cmake):
        words = rest.split()
        uses = []
        if "USES" in words:
            for word in words[words.index("USES") + 1:]:
                if word.isupper():
                    break
                uses.append(word)
        found[name] = set(uses)
    return found


def circles(uses):
    """Folders that reach themselves."""
    def reach(start):
        seen, todo = set(), list(uses.get(start, ()))
        while todo:
            folder = todo.pop()
            if folder not in seen:
                seen.add(folder)
                todo.extend(uses.get(folder, ()))
        return seen
    return sorted(folder for folder in uses if folder in reach(folder))


def faults(source):
    uses = arrows((source / "src" / "CMakeLists.txt").read_text(encoding="utf-8"))
    if not uses:
        yield "src/CMakeLists.txt: no placeline_layer line found"
    for folder in circles(uses):
        yield f"src/CMakeLists.txt: the arrows of {folder} run in a circle"
    for path in sorted((source / "src").rglob("*.[ch]pp")):
        inside = path.relative_to(source / "src")
        folder = inside.parts[0]
        if folder == "module":  # ties the GIS half together, as the program ties the core
            continue
        if folder not in uses:
            yield f"src/{inside}: folder {folder} is not in src/CMakeLists.txt"
            continue
        text = path.read_text(encoding="utf-8")
        for include in INCLUDE.findall(text):
            target = include.split("/")[0]
            if "/" not in include:
                yield f'src/{inside}: include "{include}" by its folder, "{folder}/{include}"'
            elif target != folder and target not in uses[folder]:
                yield f'src/{inside}: includes "{include}", but src/CMakeLists.txt has no arrow {folder} -> {target}'
        if path.suffix == ".hpp" and str(inside) not in MAY_SHOW:
            for library in HIDDEN.findall(text):
                yield f"src/{inside}: a header shows <{library}...>; keep it in the .cpp"
        own = path.with_suffix(".hpp")
        if path.suffix == ".cpp" and own.exists():
            first = INCLUDE.search(text)
            if not first or first.group(1) != str(inside.with_suffix(".hpp")):
                yield f"src/{inside}: include its own header first"
        if not text.startswith("// SPDX-License-Identifier: Apache-2.0"):
            yield f"src/{inside}: the first line is not the SPDX line"


def main():
    found = list(faults(pathlib.Path(sys.argv[1])))
    print("\n".join(found) or "all includes follow the arrows")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
