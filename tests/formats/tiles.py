#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes vector tiles in each format of tiles that this GDAL has, and reads them back with GDAL's own tools.

    tiles.py PROGRAM

Rows are those of the GeoJSON of the same request; at the finest zoom, points lie in the tiles' areas exactly when they lie in
the footprints, except where the tiles' rounding decides.
"""
import json
import math
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from checks import Checks  # noqa: E402

DEFAULT_M = 100
DRAWN = {
    "over-the-pole": ("--at 48.57,46.25 --range 500..5500km", DEFAULT_M),
    "antimeridian": ("--at 10,179 --range 1000km", DEFAULT_M),
    "more-than-a-hemisphere": ("--at 48.57,46.25 --range 12000km", DEFAULT_M),
    "around-a-pole": ("--at 90,0 --range 500..3000km", DEFAULT_M),
    "claims": ("--scenario dispute-2019", DEFAULT_M),
    "coarse": ("--at 48.57,46.25 --range 2000km --tolerance 5km", 5000),
    "fine": ("--at 48.57,46.25 --range 30km --tolerance 10m", 10),
}
DEGREE_M = 111_000
READ_WITH = {"MBTiles": ("-oo", "USE_BOUNDS=NO"), "PMTiles": ()}
GRID = 1500
MERCATOR_END = 85.0


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: {done.returncode}\n{done.stderr}")
    return done.stdout


def grid(features):
    """Points of the whole Earth, and as many around the footprints, however small they are."""
    golden = math.pi * (3.0 - math.sqrt(5.0))
    for i in range(GRID):
        yield math.degrees(i * golden) % 360.0 - 180.0, math.degrees(math.asin(1.0 - (2 * i + 1) / GRID))
    corners = [corner for feature in features for polygon in feature["geometry"]["coordinates"] for corner in polygon[0]]
    west, east = min(lon for lon, _ in corners), max(lon for lon, _ in corners)
    south, north = min(lat for _, lat in corners), max(lat for _, lat in corners)
    for i in range(GRID):
        yield west + (east - west) * (i * 0.618034 % 1.0), south + (north - south) * (i + 0.5) / GRID


def crossings(ring, lon, lat):
    count, nearest = 0, math.inf
    for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
        if (y0 > lat) != (y1 > lat):
            x = x0 + (lat - y0) * (x1 - x0) / (y1 - y0)
            count += x > lon
            nearest = min(nearest, abs(x - lon))
        if (x0 > lon) != (x1 > lon):
            nearest = min(nearest, abs(y0 + (lon - x0) * (y1 - y0) / (x1 - x0) - lat))
    return count, nearest


def contains(boxes, lon, lat):
    """Whether one of the polygons does, and how far the nearest edge is along a meridian or parallel, in degrees."""
    inside, nearest = False, math.inf
    for (west, south, east, north), polygon in boxes:
        if not (west - 1 <= lon <= east + 1 and south - 1 <= lat <= north + 1):
            continue
        counts = [crossings(ring, lon, lat) for ring in polygon]
        nearest = min([nearest, *(distance for _, distance in counts)])
        inside = inside or sum(count for count, _ in counts) % 2 == 1
    return inside, nearest


def boxed(features):
    boxes = []
    for feature in features:
        shape = feature["geometry"]
        for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
            lons, lats = zip(*(corner[:2] for corner in polygon[0]))
            boxes.append(((min(lons), min(lats), max(lons), max(lats)), [[corner[:2] for corner in ring] for ring in polygon]))
    return boxes


def features_in(path, driver, layer, work):
    text = work / "read.geojson"
    text.unlink(missing_ok=True)
    run("ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:4326", text, *READ_WITH[driver], path, layer)
    return json.loads(text.read_text(encoding="utf-8"))["features"]


def rows_of(features):
    """Each feature once; tiles leave out what is null."""
    rows = {}
    for feature in features:
        row = {name: value for name, value in feature["properties"].items() if value is not None}
        number = row.pop("mvt_id", feature.get("id"))
        if rows.setdefault(number, row) != row:
            sys.exit(f"the parts of {row} differ: {rows[number]}")
    return sorted(map(str, (sorted(row.items()) for row in rows.values())))


def numbered(features):
    """Whole numbers come back as such or as real ones; GeoJSON has 15 digits, GDAL one less at times."""
    def plain(value):
        return float(f"{value:.12g}") if isinstance(value, (int, float)) else value
    return [{**feature, "properties": {name: plain(value) for name, value in feature["properties"].items()}} for feature in features]


def check_areas(checks, what, expected, found, near):
    compared = 0
    by_name, drawn = {}, {}
    for feature in found:
        by_name.setdefault(feature["properties"]["name"], []).append(feature)
    for feature in expected:
        drawn.setdefault(feature["properties"]["name"], []).append(feature)
    for name, features in list(drawn.items())[:4]:
        truth, tiles = boxed(features), boxed(by_name[name])
        wrong = []
        for lon, lat in grid(features):
            inside, nearest = contains(truth, lon, lat)
            if abs(lat) > MERCATOR_END or nearest < near:
                continue
            compared += 1
            if contains(tiles, lon, lat)[0] != inside:
                wrong.append((lon, lat))
        checks.that(not wrong, f"{what}: {name}: {len(wrong)} points on the wrong side: {wrong[:3]}")
    checks.that(compared > GRID, f"{what}: {compared} points compared")


def main(program):
    checks = Checks()
    formats = [row for row in json.loads(run(program, "list", "formats", "--json")) if row["id"] in READ_WITH]
    checks.that(formats, "this GDAL writes no tiles")
    for name in ("ring.mbtiles", "ring.pmtiles"):
        if name[-7:] in [row["extension"] for row in formats]:
            continue
        refused = subprocess.run((program, "footprint", "--at", "0,0", "--range", "9km", "-o", name), text=True, capture_output=True)
        advice = f"write -o ring.geojson, then: tippecanoe -z7 -o {name} ring.geojson"
        checks.that(refused.returncode == 2 and advice in refused.stderr, f"{name}: {refused.stderr}")
    with tempfile.TemporaryDirectory(prefix="rangeband-tiles-") as folder:
        work = pathlib.Path(folder)
        for name, (options, tolerance_m) in DRAWN.items():
            draw = (program, "footprint", *options.split(), "--quiet", "--style", "none")
            expected = numbered(json.loads(run(*draw))["features"])
            lines = numbered(json.loads(run(*draw, "--geometry", "line"))["features"])
            for row in formats:
                what = f"{name} in {row['id']}"
                path = work / f"{name}.{row['extension']}"
                run(*draw, "-o", path)
                found = numbered(features_in(path, row["id"], "footprints", work))
                checks.that(rows_of(found) == rows_of([{**each, "id": i} for i, each in enumerate(expected)]), f"{what}: other rows")
                boundaries = {each["properties"]["name"] for each in features_in(path, row["id"], "boundaries", work)}
                checks.that(boundaries == {each["properties"]["name"] for each in lines}, f"{what}: other boundaries: {boundaries}")
                if name != "around-a-pole":  # its site is where no web map reaches
                    checks.that(features_in(path, row["id"], "sites", work), f"{what}: no sites")
                checks.that("rangeband footprint" in run(program, "cite", path), f"{what}: does not say what made it")
                check_areas(checks, what, expected, found, 3 * tolerance_m / DEGREE_M)
        for row in formats:
            again = [work / f"{turn}.{row['extension']}" for turn in "ab"]
            for path in again:
                run(program, "footprint", "--scenario", "europe-1987", "--quiet", "-o", path)
            checks.that(again[0].read_bytes() == again[1].read_bytes(), f"{row['id']}: the same request gives other bytes")
    checks.end()


if __name__ == "__main__":
    main(sys.argv[1])
