#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Opens a project of `placeline map -o project.qgz` in QGIS and checks what it shows.

usage: check_project.py WRITER FOLDER
WRITER writes the sample set (tests/unit/output/sample_set.hpp) into FOLDER. Status 77: QGIS is not installed.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import (QgsApplication, QgsCoordinateTransform, QgsCoordinateReferenceSystem, QgsDateTimeRange,
                           QgsExpression, QgsFeatureRequest, QgsMapRendererParallelJob, QgsMapSettings, QgsPointXY,
                           QgsProject, QgsRectangle, QgsUnitTypes, QgsVectorLayerTemporalContext)
    from qgis.PyQt.QtCore import QDate, QDateTime, QSize, Qt, QTime
    from qgis.PyQt.QtGui import QColor
except ImportError as error:
    print(f"skipped: QGIS is not installed ({error}); apt-get install python3-qgis")
    sys.exit(77)

failures = []


def check(name, got, wanted):
    if got != wanted:
        failures.append(f"{name}: {got!r}, expected {wanted!r}")


def midnight(iso):
    return QDateTime(QDate.fromString(iso, "yyyy-MM-dd"), QTime(0, 0), Qt.UTC)


def shown_on(layer, iso):
    """Ids of the rows that a frame of one day shows, as the temporal controller asks for them."""
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    begin = midnight(iso)
    frame = QgsDateTimeRange(begin, begin.addDays(1), True, False)
    check(f"{layer.name()} moves with time", layer.temporalProperties().isActive(), True)
    request = QgsFeatureRequest(QgsExpression(layer.temporalProperties().createFilterString(context, frame)))
    return sorted(feature["event_id"] for feature in layer.getFeatures(request))


def check_time(project):
    layers = project.mapLayers()
    points, areas = layers["incidents_dated"], layers["areas_dated"]
    for day, wanted in {"2024-02-28": [], "2024-02-29": ["ddd"], "2024-03-01": ["ddd"], "2024-03-02": [],
                        "2024-05-09": [], "2024-05-10": ["aaa"], "2024-05-11": ["bbb", "ccc"],
                        "2024-05-12": ["bbb", "ccc"], "2024-05-13": []}.items():
        check(f"shown on {day}", sorted(shown_on(points, day) + shown_on(areas, day)), wanted)
    for name in ("incidents_undated", "areas_undated"):
        check(f"{name} stands still", layers[name].temporalProperties().isActive(), False)
    check("undated", [feature["event_id"] for feature in layers["incidents_undated"].getFeatures()], ["eee"])
    time = project.timeSettings()
    check("time", (time.temporalRange().begin(), time.temporalRange().end(), time.timeStepUnit()),
          (midnight("2024-02-29"), midnight("2024-05-13"), QgsUnitTypes.TemporalDays))


def check_layers(project):
    layers = project.mapLayers()
    check("layers", sorted(layers), sorted(["incidents_dated", "areas_dated", "incidents_undated", "areas_undated",
                                            "sums_by_unit", "incidents_unlocated", "claims_of_incidents",
                                            "mentions_found", "land_beneath"]))
    check("invalid layers", [name for name, layer in layers.items() if not layer.isValid()], [])
    check("pins for areas", [f["event_id"] for f in layers["incidents_dated"].getFeatures() if f["where_prec"] > 2], [])
    check("units of land", layers["land_beneath"].featureCount() > 0, True)
    symbols = layers["incidents_dated"].renderer().rootRule().children()
    check("symbols by number", "sqrt" in str(symbols[0].symbol().symbolLayer(0).dataDefinedProperties().property(0).expressionString()), True)
    check("labels", layers["incidents_dated"].labelsEnabled(), True)
    check("below", project.layerTreeRoot().layerOrder()[-1].id(), "land_beneath")
    check("CRS", project.crs().authid(), "EPSG:3832")  # the incidents lie on both sides of the antimeridian


def check_extent(project):
    extent = project.viewSettings().defaultViewExtent()
    to_map = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), extent.crs(), project)
    for where in ((43.27, 33.42), (40.5, 33.5), (179.9, -16.5), (37.84, 48.59)):
        check(f"{where} in view", extent.contains(to_map.transform(QgsPointXY(*where))), True)


def drawn(project, picture, west, south, east, north):
    settings = QgsMapSettings()
    settings.setDestinationCrs(project.crs())
    tree = project.layerTreeRoot()
    settings.setLayers([layer for layer in tree.layerOrder() if tree.findLayer(layer).itemVisibilityChecked()])
    to_map = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), project.crs(), project)
    settings.setExtent(to_map.transformBoundingBox(QgsRectangle(west, south, east, north)))
    settings.setOutputSize(QSize(900, 700))
    settings.setBackgroundColor(project.backgroundColor())
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(picture))
    return {QColor(image.pixel(x, y)).name() for x in range(0, 900, 2) for y in range(0, 700, 2)}


def main(writer, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run([writer, folder], check=True)
    moved = folder / "moved"  # nothing may remember where it was written
    moved.mkdir()
    for name in ("sample.qgz", "sample.gpkg"):
        (folder / name).rename(moved / name)
    with zipfile.ZipFile(moved / "sample.qgz") as archive:
        check("archive", archive.namelist(), ["sample.qgs"])
        check("absolute paths", str(folder).encode() in archive.read("sample.qgs"), False)

    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    check("opens", project.read(str(moved / "sample.qgz")), True)
    check_layers(project)
    if not failures:
        check_extent(project)
        check_time(project)
        colours = drawn(project, folder / "project.png", 36, 31, 46, 50)
        for what, colour in {"sea": "#dce8f0", "land": "#faf8f2", "killed": "#d55e00"}.items():
            near = [c for c in colours if all(abs(int(c[i:i + 2], 16) - int(colour[i:i + 2], 16)) < 60 for i in (1, 3, 5))]
            check(f"{what} drawn", bool(near), True)
    project.clear()
    application.exitQgis()
    for failure in failures:
        print(f"failed: {failure}")
    print(f"QGIS project: {'whole' if not failures else f'{len(failures)} failures'}")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
