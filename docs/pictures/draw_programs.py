#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Draws docs/pictures/in-*.png anew: one and the same footprint in ten programs, for docs/web.md and docs/qgis.md.

    docs/pictures/draw_programs.py PROGRAM FOLDER

FOLDER is where npm puts packages. The pages of docs/web.md run as they stand; QGIS renders the project that --qgis-project
writes, and GeoPandas the file. Each picture is made smaller and reduced to 256 colours; none is touched up.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

PICTURES = pathlib.Path(__file__).resolve().parent
ROOT = PICTURES.parent.parent
sys.path[:0] = [str(PICTURES), str(ROOT / "tests" / "qgis")]

import draw_qgis  # noqa: E402
import session  # noqa: E402
from qgis.core import QgsProject  # noqa: E402
from qgis.PyQt.QtCore import Qt  # noqa: E402
from qgis.PyQt.QtGui import QImage  # noqa: E402

FOOTPRINT = ["footprint", "--at", "48.57,46.25,Place", "--range", "500..5500km", "--quiet"]
HEIGHT = 300
MOST_BYTES = 60_000
GEOPANDAS = """
import sys, geopandas, matplotlib
matplotlib.use("Agg")
from matplotlib import pyplot
land, footprints = geopandas.read_file(sys.argv[1]), geopandas.read_file(sys.argv[2])
_, axes = pyplot.subplots(figsize=(8, 4), dpi=100)
axes.set_facecolor("#dfe8f2")
land.plot(ax=axes, color="#f4f1e8", aspect="equal")
footprints.plot(ax=axes, color=footprints.fill, alpha=0.4, aspect="equal")
axes.set(xlim=(-180, 180), ylim=(-90, 90), position=(0, 0, 1, 1), xticks=[], yticks=[])
pyplot.savefig(sys.argv[3])
"""


def in_qgis(program, folder, target):
    path = folder / "ring.qgs"
    subprocess.run([program, *FOOTPRINT, "-o", folder / "ring.gpkg", "--qgis-project", path], check=True)
    project = QgsProject.instance()
    if not project.read(str(path)):
        sys.exit("QGIS cannot open the project")
    box = project.viewSettings().defaultViewExtent()
    layers = [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]
    image, _ = session.render(layers, project.crs(), (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()), (600, 600),
                              labels=True, background=project.backgroundColor())
    image.save(str(target))


def smaller(source, target):
    image = QImage(str(source))
    image.scaledToHeight(HEIGHT, Qt.SmoothTransformation).save(str(target))
    draw_qgis.reduce_colours(target)
    if target.stat().st_size > MOST_BYTES:
        sys.exit(f"{target} has {target.stat().st_size} bytes, more than {MOST_BYTES}")


def main(program, packages):
    session.start()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.executable, ROOT / "tests/web/run.py", program, packages, "--pictures", folder], check=True)
        subprocess.run([program, *FOOTPRINT, "-o", folder / "ring.geojson"], check=True)
        subprocess.run([sys.executable, "-c", GEOPANDAS, ROOT / "geodata/land.geojson", folder / "ring.geojson", folder / "web-geopandas.png"], check=True)
        in_qgis(program, folder, folder / "web-qgis.png")
        for source in sorted(folder.glob("web-*.png")):
            smaller(source, PICTURES / source.name.replace("web-", "in-"))
    sys.stdout.flush()
    os._exit(0)  # QGIS 3.22 crashes when it is closed properly


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2])
