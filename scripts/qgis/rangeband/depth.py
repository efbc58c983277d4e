# SPDX-License-Identifier: MIT
"""rangeband footprint --merge depth."""
from qgis.core import QgsProcessingParameterString

from .algorithm import Algorithm


class Depth(Algorithm):
    title = "Overlap depth of footprints"
    about = "Counts how many footprints hold a place: one feature for each number, with that number in the column depth."
    more = """<h3>Together</h3><p>Footprints alike in this column are counted together, such as <i>system</i>;
<i>none</i> counts all.</p>"""
    ways = ["exact", "at-least"]

    def add_own(self):
        self.add_choice("DEPTH", "Features", ["side by side (exactly so many)", "nested (at least so many)"])
        self.addParameter(QgsProcessingParameterString("GROUP_BY", "Together by column", "none"))

    def own_options(self, parameters, context):
        way = self.ways[self.parameterAsEnum(parameters, "DEPTH", context)]
        return ["--merge", "depth", "--depth", way, "--group-by", self.text(parameters, "GROUP_BY", context)]
