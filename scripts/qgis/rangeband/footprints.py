# SPDX-License-Identifier: MIT
"""rangeband footprint, one footprint for each site and range."""
from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterCrs, QgsProcessingParameterString

from . import enums
from .algorithm import Algorithm


class Footprints(Algorithm):
    title = "Range footprints"
    about = "Draws what is within each range of each site, with columns that say who stated the range."
    output_type = enums.ANY_GEOMETRY  # areas or lines
    more = """<h3>Sector</h3><p>Only these azimuths, clockwise from north: <i>300..60</i> passes through north.</p>
<h3>Contested</h3><p>With a system as range: what the largest figure that somebody stated covers and the smallest does
not.</p>
<h3>Coordinate system</h3><p>Footprints over a pole, or far across a regional map, are right in that system when they are drawn in it;
reprojected afterwards, many are not valid.</p>"""

    def add_own(self):
        self.add_choice("GEOMETRY", "Draw", ["areas", "boundaries as lines"])
        self.add_advanced(QgsProcessingParameterString("SECTOR", "Sector (FROM..TO, degrees)", optional=True))
        self.add_advanced(QgsProcessingParameterCrs("CRS", "Coordinate system to draw in (empty: WGS 84)", optional=True))
        self.add_advanced(QgsProcessingParameterBoolean("CONTESTED", "Only the contested zone of a system's claims", False))

    def own_options(self, parameters, context, feedback):
        options = []
        if self.parameterAsEnum(parameters, "GEOMETRY", context) == 1:
            options += ["--geometry", "line"]
        sector = self.text(parameters, "SECTOR", context)
        if sector:
            options += ["--sector", sector]
        if self.parameterAsBool(parameters, "CONTESTED", context):
            options.append("--contested")
        crs = self.parameterAsCrs(parameters, "CRS", context)
        if crs.isValid():
            options += ["--crs", crs.authid() if crs.authid() and not crs.authid().startswith("USER:") else crs.toWkt()]
        return options
