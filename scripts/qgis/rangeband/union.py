# SPDX-License-Identifier: MIT
"""rangeband footprint --merge union or intersection."""
from qgis.core import QgsProcessingParameterString

from .algorithm import Algorithm


class Union(Algorithm):
    title = "Union or intersection of footprints"
    about = "Merges footprints: what is within range of any site, or of all sites."
    more = """<h3>Together</h3><p>Footprints alike in this column are put together, such as <i>system</i> or <i>site</i>;
<i>none</i> takes all as one.</p>"""
    ways = ["union", "intersection"]

    def add_own(self):
        self.add_choice("MERGE", "Contains what is within range of", ["any site", "all sites"])
        self.addParameter(QgsProcessingParameterString("GROUP_BY", "Group by column", "range_id"))

    def own_options(self, parameters, context):
        way = self.ways[self.parameterAsEnum(parameters, "MERGE", context)]
        return ["--merge", way, "--group-by", self.text(parameters, "GROUP_BY", context)]
