# SPDX-License-Identifier: MIT
"""The provider: its name, its icon, its one setting and its algorithms."""
import os

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .coverage import Coverage
from .depth import Depth
from .footprints import Footprints
from .program import SETTING
from .reach import Reach
from .union import Union

ICON = os.path.join(os.path.dirname(__file__), "icon.svg")


class Provider(QgsProcessingProvider):
    def id(self):
        return "rangeband"

    def name(self):
        return "rangeband"

    def longName(self):
        return "rangeband: what lies within a range"

    def icon(self):
        return QIcon(ICON)

    def svgIconPath(self):
        return ICON

    def load(self):
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(
            Setting(self.name(), SETTING, "The program rangeband (empty: the one on PATH)", "", valuetype=Setting.FILE))
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        ProcessingConfig.removeSetting(SETTING)

    def loadAlgorithms(self):
        for algorithm in (Footprints, Union, Depth, Reach, Coverage):
            self.addAlgorithm(algorithm())
