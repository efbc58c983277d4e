# SPDX-License-Identifier: MIT
"""rangeband reach."""
from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)

from . import enums
from .algorithm import Algorithm


class Reach(Algorithm):
    command = "reach"
    title = "Places within reach"
    about = "Lists which places are within which range of which sites, with distance and azimuth."
    output_title = "Reach"
    output_type = enums.ANY_GEOMETRY
    more = """<h3>Places to test</h3><p>A layer of points, or places as above; without either, cities of the catalogue. The column
<i>inside</i> is yes, no, or undecided if a claim leaves it open.</p>"""
    choices = ["", "capitals", "million", "all"]

    def add_own(self):
        self.addParameter(QgsProcessingParameterFeatureSource(
            "TARGETS", "Places to test", [enums.POINTS], optional=True))
        self.addParameter(QgsProcessingParameterString("TO", "To (LAT,LON or LAT,LON,Name; …)", optional=True))
        self.add_choice("CITIES", "Cities of the catalogue", [
            "a million people or more and capitals, unless places are given", "capitals",
            "a million people or more and capitals", "100,000 people or more"])
        self.addParameter(QgsProcessingParameterBoolean("ONLY_INSIDE", "Only places definitely in range", False))

    def own_options(self, parameters, context, feedback):
        options = []
        targets = self.parameterAsSource(parameters, "TARGETS", context)
        if targets is not None:
            options += ["--places", self.write_sites(targets, context, feedback)]
        for place in self.places(parameters, "TO", context, feedback):
            options += ["--to", place]
        cities = self.choices[self.parameterAsEnum(parameters, "CITIES", context)]
        options += ["--cities", cities] if cities else []
        return options + (["--only-inside"] if self.parameterAsBool(parameters, "ONLY_INSIDE", context) else [])
