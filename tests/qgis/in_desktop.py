# SPDX-License-Identifier: MIT
"""What is done within QGIS's desktop, by `qgis --code`: the plugin is installed from its zip, an algorithm run, a project
played through time, another opened, and the window photographed. What is asked for comes by the variable RANGEBAND_DESKTOP as JSON, and what is found goes
into the file that it names.
"""
import json
import os
import pathlib
import sys
import traceback

import qgis.utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QDockWidget, QToolBar
from qgis.utils import iface

sys.path.append(os.environ["RANGEBAND_TESTS"])

from times import visible_in  # noqa: E402

ASKED = json.loads(os.environ["RANGEBAND_DESKTOP"])
LAYERS = "Layers"
found = {}


def install():
    import pyplugin_installer

    pyplugin_installer.instance().installFromZipFile(ASKED["plugin"])
    found["plugin"] = "rangeband" in qgis.utils.active_plugins
    provider = QgsApplication.processingRegistry().providerById("rangeband")
    found["algorithms"] = sorted(one.name() for one in provider.algorithms()) if provider else []


def run():
    import processing

    processing.runAndLoadResults("rangeband:footprints", {"PLACES": "48.57,46.25", "RANGE": "5500km",
                                                          "OUTPUT": "TEMPORARY_OUTPUT"})
    found["loaded"] = [one.renderer().type() for one in QgsProject.instance().mapLayers().values()]
    QgsProject.instance().clear()


def play():
    """Every frame as a user sees it who clicks on the animation: its month, and how many footprints there are in it."""
    QgsProject.instance().read(ASKED["dated"])
    layer = next(one for one in QgsProject.instance().mapLayers().values() if one.name() == "What lies within the range")
    button = iface.mainWindow().findChild(QAbstractButton, "mNavigationAnimated")
    button.click()
    controller = iface.mapCanvas().temporalController()
    found["played"] = []
    for number in range(controller.totalFrameCount()):
        controller.setCurrentFrameNumber(number)
        when = iface.mapCanvas().mapSettings().temporalRange()
        found["played"].append((when.begin().toString("yyyy-MM"), visible_in(layer, when)))
    iface.mainWindow().findChild(QAbstractButton, "mNavigationOff").click()
    QgsProject.instance().clear()


def arrange():
    """Map, layers with their legend, nothing else."""
    window = iface.mainWindow()
    for bar in window.findChildren(QToolBar):
        bar.setVisible(bar.objectName() in ("mFileToolBar", "mMapNavToolBar", "mAttributesToolBar"))
    for dock in window.findChildren(QDockWidget):
        dock.setVisible(dock.objectName() == LAYERS)
        if dock.objectName() == LAYERS:
            window.resizeDocks([dock], [430], Qt.Horizontal)
    iface.messageBar().clearWidgets()


def photograph():
    iface.statusBarIface().clearMessage()
    found["title"] = iface.mainWindow().windowTitle()
    found["picture"] = iface.mainWindow().grab().save(ASKED["picture"])
    end()


def end():
    pathlib.Path(ASKED["found"]).write_text(json.dumps(found))
    os._exit(0)  # QGIS 3.22 crashes when it is closed while Python still holds layers


def guarded(step):
    try:
        step()
    except Exception:  # whatever it is, it must not end in a dialog that nobody sees
        found["fault"] = traceback.format_exc()
        end()


def main():
    if "plugin" in ASKED:
        install()
        run()
        play()
    iface.mainWindow().resize(*ASKED["size"])
    found["project"] = QgsProject.instance().read(ASKED["project"])
    arrange()
    iface.mapCanvas().waitWhileRendering()
    QTimer.singleShot(4000, lambda: guarded(photograph))


QTimer.singleShot(0, lambda: guarded(main))
