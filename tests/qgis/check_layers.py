#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Loads every layer of every format into QGIS and checks that it arrives whole.

usage: check_layers.py WRITER FOLDER
WRITER writes the sample set (tests/unit/output/sample_set.hpp) into FOLDER. Status 77: QGIS is not installed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import (NULL, QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsProject, QgsRectangle,
                           QgsVectorLayer)
    from qgis.PyQt.QtCore import QDate, QSize, QVariant
    from qgis.PyQt.QtGui import QColor
except ImportError as error:
    print(f"skipped: QGIS is not installed ({error}); apt-get install python3-qgis")
    sys.exit(77)

COLUMNS = """event_id date_start date_end date_prec where_prec date_from event_type level place place_id feat_code
country iso3 admin1 admin2 adm1_pcode adm2_pcode place_text loc_conf unc_km latitude longitude actor1 actor2
kill_low kill_best kill_high inj_low inj_best inj_high civ_low civ_best civ_high strk_low strk_best strk_high
targ_low targ_best targ_high mun_low mun_best mun_high scope share_id shared n_claims n_sources n_origins grade
conflict attrib_to source source_url pub_first pub_last quote""".split()

failures = []


def check(name, got, wanted):
    if got != wanted or isinstance(got, bool) != isinstance(wanted, bool):
        failures.append(f"{name}: {got!r}, expected {wanted!r}")


def plain(value):
    """QGIS's NULL as None, dates as ISO 8601, so that formats compare."""
    if value is None or value == NULL or (isinstance(value, QVariant) and value.isNull()):
        return None
    return value.toString("yyyy-MM-dd") if isinstance(value, QDate) else value


def layer(source, provider="ogr"):
    found = QgsVectorLayer(source, Path(source.split("|")[0]).name, provider)
    if not found.isValid():
        failures.append(f"{source}: QGIS cannot load it")
    return found


def rows(of, key="event_id"):
    return {plain(feature[key]): feature for feature in of.getFeatures()}


def check_incidents(name, incidents, *, date_type, has_null_text=True, largest=4000000000):
    """The main layer, within the limits that placeline-layers(5) lists."""
    names = [field.name() for field in incidents.fields()]
    check(f"{name} columns", [column for column in COLUMNS if column not in names], [])
    check(f"{name} longest column name", max(map(len, COLUMNS)), 10)
    check(f"{name} features", incidents.featureCount(), 5)
    check(f"{name} CRS", incidents.crs().authid(), "EPSG:4326")
    found = rows(incidents)
    check(f"{name} ids", sorted(found), ["aaa", "bbb", "ccc", "ddd", "eee"])
    if failures:
        return
    for event, place in {"aaa": "الرمادي", "bbb": "Northland", "ddd": "Дальний Мыс"}.items():
        check(f"{name} {event} place", found[event]["place"], place)
    point = found["ddd"].geometry().asPoint()
    check(f"{name} position", (round(point.x(), 7), round(point.y(), 7)), (179.9, -16.5))
    check(f"{name} longitude", round(float(found["aaa"]["longitude"]), 7), 43.2681235)
    check(f"{name} zero is a number", [int(plain(found["aaa"][c])) for c in ("kill_low", "kill_best", "kill_high")],
          [0, 0, 0])
    for event, column in (("aaa", "inj_best"), ("bbb", "inj_high"), ("ccc", "targ_low"), ("ccc", "targ_best"),
                          ("eee", "date_start"), ("eee", "kill_high"), ("aaa", "pub_first")):
        check(f"{name} {event} {column} is null", plain(found[event][column]), None)
    check(f"{name} large count", int(plain(found["eee"]["kill_best"])), largest)
    check(f"{name} date type", incidents.fields().field("date_start").type(), date_type)
    for event, column, day in (("aaa", "date_start", "2024-05-10"), ("ddd", "date_start", "2024-02-29"),
                               ("ddd", "date_end", "2024-03-01"), ("bbb", "pub_last", "2024-05-12")):
        check(f"{name} {event} {column}", plain(found[event][column]), day)
    if has_null_text:
        check(f"{name} event_type is null", plain(found["ccc"]["event_type"]), None)
    check(f"{name} shared", found["ccc"]["shared"], "targets >40 (Northland, Eastland)")
    apostrophe = "'" if name == "csv" else ""  # keeps a spreadsheet from running it
    check(f"{name} quote", found["bbb"]["quote"].startswith(apostrophe + '=16 people, "among them" none'), True)


def check_geopackage(path):
    def table(name):
        return layer(f"{path}|layername={name}")

    check("claims", table("claims").featureCount(), 4)
    shared = [claim for claim in table("claims").getFeatures() if plain(claim["share_id"]) == "group-1"]
    check("shared claims", [(plain(c["event_id"]), c["place"], c["low"], plain(c["high"]), c["counted"]) for c in shared],
          [(None, "Northland; Eastland", 40, None, 1)])
    check("mentions", sorted((m["place_text"], plain(m["place"])) for m in table("mentions").getFeatures()),
          [("Nowhere", None), ("Washington", "Washington")])
    check("unlocated", [u["place_text"] for u in table("unlocated").getFeatures()], ["-Nowhere"])
    check("unlocated has no geometry", table("unlocated").isSpatial(), False)
    areas = table("incident_areas")
    check("areas", sorted(rows(areas)), ["bbb", "ccc", "ddd"])
    check("areas valid", [a["event_id"] for a in areas.getFeatures() if not a.geometry().isGeosValid()], [])
    sums = list(table("admin_areas").getFeatures())
    check("sums", [(s["admin1"], s["n_incid"], s["killed"], s["injured"], plain(s["strikes"])) for s in sums],
          [("Northland", 2, 4000000016, 36, None)])
    for name in ("incidents", "incident_areas", "admin_areas"):
        styled = table(name)
        check(f"{name} CRS", styled.crs().authid(), "EPSG:4326")
        _, loaded = styled.loadDefaultStyle()
        check(f"{name} has a default style", loaded, True)
    check("incidents drawn by rules", table("incidents").renderer().type(), "RuleRenderer")
    check("incidents labelled", table("incidents").labelsEnabled(), True)
    timed = table("incidents")
    timed.loadDefaultStyle()  # QGIS 3.22 loads it by itself, but switches the time axis off again
    times = timed.temporalProperties()
    # With date fields QGIS 3.22 shows an incident on the day before (check_project.py), so the axis goes by expressions.
    check("incidents have a time axis", (times.isActive(), times.mode(), "date_start" in times.startExpression()),
          (True, times.ModeFeatureDateTimeStartAndEndFromExpressions, True))


def check_picture(path, picture):
    """Draws the GeoPackage as it opens; a map of one colour has drawn nothing."""
    settings = QgsMapSettings()
    layers = [layer(f"{path}|layername={name}") for name in ("incidents", "incident_areas", "admin_areas")]
    QgsProject.instance().addMapLayers(layers)
    settings.setLayers(layers)
    settings.setExtent(QgsRectangle(35, 30, 47, 50))
    settings.setOutputSize(QSize(600, 1000))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(picture))
    transform = settings.mapToPixel()
    inside = transform.transform(40.2, 33.9)  # of Northland, off its symbol, hatch and name
    fill = QColor(image.pixel(int(inside.x()), int(inside.y())))
    check("the unit with most dead is red", (fill.red() > 150, fill.green() < 150), (True, True))
    colours = {image.pixel(x, y) for x in range(0, 600, 2) for y in range(0, 1000, 2)}
    check("the picture has more than background", len(colours) > 10, True)
    QgsProject.instance().clear()


def main(writer, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run([writer, folder], check=True)
    application = QgsApplication([], False)
    application.initQgis()

    check_incidents("geojson", layer(str(folder / "sample.geojson")), date_type=QVariant.Date)
    check_incidents("shp", layer(str(folder / "sample.shp")), date_type=QVariant.Date)
    check_incidents("gpkg", layer(f"{folder / 'sample.gpkg'}|layername=incidents"), date_type=QVariant.Date)
    check_incidents("fgb", layer(str(folder / "sample.fgb")), date_type=QVariant.String)
    check_incidents("kml", layer(str(folder / "sample.kml")), date_type=QVariant.String, largest=2147483647)
    csv = f"{(folder / 'sample.csv').as_uri()}?type=csv&xField=longitude&yField=latitude&crs=EPSG:4326"
    check_incidents("csv", layer(csv, "delimitedtext"), date_type=QVariant.Date)
    check_geopackage(folder / "sample.gpkg")
    check_picture(folder / "sample.gpkg", folder / "sample.png")
    for table, size in (("sample_claims.csv", 4), ("sample_mentions.csv", 2), ("sample_unlocated.csv", 1)):
        check(table, layer(f"{(folder / table).as_uri()}?type=csv&geomType=none", "delimitedtext").featureCount(), size)

    application.exitQgis()
    for failure in failures:
        print(f"failed: {failure}")
    print(f"QGIS layers: {'whole' if not failures else f'{len(failures)} failures'}")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
