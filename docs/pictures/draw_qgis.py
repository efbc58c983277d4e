#!/usr/bin/python3
"""Draws docs/pictures/qgis-*.png anew: what QGIS shows when a scenario's project is opened, and its page.

    docs/pictures/draw_qgis.py PROGRAM

Nothing is edited: the project is written by --qgis-project and rendered by QGIS as it stands.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsLayoutExporter, QgsProject  # noqa: E402
from qgis.PyQt.QtCore import Qt  # noqa: E402
from qgis.PyQt.QtGui import QImage  # noqa: E402

SCENARIOS = ("bands", "europe-1987", "dispute-2019")
PICTURES = pathlib.Path(__file__).resolve().parent


def page(path, target):
    project = QgsProject.instance()
    if not project.read(str(path)):
        sys.exit(f"{path}: QGIS cannot open it")
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 100
    settings.generateWorldFile = False
    layout = project.layoutManager().layouts()[0]
    if QgsLayoutExporter(layout).exportToImage(str(target), settings) != QgsLayoutExporter.Success:
        sys.exit(f"{target}: cannot be written")
    shrink(target)


def shrink(target):
    """Maps have few colours; the file is a third as large with 256."""
    QImage(str(target)).convertToFormat(QImage.Format_Indexed8, Qt.ThresholdDither).save(str(target))


def window(path, target, folder):
    """The desktop, as it is after opening."""
    subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1300x850x24", "qgis", "--project", path, "--snapshot", target,
                    "--width", "900", "--height", "700", "--nologo", "--noplugins", "--profiles-path", folder / "profile"],
                   capture_output=True, env={**os.environ, "QT_QPA_PLATFORM": "xcb"})  # ends with 1 whatever it did
    target.with_suffix(".pgw").unlink(missing_ok=True)
    shrink(target)


def detail(program, folder):
    """480 km against more than 500 km, around one place."""
    path = folder / "detail.qgs"
    subprocess.run([program, "footprint", "--site", "mozdok", "--range", "9m729@russia-2019-01-23", "--range", "9m729@us-2019",
                    "--title", "480 km or more than 500 km: the 9M729 at Mozdok", "-o", folder / "detail.gpkg",
                    "--qgis-project", path, "--quiet"], check=True)
    page(path, PICTURES / "qgis-480-or-500.png")


def main(program):
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for scenario in SCENARIOS:
            path = folder / f"{scenario}.qgs"
            subprocess.run([program, "footprint", "--scenario", scenario, "-o", folder / f"{scenario}.gpkg",
                            "--qgis-project", path, "--quiet"], check=True)
            page(path, PICTURES / f"qgis-{scenario}.png")
        detail(program, folder)
        window(folder / "bands.qgs", PICTURES / "qgis-window.png", folder)
    os._exit(0)  # QGIS 3.22 crashes when it is closed properly


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
