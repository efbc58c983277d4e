# SPDX-License-Identifier: MIT
"""1,000 sites with 500, 1,000 and 5,500 km to GeoJSON at 150 m, beside 360 azimuths by GeographicLib's Direct, cut by
GEOS and written by OGR: whole processes, CPU time for each vertex written, and how far the drawn edges are off.

Three rows: the whole process as people run it, on the wall clock with all processors; its processor time with one thread;
and what is left of that without the time that either program needs for one site (mostly loading GDAL).
"""
import subprocess

import processes

ROUNDS = 9
RANGES = ("500", "1000", "5500")
PROBED = 5  # the edges of every fifth site


def measured(build, path):
    """The vertices of a file and its largest edge error in metres by range."""
    probe = [build / "tests/bench/edge_error", path, str(PROBED)]
    printed = subprocess.run(probe, check=True, capture_output=True, text=True).stdout
    words = [line.split() for line in printed.splitlines()]
    vertices = next(int(line[1]) for line in words if line[0] == "vertices")
    return vertices, {line[1]: float(line[3]) for line in words if line[0] == "error"}


def commands(build, folder, sites, *options):
    ours = [build / "src/cli/rangeband", "footprint", "--sites", sites, "--range", "500,1000,5500km",
            "--tolerance", "150m", *options, "--quiet", "--overwrite", "-o", folder / "ours.geojson"]
    theirs = [build / "tests/bench/peer_geojson", sites, folder / "peer.geojson", *RANGES]
    return ours, theirs


def main(build, folder):
    one_site = processes.write_sites(folder / "one.csv", 1)
    all_sites = processes.write_sites(folder / "sites.csv", 1000)
    one = processes.interleaved(*commands(build, folder, one_site, "--threads", "1"), ROUNDS)
    ours, theirs = processes.interleaved(*commands(build, folder, all_sites, "--threads", "1"), ROUNDS)
    as_run, theirs_again = processes.interleaved(*commands(build, folder, all_sites), ROUNDS)
    vertices, errors = measured(build, folder / "ours.geojson")
    peer_vertices, peer_errors = measured(build, folder / "peer.geojson")

    def row(label, seconds, peer_seconds):
        mine, peer = 1e9 * seconds / vertices, 1e9 * peer_seconds / peer_vertices
        print(f"{label:<22} {seconds:>8.3f} s {mine:>8.0f} ns  peer {peer_seconds:>8.3f} s {peer:>8.0f} ns  "
              f"ratio {peer / mine:>6.1f}x a vertex {peer_seconds / seconds:>6.1f}x the file")

    row("whole process, wall", processes.median(as_run, "wall"), processes.median(theirs_again, "wall"))
    cpu, peer_cpu = processes.median(ours, "cpu"), processes.median(theirs, "cpu")
    row("whole process, CPU", cpu, peer_cpu)
    row("without start, CPU", cpu - processes.median(one[0], "cpu"), peer_cpu - processes.median(one[1], "cpu"))
    print(f"vertices {vertices:,}, peer {peer_vertices:,}")
    for range_km in RANGES:
        print(f"largest edge error at {range_km} km: {errors[range_km]:.0f} m, peer {peer_errors[range_km]:,.0f} m")
