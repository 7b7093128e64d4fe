#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs command tests and compares what comes out, byte for byte.

usage: run.py --program PLACELINE --index INDEX --embedded INDEX --source DIR (CASE... | --manual PAGE | --refresh [CASE...])

A case is a folder COMMAND/CASE with

  args      one command line of placeline a line, quoted as for a shell; "< FILE" and "> FILE" redirect. All run in a
            fresh folder, in order; the status is the last one's, and what is printed is joined.
  setup     shell lines that run first, for what cannot be committed (a truncated index, a folder without permission)
  embedded  present: the embedded gazetteer is used, not the small one of places.tsv
  stdout, stderr, status, files/   what is expected; absent: nothing printed, 0, no new file

All other files are inputs and are copied. In the setup and in args, $INDEX is the gazetteer and $SAMPLES the sample reports.
A file NAME.ogrinfo under files/ is what GDAL reads from NAME; NAME.made says that an index or a
picture was made. --refresh writes what came out as what is expected.

--manual runs the lines that start with "$ " between .EX and .EE (.Bd and .Ed) of a manual page and compares what follows them; a line that
ends in "..." is compared up to there. What else stands between .EX and .EE must be held by a test that a comment names.
"""
import argparse
import difflib
import os
import pathlib
import re
import shlex
import shutil
import string
import subprocess
import sys
import tempfile

NOT_INPUTS = {"args", "setup", "embedded", "stdout", "stderr", "status", "files"}
BINARY = {".gpkg", ".shp", ".fgb"}
MADE = {".plgaz", ".png", ".svg", ".pdf"}  # what is in them is tested elsewhere
SIDES = {".dbf", ".shx", ".prj", ".cpg"}  # of a Shapefile; read through its .shp


def environment(options, index):
    return {"PATH": f"{options.program.parent}:/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "SOURCE_DATE_EPOCH": "1700000000", "PLACELINE_GAZETTEER": str(index), "HOME": "/nonexistent",
            "INDEX": str(index), "SAMPLES": str(options.source / "samples")}


def run_line(line, options, env, folder):
    """One line of args. Returns stdout, stderr and status."""
    words = shlex.split(string.Template(line).safe_substitute(env))
    stdin, stdout = subprocess.DEVNULL, subprocess.PIPE
    while "<" in words:
        at = words.index("<")
        stdin = open(folder / words[at + 1], "rb")
        del words[at:at + 2]
    while ">" in words:
        at = words.index(">")
        stdout = open(folder / words[at + 1], "wb")
        del words[at:at + 2]
    done = subprocess.run([options.program, *words], cwd=folder, env=env, stdin=stdin, stdout=stdout,
                          stderr=subprocess.PIPE, timeout=50)
    return done.stdout or b"", done.stderr, done.returncode


def ogrinfo(path, env):
    read = subprocess.run(["ogrinfo", "-ro", "-al", path.name], cwd=path.parent, env=env, capture_output=True, text=True)
    kept = [line for line in read.stdout.splitlines() if not re.match(r"INFO: Open|\s+using driver|Data axis|DBF_DATE", line)]
    beside = sorted(side for side in SIDES if path.with_suffix(side).exists())
    return ("\n".join(kept + beside) + "\n" + read.stderr).encode()


def plain(content, options, index):
    """Without what differs from machine to machine, or with each change of the index's format."""
    content = content.replace(str(index.stat().st_size).encode(), b"SIZE")
    content = content.replace(str(index).encode(), b"INDEX").replace(str(options.source).encode(), b"SOURCE")
    return re.sub(rb"\btest [0-9a-f]{16}\b", b"test CHECKSUM", content)


def new_files(folder, before, env):
    """Content of each file that the run made, by its name."""
    made = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or path.is_symlink() or before.get(name) == path.read_bytes():
            continue
        if path.suffix in MADE:
            made[name + ".made"] = b""
        elif path.suffix in BINARY:
            made[name + ".ogrinfo"] = ogrinfo(path, env)
        elif not (path.suffix in SIDES and path.with_suffix(".shp").exists()):
            made[name] = path.read_bytes()
    return made


def outcome(case, options):
    """Everything that a case gave, as {file of the case: content}."""
    index = options.embedded if (case / "embedded").exists() else options.index
    env = environment(options, index)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        for source in case.iterdir():
            if source.name not in NOT_INPUTS:
                (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / source.name)
        if (case / "setup").exists():
            subprocess.run(["bash", "-euc", (case / "setup").read_text()], cwd=folder, env=env, check=True)
        before = {path.relative_to(folder).as_posix(): path.read_bytes()
                  for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}
        out, err, status = b"", b"", 0
        for line in (case / "args").read_text().splitlines():
            if line.strip():
                more_out, more_err, status = run_line(line, options, env, folder)
                out, err = out + more_out, err + more_err
        found = {"stdout": plain(out, options, index), "stderr": plain(err, options, index), "status": b"" if status == 0 else f"{status}\n".encode()}
        for name, content in new_files(folder, before, env).items():
            found["files/" + name] = plain(content, options, index)
    return {name: content for name, content in found.items() if content or name.startswith("files/")}


def expected(case):
    want = {name: (case / name).read_bytes() for name in ("stdout", "stderr", "status") if (case / name).exists()}
    if (case / "files").exists():
        for path in sorted((case / "files").rglob("*")):
            if path.is_file():
                want["files/" + path.relative_to(case / "files").as_posix()] = path.read_bytes()
    return want


def check(case, options):
    found, want = outcome(case, options), expected(case)
    good = True
    for name in sorted(found.keys() | want.keys()):
        if found.get(name) == want.get(name):
            continue
        good = False
        if name not in found:
            print(f"{case.name}: {name}: expected, but there is none")
            continue
        if name not in want:
            print(f"{case.name}: {name}: not expected")
        sys.stdout.writelines(difflib.unified_diff(
            want.get(name, b"").decode(errors="replace").splitlines(True),
            found[name].decode(errors="replace").splitlines(True), f"expected {name}", f"found {name}", n=1))
    return good


def refresh(case, options):
    found, want = outcome(case, options), expected(case)
    for name in want.keys() - found.keys():
        (case / name).unlink()
    for name, content in found.items():
        if want.get(name) != content:
            (case / name).parent.mkdir(parents=True, exist_ok=True)
            (case / name).write_bytes(content)
            print(f"{case.parent.name}/{case.name}: {name} rewritten")


def examples(page):
    """(command, lines that follow it) of each example of a manual page, as the page shows it. Examples stand between .EX and .EE
    (.Bd and .Ed in mdoc), wherever on the page; one that is no command line names the test that holds it, in a comment
    before it. Returns also what is neither."""
    roff = page.read_text()
    blocks = re.compile(r"^(?P<before>.*)\n(?P<begin>\.EX|\.Bd -literal.*)\n(?P<block>(?:.*\n)*?)(?P<end>\.EE|\.Ed)$", re.MULTILINE)
    odd = [found["block"].split("\n")[0] for found in blocks.finditer(roff)
           if not found["block"].startswith("$ ") and not tested_elsewhere(found["before"])]
    with tempfile.TemporaryDirectory() as scratch:
        marked = pathlib.Path(scratch) / page.name
        marked.write_text(blocks.sub(lambda found: "{before}\n{begin}\nFROM HERE\n{block}UP TO HERE\n{end}".format(**found.groupdict()), roff))
        shown = subprocess.run(["man", "-l", str(marked)], capture_output=True, text=True, check=True,
                               env={"PATH": "/usr/bin:/bin", "MANWIDTH": "400", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"}).stdout
    shown = re.sub(".\b", "", shown)
    found = []
    for block in re.findall(r"FROM HERE\n(.*?)UP TO HERE", shown, flags=re.DOTALL):
        if not block.lstrip().startswith("$ "):
            continue
        for line in (line.strip() for line in block.splitlines()):
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line:
                found[-1][1].append(line)
    return found, odd


def tested_elsewhere(comment):
    """Whether the line before an example is a comment that names a test that is there: .\\" tests/feeds/recipes_test.py"""
    named = re.fullmatch(r'\.\\" (tests/\S+)', comment)
    return named is not None and (pathlib.Path(__file__).resolve().parents[2] / named.group(1)).is_file()


def check_manual(page, options):
    env = environment(options, options.embedded)
    all_examples, odd = examples(page)
    if not all_examples:
        print(f"{page.name}: no example")
    for line in odd:
        print(f"{page.name}: neither a command line nor held by a test that a comment before it names: {line}")
    good = bool(all_examples) and not odd
    with tempfile.TemporaryDirectory() as scratch:
        os.symlink(options.source / "samples", pathlib.Path(scratch) / "samples")
        for command, want in all_examples:
            done = subprocess.run(["bash", "-c", command], cwd=scratch, env=env, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, timeout=50)
            found = [line.rstrip() for line in done.stdout.splitlines() if line.strip()]
            found.sort()  # the two streams meet in any order
            want.sort()
            same = len(found) == len(want) and all(
                line.startswith(wanted[:-3]) if wanted.endswith("...") else line == wanted for line, wanted in zip(found, want))
            if done.returncode != 0 or not same:
                good = False
                print(f"{page.name}: $ {command}\nstatus {done.returncode}")
                sys.stdout.writelines(line + "\n" for line in difflib.unified_diff(want, found, "manual", "found", lineterm=""))
    return good


def main():
    parser = argparse.ArgumentParser(usage=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("program", "index", "embedded", "source"):
        parser.add_argument("--" + name, type=lambda text: pathlib.Path(text).resolve(), required=True)
    parser.add_argument("--manual", type=pathlib.Path)
    parser.add_argument("--refresh", action="store_true")
    parser.add_argument("cases", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    if options.manual:
        return 0 if check_manual(options.manual, options) else 1
    here = pathlib.Path(__file__).resolve().parent
    cases = options.cases or sorted(path.parent for path in here.glob("*/*/args"))
    if options.refresh:
        subprocess.run([options.program, "gazetteer", "build", here / "places.tsv", "--data-version", "test", "-o",
                        options.index, "--overwrite"], check=True, stderr=subprocess.DEVNULL)
        for case in cases:
            refresh(case.resolve(), options)
        return 0
    return 0 if all([check(case.resolve(), options) for case in cases]) else 1


if __name__ == "__main__":
    sys.exit(main())
