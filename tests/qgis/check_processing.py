#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the Processing script as a user's toolbox does, on a text and on a table, with qgis_process.

usage: check_processing.py PLACELINE SCRIPTS FOLDER          Status 77: QGIS is not installed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import QgsApplication, QgsVectorLayer
except ImportError as error:
    print(f"skipped: QGIS is not installed ({error}); apt-get install python3-qgis")
    sys.exit(77)
# Debian's qgis_process is a wrapper that adds an option of the desktop's, which the program then refuses.
PROCESS = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
if PROCESS is None:
    print("skipped: qgis_process is not installed; apt-get install qgis")
    sys.exit(77)

REPORT = "Two drones hit a fuel depot near Kirkuk on Friday, killing three guards, the police said."


def run(folder, **parameters):
    given = [f"{name}={value}" for name, value in parameters.items()]
    home = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(folder / "profile"), "HOME": str(folder)}
    done = subprocess.run([PROCESS, "run", "script:placelinemap", "--", *given], env=home, capture_output=True,
                          text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def incidents(path):
    layer = QgsVectorLayer(f"{path}|layername=incidents", "incidents", "ogr")
    return [(f["country"], f["kill_best"], f["date_start"].toString("yyyy-MM-dd")) for f in layer.getFeatures()]


def main(program, scripts, folder):
    shutil.rmtree(folder, ignore_errors=True)
    toolbox = folder / "profile" / "profiles" / "default" / "processing" / "scripts"
    toolbox.mkdir(parents=True)
    shutil.copy(Path(scripts) / "placeline_map.py", toolbox)
    (folder / "reports.csv").write_text(f'body,day\n"{REPORT}",2024-02-03\n"{REPORT}",2024-03-02\n')
    application = QgsApplication([], False)
    application.initQgis()
    failures = []
    status, said = run(folder, TEXT=REPORT, PUBLISHED="2024-02-03", PROGRAM=program, OUTPUT=folder / "text.gpkg")
    if status != 0 or incidents(folder / "text.gpkg") != [("IQ", 3, "2024-02-02")]:
        failures.append(f"a text: status {status}\n{said}")
    status, said = run(folder, TABLE=folder / "reports.csv", TEXT_FIELD="body", DATE_FIELD="day", PROGRAM=program,
                       OUTPUT=folder / "table.gpkg")
    if status != 0 or incidents(folder / "table.gpkg") != [("IQ", 3, "2024-02-02"), ("IQ", 3, "2024-03-01")]:
        failures.append(f"a table: status {status}\n{said}")
    status, said = run(folder, TEXT=REPORT, PROGRAM=folder / "absent", OUTPUT=folder / "none.gpkg")
    if "cannot be run" not in said or (folder / "none.gpkg").exists():
        failures.append(f"an absent program: status {status}\n{said}")
    application.exitQgis()
    for failure in failures:
        print(f"failed: {failure}")
    print(f"QGIS Processing: {'whole' if not failures else f'{len(failures)} failures'}")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], Path(sys.argv[3]).resolve()))
