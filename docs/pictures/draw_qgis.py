#!/usr/bin/python3
"""Draws docs/pictures/qgis-*.png anew: the page of each scenario's project, and QGIS's window after opening one.

    docs/pictures/draw_qgis.py PROGRAM

Nothing is edited: the project is written by --qgis-project and rendered by QGIS as it stands. Only the number of colours is
reduced to 256, which makes the files a third as large.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

PICTURES = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(PICTURES.parent.parent / "tests" / "qgis"))

import numpy  # noqa: E402
import session  # noqa: E402
from qgis.core import QgsLayoutExporter, QgsProject  # noqa: E402
from qgis.PyQt.QtCore import Qt  # noqa: E402
from qgis.PyQt.QtGui import QImage  # noqa: E402

PAGES = {
    "bands": ["--scenario", "bands"],
    "europe-1987": ["--scenario", "europe-1987"],
    "dispute-2019": ["--scenario", "dispute-2019"],
    "480-or-500": ["--site", "mozdok", "--range", "9m729@russia-2019-01-23", "--range", "9m729@us-2019", "--title",
                   "480 km or more than 500 km: the 9M729 at Mozdok"],
}


def page(path, target):
    project = QgsProject.instance()
    if not project.read(str(path)):
        sys.exit(f"{path}: QGIS cannot open it")
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 110
    settings.generateWorldFile = False
    settings.exportMetadata = False
    layout = project.layoutManager().layouts()[0]
    if QgsLayoutExporter(layout).exportToImage(str(target), settings) != QgsLayoutExporter.Success:
        sys.exit(f"{target}: cannot be written")


def reduce_colours(target):
    """To the 256 that occur most, of those that differ by eye."""
    image = QImage(str(target)).convertToFormat(QImage.Format_RGB32)
    bits = image.constBits()
    bits.setsize(image.byteCount())
    colours, counts = numpy.unique(numpy.frombuffer(bits, numpy.uint32) & 0xFCFCFC, return_counts=True)
    exact = {}
    for colour in numpy.frombuffer(bits, numpy.uint32):
        exact.setdefault(int(colour) & 0xFCFCFC, int(colour) | 0xFF000000)
    most = [exact[int(colour)] for colour in colours[numpy.argsort(-counts)][:256]]
    image.convertToFormat(QImage.Format_Indexed8, most, Qt.ThresholdDither).save(str(target))


def main(program):
    session.start()
    # Not in the folder for temporary files: QGIS marks layers there as temporary.
    with tempfile.TemporaryDirectory(dir=pathlib.Path.home()) as name:
        folder = pathlib.Path(name)
        for scenario, options in PAGES.items():
            path = folder / f"{scenario}.qgs"
            subprocess.run([program, "footprint", *options, "-o", folder / f"{scenario}.gpkg", "--qgis-project", path,
                            "--quiet"], check=True)
            page(path, PICTURES / f"qgis-{scenario}.png")
            reduce_colours(PICTURES / f"qgis-{scenario}.png")
        window = PICTURES / "qgis-window.png"
        session.desktop(program, folder, {"project": str(folder / "bands.qgs"), "picture": str(window), "size": [1280, 800]})
        reduce_colours(window)
    sys.stdout.flush()
    os._exit(0)  # QGIS 3.22 crashes when it is closed properly


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
