# SPDX-License-Identifier: MIT
"""rangeband coverage."""
from qgis.core import QgsProcessingParameterString

from . import enums
from .algorithm import Algorithm


class Coverage(Algorithm):
    command = "coverage"
    title = "Coverage by country"
    about = "Computes for each country and in total the covered area, its share, the cities and their population."
    output_title = "Coverage"
    output_type = enums.ANY_LAYER
    more = "<p>Borders are shown for orientation and imply no position on their status.</p>"
    ways = ["union", "intersection", "depth", "none"]

    def add_own(self):
        self.add_choice("MERGE", "Covered is what is within range of", [
            "any site", "all sites", "each number of sites (one row each)", "each site by itself"])
        self.addParameter(QgsProcessingParameterString("GROUP_BY", "Group by column", "range_id"))

    def own_options(self, parameters, context, feedback):
        way = self.ways[self.parameterAsEnum(parameters, "MERGE", context)]
        group = self.text(parameters, "GROUP_BY", context)
        return ["--merge", way] + (["--group-by", group] if way != "none" and group else [])
