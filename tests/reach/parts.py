#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Launch areas of several parts with a lower range, `reach` and `footprint`, beside a grid of the area's own points.

    parts.py PROGRAM OUTLINES

Every country of OUTLINES with parts too far apart for one range, and random areas of points, lines and polygons. A place is in range when some
point of the area is neither too near nor too far: with the best of all points of a grid that says how far the place is from being otherwise, to
the grid's step and the sphere's half a percent. What is nearer to a limit than that is not judged. And whatever is farther from the boundary than
the tolerance must be the same in the drawing as in the table.
"""
import csv
import json
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile

KM_A_DEGREE = 111.195
SPHERE_OFF = 0.006  # of a distance, from that on the ellipsoid
TOLERANCE_KM = 1.0
COUNTRY_RANGE = (500, 600)
FEWEST_COUNTRIES = 12


def unit(lon, lat):
    lon, lat = math.radians(lon), math.radians(lat)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def apart_km(a, b):
    chord = math.dist(a, b)
    return 2 * math.degrees(math.asin(min(chord / 2, 1))) * KM_A_DEGREE


def along(ring, step_km):
    for (lon, lat), (lon2, lat2) in zip(ring, ring[1:]):
        steps = max(1, math.ceil(math.hypot(lon2 - lon, lat2 - lat) * KM_A_DEGREE / step_km))
        for k in range(steps + 1):
            yield lon + (lon2 - lon) * k / steps, lat + (lat2 - lat) * k / steps


def in_ring(ring, lon, lat):
    odd = False
    for (x, y), (x2, y2) in zip(ring, ring[1:]):
        if (y > lat) != (y2 > lat) and lon < x + (lat - y) * (x2 - x) / (y2 - y):
            odd = not odd
    return odd


def in_polygon(rings, lon, lat):
    return in_ring(rings[0], lon, lat) and not any(in_ring(hole, lon, lat) for hole in rings[1:])


def grid(rings, step_km):
    """Points of a polygon: along its rings and inside."""
    for ring in rings:
        yield from along(ring, step_km)
    south, north = (f(lat for _, lat in rings[0]) for f in (min, max))
    west, east = (f(lon for lon, _ in rings[0]) for f in (min, max))
    rows = math.ceil((north - south) * KM_A_DEGREE / step_km)
    for row in range(1, rows):
        lat = south + (north - south) * row / rows
        columns = math.ceil((east - west) * KM_A_DEGREE * math.cos(math.radians(lat)) / step_km)
        for column in range(1, columns):
            lon = west + (east - west) * column / columns
            if in_polygon(rings, lon, lat):
                yield lon, lat


def direct(lon, lat, azimuth, km):
    """Where one comes to on the sphere; only places to ask about."""
    d, b, phi = km / KM_A_DEGREE, math.radians(azimuth), math.radians(lat)
    d = math.radians(d)
    lat2 = math.asin(math.sin(phi) * math.cos(d) + math.cos(phi) * math.sin(d) * math.cos(b))
    dlon = math.atan2(math.sin(b) * math.sin(d) * math.cos(phi), math.cos(d) - math.sin(phi) * math.sin(lat2))
    return (lon + math.degrees(dlon) + 180) % 360 - 180, math.degrees(lat2)


class Case:
    def __init__(self, name, points, low, high, where, step_km):
        """`where` are the options that name the area, `points` its own, `step_km` their grid's step."""
        self.name, self.low, self.high, self.where, self.step_km = name, low, high, where, step_km
        self.points = [(lon, lat, unit(lon, lat)) for lon, lat in points]

    def places(self, dice, count):
        for _ in range(count):
            lon, lat, _ = dice.choice(self.points)
            far = dice.choice((self.low, self.high)) if dice.random() < 0.6 else dice.uniform(0, 4 * self.high)
            yield direct(lon, lat, dice.uniform(0, 360), far * dice.uniform(0.9, 1.1))

    def truth(self, lon, lat):
        """Yes, no, or None where the grid is too coarse to tell."""
        at, best = unit(lon, lat), -math.inf
        for _, _, point in self.points:
            km = apart_km(at, point)
            off = SPHERE_OFF * km + self.step_km
            best = max(best, min(km - self.low, self.high - km) - off)
            if best > 0:
                return True
        surely_not = all(min(km - self.low, self.high - km) < -SPHERE_OFF * km - self.step_km
                         for km in (apart_km(at, point) for _, _, point in self.points))
        return False if surely_not else None


def run(program, *options):
    done = subprocess.run([program, *options, "--quiet"], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, options))}: {done.stderr}")
    return done.stdout


def judge(program, case, dice, folder, count):
    places = list(case.places(dice, count))
    table = folder / "places.csv"
    table.write_text("lat,lon,name\n" + "".join(f"{lat:.9f},{lon:.9f},{i}\n" for i, (lon, lat) in enumerate(places)))
    spec = f"{case.low}..{case.high}km"
    rows = list(csv.DictReader(run(program, "reach", *case.where, "--range", spec, "--places", table, "--csv").splitlines()))
    drawn = json.loads(run(program, "footprint", *case.where, "--range", spec, "--merge", "union", "--tolerance", f"{TOLERANCE_KM}km"))
    polygons = [polygon for feature in drawn["features"] for polygon in feature["geometry"]["coordinates"]]
    assert len(rows) == len(places), (case.name, len(rows))
    faults, judged, compared, inside = [], 0, 0, 0
    for row in rows:
        lon, lat = places[int(row["place"])]
        said = {"yes": True, "no": False}[row["inside"]]
        truth = case.truth(lon, lat)
        inside += said
        if truth is not None:
            judged += 1
            if truth != said:
                faults.append(f"{case.name}, {spec}: reach says {row['inside']} of {lat:.5f},{lon:.5f}")
        if abs(float(row["margin_km"])) > TOLERANCE_KM:
            compared += 1
            if any(in_polygon(rings, lon, lat) for rings in polygons) != said:
                faults.append(f"{case.name}, {spec}: footprint and reach differ at {lat:.5f},{lon:.5f}, margin {row['margin_km']} km")
    return faults, judged, compared, inside


def far_apart(parts, km):
    """Whether two parts are farther apart than this, by a few of their vertices."""
    some = [[unit(*ring[0][k]) for k in range(0, len(ring[0]), max(1, len(ring[0]) // 8))] for ring in parts]
    nearest = (min(apart_km(a, b) for a in one for b in other) for i, one in enumerate(some) for other in some[:i])
    return any(distance > km for distance in nearest)


def countries(outlines):
    for feature in json.loads(outlines.read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        if len(parts) > 1 and far_apart(parts, 2 * COUNTRY_RANGE[1]):
            step_km = 100 if sum(len(ring) for rings in parts for ring in rings) > 1000 else 40
            points = [point for rings in parts for point in grid(rings, step_km)]
            yield Case(feature["properties"]["iso_a2"], points, *COUNTRY_RANGE, ("--from-country", feature["properties"]["iso_a2"]), step_km)


def random_area(dice, number, folder):
    """One to four parts, near each other or far apart; one feature."""
    lat, lon = dice.uniform(-65, 65), dice.uniform(-170, 170)
    low = dice.choice((100, 500, 2000))
    high = low * dice.uniform(1.1, 2.5)
    parts, points, step_km = [], [], 0.05 * low
    for _ in range(dice.randint(2, 4)):
        far = dice.choice((0.2, 1, 4)) * low * dice.uniform(0.5, 1.5)
        x, y = direct(lon, lat, dice.uniform(0, 360), far)
        x, y = max(-165, min(165, x)), max(-70, min(70, y))
        size = dice.uniform(0.05, 1.2) * low / KM_A_DEGREE
        corner = [(x, y), (x + min(size, 10), y), (x, y + min(size, 10) * dice.choice((-1, 1))), (x, y)]
        kind = dice.choice(("Point", "LineString", "Polygon"))
        if kind == "Point":
            parts.append({"type": kind, "coordinates": corner[0]})
            points.append(corner[0])
        elif kind == "LineString":
            parts.append({"type": kind, "coordinates": corner[:3]})
            points.extend(along(corner[:3], step_km))
        else:
            parts.append({"type": kind, "coordinates": [corner]})
            points.extend(grid([corner], step_km))
    path = folder / f"area{number}.geojson"
    path.write_text(json.dumps({"type": "Feature", "properties": {"name": f"area {number}"},
                                "geometry": {"type": "GeometryCollection", "geometries": parts}}))
    return Case(f"area {number}", points, low, round(high), ("--sites", path), step_km)


def main(program, outlines):
    seed = int(os.environ.get("RANGEBAND_SEED", "19871208"))
    dice = random.Random(seed)
    faults, judged, compared, inside, asked = [], 0, 0, 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        cases = list(countries(outlines))
        assert len(cases) >= FEWEST_COUNTRIES, [case.name for case in cases]
        print(", ".join(case.name for case in cases))
        cases += [random_area(dice, number, folder) for number in range(12)]
        for case in cases:
            found = judge(program, case, dice, folder, 60)
            faults += found[0]
            judged, compared, inside, asked = judged + found[1], compared + found[2], inside + found[3], asked + 60
    print(f"{asked} places, {inside} in range, {judged} judged by the grid, {compared} compared with the drawing, seed {seed}")
    assert judged > asked / 3 and compared > 0.9 * asked and asked / 5 < inside < 0.9 * asked, (asked, judged, compared, inside)
    if faults:
        sys.exit("\n".join(faults[:20]))


main(sys.argv[1], pathlib.Path(sys.argv[2]))
