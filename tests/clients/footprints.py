#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The footprints at which programs fail, and what lies within them by geodesic distances, which PROJ computes with GeographicLib's code.

    footprints.py PROGRAM FILE.json

writes for each its options and points: longitude, latitude, by how many ranges it is covered, and how far in km it is from where one ends.
"""
import csv
import io
import json
import math
import pathlib
import subprocess
import sys

import numpy
import shapely.geometry
from pyproj import Geod

GEODATA = pathlib.Path(__file__).resolve().parents[2] / "geodata"
EARTH = Geod(ellps="WGS84")
GOLDEN = math.pi * (3.0 - math.sqrt(5.0))
EVERYWHERE, AROUND = 1200, 300  # points
YAR = (48.57, 46.25)


def around(at, *ranges):
    lat, lon = at
    return f"--at {lat},{lon} --range {','.join(ranges)}", lambda program: Discs([(lat, lon, *limits(each)) for each in ranges])


def limits(text):
    numbers = [float(part) for part in text.removesuffix("km").split("..")]
    return (0.0, *numbers) if len(numbers) == 1 else numbers


def scenario(name, more=""):
    return f"--scenario {name} {more}", lambda program: Discs(claimed(program, name))


def claimed(program, name):
    """Sites and ranges of a scenario, from the columns."""
    text = subprocess.run([program, "footprint", "--scenario", name, "--tolerance", "50km", "--quiet", "-f", "CSV"], check=True,
                          capture_output=True, text=True).stdout
    csv.field_size_limit(1 << 24)
    for row in csv.DictReader(io.StringIO(text)):
        exact = row["qualifier"] == ""
        least, most = (float(row[column] or 0) for column in ("min_km", "max_km"))
        yield float(row["lat"]), float(row["lon"]), least if exact else 0.0, most or least


class Discs:
    def __init__(self, discs):
        self.discs = list(discs)
        self.lat, self.lon, _, self.reach = self.discs[0]

    def at(self, lon, lat):
        covered, margin = numpy.zeros(len(lon), int), numpy.full(len(lon), 1e9)
        for site_lat, site_lon, least, most in self.discs:
            _, _, m = EARTH.inv(numpy.full(len(lon), site_lon), numpy.full(len(lon), site_lat), lon, lat)
            km = m / 1000
            covered += (km >= least) & (km <= most)
            margin = numpy.minimum(margin, abs(km - most))
            if least > 0:
                margin = numpy.minimum(margin, abs(km - least))
        return covered, margin


class Sector(Discs):
    def __init__(self, disc, begin, end):
        super().__init__([disc])
        self.begin, self.end = begin, end

    def at(self, lon, lat):
        covered, margin = super().at(lon, lat)
        azimuth, _, m = EARTH.inv(numpy.full(len(lon), self.lon), numpy.full(len(lon), self.lat), lon, lat)
        within = (azimuth - self.begin) % 360 <= (self.end - self.begin) % 360
        for edge in (self.begin, self.end):
            turn = abs((azimuth - edge + 180) % 360 - 180)
            off = numpy.radians(numpy.minimum(turn, 90)) * 6371 * abs(numpy.sin(m / 6371000))
            margin = numpy.minimum(margin, numpy.where(turn < 90, off, 1e9))
        return covered * within, numpy.minimum(margin, m / 1000)


class Country:
    """What is within that many km of a country's outline or inside it."""

    def __init__(self, code, reach):
        features = json.loads((GEODATA / "countries-50m.geojson").read_text(encoding="utf-8"))["features"]
        self.shape = shapely.geometry.shape(next(each["geometry"] for each in features if code in each["properties"].values()))
        parts = self.shape.geoms if self.shape.geom_type == "MultiPolygon" else [self.shape]
        self.outline = numpy.concatenate([dense(ring.coords) for part in parts for ring in (part.exterior, *part.interiors)])
        self.reach, largest = reach, max(parts, key=lambda part: part.area).centroid
        self.lat, self.lon = largest.y, largest.x
        self.units = unit(self.outline[:, 0], self.outline[:, 1])

    def at(self, lon, lat):
        near = numpy.argsort(-unit(lon, lat) @ self.units.T, axis=1)[:, :8]  # of which one is the nearest on the ellipsoid
        km = numpy.full(len(lon), 1e9)
        for column in near.T:
            _, _, m = EARTH.inv(lon, lat, self.outline[column, 0], self.outline[column, 1])
            km = numpy.minimum(km, m / 1000)
        inside = numpy.array([self.shape.contains(shapely.geometry.Point(*point)) for point in zip(lon, lat)])
        km = numpy.where(inside, 0, km)
        return (km <= self.reach).astype(int), abs(km - self.reach)


def dense(ring):
    points = [numpy.array(ring[0][:2])]
    for a, b in zip(ring, ring[1:]):
        a, b = numpy.array(a[:2]), numpy.array(b[:2])
        count = max(1, math.ceil(abs(b - a).max() / 0.1))
        points += [a + (b - a) * i / count for i in range(1, count + 1)]
    return numpy.array(points)


def unit(lon, lat):
    lon, lat = numpy.radians(lon), numpy.radians(lat)
    return numpy.stack([numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat)], axis=1)


SHAPES = {
    "over-the-pole": around(YAR, "500..5500km"),
    "antimeridian": around((50, 179), "2500km"),
    "around-the-pole": around((90, 0), "700..2500km"),
    "sector": (f"--at {YAR[0]},{YAR[1]} --range 3000km --sector 300..60", lambda program: Sector((*YAR, 0.0, 3000.0), 300, 60)),
    "12000": around(YAR, "12000km"),
    "16000": around(YAR, "16000km"),
    "19990": around(YAR, "19990km"),
    "union": scenario("europe-1987", "--merge union --group-by none"),
    "depth": scenario("europe-1987", "--merge depth --group-by none"),
    "dispute": scenario("dispute-2019"),
    "fiji": ("--from-country FJ --range 300km", lambda program: Country("FJ", 300)),
    "norway": ("--from-country NO --range 300km", lambda program: Country("NO", 300)),
}


def points_of(truth):
    """All over the Earth, around the middle as far as half again as the range, and the antipode."""
    i = numpy.arange(EVERYWHERE)
    lon, lat = numpy.degrees((i + 0.5) * GOLDEN) % 360 - 180, numpy.degrees(numpy.arcsin(1 - (2 * i + 1) / EVERYWHERE))
    i = numpy.arange(AROUND)
    far = numpy.minimum(1.5 * truth.reach, 19000) * 1000 * numpy.sqrt((i + 0.5) / AROUND)
    more_lon, more_lat, _ = EARTH.fwd(numpy.full(AROUND, truth.lon), numpy.full(AROUND, truth.lat), numpy.degrees(i * GOLDEN), far)
    antipode = ((truth.lon + 360) % 360 - 180, -truth.lat)
    lon, lat = numpy.concatenate([lon, more_lon, antipode[:1]]), numpy.concatenate([lat, more_lat, antipode[1:]])
    covered, margin = truth.at(lon, lat)
    return [[round(float(x), 6), round(float(y), 6), int(n), round(float(km), 3)] for x, y, n, km in zip(lon, lat, covered, margin)]


def points(program, name):
    return points_of(SHAPES[name][1](program))


if __name__ == "__main__":
    shapes = {name: {"options": options.split(), "points": points_of(truth(sys.argv[1]))} for name, (options, truth) in SHAPES.items()}
    pathlib.Path(sys.argv[2]).write_text(json.dumps(shapes))
