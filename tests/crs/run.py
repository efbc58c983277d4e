# SPDX-License-Identifier: MIT
"""Footprints in other coordinate reference systems against oracles that are not ours: geodesics say which points are in
range, PROJ where they lie in the plane, GEOS what is inside and what is valid."""
import math
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile

import numpy
import pyproj
import shapely.geometry
import shapely.ops
import shapely.wkb

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from checks import Checks  # noqa: E402

PROGRAM = sys.argv[1]
REQUESTS_EACH = int(os.environ.get("RANGEBAND_REQUESTS", "2"))  # of each system; 8 are all
SEED = int(os.environ.get("RANGEBAND_SEED", random.randrange(1 << 30)))
EARTH = pyproj.Geod(ellps="WGS84")
POLE = (48.57, 46.25)

# What is asked for, and which points it contains.
REQUESTS = {
    "disc over the pole": ([POLE], 0, 5500),
    "annulus over the pole": ([POLE], 500, 5500),
    "disc over the south pole": ([(-80, 20)], 0, 2500),
    "annulus around the pole": ([(90, 0)], 500, 2000),
    "disc across 180": ([(10, 179)], 0, 1000),
    "small disc": ([(50, 14)], 0, 480),
    "half of the Earth and more": ([POLE], 0, 12000),
    "union": ([POLE, (60, -120), (75, 100)], 0, 2500),
}

SYSTEMS = {
    "EPSG:3413": lambda lat, lon: lat > -79,
    "EPSG:3995": lambda lat, lon: lat > -79,
    "EPSG:3031": lambda lat, lon: lat < 79,
    "EPSG:3035": lambda lat, lon: away(lat, lon, -52, -170, 400),
    "EPSG:32633": lambda lat, lon: abs(wrapped(lon - 15)) < 69 or abs(lat) > 46,
    "+proj=aeqd +lat_0=48.57 +lon_0=46.25 +datum=WGS84": lambda lat, lon: away(lat, lon, -48.57, -133.75, 400),
    "EPSG:3857": lambda lat, lon: abs(lat) < 85,
    "EPSG:8857": lambda lat, lon: True,
    "ESRI:54030": lambda lat, lon: True,
    "EPSG:6933": lambda lat, lon: True,
    "EPSG:3832": lambda lat, lon: abs(lat) < 85,  # the middle at 150° E
    "EPSG:5070": lambda lat, lon: True,
    "EPSG:3034": lambda lat, lon: lat > -79,
    "EPSG:4269": lambda lat, lon: True,
    "EPSG:2056": lambda lat, lon: 41.5 < lat < 52 and 1.5 < lon < 14.5,
}


def wrapped(lon):
    return (lon + 180) % 360 - 180


def away(lat, lon, centre_lat, centre_lon, km):
    return EARTH.inv(lon, lat, centre_lon, centre_lat)[2] > 1000 * km


def polygons(path, layer="footprints"):
    """What a GeoPackage holds, behind the header of its geometries."""
    found = []
    database = sqlite3.connect(path)
    for (blob,) in database.execute(f"SELECT geom FROM {layer}"):
        envelope = (blob[3] >> 1) & 7
        found.append(shapely.wkb.loads(blob[8 + (0, 32, 48, 48, 64)[envelope]:]))
    (srs,) = database.execute("SELECT organization || ':' || organization_coordsys_id FROM gpkg_spatial_ref_sys, gpkg_contents"
                              f" WHERE gpkg_contents.srs_id = gpkg_spatial_ref_sys.srs_id AND table_name = '{layer}'").fetchone()
    database.close()
    return shapely.ops.unary_union(found) if len(found) > 1 else found[0], srs


class System:
    def __init__(self, name):
        there = pyproj.CRS.from_user_input(name)
        self.name, self.shows = name, SYSTEMS[name]
        self.to = pyproj.Transformer.from_crs("EPSG:4326", there, always_xy=True)

    def plane(self, lon, lat):
        return self.to.transform(lon, lat)

    def globe(self, x, y):
        return self.to.transform(x, y, direction="INVERSE")

    def per_metre(self, lon, lat, azimuth):
        """How far a metre in that direction leads in the plane; looked at both ways, since the plane may end on one side."""
        here = numpy.array(self.plane(lon, lat))
        steps = [ahead * (numpy.array(self.plane(*EARTH.fwd(lon, lat, azimuth, ahead)[:2])) - here) for ahead in (1, -1)]
        return min(steps, key=numpy.linalg.norm)

    def nearest(self, segments, lon, lat):
        """The nearest of what is drawn, in metres on the Earth: where a plane stretches one direction, what is nearest in it is not."""
        here = numpy.array(self.plane(lon, lat))
        to_metres = numpy.linalg.inv(numpy.stack([self.per_metre(lon, lat, azimuth) for azimuth in (90, 0)], axis=1))
        start, end = ((segments[:, which] - here) @ to_metres.T for which in (0, 1))
        along = end - start
        share = numpy.clip(-(start * along).sum(axis=1) / numpy.maximum((along * along).sum(axis=1), 1e-12), 0, 1)[:, None]
        best = numpy.argmin(numpy.linalg.norm(start + share * along, axis=1))
        return segments[best, 0] + share[best] * (segments[best, 1] - segments[best, 0])


def margin(sites, least, most, lon, lat):
    """How far inside, in metres; negative outside."""
    inside = -math.inf
    for site_lat, site_lon in sites:
        metres = EARTH.inv(site_lon, site_lat, lon, lat)[2]
        inside = max(inside, min(1000 * most - metres, metres - 1000 * least if least else math.inf))
    return inside


def points(dice, sites, least, most, tolerance):
    for _ in range(250):
        yield math.degrees(math.asin(dice.uniform(-1, 1))), dice.uniform(-180, 180)
    for _ in range(250):  # beside the boundary
        site_lat, site_lon = dice.choice(sites)
        km = dice.choice([least, most] if least else [most])
        metres = 1000 * km + dice.choice([-1, 1]) * tolerance * dice.uniform(1.05, 4)
        lon, lat, _ = EARTH.fwd(site_lon, site_lat, dice.uniform(0, 360), metres)
        yield lat, lon


def look(checks, dice, folder, system, title, tolerance):
    sites, least, most = REQUESTS[title]
    target = folder / "out.gpkg"
    command = [PROGRAM, "footprint", "--range", f"{least}..{most}km" if least else f"{most}km", "--tolerance", f"{tolerance}m",
               "--crs", system.name, "-o", str(target), "--overwrite"]
    for lat, lon in sites:
        command += ["--at", f"{lat},{lon}"]
    if len(sites) > 1:
        command += ["--merge", "union"]
    what = f"{title} in {system.name} to {tolerance} m, seed {SEED}"
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        outside = "entirely beyond the limits" in run.stderr and not any(
            system.shows(lat, lon) and margin(sites, least, most, lon, lat) > 0
            for lat, lon in points(dice, sites, least, most, tolerance))
        checks.that(outside, f"{what}: {run.stderr}")
        return
    shape, srs = polygons(target)
    lines, _ = polygons(target, "boundaries")
    checks.that(shape.is_valid and not shape.is_empty, f"{what}: not valid")
    if ":" in system.name and "+" not in system.name:
        checks.equal(srs, system.name, what)
    prepared = shapely.prepared.prep(shape)
    looked, cut = 0, False
    for lat, lon in points(dice, sites, least, most, tolerance):
        inside = margin(sites, least, most, lon, lat)
        if abs(inside) < tolerance:
            continue
        if not system.shows(lat, lon):
            cut = cut or inside > 0
            continue
        looked += 1
        x, y = system.plane(lon, lat)
        found = prepared.contains(shapely.geometry.Point(x, y))
        checks.that(found == (inside > 0), f"{what}: {lat:.6f},{lon:.6f} is {inside:.1f} m inside and was "
                                           f"{'inside' if found else 'outside'}")
    if cut and "EPSG:2056" != system.name:
        checks.that("cut there" in run.stderr, f"{what}: nothing said of what is cut: {run.stderr}")
    for line in getattr(lines, "geoms", [lines]):
        corners = list(line.coords)
        worst = 0.0
        for (x0, y0), (x1, y1) in zip(corners, corners[1:]):
            for share in (0, dice.uniform(0.1, 0.9)):
                lon, lat = system.globe(x0 + share * (x1 - x0), y0 + share * (y1 - y0))
                worst = max(worst, abs(margin(sites, least, most, lon, lat)))
        checks.that(worst <= tolerance, f"{what}: the boundary strays by {worst:.2f} m")
    segments = numpy.array([ends for line in getattr(lines, "geoms", [lines]) for ends in zip(line.coords[:-1], line.coords[1:])])
    for _ in range(60):  # and the true boundary is drawn everywhere
        site_lat, site_lon = dice.choice(sites)
        km = dice.choice([least, most] if least else [most])
        lon, lat, _ = EARTH.fwd(site_lon, site_lat, dice.uniform(0, 360), 1000 * km)
        if abs(margin(sites, least, most, lon, lat)) > 1e-3 or not system.shows(lat, lon):
            continue
        strays = EARTH.inv(lon, lat, *system.globe(*system.nearest(segments, lon, lat)))[2]
        checks.that(strays <= 2 * tolerance, f"{what}: nothing drawn within {strays:.2f} m of {lat:.5f},{lon:.5f}")


def main():
    checks, dice = Checks(), random.Random(SEED)
    print(f"seed {SEED}")
    only = sys.argv[2:]
    with tempfile.TemporaryDirectory() as name:
        for crs in SYSTEMS:
            if only and crs not in only:
                continue
            system = System(crs)
            for title in dice.sample(list(REQUESTS), min(REQUESTS_EACH, len(REQUESTS))):
                look(checks, dice, pathlib.Path(name), system, title, dice.choice([10, 100, 1000]))
    checks.end()


main()
