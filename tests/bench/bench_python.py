# SPDX-License-Identifier: MIT
"""The Python package beside what people use in its place: run by `run python` with the interpreter that it was built for.

    bench_python.py

10,000 sites x 500 km at 100 m to a GeoDataFrame; an equidistant projection for each site in GeoPandas, as the usual recipe has it, and
pyproj's geodesics with shapely at the same accuracy, neither of which knows poles and antimeridian. Then single calls, and 10^8 pairs.
"""
import math
import time

import geopandas
import numpy
import pyproj
import shapely
from shapely.geometry import Point, Polygon

import rangeband

COUNT, KM, TOLERANCE_M = 10_000, 500.0, 100.0


def seconds(work, times=3):
    """CPU time of the fastest run: the machine may be shared."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def recipe(lats, lons):
    parts = []
    for lat, lon in zip(lats, lons):
        local = f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84"
        parts.append(geopandas.GeoSeries([Point(0, 0)], crs=local).buffer(KM * 1000.0, resolution=40).to_crs(4326).iloc[0])
    return geopandas.GeoDataFrame(geometry=parts, crs=4326)


def geodesics(lats, lons):
    geod = pyproj.Geod(ellps="WGS84")
    count = math.ceil(math.pi / math.acos(1.0 - TOLERANCE_M / (KM * 1000.0)))
    azimuths, distances = numpy.linspace(0.0, -360.0, count, endpoint=False), numpy.full(count, KM * 1000.0)
    parts = []
    for lat, lon in zip(lats, lons):
        x, y, _ = geod.fwd(numpy.full(count, lon), numpy.full(count, lat), azimuths, distances)
        parts.append(Polygon(numpy.column_stack((x, y))))
    return geopandas.GeoDataFrame(geometry=parts, crs=4326)


def main():
    generator = numpy.random.default_rng(1)
    lats, lons = generator.uniform(-70, 70, COUNT), generator.uniform(-170, 170, COUNT)
    sites = {"lat": lats, "lon": lons}
    print(f"shapely {shapely.__version__}, GeoPandas {geopandas.__version__}; CPU time, ours on one thread")
    ours = seconds(lambda: rangeband.footprints(sites, "500km", threads=1))
    objects = seconds(lambda: rangeband.footprints(sites, "500km", threads=1, frame=False))
    few = COUNT // 50
    theirs = 50 * seconds(lambda: recipe(lats[:few], lons[:few]), 1)
    direct = 5 * seconds(lambda: geodesics(lats[:COUNT // 5], lons[:COUNT // 5]), 1)
    print(f"{COUNT:,} sites to a GeoDataFrame: {ours:.2f} s, to objects {objects:.2f} s")
    print(f"  a projection for each site (from {few}): {theirs:.1f} s, {theirs / ours:.0f} times as long")
    print(f"  pyproj and shapely (from {COUNT // 5:,}): {direct:.1f} s, {direct / ours:.1f} times as long")
    calls = 2_000
    one = seconds(lambda: [rangeband.footprint((lat, lon), "500km") for lat, lon in zip(lats[:calls], lons[:calls])])
    print(f"one call of footprint(): {1e6 * one / calls:.0f} µs; in one call for all, {1e6 * objects / COUNT:.0f} µs each")
    at = list(zip(generator.uniform(-90, 90, COUNT), generator.uniform(-180, 180, COUNT)))
    pairs = seconds(lambda: rangeband.inside(lats, lons, at=at, range="500..5500km", threads=1), 1)
    print(f"10^8 pairs, in range or not: {pairs:.2f} s")


if __name__ == "__main__":
    main()
