# SPDX-License-Identifier: MIT
"""rangeband footprint --merge depth."""
from qgis.core import QgsProcessingParameterString

from .algorithm import Algorithm


class Depth(Algorithm):
    title = "Overlap depth of footprints"
    about = "Counts how many footprints cover each place: one feature for each number, which is in the column depth."
    more = """<h3>Group by column</h3><p>Only footprints with the same value of this column, such as <i>system</i>, are counted together;
<i>none</i> counts all.</p>"""
    ways = ["exact", "at-least"]

    def add_own(self):
        self.add_choice("DEPTH", "Features", ["side by side (exactly that many)", "nested (at least that many)"])
        self.addParameter(QgsProcessingParameterString("GROUP_BY", "Group by column", "none"))

    def own_options(self, parameters, context, feedback):
        way = self.ways[self.parameterAsEnum(parameters, "DEPTH", context)]
        return ["--merge", "depth", "--depth", way, "--group-by", self.text(parameters, "GROUP_BY", context)]
