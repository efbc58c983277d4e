# SPDX-License-Identifier: MIT
"""The Python package beside what people use in its place: run by `run python` with the interpreter that it was built for.

    bench_python.py [SECONDS that the C++ library needs for the same 10^8 pairs]

10,000 sites x 500 km at 100 m to a GeoDataFrame; an equidistant projection for each site in GeoPandas, as the usual recipe has it; and
pyproj's geodesics with shapely, as many vertices as keep its edges within 100 m too, without and with area and perimeter. Neither knows
poles and antimeridian. Then single calls, and 10^8 pairs.
"""
import sys
import time

import geopandas
import numpy
import pyproj
import shapely
from shapely.geometry import Point, Polygon

import rangeband

COUNT, KM, TOLERANCE_M = 10_000, 500.0, 100.0


def seconds(work, times=3, clock=time.process_time):
    """Of the fastest run, of the processor unless another clock is given: the machine may be shared."""
    found = []
    for _ in range(times):
        start = clock()
        work()
        found.append(clock() - start)
    return min(found)


def recipe(lats, lons):
    parts = []
    for lat, lon in zip(lats, lons):
        local = f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84"
        parts.append(geopandas.GeoSeries([Point(0, 0)], crs=local).buffer(KM * 1000.0, resolution=40).to_crs(4326).iloc[0])
    return geopandas.GeoDataFrame(geometry=parts, crs=4326)


GEOD = pyproj.Geod(ellps="WGS84")


def ring(lat, lon, count):
    x, y, _ = GEOD.fwd(numpy.full(count, lon), numpy.full(count, lat), numpy.linspace(0.0, -360.0, count, endpoint=False),
                       numpy.full(count, KM * 1000.0))
    return x, y


def vertices_needed(lat):
    """For edges that are straight in longitude and latitude to keep to the tolerance there."""
    for count in range(100, 1000):
        x, y = ring(lat, 0.0, count)
        _, _, metres = GEOD.inv(numpy.zeros(count), numpy.full(count, lat), (x + numpy.roll(x, 1)) / 2, (y + numpy.roll(y, 1)) / 2)
        if abs(metres - KM * 1000.0).max() <= TOLERANCE_M:
            return count
    raise ValueError("more than 1,000 vertices")


def geodesics(lats, lons, count, measured):
    parts = [Polygon(numpy.column_stack(ring(lat, lon, count))) for lat, lon in zip(lats, lons)]
    columns = {}
    if measured:
        columns["area"], columns["perimeter"] = zip(*map(GEOD.geometry_area_perimeter, parts))
    return geopandas.GeoDataFrame(columns, geometry=parts, crs=4326)


def main():
    generator = numpy.random.default_rng(1)
    lats, lons = generator.uniform(-70, 70, COUNT), generator.uniform(-170, 170, COUNT)
    sites = {"lat": lats, "lon": lons}
    count = vertices_needed(70.0)
    print(f"shapely {shapely.__version__}, GeoPandas {geopandas.__version__}; CPU time, ours on one thread")
    ours = seconds(lambda: rangeband.footprints(sites, "500km", threads=1))
    wall = seconds(lambda: rangeband.footprints(sites, "500km"), clock=time.perf_counter)
    objects = seconds(lambda: rangeband.footprints(sites, "500km", threads=1, frame=False))
    few = COUNT // 50
    print(f"{COUNT:,} sites to a GeoDataFrame: {ours:.2f} s, on all processors {wall:.2f} s by the clock, to objects {objects:.2f} s")
    theirs = 50 * seconds(lambda: recipe(lats[:few], lons[:few]), 1)
    print(f"  a projection for each site (from {few}): {theirs:.1f} s, {theirs / ours:.0f} times as long")
    for measured in (False, True):
        theirs = 5 * seconds(lambda: geodesics(lats[:COUNT // 5], lons[:COUNT // 5], count, measured), 1)
        print(f"  pyproj and shapely, {count} vertices{', area and perimeter' if measured else ''} (from {COUNT // 5:,}): {theirs:.1f} s, "
              f"{theirs / ours:.1f} times as long, {theirs / wall:.1f} times by the clock")
    calls = 2_000
    one = 1e6 / calls * seconds(lambda: [rangeband.footprint((lat, lon), "500km") for lat, lon in zip(lats[:calls], lons[:calls])])
    each = 1e6 / COUNT * objects
    print(f"one call of footprint(): {one:.0f} µs; in one call for all, {each:.0f} µs each; {one - each:.0f} µs more")
    at, to = ((numpy.degrees(numpy.arcsin(generator.uniform(-1, 1, COUNT))), generator.uniform(-180, 180, COUNT)) for _ in range(2))
    pairs = seconds(lambda: rangeband.inside(*to, at=list(zip(*at)), range="500..5500km", threads=1), 2)
    print(f"10^8 pairs, in range or not: {pairs:.2f} s" + (f", {pairs / float(sys.argv[1]):.2f} times C++" if len(sys.argv) > 1 else ""))


if __name__ == "__main__":
    main()
