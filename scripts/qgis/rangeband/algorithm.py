# SPDX-License-Identifier: MIT
"""What all algorithms have in common: where, how far, how exactly, and running the program."""
import os
import re
import shlex

from qgis.core import (
    QgsCoordinateTransform,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterPoint,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsProcessingUtils,
    QgsVectorFileWriter,
)
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QIcon

from . import enums, places, program

ICON = os.path.join(os.path.dirname(__file__), "icon.svg")
UNITS = ["km", "m", "mi", "nmi"]

HELP = """<p>{about}</p>
<h3>Where</h3>
<p>At least one of: a layer of sites (points; lines and polygons are launch areas); a place on the map, chosen with the button
<i>…</i>; places as <i>LAT,LON</i> or <i>LAT,LON,Name</i>, several separated by a semicolon (QGIS itself shows and copies
longitude first: choose the order below the list); ids of the catalogue, such as <i>kapustin-yar</i>, separated by
blanks; a scenario (<i>bands</i>, <i>europe-1987</i>, <i>dispute-2019</i>), which has its own places and ranges.</p>
<h3>How far</h3>
<p><i>480km</i>; <i>500..5500km</i> (the band between); <i>500,1000,5500km</i>; a band of the catalogue (<i>inf</i>); a
system (<i>9m729</i>: every claim about it). Units: km, m, mi, nmi. Or a column of the layer of sites.</p>
{more}
<p>Ranges are stated figures. A circle shows what the figure implies; it is not evidence of capability or deployment.
Distances are geodesics on WGS84; the result is correct across the poles and the antimeridian.</p>"""


class StyleLoader(QgsProcessingLayerPostProcessorInterface):
    """Processing loads a result without the style that comes with it."""

    waiting = []  # QGIS deletes its half after use, and forgets Python's half unless it is kept

    @classmethod
    def create(cls):
        cls.waiting = [one for one in cls.waiting if not sip.isdeleted(one)] + [cls()]
        return cls.waiting[-1]

    def postProcessLayer(self, layer, context, feedback):
        layer.loadDefaultStyle()
        layer.triggerRepaint()


class Algorithm(QgsProcessingAlgorithm):
    """A command of the program. Who inherits says `command`, `title`, `about` and its own parameters."""

    command = "footprint"
    output_title = "Footprints"
    output_type = enums.POLYGONS
    range_default = "500..5500km"
    more = ""

    def createInstance(self):
        return type(self)()

    def name(self):
        return type(self).__name__.lower()

    def displayName(self):
        return self.title

    def shortDescription(self):
        return self.about

    def icon(self):
        return QIcon(ICON)

    def svgIconPath(self):
        return ICON

    def shortHelpString(self):
        """On one line: QGIS breaks lines where the text does."""
        return " ".join(HELP.format(about=self.about, more=self.more).split())

    def initAlgorithm(self, config=None):
        self.addParameter(QgsProcessingParameterFeatureSource(
            "SITES", "Sites", [enums.ANY_GEOMETRY], optional=True))
        self.addParameter(QgsProcessingParameterPoint("POINT", "Place on the map", optional=True))
        self.addParameter(QgsProcessingParameterString("PLACES", "Places (LAT,LON or LAT,LON,Name; …)", optional=True))
        self.add_choice("ORDER", "Order of their numbers", places.ORDERS)
        self.addParameter(QgsProcessingParameterString("CATALOGUE", "Sites of the catalogue (ids)", optional=True))
        self.addParameter(QgsProcessingParameterString("SCENARIO", "Scenario", optional=True))
        self.addParameter(QgsProcessingParameterString("RANGE", "Range", self.range_default, optional=True))
        self.addParameter(QgsProcessingParameterField(
            "RANGE_COLUMN", "Column of the sites with the range", parentLayerParameterName="SITES", optional=True))
        self.addParameter(QgsProcessingParameterEnum(
            "RANGE_UNIT", "Unit of that column", UNITS, defaultValue=0, optional=True))
        self.add_own()
        self.add_advanced(QgsProcessingParameterBoolean("SOLID", "Fill bands to their centre (ignore lower limits)", False))
        self.add_advanced(QgsProcessingParameterString("TOLERANCE", "Tolerance (such as 100m)", optional=True))
        self.add_advanced(QgsProcessingParameterString(
            "OPTIONS", "Further options, as on the command line", optional=True))
        self.addParameter(QgsProcessingParameterVectorDestination("OUTPUT", self.output_title, self.output_type))

    def add_own(self):
        """Parameters of one algorithm."""

    def own_options(self, parameters, context, feedback):
        """The same as options of the program."""
        return []

    def add_advanced(self, parameter):
        parameter.setFlags(parameter.flags() | enums.ADVANCED)
        self.addParameter(parameter)

    def add_choice(self, name, title, words, default=0):
        self.addParameter(QgsProcessingParameterEnum(name, title, words, defaultValue=default))

    def text(self, parameters, name, context):
        return (self.parameterAsString(parameters, name, context) or "").strip()

    def processAlgorithm(self, parameters, context, feedback):
        program.find()  # before sites are written for nobody
        output = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        options = [*self.where(parameters, context, feedback), *self.how_far(parameters, context)]
        options += self.own_options(parameters, context, feedback)
        if self.parameterAsBool(parameters, "SOLID", context):
            options.append("--solid")
        tolerance = self.text(parameters, "TOLERANCE", context)
        if tolerance:
            options += ["--tolerance", tolerance]
        options += self.further(parameters, context)
        self.must_have_work(options)
        program.run([self.command, *options, "--progress", "lines", "--overwrite", "-o", output], feedback)
        if context.willLoadLayerOnCompletion(output):
            context.layerToLoadOnCompletionDetails(output).setPostProcessor(StyleLoader.create())
        return {"OUTPUT": output}

    def further(self, parameters, context):
        try:
            return shlex.split(self.text(parameters, "OPTIONS", context))
        except ValueError as error:
            raise QgsProcessingException(f"further options: {error}")

    def must_have_work(self, options):
        wanted = ("--sites", "--at", "--site", "--scenario", "--from-country", "--pair")
        if not any(option in wanted for option in options):
            raise QgsProcessingException(
                "nothing to do: choose a layer of sites or a place on the map, or write places, ids of the catalogue or a scenario")

    def where(self, parameters, context, feedback):
        options = []
        source = self.parameterAsSource(parameters, "SITES", context)
        if source is not None:
            options += ["--sites", self.write_sites(source, context, feedback)]
        if parameters.get("POINT"):
            point = self.parameterAsPoint(parameters, "POINT", context, places.WGS84)
            options += ["--at", places.of_point(point)]
        for place in self.places(parameters, "PLACES", context, feedback):
            options += ["--at", place]
        for site in re.split(r"[\s;]+", self.text(parameters, "CATALOGUE", context)):
            options += ["--site", site] if site else []
        scenario = self.text(parameters, "SCENARIO", context)
        return options + (["--scenario", scenario] if scenario else [])

    def places(self, parameters, name, context, feedback):
        order = self.parameterAsEnum(parameters, "ORDER", context)
        return places.from_text(self.text(parameters, name, context), order, context, feedback)

    def how_far(self, parameters, context):
        """A column or a scenario has ranges of its own; the default is for whoever has neither."""
        options = []
        column = self.text(parameters, "RANGE_COLUMN", context)
        if column:
            unit = UNITS[self.parameterAsEnum(parameters, "RANGE_UNIT", context)]
            options += ["--range-column", f"{column}:{unit}"]
        spec = self.text(parameters, "RANGE", context)
        own_ranges = column or self.text(parameters, "SCENARIO", context)
        if spec and not (own_ranges and spec == self.range_default):
            options += ["--range", spec]
        return options

    def write_sites(self, source, context, feedback):
        """The layer as it is chosen (selection, edits, any coordinate system) in a file of longitudes and latitudes."""
        path = QgsProcessingUtils.generateTempFilename("sites.gpkg")
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        writer = QgsVectorFileWriter.create(
            path, source.fields(), source.wkbType(), places.WGS84, context.transformContext(), options)
        if writer.hasError():
            raise QgsProcessingException(f"the sites cannot be handed over: {writer.errorMessage()}")
        if not source.sourceCrs().isValid():
            feedback.pushInfo("the sites name no coordinate system; they are taken for longitudes and latitudes")
        transform = QgsCoordinateTransform(source.sourceCrs(), places.WGS84, context.transformContext())
        for feature in source.getFeatures():
            if feedback.isCanceled():
                break
            geometry = feature.geometry()
            if not geometry.isNull():
                geometry.transform(transform)
                feature.setGeometry(geometry)
            writer.addFeature(feature)
        del writer  # writes the file's end
        return path
