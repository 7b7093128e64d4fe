#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample pages and drives them in a browser.

usage: run.py WRITER PLACELINE FOLDER
WRITER writes the pages into FOLDER, PLACELINE is the program, for pages that are made of reports. The packages of
package-lock.json are installed in FOLDER too. Status 77: Chromium or npm is not there.
"""
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
TESTS = ("page_test.mjs", "review_test.mjs")


def main(writer, program, folder):
    browser = shutil.which("chromium")
    npm, node = shutil.which("npm"), shutil.which("node")
    if not (browser and npm and node):
        print("skipped: chromium, node or npm is not installed; scripts/install-packages browser")
        return 77
    folder.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_text()
    installed = folder / "node_modules" / ".placeline-lock"
    for name in ("package.json", "package-lock.json", "pages.mjs", "review_reports.ndjson", *TESTS):
        shutil.copy(HERE / name, folder / name)
    if not installed.exists() or installed.read_text() != lock:
        subprocess.run([npm, "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
        installed.write_text(lock)
    subprocess.run([writer, folder], check=True)
    return subprocess.run([node, "--test", "--test-reporter=spec", "--test-concurrency=1", *TESTS], cwd=folder,
                          env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "CHROMIUM": browser, "PLACELINE": program,
                               "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8"}).returncode


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()))
