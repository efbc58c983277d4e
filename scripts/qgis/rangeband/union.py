# SPDX-License-Identifier: MIT
"""rangeband footprint --merge union or intersection."""
from qgis.core import QgsProcessingParameterString

from .algorithm import Algorithm


class Union(Algorithm):
    title = "Union or intersection of footprints"
    about = "Merges footprints: what is within range of any site, or of all sites."
    more = """<h3>Group by column</h3><p>Only footprints with the same value of this column, such as <i>system</i> or <i>site</i>, are merged;
<i>none</i> merges all.</p>"""
    ways = ["union", "intersection"]

    def add_own(self):
        self.add_choice("MERGE", "Contains what is within range of", ["any site", "all sites"])
        self.addParameter(QgsProcessingParameterString("GROUP_BY", "Group by column", "range_id"))

    def own_options(self, parameters, context, feedback):
        way = self.ways[self.parameterAsEnum(parameters, "MERGE", context)]
        return ["--merge", way, "--group-by", self.text(parameters, "GROUP_BY", context)]
