# SPDX-License-Identifier: MIT
"""Sites by the million on a Dask cluster of two workers with a thread each: run by `run cluster` with the interpreter that the package was
built for.

    bench_cluster.py [SITES]

Sites all over the Earth are made where they are worked on. Rings of 50 km at 1 km go to GeoDataFrames, part by part, of which the area is
kept; and the unions of all parts are united. Seconds of the processor on both workers together, and by the clock; memory of the greater
worker.
"""
import pathlib
import resource
import sys
import time

import dask.dataframe
import numpy
import pandas
import shapely.ops

import rangeband

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "python"))
import dask_cluster

def sites(number, size):
    generator = numpy.random.default_rng(number)
    lats = numpy.degrees(numpy.arcsin(generator.uniform(-1, 1, size)))
    return pandas.DataFrame({"lat": lats, "lon": generator.uniform(-180, 180, size)})


def rings(part):
    return pandas.DataFrame({"area_km2": rangeband.footprints(part, "50km", tolerance="1km", threads=1).area_km2})


def union(part):
    return rangeband.footprints(part, "50km", merge="union", tolerance="1km", threads=1)


def parts(count, size, work):
    table = dask.dataframe.from_map(sites, range(count // size), size=size, meta=sites(0, 2)[:0])
    return table.map_partitions(work, meta=work(sites(0, 2))[:0])


def main(count=10_000_000):
    with dask_cluster.cluster(2) as (client, _):

        def measured(what, work):
            before, start = sum(client.run(time.process_time).values()), time.perf_counter()
            found = work()
            clock, spent = time.perf_counter() - start, sum(client.run(time.process_time).values()) - before
            most = max(client.run(lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss).values()) / 1024
            print(f"{count:,} {what}: {spent:.0f} s, by the clock {clock:.0f} s, {most:.0f} MB; {found}", flush=True)

        def all_rings():
            return f"{parts(count, 100_000, rings).area_km2.sum().compute():.6g} km²"

        def all_united():
            unions = parts(count, 1_000_000, union).compute()
            whole = shapely.ops.unary_union(list(unions.geometry))
            return f"{len(unions)} parts united to {len(getattr(whole, 'geoms', [whole]))} polygons"

        measured("rings of 50 km to GeoDataFrames", all_rings)
        measured("discs of 50 km united", all_united)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
