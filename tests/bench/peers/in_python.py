#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Two peers in Python with the protocol of peer.hpp: in_python.py pyproj|geopandas

pyproj     Geod.fwd for the vertices of each disc, shapely's unary_union; Geod.inv for decisions
geopandas  the usual recipe: an equidistant projection around each site, buffer(), and back; then unary_union
"""
import sys
import time

import numpy


def read_sites(path):
    return numpy.loadtxt(path, ndmin=2)


class Pyproj:
    def __init__(self):
        import pyproj
        import shapely.geometry
        import shapely.ops
        self.geod, self.geometry, self.ops = pyproj.Geod(ellps="WGS84"), shapely.geometry, shapely.ops

    def ring(self, lat, lon, km, segments):
        count = segments or 360  # there is no default; a degree apart is what people write
        azimuth = numpy.linspace(0.0, 360.0, count, endpoint=False)
        lons, lats, _ = self.geod.fwd(numpy.full(count, lon), numpy.full(count, lat), azimuth, numpy.full(count, 1000.0 * km))
        return self.geometry.Polygon(numpy.column_stack((lons, lats)))

    def unite(self, sites, km, segments):
        return self.ops.unary_union([self.ring(lat, lon, km, segments) for lat, lon in sites])

    def within(self, sites, places, low_km, high_km):
        for lat, lon in sites:
            there = numpy.full(len(places), lon), numpy.full(len(places), lat)
            _, _, distance = self.geod.inv(*there, places[:, 1], places[:, 0])
            yield (distance >= 1000.0 * low_km) & (distance <= 1000.0 * high_km)


class Geopandas:
    def __init__(self):
        import geopandas
        import shapely.geometry
        self.geopandas, self.geometry = geopandas, shapely.geometry

    def ring(self, lat, lon, km, segments):
        around = f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84"
        point = self.geopandas.GeoSeries([self.geometry.Point(lon, lat)], crs="EPSG:4326").to_crs(around)
        quarters = {"resolution": segments // 4} if segments else {}
        return point.buffer(1000.0 * km, **quarters).to_crs("EPSG:4326").iloc[0]

    def buffer(self, corners, km, segments):
        lat, lon = corners.mean(axis=0)
        polygon = self.geometry.Polygon(corners[:, ::-1])
        area = self.geopandas.GeoSeries([polygon], crs="EPSG:4326").to_crs(f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84")
        quarters = {"resolution": segments // 4} if segments else {}
        return area.buffer(1000.0 * km, **quarters).to_crs("EPSG:4326").iloc[0]

    def unite(self, sites, km, segments):
        return self.geopandas.GeoSeries([self.ring(lat, lon, km, segments) for lat, lon in sites]).unary_union


def timed(least, work):
    """CPU seconds a turn, and what was made last."""
    start, turns = time.process_time(), 0
    while True:
        made = work()
        turns += 1
        spent = time.process_time() - start
        if spent >= least:
            return spent / turns, made


def answer(peer, kind, *words):
    if kind == "within":
        low_km, high_km = float(words[0]), float(words[1])
        sites, places = read_sites(words[2]), read_sites(words[3])
        spent, inside = timed(0.0, lambda: list(peer.within(sites, places, low_km, high_km)))
        (numpy.concatenate(inside).astype(numpy.uint8) + ord("0")).tofile(words[4])
        return spent / len(sites) / len(places)
    least, segments, km, sites = float(words[0]), int(words[1]), float(words[2]), read_sites(words[3])
    work = {"rings": lambda: peer.ring(*sites[0], km, segments), "union": lambda: peer.unite(sites, km, segments),
            "buffer": lambda: peer.buffer(sites, km, segments)}[kind]
    spent, made = timed(least, work)
    with open(words[4], "w", encoding="ascii") as file:
        file.write(made.wkt)
    return spent


def main():
    peer = {"pyproj": Pyproj, "geopandas": Geopandas}[sys.argv[1]]()
    for line in sys.stdin:
        print(answer(peer, *line.split()), flush=True)


if __name__ == "__main__":
    main()
