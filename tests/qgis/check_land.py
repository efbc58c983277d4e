#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Land and sea of projects by --qgis-project, around random centres: check_land.py PROGRAM

In an azimuthal projection the country that holds the antipode can come out turned inside out. What QGIS draws is compared
with its own outlines in degrees. RANGEBAND_CENTRES says how many centres, RANGEBAND_SEED which.
"""
import math
import os
import pathlib
import random
import sys

import session
from session import Checks, crs, folder, layer_of, render, run

from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsPointXY, QgsProject

SIZE = 240  # pixels of a picture's side
PLACES = 40  # looked at in each
NEAR = 2  # pixels around a place that must be free of coasts
BORDER = [(-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0)]  # of the square around it
HARD = [(32.1, 114.1), (39.9, 116.4), (-41.3, 174.8), (-17.8, 178.0), (40.4, -3.7), (25.0, 121.5), (-6.2, 106.8), (90.0, 0.0),
        (-90.0, 0.0), (0.0, 180.0), (65.0, -170.0), (-66.0, 14.0)]  # whose antipodes are on land, or a pole, or the cut


class Land:
    """QGIS's own map of the world, asked in degrees."""

    def __init__(self):
        layer = layer_of("/usr/share/qgis/resources/data/world_map.gpkg", "countries")
        self.all = QgsGeometry.unaryUnion([feature.geometry() for feature in layer.getFeatures()])
        self.engine = QgsGeometry.createGeometryEngine(self.all.constGet())
        self.engine.prepareGeometry()

    def holds(self, border):
        """Whether all within a border is land; None where a coast or the antimeridian runs through it."""
        if max(point.x() for point in border) - min(point.x() for point in border) > 180:
            return None
        area = QgsGeometry.fromPolygonXY([border])
        if self.engine.contains(area.constGet()):
            return True
        return None if self.engine.intersects(area.constGet()) else False


def apart(one, other):
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


def check_centre(checks, program, place, land, numbers, centre, reach_km):
    lat, lon = centre
    what = f"{reach_km} km around {lat},{lon}"
    drawing = ["--at", f"{lat},{lon}", "--range", f"{reach_km}km", "--tolerance", "10km", "--quiet", "--overwrite"]
    run(program, "footprint", *drawing, "-o", place / "one.gpkg", "--qgis-project", place / "one.qgs")
    project = QgsProject.instance()
    checks.that(project.read(str(place / "one.qgs")), f"{what}: the project does not open")
    layers = [layer for layer in project.mapLayers().values() if layer.name() == "Land"]
    box = project.viewSettings().defaultViewExtent()
    image, settings = render(layers, project.crs(), (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()), (SIZE, SIZE),
                             background=project.backgroundColor())
    to_degrees = QgsCoordinateTransform(project.crs(), crs("EPSG:4326"), project)
    half = box.xMaximum()

    def position(column, row):
        x, y = (column + 0.5) / SIZE * 2 * half - half, half - (row + 0.5) / SIZE * 2 * half
        return to_degrees.transform(QgsPointXY(x, y)) if math.hypot(x, y) < min(half, 19_800_000) else None

    ground = layers[0].renderer().symbol().symbolLayer(0).subSymbol().color()
    compared = 0
    for _ in range(PLACES):
        column, row = (numbers.randrange(NEAR, SIZE - NEAR) for _ in range(2))
        border = [position(column + i * NEAR, row + j * NEAR) for i, j in BORDER]
        on_land = None if None in border else land.holds(border)
        if on_land is None:
            continue
        compared += 1
        colour = image.pixelColor(column, row)  # a hairline between two countries is partly of the sea's
        drawn = apart(colour, ground) < apart(colour, project.backgroundColor())
        checks.that(drawn == on_land, f"{what}: {position(column, row).toString(4)} is {'land' if drawn else 'sea'} in the picture")
    checks.that(compared > 0, f"{what}: nothing was compared")
    return project


def main(program):
    session.start()
    checks = Checks()
    seed = int(os.environ.get("RANGEBAND_SEED", "19871208"))
    count = int(os.environ.get("RANGEBAND_CENTRES", "8"))
    print(f"seed {seed}, {count} random centres and {len(HARD)} hard ones", flush=True)
    numbers = random.Random(seed)
    land = Land()
    with folder() as name:
        place = pathlib.Path(name)
        for number, centre in enumerate(HARD):
            check_centre(checks, program, place, land, numbers, centre, (300, 1700, 5000)[number % 3])
        for _ in range(count):
            lat = round(math.degrees(math.asin(numbers.uniform(-1, 1))), 3)
            check_centre(checks, program, place, land, numbers, (lat, round(numbers.uniform(-180, 180), 3)),
                         round(math.exp(numbers.uniform(math.log(100), math.log(15000)))))
    checks.end()


if __name__ == "__main__":
    main(sys.argv[1])
