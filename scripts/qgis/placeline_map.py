# SPDX-License-Identifier: Apache-2.0
"""placeline in QGIS's Processing toolbox: reports in (a text, a table of QGIS, or a file), a styled GeoPackage out.

Processing toolbox > Scripts > Add Script to Toolbox, and choose this file. The program must be on the PATH, or named in
the parameter PROGRAM. Nothing leaves the machine.
"""

import json
import subprocess
import tempfile
from pathlib import Path

from qgis.core import (QgsProcessing, QgsProcessingAlgorithm, QgsProcessingException, QgsProcessingOutputVectorLayer,
                       QgsProcessingParameterFeatureSource, QgsProcessingParameterField, QgsProcessingParameterFile,
                       QgsProcessingParameterFileDestination, QgsProcessingParameterString)
from qgis.PyQt.QtCore import QDate, QDateTime


class PlacelineMap(QgsProcessingAlgorithm):
    TEXT, FILE, TABLE, TEXT_FIELD, DATE_FIELD = "TEXT", "FILE", "TABLE", "TEXT_FIELD", "DATE_FIELD"
    PUBLISHED, PROGRAM, OUTPUT, LAYER = "PUBLISHED", "PROGRAM", "OUTPUT", "LAYER"

    def name(self):
        return "placelinemap"

    def displayName(self):
        return "Map reports of strikes (placeline)"

    def group(self):
        return "placeline"

    def groupId(self):
        return "placeline"

    def shortHelpString(self):
        return ("Finds the places and numbers in reports and writes a GeoPackage of incidents. Give a text, a file, or a "
                "table with a column that holds the text. Reported, not verified.")

    def createInstance(self):
        return PlacelineMap()

    def initAlgorithm(self, config=None):
        self.addParameter(QgsProcessingParameterString(self.TEXT, "Text of a report", multiLine=True, optional=True))
        self.addParameter(QgsProcessingParameterFile(self.FILE, "File of reports", optional=True))
        self.addParameter(QgsProcessingParameterFeatureSource(self.TABLE, "Table of reports",
                                                              [QgsProcessing.TypeVector], optional=True))
        self.addParameter(QgsProcessingParameterField(self.TEXT_FIELD, "Column of the text", optional=True,
                                                      parentLayerParameterName=self.TABLE))
        self.addParameter(QgsProcessingParameterField(self.DATE_FIELD, "Column of the day of publication", optional=True,
                                                      parentLayerParameterName=self.TABLE))
        self.addParameter(QgsProcessingParameterString(self.PUBLISHED, "Day of publication where none is told (2024-02-03)",
                                                       optional=True))
        self.addParameter(QgsProcessingParameterString(self.PROGRAM, "Program", defaultValue="placeline"))
        self.addParameter(QgsProcessingParameterFileDestination(self.OUTPUT, "Incidents", "GeoPackage (*.gpkg)"))
        self.addOutput(QgsProcessingOutputVectorLayer(self.LAYER, "Layer of incidents"))

    def records(self, parameters, context):
        """The reports of the text and of the table, one JSON object each."""
        text = self.parameterAsString(parameters, self.TEXT, context)
        if text.strip():
            yield {"text": text}
        table = self.parameterAsSource(parameters, self.TABLE, context)
        if table is None:
            return
        text_field = self.parameterAsString(parameters, self.TEXT_FIELD, context)
        date_field = self.parameterAsString(parameters, self.DATE_FIELD, context)
        if not text_field:
            raise QgsProcessingException("Choose the column of the table that holds the text.")
        for feature in table.getFeatures():
            record = {"id": str(feature.id()), "text": str(feature[text_field] or "")}
            day = feature[date_field] if date_field else None
            if isinstance(day, (QDate, QDateTime)):
                day = day.toString("yyyy-MM-dd")
            if day:
                record["published"] = str(day)
            yield record

    def processAlgorithm(self, parameters, context, feedback):
        output = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        file = self.parameterAsFile(parameters, self.FILE, context)
        with tempfile.TemporaryDirectory() as folder:
            inputs = [file] if file else []
            records = list(self.records(parameters, context))
            if records:
                written = Path(folder) / "reports.ndjson"
                written.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
                inputs.append(str(written))
            if not inputs:
                raise QgsProcessingException("Give a text, a file or a table of reports.")
            command = [self.parameterAsString(parameters, self.PROGRAM, context), "map", *inputs, "--overwrite", "-o", output]
            published = self.parameterAsString(parameters, self.PUBLISHED, context)
            if published:
                command += ["--published", published]
            try:
                done = subprocess.run(command, capture_output=True, text=True, check=False)
            except OSError as error:
                raise QgsProcessingException(f"placeline cannot be run: {error}; name it in the parameter PROGRAM") from error
        for line in done.stderr.splitlines():
            feedback.pushInfo(line)
        if done.returncode != 0:
            raise QgsProcessingException(done.stderr.strip() or f"placeline ended with status {done.returncode}")
        return {self.OUTPUT: output, self.LAYER: f"{output}|layername=incidents"}
