#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Renders what QGIS opens in four projections and looks at the picture: check_pictures.py PROGRAM

The pole is filled, there is no seam line, places inside and outside have the colours they should. The same checks must
fail on a naive ring, the list of points that most tools write.
"""
import json
import math
import pathlib
import sys

import session
from session import Checks, crs, folder, is_filled, layer_of, pixel, render, run

LAT, LON = 48.57, 46.25
WIDE = 5500
AEQD = f"+proj=aeqd +lat_0={LAT} +lon_0={LON} +datum=WGS84 +units=m +no_defs"

VIEWS = {  # projection: extent
    "EPSG:4326": (-185, -95, 185, 95),
    "EPSG:3857": (-20.5e6, -15.5e6, 20.5e6, 25.5e6),
    "EPSG:3995": (-11e6, -11e6, 11e6, 11e6),
    AEQD: (-9.5e6, -9.5e6, 9.5e6, 9.5e6),
}
# Places within the disc: near the pole, on both sides of the antimeridian, in the middle; and without.
INSIDE = [(0, 84), (-179.9, 84), (179.9, 84), (-120, 84), (120, 84), (46.25, 55), (0, 60), (100, 60)]
OUTSIDE = [(-60, 10), (46.25, -20), (-100, 60), (150, 20), (-30, 30)]
# In the plane the pole is the upper edge of the map, all along.
UPPER_EDGE = [(lon, 89) for lon in range(-170, 180, 20)]


def naive_ring(path):
    """Sixty-four points by the textbook's formula on a sphere, each longitude brought to ±180, as it comes."""
    ring, reach = [], WIDE / 6371.0
    phi, lam = math.radians(LAT), math.radians(LON)
    for i in range(65):
        azimuth = 2 * math.pi * (i % 64) / 64
        lat = math.asin(math.sin(phi) * math.cos(reach) + math.cos(phi) * math.sin(reach) * math.cos(azimuth))
        lon = lam + math.atan2(math.sin(azimuth) * math.sin(reach) * math.cos(phi),
                               math.cos(reach) - math.sin(phi) * math.sin(lat))
        ring.append([(math.degrees(lon) + 180) % 360 - 180, math.degrees(lat)])
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}]}))


def faults_of(layer):
    """What is wrong in the pictures, one line each."""
    for projection, extent in VIEWS.items():
        image, settings = render([layer], crs(projection), extent)
        inside = INSIDE + (UPPER_EDGE if projection == "EPSG:4326" else [])
        for lon, lat in inside:
            if not is_filled(pixel(image, settings, lon, lat)):
                yield f"{projection}: nothing at {lat} {lon}, which is in range"
        outside = {place: pixel(image, settings, *place) for place in OUTSIDE}
        shown = {place: colour for place, colour in outside.items() if colour is not None}
        if len(shown) < 3:
            yield f"{projection}: the picture shows too little"
        for (lon, lat), colour in shown.items():
            if is_filled(colour):
                yield f"{projection}: filled at {lat} {lon}, which is not in range"
        if projection != "EPSG:3857":
            yield from seam_faults(projection, image, settings)


def seam_faults(projection, image, settings):
    """Along the antimeridian near the pole the colour is that of the fill beside it."""
    for lat in range(81, 90):
        beside = pixel(image, settings, 170, lat)
        for lon in (-180, -179.99, 179.99):
            at = pixel(image, settings, lon, lat)
            if projection == "EPSG:4326":
                at = pixel(image, settings, math.copysign(179.6, lon), lat)
            if max(abs(at.red() - beside.red()), abs(at.green() - beside.green()), abs(at.blue() - beside.blue())) > 12:
                yield f"{projection}: a line along the antimeridian at {lat} N"
                break


def with_plain_outline(layer):
    """The polygon's whole outline, as QGIS draws it by default: the seam shows."""
    from qgis.core import QgsFillSymbol, QgsSingleSymbolRenderer

    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(
        {"color": "0,114,178,110", "outline_color": "0,0,0,255", "outline_width": "0.6"})))
    return layer


def main(program):
    session.start()
    checks = Checks()
    with folder() as name:
        place = pathlib.Path(name)
        for extension, layer_name in (("gpkg", "footprints"), ("geojson", None), ("shp", None), ("fgb", None)):
            path = place / f"disc.{extension}"
            run(program, "footprint", "--at", f"{LAT},{LON}", "--range", f"{WIDE}km", "--quiet", "-o", path)
            for fault in faults_of(layer_of(path, layer_name)):
                checks.that(False, f"disc.{extension}: {fault}")
            checks.that(True, extension)

        naive = place / "naive.geojson"
        naive_ring(naive)
        found = list(faults_of(with_plain_outline(layer_of(naive))))
        for projection in ("EPSG:4326", "EPSG:3857"):
            checks.that(any(fault.startswith(projection) for fault in found),
                        f"nothing is found wrong with a naive ring in {projection}")
        seams = list(faults_of(with_plain_outline(layer_of(place / "disc.geojson"))))
        for projection in ("EPSG:3995", AEQD):
            checks.that(any(fault.startswith(projection) and "line along" in fault for fault in seams),
                        f"a seam line is not seen in {projection}")
    checks.end()


if __name__ == "__main__":
    main(sys.argv[1])
