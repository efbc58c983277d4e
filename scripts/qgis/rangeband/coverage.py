# SPDX-License-Identifier: MIT
"""rangeband coverage."""
from qgis.core import QgsProcessing, QgsProcessingParameterString

from .algorithm import Algorithm


class Coverage(Algorithm):
    command = "coverage"
    title = "Coverage by country"
    about = "Counts for each country and in total what is covered: area, share, cities and their people."
    output_title = "Coverage"
    output_type = QgsProcessing.TypeVector
    more = "<p>Outlines and borders imply no opinion.</p>"
    ways = ["union", "intersection", "depth", "none"]

    def add_own(self):
        self.add_choice("MERGE", "Covered is what is within range of", [
            "any site", "all sites", "so many sites (a row for each number)", "each site by itself"])
        self.addParameter(QgsProcessingParameterString("GROUP_BY", "Together by column", "range_id"))

    def own_options(self, parameters, context):
        way = self.ways[self.parameterAsEnum(parameters, "MERGE", context)]
        group = self.text(parameters, "GROUP_BY", context)
        return ["--merge", way] + (["--group-by", group] if way != "none" and group else [])
