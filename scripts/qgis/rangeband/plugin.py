# SPDX-License-Identifier: MIT
"""What QGIS loads: it adds one provider of algorithms and nothing else."""
from qgis.core import QgsApplication

from .provider import Provider


class Plugin:
    def __init__(self, iface):  # None under qgis_process
        self.provider = None

    def initProcessing(self):
        """Called by qgis_process, and by initGui."""
        self.provider = Provider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        QgsApplication.processingRegistry().removeProvider(self.provider)
