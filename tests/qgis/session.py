# SPDX-License-Identifier: MIT
"""A QGIS without windows, and what the checks have in common."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import checks  # noqa: E402
from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BACKGROUND = QColor(255, 255, 255)
application = None


def start():
    """Once for a process."""
    global application
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()


class Checks(checks.Checks):
    def end(self):
        """Leaves at once: QGIS 3.22 crashes when it is closed while Python still holds layers."""
        super().end(os._exit)


def run(program, *arguments, **more):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: {done.returncode}\n{done.stderr}")
    return done


def layer_of(path, layer=None):
    return QgsVectorLayer(f"{path}|layername={layer}" if layer else str(path), "layer", "ogr")


def point(x, y):
    return QgsGeometry.fromPointXY(QgsPointXY(x, y))


def crs(text):
    found = QgsCoordinateReferenceSystem()
    found.createFromUserInput(text)
    return found


def render(layers, projection, extent, size=(600, 600), labels=False, background=BACKGROUND, when=None):
    """With `when`, what was there in that time, as the temporal controller shows it."""
    settings = QgsMapSettings()
    settings.setDestinationCrs(projection)
    settings.setLayers(layers)
    settings.setBackgroundColor(background)
    settings.setOutputSize(QSize(*size))
    settings.setExtent(QgsRectangle(*extent))
    settings.setFlag(QgsMapSettings.DrawLabeling, labels)
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    if when is not None:
        settings.setIsTemporal(True)
        settings.setTemporalRange(when)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage(), settings


def pixel(image, settings, lon, lat):
    """The colour at a place on the Earth; none beyond the picture."""
    from qgis.core import QgsCoordinateTransform, QgsProject

    transform = QgsCoordinateTransform(crs("EPSG:4326"), settings.destinationCrs(), QgsProject.instance())
    at = settings.mapToPixel().transform(transform.transform(QgsPointXY(lon, lat)))
    column, row = int(at.x()), int(at.y())
    inside = 0 <= column < image.width() and 0 <= row < image.height()
    return image.pixelColor(column, row) if inside else None


def is_filled(colour, background=BACKGROUND):
    return max(abs(colour.red() - background.red()), abs(colour.green() - background.green()),
               abs(colour.blue() - background.blue())) > 25


def pack_plugin(place):
    target = place / "plugin.zip"
    subprocess.run([ROOT / "scripts" / "qgis" / "package", target], check=True, capture_output=True)
    return target


def unpack_plugin(place, plugins):
    """The plugin from its zip, as QGIS's own installer puts it."""
    plugins.mkdir(parents=True)
    with zipfile.ZipFile(pack_plugin(place)) as archive:
        archive.extractall(plugins)


def desktop(program, place, asked):
    """QGIS's window on a screen that only exists in memory; what in_desktop.py finds there."""
    found = place / "found.json"
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", "qgis", "--nologo", "--noversioncheck", "--profiles-path",
         place / "profile", "--code", HERE / "in_desktop.py"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, timeout=150,
        # Debian's Python, whatever else is on PATH.
        env={**os.environ, "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "xcb", "RANGEBAND_PROGRAM": program,
             "RANGEBAND_TESTS": str(HERE), "RANGEBAND_DESKTOP": json.dumps({**asked, "found": str(found)})})
    if not found.exists():
        sys.exit(f"QGIS's desktop says nothing: {done.stdout[-2000:]}")
    return json.loads(found.read_text())


def folder():
    return tempfile.TemporaryDirectory(prefix="rangeband-qgis-")
